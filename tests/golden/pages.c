/*
 * pages compare|update IMAGES OUT: draws every page of the quiz in every shape, mode and language,
 * as `anxuan shot` does, and compares it, at a third of its size, with IMAGES/NAME.png, on both
 * back ends; or writes these (the surface's). A page that differs is written to OUT. Prints TAP.
 *
 * One process for all: the five scenes are read once, and nothing is started but the decoders.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/game_priv.h"
#include "view/quiz_parts.h"

#define TOLERANCE  2    /* of a channel */
#define PART_MAX   1000 /* one pixel in so many may differ by more */
#define SCENE      "tests/fixtures/scenes/yard"
#define SHRINK     3
#define NAME_BYTES 128

struct shape {
    const char *name;
    int w, h;
};

struct rig {
    const char *images, *out;
    bool is_update;
    int failures;
};

static const struct shape shapes[] = {{"landscape", 1920, 1080}, {"portrait", 1080, 1920}};
static const char *const pages[] = {
    "notice", "entrance", "ticket", "setting", "scene",        "question", "explanation", "result",
    "review", "idle",     "leave",  "quick",   "quick-result", "training", "redeem"};
static const struct {
    const char *name;
    struct view_mode mode;
} modes[] = {{"normal", {0}},
             {"large", {.is_large = true}},
             {"contrast", {.is_contrast = true}},
             {"low", {.is_low = true}}};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* The mean of each nine pixels; owned by the caller. */
static uint32_t *shrink(const uint32_t *pixels, int w, int h)
{
    uint32_t *out = malloc((size_t)(w / SHRINK) * (size_t)(h / SHRINK) * sizeof(*out));
    for (int y = 0; out && y < h / SHRINK; y++)
        for (int x = 0; x < w / SHRINK; x++) {
            unsigned sums[3] = {0};
            for (int i = 0; i < SHRINK * SHRINK; i++) {
                uint32_t pixel = pixels[(y * SHRINK + i / SHRINK) * w + x * SHRINK + i % SHRINK];
                for (int channel = 0; channel < 3; channel++)
                    sums[channel] += pixel >> 8 * channel & 255;
            }
            uint32_t mixed = 0xFF000000;
            for (int channel = 0; channel < 3; channel++)
                mixed |= (sums[channel] + SHRINK * SHRINK / 2) / (SHRINK * SHRINK) << 8 * channel;
            out[y * (w / SHRINK) + x] = mixed;
        }
    return out;
}

static bool is_near(uint32_t a, uint32_t b)
{
    for (int shift = 0; shift < 24; shift += 8)
        if (abs((int)(a >> shift & 255) - (int)(b >> shift & 255)) > TOLERANCE)
            return false;
    return true;
}

static bool compare(const struct player *player, const char *path, const uint32_t *pixels, int w,
                    int h)
{
    struct err err;
    int64_t differing = 0;
    const struct picture_request request = {.program = player->site.picture_program,
                                            .path = path,
                                            .w = w,
                                            .h = h,
                                            .fit = LAYOUT_STRETCH,
                                            .real_us = clock_real_us(),
                                            .is_cell_optional = true};
    struct picture *picture = picture_open(&request, &err);
    bool ok = picture && picture_wait(picture, &err) == PICTURE_DONE;
    if (!ok)
        printf("# %s: %s\n", path, err.text);
    const uint32_t *wanted = ok ? picture_pixels(picture) : NULL;
    for (int64_t i = 0; ok && i < (int64_t)w * h; i++)
        differing += !is_near(pixels[i], wanted[i]);
    picture_close(picture);
    if (ok && differing > (int64_t)w * h / PART_MAX)
        printf("# %lld of %lld pixels differ\n", (long long)differing, (long long)w * h);
    return ok && differing <= (int64_t)w * h / PART_MAX;
}

static void judge(struct rig *rig, struct player *player, const char *name, const char *backend)
{
    int w, h;
    struct err err;
    char path[512];
    screen_size(player->screen, &w, &h);
    uint32_t *whole = screen_capture(player->screen);
    uint32_t *small = shrink(whole, w, h);
    (void)snprintf(path, sizeof(path), "%s/%s.png", rig->images, name);
    bool ok = rig->is_update ? picture_save_png(player->site.picture_program, small, w / SHRINK,
                                                h / SHRINK, path, &err)
                             : compare(player, path, small, w / SHRINK, h / SHRINK);
    printf("%s - golden: %s on %s\n", ok ? "ok" : "not ok", name, backend);
    if (!ok) {
        rig->failures++;
        (void)snprintf(path, sizeof(path), "%s/%s-%s.png", rig->out, name, backend);
        if (!picture_save_png(player->site.picture_program, small, w / SHRINK, h / SHRINK, path,
                              &err))
            printf("# %s\n", err.text);
    }
    free(small);
    free(whole);
}

static void draw_all(struct rig *rig, struct player *player, struct options *options,
                     const struct shape *shape)
{
    char name[NAME_BYTES];
    for (size_t page = 0; page < COUNT(pages); page++)
        for (size_t mode = 0; mode < COUNT(modes); mode++)
            for (int lang = 0; lang < VIEW_LANGS; lang++) {
                options->page = pages[page];
                options->mode = modes[mode].mode;
                options->lang = (enum view_lang)lang;
                (void)snprintf(name, sizeof(name), "%s-%s-%s-%s", pages[page], shape->name,
                               modes[mode].name, view_lang_name(options->lang));
                if (shot_quiz(player) == 0) {
                    judge(rig, player, name, screen_backend_name(player->screen));
                } else {
                    printf("not ok - golden: %s cannot be drawn\n", name);
                    rig->failures++;
                }
            }
}

static bool draw_shape(struct rig *rig, const struct shape *shape, enum screen_backend backend)
{
    int code;
    struct err err;
    struct options options = {.config = "config",
                              .data = ".",
                              .at = "2026-06-10T09:30",
                              .speed = 1,
                              .item = 1,
                              .seed = 1,
                              .scene = SCENE};
    struct player player = {.options = &options, .on = -1, .lock_fd = -1};
    const struct screen_options screen = {
        .backend = backend, .window_w = shape->w, .window_h = shape->h, .is_hidden = true};
    bool ok = site_open(&player.site, &options, &code);
    player.screen = ok ? screen_open(&screen, &err) : NULL;
    player.fonts = player.screen ? screen_fonts_open(&err) : NULL;
    ok = player.fonts != NULL;
    if (ok) {
        shot_make_view(&player);
        draw_all(rig, &player, &options, shape);
    }
    shot_close_quiz(&player);
    view_destroy(player.view);
    screen_fonts_close(player.fonts);
    screen_close(player.screen);
    config_report_finish(&player.report);
    site_close(&player.site);
    return ok;
}

int main(int argc, char **argv)
{
    struct rig rig = {.failures = 0};
    if (argc != 4) {
        (void)fprintf(stderr, "usage: pages compare|update IMAGES OUT\n");
        return 64;
    }
    rig.is_update = strcmp(argv[1], "update") == 0;
    rig.images = argv[2];
    rig.out = argv[3];
    for (size_t i = 0; i < COUNT(shapes); i++) {
        if (!draw_shape(&rig, &shapes[i], SCREEN_SURFACE))
            return 1;
        if (!rig.is_update && !draw_shape(&rig, &shapes[i], SCREEN_RENDERER))
            return 1;
    }
    return rig.failures > 0;
}
