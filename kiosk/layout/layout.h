/*
 * layout: where things stand. Zones on a canvas, the canvas on the panel, a picture in a zone.
 *
 * Pure. Coordinates are pixels, origin top-left, rectangles half-open. A canvas is fitted whole
 * into the panel, centred, one scale for both axes.
 */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LAYOUT_ZONES_MAX        16
#define LAYOUT_CANVAS_MAX       16384
#define LAYOUT_CANVAS_PX_MAX    64000000 /* two 8K screens; `check` draws whole zones */
#define LAYOUT_CHARS_PER_MINUTE 70

struct layout_rect {
    int x, y, w, h;
};

enum layout_shows {
    LAYOUT_PLAYLIST,
    LAYOUT_TICKER,
    LAYOUT_CLOCK,
    LAYOUT_BANNER,
    LAYOUT_QR,
    LAYOUT_SHOWS_COUNT
};

const char *layout_shows_name(enum layout_shows shows);
int layout_shows_find(const char *name); /* -1 when unknown */

struct layout_zone {
    char name[64];
    enum layout_shows shows;
    struct layout_rect at; /* canvas pixels, inside the canvas, not empty */
    int chars_per_minute;  /* ticker: 10 to 600 */
    char style[32]; /* "plain" (paper on ink), "paper" (ink on paper), "amber" (amber on ink) */
    char text[256]; /* banner: the line, default "{theme}"; qr: the line below the code */
    char code[256]; /* qr: what the code says, default "tel:{hotline}" */
};

/* At most one zone shows the playlist. */
struct layout {
    char name[64];
    int canvas_w, canvas_h;
    struct layout_zone zones[LAYOUT_ZONES_MAX];
    size_t zone_count;
};

/* The built-in layout: one playlist zone over all of w × h. Used when no layout can be read. */
void layout_make_full(struct layout *layout, int w, int h);

/* Finds the first zone that shows that, or NULL. */
const struct layout_zone *layout_find_zone(const struct layout *layout, enum layout_shows shows);

/* Where the canvas lies on the panel. */
struct layout_rect layout_fit_canvas(int canvas_w, int canvas_h, int panel_w, int panel_h);

/*
 * A canvas rectangle in panel pixels: edges are rounded, so that zones that touch on the canvas
 * touch on the panel. And a panel point back to the canvas (touch).
 */
struct layout_rect layout_to_panel(const struct layout *layout, struct layout_rect on_canvas,
                                   struct layout_rect canvas_on_panel);
void layout_to_canvas(const struct layout *layout, struct layout_rect canvas_on_panel, int panel_x,
                      int panel_y, int *out_x, int *out_y);

enum layout_fit { LAYOUT_CONTAIN, LAYOUT_COVER, LAYOUT_STRETCH }; /* same order as playlist_fit */

/*
 * How a picture of src_w × src_h square-pixel size goes into a w × h box: *out_src is the part of
 * the picture that shows (in its own pixels), *out_dst where in the box. All sizes >= 1.
 */
void layout_fit_picture(int src_w, int src_h, int box_w, int box_h, enum layout_fit fit,
                        struct layout_rect *out_src, struct layout_rect *out_dst);

/* True when a and b share a pixel; *out is their common part. */
bool layout_intersect(struct layout_rect a, struct layout_rect b, struct layout_rect *out);

/*
 * How far a ticker has moved: whole pixels after elapsed_ms at chars_per_minute characters of
 * em_px each, from 0 up to (excluding) cycle_px, round and round.
 */
int layout_ticker_offset(int64_t elapsed_ms, int chars_per_minute, int em_px, int cycle_px);

#endif
