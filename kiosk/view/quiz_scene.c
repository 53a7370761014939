/* The level's page in the quiz: view/page_scene in the visitor's language. */
#include "quiz/zoom.h"
#include "view/page_scene.h"
#include "view/quiz_parts.h"
#include "view/quiz_place.h"

#define STEP_SLACK 0.01 /* a pinch may have ended a hair beside a step */

/* What the button does next, as quiz_zoom_step(); a pinch may have left the picture between two. */
static const char *zoom_label(const struct view_quiz *quiz)
{
    double zoom = quiz->level.zoom;
    if (zoom < 1.5 - STEP_SLACK)
        return view_word(quiz->lang, VIEW_N("放大 1.5×"));
    if (zoom < QUIZ_ZOOM_MAX - STEP_SLACK)
        return view_word(quiz->lang, VIEW_N("放大 2.5×"));
    return view_word(quiz->lang, VIEW_N("看全景"));
}

static struct view_level_words words_of(const struct view_quiz *quiz)
{
    struct view_level_words words = {
        .labels = {[VIEW_LEVEL_LOW] = quiz_button_label(quiz, VIEW_BUTTON_LOW),
                   [VIEW_LEVEL_HINT] = quiz_button_label(quiz, VIEW_BUTTON_HINT),
                   [VIEW_LEVEL_ZOOM] = zoom_label(quiz),
                   [VIEW_LEVEL_LEAVE] = quiz_button_label(quiz, VIEW_BUTTON_LEAVE)},
        .found = view_word(quiz->lang, VIEW_N("已找到")),
        .low_note = view_word(quiz->lang, VIEW_N("低位模式：画面和按钮都在下方")),
        .no_room = view_word(quiz->lang, VIEW_N("找隐患需要一块触摸屏")),
    };
    return words;
}

static int wider(int a, int b)
{
    return a > b ? a : b;
}

/* Buttons stay where they are while the picture is enlarged: as wide as the widest of its words. */
static struct view_level_room room_of(const struct view_quiz *quiz, int w, int h)
{
    struct view_level_words words = words_of(quiz);
    struct view_level_room room = {
        .w = w,
        .h = h,
        .px_per_mm = quiz->px_per_mm,
        .mode = quiz->mode,
        .picture_w = quiz->level.picture_w,
        .picture_h = quiz->level.picture_h,
        .title = quiz->level.title,
        .total = quiz->level.total,
        .counter_pct = view_level_text_pct(words.found) + view_level_text_pct(" 10/10"),
    };
    for (int i = 0; i < VIEW_LEVEL_BUTTONS; i++)
        room.label_pct[i] = view_level_text_pct(words.labels[i]);
    room.label_pct[VIEW_LEVEL_ZOOM] =
        wider(view_level_text_pct(view_word(quiz->lang, VIEW_N("放大 1.5×"))),
              view_level_text_pct(view_word(quiz->lang, VIEW_N("看全景"))));
    if (!quiz->level.has_hint)
        room.label_pct[VIEW_LEVEL_HINT] = 0;
    return room;
}

size_t quiz_scene_targets(const struct view_quiz *quiz, int w, int h, struct view_target *out)
{
    struct view_level_room room = room_of(quiz, w, h);
    struct view_level_place place = view_level_place(&room);
    size_t count = 0;
    if (place.is_card)
        return 0;
    out[count++] = (struct view_target){VIEW_BUTTON_PICTURE, place.picture, true};
    for (int i = 0; i < VIEW_LEVEL_BUTTONS; i++)
        if (place.buttons[i].w > 0)
            out[count++] = (struct view_target){page_scene_button((enum view_level_button)i),
                                                place.buttons[i], false};
    return count;
}

void quiz_scene_draw(const struct view_page_ctx *ctx, const struct view_quiz *quiz)
{
    struct view_level_room room = room_of(quiz, ctx->w, ctx->h);
    struct view_level_words words = words_of(quiz);
    struct view_level level = quiz->level;
    level.mode = quiz->mode;
    level.px_per_mm = quiz->px_per_mm;
    page_scene_draw(ctx, &level, &room, &words);
}

/* The page with a picture to touch has it as a target; a question shows its place. */
struct layout_rect quiz_picture_box(const struct view_quiz *quiz, int w, int h)
{
    struct view_target targets[VIEW_TARGETS_MAX];
    struct view_quiz page = *quiz;
    if (quiz->page == VIEW_QUIZ_QUESTION && quiz->question.picture)
        return quiz_question_place(quiz, w, h).picture;
    page.ask = VIEW_ASK_NOTHING;
    size_t count = view_quiz_targets(&page, w, h, targets);
    for (size_t i = 0; i < count; i++)
        if (targets[i].is_picture)
            return targets[i].at;
    return (struct layout_rect){0};
}
