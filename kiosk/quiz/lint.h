/*
 * quiz/lint: what is wrong with a scene's contents, and what should be better.
 *
 * Pure: findings as codes and numbers; config/scene_words makes sentences of them. Limits: notices
 * and handbook for authors (question ≤ 36 characters, option ≤ 20, explanation ≤ 60), reach and
 * target sizes as in docs (a hazard answers to ≥ 24 mm).
 */
#ifndef QUIZ_LINT_H
#define QUIZ_LINT_H

#include "quiz/panel.h"

#define QUIZ_QUESTION_MAX      36 /* characters */
#define QUIZ_OPTION_MAX        20
#define QUIZ_EXPLANATION_MAX   60
#define QUIZ_PRACTICE_MAX      60
#define QUIZ_DECOY_TEXT_MAX    30
#define QUIZ_TARGET_MIN_MM     24.0
#define QUIZ_EDGE_MIN_MM       10.0 /* between a shape and the picture's edge */
#define QUIZ_LETTER_SPREAD_PCT 10   /* how far a letter's share may be from a quarter */
#define QUIZ_LONGEST_MAX_PCT   30   /* questions whose right option is the longest */
#define QUIZ_LOW_SCALE         0.6  /* of the picture in low mode */

enum quiz_finding_kind {
    /* errors */
    QUIZ_FINDS_FEW_HAZARDS,  /* number: how many */
    QUIZ_FINDS_MANY_HAZARDS, /* number */
    QUIZ_FINDS_MANY_DECOYS,  /* number; of the first that is too many */
    QUIZ_FINDS_NO_ID,
    QUIZ_FINDS_SAME_ID,      /* other */
    QUIZ_FINDS_MISSING,      /* field; of options: other, from 1, 0: all of them */
    QUIZ_FINDS_SHAPE,        /* fault, view */
    QUIZ_FINDS_OUTSIDE,      /* view: the shape leaves the picture */
    QUIZ_FINDS_OPTION_COUNT, /* number */
    QUIZ_FINDS_SAME_OPTIONS, /* number, other: which, from 1 */
    QUIZ_FINDS_ANSWER,       /* none, or not 1 to 4 */
    QUIZ_FINDS_TOO_LONG,     /* field, number, limit; of options: other, from 1 */
    QUIZ_FINDS_ONE_DRAWING,  /* view: drawn dangerous, not put right, or the other way */
    QUIZ_FINDS_ERRORS_END,   /* those above are errors, those below warnings */
    /* warnings */
    QUIZ_FINDS_SMALL_POOL, /* number */
    QUIZ_FINDS_OVERLAP,    /* other, earlier (its list: other_is_decoy), view */
    QUIZ_FINDS_TOO_SMALL,  /* number: mm */
    QUIZ_FINDS_TOO_LOW,    /* number: mm, in low mode */
    QUIZ_FINDS_NEAR_EDGE,  /* number: mm */
    QUIZ_FINDS_BASIS,      /* basis_mark is not "V" */
    QUIZ_FINDS_LETTERS,    /* other: letter from 1; number: percent */
    QUIZ_FINDS_LONGEST     /* number: percent */
};

enum quiz_field {
    QUIZ_FIELD_TITLE,
    QUIZ_FIELD_PRACTICE,
    QUIZ_FIELD_BASIS,
    QUIZ_FIELD_QUESTION,
    QUIZ_FIELD_OPTIONS,
    QUIZ_FIELD_ANSWER,
    QUIZ_FIELD_EXPLANATION,
    QUIZ_FIELD_TEXT,
    QUIZ_FIELD_SHAPE,
    QUIZ_FIELD_ID,
    QUIZ_FIELDS
};

struct quiz_finding {
    enum quiz_finding_kind kind;
    bool is_decoy; /* index and field are of the decoys' list */
    int index;     /* of the item, -1: the whole scene */
    enum quiz_field field;
    enum quiz_view view;
    enum quiz_shape_fault fault;
    int other;
    bool other_is_decoy;
    double number, limit;
};

typedef void quiz_lint_tell(void *context, const struct quiz_finding *finding);

/*
 * Tells every finding, errors and warnings, item by item in the order of the file. Overlaps and
 * sizes are of the panel's picture, and not looked at when there are too many hazards or decoys.
 */
void quiz_lint(const struct quiz_scene *scene, const struct quiz_panel *panel, quiz_lint_tell *tell,
               void *context);

#endif
