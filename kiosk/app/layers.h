/*
 * app/layers: a scene's layers, made and found again. See quiz/cells and config/layers_cfg.
 */
#ifndef APP_LAYERS_H
#define APP_LAYERS_H

#include "app/site.h"
#include "config/layers_cfg.h"
#include "config/scene_cfg.h"

/*
 * Renders the layers of all drawings of the scene into the folder `out`, which is made when it is
 * not there; the index last, so that what stopped half-way is not used. False: what is wrong with
 * the drawings is in *report (nothing was written then; err->code is ERR_NONE), or *err tells what
 * else went wrong.
 */
bool layers_render(const struct site *site, const struct config_scene *scene, const char *out,
                   struct config_report *report, struct err *err) MUST_USE;

/* Reports what layers_render() would: of pictures without layers, only the small ones are drawn, a
 * few seconds of a large one. */
void layers_check(const struct site *site, const struct config_scene *scene,
                  struct config_report *report);

/*
 * The folder of layers that belong to that picture of the scene as it is now, owned by the caller,
 * and *out what its index says (to be finished). Looked for in FOLDER/layers (content from
 * elsewhere; installed scenes), then beside the program (build/scenes/NAME). NULL: there are none;
 * *out is untouched.
 */
char *layers_find(const struct site *site, const struct quiz_scene *scene, const char *folder,
                  enum quiz_view view, struct config_layers *out);

#endif
