#include "quiz/training.h"

#include "quiz/hit.h"

_Static_assert(QUIZ_HAZARDS_MAX < 64, "a bit for each hazard");

static size_t count_places(const struct quiz_training *training)
{
    size_t count = training->scene ? training->scene->hazard_count : 0;
    return count < QUIZ_HAZARDS_MAX ? count : QUIZ_HAZARDS_MAX;
}

void quiz_training_begin(struct quiz_training *training, const struct quiz_scene *scene)
{
    *training = (struct quiz_training){.scene = scene, .current = -1};
}

static void go_on(struct quiz_training *training)
{
    if (training->current + 1 < (int)count_places(training))
        training->current++;
    else
        quiz_training_begin(training, training->scene);
}

static void reveal_all(struct quiz_training *training)
{
    uint64_t all = (UINT64_C(1) << count_places(training)) - 1;
    training->revealed = training->revealed == all ? 0 : all;
}

void quiz_training_step(struct quiz_training *training, enum quiz_training_step step)
{
    switch (step) {
    case QUIZ_TRAIN_NEXT:
        go_on(training);
        break;
    case QUIZ_TRAIN_PREVIOUS:
        if (training->current >= 0)
            training->current--;
        break;
    case QUIZ_TRAIN_REVEAL:
        if (training->current >= 0)
            training->revealed ^= UINT64_C(1) << training->current;
        break;
    case QUIZ_TRAIN_REVEAL_ALL:
        reveal_all(training);
        break;
    }
}

void quiz_training_tap(struct quiz_training *training, enum quiz_view view, struct quiz_point point,
                       double slop)
{
    const struct quiz_shape *shapes[QUIZ_HAZARDS_MAX];
    size_t count = count_places(training);
    for (size_t i = 0; i < count; i++)
        shapes[i] = &training->scene->hazards[i].shapes[view];
    int hit = quiz_hit(shapes, count, point, slop);
    if (hit < 0)
        return;
    training->current = hit;
    training->revealed |= UINT64_C(1) << hit;
}

bool quiz_training_is_revealed(const struct quiz_training *training, size_t hazard)
{
    return hazard < count_places(training) && (training->revealed >> hazard & 1) != 0;
}
