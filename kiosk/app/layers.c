#include "app/layers.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "quiz/groups.h"
#include "screen/picture.h"

#define ENOUGH_UNITS 30 /* between what two hazards change, in a picture of 3840 */

/* Longer sides: full HD and 4K panels. */
static const int sides[CONFIG_LAYERS_SIZES] = {1920, 3840};
static const char *const view_names[QUIZ_VIEWS] = {"landscape", "portrait"};
static const char *const view_titles[QUIZ_VIEWS] = {"横版", "竖版"};

struct job {
    const struct site *site;
    const struct config_scene *scene;
    const char *out; /* folder; NULL: only looked at */
    struct config_report *report;
    enum quiz_view view; /* the one in hand */
    const struct quiz_picture *picture;
};

/* --- drawing -------------------------------------------------------------------------------------
 */

static struct picture *wait_for(struct picture *picture, struct err *err)
{
    if (picture_wait(picture, err) == PICTURE_DONE)
        return picture;
    picture_close(picture);
    return NULL;
}

/* The drawing with dangerous[count] dangerous, as a DONE picture owned by the caller, or NULL. */
static struct picture *draw(const struct job *job, const size_t *dangerous, size_t count, int w,
                            int h, struct err *err)
{
    struct str hidden = {0};
    quiz_groups_hidden(&job->scene->scene, dangerous, count, &hidden);
    const struct picture_request request = {
        .program = job->site->picture_program,
        .path = job->picture->path,
        .w = w,
        .h = h,
        .fit = LAYOUT_STRETCH, /* a cell is the same part of every size */
        .hidden = hidden.text,
        /* a small or busy machine builds the house, too; check looks at strangers' drawings */
        .limit_s = job->out ? PICTURE_UNHURRIED_S : PICTURE_LIMIT_S,
        .real_us = clock_real_us(),
        .is_cell_optional = site_is_cell_optional(job->site, job->picture->path) ||
                            file_is_below(job->picture->path, job->site->assets) /* ours */,
    };
    struct picture *picture = picture_open(&request, err);
    str_finish(&hidden);
    return picture ? wait_for(picture, err) : NULL;
}

/* --- which cells ---------------------------------------------------------------------------------
 */

/* cells[hazard_count], made here, finished by the caller also when it is false. */
static bool find_cells(const struct job *job, struct quiz_cells *cells, struct err *err)
{
    struct quiz_grid grid = quiz_cells_grid(job->picture->w, job->picture->h);
    bool ok = true;
    struct picture *safe = draw(job, NULL, 0, grid.w, grid.h, err);
    for (size_t i = 0; safe && ok && i < job->scene->scene.hazard_count; i++) {
        struct picture *one = draw(job, &i, 1, grid.w, grid.h, err);
        ok = one != NULL;
        if (ok)
            cells[i] =
                quiz_cells_compare(picture_pixels(safe), picture_pixels(one), grid.w, grid.h);
        picture_close(one);
    }
    ok = ok && safe;
    picture_close(safe);
    return ok;
}

static void report_near(const struct job *job, const struct quiz_cells *cells, size_t a, size_t b)
{
    int x, y;
    const struct quiz_item *hazards = job->scene->scene.hazards;
    const struct config_spot *at = &job->scene->hazards[b].at;
    if (!quiz_cells_meet(&cells[a], &cells[b], &x, &y))
        return;
    double unit = fmax(job->picture->w, job->picture->h) / QUIZ_GRID_SIDE;
    double enough = fmax(job->picture->w, job->picture->h) * ENOUGH_UNITS / 3840;
    config_report_error(job->report, job->scene->path, at->line, at->column,
                        "%s：%s 和 %s 画得太近（约在 %.0f, %.0f），两处的改动之间至少要隔 %.0f "
                        "个单位 drawn too near "
                        "each other: leave %.0f units between what they change",
                        view_titles[job->view], hazards[a].id, hazards[b].id, x * unit, y * unit,
                        enough, enough);
}

static void report_cells(const struct job *job, const struct quiz_cells *cells)
{
    const struct quiz_scene *scene = &job->scene->scene;
    for (size_t b = 0; b < scene->hazard_count; b++) {
        const struct config_spot *at = &job->scene->hazards[b].at;
        for (size_t a = 0; a < b; a++)
            report_near(job, cells, a, b);
        if (cells[b].count == 0 && scene->hazards[b].is_drawn_twice[job->view])
            config_report_error(job->report, job->scene->path, at->line, at->column,
                                "%s：%s 的两种画法看不出区别 its two drawings look the same",
                                view_titles[job->view], scene->hazards[b].id);
    }
}

static void finish_cells(struct quiz_cells *cells, size_t count)
{
    for (size_t i = 0; i < count; i++)
        quiz_cells_finish(&cells[i]);
    free(cells);
}

/* --- one picture's layers ------------------------------------------------------------------------
 */

static void keep_rects(const struct job *job, const struct quiz_cells *cells,
                       struct config_layers_picture *out)
{
    const struct quiz_scene *scene = &job->scene->scene;
    out->grid = quiz_cells_grid(job->picture->w, job->picture->h);
    out->hazards = mem_alloc(scene->hazard_count * sizeof(*out->hazards));
    out->hazard_count = scene->hazard_count;
    for (size_t i = 0; i < scene->hazard_count; i++) {
        struct config_layers_hazard *hazard = &out->hazards[i];
        memcpy(hazard->id, scene->hazards[i].id, sizeof(hazard->id));
        hazard->rects = quiz_cells_rects(cells, scene->hazard_count, i, &hazard->count);
    }
}

/* What there is to know of a picture before its layers are drawn. */
static bool plan_picture(const struct job *job, struct config_layers_picture *out, struct err *err)
{
    size_t count = job->scene->scene.hazard_count;
    size_t errors = job->report->errors;
    struct quiz_cells *cells = mem_alloc(count * sizeof(*cells));
    bool ok = find_cells(job, cells, err);
    if (ok) {
        report_cells(job, cells);
        keep_rects(job, cells, out);
        ok = job->report->errors == errors && config_layers_sum(job->picture->path, out->sum, err);
    }
    finish_cells(cells, count);
    return ok;
}

/* count: how many are dangerous, none or all. */
static bool save(const struct job *job, const struct config_layers_size *size, size_t count,
                 const char *name, struct err *err)
{
    size_t all[QUIZ_HAZARDS_MAX];
    for (size_t i = 0; i < count; i++)
        all[i] = i;
    struct picture *picture = draw(job, all, count, size->w, size->h, err);
    char *path = file_join(job->out, name);
    bool ok = picture && picture_save_png(job->site->picture_program, picture_pixels(picture),
                                          size->w, size->h, path, err);
    picture_close(picture);
    free(path);
    return ok;
}

static bool save_size(const struct job *job, int side, struct config_layers_size *out,
                      struct err *err)
{
    double scale = side / fmax(job->picture->w, job->picture->h);
    const char *view = view_names[job->view];
    out->w = (int)fmax(1, round(job->picture->w * scale));
    out->h = (int)fmax(1, round(job->picture->h * scale));
    (void)snprintf(out->safe, sizeof(out->safe), "%s-%d-safe.png", view, side);
    (void)snprintf(out->danger, sizeof(out->danger), "%s-%d-danger.png", view, side);
    return save(job, out, 0, out->safe, err) &&
           save(job, out, job->scene->scene.hazard_count, out->danger, err);
}

static bool save_sizes(const struct job *job, struct config_layers_picture *out, struct err *err)
{
    for (size_t i = 0; i < CONFIG_LAYERS_SIZES; i++, out->size_count++)
        if (!save_size(job, sides[i], &out->sizes[i], err))
            return false;
    return true;
}

/* --- the whole -----------------------------------------------------------------------------------
 */

typedef bool each_drawing(const struct job *job, struct config_layers_picture *out,
                          struct err *err);

/* What is wrong with the scene is told of both, what else went wrong ends it: *err has no code
 * before. */
static bool for_each_drawing(struct job *job, each_drawing *each, struct config_layers *layers,
                             struct err *err)
{
    bool ok = true;
    for (int view = 0; view < QUIZ_VIEWS && err->code == ERR_NONE; view++) {
        job->view = (enum quiz_view)view;
        job->picture = &job->scene->scene.pictures[view];
        if (job->picture->is_drawing && !each(job, &layers->pictures[view], err))
            ok = false;
    }
    return ok;
}

bool layers_render(const struct site *site, const struct config_scene *scene, const char *out,
                   struct config_report *report, struct err *err)
{
    struct job job = {.site = site, .scene = scene, .out = out, .report = report};
    struct config_layers layers = {0};
    if (scene->scene.hazard_count > QUIZ_HAZARDS_MAX)
        return err_set(err, ERR_LIMIT, "隐患超过 %d 个 more than %d hazards", QUIZ_HAZARDS_MAX,
                       QUIZ_HAZARDS_MAX);
    err->code = ERR_NONE;
    bool ok = for_each_drawing(&job, plan_picture, &layers, err) && file_make_folders(out, err) &&
              for_each_drawing(&job, save_sizes, &layers, err) &&
              config_layers_save(&layers, out, err);
    config_layers_finish(&layers);
    return ok;
}

/* Layers were only made because nothing was wrong. */
static bool has_layers(const struct job *job)
{
    struct config_layers layers = {0};
    char *folder = file_folder_of(job->scene->path);
    char *found = layers_find(job->site, &job->scene->scene, folder, job->view, &layers);
    bool has = found != NULL;
    config_layers_finish(&layers);
    free(found);
    free(folder);
    return has;
}

static bool check_picture(const struct job *job, struct config_layers_picture *out, struct err *err)
{
    return has_layers(job) || plan_picture(job, out, err);
}

void layers_check(const struct site *site, const struct config_scene *scene,
                  struct config_report *report)
{
    struct job job = {.site = site, .scene = scene, .report = report};
    struct config_layers layers = {0};
    struct err err = {.code = ERR_NONE};
    if (scene->scene.hazard_count > QUIZ_HAZARDS_MAX)
        return; /* config_scene_check() tells */
    bool ok = for_each_drawing(&job, check_picture, &layers, &err);
    if (!ok && err.code != ERR_NONE)
        config_report_error(report, scene->path, 0, 0, "%s", err.text);
    config_layers_finish(&layers);
}
