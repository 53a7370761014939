/*
 * What a game plays: its hazards or questions, and the order of their options. All chance comes
 * from the number that START brought.
 */
#include <string.h>

#include "quiz/dice.h"
#include "quiz/level.h"
#include "quiz/session_priv.h"

static struct quiz_answer answer_of(const struct quiz_scene *scene, const struct quiz_item *item,
                                    uint64_t *dice)
{
    struct quiz_answer answer = {.scene = scene, .item = item, .chosen = -1};
    for (int i = 0; i < QUIZ_OPTIONS; i++) {
        size_t place = quiz_dice_below(dice, (size_t)i + 1);
        answer.order[i] = answer.order[place];
        answer.order[place] = i;
    }
    return answer;
}

void session_draw_nothing(struct quiz_session *session)
{
    session->scene = NULL;
    session->count = 0;
    memset(session->level, 0, sizeof(session->level));
    memset(session->answers, 0, sizeof(session->answers));
}

bool session_draw_level(struct quiz_session *session, const struct quiz_scene *scene, uint64_t seed)
{
    size_t level[QUIZ_LEVEL] = {0};
    size_t count = scene ? quiz_level_choose(scene, seed, level) : 0;
    uint64_t dice = session->random;
    if (count == 0)
        return false;
    session->scene = scene;
    session->count = (int)count;
    memcpy(session->level, level, sizeof(level));
    for (size_t i = 0; i < count; i++)
        session->answers[i] = answer_of(scene, &scene->hazards[level[i]], &dice);
    return true;
}

/* ------------------------------------------------------------------ the quick quiz */

static bool is_question(const struct quiz_item *item)
{
    return item->question && item->option_count == QUIZ_OPTIONS && item->answer >= 1 &&
           item->answer <= QUIZ_OPTIONS;
}

static bool is_drawn(const struct quiz_session *session, const struct quiz_item *item)
{
    for (int i = 0; i < session->count; i++)
        if (session->answers[i].item == item)
            return true;
    return false;
}

static int drawn_of(const struct quiz_session *session, const struct quiz_scene *scene)
{
    int drawn = 0;
    for (int i = 0; i < session->count; i++)
        drawn += session->answers[i].scene == scene;
    return drawn;
}

/* The nth question of the scene that is not drawn yet; NULL: there are fewer. */
static const struct quiz_item *undrawn(const struct quiz_session *session,
                                       const struct quiz_scene *scene, size_t nth)
{
    for (size_t i = 0; i < scene->hazard_count; i++) {
        const struct quiz_item *item = &scene->hazards[i];
        if (is_question(item) && !is_drawn(session, item) && nth-- == 0)
            return item;
    }
    return NULL;
}

/* Of the scenes that still have questions one of those asked least so far; NULL: none has any.
 * Chosen while walking: the nth candidate takes the place of the one before with a chance of 1/n.
 */
static const struct quiz_scene *choose_scene(const struct quiz_session *session,
                                             const struct quiz_pool *pool, uint64_t *dice)
{
    const struct quiz_scene *chosen = NULL;
    size_t candidates = 0;
    int least = 0;
    for (size_t i = 0; i < pool->scene_count; i++) {
        const struct quiz_scene *scene = pool->scenes[i];
        int drawn = drawn_of(session, scene);
        if (!undrawn(session, scene, 0) || (chosen && drawn > least))
            continue;
        candidates = chosen && drawn == least ? candidates + 1 : 1;
        least = drawn;
        if (quiz_dice_below(dice, candidates) == 0)
            chosen = scene;
    }
    return chosen;
}

static const struct quiz_item *choose_question(const struct quiz_session *session,
                                               const struct quiz_scene *scene, uint64_t *dice)
{
    size_t left = 0;
    while (undrawn(session, scene, left))
        left++;
    return undrawn(session, scene, quiz_dice_below(dice, left));
}

bool session_draw_quick(struct quiz_session *session, const struct quiz_pool *pool)
{
    uint64_t dice = session->random;
    while (pool && session->count < QUIZ_QUICK) {
        const struct quiz_scene *scene = choose_scene(session, pool, &dice);
        if (!scene)
            break;
        const struct quiz_item *item = choose_question(session, scene, &dice);
        session->answers[session->count++] = answer_of(scene, item, &dice);
    }
    return session->count > 0;
}
