#include <math.h>
#include <stdio.h>
#include <string.h>

#include "view/quiz_result.h"
#include "view/ring.h"
#include "view/theme.h"

#define DIAGONAL 0.7071 /* a ring's number stands on it, to the upper right */
#define LABELS   4      /* places for a name: below, above, right, left */

struct spot { /* of a place, panel pixels */
    double x, y, radius;
};

static struct spot spot_of(struct layout_rect picture, const struct view_result_place *place)
{
    return (struct spot){picture.x + place->x * picture.w, picture.y + place->y * picture.w,
                         place->radius * picture.w};
}

static int badge_side(const struct quiz_paper *paper)
{
    return quiz_least_px(paper->quiz, QUIZ_SMALL_MM) * 8 / 5;
}

static struct layout_rect badge_of(const struct quiz_paper *paper, const struct spot *spot)
{
    int side = badge_side(paper);
    return (struct layout_rect){(int)(spot->x + spot->radius * DIAGONAL) - side / 2,
                                (int)(spot->y - spot->radius * DIAGONAL) - side / 2, side, side};
}

static void draw_ring(struct quiz_paper *paper, struct layout_rect picture,
                      const struct view_result_place *place)
{
    struct screen *screen = paper->ctx->screen;
    struct spot spot = spot_of(picture, place);
    double line = paper->sizes.line / 2.0, width = 2.5 * paper->sizes.line;
    const struct view_ring_look look = {spot.radius, width, line,
                                        place->is_found ? THEME_GREEN : THEME_AMBER};
    if (place->is_found)
        view_ring_draw(screen, spot.x, spot.y, &look);
    else
        view_ring_draw_dashed(screen, spot.x, spot.y, &look,
                              (int)fmax(round(2 * M_PI * spot.radius / (7 * width)), 6));
}

static void draw_badge(struct quiz_paper *paper, struct layout_rect picture,
                       const struct view_result_place *place)
{
    char number[16];
    struct spot spot = spot_of(picture, place);
    struct layout_rect badge = badge_of(paper, &spot);
    const struct view_ring_look disc = {badge.w / 2.0, 0, paper->sizes.line / 2.0,
                                        place->is_found ? THEME_GREEN : THEME_AMBER};
    view_ring_draw(paper->ctx->screen, badge.x + badge.w / 2.0, badge.y + badge.h / 2.0, &disc);
    (void)snprintf(number, sizeof(number), "%d", place->number);
    struct quiz_words words =
        quiz_paper_words(paper, SCREEN_SANS_BOLD, badge.h * 7 / 10, QUIZ_SMALL_MM);
    words.look.align = VIEW_CENTRE;
    words.look.rgb = place->is_found ? THEME_WHITE : THEME_INK;
    quiz_paper_text(paper, badge, &words, number);
}

void quiz_result_ring(struct quiz_paper *paper, struct layout_rect picture,
                      const struct view_result_place *place)
{
    draw_ring(paper, picture, place);
    draw_badge(paper, picture, place);
}

static bool is_inside(struct layout_rect inner, struct layout_rect outer)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

/* Whether a name may stand there: in the picture, over no ring, number or other name. */
static bool is_free(const struct quiz_paper *paper, struct layout_rect picture,
                    struct layout_rect at, const struct layout_rect *taken, int count)
{
    struct layout_rect common;
    const struct view_result *result = &paper->quiz->result;
    if (!is_inside(at, picture))
        return false;
    for (int i = 0; i < count; i++)
        if (layout_intersect(at, taken[i], &common))
            return false;
    for (int i = 0; i < result->count; i++) {
        struct spot spot = spot_of(picture, &result->places[i]);
        int r = (int)spot.radius;
        struct layout_rect ring = {(int)spot.x - r, (int)spot.y - r, 2 * r, 2 * r};
        if (layout_intersect(at, ring, &common) ||
            layout_intersect(at, badge_of(paper, &spot), &common))
            return false;
    }
    return true;
}

/* Where a missed place's name stands; empty: nowhere (the list has it). */
static struct layout_rect label_place(const struct quiz_paper *paper, struct layout_rect picture,
                                      const struct view_result_place *place,
                                      const struct layout_rect *taken, int count)
{
    int em = quiz_least_px(paper->quiz, QUIZ_SMALL_MM), gap = 4 * paper->sizes.line;
    int w = em + screen_text_width(paper->ctx->fonts, SCREEN_SANS_BOLD, em, place->title,
                                   strlen(place->title));
    int h = em * 8 / 5;
    struct spot spot = spot_of(picture, place);
    int x = (int)spot.x, y = (int)spot.y, r = (int)spot.radius + gap;
    int left = x - w / 2;
    if (left + w > picture.x + picture.w)
        left = picture.x + picture.w - w;
    left = left < picture.x ? picture.x : left;
    const struct layout_rect tries[LABELS] = {{left, y + r, w, h},
                                              {left, y - r - h, w, h},
                                              {x + r, y - h / 2, w, h},
                                              {x - r - w, y - h / 2, w, h}};
    for (int i = 0; i < LABELS; i++)
        if (is_free(paper, picture, tries[i], taken, count))
            return tries[i];
    return (struct layout_rect){0, 0, 0, 0};
}

static void draw_labels(struct quiz_paper *paper, struct layout_rect picture)
{
    const struct view_result *result = &paper->quiz->result;
    struct layout_rect taken[VIEW_MARKS_MAX];
    int count = 0;
    for (int i = 0; i < result->count; i++) {
        const struct view_result_place *place = &result->places[i];
        if (place->is_found || !place->title)
            continue;
        struct layout_rect at = label_place(paper, picture, place, taken, count);
        if (at.w == 0)
            continue;
        taken[count++] = at;
        int em = quiz_least_px(paper->quiz, QUIZ_SMALL_MM), line = paper->sizes.line / 2;
        screen_fill_round(paper->ctx->screen, view_inset(at, -line), at.h / 3, THEME_INK);
        screen_fill_round(paper->ctx->screen, at, at.h / 3, THEME_PAPER);
        screen_text_draw(paper->ctx->screen, paper->ctx->fonts, SCREEN_SANS_BOLD, em, place->title,
                         strlen(place->title), at.x + em / 2, at.y + (at.h - em) / 2, THEME_INK);
    }
}

void quiz_result_picture(struct quiz_paper *paper, struct layout_rect at)
{
    const struct view_result *result = &paper->quiz->result;
    screen_draw(paper->ctx->screen, result->picture, NULL, at, 255);
    screen_set_clip(paper->ctx->screen, &at);
    for (int i = 0; i < result->count; i++)
        draw_ring(paper, at, &result->places[i]);
    for (int i = 0; i < result->count; i++) /* over all rings: each number can be read */
        draw_badge(paper, at, &result->places[i]);
    screen_set_clip(paper->ctx->screen, NULL);
    draw_labels(paper, at);
}
