#include "quiz/touch_page.h"

#define STEPS_MAX 40

struct script {
    const char *name;
    struct step steps[STEPS_MAX]; /* what 0: the end */
};

static void run(const struct script *script)
{
    struct quiz_touch touch;
    quiz_touch_init(&touch);
    for (const struct step *step = script->steps; step->what; step++) {
        struct quiz_gesture got = {.kind = QUIZ_NO_GESTURE};
        struct quiz_finger_event event = event_of(step);
        if (step->what == 'P')
            quiz_touch_new_page(&touch);
        else
            got = quiz_touch_step(&touch, &event, step->at_ms);
        if (got.kind != step->wanted || got.target != step->target)
            fail_msg("%s, step %d: gesture %d of target %d instead of %d of %d", script->name,
                     (int)(step - script->steps) + 1, (int)got.kind, got.target, (int)step->wanted,
                     step->target);
    }
}

static void run_all(const struct script *scripts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        run(&scripts[i]);
}

#define NO      QUIZ_NO_GESTURE, 0
#define TAP     QUIZ_TAP
#define PRESS   QUIZ_PRESS
#define RELEASE QUIZ_RELEASE
#define PAN     QUIZ_PAN, PICTURE
#define PINCH   QUIZ_PINCH, PICTURE

static const struct script taps[] = {
    {"a tap", {{0, 'D', 1, 50, 50, PRESS, 1}, {80, 'U', 1, 55, 50, TAP, 1}}},
    {"the mouse", {{0, 'D', 0, 50, 50, PRESS, 1}, {80, 'U', 0, 55, 50, TAP, 1}}},
    {"a slow tap", {{0, 'D', 1, 50, 50, PRESS, 1}, {60000, 'U', 1, 50, 50, TAP, 1}}},
    {"about within the button",
     {{0, 'D', 1, 2, 50, PRESS, 1}, {40, 'M', 1, 98, 90, NO}, {80, 'U', 1, 98, 90, TAP, 1}}},
    {"off the button",
     {{0, 'D', 1, 50, 50, PRESS, 1},
      {40, 'M', 1, 150, 50, RELEASE, 1},
      {60, 'M', 1, 160, 50, NO},
      {80, 'U', 1, 160, 50, NO}}},
    {"off the button at one stroke",
     {{0, 'D', 1, 50, 50, PRESS, 1}, {80, 'U', 1, 150, 50, RELEASE, 1}}},
    {"off and back on",
     {{0, 'D', 1, 50, 50, PRESS, 1},
      {40, 'M', 1, 50, 150, RELEASE, 1},
      {60, 'M', 1, 50, 60, PRESS, 1},
      {80, 'U', 1, 50, 60, TAP, 1}}},
    {"from nothing onto a button",
     {{0, 'D', 1, 50, 150, NO}, {40, 'M', 1, 50, 50, NO}, {80, 'U', 1, 50, 50, NO}}},
    {"on nothing",
     {{0, 'D', 1, 50, 150, NO}, {40, 'M', 1, 55, 150, NO}, {80, 'U', 1, 50, 150, NO}}},
    {"one after the other",
     {{0, 'D', 1, 50, 50, PRESS, 1},
      {80, 'U', 1, 50, 50, TAP, 1},
      {90, 'D', 2, 150, 50, PRESS, 2},
      {170, 'U', 2, 150, 50, TAP, 2}}},
    {"the first tap ever, in the corner",
     {{0, 'D', 1, 0, 0, PRESS, 1}, {40, 'U', 1, 0, 0, TAP, 1}}},
    {"of fingers never seen", {{0, 'M', 5, 50, 50, NO}, {9, 'U', 5, 50, 50, NO}}},
    {"up twice",
     {{0, 'D', 1, 50, 50, PRESS, 1}, {80, 'U', 1, 50, 50, TAP, 1}, {81, 'U', 1, 50, 50, NO}}},
    {"on a picture, a little off",
     {{0, 'D', 1, 500, 500, PRESS, PICTURE},
      {40, 'M', 1, 510, 510, NO},
      {80, 'U', 1, 520, 510, TAP, PICTURE}}},
    {"on a picture and off its edge",
     {{0, 'D', 1, 500, 205, PRESS, PICTURE},
      {40, 'M', 1, 500, 195, RELEASE, PICTURE},
      {80, 'U', 1, 500, 195, NO}}},
};

static void test_taps(void **state)
{
    (void)state;
    run_all(taps, COUNT(taps));
}

static const struct script repeats[] = {
    {"a finger's bounce", {{0, 'D', 1, 50, 50, PRESS, 1}, {29, 'U', 1, 50, 50, RELEASE, 1}}},
    {"no bounce", {{0, 'D', 1, 50, 50, PRESS, 1}, {30, 'U', 1, 50, 50, TAP, 1}}},
    {"a mouse's", {{0, 'D', 0, 50, 50, PRESS, 1}, {0, 'U', 0, 50, 50, TAP, 1}}},
    {"a bounce, then a tap",
     {{0, 'D', 1, 50, 50, PRESS, 1},
      {8, 'U', 1, 50, 50, RELEASE, 1},
      {16, 'D', 2, 50, 50, PRESS, 1},
      {100, 'U', 2, 50, 50, TAP, 1}}},
    {"a double tap",
     {{0, 'D', 1, 50, 50, PRESS, 1},
      {60, 'U', 1, 50, 50, TAP, 1},
      {200, 'D', 1, 90, 50, PRESS, 1},
      {309, 'U', 1, 90, 50, RELEASE, 1}}},
    {"a mouse's double click",
     {{0, 'D', 0, 50, 50, PRESS, 1},
      {60, 'U', 0, 50, 50, TAP, 1},
      {200, 'D', 0, 50, 50, PRESS, 1},
      {260, 'U', 0, 50, 50, RELEASE, 1}}},
    {"two taps",
     {{0, 'D', 1, 50, 50, PRESS, 1},
      {60, 'U', 1, 50, 50, TAP, 1},
      {200, 'D', 1, 90, 50, PRESS, 1},
      {310, 'U', 1, 90, 50, TAP, 1}}},
    {"a fast row of taps goes on",
     {{0, 'D', 1, 50, 50, PRESS, 1},
      {60, 'U', 1, 50, 50, TAP, 1},
      {160, 'D', 1, 50, 50, PRESS, 1},
      {220, 'U', 1, 50, 50, RELEASE, 1},
      {320, 'D', 1, 50, 50, PRESS, 1},
      {380, 'U', 1, 50, 50, TAP, 1}}},
    {"contact lost for a moment, twice",
     {{0, 'D', 1, 50, 50, PRESS, 1},
      {500, 'U', 1, 50, 50, TAP, 1},
      {520, 'D', 2, 60, 50, PRESS, 1},
      {1200, 'U', 2, 60, 50, RELEASE, 1},
      {1220, 'D', 3, 60, 50, PRESS, 1},
      {1900, 'U', 3, 60, 50, RELEASE, 1}}},
    {"a double tap on a picture",
     {{0, 'D', 1, 500, 500, PRESS, PICTURE},
      {60, 'U', 1, 500, 500, TAP, PICTURE},
      {120, 'D', 1, 524, 500, PRESS, PICTURE},
      {200, 'U', 1, 524, 500, RELEASE, PICTURE}}},
    {"two places of a picture",
     {{0, 'D', 1, 500, 500, PRESS, PICTURE},
      {60, 'U', 1, 500, 500, TAP, PICTURE},
      {120, 'D', 1, 525, 500, PRESS, PICTURE},
      {200, 'U', 1, 525, 500, TAP, PICTURE}}},
    {"a double tap on what opens a page",
     {{0, 'D', 1, 95, 50, PRESS, 1},
      {60, 'U', 1, 95, 50, TAP, 1},
      {60, 'P', 0, 0, 0, NO},
      {120, 'D', 1, 105, 50, PRESS, 2},
      {200, 'U', 1, 105, 50, RELEASE, 2}}},
    {"another page's target of that number is another one",
     {{0, 'D', 1, 5, 50, PRESS, 1},
      {60, 'U', 1, 5, 50, TAP, 1},
      {60, 'P', 0, 0, 0, NO},
      {120, 'D', 1, 95, 50, PRESS, 1},
      {200, 'U', 1, 95, 50, TAP, 1}}},
};

static void test_once_is_once(void **state)
{
    (void)state;
    run_all(repeats, COUNT(repeats));
}

static const struct script crowds[] = {
    {"a second finger on another button",
     {{0, 'D', 1, 50, 50, PRESS, 1},
      {300, 'D', 2, 150, 50, NO},
      {340, 'M', 2, 160, 50, NO},
      {400, 'U', 2, 160, 50, NO},
      {500, 'U', 1, 50, 50, TAP, 1}}},
    {"the first one up before the second",
     {{0, 'D', 1, 50, 50, PRESS, 1},
      {300, 'D', 2, 150, 50, NO},
      {400, 'U', 1, 50, 50, TAP, 1},
      {440, 'M', 2, 160, 50, NO},
      {900, 'U', 2, 150, 50, NO},
      {950, 'D', 2, 150, 50, PRESS, 2},
      {999, 'U', 2, 150, 50, TAP, 2}}},
    {"two fingers on one button",
     {{0, 'D', 1, 40, 50, PRESS, 1},
      {300, 'D', 2, 60, 50, NO},
      {400, 'U', 1, 40, 50, TAP, 1},
      {800, 'U', 2, 60, 50, NO}}},
    {"a palm",
     {{0, 'D', 1, 50, 50, PRESS, 1},
      {10, 'D', 2, 150, 50, NO},
      {100, 'D', 3, 90, 150, RELEASE, 1},
      {300, 'D', 4, 60, 50, NO},
      {400, 'U', 1, 50, 50, NO},
      {410, 'U', 3, 90, 150, NO},
      {420, 'U', 4, 60, 50, NO},
      {430, 'D', 5, 50, 50, NO},
      {500, 'U', 5, 50, 50, NO},
      {510, 'U', 2, 150, 50, NO},
      {900, 'D', 6, 50, 50, PRESS, 1},
      {990, 'U', 6, 50, 50, TAP, 1}}},
    {"three fingers, not at once",
     {{0, 'D', 1, 50, 50, PRESS, 1},
      {60, 'D', 2, 150, 50, NO},
      {101, 'D', 3, 250, 50, NO},
      {200, 'U', 1, 50, 50, TAP, 1},
      {210, 'U', 2, 150, 50, NO},
      {220, 'U', 3, 250, 50, NO}}},
    {"a palm on a picture",
     {{0, 'D', 1, 500, 500, PRESS, PICTURE},
      {9, 'D', 2, 600, 500, RELEASE, PICTURE},
      {18, 'D', 3, 550, 600, NO},
      {40, 'M', 2, 700, 500, NO},
      {50, 'M', 1, 300, 500, NO},
      {400, 'U', 1, 300, 500, NO},
      {400, 'U', 2, 700, 500, NO},
      {400, 'U', 3, 550, 600, NO}}},
    {"a palm beside a finger",
     {{0, 'D', 1, 50, 50, PRESS, 1},
      {900, 'D', 2, 150, 50, NO},
      {910, 'D', 3, 160, 80, NO},
      {920, 'D', 4, 170, 50, RELEASE, 1},
      {990, 'U', 1, 50, 50, NO}}},
    {"ten fingers, one by one",
     {{0, 'D', 1, 50, 50, PRESS, 1},  {200, 'D', 2, 150, 50, NO},  {400, 'D', 3, 250, 50, NO},
      {600, 'D', 4, 350, 50, NO},     {800, 'D', 5, 450, 50, NO},  {1000, 'D', 6, 550, 50, NO},
      {1200, 'D', 7, 650, 50, NO},    {1400, 'D', 8, 750, 50, NO}, {1600, 'D', 9, 850, 50, NO},
      {1800, 'D', 10, 950, 50, NO},   {2000, 'U', 5, 450, 50, NO}, {2010, 'U', 10, 950, 50, NO},
      {2020, 'U', 1, 50, 50, TAP, 1}, {2030, 'U', 2, 150, 50, NO}, {2040, 'U', 3, 250, 50, NO},
      {2050, 'U', 4, 350, 50, NO},    {2060, 'U', 6, 550, 50, NO}, {2070, 'U', 7, 650, 50, NO},
      {2080, 'U', 8, 750, 50, NO},    {2090, 'U', 9, 850, 50, NO}}},
    {"more fingers than are counted",
     {{0, 'D', 1, 50, 50, PRESS, 1},
      {200, 'D', 2, 150, 50, NO},
      {400, 'D', 3, 250, 50, NO},
      {600, 'D', 4, 350, 50, NO},
      {800, 'D', 5, 450, 50, NO},
      {1000, 'D', 6, 550, 50, NO},
      {1200, 'D', 7, 650, 50, NO},
      {1400, 'D', 8, 750, 50, NO},
      {1600, 'D', 9, 850, 50, NO},
      {1800, 'D', 10, 950, 50, NO},
      {2000, 'D', 11, 50, 90, NO},
      {2200, 'D', 12, 60, 90, NO},
      {2300, 'M', 11, 60, 90, NO},
      {2400, 'U', 11, 60, 90, NO},
      {2500, 'U', 1, 50, 50, TAP, 1},
      {2600, 'U', 12, 60, 90, NO}}},
    {"a lost UP",
     {{0, 'D', 1, 50, 50, PRESS, 1},
      {4000, 'D', 1, 150, 50, PRESS, 2},
      {4080, 'U', 1, 150, 50, TAP, 2},
      {4090, 'U', 1, 150, 50, NO}}},
    {"a lost UP that SDL makes up for when the finger is back",
     {{0, 'D', 1, 50, 50, PRESS, 1},
      {4000, 'U', 1, 60, 50, TAP, 1},
      {4000, 'D', 1, 60, 50, PRESS, 1},
      {4080, 'U', 1, 60, 50, RELEASE, 1}}},
    {"a lost UP, down again on nothing",
     {{0, 'D', 1, 50, 50, PRESS, 1}, {900, 'D', 1, 50, 150, RELEASE, 1}}},
    {"a lost UP with another finger down",
     {{0, 'D', 1, 50, 50, PRESS, 1},
      {300, 'D', 2, 150, 50, NO},
      {600, 'D', 1, 250, 50, RELEASE, 1},
      {700, 'U', 2, 150, 50, NO},
      {800, 'U', 1, 250, 50, NO}}},
    {"a finger not heard of for long blocks nobody",
     {{0, 'D', 1, 50, 50, PRESS, 1},
      {3000, 'M', 1, 51, 50, NO},
      {8000, 'D', 2, 150, 50, NO},
      {8100, 'U', 2, 150, 50, NO},
      {8200, 'D', 3, 150, 50, PRESS, 2},
      {8300, 'U', 1, 50, 50, NO},
      {8400, 'U', 3, 150, 50, TAP, 2}}},
};

static void test_many_fingers(void **state)
{
    (void)state;
    run_all(crowds, COUNT(crowds));
}

static const struct script pages[] = {
    {"down before it, up after it",
     {{0, 'D', 1, 50, 50, PRESS, 1},
      {40, 'P', 0, 0, 0, NO},
      {60, 'M', 1, 55, 50, NO},
      {80, 'U', 1, 55, 50, NO},
      {90, 'D', 1, 50, 50, PRESS, 1},
      {190, 'U', 1, 50, 50, TAP, 1}}},
    {"another finger after it",
     {{0, 'D', 1, 50, 50, PRESS, 1},
      {40, 'P', 0, 0, 0, NO},
      {200, 'D', 2, 150, 50, NO},
      {300, 'U', 2, 150, 50, NO},
      {400, 'U', 1, 50, 50, NO}}},
    {"panning over it",
     {{0, 'D', 1, 500, 500, PRESS, PICTURE},
      {40, 'M', 1, 600, 500, PAN},
      {40, 'P', 0, 0, 0, NO},
      {60, 'M', 1, 700, 500, NO},
      {80, 'U', 1, 700, 500, NO}}},
    {"pinching over it",
     {{0, 'D', 1, 500, 500, PRESS, PICTURE},
      {20, 'D', 2, 600, 500, RELEASE, PICTURE},
      {40, 'M', 2, 700, 500, PINCH},
      {40, 'P', 0, 0, 0, NO},
      {60, 'M', 2, 800, 500, NO},
      {80, 'U', 2, 700, 500, NO},
      {99, 'M', 1, 300, 500, NO},
      {99, 'D', 3, 700, 500, NO},
      {120, 'M', 3, 800, 500, NO}}},
};

static void test_pages(void **state)
{
    (void)state;
    run_all(pages, COUNT(pages));
}

static const struct script pictures[] = {
    {"a pan",
     {{0, 'D', 1, 500, 500, PRESS, PICTURE},
      {20, 'M', 1, 524, 500, NO},
      {40, 'M', 1, 525, 500, PAN},
      {60, 'M', 1, 500, 500, PAN}, /* back: still no tap */
      {80, 'M', 1, 50, 50, PAN},   /* over a button: still the picture's */
      {99, 'U', 1, 50, 50, PAN}}},
    {"a tap after a pan",
     {{0, 'D', 1, 500, 500, PRESS, PICTURE},
      {40, 'M', 1, 600, 500, PAN},
      {60, 'U', 1, 600, 500, PAN},
      {500, 'D', 2, 600, 500, PRESS, PICTURE},
      {540, 'M', 2, 605, 500, NO},
      {600, 'U', 2, 605, 500, TAP, PICTURE}}},
    {"two pictures: no pinch",
     {{0, 'D', 1, 900, 500, PRESS, PICTURE},
      {50, 'D', 2, 1100, 500, NO},
      {90, 'M', 2, 1200, 500, NO},
      {95, 'U', 2, 1200, 500, NO},
      {99, 'U', 1, 900, 500, TAP, PICTURE}}},
    {"a pan at one stroke", {{0, 'D', 1, 500, 500, PRESS, PICTURE}, {80, 'U', 1, 600, 500, PAN}}},
    {"a pinch, each finger then lifted",
     {{0, 'D', 1, 500, 500, PRESS, PICTURE},
      {50, 'D', 2, 600, 500, RELEASE, PICTURE},
      {60, 'M', 2, 700, 500, PINCH},
      {70, 'M', 1, 450, 500, PINCH},
      {80, 'U', 1, 450, 500, NO},
      {90, 'M', 2, 710, 500, NO},
      {99, 'U', 2, 710, 500, NO}}},
    {"the one that stays pans",
     {{0, 'D', 1, 500, 500, PRESS, PICTURE},
      {50, 'D', 2, 600, 500, RELEASE, PICTURE},
      {80, 'U', 1, 500, 500, NO},
      {90, 'M', 2, 700, 500, PAN},
      {99, 'U', 2, 600, 500, PAN}}},
    {"and may be joined again",
     {{0, 'D', 1, 500, 500, PRESS, PICTURE},
      {50, 'D', 2, 600, 500, RELEASE, PICTURE},
      {80, 'U', 2, 600, 500, NO},
      {200, 'D', 3, 600, 500, NO},
      {220, 'M', 3, 700, 500, PINCH},
      {300, 'U', 1, 500, 500, NO},
      {300, 'U', 3, 700, 500, NO}}},
    {"a pan becomes a pinch",
     {{0, 'D', 1, 500, 500, PRESS, PICTURE},
      {40, 'M', 1, 600, 500, PAN},
      {300, 'D', 2, 700, 500, NO},
      {320, 'M', 1, 500, 500, PINCH},
      {400, 'U', 2, 700, 500, NO},
      {420, 'M', 1, 510, 500, NO},
      {440, 'U', 1, 510, 500, NO}}},
    {"a third finger later changes nothing",
     {{0, 'D', 1, 500, 500, PRESS, PICTURE},
      {50, 'D', 2, 600, 500, RELEASE, PICTURE},
      {300, 'D', 3, 800, 500, NO},
      {310, 'M', 3, 900, 500, NO},
      {320, 'M', 2, 700, 500, PINCH},
      {330, 'U', 1, 500, 500, NO},
      {340, 'M', 3, 700, 500, NO},
      {350, 'U', 2, 700, 500, NO},
      {360, 'M', 3, 300, 500, NO},
      {370, 'U', 3, 300, 500, NO}}},
    {"the second finger on a button: no pinch",
     {{0, 'D', 1, 500, 500, PRESS, PICTURE},
      {50, 'D', 2, 50, 50, NO},
      {90, 'M', 2, 90, 50, NO},
      {95, 'U', 2, 90, 50, NO},
      {99, 'U', 1, 500, 500, TAP, PICTURE}}},
    {"the first on a button: none either",
     {{0, 'D', 1, 50, 50, PRESS, 1},
      {50, 'D', 2, 500, 500, NO},
      {90, 'M', 2, 700, 500, NO},
      {95, 'U', 1, 50, 50, TAP, 1},
      {98, 'M', 2, 500, 500, NO},
      {400, 'U', 2, 500, 500, NO}}},
    {"a lost UP ends a pinch",
     {{0, 'D', 1, 500, 500, PRESS, PICTURE},
      {50, 'D', 2, 600, 500, RELEASE, PICTURE},
      {200, 'D', 2, 50, 50, NO},
      {220, 'M', 2, 90, 50, NO},
      {240, 'U', 2, 90, 50, NO},
      {260, 'U', 1, 500, 500, NO}}},
};

static void test_pictures(void **state)
{
    (void)state;
    run_all(pictures, COUNT(pictures));
}

static void assert_near(double got, double wanted)
{
    assert_true(fabs(got - wanted) < 1e-9);
}

static void test_numbers(void **state)
{
    (void)state;
    struct quiz_touch touch;
    quiz_touch_init(&touch);
    (void)touch_send(&touch, &(struct step){0, 'D', 1, 20, 30, NO});
    struct quiz_gesture got = touch_send(&touch, &(struct step){50, 'U', 1, 80, 90, NO});
    assert_near(got.x, 20); /* where it went down */
    assert_near(got.y, 30);

    (void)touch_send(&touch, &(struct step){1000, 'D', 1, 500, 500, NO});
    (void)touch_send(&touch, &(struct step){1010, 'M', 1, 510, 505, NO});
    got = touch_send(&touch, &(struct step){1020, 'M', 1, 540, 520, NO});
    assert_near(got.dx, 40); /* the finger keeps its place of the picture */
    assert_near(got.dy, 20);
    got = touch_send(&touch, &(struct step){1030, 'M', 1, 500, 500, NO});
    assert_near(got.dx, -40);
    assert_near(got.dy, -20);

    (void)touch_send(&touch, &(struct step){1040, 'D', 2, 500, 600, NO});
    got = touch_send(&touch, &(struct step){1050, 'M', 2, 500, 700, NO});
    assert_near(got.factor, 2);
    assert_near(got.x, 500);
    assert_near(got.y, 600);
    assert_near(got.dx, 0);
    assert_near(got.dy, 50);
    got = touch_send(&touch, &(struct step){1060, 'M', 1, 500, 650, NO});
    assert_near(got.factor, 0.25);
    got = touch_send(&touch, &(struct step){1070, 'M', 1, 500, 700, NO}); /* both at one place */
    assert_near(got.factor, 24.0 / 50);
    got = touch_send(&touch, &(struct step){1080, 'M', 1, 500, 699, NO});
    assert_near(got.factor, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_taps),         cmocka_unit_test(test_once_is_once),
        cmocka_unit_test(test_many_fingers), cmocka_unit_test(test_pages),
        cmocka_unit_test(test_pictures),     cmocka_unit_test(test_numbers),
    };
    return cmocka_run_group_tests_name("quiz/touch", tests, NULL, NULL);
}
