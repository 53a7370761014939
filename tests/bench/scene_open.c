/*
 * scene-open SCENE LAYERS PROGRAM: how long a visitor waits for a level, and what memory it takes.
 * SCENE: its folder; LAYERS: the folder that holds a folder of layers with the scene's name;
 * PROGRAM: anxuan-picture. Prints a line a case for note.py.
 *
 * A case is the picture as it stands on a panel of that size, landscape. The files are read once
 * before, so that they come from memory. best, median, worst: milliseconds from the request to an
 * image that can be drawn, of many openings (on a busy machine the best tells most); live: the same
 * when the drawing is drawn instead. peak, after: what our own process holds more than before, at
 * the worst moment and with the level on screen, in MiB: private pages and the children's answers.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/scene_open.h"
#include "config/scene_cfg.h"
#include "quiz/level.h"
#include "view/page_scene.h"

#define REPEATS      15
#define LIVE_REPEATS 3
#define DIAGONAL_IN  43.0

static struct site site;
static struct config_scene scene;
static const char *folder;

static void fail(const char *why)
{
    (void)fprintf(stderr, "scene-open: %s\n", why);
    exit(1);
}

/* Pages we hold now, or held at most since the last reset, MiB. */
static double held_mib(const char *key)
{
    char line[256];
    double kib = 0;
    FILE *file = fopen("/proc/self/status", "r");
    while (file && fgets(line, sizeof(line), file))
        if (strncmp(line, key, strlen(key)) == 0)
            kib = strtod(line + strlen(key), NULL);
    if (file)
        (void)fclose(file);
    return kib / 1024;
}

static void reset_peak(void)
{
    int fd = open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC);
    if (fd < 0 || write(fd, "5", 1) != 1)
        fail("/proc/self/clear_refs");
    (void)close(fd);
}

static struct layout_rect place(int w, int h)
{
    const struct quiz_picture *picture = &scene.scene.pictures[QUIZ_LANDSCAPE];
    struct view_level_room room = {.w = w,
                                   .h = h,
                                   .px_per_mm = view_px_per_mm(w, h, DIAGONAL_IN),
                                   .picture_w = picture->w,
                                   .picture_h = picture->h,
                                   .title = scene.scene.title,
                                   .total = QUIZ_LEVEL};
    return view_level_place(&room).picture;
}

static struct screen_image *open_level(struct screen *screen, struct layout_rect at, uint64_t seed,
                                       bool is_live, double *out_ms)
{
    struct err err;
    size_t dangerous[QUIZ_LEVEL];
    size_t count = quiz_level_choose(&scene.scene, seed, dangerous);
    const struct scene_open_request request = {.site = &site,
                                               .scene = &scene.scene,
                                               .folder = folder,
                                               .view = QUIZ_LANDSCAPE,
                                               .dangerous = dangerous,
                                               .count = count,
                                               .w = at.w,
                                               .h = at.h,
                                               .is_live = is_live};
    int64_t start_us = clock_real_us();
    struct scene_open *open = scene_open_now(&request, &err);
    if (!open)
        fail(err.text);
    if (!is_live && !scene_open_is_layered(open))
        fail("the layers are not used");
    struct screen_image *image = scene_open_image(open, screen);
    *out_ms = (double)(clock_real_us() - start_us) / 1e3;
    scene_open_close(open);
    return image;
}

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return left < right ? -1 : left > right;
}

/* Sorted. */
static void measure(struct screen *screen, struct layout_rect at, bool is_live, double *ms,
                    size_t count)
{
    for (size_t i = 0; i < count; i++)
        screen_image_destroy(open_level(screen, at, i, is_live, &ms[i]));
    qsort(ms, count, sizeof(*ms), compare);
}

static void bench(const char *name, int w, int h)
{
    struct err err;
    struct screen_options options = {SCREEN_SURFACE, w, h, true};
    struct screen *screen = screen_open(&options, &err);
    double ms[REPEATS], live_ms[LIVE_REPEATS], once_ms;
    struct layout_rect at = place(w, h);
    if (!screen)
        fail(err.text);
    measure(screen, at, false, ms, 1);
    reset_peak();
    double before = held_mib("VmRSS:");
    struct screen_image *image = open_level(screen, at, 0, false, &once_ms);
    double peak = held_mib("VmHWM:") - before, after = held_mib("VmRSS:") - before;
    screen_image_destroy(image);
    measure(screen, at, false, ms, REPEATS);
    measure(screen, at, true, live_ms, LIVE_REPEATS);
    (void)printf(
        "%s\tbest_ms=%.1f median_ms=%.1f worst_ms=%.1f live_ms=%.1f peak_mib=%.1f after_mib=%.1f\n",
        name, ms[0], ms[REPEATS / 2], ms[REPEATS - 1], live_ms[LIVE_REPEATS / 2], peak, after);
    screen_close(screen);
}

int main(int argc, char **argv)
{
    struct config_report report = {0};
    if (argc != 4)
        fail("SCENE LAYERS PROGRAM");
    folder = argv[1];
    site = (struct site){.layers = argv[2], .picture_program = argv[3], .data = argv[2]};
    site.kiosk.video.require_cell = true;
    bool ok = config_scene_load(folder, &scene, &report);
    config_report_print(&report, stderr);
    if (!ok || !scene.scene.pictures[QUIZ_LANDSCAPE].is_drawing)
        fail("no such drawn scene");
    bench("1080p", 1920, 1080);
    bench("4K", 3840, 2160);
    config_scene_finish(&scene);
    config_report_finish(&report);
    return 0;
}
