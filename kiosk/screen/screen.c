#include "screen/screen_priv.h"

#include <SDL_syswm.h>
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/log.h"
#include "base/mem.h"

#define HIDDEN_REFRESH_HZ 60
#define RENDER_NODE_FIRST 128
#define RENDER_NODE_LAST  143

/* One way of opening a window, tried in order. */
struct attempt {
    const struct screen_driver *driver;
    bool needs_gpu;
};

/* --- opening and closing -----------------------------------------------------------------------
 */

/* A GPU that can render has a render node; without one, trying GL costs start time for nothing. */
static bool has_render_node(void)
{
    for (int i = RENDER_NODE_FIRST; i <= RENDER_NODE_LAST; i++) {
        char path[32];
        (void)snprintf(path, sizeof(path), "/dev/dri/renderD%d", i); /* always fits */
        if (access(path, R_OK | W_OK) == 0)
            return true;
    }
    return false;
}

/* A touch is a touch and the mouse is the mouse: SDL makes neither out of the other. */
static bool start_video(struct screen *screen, struct err *err)
{
    (void)SDL_SetHint(SDL_HINT_APP_NAME, "anxuan");
    (void)SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    (void)SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    (void)SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0)
        return err_set(err, ERR_GONE, "没有可用的显示器 no display: %s", SDL_GetError());
    screen->has_video = true;
    if (SDL_GetNumVideoDisplays() < 1)
        return err_set(err, ERR_GONE, "没有可用的显示器 no display: %s", SDL_GetError());
    SDL_StopTextInput(); /* else input methods swallow keys */
    SDL_DisableScreenSaver();
    return true;
}

static bool make_window(struct screen *screen, const struct screen_options *options,
                        struct err *err)
{
    bool is_whole = options->window_w == 0 || options->window_h == 0;
    SDL_Rect at = {SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, options->window_w,
                   options->window_h};
    if (is_whole && SDL_GetDisplayBounds(0, &at) != 0)
        return err_set(err, ERR_GONE, "没有可用的显示器 no display: %s", SDL_GetError());
    /* not SDL's full screen: without a window manager it leaves the window its old size */
    uint32_t flags = is_whole ? SDL_WINDOW_BORDERLESS : SDL_WINDOW_RESIZABLE;
    /* nor asked of the window manager: one that is only just starting loses the request, and SDL
     * then waits for its answer for ever */
    (void)SDL_SetHint(SDL_HINT_X11_FORCE_OVERRIDE_REDIRECT, is_whole ? "1" : "0");
    screen->window =
        SDL_CreateWindow("安宣 Anxuan", at.x, at.y, at.w, at.h, flags | SDL_WINDOW_HIDDEN);
    if (!screen->window)
        return err_set(err, ERR_UNSUPPORTED, "无法打开窗口 cannot open a window: %s",
                       SDL_GetError());
    screen->is_whole = is_whole;
    if (is_whole)
        (void)SDL_ShowCursor(SDL_DISABLE); /* fails where there is no mouse */
    return true;
}

/* With its first picture, so that nobody sees it empty. */
static void show_window(struct screen *screen)
{
    if (SDL_GetWindowFlags(screen->window) & SDL_WINDOW_SHOWN)
        return;
    SDL_ShowWindow(screen->window);
    if (screen->is_whole)
        (void)SDL_SetWindowInputFocus(screen->window); /* nobody else gives it the keys */
}

static void drop_window(struct screen *screen)
{
    if (screen->window)
        SDL_DestroyWindow(screen->window);
    screen->window = NULL;
}

static bool try_window(struct screen *screen, const struct screen_options *options,
                       const struct attempt *attempt, struct err *err)
{
    if (!make_window(screen, options, err))
        return false;
    screen->driver = attempt->driver;
    if (attempt->driver->open(screen, attempt->needs_gpu, err))
        return true;
    screen->driver = NULL;
    drop_window(screen);
    return false;
}

static bool open_window(struct screen *screen, const struct screen_options *options,
                        struct err *err)
{
    struct attempt attempts[3];
    size_t count = 0;
    if (options->backend == SCREEN_AUTO && has_render_node())
        attempts[count++] = (struct attempt){&screen_renderer_driver, true};
    if (options->backend != SCREEN_RENDERER)
        attempts[count++] = (struct attempt){&screen_surface_driver, false};
    /* where a display has no plain memory at all, a slow picture is better than none */
    if (options->backend != SCREEN_SURFACE)
        attempts[count++] = (struct attempt){&screen_renderer_driver, false};

    for (size_t i = 0; i < count; i++) {
        struct err why;
        if (try_window(screen, options, &attempts[i], &why))
            return true;
        log_debug("screen", "%s: %s", attempts[i].driver->name, why.text);
        if (i + 1 == count)
            *err = why;
    }
    return false;
}

static bool open_hidden(struct screen *screen, const struct screen_options *options,
                        struct err *err)
{
    if (options->window_w < 1 || options->window_h < 1)
        return err_set(err, ERR_INVALID, "画面尺寸无效 the picture's size %d×%d means nothing",
                       options->window_w, options->window_h);
    screen->w = options->window_w;
    screen->h = options->window_h;
    screen->driver =
        options->backend == SCREEN_RENDERER ? &screen_renderer_driver : &screen_surface_driver;
    if (screen->driver->open(screen, false, err))
        return true;
    screen->driver = NULL;
    return false;
}

static int window_refresh_hz(SDL_Window *window)
{
    SDL_DisplayMode mode;
    int display = SDL_GetWindowDisplayIndex(window);
    if (display < 0 || SDL_GetCurrentDisplayMode(display, &mode) != 0 || mode.refresh_rate < 1)
        return HIDDEN_REFRESH_HZ;
    return mode.refresh_rate;
}

struct screen *screen_open(const struct screen_options *options, struct err *err)
{
    struct screen *screen = mem_alloc(sizeof(*screen));
    screen->brightness = 100;
    screen->refresh_hz = HIDDEN_REFRESH_HZ;
    bool is_open = options->is_hidden
                       ? open_hidden(screen, options, err)
                       : start_video(screen, err) && open_window(screen, options, err);
    if (!is_open) {
        screen_close(screen);
        return NULL;
    }
    if (screen->window)
        screen->refresh_hz = window_refresh_hz(screen->window);
    screen_set_target(screen, NULL);
    return screen;
}

void screen_close(struct screen *screen)
{
    if (!screen)
        return;
    if (screen->driver)
        screen->driver->close(screen);
    drop_window(screen);
    if (screen->has_video)
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
    free(screen);
}

/* --- what it is ------------------------------------------------------------------------------- */

void screen_size(const struct screen *screen, int *out_w, int *out_h)
{
    *out_w = screen->w;
    *out_h = screen->h;
}

const char *screen_backend_name(const struct screen *screen)
{
    return screen->driver->name;
}

int screen_refresh_hz(const struct screen *screen)
{
    return screen->refresh_hz;
}

int screen_fd(const struct screen *screen)
{
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    if (!screen->window || !SDL_GetWindowWMInfo(screen->window, &info))
        return -1;
#ifdef SDL_VIDEO_DRIVER_X11
    if (info.subsystem == SDL_SYSWM_X11)
        return ConnectionNumber(info.info.x11.display);
#endif
    return -1;
}

int screen_image_max_px(const struct screen *screen)
{
    return screen->image_max_px;
}

/* --- images ----------------------------------------------------------------------------------- */

struct screen_image *screen_image_create(struct screen *screen, int w, int h, const void *pixels,
                                         int stride, bool is_opaque)
{
    assert(w >= 1 && h >= 1 && w <= screen->image_max_px && h <= screen->image_max_px);
    struct screen_image *image = mem_alloc(sizeof(*image));
    image->screen = screen;
    image->w = w;
    image->h = h;
    image->is_opaque = is_opaque;
    screen->driver->image_create(image, pixels, stride);
    return image;
}

void screen_image_destroy(struct screen_image *image)
{
    if (!image)
        return;
    if (image->screen->target == image)
        screen_set_target(image->screen, NULL);
    image->screen->driver->image_destroy(image);
    free(image);
}

void screen_image_size(const struct screen_image *image, int *out_w, int *out_h)
{
    *out_w = image->w;
    *out_h = image->h;
}

/* --- target and clip -------------------------------------------------------------------------- */

static struct layout_rect target_bounds(const struct screen *screen)
{
    if (screen->target)
        return (struct layout_rect){0, 0, screen->target->w, screen->target->h};
    return (struct layout_rect){0, 0, screen->w, screen->h};
}

void screen_set_target(struct screen *screen, struct screen_image *image)
{
    if (image != screen->target)
        screen->driver->set_target(screen, image);
    screen->target = image;
    screen->clip = target_bounds(screen);
}

void screen_set_clip(struct screen *screen, const struct layout_rect *clip)
{
    screen->clip = target_bounds(screen);
    if (clip && !layout_intersect(*clip, target_bounds(screen), &screen->clip))
        screen->clip = (struct layout_rect){0, 0, 0, 0};
}

/* --- drawing ---------------------------------------------------------------------------------- */

void screen_fill(struct screen *screen, struct layout_rect rect, uint32_t rgb)
{
    struct layout_rect visible;
    if (layout_intersect(rect, screen->clip, &visible))
        screen->driver->fill(screen, visible, rgb & 0xFFFFFFu);
}

void screen_tint(struct screen *screen, struct layout_rect rect, uint32_t rgb, int alpha)
{
    struct layout_rect visible;
    if (alpha <= 0 || !layout_intersect(rect, screen->clip, &visible))
        return;
    if (alpha >= 255)
        screen->driver->fill(screen, visible, rgb & 0xFFFFFFu);
    else
        screen->driver->tint(screen, visible, rgb & 0xFFFFFFu, alpha);
}

/* Fills *out when any of src (kept inside w × h) is to be seen at dst. */
static bool make_blit(const struct screen *screen, struct layout_rect src, int w, int h,
                      struct layout_rect dst, struct screen_blit *out)
{
    struct layout_rect whole = {0, 0, w, h};
    if (!layout_intersect(src, whole, &out->src) ||
        !layout_intersect(dst, screen->clip, &out->visible))
        return false;
    out->to = (struct raster_scaling){dst.w, dst.h, out->visible};
    out->to.part.x -= dst.x;
    out->to.part.y -= dst.y;
    return true;
}

void screen_draw(struct screen *screen, struct screen_image *image, const struct layout_rect *src,
                 struct layout_rect dst, int alpha)
{
    assert(image != screen->target);
    struct layout_rect whole = {0, 0, image->w, image->h};
    struct screen_blit blit;
    if (alpha > 0 && make_blit(screen, src ? *src : whole, image->w, image->h, dst, &blit))
        screen->driver->draw(screen, image, &blit, alpha < 255 ? alpha : 255);
}

bool screen_scroll(struct screen *screen, struct layout_rect rect, int left_px)
{
    assert(!screen->target && left_px > 0 && left_px < rect.w);
    assert(rect.x >= 0 && rect.y >= 0 && rect.x + rect.w <= screen->w &&
           rect.y + rect.h <= screen->h);
    return screen->driver->scroll && screen->driver->scroll(screen, rect, left_px);
}

void screen_mix(struct screen *screen, struct screen_image *from, struct screen_image *to,
                struct layout_rect dst, int part)
{
    assert(from != screen->target && to != screen->target);
    assert(from->is_opaque && from->w == dst.w && from->h == dst.h);
    assert(to->is_opaque && to->w == dst.w && to->h == dst.h);
    assert(part >= 0 && part <= 256);
    struct layout_rect whole = {0, 0, dst.w, dst.h};
    struct screen_blit blit;
    if (make_blit(screen, whole, dst.w, dst.h, dst, &blit))
        screen->driver->mix(screen, from, to, &blit, part);
}

void screen_draw_film(struct screen *screen, const struct screen_film *film, struct layout_rect src,
                      struct layout_rect dst)
{
    struct screen_blit blit;
    if (make_blit(screen, src, film->w, film->h, dst, &blit))
        screen->driver->film(screen, film, &blit);
}

/* --- showing ---------------------------------------------------------------------------------- */

void screen_set_brightness(struct screen *screen, int percent)
{
    int wanted = percent < 1 ? 1 : percent > 100 ? 100 : percent;
    if (wanted == screen->brightness)
        return;
    screen->brightness = wanted;
    screen->driver->brightness_changed(screen);
}

void screen_present(struct screen *screen, const struct layout_rect *rects, size_t count)
{
    struct layout_rect panel = {0, 0, screen->w, screen->h};
    struct layout_rect inside[SCREEN_PRESENT_RECTS_MAX];
    size_t inside_count = 0;
    if (!screen->window)
        return;
    show_window(screen);
    if (count == 0 || count > SCREEN_PRESENT_RECTS_MAX) {
        screen->driver->present(screen, &panel, 1);
        return;
    }
    for (size_t i = 0; i < count; i++)
        if (layout_intersect(rects[i], panel, &inside[inside_count]))
            inside_count++;
    if (inside_count > 0)
        screen->driver->present(screen, inside, inside_count);
}

uint32_t *screen_capture(struct screen *screen)
{
    size_t count = (size_t)screen->w * (size_t)screen->h;
    uint32_t *pixels = mem_alloc(count * sizeof(*pixels));
    struct raster out = {(uint8_t *)pixels, screen->w * 4, screen->w, screen->h, true};
    screen->driver->capture(screen, &out);
    for (size_t i = 0; i < count; i++)
        pixels[i] |= 0xFF000000u;
    return pixels;
}
