/*
 * tests/view/quiz_rooms: the panels, modes and languages on which pages of the quiz are looked at,
 * and what holds of the targets of all of them.
 */
#ifndef TESTS_VIEW_QUIZ_ROOMS_H
#define TESTS_VIEW_QUIZ_ROOMS_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "view/page_scene.h"
#include "view/quiz_parts.h"

#define COUNT(a)     (sizeof(a) / sizeof((a)[0]))
#define TARGET_MM    20
#define GAP_MM       5
#define LOW_PART_PCT 60

struct quiz_room {
    struct view_quiz *quiz; /* its mode, language and px_per_mm are set */
    int w, h;
};

typedef void each_quiz_room(const struct quiz_room *room);
typedef size_t quiz_targets(const struct view_quiz *quiz, int w, int h, struct view_target *out);

static const struct quiz_panel {
    int w, h;
} quiz_panels[] = {
    {1920, 1080}, {1080, 1920}, {3840, 2160}, {2160, 3840}, {1366, 768},
    {768, 1366},  {1280, 800},  {1280, 1024}, {1024, 768},  {960, 540},
};

static inline void for_each_quiz_room(struct view_quiz *quiz, each_quiz_room *each)
{
    for (size_t i = 0; i < COUNT(quiz_panels); i++)
        for (unsigned mode = 0; mode < 8; mode++)
            for (int lang = 0; lang < VIEW_LANGS; lang++) {
                const struct quiz_panel *panel = &quiz_panels[i];
                quiz->mode = (struct view_mode){(mode & 1) != 0, (mode & 2) != 0, (mode & 4) != 0};
                quiz->lang = (enum view_lang)lang;
                quiz->px_per_mm = view_px_per_mm(panel->w, panel->h, 43);
                each(&(struct quiz_room){quiz, panel->w, panel->h});
            }
}

static inline void fail_target(const struct quiz_room *room, const struct view_target *target,
                               const char *what)
{
    const struct view_mode *mode = &room->quiz->mode;
    fail_msg("%dx%d, large %d, contrast %d, low %d, language %d: button %d at %d,%d %dx%d %s",
             room->w, room->h, mode->is_large, mode->is_contrast, mode->is_low, room->quiz->lang,
             (int)target->button, target->at.x, target->at.y, target->at.w, target->at.h, what);
}

static inline bool is_near(struct layout_rect a, struct layout_rect b, int gap)
{
    struct layout_rect common;
    a.w += gap;
    a.h += gap;
    b.w += gap;
    b.h += gap;
    return layout_intersect(a, b, &common);
}

/* On the panel, at least 20 mm, at least 5 mm from the others, within reach, each one once. */
static inline void check_targets(const struct quiz_room *room, quiz_targets *targets_of)
{
    struct view_target targets[VIEW_TARGETS_MAX];
    size_t count = targets_of(room->quiz, room->w, room->h, targets);
    double px_per_mm = room->quiz->px_per_mm;
    int gap = (int)ceil(GAP_MM * px_per_mm);
    int top = room->quiz->mode.is_low ? room->h - room->h * LOW_PART_PCT / 100 : room->h / 2;
    assert_in_range(count, 1, VIEW_TARGETS_MAX);
    for (size_t i = 0; i < count; i++) {
        struct layout_rect at = targets[i].at;
        if (at.x < 0 || at.x + at.w > room->w || at.y + at.h > room->h)
            fail_target(room, &targets[i], "is off the panel");
        if (at.y < top)
            fail_target(room, &targets[i], "is too high up");
        if (at.w < TARGET_MM * px_per_mm || at.h < TARGET_MM * px_per_mm)
            fail_target(room, &targets[i], "is too small for a finger");
        for (size_t j = 0; j < i; j++) {
            if (is_near(at, targets[j].at, gap))
                fail_target(room, &targets[i], "is too near another one");
            assert_int_not_equal(targets[i].button, targets[j].button);
        }
    }
}

static inline const struct view_target *find_target(const struct view_target *targets, size_t count,
                                                    enum view_button button)
{
    for (size_t i = 0; i < count; i++)
        if (targets[i].button == button)
            return &targets[i];
    return NULL;
}

#endif
