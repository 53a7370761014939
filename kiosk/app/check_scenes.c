#include "app/check_scenes.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "app/check_content.h"
#include "app/layers.h"
#include "app/seat.h"
#include "base/file.h"
#include "config/scene_cfg.h"

#define SCENE_FILE "scene.cfg"

static void check_photograph(struct check_scenes *check, const struct config_scene *scene,
                             const char *path)
{
    struct err err;
    struct screen_image *none = NULL;
    struct picture_request request = {.program = check->site->picture_program,
                                      .path = path,
                                      .w = check->canvas_w,
                                      .h = check->canvas_h,
                                      .fit = LAYOUT_CONTAIN,
                                      .real_us = clock_real_us(),
                                      .is_cell_optional = site_is_cell_optional(check->site, path)};
    if (!picture_load(&request, NULL, &none, &err))
        config_report_error(check->report, scene->path, 1, 1, "图 %s：%s", file_name(path),
                            err.text);
}

static void check_glyphs(struct check_scenes *check, const struct config_scene *scene,
                         struct config_spot spot, const char *text)
{
    struct str missing = {0};
    if (text)
        screen_text_missing(check->fonts, SCREEN_SANS_BOLD, text, &missing);
    if (missing.len)
        config_report_warning(check->report, scene->path, spot.line, spot.column,
                              "字体里没有这些字，请换字 the font lacks: %s", missing.text);
    str_finish(&missing);
}

static void check_item(struct check_scenes *check, const struct config_scene *scene,
                       const struct quiz_item *item, const struct config_scene_spots *spots)
{
    const struct {
        const char *text;
        enum quiz_field field;
    } texts[] = {
        {item->title, QUIZ_FIELD_TITLE},
        {item->practice, QUIZ_FIELD_PRACTICE},
        {item->basis, QUIZ_FIELD_BASIS},
        {item->question, QUIZ_FIELD_QUESTION},
        {item->options[0], QUIZ_FIELD_OPTIONS},
        {item->options[1], QUIZ_FIELD_OPTIONS},
        {item->options[2], QUIZ_FIELD_OPTIONS},
        {item->options[3], QUIZ_FIELD_OPTIONS},
        {item->explanation, QUIZ_FIELD_EXPLANATION},
        {item->text, QUIZ_FIELD_TEXT},
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        check_glyphs(check, scene, spots->fields[texts[i].field], texts[i].text);
}

static void check_scene(struct check_scenes *check, const struct config_scene *scene)
{
    const struct quiz_scene *of = &scene->scene;
    struct quiz_panel panel = quiz_panel_fit(of, check->canvas_w, check->canvas_h,
                                             check->site->kiosk.display.diagonal_in);
    config_scene_check(scene, &panel, check->report);
    for (int view = 0; view < QUIZ_VIEWS; view++)
        if (of->pictures[view].path && !of->pictures[view].is_drawing &&
            check_goes_on(check->watch))
            check_photograph(check, scene, of->pictures[view].path);
    if (!check_goes_on(check->watch))
        return;
    layers_check(check->site, scene, check->report);
    check_glyphs(check, scene, scene->title_at, of->title);
    for (size_t i = 0; i < of->hazard_count; i++)
        check_item(check, scene, &of->hazards[i], &scene->hazards[i]);
    for (size_t i = 0; i < of->decoy_count; i++)
        check_item(check, scene, &of->decoys[i], &scene->decoys[i]);
}

void check_scenes_one(struct check_scenes *check, const char *path)
{
    struct config_scene scene;
    if (!check_goes_on(check->watch))
        return;
    check->count++;
    if (config_scene_load(path, &scene, check->report))
        check_scene(check, &scene);
    config_scene_finish(&scene);
}

void check_scenes_all(struct check_scenes *check)
{
    struct site_names names = site_scene_names(check->site);
    for (size_t i = 0; i < names.count; i++) {
        char *folder = site_scene_folder(check->site, names.names[i]);
        check_scenes_one(check, folder);
        free(folder);
    }
    site_names_finish(&names);
}

static bool is_scene(const char *folder)
{
    char *path = file_join(folder, SCENE_FILE);
    bool is_one = file_is_regular(path);
    free(path);
    return is_one;
}

/* Each scene in the folder; false when there is none. */
static bool check_below(struct check_scenes *check, const char *folder)
{
    struct dirent **entries = NULL;
    size_t before = check->count;
    int count = scandir(folder, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        char *path = file_join(folder, entries[i]->d_name);
        if (entries[i]->d_name[0] != '.' && is_scene(path))
            check_scenes_one(check, path);
        free(path);
        free(entries[i]);
    }
    free(entries);
    return check->count > before;
}

bool check_scenes_at(struct check_scenes *check, const char *path)
{
    bool is_file = file_is_regular(path) && strcmp(file_name(path), SCENE_FILE) == 0;
    if (!is_file && !is_scene(path))
        return check_below(check, path);
    check_scenes_one(check, path);
    return true;
}
