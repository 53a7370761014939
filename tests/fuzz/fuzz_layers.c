/*
 * layers.cfg: whatever stands in the file, what is taken lies in its grid and within its limits,
 * and what is not taken says why.
 */
#include "config/layers_cfg.h"
#include "fuzz/folder.h"

static void check_hazard(const struct config_layers_hazard *hazard, struct quiz_grid grid)
{
    assert(*hazard->id && strlen(hazard->id) < QUIZ_ID_BYTES);
    assert(hazard->count <= CONFIG_LAYERS_RECTS_MAX);
    for (size_t i = 0; i < hazard->count; i++) {
        const struct quiz_cell_rect *at = &hazard->rects[i];
        assert(at->x >= 0 && at->y >= 0 && at->w >= 1 && at->h >= 1);
        assert(at->x + at->w <= grid.w && at->y + at->h <= grid.h);
    }
}

static bool is_file_name(const char *name)
{
    return *name && *name != '.' && !strpbrk(name, "/\\") && fuzz_is_line(name);
}

static void check_picture(const struct config_layers_picture *picture)
{
    if (!*picture->sum)
        return;
    assert(picture->grid.w >= 1 && picture->grid.w <= QUIZ_GRID_SIDE);
    assert(picture->grid.h >= 1 && picture->grid.h <= QUIZ_GRID_SIDE);
    assert(picture->size_count >= 1 && picture->size_count <= CONFIG_LAYERS_SIZES);
    for (size_t i = 0; i < picture->size_count; i++) {
        const struct config_layers_size *size = &picture->sizes[i];
        assert(size->w >= 1 && size->h >= 1 && size->w <= 8192 && size->h <= 8192);
        assert(is_file_name(size->safe) && is_file_name(size->danger));
    }
    assert(picture->hazard_count <= QUIZ_HAZARDS_MAX);
    for (size_t i = 0; i < picture->hazard_count; i++)
        check_hazard(&picture->hazards[i], picture->grid);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct config_layers layers = {0};
    struct err err = {.code = ERR_NONE};
    int open_fds;
    (void)folder_write(CONFIG_LAYERS_FILE, data, len);
    open_fds = fuzz_count_fds();
    if (config_layers_load(folder_path, &layers, &err)) {
        for (int view = 0; view < QUIZ_VIEWS; view++)
            check_picture(&layers.pictures[view]);
    } else {
        assert(err.code == ERR_INVALID && *err.text);
        assert(!layers.pictures[QUIZ_LANDSCAPE].hazards && !layers.pictures[QUIZ_PORTRAIT].hazards);
    }
    config_layers_finish(&layers);
    assert(fuzz_count_fds() == open_fds);
    return 0;
}
