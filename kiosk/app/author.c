#include "app/author.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/author_priv.h"
#include "app/exit.h"
#include "base/clock.h"
#include "quiz/groups.h"

#define TURN_MS 500 /* also looks whether --for is over */

/* ------------------------------------------------------------------ the scene */

/* The kiosk's own panel, turned when the picture shown is the other one. */
static struct quiz_panel author_panel(const struct author *author)
{
    const struct quiz_scene *scene = &author->scene.scene;
    double diagonal = author->site.kiosk.display.diagonal_in;
    struct quiz_panel panel = quiz_panel_fit(scene, author->canvas_w, author->canvas_h, diagonal);
    if (panel.view != quiz_draft_view(author->draft))
        panel = quiz_panel_fit(scene, author->canvas_h, author->canvas_w, diagonal);
    return panel;
}

static void check_scene(const struct author *author, struct config_report *report)
{
    struct quiz_panel panel = author_panel(author);
    config_scene_check(&author->scene, &panel, report);
}

/* Reads the file and begins a draft of it. What is wrong is printed. */
static bool open_scene(struct author *author, struct config_report *report)
{
    const struct quiz_scene *scene = &author->scene.scene;
    bool ok = config_scene_load(author->options->words[0], &author->scene, report);
    if (ok && (scene->hazard_count > QUIZ_HAZARDS_MAX || scene->decoy_count > QUIZ_DECOYS_MAX)) {
        config_report_error(report, author->scene.path, 0, 0,
                            "隐患最多 %d 处，干扰项最多 %d 处，请先删减 at most %d hazards and %d "
                            "decoys: delete some first",
                            QUIZ_HAZARDS_MAX, QUIZ_DECOYS_MAX, QUIZ_HAZARDS_MAX, QUIZ_DECOYS_MAX);
        ok = false;
    }
    if (ok)
        author->draft = quiz_draft_create(&author->scene.scene);
    return ok;
}

static void close_scene(struct author *author)
{
    quiz_draft_free(author->draft);
    author->draft = NULL;
    config_scene_finish(&author->scene);
}

/* All hazards are drawn dangerous, or all put right. */
static void add_hidden(const struct author *author, struct str *out)
{
    const struct quiz_scene *scene = &author->scene.scene;
    size_t all[QUIZ_HAZARDS_MAX];
    for (size_t i = 0; i < scene->hazard_count; i++)
        all[i] = i;
    quiz_groups_hidden(scene, all, author->is_safe ? 0 : scene->hazard_count, out);
}

void author_load_picture(struct author *author)
{
    enum quiz_view view = quiz_draft_view(author->draft);
    const struct quiz_picture *picture = &author->scene.scene.pictures[view];
    struct layout_rect at = view_author_picture_at(picture, author->w, author->h);
    struct str hidden = {0};
    struct err err;
    add_hidden(author, &hidden);
    struct picture_request request = {.program = author->site.picture_program,
                                      .path = picture->path,
                                      .w = at.w,
                                      .h = at.h,
                                      .fit = LAYOUT_STRETCH,
                                      .hidden = hidden.text,
                                      .is_cell_optional =
                                          site_is_cell_optional(&author->site, picture->path)};
    screen_image_destroy(author->picture);
    author->picture = NULL;
    if (!picture_load(&request, author->screen, &author->picture, &err))
        author_note(author, VIEW_NOTE_BAD, "%s", err.text);
    str_finish(&hidden);
}

/* The saved file is read anew: its items are now where the draft put them. */
void author_save(struct author *author)
{
    struct err err;
    size_t count;
    struct config_report report = {0};
    enum quiz_view view = quiz_draft_view(author->draft);
    const struct quiz_draft_item *items = quiz_draft_items(author->draft, &count);
    if (!config_scene_save(&author->scene, items, count, &err)) {
        author_note(author, VIEW_NOTE_BAD, "没有保存 not saved: %s", err.text);
        return;
    }
    close_scene(author);
    author->is_broken = !open_scene(author, &report);
    if (!author->is_broken && quiz_draft_view(author->draft) != view)
        (void)quiz_draft_do(author->draft, QUIZ_DRAFT_TURN);
    if (!author->is_broken)
        check_scene(author, &report);
    config_report_print(&report, stderr);
    author_note(author, report.errors ? VIEW_NOTE_BAD : VIEW_NOTE_GOOD,
                "已保存。检查：%zu 处错误，%zu 处提醒%s", report.errors, report.warnings,
                report.errors + report.warnings ? "，详见终端。" : "。");
    config_report_finish(&report);
}

/* ------------------------------------------------------------------ window and loop */

static bool open_window(struct author *author)
{
    struct err err;
    const char *backend = author->options->backend;
    struct screen_options screen = {.window_w = author->options->window_w,
                                    .window_h = author->options->window_h};
    if (backend)
        screen.backend = strcmp(backend, "surface") == 0 ? SCREEN_SURFACE : SCREEN_RENDERER;
    author->screen = screen_open(&screen, &err);
    if (author->screen)
        author->fonts = screen_fonts_open(&err);
    if (!author->fonts) {
        (void)fprintf(stderr, "anxuan scene: error: %s\n", err.text);
        return false;
    }
    screen_size(author->screen, &author->w, &author->h);
    return true;
}

static void draw(struct author *author)
{
    const struct quiz_scene *scene = &author->scene.scene;
    struct view_page_ctx page = {
        .screen = author->screen, .fonts = author->fonts, .w = author->w, .h = author->h};
    struct view_author state = {.scene = scene,
                                .draft = author->draft,
                                .picture = author->picture,
                                .slop = QUIZ_SLOP_MM * author_panel(author).units_per_mm,
                                .has_reach = author->has_reach,
                                .is_safe = author->is_safe,
                                .note_kind = author->note_kind,
                                .note = author->note};
    view_author_draw(&page, &state);
    screen_present(author->screen, NULL, 0);
    author->is_stale = false;
}

static bool is_over(const struct author *author, int64_t start_us)
{
    int64_t for_s = author->options->for_s;
    return author->is_done || author->is_broken ||
           (for_s > 0 && clock_real_us() - start_us >= for_s * 1000000);
}

static void loop(struct author *author)
{
    int64_t start_us = clock_real_us();
    while (!is_over(author, start_us)) {
        struct screen_event event;
        struct pollfd fd = {.fd = screen_fd(author->screen), .events = POLLIN};
        while (!is_over(author, start_us) && screen_next_event(author->screen, &event))
            if (!event.is_repeat)
                author_take(author, &event);
        if (author->is_stale && !author->is_broken)
            draw(author);
        (void)poll(&fd, 1, fd.fd < 0 ? 20 : TURN_MS); /* a signal is as good as a time-out */
    }
}

static void find_canvas(struct author *author, struct config_report *report)
{
    struct layout layout;
    site_load_layout(&author->site, author->site.kiosk.display.layout, 1920, 1080, &layout, report);
    author->canvas_w = layout.canvas_w;
    author->canvas_h = layout.canvas_h;
}

static int run(struct author *author)
{
    struct config_report report = {0};
    find_canvas(author, &report);
    bool ok = open_scene(author, &report);
    config_report_print(&report, stderr);
    config_report_finish(&report);
    if (!ok)
        return author->scene.path && file_is_regular(author->scene.path) ? EXIT_BAD_CONTENT
                                                                         : EXIT_NO_INPUT;
    if (!open_window(author))
        return EXIT_NO_DISPLAY;
    author_note(author, VIEW_NOTE_PLAIN,
                "点一处选中，拖动可移动；拖顶点改形状，点边的中点加一点。");
    author_load_picture(author);
    draw(author);
    (void)printf("%s：%zu 处隐患，%zu 处干扰项 hazards, decoys\n", author->scene.path,
                 author->scene.scene.hazard_count, author->scene.scene.decoy_count);
    (void)fflush(stdout);
    loop(author);
    return author->is_broken ? EXIT_BAD_CONTENT : EXIT_DONE;
}

int author_run(const struct options *options)
{
    int result = EXIT_USAGE;
    struct author author = {.options = options};
    if (site_open_reading(&author.site, options, &result))
        result = run(&author);
    close_scene(&author);
    screen_image_destroy(author.picture);
    screen_fonts_close(author.fonts);
    screen_close(author.screen);
    site_close(&author.site);
    return result;
}
