/*
 * quiz/scene: one picture with its hazards, their questions, and the decoys.
 *
 * Pure. `config` makes a struct quiz_scene from scene.cfg and the shapes named in the SVG files. A
 * scene has a landscape picture, a portrait one, or both; an item has a shape in each of them.
 */
#ifndef QUIZ_SCENE_H
#define QUIZ_SCENE_H

#include "quiz/shape.h"

#define QUIZ_LEVEL       5  /* hazards of one level */
#define QUIZ_POOL_MIN    8  /* hazards a scene should have, so that days differ */
#define QUIZ_HAZARDS_MAX 40 /* level_choose() shows no more within the days promised */
#define QUIZ_DECOYS_MAX  40
#define QUIZ_OPTIONS     4
#define QUIZ_ID_BYTES    16 /* with the NUL: letters, digits, '-' and '_' */

enum quiz_setting {
    QUIZ_ENTERPRISE,
    QUIZ_RURAL,
    QUIZ_COMMUNITY,
    QUIZ_SCHOOL,
    QUIZ_FAMILY,
    QUIZ_SETTINGS
};

/* As written in files ("enterprise"), as people say (企业), and back (-1 when unknown). */
const char *quiz_setting_name(enum quiz_setting setting);
const char *quiz_setting_title(enum quiz_setting setting);
int quiz_setting_find(const char *name);

enum quiz_view { QUIZ_LANDSCAPE, QUIZ_PORTRAIT, QUIZ_VIEWS };

struct quiz_picture {
    char *path;      /* owned; NULL: the scene has no such picture */
    double w, h;     /* scene units */
    bool is_drawing; /* SVG: hazards are drawn twice, ID-hazard and ID-safe */
};

/* A hazard or a decoy. Texts are owned; NULL where the file has none. */
struct quiz_item {
    char id[QUIZ_ID_BYTES];
    char *title;
    struct quiz_shape shapes[QUIZ_VIEWS];
    bool is_drawn_twice[QUIZ_VIEWS]; /* hazards: the drawing has both groups */
    /* hazards */
    char *practice, *basis;
    char basis_mark[8]; /* "V" law or standard read, "P", "M", "N", or two: "V/N"; "": not marked */
    char *question, *options[QUIZ_OPTIONS], *explanation;
    int option_count; /* as written; the first QUIZ_OPTIONS are kept */
    int answer;       /* 1 to QUIZ_OPTIONS; 0: not written */
    /* decoys */
    char *text;
};

struct quiz_scene {
    char *name; /* the folder's */
    char *title;
    enum quiz_setting setting;
    struct quiz_picture pictures[QUIZ_VIEWS];
    struct quiz_item *hazards, *decoys; /* in the order of the file */
    size_t hazard_count, hazard_capacity, decoy_count, decoy_capacity;
};

void quiz_scene_finish(struct quiz_scene *scene);
/* Append an empty item and return it (borrowed until the next append). */
struct quiz_item *quiz_scene_add_hazard(struct quiz_scene *scene);
struct quiz_item *quiz_scene_add_decoy(struct quiz_scene *scene);

/* The picture for a panel of that size: its own shape's, else the other (there is one). */
enum quiz_view quiz_scene_view(const struct quiz_scene *scene, int panel_w, int panel_h);

#endif
