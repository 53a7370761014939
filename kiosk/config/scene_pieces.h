/*
 * config/scene_pieces (private): a scene.cfg cut into what moves together, for saving.
 *
 * The text is the decoded file (UTF-8, LF): offsets found in the normalised text are brought back
 * by their places.
 */
#ifndef CONFIG_SCENE_PIECES_H
#define CONFIG_SCENE_PIECES_H

#include "config/document.h"
#include "config/original.h"

struct scene_span { /* half-open, bytes of the original */
    size_t from, to;
};

/* One item of `hazards` or `decoys`. */
struct scene_piece {
    struct scene_span lead;  /* blanks and comments in front of it */
    struct scene_span body;  /* { … } */
    struct scene_span comma; /* the comma with blanks in front of it; empty behind the last one */
    struct scene_span trail; /* what is left of the line behind that */
    const config_setting_t *item;
};

/* A list; count 0 and no setting when the file has none. */
struct scene_pieces {
    const config_setting_t *list;
    struct scene_piece *items; /* owned */
    size_t count;
    struct scene_span inside; /* between the list's brackets */
    struct scene_span rest;   /* behind the last item's trail */
};

/* The value of a setting. */
struct scene_span scene_pieces_value(const struct config_document *document,
                                     const struct config_original *original,
                                     const config_setting_t *setting);

void scene_pieces_cut(const struct config_document *document,
                      const struct config_original *original, const char *list_name,
                      struct scene_pieces *out);
void scene_pieces_finish(struct scene_pieces *pieces);

#endif
