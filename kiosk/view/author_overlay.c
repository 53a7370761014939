#include "view/author_overlay.h"

#include <stdlib.h>

#include "base/mem.h"
#include "quiz/hit.h"
#include "view/outline.h"
#include "view/theme.h"

#define REACH_STEP_PX 4
#define SOLID(rgb)    (0xff000000u | (rgb))
#define VEIL(rgb)     (0x50000000u | (rgb))

static uint32_t colour_of(const struct quiz_draft_item *item, bool is_chosen)
{
    if (is_chosen)
        return THEME_AMBER;
    return item->is_decoy ? THEME_SKY : THEME_RED;
}

/* Dark, light, then the colour: seen on any ground. */
static void draw_ring(const struct outline_paper *paper, const struct quiz_shape *shape,
                      uint32_t rgb, double line)
{
    outline_draw(paper, shape, line * 2.2, SOLID(THEME_INK));
    outline_draw(paper, shape, line * 1.6, SOLID(THEME_WHITE));
    outline_draw(paper, shape, line, SOLID(rgb));
}

static void draw_points(const struct outline_paper *paper, const struct quiz_shape *shape, int held,
                        double line)
{
    for (size_t i = 0; i < shape->count; i++) {
        struct quiz_point a = shape->points[i], b = shape->points[(i + 1) % shape->count];
        struct quiz_point middle = {(a.x + b.x) / 2, (a.y + b.y) / 2};
        outline_dot(paper, middle, line * 1.5, SOLID(THEME_WHITE));
        outline_dot(paper, a, line * 3.2, SOLID(THEME_INK));
        outline_dot(paper, a, line * 2.4, SOLID((int)i == held ? THEME_ORANGE : THEME_WHITE));
    }
}

/* A veil over all that answers to a finger. */
static void draw_reach(const struct outline_paper *paper, const struct view_author *author,
                       const struct quiz_draft_item *items, size_t count)
{
    enum quiz_view view = quiz_draft_view(author->draft);
    int chosen = quiz_draft_chosen(author->draft);
    const struct quiz_shape *shapes[QUIZ_HAZARDS_MAX + QUIZ_DECOYS_MAX];
    for (size_t i = 0; i < count; i++)
        shapes[i] = &items[i].shapes[view];
    for (int y = 0; y < paper->h; y++)
        for (int x = 0; x < paper->w; x += REACH_STEP_PX) {
            struct quiz_point at = {(x + REACH_STEP_PX / 2.0) / paper->scale,
                                    (y - y % REACH_STEP_PX + REACH_STEP_PX / 2.0) / paper->scale};
            uint32_t *row = paper->pixels + (size_t)y * (size_t)paper->w;
            int hit = y % REACH_STEP_PX == 0 ? quiz_hit(shapes, count, at, author->slop) : -1;
            for (int i = x; i < x + REACH_STEP_PX && i < paper->w; i++) {
                if (hit >= 0)
                    row[i] = VEIL(colour_of(&items[hit], hit == chosen));
                else if (y % REACH_STEP_PX)
                    row[i] = row[i - paper->w]; /* as the row above */
            }
        }
}

static void draw_pen(const struct outline_paper *paper, const struct quiz_shape *pen, double line)
{
    outline_draw_path(paper, pen->points, pen->count, line * 2.2, SOLID(THEME_INK));
    outline_draw_path(paper, pen->points, pen->count, line, SOLID(THEME_AMBER));
    for (size_t i = 0; i < pen->count; i++) {
        outline_dot(paper, pen->points[i], line * (i ? 2.4 : 4), SOLID(THEME_INK));
        outline_dot(paper, pen->points[i], line * (i ? 1.6 : 3), SOLID(THEME_AMBER));
    }
}

static void draw_all(const struct outline_paper *paper, const struct view_author *author)
{
    size_t count;
    const struct quiz_draft_item *items = quiz_draft_items(author->draft, &count);
    enum quiz_view view = quiz_draft_view(author->draft);
    const struct quiz_shape *pen = quiz_draft_pen(author->draft);
    int chosen = quiz_draft_chosen(author->draft);
    double line = (paper->w < paper->h ? paper->w : paper->h) / 270.0;
    if (author->has_reach)
        draw_reach(paper, author, items, count);
    for (size_t i = 0; i < count; i++)
        if ((int)i != chosen)
            draw_ring(paper, &items[i].shapes[view], colour_of(&items[i], false), line);
    if (chosen >= 0 && !pen) {
        const struct quiz_shape *shape = &items[chosen].shapes[view];
        draw_ring(paper, shape, THEME_AMBER, line * 1.4);
        draw_points(paper, shape, quiz_draft_point(author->draft), line);
    }
    if (pen)
        draw_pen(paper, pen, line);
}

struct screen_image *view_author_overlay(struct screen *screen, const struct view_author *author,
                                         int w, int h)
{
    const struct quiz_picture *picture = &author->scene->pictures[quiz_draft_view(author->draft)];
    struct outline_paper paper = {.pixels = mem_alloc((size_t)w * (size_t)h * sizeof(uint32_t)),
                                  .w = w,
                                  .h = h,
                                  .scale = w / picture->w};
    draw_all(&paper, author);
    struct screen_image *image = screen_image_create(screen, w, h, paper.pixels, w * 4, false);
    free(paper.pixels);
    return image;
}
