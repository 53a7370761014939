/*
 * config/scene_pieces (private): a scene.cfg cut into what moves together, for saving.
 *
 * Cut in the normalised text, where all that is no comment is ASCII; the spans are those of the
 * decoded file (UTF-8, with its line ends).
 */
#ifndef CONFIG_SCENE_PIECES_H
#define CONFIG_SCENE_PIECES_H

#include "config/document.h"
#include "config/original.h"

struct scene_span { /* half-open, bytes of the original */
    size_t from, to;
};

/* What is needed to cut: all borrowed. */
struct scene_cutter {
    const struct config_document *document;
    const struct config_original *original;
    const size_t *map; /* of all bytes of the document's text to the original, and its end */
};

/* One item of `hazards` or `decoys`; lead, body, gap, comma and trail follow one another. */
struct scene_piece {
    struct scene_span lead;  /* blanks and comments in front of it */
    struct scene_span body;  /* { … } */
    struct scene_span gap;   /* between it and its comma; empty when it has none */
    struct scene_span comma; /* empty when it has none */
    struct scene_span trail; /* what is left of the line behind that */
    bool is_open;            /* the trail is a comment that only a line's end ends */
    const config_setting_t *item;
};

/* A list; count 0 and no setting when the file has none. */
struct scene_pieces {
    const config_setting_t *list;
    struct scene_piece *items; /* owned */
    size_t count;
    bool is_array; /* it is [ ]: inside is all of it, the brackets, too */
    struct scene_span
        inside;             /* between the list's brackets, without a comment on the first's line */
    bool is_open;           /* that comment only ends with the line */
    struct scene_span rest; /* behind the last item's trail */
};

/* The value of a setting. */
struct scene_span scene_pieces_value(const struct scene_cutter *cutter,
                                     const config_setting_t *setting);

/* Where a group begins inside: behind its {. */
size_t scene_pieces_inside(const struct scene_cutter *cutter, const config_setting_t *group);

void scene_pieces_cut(const struct scene_cutter *cutter, const char *list_name,
                      struct scene_pieces *out);
void scene_pieces_finish(struct scene_pieces *pieces);

#endif
