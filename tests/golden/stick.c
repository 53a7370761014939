/*
 * stick BACKEND OUT: draws what is said of a stick, every state one below the other, the corner's
 * marks in a row at the end, on panels of four sizes: OUT/stick-SIZE-BACKEND.png; and what staff
 * are asked about a package that nobody signed: OUT/import-ask[-portrait]-BACKEND.png. For
 * golden.sh.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "screen/picture.h"
#include "view/page_import.h"
#include "view/theme.h"

#define GAP 4

static const struct {
    const char *name;
    int w, h;
    bool is_question;
} panels[] = {
    {"stick-1920x1080", 1920, 1080, false}, {"stick-1080x1920", 1080, 1920, false},
    {"stick-1536x96", 1536, 96, false},     {"stick-192x64", 192, 64, false},
    {"import-ask", 960, 540, true},         {"import-ask-portrait", 540, 960, true},
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

static void draw_sheet(struct screen *screen, struct screen_fonts *fonts, size_t panel)
{
    draw(screen, fonts, panels[panel].w, panels[panel].h);
}

/* The pictures as they come: two of three are there. */
static void draw_question(struct screen *screen, struct screen_fonts *fonts, size_t panel)
{
    static const char *const lines[] = {
        "usb-LIMING：12 个文件，348.2 MiB，没有签名 12 file(s), not signed",
        "节目单 usb：4 项 playlist, 4 item(s)",
        "　视频 film　01-安全用电.mp4 342.0 MiB",
        "　图片 picture　02-灭火器.png 6.1 MiB 02-灭火器-portrait.png 5.9 MiB",
        "　标语 slogan　「人人讲安全，个个会应急」",
        "　二维码 QR code　「扫码答题」「https://example.org/quiz」",
        "　滚动字幕 ticker　「早发现、早报告、早处置」"};
    struct view_page_ctx ctx = {
        .screen = screen, .fonts = fonts, .w = panels[panel].w, .h = panels[panel].h};
    struct view_import import = {.mode = VIEW_IMPORT_ASK, .count = 7};
    for (int i = 0; i < import.count; i++)
        utf8_copy(import.lines[i], sizeof(import.lines[i]), lines[i]);
    for (int i = 0; i < 2; i++) {
        struct layout_rect at = view_import_picture_at(ctx.w, ctx.h, i);
        import.pictures[i] = screen_image_create(screen, at.w, at.h, NULL, 0, true);
        screen_set_target(screen, import.pictures[i]);
        screen_fill(screen, (struct layout_rect){0, 0, at.w, at.h}, i ? THEME_GREEN : THEME_SKY);
        screen_set_target(screen, NULL);
    }
    view_page_draw_import(&ctx, &import);
    screen_present(screen, NULL, 0);
    for (int i = 0; i < 2; i++)
        screen_image_destroy(import.pictures[i]);
}

static bool make(const char *backend, const char *out, size_t panel)
{
    struct err err;
    char path[512], program[512];
    int w = panels[panel].w, h = panels[panel].h,
        high = panels[panel].is_question ? h : sheet_h(w, h);
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
        if (panels[panel].is_question)
            draw_question(screen, fonts, panel);
        else
            draw_sheet(screen, fonts, panel);
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
