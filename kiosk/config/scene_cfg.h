/*
 * config/scene_cfg: a scene's folder -> struct quiz_scene, and where each thing stands in the file.
 *
 * The folder holds scene.cfg and either scene.svg (landscape), portrait.svg, or both, or pictures
 * named by `picture` and `picture_portrait` in scene.cfg (PNG, JPEG, WebP: what is on them cannot
 * be put right, so all their hazards always show; `size` and `size_portrait` say how many pixels
 * they have, for only a child may look into them). `shape` serves both pictures when it is { svg =
 * ID; }; other shapes are of the landscape picture, and `shape_portrait` of the portrait one.
 *
 * Errors of form (syntax, unknown keys, wrong kinds, a shape named but not drawn, a picture that is
 * not there, an SVG that is refused) are reported here; contents by config_scene_check().
 */
#ifndef CONFIG_SCENE_CFG_H
#define CONFIG_SCENE_CFG_H

#include "config/report.h"
#include "quiz/lint.h"

#define CONFIG_SCENE_ITEMS_MAX 1000 /* hazards, and decoys, that are read */

/* {0, 0} where a key is not written. What is written and yet missing in the item was reported. */
struct config_scene_spots {
    struct config_spot at; /* of the item: its { */
    struct config_spot fields[QUIZ_FIELDS];
    struct config_spot shape_portrait;
    bool is_shape_told[QUIZ_VIEWS]; /* there is no shape, and that was reported */
};

struct config_scene {
    struct quiz_scene scene;
    char *path; /* of scene.cfg, as reported */
    struct config_spot title_at, hazards_at;
    struct config_scene_spots *hazards, *decoys; /* as many as the scene has */
};

/*
 * path: the folder, or the scene.cfg in it. False when nothing of it is to be used: no such file, a
 * syntax error, no picture. An item whose form is wrong stays with what could be read of it, so
 * that an author can open it. Finish *out in any case.
 */
bool config_scene_load(const char *path, struct config_scene *out,
                       struct config_report *report) MUST_USE;
void config_scene_finish(struct config_scene *scene);

/* Reports what quiz_lint() finds, each at its place; panel: see quiz_lint(). */
void config_scene_check(const struct config_scene *scene, const struct quiz_panel *panel,
                        struct config_report *report);

#endif
