#include <stdlib.h>

#include "app/layers.h"
#include "base/file.h"

static bool is_usable(const char *folder, const struct quiz_scene *scene, enum quiz_view view,
                      struct config_layers *out)
{
    struct err err; /* whatever is wrong: the drawing is still there */
    if (!config_layers_load(folder, out, &err))
        return false;
    if (config_layers_belong(out, scene, view) && out->pictures[view].size_count > 0)
        return true;
    config_layers_finish(out);
    return false;
}

char *layers_find(const struct site *site, const struct quiz_scene *scene, const char *folder,
                  enum quiz_view view, struct config_layers *out)
{
    char *inside = file_join(folder, "layers");
    char *beside = file_join(site->layers, scene->name);
    char *found = NULL;
    if (is_usable(inside, scene, view, out))
        found = inside;
    else if (is_usable(beside, scene, view, out))
        found = beside;
    if (found != inside)
        free(inside);
    if (found != beside)
        free(beside);
    return found;
}
