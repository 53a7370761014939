/*
 * config/gather (private): the three ways a playlist gets its items.
 */
#ifndef CONFIG_GATHER_H
#define CONFIG_GATHER_H

#include "config/folder.h"
#include "config/report.h"
#include "playlist/playlist.h"

/* All media of the folder in natural order, as items. */
void config_gather_media(struct config_folder *folder, struct playlist *list,
                         struct config_report *report);

/* The items of the .m3u8 and .m3u lists in the folder; false when there is none to read. */
bool config_gather_lists(struct config_folder *folder, struct playlist *list,
                         struct config_report *report);

/* What playlist.cfg said beside its items. */
struct config_gathered {
    bool has_items, has_ticker; /* it has these keys */
};

/* The items, title and ticker of playlist.cfg at path; false when it cannot be read. */
bool config_gather_file(const char *path, struct config_folder *folder, struct playlist *list,
                        struct config_gathered *out, struct config_report *report) MUST_USE;

/*
 * Adds a ticker line (cut when too long, left out when empty); line is where it stands in file.
 * False, reported, when no more fit.
 */
bool config_gather_ticker_line(struct playlist *list, const char *text, const char *file, int line,
                               struct config_report *report) MUST_USE;

/* Tells whether one more item fits; reports once, at the first that does not. */
bool config_gather_has_room(const struct playlist *list, const char *file, int line,
                            struct config_report *report);

#endif
