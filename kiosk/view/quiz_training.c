/* 培训模式: the picture with what is revealed on it, and words about the current place beside it.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "layout/text.h"
#include "view/level_picture.h"
#include "view/pencil.h"
#include "view/quiz_parts.h"
#include "view/ring.h"
#include "view/theme.h"

#define BUTTONS       5
#define PANEL_PART    24 /* percent of the width, or of the height, that the words take */
#define PANEL_EM      11 /* of the text: the words are never narrower … */
#define PANEL_ROWS    7  /* … or lower */
#define TEXT_PCT      125 /* of the usual sizes: several people read it, from behind a presenter … */
#define TEXT_MIN_PCT  60 /* … down to this where there is more to read */
#define TEXT_STEP_PCT 5
#define PARAGRAPHS    8
#define PENCIL_MM     2.0
#define EDGE_MM       0.6
#define BADGE_EM      0.8
#define CAPTION_BYTES 256
#define LINES_MAX     12

struct place {
    struct layout_rect picture, panel;
    struct view_target buttons[QUIZ_BAR_MAX];
};

/* --- where -------------------------------------------------------------------------------------
 */

static struct layout_rect fit(struct layout_rect room, const struct view_level *level)
{
    double scale = fmin(room.w / level->picture_w, room.h / level->picture_h);
    int w = (int)fmax(round(level->picture_w * scale), 1);
    int h = (int)fmax(round(level->picture_h * scale), 1);
    return (struct layout_rect){room.x + (room.w - w) / 2, room.y + (room.h - h) / 2, w, h};
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int text_px(const struct quiz_sizes *sizes)
{
    return sizes->body * TEXT_PCT / 100;
}

/* Words to the right. */
static void place_beside(struct place *place, const struct view_level *level,
                         const struct quiz_sizes *sizes, struct layout_rect room)
{
    int panel_w = larger(room.w * PANEL_PART / 100, PANEL_EM * text_px(sizes));
    struct layout_rect left = room;
    left.w -= panel_w + sizes->gap;
    place->picture = fit(left, level);
    place->picture.x = room.x;
    int panel_x = place->picture.x + place->picture.w + sizes->gap;
    place->panel = (struct layout_rect){panel_x, place->picture.y, room.x + room.w - panel_x,
                                        place->picture.h};
}

/* Words below. */
static void place_below(struct place *place, const struct view_level *level,
                        const struct quiz_sizes *sizes, struct layout_rect room)
{
    int row = text_px(sizes) * THEME_LINE_PCT / 100;
    int panel_h = larger(room.h * PANEL_PART / 100, PANEL_ROWS * row);
    struct layout_rect upper = room;
    upper.h -= panel_h + sizes->gap;
    place->picture = fit(upper, level);
    place->picture.y = room.y;
    int panel_y = place->picture.y + place->picture.h + sizes->gap;
    place->panel = (struct layout_rect){room.x, panel_y, room.w, room.y + room.h - panel_y};
}

/* As the picture is larger. */
static struct place place_of(const struct view_quiz *quiz, int w, int h)
{
    static const enum view_button buttons[BUTTONS] = {VIEW_BUTTON_LEAVE, VIEW_BUTTON_REVEAL_ALL,
                                                      VIEW_BUTTON_REVEAL, VIEW_BUTTON_NEXT,
                                                      VIEW_BUTTON_PREVIOUS};
    struct quiz_sizes sizes = quiz_sizes_of(quiz, w, h);
    struct place beside = {0}, below;
    struct layout_rect room = quiz_bar_place(quiz, w, h, buttons, BUTTONS, beside.buttons);
    below = beside;
    place_beside(&beside, &quiz->level, &sizes, room);
    place_below(&below, &quiz->level, &sizes, room);
    return beside.picture.w >= below.picture.w ? beside : below;
}

size_t quiz_training_targets(const struct view_quiz *quiz, int w, int h, struct view_target *out)
{
    struct place place = place_of(quiz, w, h);
    size_t count = 0;
    out[count++] = (struct view_target){VIEW_BUTTON_PICTURE, place.picture, true};
    for (int i = 0; i <= BUTTONS; i++)
        out[count++] = place.buttons[i];
    return count;
}

/* --- on the picture ----------------------------------------------------------------------------
 */

static void draw_badge(const struct view_page_ctx *ctx, const struct view_quiz *quiz,
                       struct quiz_point at, int number, bool is_current)
{
    char text[16];
    struct quiz_sizes sizes = quiz_sizes_of(quiz, ctx->w, ctx->h);
    double radius = BADGE_EM * sizes.body;
    uint32_t ground = is_current ? THEME_AMBER : THEME_GREEN;
    struct view_ring_look look = {radius, 0, sizes.line / 2.0, ground};
    view_ring_draw(ctx->screen, at.x, at.y, &look);
    (void)snprintf(text, sizeof(text), "%d", number);
    struct layout_rect box = {(int)lround(at.x - radius), (int)lround(at.y - radius),
                              (int)(2 * radius), (int)(2 * radius)};
    page_text(ctx, box,
              (struct page_look){SCREEN_SANS_BOLD, sizes.body, VIEW_CENTRE,
                                 is_current ? THEME_INK : THEME_WHITE},
              text);
}

static void draw_outline(const struct view_page_ctx *ctx, const struct view_quiz *quiz,
                         const struct level_map *map, int index)
{
    const struct quiz_shape *shape = quiz->training.outlines[index];
    bool is_current = index == quiz->training.current;
    int weight = quiz->mode.is_contrast ? 2 : 1;
    struct pencil_map to_panel = {map->x, map->y, map->unit_x, map->unit_y, map->box};
    struct pencil_line line = {weight * PENCIL_MM * quiz->px_per_mm, EDGE_MM * quiz->px_per_mm,
                               is_current ? THEME_AMBER : THEME_GREEN};
    struct pencil *pencil = pencil_create(shape, &to_panel, &line);
    (void)pencil_go_on(pencil, PENCIL_WHOLE);
    pencil_draw(ctx->screen, pencil, map->box);
    pencil_destroy(pencil);
}

/* The point of the edge farthest to the upper right. */
static struct quiz_point upper_right(const struct quiz_shape *shape)
{
    const double diagonal = 0.7071;
    if (shape->kind == QUIZ_CIRCLE)
        return (struct quiz_point){shape->centre.x + shape->radius * diagonal,
                                   shape->centre.y - shape->radius * diagonal};
    if (shape->kind != QUIZ_POLYGON || shape->count == 0)
        return (struct quiz_point){shape->box.x + shape->box.w, shape->box.y};
    struct quiz_point best = shape->points[0];
    for (size_t i = 1; i < shape->count; i++)
        if (shape->points[i].x - shape->points[i].y > best.x - best.y)
            best = shape->points[i];
    return best;
}

/* On the edge, but never beyond the picture's. */
static struct quiz_point badge_at(const struct quiz_shape *shape, const struct level_map *map,
                                  double radius)
{
    struct quiz_point at = level_map_point(map, upper_right(shape));
    double right = fmin(map->box.x + map->box.w, map->x + map->w) - radius;
    return (struct quiz_point){fmin(at.x, right), fmax(at.y, map->box.y + radius)};
}

static bool is_seen(const struct quiz_shape *shape, const struct level_map *map)
{
    struct quiz_box bounds = quiz_shape_bounds(shape);
    struct quiz_point least = level_map_point(map, (struct quiz_point){bounds.x, bounds.y});
    struct quiz_point most =
        level_map_point(map, (struct quiz_point){bounds.x + bounds.w, bounds.y + bounds.h});
    return most.x > map->box.x && most.y > map->box.y && least.x < map->box.x + map->box.w &&
           least.y < map->box.y + map->box.h;
}

static void draw_picture(const struct view_page_ctx *ctx, const struct view_quiz *quiz,
                         struct layout_rect box)
{
    const struct view_training *training = &quiz->training;
    int count = (int)(sizeof(training->outlines) / sizeof(training->outlines[0]));
    struct level_map map = level_map_of(&quiz->level, box);
    double radius = BADGE_EM * quiz_sizes_of(quiz, ctx->w, ctx->h).body;
    level_picture_draw(ctx->screen, &quiz->level, &map);
    screen_set_clip(ctx->screen, &box);
    for (int i = 0; i < count; i++)
        if (training->outlines[i])
            draw_outline(ctx, quiz, &map, i);
    for (int i = 0; i < count; i++)
        if (training->outlines[i] && is_seen(training->outlines[i], &map))
            draw_badge(ctx, quiz, badge_at(training->outlines[i], &map, radius * 1.3), i + 1,
                       i == training->current);
    screen_set_clip(ctx->screen, NULL);
}

/* --- beside it ---------------------------------------------------------------------------------
 */

/* What stands in the panel, from its top. */
struct paragraph {
    const char *text;
    struct page_look look;
    int above; /* pixels left free */
};

struct words {
    struct paragraph list[PARAGRAPHS];
    int count;
    char question[CAPTION_BYTES];
};

static void add(struct words *words, const char *text, struct page_look look, int above)
{
    if (text)
        words->list[words->count++] = (struct paragraph){text, look, above};
}

/* How high it is at that width; quiz_text() takes as much. */
static int text_h(const struct view_page_ctx *ctx, struct layout_rect at,
                  const struct paragraph *paragraph)
{
    struct screen_text_ctx measure = {ctx->fonts, paragraph->look.face};
    struct layout_text_request request = {.text = paragraph->text,
                                          .width_px = at.w,
                                          .height_px = at.h,
                                          .min_px = 12,
                                          .max_px = paragraph->look.max_px,
                                          .max_lines = LINES_MAX,
                                          .line_spacing_pct = THEME_LINE_PCT,
                                          .measure = screen_text_measure,
                                          .measure_ctx = &measure};
    struct layout_lines lines;
    layout_fit_text(&request, &lines);
    return lines.height_px;
}

/* The catalogue's text with the number in the place of its %d. */
static void fill_number(char *out, size_t size, const char *text, int number)
{
    const char *mark = strstr(text, "%d");
    int before = mark ? (int)(mark - text) : (int)strlen(text);
    (void)snprintf(out, size, "%.*s", before, text);
    size_t len = strlen(out);
    if (mark)
        (void)snprintf(out + len, size - len, "%d%s", number, mark + 2);
}

static void add_told(struct words *words, const struct view_quiz *quiz,
                     const struct quiz_sizes *sizes, int percent)
{
    const struct view_training *training = &quiz->training;
    struct quiz_colours colours = quiz_colours_of(quiz->mode);
    int body = sizes->body * percent / 100, small = sizes->small * percent / 100;
    struct page_look label = {SCREEN_SANS_BOLD, small, VIEW_LEFT, colours.text};
    add(words, training->title,
        (struct page_look){SCREEN_SANS_BOLD, sizes->question * percent / 100, VIEW_LEFT,
                           colours.text},
        0);
    if (training->practice)
        add(words, view_word(quiz->lang, VIEW_N("正确做法")), label, sizes->gap);
    add(words, training->practice, (struct page_look){SCREEN_SANS, body, VIEW_LEFT, colours.text},
        0);
    label.rgb = colours.faint;
    if (training->basis)
        add(words, view_word(quiz->lang, VIEW_N("依据")), label, sizes->gap);
    add(words, training->basis, (struct page_look){SCREEN_SANS, small, VIEW_LEFT, colours.faint},
        0);
}

static void add_asked(struct words *words, const struct view_quiz *quiz,
                      const struct quiz_sizes *sizes, int percent)
{
    int number = quiz->training.number;
    const char *first = VIEW_N("先一起找一找，再点“下一处”逐处讲解。");
    const char *ask = VIEW_N("第 %d 处，想一想：哪里不安全？");
    fill_number(words->question, sizeof(words->question),
                view_word(quiz->lang, number < 1 ? first : ask), number);
    add(words, words->question,
        (struct page_look){SCREEN_SANS_BOLD, sizes->question * percent / 100, VIEW_LEFT,
                           quiz_colours_of(quiz->mode).text},
        0);
}

static int words_h(const struct view_page_ctx *ctx, const struct words *words,
                   struct layout_rect room)
{
    int h = 0;
    for (int i = 0; i < words->count; i++)
        h += words->list[i].above + text_h(ctx, room, &words->list[i]);
    return h;
}

/* As large as all of them fit. */
static void choose_words(const struct view_page_ctx *ctx, const struct view_quiz *quiz,
                         struct layout_rect room, struct words *words)
{
    struct quiz_sizes sizes = quiz_sizes_of(quiz, ctx->w, ctx->h);
    for (int percent = TEXT_PCT; percent >= TEXT_MIN_PCT; percent -= TEXT_STEP_PCT) {
        words->count = 0;
        if (quiz->training.title)
            add_told(words, quiz, &sizes, percent);
        else
            add_asked(words, quiz, &sizes, percent);
        if (words_h(ctx, words, room) <= room.h)
            return;
    }
}

static void write_words(const struct view_page_ctx *ctx, const struct words *words,
                        struct layout_rect rest)
{
    for (int i = 0; i < words->count; i++) {
        const struct paragraph *paragraph = &words->list[i];
        int taken = paragraph->above + text_h(ctx, rest, paragraph);
        struct layout_rect at = {rest.x, rest.y + paragraph->above, rest.w,
                                 taken - paragraph->above};
        quiz_text(ctx, at, paragraph->look, LINES_MAX, paragraph->text);
        rest.y += taken;
    }
}

/* "培训模式 3/12" and a mark below it; returns what is left of the room. */
static struct layout_rect write_caption(const struct view_page_ctx *ctx,
                                        const struct view_quiz *quiz, struct layout_rect room)
{
    char caption[CAPTION_BYTES];
    struct quiz_sizes sizes = quiz_sizes_of(quiz, ctx->w, ctx->h);
    struct quiz_colours colours = quiz_colours_of(quiz->mode);
    struct layout_rect line = {room.x, room.y, room.w, sizes.small * THEME_LINE_PCT / 100};
    struct layout_rect mark = {room.x, line.y + line.h + sizes.gap / 2, 2 * sizes.body,
                               2 * sizes.line};
    (void)snprintf(caption, sizeof(caption), "%s  %d/%d", view_word(quiz->lang, VIEW_N("培训模式")),
                   quiz->training.number, quiz->training.count);
    quiz_text(ctx, line, (struct page_look){SCREEN_SANS, sizes.small, VIEW_LEFT, colours.faint}, 1,
              caption);
    screen_fill(ctx->screen, mark, colours.accent);
    int taken = mark.y + mark.h + sizes.gap * 3 / 2 - room.y;
    return (struct layout_rect){room.x, room.y + taken, room.w, larger(room.h - taken, 1)};
}

static void draw_panel(const struct view_page_ctx *ctx, const struct view_quiz *quiz,
                       struct layout_rect at)
{
    struct words words = {0};
    struct quiz_sizes sizes = quiz_sizes_of(quiz, ctx->w, ctx->h);
    struct quiz_colours colours = quiz_colours_of(quiz->mode);
    bool is_contrast = quiz->mode.is_contrast;
    screen_fill_round(ctx->screen, at, sizes.corner, is_contrast ? colours.text : colours.panel);
    if (is_contrast)
        screen_fill_round(ctx->screen, view_inset(at, sizes.line), sizes.corner - sizes.line,
                          colours.panel);
    struct layout_rect rest = write_caption(ctx, quiz, view_inset(at, 2 * sizes.gap));
    choose_words(ctx, quiz, rest, &words);
    write_words(ctx, &words, rest);
}

void quiz_training_draw(const struct view_page_ctx *ctx, const struct view_quiz *quiz)
{
    struct place place = place_of(quiz, ctx->w, ctx->h);
    quiz_page_ground(ctx, quiz);
    draw_picture(ctx, quiz, place.picture);
    draw_panel(ctx, quiz, place.panel);
    for (int i = 0; i <= BUTTONS; i++)
        quiz_button_draw(ctx, quiz, &place.buttons[i]);
}
