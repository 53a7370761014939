/*
 * screen_priv: what screen.c, input.c and the two back ends share. Not for other rooms.
 */
#ifndef SCREEN_SCREEN_PRIV_H
#define SCREEN_SCREEN_PRIV_H

#include <SDL.h>

#include "screen/raster.h"
#include "screen/screen.h"

/* More rectangles than that are shown as the whole panel. */
#define SCREEN_PRESENT_RECTS_MAX 32

/* One of the two is used, by the back end that made it. */
struct screen_image {
    struct screen *screen;
    int w, h;
    bool is_opaque;
    struct raster raster; /* surface: owned by .memory */
    struct raster_memory memory;
    SDL_Texture *texture; /* renderer: straight alpha but while it is the target */
};

/* What is drawn from where to where. Nothing of it is empty or outside its picture. */
struct screen_blit {
    struct layout_rect src;     /* of the image or frame */
    struct raster_scaling to;   /* the size it gets, and the part of that which is seen */
    struct layout_rect visible; /* where that part lies on the target; of the part's size */
};

/*
 * A back end. screen.c has checked all arguments and clipped all rectangles before it calls: they
 * are not empty and inside the present target. Calls come from one thread.
 */
struct screen_driver {
    const char *name;

    /*
     * Takes screen->window (NULL: hidden) and sets screen->back, w, h (when there is a window) and
     * image_max_px. needs_gpu: refuse a renderer that runs on the CPU. On failure nothing is kept.
     */
    bool (*open)(struct screen *screen, bool needs_gpu, struct err *err);

    /* Frees screen->back, also half-built; all images are destroyed already. */
    void (*close)(struct screen *screen);

    /* The window has another size, or its memory was lost: sets screen->w, h. Panel pixels are
     * lost. */
    void (*resize)(struct screen *screen);

    /* Fills the members of image that are the back end's; w, h, is_opaque are set. pixels == NULL:
     * black when opaque, else transparent. */
    void (*image_create)(struct screen_image *image, const void *pixels, int stride);
    void (*image_destroy)(struct screen_image *image);

    /* Further drawing goes to image, or to the panel with NULL. screen->target is still the old
     * one. */
    void (*set_target)(struct screen *screen, struct screen_image *image);

    void (*fill)(struct screen *screen, struct layout_rect rect, uint32_t rgb);
    void (*tint)(struct screen *screen, struct layout_rect rect, uint32_t rgb,
                 int alpha); /* 1-254 */
    void (*draw)(struct screen *screen, struct screen_image *image, const struct screen_blit *blit,
                 int alpha);                                                     /* 1 to 255 */
    bool (*scroll)(struct screen *screen, struct layout_rect rect, int left_px); /* may be NULL */
    void (*mix)(struct screen *screen, struct screen_image *from, struct screen_image *to,
                const struct screen_blit *blit, int part);
    void (*film)(struct screen *screen, const struct screen_film *film,
                 const struct screen_blit *blit);

    /* screen->brightness has just become another; the panel's picture is kept. */
    void (*brightness_changed)(struct screen *screen);

    /* Shows rects[count], 1 to SCREEN_PRESENT_RECTS_MAX, inside the panel. Only with a window. */
    void (*present)(struct screen *screen, const struct layout_rect *rects, size_t count);

    /* Copies the panel, undimmed, into rows of w pixels; alpha may be anything. */
    void (*capture)(struct screen *screen, const struct raster *out);
};

extern const struct screen_driver screen_surface_driver;
extern const struct screen_driver screen_renderer_driver;

struct screen {
    const struct screen_driver *driver;
    void *back;         /* the driver's own */
    SDL_Window *window; /* NULL when hidden */
    bool is_whole;      /* the window covers the display */
    bool has_video;     /* SDL's video part is ours to end */
    int w, h;
    int refresh_hz;
    int image_max_px;
    int brightness;              /* 1 to 100 */
    struct screen_image *target; /* NULL: the panel; borrowed */
    struct layout_rect clip;     /* inside the target; may be empty */
};

#endif
