/*
 * A finger on the picture. A tap costs nobody a point, whatever it hits.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "quiz/hit.h"
#include "quiz/session_priv.h"

/* Shapes that may catch the finger, and whose they are. */
struct targets {
    const struct quiz_shape **shapes;
    const struct quiz_item **items;
    size_t count;
};

static int answer_of(const struct quiz_session *session, const struct quiz_item *item)
{
    for (int i = 0; i < session->count; i++)
        if (session->answers[i].item == item)
            return i;
    return -1;
}

static bool is_decoy(const struct quiz_scene *scene, const struct quiz_item *item)
{
    for (size_t i = 0; i < scene->decoy_count; i++)
        if (&scene->decoys[i] == item)
            return true;
    return false;
}

static void add_target(struct targets *targets, const struct quiz_item *item, enum quiz_view view)
{
    targets->shapes[targets->count] = &item->shapes[view];
    targets->items[targets->count++] = item;
}

/* A drawing shows the hazards of other days put right: there is nothing to be found. A photograph
 * shows them all. */
static void add_targets(struct targets *targets, const struct quiz_session *session,
                        enum quiz_view view)
{
    const struct quiz_scene *scene = session->scene;
    for (size_t i = 0; i < scene->hazard_count; i++) {
        const struct quiz_item *hazard = &scene->hazards[i];
        if (!hazard->is_drawn_twice[view] || answer_of(session, hazard) >= 0)
            add_target(targets, hazard, view);
    }
    for (size_t i = 0; i < scene->decoy_count; i++)
        add_target(targets, &scene->decoys[i], view);
}

/* NULL: nothing. */
static const struct quiz_item *find_touched(const struct quiz_session *session,
                                            const struct quiz_event *event)
{
    size_t all = session->scene->hazard_count + session->scene->decoy_count;
    struct targets targets = {
        .shapes = mem_alloc(all * sizeof(const struct quiz_shape *)),
        .items = mem_alloc(all * sizeof(const struct quiz_item *)),
    };
    add_targets(&targets, session, event->view);
    int hit = quiz_hit(targets.shapes, targets.count, event->point, event->slop);
    const struct quiz_item *touched = hit >= 0 ? targets.items[hit] : NULL;
    free(targets.shapes);
    free(targets.items);
    return touched;
}

static void miss(struct session_turn *turn, const struct quiz_item *decoy)
{
    struct quiz_session *session = turn->session;
    session->misses++;
    session_cue(turn, QUIZ_CUE_MISS);
    session_say(turn, decoy ? QUIZ_NOTE_DECOY : QUIZ_NOTE_MISS, decoy);
    memmove(session->miss_ms, session->miss_ms + 1,
            sizeof(session->miss_ms) - sizeof(session->miss_ms[0]));
    session->miss_ms[QUIZ_MISSES - 1] = turn->now_ms;
    if (session->miss_ms[0] == 0 || turn->now_ms - session->miss_ms[0] > QUIZ_MISS_WINDOW_MS)
        return;
    session_say(turn, QUIZ_NOTE_SLOW, NULL);
    session->pause_until_ms = turn->now_ms + QUIZ_PAUSE_MS;
    memset(session->miss_ms, 0, sizeof(session->miss_ms));
}

static void find(struct session_turn *turn, int answer)
{
    struct quiz_session *session = turn->session;
    session->hint_of = session->hint_stage = 0;
    session->hint_ms = 0;
    session_ask_of(turn, answer);
    session_cue(turn, QUIZ_CUE_FOUND);
}

static void touch_hazard(struct session_turn *turn, const struct quiz_item *hazard)
{
    int answer = answer_of(turn->session, hazard);
    if (answer < 0)
        session_say(turn, QUIZ_NOTE_NOT_TODAY, hazard);
    else if (turn->session->answers[answer].is_found)
        session_say(turn, QUIZ_NOTE_FOUND_ALREADY, hazard);
    else
        find(turn, answer);
}

bool session_tap(struct session_turn *turn)
{
    struct quiz_session *session = turn->session;
    if (turn->now_ms < session->pause_until_ms)
        return false;
    session->pause_until_ms = 0;
    session->tap = turn->event->point;
    session->tap_ms = turn->now_ms;
    const struct quiz_item *touched = find_touched(session, turn->event);
    if (!touched || is_decoy(session->scene, touched))
        miss(turn, touched);
    else
        touch_hazard(turn, touched);
    return true;
}
