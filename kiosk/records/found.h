/*
 * records/found: the segment files of a folder.
 */
#ifndef RECORDS_FOUND_H
#define RECORDS_FOUND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

#define FOUND_GOOD ".db"
#define FOUND_BAD  ".db.bad" /* damaged, set aside */

struct found {
    int64_t number; /* from 1 */
    bool is_bad;
};

/* {0} is an empty one. items[count], owned, the newest (highest) number first. */
struct found_list {
    struct found *items;
    size_t count, capacity;
};

/* Adds what is in the folder; other files are passed over. */
bool found_list_read(const char *folder, struct found_list *out, struct err *err) MUST_USE;
void found_list_finish(struct found_list *list);

/* Returns FOLDER/NUMBER with that suffix, owned by the caller (free()). */
char *found_path(const char *folder, int64_t number, const char *suffix);

#endif
