/*
 * playlist/names: what a file's name tells. Names are bytes in UTF-8; case does not matter in
 * extensions, in junk names and in _repeat_Nx.
 */
#ifndef PLAYLIST_NAMES_H
#define PLAYLIST_NAMES_H

#include <stdbool.h>

#include "playlist/playlist.h"

/* Orders names as people do: "2.mp4" before "10.mp4"; <0, 0, >0 as strcmp. A total order. */
int playlist_name_compare(const char *a, const char *b);

/* .DS_Store, ._*, Thumbs.db, desktop.ini, ~$*, hidden names, System Volume Information, … */
bool playlist_name_is_junk(const char *name);

/* The kind by extension (VIDEO or IMAGE), or -1: not a medium. */
int playlist_name_kind(const char *name);

/* The N of _repeat_Nx in the name, 1 to PLAYLIST_REPEAT_MAX; 1 when there is none. */
int playlist_name_repeat(const char *name);

/* Tells whether name is the portrait twin of base: base "a.svg", name "a-portrait.svg". */
bool playlist_name_is_portrait_of(const char *name, const char *base);

#endif
