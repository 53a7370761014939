/*
 * config/scene_saver (private): what saving a scene has at hand, and one item's text.
 */
#ifndef CONFIG_SCENE_SAVER_H
#define CONFIG_SCENE_SAVER_H

#include "config/scene_pieces.h"
#include "quiz/draft.h"

struct scene_saver {
    struct config_document document;
    struct config_original original;
    struct scene_cutter cutter;
    size_t *map;              /* owned; the cutter's */
    bool is_fine[QUIZ_VIEWS]; /* the picture's units are large: shapes need parts of them */
    bool is_open;             /* what was written last is a comment to the end of the line */
    const char *line_end;
    struct str out; /* the file anew, as far as it is written */
};

/* Of the original. Behind a comment to the line's end a new line is begun. */
void scene_saver_add(struct scene_saver *saver, struct scene_span span);

/* The body of an item that stands in the file, with what the author changed of it. */
void scene_saver_add_item(struct scene_saver *saver, const struct scene_piece *piece,
                          const struct quiz_item *before, const struct quiz_draft_item *draft);

/* A new item, its texts to be filled in by hand. */
void scene_saver_add_new(struct scene_saver *saver, const struct quiz_draft_item *draft);

#endif
