#include <stdio.h>
#include <stdlib.h>

#include "app/exit.h"
#include "app/player_priv.h"
#include "app/scene_open.h"
#include "base/file.h"
#include "config/scene_cfg.h"
#include "quiz/level.h"
#include "view/page_scene.h"

/*
 * `anxuan shot --page scene`: a level as it begins, on a panel of the picture's size.
 */

static struct view_level_room room_of(const struct player *player, const struct quiz_scene *scene,
                                      enum quiz_view view, size_t total)
{
    struct view_level_room room = {.mode = player->options->mode,
                                   .picture_w = scene->pictures[view].w,
                                   .picture_h = scene->pictures[view].h,
                                   .title = scene->title ? scene->title : scene->name,
                                   .total = (int)total};
    screen_size(player->screen, &room.w, &room.h);
    room.px_per_mm = view_px_per_mm(room.w, room.h, player->site.kiosk.display.diagonal_in);
    return room;
}

/* The level's picture; *out_image stays NULL on a panel without room for it. */
static bool open_picture(const struct player *player, const struct scene_open_request *request,
                         struct screen_image **out_image, struct err *err)
{
    struct scene_open *open = request->w > 0 ? scene_open_now(request, err) : NULL;
    if (!open)
        return request->w == 0;
    *out_image = scene_open_image(open, player->screen);
    scene_open_close(open);
    return true;
}

static bool draw_level(struct player *player, const struct quiz_scene *scene, const char *folder,
                       struct err *err)
{
    size_t dangerous[QUIZ_LEVEL];
    size_t total = quiz_level_choose(scene, (uint64_t)player->options->seed, dangerous);
    int w, h;
    screen_size(player->screen, &w, &h);
    enum quiz_view view = quiz_scene_view(scene, w, h);
    struct view_level_room room = room_of(player, scene, view, total);
    struct view_level_place place = view_level_place(&room);
    const struct scene_open_request request = {.site = &player->site,
                                               .scene = scene,
                                               .folder = folder,
                                               .view = view,
                                               .dangerous = dangerous,
                                               .count = total,
                                               .w = place.picture.w,
                                               .h = place.picture.h};
    struct view_level level = {.picture_w = room.picture_w,
                               .picture_h = room.picture_h,
                               .title = room.title,
                               .total = room.total,
                               .mode = room.mode,
                               .px_per_mm = room.px_per_mm};
    if (!open_picture(player, &request, &level.picture, err))
        return false;
    player->scene.page = VIEW_PAGE_SCENE;
    player->scene.level = &level;
    (void)view_draw(player->view, &player->scene);
    player->scene.level = NULL;
    screen_image_destroy(level.picture);
    return true;
}

static void make_view(struct player *player)
{
    int w, h;
    const struct config_kiosk *kiosk = &player->site.kiosk;
    char *theme = site_fill_text(&player->site, kiosk->device.theme);
    const struct view_texts texts = {
        .theme = theme, .organiser = kiosk->device.organiser, .hotline = kiosk->device.hotline};
    screen_size(player->screen, &w, &h);
    layout_make_full(&player->layout, w, h);
    player->view = view_create(player->screen, player->fonts, &player->layout, &texts);
    free(theme);
}

static int shoot(struct player *player, const char *folder)
{
    struct err err;
    struct config_scene scene = {0};
    int result = EXIT_BAD_CONTENT;
    if (config_scene_load(folder, &scene, &player->report) && player->report.errors == 0) {
        make_view(player);
        if (draw_level(player, &scene.scene, folder, &err))
            result = EXIT_DONE;
        else
            config_report_error(&player->report, scene.path, 0, 0, "%s", err.text);
    }
    config_report_print(&player->report, stderr);
    config_scene_finish(&scene);
    return result;
}

int shot_scene(struct player *player)
{
    const char *name = player->options->scene;
    int result = EXIT_NO_INPUT;
    if (!name) {
        (void)fprintf(stderr, "anxuan shot: error: 缺少 missing --scene NAME\n");
        return EXIT_USAGE;
    }
    char *folder = site_scene_folder(&player->site, name);
    if (file_is_folder(folder))
        result = shoot(player, folder);
    else
        (void)fprintf(stderr, "%s: error: 没有这个场景 no such scene\n", folder);
    free(folder);
    return result;
}
