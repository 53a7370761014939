/*
 * app/scene_open: a scene and what of it is dangerous -> one picture of the level, of the size
 * wanted.
 *
 * From its layers: the picture with all put right and the one with all dangerous are decoded by two
 * child processes at once, then the dangerous hazards' rectangles are copied from the second into
 * the first (quiz/cells). Without layers that belong to the scene, or when one of them turns out
 * damaged, its drawing is drawn, which takes longer; a scene of photographs shows its photograph.
 *
 * Order: scene_open_start() -> poll scene_open_fds() for POLLIN (or every 100 ms) ->
 * scene_open_step() until not PENDING -> scene_open_image() once -> scene_open_close(). Or
 * scene_open_now(), which waits.
 */
#ifndef APP_SCENE_OPEN_H
#define APP_SCENE_OPEN_H

#include "app/site.h"
#include "quiz/scene.h"
#include "screen/picture.h"

#define SCENE_OPEN_FDS 2

struct scene_open_request {
    const struct site *site;
    const struct quiz_scene *scene;
    const char *folder; /* the scene's, for its layers */
    enum quiz_view view;
    const size_t *dangerous; /* indexes of scene->hazards */
    size_t count;
    int w, h;     /* pixels: exactly this comes back, so it should be of the picture's shape */
    bool is_live; /* drawn, even where there are layers */
};

struct scene_open; /* opaque */

/* Copies what it needs of the request but the site, which is borrowed. Errors as in
 * picture_open(). */
struct scene_open *scene_open_start(const struct scene_open_request *request,
                                    struct err *err) MUST_USE;
void scene_open_close(struct scene_open *open); /* kills; NULL is fine */

/* What to poll; -1 is skipped by poll(). */
void scene_open_fds(const struct scene_open *open, int fds[SCENE_OPEN_FDS]);

enum picture_state scene_open_step(struct scene_open *open, int64_t real_us, struct err *err);

/* The level as an image of the size wanted, owned by the caller. NULL before DONE. */
struct screen_image *scene_open_image(struct scene_open *open, struct screen *screen);
/* The same as ARGB8888 pixels, borrowed until scene_open_close(). */
const uint32_t *scene_open_pixels(const struct scene_open *open);

/* Whether it came from layers. */
bool scene_open_is_layered(const struct scene_open *open);

/* Starts and waits until it is DONE; then the caller takes image or pixels, and closes. */
struct scene_open *scene_open_now(const struct scene_open_request *request,
                                  struct err *err) MUST_USE;

#endif
