/* Any row of events whatever: nothing acts twice, and nothing that was not meant. */
#include "quiz/touch_page.h"

#define POINTERS 14

/* What the test itself knows of a pointer. */
struct known {
    bool is_down, is_first; /* first: nobody else was down when it went down */
    int target;
    double x, y;
    int64_t seen_ms;
};

struct world {
    struct quiz_touch touch;
    struct known pointers[POINTERS];
    uint64_t dice;
    int64_t now_ms;
    int count;       /* of pointers used */
    bool may_tap;    /* since the last DOWN of a first finger there was no TAP */
    int shown, taps; /* the target shown pressed */
    int pans, pinches;
};

/* D for a finger that is down, too (its UP was lost), M and U for one that is not. */
static char random_what(struct world *world, bool is_down)
{
    double what = random_below(&world->dice, 1);
    if (what < 0.005)
        return 'P';
    if (what < 0.35)
        return is_down ? 'M' : 'D';
    if (what < (is_down ? 0.37 : 0.5))
        return is_down ? 'D' : 'M';
    return 'U';
}

/* Most fingers stay where they are. */
static struct step random_step(struct world *world)
{
    int pointer = (int)random_below(&world->dice, world->count);
    struct known *known = &world->pointers[pointer];
    bool is_long = random_below(&world->dice, 300) < 1;
    world->now_ms += (int64_t)random_below(&world->dice, is_long ? 9000 : 90);
    char what = random_what(world, known->is_down);
    if (what == 'D' || random_below(&world->dice, 10) < 3) {
        known->x = random_below(&world->dice, 300);
        known->y = random_below(&world->dice, 300);
    }
    return (struct step){world->now_ms, what, pointer, known->x, known->y, QUIZ_NO_GESTURE, 0};
}

static bool is_any_down(const struct world *world)
{
    for (int i = 0; i < world->count; i++)
        if (world->pointers[i].is_down)
            return true;
    return false;
}

/* Once another one goes down, who was not heard of for long is forgotten. */
static void forget_lost(struct world *world)
{
    for (int i = 0; i < world->count; i++)
        if (world->now_ms - world->pointers[i].seen_ms > QUIZ_TOUCH_LOST_MS)
            world->pointers[i].is_down = false;
}

static void note_down(struct world *world, const struct step *step)
{
    struct known *known = &world->pointers[step->pointer];
    known->is_down = false;
    forget_lost(world);
    *known = (struct known){.is_down = true,
                            .is_first = !is_any_down(world),
                            .target = target_at(step->x, step->y),
                            .x = step->x,
                            .y = step->y,
                            .seen_ms = world->now_ms};
    world->may_tap |= known->is_first;
}

static void judge_tap(struct world *world, const struct step *step,
                      const struct quiz_gesture *gesture)
{
    const struct known *known = &world->pointers[step->pointer];
    assert_true(step->what == 'U' && known->is_down && known->is_first && world->may_tap);
    assert_int_equal(gesture->target, known->target);
    assert_int_equal(gesture->target, target_at(step->x, step->y));
    assert_int_not_equal(gesture->target, 0);
    world->may_tap = false;
    world->taps++;
}

static void judge(struct world *world, const struct step *step, const struct quiz_gesture *gesture)
{
    assert_true(isfinite(gesture->dx) && isfinite(gesture->dy));
    if (gesture->kind == QUIZ_TAP)
        judge_tap(world, step, gesture);
    if (gesture->kind == QUIZ_PINCH)
        assert_true(gesture->factor > 0 && gesture->factor < 100);
    if (gesture->kind == QUIZ_RELEASE)
        assert_int_equal(gesture->target, world->shown);
    if (gesture->kind == QUIZ_PRESS)
        world->shown = gesture->target;
    else if (gesture->kind != QUIZ_NO_GESTURE)
        world->shown = 0;
    world->pans += gesture->kind == QUIZ_PAN;
    world->pinches += gesture->kind == QUIZ_PINCH;
}

static void turn_page(struct world *world)
{
    quiz_touch_new_page(&world->touch);
    world->shown = 0;
    for (int i = 0; i < world->count; i++)
        world->pointers[i].is_first = false; /* what is down may tap nothing */
}

static void live(struct world *world)
{
    struct step step = random_step(world);
    struct known *known = &world->pointers[step.pointer];
    if (step.what == 'P') {
        turn_page(world);
        return;
    }
    if (step.what == 'D')
        note_down(world, &step);
    known->seen_ms = world->now_ms;
    struct quiz_gesture gesture = touch_send(&world->touch, &step);
    judge(world, &step, &gesture);
    if (step.what == 'U')
        known->is_down = false;
    assert_true(world->touch.count >= 0 && world->touch.count <= QUIZ_FINGERS_MAX);
    if (!is_any_down(world))
        assert_int_equal(world->shown, 0);
}

static void test_anything(void **state)
{
    (void)state;
    static const int counts[] = {1, 2, 3, 5, QUIZ_FINGERS_MAX};
    for (size_t i = 0; i < COUNT(counts); i++) {
        struct world world = {.dice = 7 + i, .now_ms = 1, .count = counts[i]};
        quiz_touch_init(&world.touch);
        for (int round = 0; round < 40000; round++)
            live(&world);
        assert_true(world.taps > 20 && world.pans > 20);
        assert_true(world.pinches > 5 || counts[i] == 1);
    }
}

/* With more fingers than are counted: a TAP is still of where its finger went down and up. */
static void test_a_crowd(void **state)
{
    (void)state;
    uint64_t dice = 11;
    int targets[POINTERS] = {0}, taps = 0;
    struct quiz_touch touch;
    quiz_touch_init(&touch);
    for (int round = 0; round < 100000; round++) {
        struct step step = {.at_ms = INT64_C(20) * round,
                            .what = random_below(&dice, 5) < 1 ? 'D' : 'U',
                            .pointer = (int)random_below(&dice, POINTERS),
                            .x = random_below(&dice, 300),
                            .y = random_below(&dice, 300)};
        if (step.what == 'D')
            targets[step.pointer] = target_at(step.x, step.y);
        struct quiz_gesture gesture = touch_send(&touch, &step);
        if (gesture.kind == QUIZ_TAP) {
            assert_int_equal(gesture.target, targets[step.pointer]);
            assert_int_equal(gesture.target, target_at(step.x, step.y));
            taps++;
        }
        if (step.what == 'U')
            targets[step.pointer] = 0;
    }
    assert_true(taps > 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_anything),
        cmocka_unit_test(test_a_crowd),
    };
    return cmocka_run_group_tests_name("quiz/touch, any events", tests, NULL, NULL);
}
