#include "view/quiz.h"

#include "view/quiz_parts.h"

static size_t page_targets(const struct view_quiz *quiz, int w, int h, struct view_target *out)
{
    switch (quiz->page) {
    case VIEW_QUIZ_NOTICE:
    case VIEW_QUIZ_ENTRANCE:
    case VIEW_QUIZ_CHOICE:
        return quiz_cards_targets(quiz, w, h, out);
    case VIEW_QUIZ_TICKET:
    case VIEW_QUIZ_REDEEM:
        return quiz_keypad_targets(quiz, w, h, out);
    case VIEW_QUIZ_SCENE:
        return quiz_scene_targets(quiz, w, h, out);
    case VIEW_QUIZ_QUESTION:
        return quiz_question_targets(quiz, w, h, out);
    case VIEW_QUIZ_RESULT:
        return quiz_result_targets(quiz, w, h, out);
    case VIEW_QUIZ_TRAINING:
        return quiz_training_targets(quiz, w, h, out);
    case VIEW_QUIZ_STORING:
    case VIEW_QUIZ_PAGES:
        break;
    }
    return 0;
}

size_t view_quiz_targets(const struct view_quiz *quiz, int w, int h,
                         struct view_target out[VIEW_TARGETS_MAX])
{
    if (quiz_has_no_room(w, h))
        return 0;
    return quiz->ask ? quiz_ask_targets(quiz, w, h, out) : page_targets(quiz, w, h, out);
}

enum view_button view_quiz_button_at(const struct view_quiz *quiz, int w, int h, int x, int y,
                                     bool *out_is_picture)
{
    struct view_target targets[VIEW_TARGETS_MAX];
    size_t count = view_quiz_targets(quiz, w, h, targets);
    *out_is_picture = false;
    for (size_t i = 0; i < count; i++) {
        if (!page_is_in(targets[i].at, x, y))
            continue;
        *out_is_picture = targets[i].is_picture;
        return targets[i].button;
    }
    return VIEW_BUTTON_NONE;
}

static void draw_page(const struct view_page_ctx *ctx, const struct view_quiz *quiz)
{
    switch (quiz->page) {
    case VIEW_QUIZ_NOTICE:
    case VIEW_QUIZ_ENTRANCE:
    case VIEW_QUIZ_CHOICE:
        quiz_cards_draw(ctx, quiz);
        break;
    case VIEW_QUIZ_TICKET:
    case VIEW_QUIZ_REDEEM:
        quiz_keypad_draw(ctx, quiz);
        break;
    case VIEW_QUIZ_SCENE:
        quiz_scene_draw(ctx, quiz);
        break;
    case VIEW_QUIZ_QUESTION:
        quiz_question_draw(ctx, quiz);
        break;
    case VIEW_QUIZ_STORING:
        quiz_storing_draw(ctx, quiz);
        break;
    case VIEW_QUIZ_RESULT:
        quiz_result_draw(ctx, quiz);
        break;
    case VIEW_QUIZ_TRAINING:
        quiz_training_draw(ctx, quiz);
        break;
    case VIEW_QUIZ_PAGES:
        break;
    }
}

void view_quiz_draw(const struct view_page_ctx *ctx, const struct view_quiz *quiz)
{
    draw_page(ctx, quiz);
    if (quiz->ask)
        quiz_ask_draw(ctx, quiz);
}
