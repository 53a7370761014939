/*
 * pages compare|update IMAGES OUT: draws every page of the quiz in every shape, mode and language,
 * as `anxuan shot` does, and compares it, at a third of its size, with IMAGES/NAME.png, on both
 * back ends; or writes these (the surface's). A page that differs is written to OUT. Prints TAP.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "golden/rig.h"

#define TOLERANCE 2    /* of a channel */
#define PART_MAX  1000 /* one pixel in so many may differ by more */
#define SHRINK    3

struct check {
    const char *images, *out;
    bool is_update;
    int failures;
};

/* The mean of each nine pixels; owned by the caller. */
static uint32_t *shrink(const uint32_t *pixels, int w, int h)
{
    uint32_t *out = calloc((size_t)(w / SHRINK) * (size_t)(h / SHRINK), sizeof(*out));
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

static void judge(void *ctx, struct rig *rig, const char *name)
{
    int w, h;
    struct err err;
    char path[512];
    struct check *check = ctx;
    struct player *player = &rig->player;
    const char *program = player->site.picture_program;
    screen_size(player->screen, &w, &h);
    uint32_t *whole = screen_capture(player->screen);
    uint32_t *small = shrink(whole, w, h);
    const char *backend = screen_backend_name(player->screen);
    (void)snprintf(path, sizeof(path), "%s/%s.png", check->images, name);
    bool ok = check->is_update
                  ? picture_save_png(program, small, w / SHRINK, h / SHRINK, path, &err)
                  : compare(player, path, small, w / SHRINK, h / SHRINK);
    printf("%s - golden: %s on %s\n", ok ? "ok" : "not ok", name, backend);
    if (!ok) {
        check->failures++;
        (void)snprintf(path, sizeof(path), "%s/%s-%s.png", check->out, name, backend);
        if (!picture_save_png(program, small, w / SHRINK, h / SHRINK, path, &err))
            printf("# %s\n", err.text);
    }
    free(small);
    free(whole);
}

static bool draw_all(struct check *check, const struct rig_shape *shape,
                     enum screen_backend backend)
{
    struct rig rig;
    bool ok = rig_open(&rig, shape, backend);
    for (size_t i = 0; ok && i < RIG_PAGES; i++) {
        int failures = rig_draw_page(&rig, rig_pages[i], judge, check);
        if (failures > 0)
            printf("not ok - golden: %s %s\n", rig_pages[i], shape->name);
        check->failures += failures;
    }
    rig_close(&rig);
    return ok;
}

int main(int argc, char **argv)
{
    struct check check = {.failures = 0};
    if (argc != 4) {
        (void)fprintf(stderr, "usage: golden-pages compare|update IMAGES OUT\n");
        return 64;
    }
    check.is_update = strcmp(argv[1], "update") == 0;
    check.images = argv[2];
    check.out = argv[3];
    for (size_t i = 0; i < RIG_SHAPES; i++) {
        if (!draw_all(&check, &rig_shapes[i], SCREEN_SURFACE))
            return 1;
        if (!check.is_update && !draw_all(&check, &rig_shapes[i], SCREEN_RENDERER))
            return 1;
    }
    return check.failures > 0;
}
