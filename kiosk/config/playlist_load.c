#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "config/config.h"
#include "config/gather.h"
#include "config/text.h"

static void read_ticker_lines(const char *path, struct config_text *text, struct playlist *list,
                              struct config_report *report)
{
    char *rest = text->text;
    int number = 0;
    for (char *line; (line = strsep(&rest, "\n"));) {
        number++;
        line += strspn(line, " \t\v\f");
        if (*line != '#' && !config_gather_ticker_line(list, line, path, number, report))
            return;
    }
}

static void read_ticker(const struct config_folder *folder, struct playlist *list,
                        struct config_report *report)
{
    struct config_text text = {0};
    struct err err = {0};
    const struct config_entry *entry = config_folder_find(folder, "ticker.txt");
    if (!entry)
        return;
    char *path = file_join(folder->path, entry->name);
    if (config_text_read(path, &text, &err))
        read_ticker_lines(path, &text, list, report);
    else
        config_report_error(report, path, 0, 0, "%s", err.text);
    config_text_finish(&text);
    free(path);
}

/* Windows hides the extension .txt: the file is called playlist.cfg there all the same. */
static void warn_hidden_extension(const struct config_folder *folder, struct config_report *report)
{
    const struct config_entry *entry = config_folder_find(folder, "playlist.cfg.txt");
    if (entry)
        config_report_warning(
            report, folder->path, 0, 0,
            "'%s' 没有起作用，请改名为 playlist.cfg(Windows 可能隐藏了 .txt) is not "
            "read: rename it playlist.cfg (Windows may hide .txt)",
            entry->name);
}

static bool gather(struct config_folder *folder, struct playlist *list,
                   struct config_report *report)
{
    struct config_gathered gathered = {false, false};
    bool ok = true;
    const struct config_entry *entry = config_folder_find(folder, "playlist.cfg");
    if (entry) {
        char *path = file_join(folder->path, entry->name);
        ok = config_gather_file(path, folder, list, &gathered, report);
        free(path);
    } else {
        warn_hidden_extension(folder, report);
    }
    if (!gathered.has_items && !config_gather_lists(folder, list, report))
        config_gather_media(folder, list, report);
    if (!gathered.has_ticker)
        read_ticker(folder, list, report);
    return ok;
}

static char *name_of_folder(const char *path)
{
    size_t len = strlen(path);
    while (len > 1 && path[len - 1] == '/')
        len--;
    char *clean = mem_copy_span(path, len);
    char *name = mem_copy_text(file_name(clean));
    free(clean);
    return name;
}

bool config_playlist_load(const char *folder, struct playlist *list, struct config_report *report)
{
    struct config_folder entries;
    struct err err = {0};
    *list = (struct playlist){.name = name_of_folder(folder), .folder = mem_copy_text(folder)};
    bool ok = config_folder_open(&entries, folder, &err);
    if (!ok) {
        config_report_error(report, folder, 0, 0, "%s", err.text);
    } else {
        ok = gather(&entries, list, report);
        if (list->count == 0)
            config_report_error(
                report, folder, 0, 0,
                "没有可播放的节目，请放入视频或图片 nothing to play: put films or pictures "
                "into it");
    }
    config_folder_finish(&entries);
    return ok;
}
