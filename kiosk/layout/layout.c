#include "layout/layout.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"

#define MINUTE_MS 60000

static const char *const shows_names[LAYOUT_SHOWS_COUNT] = {"playlist", "ticker", "clock", "banner",
                                                            "qr"};

const char *layout_shows_name(enum layout_shows shows)
{
    assert(shows < LAYOUT_SHOWS_COUNT);
    return shows_names[shows];
}

int layout_shows_find(const char *name)
{
    for (int i = 0; i < LAYOUT_SHOWS_COUNT; i++)
        if (strcmp(shows_names[i], name) == 0)
            return i;
    return -1;
}

void layout_make_full(struct layout *layout, int w, int h)
{
    int canvas_w = (int)number_clamp(w, 1, LAYOUT_CANVAS_MAX);
    int canvas_h = (int)number_clamp(h, 1, LAYOUT_CANVAS_MAX);
    *layout = (struct layout){
        .name = "full",
        .canvas_w = canvas_w,
        .canvas_h = canvas_h,
        .zones = {{.name = "main",
                   .shows = LAYOUT_PLAYLIST,
                   .at = {0, 0, canvas_w, canvas_h},
                   .chars_per_minute = LAYOUT_CHARS_PER_MINUTE,
                   .style = "plain",
                   .text = "{theme}",
                   .code = "tel:{hotline}"}},
        .zone_count = 1,
    };
}

const struct layout_zone *layout_find_zone(const struct layout *layout, enum layout_shows shows)
{
    for (size_t i = 0; i < layout->zone_count; i++)
        if (layout->zones[i].shows == shows)
            return &layout->zones[i];
    return NULL;
}

/* value × by / over, rounded to the nearest (halves up); value may be negative, over is not. */
static int scale(int value, int by, int over)
{
    int64_t twice = 2 * (int64_t)value * by + over;
    int64_t divisor = 2 * (int64_t)over;
    return (int)(twice / divisor - (twice % divisor < 0));
}

static int at_least_one(int value)
{
    return value < 1 ? 1 : value;
}

/* The largest rectangle shaped like inner_w × inner_h in the middle of outer_w × outer_h. */
static struct layout_rect fit_whole(int inner_w, int inner_h, int outer_w, int outer_h)
{
    int w = outer_w, h = outer_h;
    if ((int64_t)inner_w * outer_h >= (int64_t)inner_h * outer_w)
        h = at_least_one(scale(inner_h, outer_w, inner_w));
    else
        w = at_least_one(scale(inner_w, outer_h, inner_h));
    return (struct layout_rect){(outer_w - w) / 2, (outer_h - h) / 2, w, h};
}

struct layout_rect layout_fit_canvas(int canvas_w, int canvas_h, int panel_w, int panel_h)
{
    return fit_whole(at_least_one(canvas_w), at_least_one(canvas_h), at_least_one(panel_w),
                     at_least_one(panel_h));
}

struct layout_rect layout_to_panel(const struct layout *layout, struct layout_rect on_canvas,
                                   struct layout_rect canvas_on_panel)
{
    const struct layout_rect *panel = &canvas_on_panel;
    int left = scale(on_canvas.x, panel->w, layout->canvas_w);
    int top = scale(on_canvas.y, panel->h, layout->canvas_h);
    int right = scale(on_canvas.x + on_canvas.w, panel->w, layout->canvas_w);
    int bottom = scale(on_canvas.y + on_canvas.h, panel->h, layout->canvas_h);
    return (struct layout_rect){panel->x + left, panel->y + top, right - left, bottom - top};
}

/*
 * The canvas pixel under the middle of a panel pixel. A middle that falls on an edge belongs to the
 * pixel before it: edges are rounded up in layout_to_panel(), so each panel pixel leads back into
 * the zone that is drawn there.
 */
static int point_to_canvas(int offset, int canvas_size, int panel_size)
{
    int64_t twice = (2 * (int64_t)offset + 1) * canvas_size;
    int64_t divisor = 2 * (int64_t)at_least_one(panel_size);
    int64_t ceiling = twice / divisor + (twice % divisor > 0);
    return (int)(ceiling - 1);
}

void layout_to_canvas(const struct layout *layout, struct layout_rect canvas_on_panel, int panel_x,
                      int panel_y, int *out_x, int *out_y)
{
    *out_x = point_to_canvas(panel_x - canvas_on_panel.x, layout->canvas_w, canvas_on_panel.w);
    *out_y = point_to_canvas(panel_y - canvas_on_panel.y, layout->canvas_h, canvas_on_panel.h);
}

/* NOLINTNEXTLINE(readability-function-size): two sizes, how, and two rectangles belong together */
void layout_fit_picture(int src_w, int src_h, int box_w, int box_h, enum layout_fit fit,
                        struct layout_rect *out_src, struct layout_rect *out_dst)
{
    assert(src_w >= 1 && src_h >= 1 && box_w >= 1 && box_h >= 1);
    *out_src = (struct layout_rect){0, 0, src_w, src_h};
    *out_dst = (struct layout_rect){0, 0, box_w, box_h};
    if (fit == LAYOUT_CONTAIN)
        *out_dst = fit_whole(src_w, src_h, box_w, box_h);
    else if (fit == LAYOUT_COVER)
        *out_src = fit_whole(box_w, box_h, src_w, src_h);
}

bool layout_intersect(struct layout_rect a, struct layout_rect b, struct layout_rect *out)
{
    int64_t left = a.x > b.x ? a.x : b.x;
    int64_t top = a.y > b.y ? a.y : b.y;
    int64_t a_right = (int64_t)a.x + a.w, b_right = (int64_t)b.x + b.w;
    int64_t a_bottom = (int64_t)a.y + a.h, b_bottom = (int64_t)b.y + b.h;
    int64_t right = a_right < b_right ? a_right : b_right;
    int64_t bottom = a_bottom < b_bottom ? a_bottom : b_bottom;
    if (left >= right || top >= bottom)
        return false;
    *out = (struct layout_rect){(int)left, (int)top, (int)(right - left), (int)(bottom - top)};
    return true;
}

int layout_ticker_offset(int64_t elapsed_ms, int chars_per_minute, int em_px, int cycle_px)
{
    if (elapsed_ms <= 0 || chars_per_minute <= 0 || em_px <= 0 || cycle_px <= 0)
        return 0;
    int64_t px_per_minute = (int64_t)chars_per_minute * em_px;
    /* Whole minutes are whole pixels: taken round the cycle apart, nothing grows with the years. */
    int64_t of_minutes = (elapsed_ms / MINUTE_MS % cycle_px) * (px_per_minute % cycle_px);
    int64_t rest_ms = elapsed_ms % MINUTE_MS;
    int64_t of_rest =
        px_per_minute / MINUTE_MS * rest_ms + px_per_minute % MINUTE_MS * rest_ms / MINUTE_MS;
    return (int)((of_minutes % cycle_px + of_rest % cycle_px) % cycle_px);
}
