#include "app/scene_open.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "app/layers.h"
#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "config/layers_cfg.h"
#include "quiz/groups.h"

#define POLL_MS 100

enum part { SAFE, DANGER, PARTS }; /* a drawing or photograph is SAFE alone */

struct scene_open {
    const struct site *site;
    struct picture *pictures[PARTS];
    char *path, *hidden; /* of the drawing or photograph */
    int w, h;
    bool is_layered;
    int layer_w, layer_h; /* of the files, as the index says */
    struct quiz_grid grid;
    struct quiz_cell_rect *rects; /* of all that is dangerous */
    size_t count, capacity;
};

static struct picture *open_picture(const struct scene_open *open, const char *path,
                                    const char *hidden, struct err *err)
{
    const struct picture_request request = {
        .program = open->site->picture_program,
        .path = path,
        .w = open->w,
        .h = open->h,
        .fit = LAYOUT_STRETCH, /* cells are parts of the picture's sides */
        .hidden = hidden,
        .real_us = clock_real_us(),
        .is_cell_optional = site_is_cell_optional(open->site, path),
    };
    return picture_open(&request, err);
}

static bool start_drawing(struct scene_open *open, struct err *err)
{
    open->is_layered = false;
    open->pictures[SAFE] = open_picture(open, open->path, open->hidden, err);
    return open->pictures[SAFE] != NULL;
}

/* --- layers --------------------------------------------------------------------------------------
 */

/* The smallest that need not be enlarged, else the largest. */
static const struct config_layers_size *choose_size(const struct config_layers_picture *picture,
                                                    int w)
{
    const struct config_layers_size *size = &picture->sizes[0];
    for (size_t i = 1; i < picture->size_count && size->w < w; i++)
        size = &picture->sizes[i];
    return size;
}

static void add_rects(struct scene_open *open, const struct config_layers_hazard *hazard)
{
    for (size_t i = 0; hazard && i < hazard->count; i++) {
        open->rects =
            mem_grow(open->rects, open->count, &open->capacity, sizeof(struct quiz_cell_rect));
        open->rects[open->count++] = hazard->rects[i];
    }
}

static bool start_pair(struct scene_open *open, const char *folder,
                       const struct config_layers_size *size)
{
    struct err err;
    const char *const names[PARTS] = {size->safe, size->danger};
    for (int part = 0; part < PARTS; part++) {
        char *path = file_join(folder, names[part]);
        open->pictures[part] = open_picture(open, path, NULL, &err);
        free(path);
        if (!open->pictures[part]) {
            log_warning("app", "%s: %s", folder, err.text);
            return false;
        }
    }
    return true;
}

/* False: there are none, or none that belong to the scene as it is now, or they cannot be read. */
static bool start_layers(struct scene_open *open, const struct scene_open_request *request)
{
    struct config_layers layers = {0};
    char *folder =
        layers_find(request->site, request->scene, request->folder, request->view, &layers);
    if (!folder)
        return false;
    const struct config_layers_picture *picture = &layers.pictures[request->view];
    open->grid = picture->grid;
    for (size_t i = 0; i < request->count; i++)
        add_rects(open,
                  config_layers_find(picture, request->scene->hazards[request->dangerous[i]].id));
    const struct config_layers_size *size = choose_size(picture, request->w);
    open->layer_w = size->w;
    open->layer_h = size->h;
    open->is_layered = start_pair(open, folder, size);
    free(folder);
    config_layers_finish(&layers);
    return open->is_layered;
}

static void stop_pictures(struct scene_open *open)
{
    for (int part = 0; part < PARTS; part++) {
        picture_close(open->pictures[part]);
        open->pictures[part] = NULL;
    }
}

static void compose(struct scene_open *open)
{
    for (size_t i = 0; i < open->count; i++)
        quiz_cells_copy(&open->rects[i], open->grid, picture_pixels(open->pictures[DANGER]),
                        picture_pixels(open->pictures[SAFE]), open->w, open->h);
    picture_close(open->pictures[DANGER]);
    open->pictures[DANGER] = NULL;
}

/* --- steps ---------------------------------------------------------------------------------------
 */

struct scene_open *scene_open_start(const struct scene_open_request *request, struct err *err)
{
    const struct quiz_picture *picture = &request->scene->pictures[request->view];
    struct str hidden = {0};
    struct scene_open *open = mem_alloc(sizeof(*open));
    quiz_groups_hidden(request->scene, request->dangerous, request->count, &hidden);
    open->site = request->site;
    open->path = mem_copy_text(picture->path);
    open->hidden = str_take(&hidden);
    open->w = request->w;
    open->h = request->h;
    bool is_begun = picture->is_drawing && !request->is_live && start_layers(open, request);
    if (!is_begun)
        stop_pictures(open);
    if (is_begun || start_drawing(open, err))
        return open;
    scene_open_close(open);
    return NULL;
}

void scene_open_close(struct scene_open *open)
{
    if (!open)
        return;
    stop_pictures(open);
    free(open->path);
    free(open->hidden);
    free(open->rects);
    free(open);
}

void scene_open_fds(const struct scene_open *open, int fds[SCENE_OPEN_FDS])
{
    for (int part = 0; part < PARTS; part++)
        fds[part] = open->pictures[part] ? picture_fd(open->pictures[part]) : -1;
}

/* Of the pictures that are there: FAILED when one has, DONE when all have come. */
static enum picture_state step_pictures(struct scene_open *open, int64_t real_us, struct err *err)
{
    enum picture_state all = PICTURE_DONE;
    for (int part = 0; part < PARTS && all != PICTURE_FAILED; part++) {
        if (!open->pictures[part])
            continue;
        enum picture_state state = picture_step(open->pictures[part], real_us, err);
        if (state != PICTURE_DONE)
            all = state;
    }
    return all;
}

/* Files of other layers would show another scene, or this one's other shape. */
static bool are_of_size(const struct scene_open *open, struct err *err)
{
    for (int part = 0; part < PARTS; part++) {
        int w, h;
        picture_source_size(open->pictures[part], &w, &h);
        if (w != open->layer_w || h != open->layer_h)
            return err_set(err, ERR_INVALID,
                           "图层是 %d×%d，应为 %d×%d the layer is not of the size its index says",
                           w, h, open->layer_w, open->layer_h);
    }
    return true;
}

enum picture_state scene_open_step(struct scene_open *open, int64_t real_us, struct err *err)
{
    enum picture_state state = step_pictures(open, real_us, err);
    bool is_whole = state == PICTURE_DONE && open->is_layered && open->pictures[DANGER];
    if (is_whole && !are_of_size(open, err))
        state = PICTURE_FAILED;
    if (state == PICTURE_FAILED && open->is_layered) {
        log_warning("app", "改为现画 drawn instead: %s", err->text);
        stop_pictures(open);
        return start_drawing(open, err) ? PICTURE_PENDING : PICTURE_FAILED;
    }
    if (is_whole)
        compose(open);
    return state;
}

struct screen_image *scene_open_image(struct scene_open *open, struct screen *screen)
{
    return picture_image(open->pictures[SAFE], screen);
}

const uint32_t *scene_open_pixels(const struct scene_open *open)
{
    return picture_pixels(open->pictures[SAFE]);
}

bool scene_open_is_layered(const struct scene_open *open)
{
    return open->is_layered;
}

struct scene_open *scene_open_now(const struct scene_open_request *request, struct err *err)
{
    enum picture_state state = PICTURE_PENDING;
    struct scene_open *open = scene_open_start(request, err);
    while (open && state == PICTURE_PENDING) {
        int fds[SCENE_OPEN_FDS];
        scene_open_fds(open, fds);
        struct pollfd wait[SCENE_OPEN_FDS] = {{.fd = fds[0], .events = POLLIN},
                                              {.fd = fds[1], .events = POLLIN}};
        (void)poll(wait, SCENE_OPEN_FDS, POLL_MS); /* a step tells all there is to know */
        state = scene_open_step(open, clock_real_us(), err);
    }
    if (state == PICTURE_DONE)
        return open;
    scene_open_close(open);
    return NULL;
}
