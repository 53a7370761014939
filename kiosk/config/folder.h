/*
 * config/folder (private): a playlist's folder, read once: its names in natural order, lookup by
 * name, portrait twins, and what lies near a name that is not there.
 *
 * Each file is looked at once, when it is first wanted.
 */
#ifndef CONFIG_FOLDER_H
#define CONFIG_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

#define CONFIG_FOLDER_ENTRIES_MAX 400000

enum config_entry_state { CONFIG_ENTRY_UNSEEN, CONFIG_ENTRY_GOOD, CONFIG_ENTRY_BAD };

struct config_entry {
    char *name;   /* as on disk: bytes, perhaps not UTF-8 */
    char *folded; /* small letters, half width: for lookup */
    int kind;     /* playlist_name_kind() */
    bool is_junk, is_folder, is_link;
    bool is_twin; /* the portrait form of another entry */
    bool is_used; /* for the caller: a list named it */
    enum config_entry_state state;
    const struct config_entry *portrait; /* or NULL */
};

struct config_folder {
    char *path;
    char *real_path;
    int fd;
    struct config_entry *entries; /* natural order */
    size_t count, capacity;
    struct config_entry **by_name; /* sorted by folded, name */
    int guesses_left;              /* names still to be compared with missing ones */
};

/* ERR_GONE, ERR_IO, ERR_LIMIT. Finish it in any case. */
bool config_folder_open(struct config_folder *folder, const char *path, struct err *err) MUST_USE;
void config_folder_finish(struct config_folder *folder);

/* Finds a file by a fixed name, case aside when there is no exact one; NULL when there is none. */
struct config_entry *config_folder_find(const struct config_folder *folder, const char *name);

/*
 * Tells whether the entry is a file that may be played: regular, not empty, not led out of the
 * folder by a link. The sentence in *err says what to do.
 */
bool config_folder_check(const struct config_folder *folder, struct config_entry *entry,
                         struct err *err) MUST_USE;

/*
 * Finds what an item names: a file here or in a folder below. *out_path and *out_portrait (NULL:
 * none) are owned by the caller; *out_entry is NULL for a file in a folder below.
 */
bool config_folder_resolve(struct config_folder *folder, const char *name, char **out_path,
                           char **out_portrait, struct config_entry **out_entry,
                           struct err *err) MUST_USE;

/* The checked path of the entry's portrait twin, owned by the caller, or NULL. */
char *config_folder_portrait(const struct config_folder *folder, const struct config_entry *entry);

#endif
