#include "config/nearby.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "config/suggest.h"

#define FAR 1000

static char *stem_of(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot && dot != name ? mem_copy_span(name, (size_t)(dot - name)) : mem_copy_text(name);
}

/*
 * How unlike two names are: 0 but for the extension, else by the changes between the stems. One
 * Chinese character is three bytes.
 */
static size_t difference(const char *wanted_stem, const char *name)
{
    char *narrow = config_suggest_narrow(name);
    char *stem = stem_of(narrow);
    free(narrow);
    size_t shorter = strlen(stem) < strlen(wanted_stem) ? strlen(stem) : strlen(wanted_stem);
    size_t by_stem = config_suggest_distance(stem, wanted_stem);
    free(stem);
    return by_stem <= 6 && 2 * by_stem <= shorter ? by_stem : FAR;
}

const char *config_nearby_name(struct config_folder *folder, const char *name)
{
    const char *best = NULL;
    size_t best_difference = FAR;
    const struct config_entry *same = config_folder_find(folder, name);
    if (same)
        return same->name;
    char *wanted = config_suggest_narrow(file_name(name));
    char *wanted_stem = stem_of(wanted);
    for (size_t i = 0; i < folder->count && folder->guesses_left > 0; i++) {
        const struct config_entry *entry = &folder->entries[i];
        if (entry->is_junk || entry->is_folder)
            continue;
        folder->guesses_left--;
        size_t now = difference(wanted_stem, entry->name);
        if (now < best_difference) {
            best = entry->name;
            best_difference = now;
        }
    }
    free(wanted);
    free(wanted_stem);
    return best;
}
