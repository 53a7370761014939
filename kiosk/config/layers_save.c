#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "config/layers_cfg.h"

#define DRAWING_BYTES_MAX ((size_t)64 << 20)

static const char *const view_words[] = {"landscape", "portrait"}; /* enum quiz_view */

static void write_hazard(struct str *text, const struct config_layers_hazard *hazard, bool is_last)
{
    str_addf(text, "      { id = \"%s\"; cells = [", hazard->id);
    for (size_t i = 0; i < hazard->count; i++) {
        const struct quiz_cell_rect *at = &hazard->rects[i];
        str_addf(text, "%s%d, %d, %d, %d", i ? ", " : "", at->x, at->y, at->w, at->h);
    }
    str_add(text, is_last ? "]; }\n" : "]; },\n");
}

static void write_picture(struct str *text, const struct config_layers_picture *picture,
                          const char *view)
{
    str_addf(text, "  { view = \"%s\"; sum = \"%s\"; grid = [%d, %d];\n    sizes = (\n", view,
             picture->sum, picture->grid.w, picture->grid.h);
    for (size_t i = 0; i < picture->size_count; i++) {
        const struct config_layers_size *size = &picture->sizes[i];
        str_addf(text, "      { at = [%d, %d]; safe = \"%s\"; danger = \"%s\"; }%s\n", size->w,
                 size->h, size->safe, size->danger, i + 1 < picture->size_count ? "," : "");
    }
    str_add(text, "    );\n    hazards = (\n");
    for (size_t i = 0; i < picture->hazard_count; i++)
        write_hazard(text, &picture->hazards[i], i + 1 == picture->hazard_count);
    str_add(text, "    ); }");
}

bool config_layers_save(const struct config_layers *layers, const char *folder, struct err *err)
{
    struct str text = {0};
    bool has_one = false;
    char *path = file_join(folder, CONFIG_LAYERS_FILE);
    str_addf(&text,
             "# 由 anxuan scene --layers 生成，请勿修改。Made by a program: do not edit.\n"
             "format = %d;\npictures = (\n",
             CONFIG_LAYERS_FORMAT);
    for (int view = 0; view < QUIZ_VIEWS; view++) {
        if (!*layers->pictures[view].sum)
            continue;
        str_add(&text, has_one ? ",\n" : "");
        write_picture(&text, &layers->pictures[view], view_words[view]);
        has_one = true;
    }
    str_add(&text, "\n);\n");
    bool ok = file_replace(path, text.text, text.len, err);
    str_finish(&text);
    free(path);
    return ok;
}

bool config_layers_sum(const char *path, char out[CONFIG_LAYERS_SUM_BYTES], struct err *err)
{
    struct str bytes = {0};
    uint64_t sum = UINT64_C(0xcbf29ce484222325); /* FNV-1a */
    if (!file_read(path, DRAWING_BYTES_MAX, &bytes, err))
        return false;
    for (size_t i = 0; i < bytes.len; i++)
        sum = (sum ^ (uint8_t)bytes.text[i]) * UINT64_C(0x100000001b3);
    (void)snprintf(out, CONFIG_LAYERS_SUM_BYTES, "%016" PRIx64, sum);
    str_finish(&bytes);
    return true;
}

const struct config_layers_hazard *config_layers_find(const struct config_layers_picture *picture,
                                                      const char *id)
{
    for (size_t i = 0; i < picture->hazard_count; i++)
        if (strcmp(picture->hazards[i].id, id) == 0)
            return &picture->hazards[i];
    return NULL;
}

bool config_layers_belong(const struct config_layers *layers, const struct quiz_scene *scene,
                          enum quiz_view view)
{
    struct err err;
    char sum[CONFIG_LAYERS_SUM_BYTES];
    const struct config_layers_picture *picture = &layers->pictures[view];
    if (!*picture->sum || !scene->pictures[view].path ||
        picture->hazard_count != scene->hazard_count)
        return false;
    for (size_t i = 0; i < scene->hazard_count; i++)
        if (!config_layers_find(picture, scene->hazards[i].id))
            return false;
    return config_layers_sum(scene->pictures[view].path, sum, &err) &&
           strcmp(sum, picture->sum) == 0;
}
