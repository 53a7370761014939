/*
 * playlist/faults: which files failed today, and which are put aside for it.
 *
 * Three faults on one day and a file is not tried again until the next day (or until it changes:
 * the caller forgets it then).
 */
#ifndef PLAYLIST_FAULTS_H
#define PLAYLIST_FAULTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PLAYLIST_FAULTS_ASIDE 3

struct playlist_fault {
    char *path;
    char *reason; /* the last one, for the status page */
    int64_t day;  /* local day number the count belongs to */
    int count;
};

struct playlist_faults {
    struct playlist_fault *entries;
    size_t count;
    size_t capacity;
};

void playlist_faults_finish(struct playlist_faults *faults);

/* Counts one fault; returns true when the file is put aside from now on. */
bool playlist_faults_note(struct playlist_faults *faults, const char *path, const char *reason,
                          int64_t day);

bool playlist_faults_is_aside(const struct playlist_faults *faults, const char *path, int64_t day);

/* The same of an entry of today's. */
bool playlist_fault_is_aside(const struct playlist_fault *fault);

/*
 * Writes the faults of that day to out[max], borrowed until the next note or forget: files put
 * aside come first, and when there are more than max, the newest of each are taken. Returns how
 * many.
 */
size_t playlist_faults_list(const struct playlist_faults *faults, int64_t day,
                            const struct playlist_fault **out, size_t max);

/* Forgets a file (it was replaced), or all of them with NULL. */
void playlist_faults_forget(struct playlist_faults *faults, const char *path);

#endif
