/*
 * quiz/lint_priv (private): the parts of quiz_lint(), a file each.
 */
#ifndef QUIZ_LINT_PRIV_H
#define QUIZ_LINT_PRIV_H

#include "quiz/lint.h"

struct quiz_lint {
    const struct quiz_scene *scene;
    const struct quiz_panel *panel;
    quiz_lint_tell *tell;
    void *context;
    /* Of the panel's picture: hazards, then decoys; NULL: there are too many to be compared. */
    const struct quiz_shape **shapes;
};

/* One hazard or decoy. */
struct quiz_lint_item {
    const struct quiz_item *item;
    bool is_decoy;
    size_t index;
};

/* The item of that place in the row of all hazards, then all decoys. */
struct quiz_lint_item quiz_lint_item(const struct quiz_lint *lint, size_t place);

/* A finding about the item, to be completed. */
struct quiz_finding quiz_lint_about(const struct quiz_lint_item *item, enum quiz_finding_kind kind);
void quiz_lint_tell_of(const struct quiz_lint *lint, const struct quiz_finding *finding);

/* Id, texts, options, answer, basis. */
void quiz_lint_texts(const struct quiz_lint *lint, const struct quiz_lint_item *item);

/* Shapes by themselves; then beside all those before it in the row (its place), and on the glass.
 */
void quiz_lint_shapes(const struct quiz_lint *lint, const struct quiz_lint_item *item);
void quiz_lint_room(const struct quiz_lint *lint, const struct quiz_lint_item *item, size_t place);

/* What can be said of all questions together. */
void quiz_lint_pool(const struct quiz_lint *lint);

#endif
