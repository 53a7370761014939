#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "app/check_schedule.h"
#include "base/file.h"
#include "base/mem.h"
#include "config/suggest.h"

/* The names there are, NULL behind the last. */
struct names {
    char **list;
    size_t count, capacity;
};

static void add_name(struct names *names, const char *name, size_t len)
{
    names->list = mem_grow(names->list, names->count, &names->capacity, sizeof(*names->list));
    names->list[names->count++] = len ? mem_copy_span(name, len) : NULL;
}

/* Adds the entries of a folder that end so, without that ending. */
static void add_names(struct names *names, const char *root, const char *folder, const char *ending)
{
    struct dirent **entries = NULL;
    char *path = file_join(root, folder);
    int count = scandir(path, &entries, NULL, alphasort); /* -1: no such folder */
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        size_t len = strlen(name), tail = strlen(ending);
        if (name[0] != '.' && len > tail && strcmp(name + len - tail, ending) == 0)
            add_name(names, name, len - tail);
        free(entries[i]);
    }
    free(entries);
    free(path);
}

static void finish_names(struct names *names)
{
    for (size_t i = 0; i < names->count; i++)
        free(names->list[i]);
    free(names->list);
}

struct namesakes {
    const struct site *site;
    struct config_report *report;
    struct names playlists, layouts;
};

static void tell(const struct namesakes *known, const struct plan_place *place, const char *name,
                 bool is_layout)
{
    const struct names *names = is_layout ? &known->layouts : &known->playlists;
    const char *near = config_suggest_word(name, (const char *const *)names->list);
    struct str chinese = {0}, english = {0};
    if (near) {
        str_addf(&chinese, "，是否想写 \"%s\"？", near);
        str_addf(&english, ", did you mean \"%s\"?", near);
    }
    const char *in_chinese = chinese.len ? chinese.text : "";
    const char *in_english = english.len ? english.text : "";
    const struct site *site = known->site;
    bool is_brought = site->content && file_is_below(place->path, site->content);
    if (is_layout)
        config_report_warning(known->report, place->path, place->line, place->column,
                              "没有布局 layouts/%s.cfg，到时改为全屏%s no such layout, the whole "
                              "screen instead%s",
                              name, in_chinese, in_english);
    else if (is_brought) /* a package brings what it names, or the device has it */
        config_report_error(known->report, place->path, place->line, place->column,
                            "没有节目单 playlists/%s，请放进内容或改正名称%s no such playlist: "
                            "bring it or correct its name%s",
                            name, in_chinese, in_english);
    else
        config_report_warning(known->report, place->path, place->line, place->column,
                              "没有节目单 playlists/%s，到时显示安全画面%s no such playlist, the "
                              "slate instead%s",
                              name, in_chinese, in_english);
    str_finish(&chinese);
    str_finish(&english);
}

static void check_playlist(const struct namesakes *known, const struct plan_place *place,
                           const char *name)
{
    char *folder = site_playlist_folder(known->site, name);
    if (!file_is_folder(folder))
        tell(known, place, name, false);
    free(folder);
}

static void check_layout(const struct namesakes *known, const struct plan_place *place,
                         const char *name)
{
    struct str file = {0};
    str_addf(&file, "layouts/%s.cfg", name);
    char *path = site_config_path(known->site, file.text);
    if (!file_is_regular(path))
        tell(known, place, name, true);
    free(path);
    str_finish(&file);
}

static void check_written(const struct namesakes *known, const struct plan *plan)
{
    for (size_t i = 0; i < plan->written.count; i++) {
        const struct config_rule *rule = &plan->written.rules[i];
        struct plan_place playlist = {plan->path, rule->playlist_at.line, rule->playlist_at.column};
        struct plan_place layout = {plan->path, rule->layout_at.line, rule->layout_at.column};
        if (!rule->ics && (rule->rule.sets & 1u << SCHEDULE_PLAYLIST))
            check_playlist(known, &playlist, rule->rule.set.playlist);
        if (!rule->ics && (rule->rule.sets & 1u << SCHEDULE_LAYOUT))
            check_layout(known, &layout, rule->rule.set.layout);
    }
}

/* Rules that are written elsewhere: events. */
static void check_events(const struct namesakes *known, const struct plan *plan)
{
    for (size_t i = 0; i < plan->schedule.count; i++)
        if (plan->places[i].path != plan->path)
            check_playlist(known, &plan->places[i], plan->schedule.rules[i].set.playlist);
}

void check_names(const struct site *site, const struct plan *plan, struct config_report *report)
{
    struct namesakes known = {.site = site, .report = report};
    struct plan_place fallback = {plan->path, plan->written.fallback_at.line,
                                  plan->written.fallback_at.column};
    if (site->content) {
        add_names(&known.playlists, site->content, "playlists", "");
        add_names(&known.layouts, site->content, "config/layouts", ".cfg");
    }
    add_names(&known.playlists, site->config, "playlists", "");
    add_names(&known.playlists, site->config, "../playlists", "");
    add_names(&known.playlists, site->shipped, "playlists", "");
    add_name(&known.playlists, "", 0);
    add_names(&known.layouts, site->config, "layouts", ".cfg");
    add_names(&known.layouts, site->shipped, "config/layouts", ".cfg");
    add_name(&known.layouts, "", 0);
    check_playlist(&known, &fallback, plan->schedule.defaults.playlist);
    check_written(&known, plan);
    check_events(&known, plan);
    finish_names(&known.playlists);
    finish_names(&known.layouts);
}
