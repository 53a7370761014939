#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/import_priv.h"
#include "base/file.h"
#include "config/config.h"

#define LINES_MAX    60  /* of what is in playlists: what does not fit is counted */
#define LINE_BYTES   240 /* what is longer is cut on staff's page (view/page_import) */
#define PICTURES_MAX 4
#define MIB          1048576.0

struct summary {
    const struct import_teller *teller;
    int lines, pictures;
    size_t left_out;
};

static void add_line(const struct summary *summary, struct str *line)
{
    summary->teller->line(summary->teller->ctx, line->text);
    str_finish(line);
}

/* Whether one more is told; else it is counted. */
static bool has_line_left(struct summary *summary)
{
    bool is_left = summary->lines < LINES_MAX;
    if (is_left)
        summary->lines++;
    else
        summary->left_out++;
    return is_left;
}

/* Takes the piece. What is long hides nothing behind it: that goes to a line of its own. */
static void add_piece(const struct summary *summary, struct str *line, struct str *piece)
{
    if (line->len + piece->len > LINE_BYTES) {
        add_line(summary, line);
        str_add(line, "　　");
    }
    str_add_span(line, piece->text, piece->len);
    str_finish(piece);
}

/* A stranger's words: they may go to a terminal. */
static void add_words(const struct summary *summary, struct str *line, const char *words)
{
    struct str piece = {0};
    if (!words || !*words)
        return;
    str_add(&piece, "「");
    str_add_escaped(&piece, words, strlen(words));
    str_add(&piece, "」");
    add_piece(summary, line, &piece);
}

static void add_file(const struct summary *summary, struct str *line, const char *path)
{
    struct stat status;
    struct str piece = {0};
    if (!path || stat(path, &status) != 0)
        return;
    const char *name = file_name(path);
    str_add_escaped(&piece, name, strlen(name));
    str_addf(&piece, " %.1f MiB ", (double)status.st_size / MIB);
    add_piece(summary, line, &piece);
}

static void add_picture(struct summary *summary, const char *path)
{
    const struct import_teller *teller = summary->teller;
    if (!path || !teller->picture || summary->pictures == PICTURES_MAX)
        return;
    summary->pictures++;
    teller->picture(teller->ctx, path);
}

static void add_item(struct summary *summary, const struct playlist_item *item)
{
    static const char *const kinds[PLAYLIST_KIND_COUNT] = {
        [PLAYLIST_VIDEO] = "视频 film",       [PLAYLIST_IMAGE] = "图片 picture",
        [PLAYLIST_SLOGAN] = "标语 slogan",    [PLAYLIST_QR] = "二维码 QR code",
        [PLAYLIST_COUNTDOWN] = "倒计时 days", [PLAYLIST_STATS] = "答题情况 quiz results"};
    struct str line = {0};
    if (item->kind == PLAYLIST_IMAGE) {
        add_picture(summary, item->path);
        add_picture(summary, item->path_portrait);
    }
    if (!has_line_left(summary))
        return;
    str_addf(&line, "　%s　", kinds[item->kind]);
    add_file(summary, &line, item->path);
    add_file(summary, &line, item->path_portrait);
    add_words(summary, &line, item->title);
    add_words(summary, &line, item->text);
    add_words(summary, &line, item->target);
    add_line(summary, &line);
}

static void add_ticker(struct summary *summary, const char *words)
{
    struct str line = {0};
    if (!has_line_left(summary))
        return;
    str_add(&line, "　滚动字幕 ticker　");
    add_words(summary, &line, words);
    add_line(summary, &line);
}

static void add_items(struct summary *summary, const struct playlist *list, bool has_words)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct playlist_item *item = &list->items[i];
        if ((item->title || item->text || item->target) == has_words)
            add_item(summary, item);
    }
}

static void add_playlist(struct summary *summary, const char *folder)
{
    struct playlist list;
    struct str line = {0};
    struct config_report report = {0}; /* the check has told */
    bool is_read = config_playlist_load(folder, &list, &report);
    (void)is_read; /* as above */
    config_report_finish(&report);
    str_addf(&line, "节目单 %s：%zu 项 playlist, %zu item(s)", file_name(folder), list.count,
             list.count);
    add_line(summary, &line);
    for (size_t i = 0; i < list.ticker_count; i++)
        add_ticker(summary, list.ticker[i]);
    add_items(summary, &list, true); /* a page has few lines: what is written goes first */
    add_items(summary, &list, false);
    playlist_finish(&list);
}

static void add_playlists(struct summary *summary, const char *folder)
{
    struct dirent **entries = NULL;
    char *lists = file_join(folder, "playlists");
    int count = scandir(lists, &entries, NULL, alphasort); /* -1: it brings none */
    for (int i = 0; i < count; i++) {
        char *path = file_join(lists, entries[i]->d_name);
        if (entries[i]->d_name[0] != '.' && file_is_folder(path) && !file_is_second_name(path))
            add_playlist(summary, path);
        free(path);
        free(entries[i]);
    }
    free(entries);
    free(lists);
}

static void add_part(const struct summary *summary, const char *folder, const char *name,
                     const char *words)
{
    struct str line = {0};
    char *path = file_join(folder, name);
    if (file_is_regular(path) || file_is_folder(path)) {
        str_add(&line, words);
        add_line(summary, &line);
    }
    free(path);
}

void import_summarise(const char *folder, const struct package_progress *progress,
                      const struct import_teller *teller)
{
    struct str line = {0};
    struct summary summary = {.teller = teller};
    str_addf(&line, "%s：%zu 个文件，%.1f MiB，没有签名 %zu file(s), not signed", progress->name,
             progress->files, (double)progress->total_bytes / MIB, progress->files);
    add_line(&summary, &line);
    add_playlists(&summary, folder);
    add_part(&summary, folder, "config/schedule.cfg", "新日程 a schedule");
    add_part(&summary, folder, "config/layouts", "新布局 layouts");
    add_part(&summary, folder, "config/calendars", "新日历 calendars");
    add_part(&summary, folder, "config/alerts", "新预警 alerts");
    add_part(&summary, folder, "assets/scenes", "新答题场景 scenes of the quiz");
    if (summary.left_out) {
        str_addf(&line, "还有 %zu 项 %zu more items", summary.left_out, summary.left_out);
        add_line(&summary, &line);
    }
}
