#include "playlist/faults.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static void finish_entry(struct playlist_fault *entry)
{
    free(entry->path);
    free(entry->reason);
}

void playlist_faults_finish(struct playlist_faults *faults)
{
    playlist_faults_forget(faults, NULL);
    free(faults->entries);
    *faults = (struct playlist_faults){0};
}

static struct playlist_fault *find_entry(const struct playlist_faults *faults, const char *path)
{
    for (size_t i = 0; i < faults->count; i++)
        if (strcmp(faults->entries[i].path, path) == 0)
            return &faults->entries[i];
    return NULL;
}

/* Other days' faults count no more; without this a year of new contents would pile up here. */
static void drop_other_days(struct playlist_faults *faults, int64_t day)
{
    size_t kept = 0;
    for (size_t i = 0; i < faults->count; i++) {
        if (faults->entries[i].day == day)
            faults->entries[kept++] = faults->entries[i];
        else
            finish_entry(&faults->entries[i]);
    }
    faults->count = kept;
}

bool playlist_faults_note(struct playlist_faults *faults, const char *path, const char *reason,
                          int64_t day)
{
    drop_other_days(faults, day);
    struct playlist_fault *entry = find_entry(faults, path);
    if (!entry) {
        faults->entries =
            mem_grow(faults->entries, faults->count, &faults->capacity, sizeof(*faults->entries));
        entry = &faults->entries[faults->count++];
        *entry = (struct playlist_fault){.path = mem_copy_text(path), .day = day};
    }
    char *latest = mem_copy_text(reason); /* reason may be the entry's own */
    free(entry->reason);
    entry->reason = latest;
    if (entry->count < PLAYLIST_FAULTS_ASIDE)
        entry->count++;
    return entry->count >= PLAYLIST_FAULTS_ASIDE;
}

bool playlist_faults_is_aside(const struct playlist_faults *faults, const char *path, int64_t day)
{
    const struct playlist_fault *entry = find_entry(faults, path);
    return entry && entry->day == day && playlist_fault_is_aside(entry);
}

bool playlist_fault_is_aside(const struct playlist_fault *fault)
{
    return fault->count >= PLAYLIST_FAULTS_ASIDE;
}

size_t playlist_faults_list(const struct playlist_faults *faults, int64_t day,
                            const struct playlist_fault **out, size_t max)
{
    size_t count = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = faults->count; i-- > 0 && count < max;) {
            const struct playlist_fault *fault = &faults->entries[i];
            if (fault->day == day && playlist_fault_is_aside(fault) == (pass == 0))
                out[count++] = fault;
        }
    }
    return count;
}

void playlist_faults_forget(struct playlist_faults *faults, const char *path)
{
    size_t kept = 0;
    for (size_t i = 0; i < faults->count; i++) {
        struct playlist_fault *entry = &faults->entries[i];
        if (path && strcmp(entry->path, path) != 0)
            faults->entries[kept++] = *entry;
        else
            finish_entry(entry);
    }
    faults->count = kept;
}
