/*
 * golden/rig: every page of the quiz in every mode and language on a panel of its own, drawn as
 * `anxuan shot` does. One process for all: the five scenes are read once, and nothing is started
 * but the decoders (from $ANXUAN_BIN, where that is set).
 */
#ifndef GOLDEN_RIG_H
#define GOLDEN_RIG_H

#include "app/game_priv.h"
#include "view/quiz_parts.h"

#define RIG_COUNT(list) (sizeof(list) / sizeof((list)[0]))
#define RIG_NAME_BYTES  128

struct rig_shape {
    const char *name;
    int w, h;
};

#define RIG_SHAPES 2
extern const struct rig_shape rig_shapes[RIG_SHAPES];

#define RIG_PAGES 15
extern const char *const rig_pages[RIG_PAGES];

struct rig {
    struct player player;
    struct options options;
    const struct rig_shape *shape;
};

/* False: told on stderr. Closed by rig_close() in both cases. */
bool rig_open(struct rig *rig, const struct rig_shape *shape, enum screen_backend backend);
void rig_close(struct rig *rig);

/* Draws a page in each mode and language, and calls drawn() for each: its name is
 * "PAGE-SHAPE-MODE-LANG". Returns how many could not be drawn. */
typedef void rig_drawn(void *ctx, struct rig *rig, const char *name);
int rig_draw_page(struct rig *rig, const char *page, rig_drawn *drawn, void *ctx);

#endif
