/*
 * screen/raster: ARGB8888 pixels in memory and what libyuv does with them. Private to the room.
 *
 * A raster is a view: it owns nothing unless raster_reserve() made it. Pixels are 0xAARRGGBB in
 * machine order. Opaque rasters have alpha 255 everywhere; all others are premultiplied (colour
 * times alpha), which is what makes blending and scaling them right. Nothing here clips: rectangles
 * lie inside the raster.
 */
#ifndef SCREEN_RASTER_H
#define SCREEN_RASTER_H

#include <stdbool.h>
#include <stdint.h>

#include "layout/layout.h"

struct raster {
    uint8_t *bytes;
    int stride; /* in bytes; 0 repeats one row */
    int w, h;
    bool is_opaque;
};

/* Memory that is kept from one call to the next; {0} is empty. */
struct raster_memory {
    uint8_t *bytes;
    size_t capacity;
};

/* Room for scaling in several steps; {0} is empty. */
struct raster_workspace {
    struct raster_memory halves[2];
    struct raster_memory scaled;
};

/* A picture scaled to w × h, of which only the rectangle part is wanted. */
struct raster_scaling {
    int w, h;
    struct layout_rect part;
};

/* Returns at least so many bytes (contents undefined), valid until the next call for this memory.
 */
uint8_t *raster_memory_bytes(struct raster_memory *memory, size_t bytes);
void raster_memory_finish(struct raster_memory *memory);
void raster_workspace_finish(struct raster_workspace *workspace);

/* A raster of w × h in that memory. */
struct raster raster_reserve(struct raster_memory *memory, int w, int h, bool is_opaque);

/* The view of rect within raster. */
struct raster raster_part(const struct raster *raster, struct layout_rect rect);

/* Fills all with one colour. */
void raster_fill(const struct raster *dst, uint32_t argb);

/* Moves all pixels left_px (less than the width) to the left; the last columns stay. */
void raster_scroll(const struct raster *dst, int left_px);

/* Copies; copies and sets alpha to 255; copies and multiplies by alpha. Sizes are dst's. */
void raster_copy(const struct raster *dst, const struct raster *src);
void raster_copy_opaque(const struct raster *dst, const struct raster *src);
void raster_copy_premultiplied(const struct raster *dst, const struct raster *src);

/* dst = from × (256 − part) + to × part, part 0 to 256. dst may be from. */
void raster_mix(const struct raster *dst, const struct raster *from, const struct raster *to,
                int part);

/* The same with one colour; an opaque one is right for premultiplied targets too. */
void raster_mix_colour(const struct raster *dst, const struct raster *from, uint32_t argb,
                       int part);

/* An alpha of 0 to 255 as a part of 0 to 256, both ends exact. */
int raster_part_of_alpha(int alpha);

/*
 * Writes the wanted part of src, scaled, into dst (of the part's size): bilinear, and averaged
 * first when it shrinks to half or less.
 */
void raster_scale(const struct raster *dst, const struct raster *src,
                  const struct raster_scaling *to, struct raster_workspace *workspace);

/* The same laid over what is there, weakened by alpha 1 to 255. */
void raster_draw(const struct raster *dst, const struct raster *src,
                 const struct raster_scaling *to, int alpha, struct raster_workspace *workspace);

#endif
