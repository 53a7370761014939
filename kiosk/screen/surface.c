/*
 * The back end for machines without a GPU. At full brightness and in a window of 0x..RRGGBB pixels
 * all drawing goes straight into the window's memory; else into memory of our own, from where
 * present() darkens or converts what it shows.
 */
#include "screen/screen_priv.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "screen/film.h"

#define IMAGE_MAX_PX 16384 /* libyuv scales at most 32768 */
#define OPAQUE_BLACK 0xFF000000u

struct surface_back {
    SDL_Surface *window_surface; /* NULL when hidden or lost; SDL's */
    bool is_direct;              /* panel is the window's memory */
    struct raster panel;
    struct raster_memory own;  /* holds the panel when it is not direct */
    struct raster target;      /* panel, or the target image's */
    struct raster_memory dark; /* what is to be converted after it was darkened */
    struct raster_workspace scaling;
    struct film_memory film;
};

/* --- the panel -------------------------------------------------------------------------------- */

static bool has_our_format(const SDL_Surface *surface)
{
    uint32_t format = surface->format->format;
    return format == SDL_PIXELFORMAT_RGB888 || format == SDL_PIXELFORMAT_ARGB8888;
}

static struct raster window_raster(const SDL_Surface *surface)
{
    return (struct raster){surface->pixels, surface->pitch, surface->w, surface->h, true};
}

static void aim_target(struct screen *screen, struct screen_image *image)
{
    struct surface_back *back = screen->back;
    back->target = image ? image->raster : back->panel;
}

/* Chooses where the panel lies now. Its picture is not carried over. */
static void place_panel(struct screen *screen)
{
    struct surface_back *back = screen->back;
    back->is_direct =
        back->window_surface && has_our_format(back->window_surface) && screen->brightness == 100;
    if (back->is_direct)
        back->panel = window_raster(back->window_surface);
    else
        back->panel = raster_reserve(&back->own, screen->w, screen->h, true);
    aim_target(screen, screen->target);
}

static void brightness_changed(struct screen *screen)
{
    struct surface_back *back = screen->back;
    struct raster before = back->panel;
    place_panel(screen);
    if (back->panel.bytes != before.bytes)
        raster_copy(&back->panel, &before);
}

static bool take_window_surface(struct screen *screen)
{
    struct surface_back *back = screen->back;
    back->window_surface = SDL_GetWindowSurface(screen->window);
    if (!back->window_surface)
        return false;
    screen->w = back->window_surface->w;
    screen->h = back->window_surface->h;
    return true;
}

static void clear_panel(struct screen *screen)
{
    const struct surface_back *back = screen->back;
    raster_fill(&back->panel, OPAQUE_BLACK);
}

/* Without the window's memory we go on in our own until the next event brings it back. */
static void resize_surface(struct screen *screen)
{
    if (!take_window_surface(screen))
        SDL_GetWindowSize(screen->window, &screen->w, &screen->h);
    place_panel(screen);
    clear_panel(screen);
}

static void close_surface(struct screen *screen)
{
    struct surface_back *back = screen->back;
    if (!back)
        return;
    raster_memory_finish(&back->own);
    raster_memory_finish(&back->dark);
    raster_workspace_finish(&back->scaling);
    film_memory_finish(&back->film);
    free(back);
    screen->back = NULL;
}

static bool open_surface(struct screen *screen, bool needs_gpu, struct err *err)
{
    assert(!needs_gpu);
    screen->back = mem_alloc(sizeof(struct surface_back));
    screen->image_max_px = IMAGE_MAX_PX;
    if (screen->window && !take_window_surface(screen)) {
        close_surface(screen);
        return err_set(err, ERR_UNSUPPORTED,
                       "窗口没有可写的内存 the window has no memory to draw in: %s",
                       SDL_GetError());
    }
    place_panel(screen);
    clear_panel(screen);
    return true;
}

/* --- images ----------------------------------------------------------------------------------- */

static void create_image(struct screen_image *image, const void *pixels, int stride)
{
    image->raster = raster_reserve(&image->memory, image->w, image->h, image->is_opaque);
    struct raster given = {(uint8_t *)pixels, stride, image->w, image->h, image->is_opaque};
    if (!pixels && image->is_opaque)
        raster_fill(&image->raster, OPAQUE_BLACK);
    else if (pixels && image->is_opaque)
        raster_copy_opaque(&image->raster, &given);
    else if (pixels)
        raster_copy_premultiplied(&image->raster, &given);
}

static void destroy_image(struct screen_image *image)
{
    raster_memory_finish(&image->memory);
}

/* --- drawing ---------------------------------------------------------------------------------- */

static struct raster target_part(const struct screen *screen, struct layout_rect rect)
{
    const struct surface_back *back = screen->back;
    return raster_part(&back->target, rect);
}

static void fill_rect(struct screen *screen, struct layout_rect rect, uint32_t rgb)
{
    struct raster part = target_part(screen, rect);
    raster_fill(&part, rgb | OPAQUE_BLACK);
}

static void tint_rect(struct screen *screen, struct layout_rect rect, uint32_t rgb, int alpha)
{
    struct raster part = target_part(screen, rect);
    raster_mix_colour(&part, &part, rgb | OPAQUE_BLACK, raster_part_of_alpha(alpha));
}

static void draw_image(struct screen *screen, struct screen_image *image,
                       const struct screen_blit *blit, int alpha)
{
    struct surface_back *back = screen->back;
    struct raster dst = target_part(screen, blit->visible);
    struct raster src = raster_part(&image->raster, blit->src);
    raster_draw(&dst, &src, &blit->to, alpha, &back->scaling);
}

/* Its lines are in the cache from the time before; an image of the text would come from memory. */
static bool scroll_rect(struct screen *screen, struct layout_rect rect, int left_px)
{
    struct raster part = target_part(screen, rect);
    raster_scroll(&part, left_px);
    return true;
}

static void mix_images(struct screen *screen, struct screen_image *from, struct screen_image *to,
                       const struct screen_blit *blit, int part)
{
    struct raster dst = target_part(screen, blit->visible);
    struct raster from_part = raster_part(&from->raster, blit->to.part);
    struct raster to_part = raster_part(&to->raster, blit->to.part);
    raster_mix(&dst, &from_part, &to_part, part);
}

static void draw_frame(struct screen *screen, const struct screen_film *film,
                       const struct screen_blit *blit)
{
    struct surface_back *back = screen->back;
    struct raster dst = target_part(screen, blit->visible);
    film_draw(&dst, film, blit->src, &blit->to, &back->film);
}

/* --- showing ---------------------------------------------------------------------------------- */

static void darken(const struct raster *dst, const struct raster *src, int percent)
{
    raster_mix_colour(dst, src, OPAQUE_BLACK, 256 - (percent * 256 + 50) / 100);
}

/* Copies one rectangle of our own panel into the window, darkened and converted as needed. */
static void show_rect(struct screen *screen, struct layout_rect rect)
{
    struct surface_back *back = screen->back;
    SDL_Surface *surface = back->window_surface;
    struct raster from = raster_part(&back->panel, rect);
    if (has_our_format(surface)) {
        struct raster window = window_raster(surface);
        struct raster to = raster_part(&window, rect);
        darken(&to, &from, screen->brightness);
        return;
    }
    if (screen->brightness < 100) {
        struct raster dark = raster_reserve(&back->dark, rect.w, rect.h, true);
        darken(&dark, &from, screen->brightness);
        from = dark;
    }
    uint8_t *to = (uint8_t *)surface->pixels + (ptrdiff_t)rect.y * surface->pitch +
                  (ptrdiff_t)rect.x * surface->format->BytesPerPixel;
    (void)SDL_ConvertPixels(rect.w, rect.h, SDL_PIXELFORMAT_ARGB8888, from.bytes, from.stride,
                            surface->format->format, to, surface->pitch); /* both are known */
}

static void present_rects(struct screen *screen, const struct layout_rect *rects, size_t count)
{
    struct surface_back *back = screen->back;
    if (!back->window_surface)
        return;
    SDL_Rect shown[SCREEN_PRESENT_RECTS_MAX];
    for (size_t i = 0; i < count; i++) {
        if (!back->is_direct)
            show_rect(screen, rects[i]);
        shown[i] = (SDL_Rect){rects[i].x, rects[i].y, rects[i].w, rects[i].h};
    }
    /* fails only when the window has changed; an event tells and all is drawn again */
    (void)SDL_UpdateWindowSurfaceRects(screen->window, shown, (int)count);
}

static void capture_panel(struct screen *screen, const struct raster *out)
{
    const struct surface_back *back = screen->back;
    raster_copy(out, &back->panel);
}

const struct screen_driver screen_surface_driver = {
    .name = "surface",
    .open = open_surface,
    .close = close_surface,
    .resize = resize_surface,
    .image_create = create_image,
    .image_destroy = destroy_image,
    .set_target = aim_target,
    .fill = fill_rect,
    .tint = tint_rect,
    .draw = draw_image,
    .scroll = scroll_rect,
    .mix = mix_images,
    .film = draw_frame,
    .brightness_changed = brightness_changed,
    .present = present_rects,
    .capture = capture_panel,
};
