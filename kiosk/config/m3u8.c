#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/mem.h"
#include "config/gather.h"
#include "config/text.h"
#include "playlist/names.h"

#define NAMES_SHOWN 5

/* One list while it is read. */
struct reading {
    struct config_folder *folder;
    struct playlist *list;
    struct config_report *report;
    char *file; /* the list's path */
    int line;
    int64_t duration_ms; /* from the #EXTINF above, 0 when there is none */
};

static bool is_list_name(const struct config_entry *entry)
{
    const char *dot = strrchr(entry->name, '.');
    return dot && !entry->is_folder && !entry->is_junk &&
           (strcasecmp(dot, ".m3u8") == 0 || strcasecmp(dot, ".m3u") == 0);
}

/* #EXTINF:SECONDS[ attributes],TITLE; 0 and -1 mean "not known" in every player. */
static void read_extinf(struct reading *reading, const char *text)
{
    char *end = NULL;
    double seconds = strtod(text, &end);
    reading->duration_ms = 0;
    if (end == text || !(seconds <= PLAYLIST_SECONDS_MAX))
        config_report_warning(
            reading->report, reading->file, reading->line, 1,
            "#EXTINF 的秒数应在 0.1 到 %d 之间，按默认时间播放 seconds must be 0.1 to "
            "%d: the usual time is taken",
            PLAYLIST_SECONDS_MAX, PLAYLIST_SECONDS_MAX);
    else if (seconds >= 0.1)
        reading->duration_ms = (int64_t)(seconds * 1000 + 0.5);
}

static bool read_file_name(struct reading *reading, const char *name)
{
    char *path = NULL, *portrait = NULL;
    struct config_entry *entry = NULL;
    struct err err = {0};
    int kind = playlist_name_kind(name);
    bool ok = config_folder_resolve(reading->folder, name, &path, &portrait, &entry, &err);
    if (ok && kind < 0)
        ok = err_set(&err, ERR_UNSUPPORTED,
                     "'%s' 不是能播放的视频或图片 is neither a film nor a picture", name);
    if (entry)
        entry->is_used = true;
    if (!ok) {
        config_report_error(reading->report, reading->file, reading->line, 1, "%s", err.text);
        free(path);
        free(portrait);
        return false;
    }
    struct playlist_item *item = playlist_add(reading->list, (enum playlist_kind)kind);
    item->path = path;
    item->path_portrait = portrait;
    item->repeat = playlist_name_repeat(file_name(name));
    if (kind == PLAYLIST_IMAGE && reading->duration_ms > 0)
        item->duration_ms = reading->duration_ms; /* of a film it is but the length */
    return true;
}

static char *trim(char *line)
{
    line += strspn(line, " \t");
    size_t len = strlen(line);
    while (len > 0 && strchr(" \t", line[len - 1]))
        line[--len] = '\0';
    return line;
}

/* Windows writes \ between folders; ./ says nothing. */
static char *with_slashes(char *name)
{
    for (char *at = name; *at; at++)
        if (*at == '\\')
            *at = '/';
    while (strncmp(name, "./", 2) == 0)
        name += 2 + strspn(name + 2, "/");
    return name;
}

static void read_line(struct reading *reading, char *line)
{
    static const char extinf[] = "#EXTINF:";
    line = trim(line);
    if (strncmp(line, extinf, strlen(extinf)) == 0)
        read_extinf(reading, line + strlen(extinf));
    if (*line == '\0' || *line == '#')
        return;
    (void)read_file_name(reading,
                         with_slashes(line)); /* a bad line was reported; on with the rest */
    reading->duration_ms = 0;
}

static bool read_list(struct reading *reading)
{
    struct config_text text = {0};
    struct err err = {0};
    if (!config_text_read(reading->file, &text, &err)) {
        config_report_error(reading->report, reading->file, 0, 0, "%s", err.text);
        return false;
    }
    char *rest = text.text;
    for (char *line; (line = strsep(&rest, "\n"));) {
        reading->line++;
        if (!config_gather_has_room(reading->list, reading->file, reading->line, reading->report))
            break;
        read_line(reading, line);
    }
    config_text_finish(&text);
    return true;
}

static void warn_unlisted(const struct config_folder *folder, struct config_report *report)
{
    struct str names = {0};
    size_t count = 0;
    for (size_t i = 0; i < folder->count; i++) {
        const struct config_entry *entry = &folder->entries[i];
        if (entry->kind < 0 || entry->is_junk || entry->is_folder || entry->is_twin ||
            entry->is_used)
            continue;
        if (count++ < NAMES_SHOWN)
            str_addf(&names, "%s%s", names.len ? ", " : "", entry->name);
    }
    if (count > 0)
        config_report_warning(
            report, folder->path, 0, 0,
            "%zu 个文件不在 .m3u8 列表里，不播放 files are in no .m3u8 list and not "
            "played: %s%s",
            count, names.text, count > NAMES_SHOWN ? ", …" : "");
    str_finish(&names);
}

bool config_gather_lists(struct config_folder *folder, struct playlist *list,
                         struct config_report *report)
{
    bool is_any_read = false;
    for (size_t i = 0; i < folder->count; i++) {
        struct config_entry *entry = &folder->entries[i];
        if (!is_list_name(entry))
            continue;
        struct reading reading = {.folder = folder,
                                  .list = list,
                                  .report = report,
                                  .file = file_join(folder->path, entry->name)};
        is_any_read = read_list(&reading) || is_any_read;
        free(reading.file);
    }
    if (is_any_read)
        warn_unlisted(folder, report);
    return is_any_read;
}
