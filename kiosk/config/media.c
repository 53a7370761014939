#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "config/gather.h"
#include "playlist/names.h"

#define NAMES_SHOWN 5

bool config_gather_has_room(const struct playlist *list, const char *file, int line,
                            struct config_report *report)
{
    if (list->count < PLAYLIST_ITEMS_MAX)
        return true;
    config_report_error(report, file, line, line ? 1 : 0,
                        "节目超过 %d 个，其余的不播放 more than %d items: the rest is left out",
                        PLAYLIST_ITEMS_MAX, PLAYLIST_ITEMS_MAX);
    return false;
}

/* Files that are in their place beside media and need no word. */
static bool is_expected(const char *name)
{
    static const char *const quiet[] = {".cfg", ".txt", ".md",  ".m3u8", ".m3u",
                                        ".log", ".ini", ".lnk", ".nfo",  NULL};
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && quiet[i]; i++)
        if (strcasecmp(dot, quiet[i]) == 0)
            return true;
    return false;
}

static void warn_unknown(const struct config_folder *folder, struct config_report *report)
{
    struct str names = {0};
    size_t count = 0;
    for (size_t i = 0; i < folder->count; i++) {
        const struct config_entry *entry = &folder->entries[i];
        if (entry->kind >= 0 || entry->is_junk || entry->is_folder || is_expected(entry->name))
            continue;
        if (count++ < NAMES_SHOWN)
            str_addf(&names, "%s%s", names.len ? ", " : "", entry->name);
    }
    if (count > 0)
        config_report_warning(report, folder->path, 0, 0,
                              "%zu 个文件不是能播放的视频或图片，未播放 files that are no films or "
                              "pictures are not played: %s%s",
                              count, names.text, count > NAMES_SHOWN ? ", …" : "");
    str_finish(&names);
}

static void add_item(struct config_folder *folder, struct config_entry *entry,
                     struct playlist *list, struct config_report *report)
{
    struct err err = {0};
    if (!config_folder_check(folder, entry, &err)) {
        config_report_error(report, folder->path, 0, 0, "%s", err.text);
        return;
    }
    struct playlist_item *item = playlist_add(list, (enum playlist_kind)entry->kind);
    item->path = file_join(folder->path, entry->name);
    item->path_portrait = config_folder_portrait(folder, entry);
    item->repeat = playlist_name_repeat(entry->name);
}

void config_gather_media(struct config_folder *folder, struct playlist *list,
                         struct config_report *report)
{
    for (size_t i = 0; i < folder->count; i++) {
        struct config_entry *entry = &folder->entries[i];
        if (entry->kind < 0 || entry->is_junk || entry->is_folder || entry->is_twin)
            continue;
        if (!config_gather_has_room(list, folder->path, 0, report))
            break;
        add_item(folder, entry, list, report);
    }
    warn_unknown(folder, report);
}
