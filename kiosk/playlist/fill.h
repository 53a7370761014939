/*
 * playlist/fill: {n} {theme} {organiser} {hotline} {device} in texts. {n} is empty before 2002, the
 * first 安全生产月: a clock that was never set makes no negative number.
 */
#ifndef PLAYLIST_FILL_H
#define PLAYLIST_FILL_H

#include <stdint.h>

#include "base/str.h"

struct playlist_fill {
    int64_t year;      /* local year: {n} is that year's ordinal of 安全生产月 */
    const char *theme; /* all borrowed, none NULL */
    const char *organiser;
    const char *hotline;
    const char *device;
};

/* Adds text to *out with the names filled in; unknown {words} stay as they are. */
void playlist_fill_text(const char *text, const struct playlist_fill *fill, struct str *out);

#endif
