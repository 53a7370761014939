#include "golden/rig.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"

#define SCENE "tests/fixtures/scenes/yard"

const struct rig_shape rig_shapes[RIG_SHAPES] = {{"landscape", 1920, 1080},
                                                 {"portrait", 1080, 1920}};
const char *const rig_pages[RIG_PAGES] = {
    "notice", "entrance", "ticket", "setting", "scene",        "question", "explanation", "result",
    "review", "idle",     "leave",  "quick",   "quick-result", "training", "redeem"};
static const struct {
    const char *name;
    struct view_mode mode;
} modes[] = {{"normal", {0}},
             {"large", {.is_large = true}},
             {"contrast", {.is_contrast = true}},
             {"low", {.is_low = true}}};

static void use_program(char **program, const char *bin, const char *name)
{
    free(*program);
    *program = file_join(bin, name);
}

bool rig_open(struct rig *rig, const struct rig_shape *shape, enum screen_backend backend)
{
    int code;
    struct err err;
    const char *bin = getenv("ANXUAN_BIN");
    struct player *player = &rig->player;
    *rig = (struct rig){.player = {.on = -1, .lock_fd = -1},
                        .options = {.config = "config",
                                    .data = ".",
                                    .at = "2026-06-10T09:30",
                                    .speed = 1,
                                    .item = 1,
                                    .seed = 1,
                                    .scene = SCENE},
                        .shape = shape};
    const struct screen_options screen = {
        .backend = backend, .window_w = shape->w, .window_h = shape->h, .is_hidden = true};
    player->options = &rig->options;
    if (!site_open(&player->site, &rig->options, &code))
        return false;
    if (bin)
        use_program(&player->site.picture_program, bin, "anxuan-picture");
    player->screen = screen_open(&screen, &err);
    player->fonts = player->screen ? screen_fonts_open(&err) : NULL;
    if (player->fonts)
        shot_make_view(player);
    else
        (void)fprintf(stderr, "%s\n", err.text);
    return player->fonts != NULL;
}

void rig_close(struct rig *rig)
{
    struct player *player = &rig->player;
    shot_close_quiz(player);
    view_destroy(player->view);
    screen_fonts_close(player->fonts);
    screen_close(player->screen);
    config_report_finish(&player->report);
    site_close(&player->site);
}

int rig_draw_page(struct rig *rig, const char *page, rig_drawn *drawn, void *ctx)
{
    char name[RIG_NAME_BYTES];
    int failures = 0;
    rig->options.page = page;
    for (size_t mode = 0; mode < RIG_COUNT(modes); mode++)
        for (int lang = 0; lang < VIEW_LANGS; lang++) {
            rig->options.mode = modes[mode].mode;
            rig->options.lang = (enum view_lang)lang;
            (void)snprintf(name, sizeof(name), "%s-%s-%s-%s", page, rig->shape->name,
                           modes[mode].name, view_lang_name(rig->options.lang));
            if (shot_quiz(&rig->player) == 0) {
                drawn(ctx, rig, name);
                continue;
            }
            printf("# %s cannot be drawn\n", name);
            failures++;
        }
    return failures;
}
