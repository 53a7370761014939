/*
 * The active generation of content, and what the configuration is made of: its files first.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/site.h"
#include "base/file.h"
#include "base/mem.h"
#include "package/store.h"

void site_set_content(struct site *site, int generation)
{
    char *folder = package_store_folder(site->data, generation);
    bool is_there = folder && file_is_folder(folder);
    free(site->content);
    site->content = is_there ? folder : NULL;
    site->generation = is_there ? generation : 0;
    if (!is_there)
        free(folder);
}

/* What a stick may bring of the configuration. */
static bool is_swapped(const char *name)
{
    static const char *const folders[] = {"layouts/", "calendars/", "alerts/"};
    for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
        if (strncmp(name, folders[i], strlen(folders[i])) == 0)
            return true;
    return strcmp(name, "schedule.cfg") == 0;
}

/* Returns ROOT/config/NAME when it is there, owned by the caller; else NULL. */
static char *find_below(const char *root, const char *name)
{
    struct str path = {0};
    str_addf(&path, "%s/config/%s", root, name);
    if (access(path.text, F_OK) == 0)
        return str_take(&path);
    str_finish(&path);
    return NULL;
}

char *site_config_path(const struct site *site, const char *name)
{
    char *brought = site->content && is_swapped(name) ? find_below(site->content, name) : NULL;
    if (brought)
        return brought;
    char *path = file_join(site->config, name);
    char *shipped = access(path, F_OK) == 0 ? NULL : find_below(site->shipped, name);
    if (!shipped)
        return path;
    free(path);
    return shipped;
}

static bool try_layout(const char *root, const char *name, struct layout *layout,
                       struct config_report *report)
{
    struct str path = {0};
    str_addf(&path, "%s/layouts/%s.cfg", root, name);
    bool ok = file_is_regular(path.text) && config_layout_load(path.text, layout, report);
    str_finish(&path);
    return ok;
}

void site_load_layout(const struct site *site, const char *name, int w, int h,
                      struct layout *layout, struct config_report *report)
{
    char *brought = site->content ? file_join(site->content, "config") : NULL;
    char *shipped = file_join(site->shipped, "config");
    const char *const roots[] = {brought, site->config, shipped};
    bool is_plain = !strchr(name, '/') && name[0] != '.';
    bool is_found = false;
    for (size_t i = 0; is_plain && !is_found && i < sizeof(roots) / sizeof(roots[0]); i++)
        is_found = roots[i] && try_layout(roots[i], name, layout, report);
    if (!is_found) {
        config_report_error(report, name, 0, 0,
                            "没有可用的布局，改为全屏 no usable layout, the whole screen instead");
        layout_make_full(layout, w, h);
    }
    free(brought);
    free(shipped);
}
