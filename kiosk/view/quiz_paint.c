#include "view/quiz_paint.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "view/outline.h"
#include "view/stroke.h"
#include "view/theme.h"

struct quiz_paper quiz_paper_of(const struct view_page_ctx *ctx, const struct view_quiz *quiz)
{
    return (struct quiz_paper){.ctx = ctx,
                               .quiz = quiz,
                               .sizes = quiz_sizes_of(quiz, ctx->w, ctx->h),
                               .colours = quiz_colours_of(quiz->mode),
                               .fits = true};
}

void quiz_paper_text(struct quiz_paper *paper, struct layout_rect at,
                     const struct quiz_words *words, const char *text)
{
    struct view_text_box box = {.at = at,
                                .face = words->look.face,
                                .min_px = words->least_px,
                                .max_px = words->look.max_px,
                                .max_lines = words->lines,
                                .line_pct = words->lines > 1 ? THEME_HEADLINE_PCT : 100,
                                .align = words->look.align,
                                .is_top = words->is_top,
                                .rgb = words->look.rgb};
    if (!view_text_box_draw(paper->ctx->screen, paper->ctx->fonts, &box, text))
        paper->fits = false;
}

struct quiz_words quiz_paper_words(const struct quiz_paper *paper, enum screen_face face, int em,
                                   double least_mm)
{
    return (struct quiz_words){
        {face, em, VIEW_LEFT, paper->colours.text}, quiz_least_px(paper->quiz, least_mm), 1, false};
}

const char *quiz_paper_word(const struct quiz_paper *paper, const char *chinese)
{
    return view_word(paper->quiz->lang, chinese);
}

void quiz_paper_disc(struct quiz_paper *paper, struct layout_rect at, uint32_t rgb,
                     uint32_t text_rgb, const char *text)
{
    screen_fill_round(paper->ctx->screen, at, at.w / 2, rgb);
    struct quiz_words words = {
        {SCREEN_SANS_BOLD, at.h * 6 / 10, VIEW_CENTRE, text_rgb}, 8, 1, false};
    quiz_paper_text(paper, at, &words, text);
}

void quiz_paper_speaker(struct quiz_paper *paper, struct layout_rect at, uint32_t rgb)
{
    static const struct view_stroke strokes[] = {
        {150, 420, 150, 580, 60},  {150, 420, 270, 420, 60},  {150, 580, 270, 580, 60},
        {230, 500, 300, 500, 110}, {270, 420, 460, 240, 60},  {270, 580, 460, 760, 60},
        {460, 240, 460, 760, 60},  {330, 500, 410, 500, 140}, {420, 360, 420, 640, 70},
        {630, 390, 670, 450, 42},  {670, 450, 670, 550, 42},  {670, 550, 630, 610, 42},
        {750, 270, 825, 390, 42},  {825, 390, 845, 500, 42},  {845, 500, 825, 610, 42},
        {825, 610, 750, 730, 42},
    };
    view_mark_draw(paper->ctx->screen, at,
                   &(struct view_mark){strokes, sizeof(strokes) / sizeof(strokes[0]), 0, rgb});
}

void quiz_paper_button(struct quiz_paper *paper, const struct view_target *target, bool is_leading,
                       const char *label)
{
    int body = paper->sizes.body;
    quiz_plate_draw(paper->ctx, paper->quiz, target->at, is_leading);
    struct layout_rect inside = {target->at.x + body / 2, target->at.y, target->at.w - body,
                                 target->at.h};
    page_text(paper->ctx, inside,
              (struct page_look){SCREEN_SANS_BOLD, body, VIEW_CENTRE,
                                 is_leading ? paper->colours.button_text : paper->colours.text},
              label);
}

static int within(int value, int low, int high)
{
    if (value > high)
        value = high;
    return value < low ? low : value;
}

struct layout_rect quiz_enlarge(struct layout_rect part, int picture_w, int picture_h, int box_w,
                                int box_h)
{
    double scale =
        fmin((double)box_w / (part.w > 0 ? part.w : 1), (double)box_h / (part.h > 0 ? part.h : 1));
    scale = fmax(scale, fmax((double)box_w / picture_w, (double)box_h / picture_h));
    int w = within((int)lround(box_w / scale), 1, picture_w);
    int h = within((int)lround(box_h / scale), 1, picture_h);
    return (struct layout_rect){within(part.x + (part.w - w) / 2, 0, picture_w - w),
                                within(part.y + (part.h - h) / 2, 0, picture_h - h), w, h};
}

/* The outline between a white and an ink line, so that it is seen on any ground. */
static void draw_outline(struct quiz_paper *paper, struct layout_rect at, struct layout_rect src,
                         const struct quiz_enlarged *enlarged)
{
    size_t bytes = (size_t)at.w * (size_t)at.h * sizeof(uint32_t);
    double line = paper->sizes.line, zoom = (double)at.w / src.w;
    struct outline_paper sheet = {
        .pixels = mem_alloc(bytes),
        .w = at.w,
        .h = at.h,
        .origin = {src.x / enlarged->unit_x, src.y / enlarged->unit_y},
        .scale = zoom * (enlarged->unit_x + enlarged->unit_y) / 2,
    };
    outline_draw(&sheet, enlarged->outline, 7 * line, 0xFF000000u | THEME_INK);
    outline_draw(&sheet, enlarged->outline, 5 * line, 0xFF000000u | THEME_WHITE);
    outline_draw(&sheet, enlarged->outline, 3 * line, 0xFF000000u | enlarged->rgb);
    struct screen_image *image = screen_image_create(paper->ctx->screen, at.w, at.h, sheet.pixels,
                                                     at.w * (int)sizeof(uint32_t), false);
    screen_draw(paper->ctx->screen, image, NULL, at, 255);
    screen_image_destroy(image);
    free(sheet.pixels);
}

void quiz_paper_enlarged(struct quiz_paper *paper, struct layout_rect at,
                         const struct quiz_enlarged *enlarged)
{
    int w, h;
    if (at.w < 1 || at.h < 1)
        return;
    screen_image_size(enlarged->picture, &w, &h);
    struct layout_rect src = quiz_enlarge(enlarged->part, w, h, at.w, at.h);
    screen_draw(paper->ctx->screen, enlarged->picture, &src, at, 255);
    if (enlarged->outline && enlarged->unit_x > 0 && enlarged->unit_y > 0)
        draw_outline(paper, at, src, enlarged);
}
