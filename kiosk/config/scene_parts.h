/*
 * config/scene_parts (private): the parts of reading scene.cfg, a file each.
 */
#ifndef CONFIG_SCENE_PARTS_H
#define CONFIG_SCENE_PARTS_H

#include "base/str.h"
#include "config/document.h"
#include "config/scene_cfg.h"
#include "config/svg_shapes.h"

struct config_scene_file {
    struct config_document document;
    const char *folder; /* borrowed */
    struct config_scene *out;
    struct svg_shapes *drawings[QUIZ_VIEWS]; /* owned; NULL: no picture, or no SVG */
};

/* The keys of scene.cfg; NULL where one is not written, or was of a wrong kind (reported). */
struct config_scene_form {
    const char *title;
    int setting; /* -1 */
    const char *pictures[QUIZ_VIEWS];
    const config_setting_t *sizes[QUIZ_VIEWS];
    const config_setting_t *hazards, *decoys;
};

/* Finds the pictures; reports, and is false, when there is none to be used. */
bool config_scene_read_pictures(struct config_scene_file *file,
                                const struct config_scene_form *form) MUST_USE;

/* Reads one element of `hazards` or `decoys`, the index-th from 0. */
void config_scene_read_item(struct config_scene_file *file, const config_setting_t *element,
                            size_t index, bool is_decoy);

/* Reads shape and shape_portrait (NULL: not written). */
void config_scene_read_shapes(struct config_scene_file *file, const config_setting_t *shape,
                              const config_setting_t *shape_portrait, struct quiz_item *item,
                              struct config_scene_spots *spots);

/* The key of a field. */
const char *config_scene_key(enum quiz_field field);

/* "隐患「C01」：", or by its number where it has no id. */
#define CONFIG_SCENE_SUBJECT_BYTES 64
void config_scene_name_subject(const char *id, size_t index, bool is_decoy,
                               char out[CONFIG_SCENE_SUBJECT_BYTES]);

/* The sentence about a finding, added to *out; advice: of warnings. */
void config_scene_say_error(const struct config_scene *scene, const struct quiz_finding *finding,
                            struct str *out);
void config_scene_say_advice(const struct config_scene *scene, const struct quiz_finding *finding,
                             struct str *out);

/* The item a finding is about; NULL: the whole scene. */
const struct quiz_item *config_scene_item(const struct config_scene *scene, bool is_decoy,
                                          int index);

#endif
