/* What an end without warning left, and what is not needed any more. */
#include <dirent.h>
#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "package/copy.h"
#include "package/store_priv.h"

#define OLD PACKAGE_STAGE "old."

/* Makes the state name only what is there. */
static bool mend_state(const char *data, struct package_state *state,
                       struct package_trouble *trouble)
{
    struct package_state mended = *state;
    if (mended.previous >= 0 && !package_store_has(data, mended.previous))
        mended.previous = -1;
    if (!package_store_has(data, mended.active)) {
        mended.active = mended.previous >= 0 ? mended.previous : 0;
        mended.version = mended.previous >= 0 ? mended.previous_version : 0;
        mended.trial_starts = mended.is_previous_tried && mended.active > 0 ? TRIAL_BEGINS : 0;
        mended.previous = -1;
    }
    if (mended.previous < 0) {
        mended.previous_version = 0;
        mended.is_previous_tried = false;
    }
    if (mended.active == state->active && mended.previous == state->previous)
        return true;
    if (!package_store_write(data, &mended, trouble))
        return false;
    *state = mended;
    return true;
}

static bool is_old(const char *name)
{
    return strncmp(name, OLD, strlen(OLD)) == 0;
}

/* Whether the entry of content/ called name is of no use. keep NULL: every generation is kept. */
static bool is_garbage(const char *name, const struct package_state *keep)
{
    int generation = package_store_number(name);
    if (strncmp(name, PACKAGE_STAGE, strlen(PACKAGE_STAGE)) == 0)
        return !is_old(name);
    return generation > 0 && keep && generation != keep->active && generation != keep->previous;
}

/* It loses its name at once, so that half of it never has it; that takes no time. */
static void set_aside(const char *data, const char *name)
{
    char *path = package_store_path(data, name);
    struct str old = {0};
    str_addf(&old, "%s/content/" OLD "%s", data, name);
    (void)rename(path, old.text); /* else it is tried again at the next start */
    str_finish(&old);
    free(path);
}

bool package_store_recover(const char *data, struct package_state *out,
                           struct package_trouble *trouble)
{
    struct package_state state;
    struct err err;
    bool is_believed = package_store_read(data, &state, &err);
    if (!is_believed && err.code == ERR_IO)
        return package_refuse(trouble, PACKAGE_DISK, "%s", err.text);
    if (is_believed && !mend_state(data, &state, trouble))
        return false;
    DIR *content = package_store_open(data, trouble);
    if (!content)
        return false;
    char *half_state = package_store_path(data, "state.new");
    (void)unlink(half_state); /* it is seldom there */
    free(half_state);
    /* cppcheck-suppress readdirCalled ; nobody else reads this stream */
    for (const struct dirent *entry = readdir(content); entry; entry = readdir(content))
        if (is_garbage(entry->d_name, is_believed ? &state : NULL))
            set_aside(data, entry->d_name);
    (void)closedir(content); /* was only read */
    package_store_keep_spare(data);
    *out = state;
    return true;
}

/* Two may do it at once: what the other one took is only not there any more. */
static bool remove_old(char *path, const struct package_watch *watch,
                       struct package_trouble *trouble)
{
    char *const paths[] = {path, NULL};
    bool ok = true;
    FTS *walk = fts_open(paths, FTS_PHYSICAL | FTS_NOCHDIR | FTS_XDEV, NULL);
    if (!walk)
        return true;
    for (const FTSENT *entry = fts_read(walk); ok && entry; entry = ok ? fts_read(walk) : NULL) {
        if (entry->fts_info == FTS_D)
            continue;
        (void)remove(entry->fts_path); /* what cannot be removed stays */
        ok = package_watch_ask(watch, 0, trouble);
    }
    (void)fts_close(walk); /* was only read */
    return ok;
}

bool package_store_sweep(const char *data, const struct package_watch *watch,
                         struct package_trouble *trouble)
{
    struct package_trouble unused;
    bool ok = true;
    DIR *content = package_store_open(data, &unused);
    if (!content)
        return true;
    /* cppcheck-suppress readdirCalled ; nobody else reads this stream */
    for (const struct dirent *entry = readdir(content); ok && entry; entry = readdir(content)) {
        if (!is_old(entry->d_name))
            continue;
        char *path = package_store_path(data, entry->d_name);
        ok = remove_old(path, watch, trouble);
        free(path);
    }
    (void)closedir(content); /* was only read */
    return ok;
}
