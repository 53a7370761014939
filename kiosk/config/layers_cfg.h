/*
 * config/layers_cfg: layers.cfg, the index of a scene's rendered layers, written by `anxuan scene
 * FOLDER --layers OUT` and read when the scene is opened. See quiz/cells.
 *
 * It lies in OUT beside the PNG files it names. It belongs to the drawings and hazards it was made
 * of (config_layers_belong()); an author who only rewords a question keeps it.
 */
#ifndef CONFIG_LAYERS_CFG_H
#define CONFIG_LAYERS_CFG_H

#include "base/err.h"
#include "quiz/cells.h"
#include "quiz/scene.h"

#define CONFIG_LAYERS_FILE      "layers.cfg"
#define CONFIG_LAYERS_FORMAT    1 /* of the file, the grid and the PNGs: others are not used */
#define CONFIG_LAYERS_SIZES     2
#define CONFIG_LAYERS_RECTS_MAX 1024 /* of one hazard */
#define CONFIG_LAYERS_NAME_MAX  63
#define CONFIG_LAYERS_SUM_BYTES 17 /* with the NUL */

struct config_layers_size {
    int w, h;                                /* pixels */
    char safe[CONFIG_LAYERS_NAME_MAX + 1];   /* file with all hazards put right */
    char danger[CONFIG_LAYERS_NAME_MAX + 1]; /* file with all hazards dangerous */
};

struct config_layers_hazard {
    char id[QUIZ_ID_BYTES];
    struct quiz_cell_rect *rects; /* owned; in the grid; NULL: it changes nothing */
    size_t count;
};

struct config_layers_picture {
    char sum[CONFIG_LAYERS_SUM_BYTES]; /* of the drawing; "": no layers of this picture */
    struct quiz_grid grid;
    struct config_layers_size sizes[CONFIG_LAYERS_SIZES]; /* from the smallest */
    size_t size_count;
    struct config_layers_hazard *hazards; /* owned */
    size_t hazard_count;
};

struct config_layers {
    struct config_layers_picture pictures[QUIZ_VIEWS];
};

/*
 * Reads FOLDER/layers.cfg. ERR_GONE none there; ERR_INVALID of another format, or damaged (the
 * first line of what is wrong). False: *out is untouched.
 */
bool config_layers_load(const char *folder, struct config_layers *out, struct err *err) MUST_USE;
void config_layers_finish(struct config_layers *layers);

/* Writes FOLDER/layers.cfg, whole or not at all. */
bool config_layers_save(const struct config_layers *layers, const char *folder,
                        struct err *err) MUST_USE;

/* A sum of a file's bytes that tells one drawing from another; no proof of anything. */
bool config_layers_sum(const char *path, char out[CONFIG_LAYERS_SUM_BYTES],
                       struct err *err) MUST_USE;

/* Whether the layers of that picture were made of the scene's drawing as it is now (which is read)
 * and of the same hazards. */
bool config_layers_belong(const struct config_layers *layers, const struct quiz_scene *scene,
                          enum quiz_view view);

/* The hazard's layers, or NULL. */
const struct config_layers_hazard *config_layers_find(const struct config_layers_picture *picture,
                                                      const char *id);

#endif
