/*
 * stick BACKEND OUT: draws what is said of a stick, every state one below the other, the corner's
 * marks in a row at the end, on panels of four sizes: OUT/stick-SIZE-BACKEND.png. For golden.sh.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "screen/picture.h"
#include "view/stick.h"
#include "view/theme.h"

#define GAP 4

static const struct {
    const char *name;
    int w, h;
} panels[] = {
    {"stick-1920x1080", 1920, 1080},
    {"stick-1080x1920", 1080, 1920},
    {"stick-1536x96", 1536, 96},
    {"stick-192x64", 192, 64},
};

static struct view_stick stick_of(int state, enum view_feedback feedback)
{
    return (struct view_stick){
        .state = (enum view_stick_state)state, .feedback = feedback, .percent = 42, .code = "E13"};
}

static void draw(struct screen *screen, struct screen_fonts *fonts, int w, int h)
{
    int y = 0, x = 0;
    screen_fill(screen, (struct layout_rect){0, 0, 16384, 16384}, THEME_PAPER);
    for (int state = VIEW_STICK_NONE + 1; state < VIEW_STICK_STATES; state++) {
        struct view_stick stick = stick_of(state, VIEW_FEEDBACK_FULL);
        struct layout_rect at = view_stick_rect(&stick, w, h);
        struct screen_image *image = view_stick_image(screen, fonts, &stick, at);
        screen_draw(screen, image, NULL, (struct layout_rect){0, y, at.w, at.h}, 255);
        screen_image_destroy(image);
        y += at.h + GAP;
    }
    for (int state = VIEW_STICK_NONE + 1; state < VIEW_STICK_STATES; state++) {
        struct view_stick stick = stick_of(state, VIEW_FEEDBACK_CORNER);
        struct layout_rect at = view_stick_rect(&stick, w, h);
        struct screen_image *image = view_stick_image(screen, fonts, &stick, at);
        if (x + at.w > w) {
            x = 0;
            y += at.h + GAP;
        }
        screen_draw(screen, image, NULL, (struct layout_rect){x, y, at.w, at.h}, 255);
        screen_image_destroy(image);
        x += at.w + GAP;
    }
    screen_present(screen, NULL, 0);
}

/* As high as all of it needs. */
static int sheet_h(int w, int h)
{
    struct view_stick band = stick_of(VIEW_STICK_DONE, VIEW_FEEDBACK_FULL);
    struct view_stick mark = stick_of(VIEW_STICK_DONE, VIEW_FEEDBACK_CORNER);
    int count = VIEW_STICK_STATES - 1;
    int mark_w = view_stick_rect(&mark, w, h).w + GAP;
    int in_row = (w + GAP) / mark_w;
    int rows = (count + in_row - 1) / in_row;
    return count * (view_stick_rect(&band, w, h).h + GAP) + rows * mark_w;
}

static bool make(const char *backend, const char *out, size_t panel)
{
    struct err err;
    char path[512], program[512];
    int w = panels[panel].w, h = panels[panel].h, high = sheet_h(w, h);
    struct screen_options options = {.backend = strcmp(backend, "renderer") == 0 ? SCREEN_RENDERER
                                                                                 : SCREEN_SURFACE,
                                     .window_w = w,
                                     .window_h = high,
                                     .is_hidden = true};
    struct screen *screen = screen_open(&options, &err);
    struct screen_fonts *fonts = screen ? screen_fonts_open(&err) : NULL;
    bool ok = fonts != NULL;
    (void)snprintf(path, sizeof(path), "%s/%s-%s.png", out, panels[panel].name, backend);
    (void)snprintf(program, sizeof(program), "%s/anxuan-picture", getenv("ANXUAN_BIN"));
    if (ok) {
        draw(screen, fonts, w, h);
        uint32_t *pixels = screen_capture(screen);
        ok = picture_save_png(program, pixels, w, high, path, &err);
        free(pixels);
    }
    if (!ok)
        (void)fprintf(stderr, "%s: %s\n", path, err.text);
    screen_fonts_close(fonts);
    screen_close(screen);
    return ok;
}

int main(int argc, char **argv)
{
    bool ok = argc == 3 && getenv("ANXUAN_BIN");
    for (size_t i = 0; ok && i < sizeof(panels) / sizeof(panels[0]); i++)
        ok = make(argv[1], argv[2], i);
    return ok ? 0 : 1;
}
