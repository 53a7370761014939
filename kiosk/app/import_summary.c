#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "app/import_priv.h"
#include "base/file.h"
#include "config/config.h"

#define LINES_MAX    60 /* of texts: what does not fit is counted */
#define PICTURES_MAX 4
#define MIB          1048576.0

struct summary {
    const struct import_teller *teller;
    int texts, pictures;
    size_t left_out;
};

static void add_line(const struct summary *summary, struct str *line)
{
    summary->teller->line(summary->teller->ctx, line->text);
    str_finish(line);
}

static void add_text(struct summary *summary, const char *text)
{
    struct str line = {0};
    if (!text || !*text)
        return;
    if (summary->texts == LINES_MAX) {
        summary->left_out++;
        return;
    }
    summary->texts++;
    str_add(&line, "  「");
    str_add_escaped(&line, text, strlen(text)); /* a stranger's: it may go to a terminal */
    str_add(&line, "」");
    add_line(summary, &line);
}

static void add_item(struct summary *summary, const struct playlist_item *item)
{
    const struct import_teller *teller = summary->teller;
    add_text(summary, item->title);
    add_text(summary, item->text);
    add_text(summary, item->target);
    if (item->kind != PLAYLIST_IMAGE || !teller->picture || summary->pictures == PICTURES_MAX)
        return;
    summary->pictures++;
    teller->picture(teller->ctx, item->path);
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
    for (size_t i = 0; i < list.count; i++)
        add_item(summary, &list.items[i]);
    for (size_t i = 0; i < list.ticker_count; i++)
        add_text(summary, list.ticker[i]);
    playlist_finish(&list);
}

static void add_playlists(struct summary *summary, const char *folder)
{
    struct dirent **entries = NULL;
    char *lists = file_join(folder, "playlists");
    int count = scandir(lists, &entries, NULL, alphasort); /* -1: it brings none */
    for (int i = 0; i < count; i++) {
        char *path = file_join(lists, entries[i]->d_name);
        if (entries[i]->d_name[0] != '.' && file_is_folder(path))
            add_playlist(summary, path);
        free(path);
        free(entries[i]);
    }
    free(entries);
    free(lists);
}

static void add_file(const struct summary *summary, const char *folder, const char *name,
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
    add_file(&summary, folder, "config/schedule.cfg", "新日程 a schedule");
    add_file(&summary, folder, "config/layouts", "新布局 layouts");
    add_file(&summary, folder, "config/calendars", "新日历 calendars");
    add_file(&summary, folder, "config/alerts", "新预警 alerts");
    add_file(&summary, folder, "assets/scenes", "新答题场景 scenes of the quiz");
    if (summary.left_out) {
        str_addf(&line, "还有 %zu 条文字 %zu more texts", summary.left_out, summary.left_out);
        add_line(&summary, &line);
    }
}
