#include "view/quiz_over.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "view/level_picture.h"
#include "view/pencil.h"
#include "view/quiz_marks.h"
#include "view/quiz_paint.h"
#include "view/quiz_parts.h"
#include "view/quiz_word.h"
#include "view/theme.h"

#define WHOLE     256 /* of a movement */
#define PRESS_MM  1.0
#define PENCIL_MM 2.0
#define EDGE_MM   0.6

/* From below upwards. The pencil is apart: it grows. */
enum part {
    PART_GLOW,
    PART_PRESSED,
    PART_FOCUS,
    PART_RIPPLE,
    PART_RIPPLE_LATER = PART_RIPPLE + QUIZ_RIPPLE_RINGS - 1,
    PART_WORD,
    PARTS
};

/* What is on the panel, to compare with: where, and how it looks (each part's own numbers). */
struct shown {
    struct layout_rect at; /* empty: it is not there */
    int64_t look[4];
};

struct quiz_over {
    const struct view_page_ctx *ctx;
    struct screen_image *ground, *before; /* before: what the sheet slides over */
    bool has_ground, is_sliding;
    int sheet_part;
    int64_t serial;
    enum view_quiz_page page;
    struct view_mode mode;
    struct view_target targets[VIEW_TARGETS_MAX];
    size_t target_count;
    struct layout_rect picture; /* its box; empty: the page has none */
    struct quiz_marks marks;
    struct quiz_word word;
    struct pencil *pencil;
    const struct quiz_shape *outline; /* the pencil's */
    bool is_found;
    int outline_part;
    struct shown shown[PARTS];
    struct layout_rect dirty[QUIZ_OVER_DIRTY_MAX];
    size_t dirty_count;
};

struct quiz_over *quiz_over_create(const struct view_page_ctx *ctx)
{
    struct quiz_over *over = mem_alloc(sizeof(*over));
    over->ctx = ctx;
    return over;
}

static void drop_pencil(struct quiz_over *over)
{
    pencil_destroy(over->pencil);
    over->pencil = NULL;
    over->outline = NULL;
}

void quiz_over_destroy(struct quiz_over *over)
{
    if (!over)
        return;
    drop_pencil(over);
    quiz_word_clear(&over->word);
    quiz_marks_finish(&over->marks);
    screen_image_destroy(over->ground);
    screen_image_destroy(over->before);
    free(over);
}

/* --- what has changed --------------------------------------------------------------------------
 */

static bool is_empty(struct layout_rect rect)
{
    return rect.w <= 0 || rect.h <= 0;
}

static struct layout_rect join(struct layout_rect a, struct layout_rect b)
{
    int left = a.x < b.x ? a.x : b.x, top = a.y < b.y ? a.y : b.y;
    int right = a.x + a.w > b.x + b.w ? a.x + a.w : b.x + b.w;
    int bottom = a.y + a.h > b.y + b.h ? a.y + a.h : b.y + b.h;
    return (struct layout_rect){left, top, right - left, bottom - top};
}

/* Rectangles that overlap become one, as each is restored and drawn by itself. */
static void mark_dirty(struct quiz_over *over, struct layout_rect rect)
{
    struct layout_rect panel = {0, 0, over->ctx->w, over->ctx->h}, common;
    if (is_empty(rect) || !layout_intersect(rect, panel, &rect))
        return;
    for (size_t i = 0; i < over->dirty_count; i++)
        if (layout_intersect(rect, over->dirty[i], &common)) {
            rect = join(rect, over->dirty[i]);
            over->dirty[i] = over->dirty[--over->dirty_count];
            i = (size_t)-1; /* it may reach others now */
        }
    over->dirty[over->dirty_count++] = rect;
}

static void mark_all(struct quiz_over *over)
{
    over->dirty_count = 1;
    over->dirty[0] = (struct layout_rect){0, 0, over->ctx->w, over->ctx->h};
}

static void show(struct quiz_over *over, enum part part, const struct shown *now)
{
    struct shown *shown = &over->shown[part];
    if (memcmp(shown, now, sizeof(*now)) == 0)
        return;
    mark_dirty(over, shown->at);
    mark_dirty(over, now->at);
    *shown = *now;
}

/* --- the ground --------------------------------------------------------------------------------
 */

static int px(const struct view_quiz *quiz, double mm)
{
    int pixels = (int)lround(mm * quiz->px_per_mm);
    return pixels < 1 ? 1 : pixels;
}

static struct screen_image *make_layer(const struct quiz_over *over)
{
    return screen_image_create(over->ctx->screen, over->ctx->w, over->ctx->h, NULL, 0, true);
}

static bool is_sheet_moving(const struct view_quiz *quiz)
{
    return quiz->page == VIEW_QUIZ_QUESTION && quiz->over.sheet_part < WHOLE;
}

/* What stood there before a sheet begins to slide is kept until it stands. */
static void keep_ground(struct quiz_over *over, const struct view_quiz *quiz)
{
    bool is_beginning = is_sheet_moving(quiz) && !over->is_sliding && over->has_ground;
    if (is_beginning) {
        struct screen_image *ground = over->ground;
        over->ground = over->before ? over->before : make_layer(over);
        over->before = ground;
    }
    over->is_sliding = is_sheet_moving(quiz) && (is_beginning || over->is_sliding);
}

bool view_quiz_is_moving(const struct view_quiz *quiz)
{
    const struct view_over *over = &quiz->over;
    return (over->has_ripple && over->ripple_part < WHOLE) ||
           (over->outline && over->outline_part < WHOLE) || is_sheet_moving(quiz);
}

static void take_mode(struct quiz_over *over, const struct view_quiz *quiz)
{
    struct screen *screen = over->ctx->screen;
    bool is_same = over->has_ground && over->marks.px_per_mm == quiz->px_per_mm &&
                   memcmp(&over->mode, &quiz->mode, sizeof(over->mode)) == 0;
    if (is_same)
        return;
    quiz_marks_finish(&over->marks);
    quiz_marks_init(&over->marks, screen, quiz->px_per_mm, quiz->mode);
    over->mode = quiz->mode;
}

static void draw_ground(struct quiz_over *over, const struct view_quiz *quiz)
{
    const struct view_page_ctx *ctx = over->ctx;
    keep_ground(over, quiz);
    take_mode(over, quiz);
    if (!over->ground)
        over->ground = make_layer(over);
    screen_set_target(ctx->screen, over->ground);
    view_quiz_draw(ctx, quiz);
    screen_set_target(ctx->screen, NULL);
    over->target_count = view_quiz_targets(quiz, ctx->w, ctx->h, over->targets);
    over->picture = quiz_picture_box(quiz, ctx->w, ctx->h);
    over->serial = quiz->ground_serial;
    over->page = quiz->page;
    over->has_ground = true;
    drop_pencil(over);
    quiz_word_clear(&over->word);
}

/* --- what moves over it ------------------------------------------------------------------------
 */

static struct layout_rect target_of(const struct quiz_over *over, enum view_button button)
{
    for (size_t i = 0; button != VIEW_BUTTON_NONE && i < over->target_count; i++)
        if (over->targets[i].button == button)
            return over->targets[i].at;
    return (struct layout_rect){0};
}

static void find_pressed(struct quiz_over *over, const struct view_quiz *quiz)
{
    struct shown now = {.at = target_of(over, quiz->over.pressed)};
    bool is_button = quiz->over.pressed != VIEW_BUTTON_PICTURE && !is_empty(now.at);
    now.look[0] = px(quiz, PRESS_MM);
    now.at.h += (int)now.look[0];
    show(over, PART_PRESSED, is_button && !over->is_sliding ? &now : &(struct shown){0});
}

static void find_focus(struct quiz_over *over, const struct view_quiz *quiz)
{
    struct shown now = {.at = target_of(over, quiz->over.focus)};
    bool is_there = !is_empty(now.at) && !over->is_sliding;
    if (quiz->over.focus == quiz->over.pressed)
        now.at.y += px(quiz, PRESS_MM);
    if (is_there)
        now.at = quiz_frame_at(&over->marks, now.at, over->ctx->w, over->ctx->h);
    show(over, PART_FOCUS, is_there ? &now : &(struct shown){0});
}

static void find_ripple(struct quiz_over *over, const struct view_quiz *quiz)
{
    const struct view_over *state = &quiz->over;
    int x = over->picture.x + (int)lround(state->ripple_x * over->picture.w);
    int y = over->picture.y + (int)lround(state->ripple_y * over->picture.h);
    for (int i = 0; i < QUIZ_RIPPLE_RINGS; i++) {
        struct shown now = {0};
        int alpha = quiz_ripple_alpha(i, state->ripple_part);
        if (state->has_ripple && !quiz->ask && alpha > 0 && !is_empty(over->picture)) {
            now.at = quiz_ripple_at(&over->marks, i, x, y, state->ripple_part);
            now.look[0] = alpha;
        }
        show(over, (enum part)(PART_RIPPLE + i), &now);
    }
}

static void find_glow(struct quiz_over *over, const struct view_quiz *quiz)
{
    struct layout_rect glow = quiz->over.glow;
    struct shown now = {over->picture, {glow.x, glow.y, glow.w, glow.h}};
    bool is_there = !is_empty(glow) && !quiz->ask;
    show(over, PART_GLOW, is_there ? &now : &(struct shown){0});
}

static void find_word(struct quiz_over *over, const struct view_quiz *quiz)
{
    struct layout_rect box = over->picture;
    if (is_empty(box))
        box = quiz_page_area(quiz->mode, over->ctx->w, over->ctx->h);
    if (quiz->ask || !quiz->over.word)
        quiz_word_clear(&over->word);
    else
        quiz_word_make(&over->word, over->ctx, quiz, box);
    struct shown now = {over->word.at, {over->word.serial}};
    show(over, PART_WORD, over->word.image ? &now : &(struct shown){0});
}

/* --- the pencil --------------------------------------------------------------------------------
 */

/* From scene units to the panel: of the level's picture, or of the place enlarged above a question.
 */
static struct pencil_map map_of(const struct quiz_over *over, const struct view_quiz *quiz)
{
    struct layout_rect box = over->picture;
    const struct view_question *question = &quiz->question;
    if (quiz->page != VIEW_QUIZ_QUESTION) {
        struct level_map level = level_map_of(&quiz->level, box);
        return (struct pencil_map){level.x, level.y, level.unit_x, level.unit_y, level.box};
    }
    int w, h;
    screen_image_size(question->picture, &w, &h);
    struct layout_rect src = quiz_enlarge(question->part, w, h, box.w, box.h);
    double scale_x = (double)box.w / src.w, scale_y = (double)box.h / src.h;
    return (struct pencil_map){box.x - src.x * scale_x, box.y - src.y * scale_y,
                               question->unit_x * scale_x, question->unit_y * scale_y, box};
}

static void take_pencil(struct quiz_over *over, const struct view_quiz *quiz)
{
    struct pencil_map map = map_of(over, quiz);
    int weight = quiz->mode.is_contrast ? 2 : 1;
    struct pencil_line line = {weight * PENCIL_MM * quiz->px_per_mm, EDGE_MM * quiz->px_per_mm,
                               quiz->over.is_found ? THEME_GREEN : THEME_AMBER};
    over->pencil = pencil_create(quiz->over.outline, &map, &line);
    over->outline = quiz->over.outline;
    over->is_found = quiz->over.is_found;
    over->outline_part = 0;
}

static void find_outline(struct quiz_over *over, const struct view_quiz *quiz)
{
    const struct view_over *state = &quiz->over;
    bool is_there = state->outline && !quiz->ask && !is_empty(over->picture);
    bool is_other = !is_there || over->outline != state->outline ||
                    over->is_found != state->is_found || over->outline_part > state->outline_part;
    if (over->pencil && is_other) {
        mark_dirty(over, pencil_bounds(over->pencil));
        drop_pencil(over);
    }
    if (!is_there)
        return;
    if (!over->pencil)
        take_pencil(over, quiz);
    if (over->outline_part != state->outline_part)
        mark_dirty(over, pencil_go_on(over->pencil, state->outline_part));
    over->outline_part = state->outline_part;
}

/* --- drawing -----------------------------------------------------------------------------------
 */

/* Goes down, with what lies above it; its shade is covered. */
static void draw_pressed(const struct quiz_over *over)
{
    const struct shown *shown = &over->shown[PART_PRESSED];
    struct layout_rect src = shown->at;
    src.y -= (int)shown->look[0];
    screen_draw(over->ctx->screen, over->ground, &src, shown->at, 255);
}

static void draw_ripple(struct quiz_over *over, struct layout_rect within)
{
    struct screen *screen = over->ctx->screen;
    struct layout_rect inside;
    if (is_empty(over->shown[PART_RIPPLE].at) && is_empty(over->shown[PART_RIPPLE_LATER].at))
        return;
    if (!layout_intersect(within, over->picture, &inside))
        return;
    screen_set_clip(screen, &inside);
    for (int i = PART_RIPPLE; i <= PART_RIPPLE_LATER; i++)
        if (!is_empty(over->shown[i].at))
            quiz_ripple_draw(&over->marks, over->shown[i].at, (int)over->shown[i].look[0]);
    screen_set_clip(screen, &within);
}

static void draw_glow(struct quiz_over *over, struct layout_rect within)
{
    const struct shown *shown = &over->shown[PART_GLOW];
    struct layout_rect inside,
        glow = {(int)shown->look[0], (int)shown->look[1], (int)shown->look[2], (int)shown->look[3]};
    if (!layout_intersect(within, shown->at, &inside))
        return;
    screen_set_clip(over->ctx->screen, &inside);
    quiz_glow_draw(&over->marks, shown->at, glow);
    screen_set_clip(over->ctx->screen, &within);
}

static void draw_marks(struct quiz_over *over, struct layout_rect within)
{
    struct screen *screen = over->ctx->screen;
    draw_glow(over, within);
    if (over->pencil)
        pencil_draw(screen, over->pencil, within);
    if (!is_empty(over->shown[PART_PRESSED].at))
        draw_pressed(over);
    if (!is_empty(over->shown[PART_FOCUS].at))
        quiz_frame_draw(&over->marks, over->shown[PART_FOCUS].at);
    draw_ripple(over, within);
    quiz_word_draw(screen, &over->word);
}

/* The old page fades into the new one; over it the sheet comes up from below. */
static void draw_sliding(const struct quiz_over *over, const struct view_quiz *quiz)
{
    const struct view_page_ctx *ctx = over->ctx;
    struct layout_rect all = {0, 0, ctx->w, ctx->h};
    struct layout_rect sheet = quiz_question_sheet(quiz, ctx->w, ctx->h), above = all;
    int left = sheet.h - sheet.h * quiz->over.sheet_part / WHOLE;
    above.h = sheet.y;
    screen_set_clip(ctx->screen, &above);
    screen_mix(ctx->screen, over->before, over->ground, all, quiz->over.sheet_part);
    struct layout_rect below = {0, sheet.y, ctx->w, ctx->h - sheet.y};
    screen_set_clip(ctx->screen, &below);
    screen_draw(ctx->screen, over->before, NULL, all, 255);
    struct layout_rect seen = {sheet.x, sheet.y, sheet.w, sheet.h - left};
    if (seen.h > 0)
        screen_draw(ctx->screen, over->ground, &seen,
                    (struct layout_rect){sheet.x, sheet.y + left, seen.w, seen.h}, 255);
    screen_set_clip(ctx->screen, NULL);
}

static void draw_dirty(struct quiz_over *over, const struct view_quiz *quiz)
{
    struct screen *screen = over->ctx->screen;
    struct layout_rect all = {0, 0, over->ctx->w, over->ctx->h};
    if (over->is_sliding)
        draw_sliding(over, quiz);
    for (size_t i = 0; i < over->dirty_count; i++) {
        screen_set_clip(screen, &over->dirty[i]);
        if (!over->is_sliding)
            screen_draw(screen, over->ground, NULL, all, 255);
        draw_marks(over, over->dirty[i]);
    }
    screen_set_clip(screen, NULL);
}

/* The sheet is where it was not. */
static bool has_slid(struct quiz_over *over, const struct view_quiz *quiz)
{
    bool was_sliding = over->is_sliding;
    if (was_sliding && !is_sheet_moving(quiz))
        over->is_sliding = false;
    bool has_moved = was_sliding && over->sheet_part != quiz->over.sheet_part;
    over->sheet_part = quiz->over.sheet_part;
    return has_moved;
}

static bool is_other(const struct quiz_over *over, const struct view_quiz *quiz)
{
    return !over->has_ground || over->serial != quiz->ground_serial || over->page != quiz->page;
}

void quiz_over_prepare(struct quiz_over *over, const struct view_quiz *quiz)
{
    if (is_other(over, quiz))
        draw_ground(over, quiz);
}

void quiz_over_forget(struct quiz_over *over)
{
    over->has_ground = false;
}

size_t quiz_over_draw(struct quiz_over *over, const struct view_quiz *quiz, bool is_new,
                      struct layout_rect out_dirty[QUIZ_OVER_DIRTY_MAX])
{
    bool has_changed = is_other(over, quiz);
    over->dirty_count = 0;
    if (has_changed)
        draw_ground(over, quiz);
    bool is_whole = has_slid(over, quiz) || has_changed || is_new;
    find_glow(over, quiz);
    find_outline(over, quiz);
    find_pressed(over, quiz);
    find_focus(over, quiz);
    find_ripple(over, quiz);
    find_word(over, quiz);
    if (is_whole || (over->is_sliding && over->dirty_count > 0))
        mark_all(over);
    draw_dirty(over, quiz);
    memcpy(out_dirty, over->dirty, over->dirty_count * sizeof(*out_dirty));
    return over->dirty_count;
}
