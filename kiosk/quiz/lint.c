#include "quiz/lint.h"

#include <stdlib.h>

#include "base/mem.h"
#include "quiz/lint_priv.h"

struct quiz_lint_item quiz_lint_item(const struct quiz_lint *lint, size_t place)
{
    const struct quiz_scene *scene = lint->scene;
    bool is_decoy = place >= scene->hazard_count;
    size_t index = is_decoy ? place - scene->hazard_count : place;
    return (struct quiz_lint_item){is_decoy ? &scene->decoys[index] : &scene->hazards[index],
                                   is_decoy, index};
}

struct quiz_finding quiz_lint_about(const struct quiz_lint_item *item, enum quiz_finding_kind kind)
{
    return (struct quiz_finding){
        .kind = kind, .is_decoy = item->is_decoy, .index = (int)item->index};
}

void quiz_lint_tell_of(const struct quiz_lint *lint, const struct quiz_finding *finding)
{
    lint->tell(lint->context, finding);
}

static void tell_number(const struct quiz_lint *lint, enum quiz_finding_kind kind, size_t number)
{
    struct quiz_finding finding = {.kind = kind, .index = -1, .number = (double)number};
    quiz_lint_tell_of(lint, &finding);
}

static void check_scene(const struct quiz_lint *lint)
{
    const struct quiz_scene *scene = lint->scene;
    struct quiz_finding no_title = {
        .kind = QUIZ_FINDS_MISSING, .index = -1, .field = QUIZ_FIELD_TITLE};
    if (!scene->title || !*scene->title)
        quiz_lint_tell_of(lint, &no_title);
    if (scene->hazard_count < QUIZ_LEVEL)
        tell_number(lint, QUIZ_FINDS_FEW_HAZARDS, scene->hazard_count);
    else if (scene->hazard_count < QUIZ_POOL_MIN)
        tell_number(lint, QUIZ_FINDS_SMALL_POOL, scene->hazard_count);
    else if (scene->hazard_count > QUIZ_HAZARDS_MAX)
        tell_number(lint, QUIZ_FINDS_MANY_HAZARDS, scene->hazard_count);
    struct quiz_finding many_decoys = {.kind = QUIZ_FINDS_MANY_DECOYS,
                                       .is_decoy = true,
                                       .index = QUIZ_DECOYS_MAX,
                                       .field = QUIZ_FIELD_ID,
                                       .number = (double)scene->decoy_count};
    if (scene->decoy_count > QUIZ_DECOYS_MAX)
        quiz_lint_tell_of(lint, &many_decoys);
}

static const struct quiz_shape **collect_shapes(const struct quiz_lint *lint)
{
    const struct quiz_scene *scene = lint->scene;
    size_t count = scene->hazard_count + scene->decoy_count;
    if (scene->hazard_count > QUIZ_HAZARDS_MAX || scene->decoy_count > QUIZ_DECOYS_MAX)
        return NULL;
    const struct quiz_shape **shapes = mem_alloc(count * sizeof(const struct quiz_shape *));
    for (size_t i = 0; i < count; i++)
        shapes[i] = &quiz_lint_item(lint, i).item->shapes[lint->panel->view];
    return shapes;
}

void quiz_lint(const struct quiz_scene *scene, const struct quiz_panel *panel, quiz_lint_tell *tell,
               void *context)
{
    struct quiz_lint lint = {.scene = scene, .panel = panel, .tell = tell, .context = context};
    lint.shapes = collect_shapes(&lint);
    check_scene(&lint);
    for (size_t place = 0; place < scene->hazard_count + scene->decoy_count; place++) {
        struct quiz_lint_item item = quiz_lint_item(&lint, place);
        quiz_lint_texts(&lint, &item);
        quiz_lint_shapes(&lint, &item);
        if (lint.shapes)
            quiz_lint_room(&lint, &item, place);
    }
    quiz_lint_pool(&lint);
    free(lint.shapes);
}
