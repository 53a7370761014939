#include "config/layers_cfg.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "config/fields.h"

#define SIDE_MAX 8192 /* pixels */

static const char *const view_words[] = {"landscape", "portrait", NULL}; /* enum quiz_view */

struct index_form {
    int format;
    const config_setting_t *pictures;
};

static const struct config_field index_fields[] = {
    {"format", CONFIG_INT, .offset = offsetof(struct index_form, format), .min = 0, .max = 1000000},
    {"pictures", CONFIG_LIST, .offset = offsetof(struct index_form, pictures)},
    {.key = NULL},
};

struct picture_form {
    int view;
    char sum[CONFIG_LAYERS_SUM_BYTES];
    const config_setting_t *grid, *sizes, *hazards;
};

static const struct config_field picture_fields[] = {
    {"view", CONFIG_WORD, .offset = offsetof(struct picture_form, view), .words = view_words},
    {"sum", CONFIG_LINE, .offset = offsetof(struct picture_form, sum),
     .min = CONFIG_LAYERS_SUM_BYTES - 1, .max = CONFIG_LAYERS_SUM_BYTES - 1},
    {"grid", CONFIG_LIST, .offset = offsetof(struct picture_form, grid)},
    {"sizes", CONFIG_LIST, .offset = offsetof(struct picture_form, sizes)},
    {"hazards", CONFIG_LIST, .offset = offsetof(struct picture_form, hazards)},
    {.key = NULL},
};

struct size_form {
    const config_setting_t *at;
    struct config_layers_size size;
};

static const struct config_field size_fields[] = {
    {"at", CONFIG_LIST, .offset = offsetof(struct size_form, at)},
    {"safe", CONFIG_LINE, .offset = offsetof(struct size_form, size.safe), .min = 1,
     .max = CONFIG_LAYERS_NAME_MAX, .complaint = config_fields_complain_name},
    {"danger", CONFIG_LINE, .offset = offsetof(struct size_form, size.danger), .min = 1,
     .max = CONFIG_LAYERS_NAME_MAX, .complaint = config_fields_complain_name},
    {.key = NULL},
};

struct hazard_form {
    char id[QUIZ_ID_BYTES];
    const config_setting_t *cells;
};

static const struct config_field hazard_fields[] = {
    {"id", CONFIG_LINE, .offset = offsetof(struct hazard_form, id), .min = 1,
     .max = QUIZ_ID_BYTES - 1},
    {"cells", CONFIG_LIST, .offset = offsetof(struct hazard_form, cells)},
    {.key = NULL},
};

/* Whoever wrote this file was a program: one sentence for all that can be wrong will do. */
static void complain(const struct config_document *document, const config_setting_t *setting)
{
    config_document_error(document, setting, "内容不完整 something is missing or impossible");
}

static bool read_size(const struct config_document *document, const config_setting_t *group,
                      struct config_layers_picture *picture)
{
    struct size_form form = {NULL, {0}};
    int at[2];
    if (!config_setting_is_group(group))
        return false;
    config_fields_read(document, group, size_fields, &form);
    if (picture->size_count == CONFIG_LAYERS_SIZES || !*form.size.safe || !*form.size.danger ||
        !form.at || !config_fields_read_ints(document, form.at, at, 2, 1, SIDE_MAX))
        return false;
    form.size.w = at[0];
    form.size.h = at[1];
    picture->sizes[picture->size_count++] = form.size;
    return true;
}

static bool is_in_grid(const struct quiz_cell_rect *rect, const struct config_layers_picture *grid)
{
    return rect->w > 0 && rect->h > 0 && rect->x <= grid->grid.w - rect->w &&
           rect->y <= grid->grid.h - rect->h;
}

static bool read_rects(const struct config_document *document, const config_setting_t *list,
                       const struct config_layers_picture *picture,
                       struct config_layers_hazard *hazard)
{
    int count = config_setting_length(list);
    if (count % 4 != 0 || count > 4 * CONFIG_LAYERS_RECTS_MAX)
        return false;
    int *numbers = mem_alloc((size_t)count * sizeof(*numbers));
    bool ok =
        count == 0 || config_fields_read_ints(document, list, numbers, count, 0, QUIZ_GRID_SIDE);
    hazard->count = (size_t)count / 4;
    hazard->rects = count ? mem_alloc(hazard->count * sizeof(*hazard->rects)) : NULL;
    for (size_t i = 0; ok && i < hazard->count; i++) {
        const int *at = &numbers[4 * i];
        hazard->rects[i] = (struct quiz_cell_rect){at[0], at[1], at[2], at[3]};
        ok = is_in_grid(&hazard->rects[i], picture);
    }
    free(numbers);
    return ok;
}

static bool read_hazard(const struct config_document *document, const config_setting_t *group,
                        struct config_layers_picture *picture)
{
    struct hazard_form form = {"", NULL};
    struct config_layers_hazard *hazard = &picture->hazards[picture->hazard_count++];
    if (!config_setting_is_group(group))
        return false;
    config_fields_read(document, group, hazard_fields, &form);
    memcpy(hazard->id, form.id, sizeof(hazard->id));
    return *form.id && form.cells && read_rects(document, form.cells, picture, hazard);
}

static bool read_parts(const struct config_document *document, const struct picture_form *form,
                       struct config_layers_picture *picture)
{
    int sizes = config_setting_length(form->sizes), hazards = config_setting_length(form->hazards);
    if (sizes < 1 || hazards > QUIZ_HAZARDS_MAX)
        return false;
    picture->hazards = mem_alloc((size_t)hazards * sizeof(*picture->hazards));
    for (int i = 0; i < sizes; i++)
        if (!read_size(document, config_setting_get_elem(form->sizes, (unsigned)i), picture))
            return false;
    for (int i = 0; i < hazards; i++)
        if (!read_hazard(document, config_setting_get_elem(form->hazards, (unsigned)i), picture))
            return false;
    return true;
}

static bool read_picture(const struct config_document *document, const config_setting_t *group,
                         struct config_layers *layers)
{
    struct picture_form form = {.view = -1};
    int grid[2];
    if (!config_setting_is_group(group))
        return false;
    config_fields_read(document, group, picture_fields, &form);
    if (form.view < 0 || !*form.sum || !form.grid || !form.sizes || !form.hazards ||
        !config_fields_read_ints(document, form.grid, grid, 2, 1, QUIZ_GRID_SIDE))
        return false;
    struct config_layers_picture *picture = &layers->pictures[form.view];
    if (*picture->sum)
        return false; /* told twice */
    memcpy(picture->sum, form.sum, sizeof(picture->sum));
    picture->grid.w = grid[0];
    picture->grid.h = grid[1];
    return read_parts(document, &form, picture);
}

static void read_index(const struct config_document *document, struct config_layers *layers)
{
    struct index_form form = {0};
    const config_setting_t *root = config_root_setting(&document->tree);
    config_fields_read(document, root, index_fields, &form);
    if (form.format != CONFIG_LAYERS_FORMAT || !form.pictures) {
        complain(document, root);
        return;
    }
    for (int i = 0; i < config_setting_length(form.pictures); i++) {
        const config_setting_t *group = config_setting_get_elem(form.pictures, (unsigned)i);
        if (!read_picture(document, group, layers))
            complain(document, group);
    }
}

bool config_layers_load(const char *folder, struct config_layers *out, struct err *err)
{
    struct config_layers layers = {0};
    struct config_document document;
    struct config_report report = {0};
    bool is_missing = false;
    char *path = file_join(folder, CONFIG_LAYERS_FILE);
    if (config_document_open(&document, path, &report, &is_missing))
        read_index(&document, &layers);
    config_document_finish(&document);
    bool ok = !is_missing && report.errors == 0 && report.warnings == 0;
    if (ok)
        *out = layers;
    else if (is_missing)
        (void)err_set(err, ERR_GONE, "%s: 没有这个文件 no such file", path);
    else
        (void)err_set(err, ERR_INVALID, "%s", report.lines[0]);
    if (!ok)
        config_layers_finish(&layers);
    config_report_finish(&report);
    free(path);
    return ok;
}

void config_layers_finish(struct config_layers *layers)
{
    for (int view = 0; view < QUIZ_VIEWS; view++) {
        struct config_layers_picture *picture = &layers->pictures[view];
        for (size_t i = 0; i < picture->hazard_count; i++)
            free(picture->hazards[i].rects);
        free(picture->hazards);
    }
    *layers = (struct config_layers){0};
}
