/*
 * app/shelf: all scenes there are, read by a thread of its own, so that no frame waits for it.
 *
 * Order: shelf_open() -> shelf_refresh() whenever somebody may have changed them -> shelf_step()
 * once a turn, only while nobody borrows from the shelf: it takes what was read meanwhile ->
 * shelf_close().
 */
#ifndef APP_SHELF_H
#define APP_SHELF_H

#include "app/site.h"
#include "config/scene_cfg.h"

struct shelf_scene {
    char *folder;
    struct config_scene loaded; /* no errors in it */
};

struct shelf; /* opaque */

struct shelf *shelf_open(const struct site *site); /* site is borrowed until the close */
void shelf_close(struct shelf *shelf);             /* NULL is fine */

/* Looks for changes: all scenes are read again where there are any. */
void shelf_refresh(struct shelf *shelf);

/* True when there are other scenes than before: what was borrowed is gone. */
bool shelf_step(struct shelf *shelf);

size_t shelf_count(const struct shelf *shelf);
const struct shelf_scene *shelf_at(const struct shelf *shelf, size_t index);

/* Names of scenes that have errors and are left out, comma between; "" for none. */
const char *shelf_trouble(const struct shelf *shelf);

/* All scenes as quiz_pool wants them: count as shelf_count(). */
const struct quiz_scene *const *shelf_scenes(const struct shelf *shelf);

/*
 * A scene of the setting: with more than one, they take turns by number. NULL: none.
 */
const struct shelf_scene *shelf_find(const struct shelf *shelf, enum quiz_setting setting,
                                     uint64_t number);

/* A hazard by its scene's folder and its id, borrowed; NULL: there is none (any more). */
const struct quiz_item *shelf_item(const struct shelf *shelf, const char *scene, const char *id);

#endif
