/*
 * package/store_priv: what the files of the store share.
 */
#ifndef PACKAGE_STORE_PRIV_H
#define PACKAGE_STORE_PRIV_H

#include <dirent.h>

#include "base/str.h"
#include "package/store.h"

#define PACKAGE_STATE_EMPTY ((struct package_state){.previous = -1})
#define TRIAL_BEGINS        (PACKAGE_TRIAL_STARTS + 1)
#define PACKAGE_STAGE       "stage."

/* What state is as text, and back. False: text[len] is not what the first one writes, byte by byte;
 * *out is untouched. */
void package_state_text(const struct package_state *state, struct str *out);
bool package_state_parse(const char *text, size_t len, struct package_state *out);

/* Returns DATA/content/NAME, owned by the caller. */
char *package_store_path(const char *data, const char *name);

/* Under the lock, before a change: a state that cannot be believed counts as an empty one, one that
 * cannot be read does not. Reason: DISK. */
bool package_store_read_to_change(const char *data, struct package_state *out,
                                  struct package_trouble *trouble) MUST_USE;
/* Replaces the state, on disk when it is true; also on a full disk, once. */
bool package_store_write(const char *data, const struct package_state *state,
                         struct package_trouble *trouble) MUST_USE;

/* Makes DATA/content/state.spare where it is not, the room that the next state needs on a full
 * disk; where it cannot be made there is none. */
void package_store_keep_spare(const char *data);

/* The number of a generation's name; 0: it is another name. */
int package_store_number(const char *name);

/* Opens DATA/content, to be closed by the caller. NULL: reason DISK. */
DIR *package_store_open(const char *data, struct package_trouble *trouble);

/* fsyncs a folder; with everything beneath when it is whole. Reason: DISK. */
bool package_store_settle(const char *folder, bool is_whole,
                          struct package_trouble *trouble) MUST_USE;

/* Whether that generation's folder is there; 0 always is. */
bool package_store_has(const char *data, int generation);

/* Which package a generation is: the SHA-256 of its SHA256SUMS; "" when that cannot be told (of 0
 * never): then it is only not known again. */
void package_store_sums(const char *data, int generation, char out[SEAL_SUM_HEX_BYTES]);

#endif
