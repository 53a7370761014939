/*
 * The back end for real GPUs: SDL's renderer. What SDL leaves in the back buffer after a present is
 * undefined, so the panel is a texture that is drawn on and copied to the window.
 *
 * Hidden, and where a display has neither GPU nor plain memory, SDL's software renderer runs it.
 * That one scales in its own way, so scaling is done by the same code as in the other back end
 * there.
 */
#include "screen/screen_priv.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <libyuv.h>

#include "base/log.h"
#include "base/mem.h"
#include "screen/film.h"

#define IMAGE_MAX_PX 16384 /* where the driver names no limit */
#define OPAQUE_BLACK 0xFF000000u

/* A texture that is written anew for each use. */
struct stream {
    SDL_Texture *texture;
    int w, h;
};

struct renderer_back {
    SDL_Renderer *renderer;
    SDL_Surface *memory; /* hidden: what the software renderer stands on */
    SDL_Texture *panel;
    struct stream film;
    struct stream mixed;         /* by the CPU */
    struct raster_memory pixels; /* read back of an image */
    struct raster_memory under;  /* read back of the target */
    struct raster_workspace scaling;
    struct film_memory film_memory;
    bool is_software;
};

/* --- textures --------------------------------------------------------------------------------- */

/* A texture that cannot be made is memory that ran out: the watchdog starts us again. */
static SDL_Texture *make_texture(struct renderer_back *back, int access, int w, int h)
{
    SDL_Texture *texture =
        SDL_CreateTexture(back->renderer, SDL_PIXELFORMAT_ARGB8888, access, w, h);
    if (!texture) {
        log_error("screen", "no texture of %d×%d: %s", w, h, SDL_GetError());
        abort();
    }
    return texture;
}

static void drop_texture(SDL_Texture *texture)
{
    if (texture)
        SDL_DestroyTexture(texture);
}

static SDL_Texture *texture_of(const struct renderer_back *back, const struct screen_image *image)
{
    return image ? image->texture : back->panel;
}

static void aim(struct renderer_back *back, SDL_Texture *texture)
{
    (void)SDL_SetRenderTarget(back->renderer, texture); /* ours are all targets of this renderer */
}

/* Opens w × h pixels of the stream for writing; end with SDL_UnlockTexture(stream->texture). */
static struct raster open_stream(struct renderer_back *back, struct stream *stream, int w, int h)
{
    if (!stream->texture || stream->w != w || stream->h != h) {
        drop_texture(stream->texture);
        stream->texture = make_texture(back, SDL_TEXTUREACCESS_STREAMING, w, h);
        stream->w = w;
        stream->h = h;
    }
    struct raster raster = {.w = w, .h = h, .is_opaque = true};
    void *bytes = NULL;
    if (SDL_LockTexture(stream->texture, NULL, &bytes, &raster.stride) != 0) {
        log_error("screen", "texture of %d×%d cannot be written: %s", w, h, SDL_GetError());
        abort();
    }
    raster.bytes = bytes;
    return raster;
}

/* Reads part of the image (NULL: the panel) back; the pixels lie in memory. */
static struct raster read_back(struct screen *screen, const struct screen_image *image,
                               struct layout_rect part, struct raster_memory *memory)
{
    struct renderer_back *back = screen->back;
    struct raster raster = raster_reserve(memory, part.w, part.h, !image || image->is_opaque);
    SDL_Rect rect = {part.x, part.y, part.w, part.h};
    aim(back, texture_of(back, image));
    if (SDL_RenderReadPixels(back->renderer, &rect, SDL_PIXELFORMAT_ARGB8888, raster.bytes,
                             raster.stride) != 0)
        log_debug("screen", "reading back: %s", SDL_GetError());
    aim(back, texture_of(back, screen->target));
    return raster;
}

/* --- opening ---------------------------------------------------------------------------------- */

/* GL that runs on the CPU is slower than plain memory. */
static bool is_on_gpu(SDL_Renderer *renderer)
{
    static const char *const cpu_names[] = {"llvmpipe", "softpipe", "swrast",
                                            "Software Rasterizer"};
    SDL_RendererInfo info;
    if (SDL_GetRendererInfo(renderer, &info) != 0 || (info.flags & SDL_RENDERER_SOFTWARE) != 0)
        return false;
    const unsigned gl_renderer = 0x1F01; /* GL_RENDERER */
    const unsigned char *(*get_string)(unsigned name);
    void *symbol = SDL_GL_GetProcAddress("glGetString");
    memcpy(&get_string, &symbol, sizeof(get_string));
    const char *name = get_string ? (const char *)get_string(gl_renderer) : NULL;
    if (!name)
        return false;
    for (size_t i = 0; i < sizeof(cpu_names) / sizeof(cpu_names[0]); i++)
        if (strstr(name, cpu_names[i]))
            return false;
    return true;
}

static bool make_renderer(struct screen *screen, struct renderer_back *back)
{
    if (screen->window) {
        back->renderer = SDL_CreateRenderer(screen->window, -1,
                                            SDL_RENDERER_PRESENTVSYNC | SDL_RENDERER_TARGETTEXTURE);
        return back->renderer != NULL;
    }
    /* the panel is a texture, so one pixel to stand on is enough */
    back->memory = SDL_CreateRGBSurfaceWithFormat(0, 1, 1, 32, SDL_PIXELFORMAT_ARGB8888);
    if (back->memory)
        back->renderer = SDL_CreateSoftwareRenderer(back->memory);
    return back->renderer != NULL;
}

static void learn_limits(struct screen *screen, struct renderer_back *back)
{
    SDL_RendererInfo info = {0};
    (void)SDL_GetRendererInfo(back->renderer, &info); /* a failure leaves zeros: the usual limits */
    int max_w = info.max_texture_width ? info.max_texture_width : IMAGE_MAX_PX;
    int max_h = info.max_texture_height ? info.max_texture_height : IMAGE_MAX_PX;
    int max = max_w < max_h ? max_w : max_h;
    screen->image_max_px = max < IMAGE_MAX_PX ? max : IMAGE_MAX_PX;
    back->is_software = (info.flags & SDL_RENDERER_SOFTWARE) != 0;
}

static void make_panel(struct screen *screen)
{
    struct renderer_back *back = screen->back;
    drop_texture(back->panel);
    back->panel = make_texture(back, SDL_TEXTUREACCESS_TARGET, screen->w, screen->h);
    aim(back, back->panel);
    (void)SDL_SetRenderDrawColor(back->renderer, 0, 0, 0, 255);
    (void)SDL_RenderClear(back->renderer);
    aim(back, texture_of(back, screen->target));
}

static void take_window_size(struct screen *screen)
{
    const struct renderer_back *back = screen->back;
    if (SDL_GetRendererOutputSize(back->renderer, &screen->w, &screen->h) != 0)
        SDL_GetWindowSize(screen->window, &screen->w, &screen->h);
}

static void resize_renderer(struct screen *screen)
{
    struct renderer_back *back = screen->back;
    aim(back, NULL); /* the size asked for is the window's */
    take_window_size(screen);
    make_panel(screen);
}

static void close_renderer(struct screen *screen)
{
    struct renderer_back *back = screen->back;
    if (!back)
        return;
    drop_texture(back->panel);
    drop_texture(back->film.texture);
    drop_texture(back->mixed.texture);
    if (back->renderer)
        SDL_DestroyRenderer(back->renderer);
    SDL_FreeSurface(back->memory);
    raster_memory_finish(&back->pixels);
    raster_memory_finish(&back->under);
    raster_workspace_finish(&back->scaling);
    film_memory_finish(&back->film_memory);
    free(back);
    screen->back = NULL;
}

static bool open_renderer(struct screen *screen, bool needs_gpu, struct err *err)
{
    struct renderer_back *back = mem_alloc(sizeof(*back));
    screen->back = back;
    if (!make_renderer(screen, back)) {
        close_renderer(screen);
        return err_set(err, ERR_UNSUPPORTED, "无法使用图形加速 SDL has no renderer here: %s",
                       SDL_GetError());
    }
    if (needs_gpu && !is_on_gpu(back->renderer)) {
        close_renderer(screen);
        return err_set(err, ERR_UNSUPPORTED, "没有图形处理器 the renderer runs on the CPU");
    }
    learn_limits(screen, back);
    if (screen->window)
        take_window_size(screen);
    make_panel(screen);
    return true;
}

/* --- images ----------------------------------------------------------------------------------- */

static void upload_image(struct screen_image *image, const struct raster *raster)
{
    (void)SDL_UpdateTexture(image->texture, NULL, raster->bytes, raster->stride); /* sizes match */
}

/* All are targets, so that all can be read back for scaling. */
static void create_image(struct screen_image *image, const void *pixels, int stride)
{
    struct renderer_back *back = image->screen->back;
    image->texture = make_texture(back, SDL_TEXTUREACCESS_TARGET, image->w, image->h);
    (void)SDL_SetTextureScaleMode(image->texture, SDL_ScaleModeLinear);
    struct raster given = {(uint8_t *)pixels, stride, image->w, image->h, image->is_opaque};
    struct raster own = {0};
    if (!pixels || image->is_opaque)
        own = raster_reserve(&back->pixels, image->w, image->h, image->is_opaque);
    if (!pixels)
        raster_fill(&own, image->is_opaque ? OPAQUE_BLACK : 0);
    else if (image->is_opaque)
        raster_copy_opaque(&own, &given);
    upload_image(image, own.bytes ? &own : &given);
}

static void destroy_image(struct screen_image *image)
{
    drop_texture(image->texture);
}

/*
 * Drawing with alpha on a transparent picture gives premultiplied colours. So while an image is the
 * target it holds these, and straight ones, as SDL wants them, again afterwards.
 */
static void convert_image(struct screen *screen, struct screen_image *image, bool to_straight)
{
    struct renderer_back *back = screen->back;
    struct layout_rect whole = {0, 0, image->w, image->h};
    struct raster raster = read_back(screen, image, whole, &back->pixels);
    if (to_straight)
        (void)ARGBUnattenuate(raster.bytes, raster.stride, raster.bytes, raster.stride, raster.w,
                              raster.h);
    else
        raster_copy_premultiplied(&raster, &raster);
    upload_image(image, &raster);
}

static void set_target(struct screen *screen, struct screen_image *image)
{
    struct renderer_back *back = screen->back;
    if (screen->target && !screen->target->is_opaque)
        convert_image(screen, screen->target, true);
    if (image && !image->is_opaque)
        convert_image(screen, image, false);
    aim(back, texture_of(back, image));
}

/* --- drawing ---------------------------------------------------------------------------------- */

static void paint(struct screen *screen, struct layout_rect rect, uint32_t rgb, int alpha)
{
    const struct renderer_back *back = screen->back;
    SDL_Rect area = {rect.x, rect.y, rect.w, rect.h};
    SDL_BlendMode mode = alpha == 255 ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND;
    (void)SDL_SetRenderDrawBlendMode(back->renderer, mode);
    (void)SDL_SetRenderDrawColor(back->renderer, (uint8_t)(rgb >> 16), (uint8_t)(rgb >> 8),
                                 (uint8_t)rgb, (uint8_t)alpha);
    (void)SDL_RenderFillRect(back->renderer, &area);
}

static void fill_rect(struct screen *screen, struct layout_rect rect, uint32_t rgb)
{
    paint(screen, rect, rgb, 255);
}

static void set_blending(SDL_Texture *texture, bool is_opaque, int alpha)
{
    bool is_plain = is_opaque && alpha == 255;
    (void)SDL_SetTextureBlendMode(texture, is_plain ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
    (void)SDL_SetTextureAlphaMod(texture, (uint8_t)alpha);
}

/* Copies what lies at x, y of the texture to rect, pixel by pixel. */
static void copy_unscaled(struct screen *screen, SDL_Texture *texture, int x, int y,
                          struct layout_rect rect)
{
    const struct renderer_back *back = screen->back;
    SDL_Rect from = {x, y, rect.w, rect.h};
    SDL_Rect to = {rect.x, rect.y, rect.w, rect.h};
    (void)SDL_RenderCopy(back->renderer, texture, &from, &to);
}

/* Puts pixels on the target as they are. */
static void write_back(struct screen *screen, struct layout_rect rect, const struct raster *raster)
{
    struct renderer_back *back = screen->back;
    struct raster dst = open_stream(back, &back->mixed, rect.w, rect.h);
    raster_copy(&dst, raster);
    SDL_UnlockTexture(back->mixed.texture);
    set_blending(back->mixed.texture, true, 255);
    copy_unscaled(screen, back->mixed.texture, 0, 0, rect);
}

static void tint_rect(struct screen *screen, struct layout_rect rect, uint32_t rgb, int alpha)
{
    struct renderer_back *back = screen->back;
    if (!back->is_software) {
        paint(screen, rect, rgb, alpha);
        return;
    }
    struct raster under = read_back(screen, screen->target, rect, &back->under);
    raster_mix_colour(&under, &under, rgb | OPAQUE_BLACK, raster_part_of_alpha(alpha));
    write_back(screen, rect, &under);
}

/*
 * Where in the source (in its pixels, from its edge) the place at (in pixels of the scaled picture)
 * is sampled. As libyuv does it: shrunk from edge to edge, enlarged from centre of the first to
 * centre of the last pixel, so that both back ends give the same picture and no neighbour bleeds
 * in.
 */
static float sample_at(int src_len, int dst_len, float at)
{
    if (dst_len <= src_len)
        return at * (float)src_len / (float)dst_len;
    return 0.5f + (at - 0.5f) * (float)(src_len - 1) / (float)(dst_len - 1);
}

/* Lets the GPU scale the part src of the texture. */
static void copy_scaled(struct screen *screen, SDL_Texture *texture, int texture_w, int texture_h,
                        const struct screen_blit *blit)
{
    const struct renderer_back *back = screen->back;
    static const int corners[6] = {0, 1, 2, 2, 1, 3};
    SDL_Vertex quad[4];
    int left = blit->visible.x - blit->to.part.x;
    int top = blit->visible.y - blit->to.part.y;
    Uint8 alpha = 255;
    (void)SDL_GetTextureAlphaMod(texture, &alpha);
    for (int i = 0; i < 4; i++) {
        float x = (float)(blit->to.part.x + (i & 1) * blit->to.part.w);
        float y = (float)(blit->to.part.y + (i >> 1) * blit->to.part.h);
        float u = (float)blit->src.x + sample_at(blit->src.w, blit->to.w, x);
        float v = (float)blit->src.y + sample_at(blit->src.h, blit->to.h, y);
        quad[i].position = (SDL_FPoint){(float)left + x, (float)top + y};
        quad[i].color = (SDL_Color){255, 255, 255, alpha};
        quad[i].tex_coord = (SDL_FPoint){u / (float)texture_w, v / (float)texture_h};
    }
    (void)SDL_RenderGeometry(back->renderer, texture, quad, 4, corners, 6);
}

/* A GPU looks at four pixels only: shrinking to half or less would leave some out. */
static bool is_shrunk_far(const struct screen_blit *blit)
{
    return blit->src.w >= 2 * blit->to.w || blit->src.h >= 2 * blit->to.h;
}

static bool is_scaled(const struct screen_blit *blit)
{
    return blit->src.w != blit->to.w || blit->src.h != blit->to.h;
}

static void draw_by_cpu(struct screen *screen, struct screen_image *image,
                        const struct screen_blit *blit, int alpha)
{
    struct renderer_back *back = screen->back;
    struct raster src = read_back(screen, image, blit->src, &back->pixels);
    struct raster under = read_back(screen, screen->target, blit->visible, &back->under);
    if (!image->is_opaque)
        raster_copy_premultiplied(&src, &src);
    raster_draw(&under, &src, &blit->to, alpha, &back->scaling);
    write_back(screen, blit->visible, &under);
}

static void draw_image(struct screen *screen, struct screen_image *image,
                       const struct screen_blit *blit, int alpha)
{
    const struct renderer_back *back = screen->back;
    bool is_copy = !is_scaled(blit) && image->is_opaque && alpha == 255;
    if ((back->is_software && !is_copy) || is_shrunk_far(blit)) {
        draw_by_cpu(screen, image, blit, alpha);
        return;
    }
    set_blending(image->texture, image->is_opaque, alpha);
    if (is_scaled(blit))
        copy_scaled(screen, image->texture, image->w, image->h, blit);
    else
        copy_unscaled(screen, image->texture, blit->src.x + blit->to.part.x,
                      blit->src.y + blit->to.part.y, blit->visible);
}

static void mix_images(struct screen *screen, struct screen_image *from, struct screen_image *to,
                       const struct screen_blit *blit, int part)
{
    draw_image(screen, from, blit, 255);
    if (part > 0)
        draw_image(screen, to, blit, part * 255 / 256);
}

/* A frame that grows is uploaded small and enlarged by the GPU; all others by the CPU. */
static void draw_frame(struct screen *screen, const struct screen_film *film,
                       const struct screen_blit *blit)
{
    struct renderer_back *back = screen->back;
    bool is_larger = blit->to.w > blit->src.w || blit->to.h > blit->src.h;
    bool is_by_gpu = is_larger && !back->is_software && !is_shrunk_far(blit);
    struct screen_blit upload = *blit;
    if (is_by_gpu) {
        upload.src = (struct layout_rect){0, 0, blit->src.w, blit->src.h};
        upload.to = (struct raster_scaling){blit->src.w, blit->src.h, upload.src};
    }
    struct raster dst = open_stream(back, &back->film, upload.to.part.w, upload.to.part.h);
    film_draw(&dst, film, blit->src, &upload.to, &back->film_memory);
    SDL_UnlockTexture(back->film.texture);
    set_blending(back->film.texture, true, 255);
    if (!is_by_gpu) {
        copy_unscaled(screen, back->film.texture, 0, 0, blit->visible);
        return;
    }
    upload.to = blit->to;
    (void)SDL_SetTextureScaleMode(back->film.texture, SDL_ScaleModeLinear);
    copy_scaled(screen, back->film.texture, back->film.w, back->film.h, &upload);
}

/* --- showing ---------------------------------------------------------------------------------- */

static void brightness_changed(struct screen *screen)
{
    (void)screen; /* read at the next present */
}

/* The back buffer is all or nothing, so the rectangles do not matter. */
static void present_all(struct screen *screen, const struct layout_rect *rects, size_t count)
{
    struct renderer_back *back = screen->back;
    (void)rects;
    (void)count;
    aim(back, NULL);
    (void)SDL_SetTextureBlendMode(back->panel, SDL_BLENDMODE_NONE);
    (void)SDL_RenderCopy(back->renderer, back->panel, NULL, NULL);
    if (screen->brightness < 100)
        paint(screen, (struct layout_rect){0, 0, screen->w, screen->h}, 0,
              255 - (screen->brightness * 255 + 50) / 100);
    SDL_RenderPresent(back->renderer);
    aim(back, texture_of(back, screen->target));
}

static void capture_panel(struct screen *screen, const struct raster *out)
{
    struct renderer_back *back = screen->back;
    struct raster panel =
        read_back(screen, NULL, (struct layout_rect){0, 0, out->w, out->h}, &back->pixels);
    raster_copy(out, &panel);
}

const struct screen_driver screen_renderer_driver = {
    .name = "renderer",
    .open = open_renderer,
    .close = close_renderer,
    .resize = resize_renderer,
    .image_create = create_image,
    .image_destroy = destroy_image,
    .set_target = set_target,
    .fill = fill_rect,
    .tint = tint_rect,
    .draw = draw_image,
    .mix = mix_images,
    .film = draw_frame,
    .brightness_changed = brightness_changed,
    .present = present_all,
    .capture = capture_panel,
};
