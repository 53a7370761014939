/*
 * screen/film: I420 frames into ARGB8888 memory with libyuv, the same for both back ends. Private.
 */
#ifndef SCREEN_FILM_H
#define SCREEN_FILM_H

#include "screen/raster.h"
#include "screen/screen.h"

/* Working space, kept from frame to frame; {0} is empty. */
struct film_memory {
    struct raster_memory picture; /* ARGB of the wanted part */
    struct raster_memory planes;  /* I420, shrunk */
    struct raster_workspace scaling;
};

/*
 * Writes the wanted part of src (inside the frame), converted and scaled, into dst (of the part's
 * size), opaque.
 */
void film_draw(const struct raster *dst, const struct screen_film *film, struct layout_rect src,
               const struct raster_scaling *to, struct film_memory *memory);

void film_memory_finish(struct film_memory *memory);

#endif
