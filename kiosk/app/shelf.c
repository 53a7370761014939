#include "app/shelf.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "app/mark.h"
#include "base/log.h"
#include "base/mem.h"

/* What was read; given from the thread to the loop as a whole. */
struct shelf_list {
    struct shelf_scene *scenes; /* owned */
    const struct quiz_scene **pointers;
    size_t count, capacity;
    char *trouble;
    uint64_t mark; /* of all folders, as they were before they were read */
};

struct shelf {
    const struct site *site;
    struct site seen; /* the thread's: a copy whose content it owns, since the site's may change */
    struct shelf_list now;
    struct shelf_list coming; /* the thread's, until it is done */
    uint64_t known_mark;      /* the thread looks at nothing that has this one */
    pthread_t thread;
    bool has_thread;
    atomic_bool is_done;
    bool is_again; /* asked for while the thread ran */
};

static void list_finish(struct shelf_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->scenes[i].folder);
        config_scene_finish(&list->scenes[i].loaded);
    }
    free(list->scenes);
    free(list->pointers);
    free(list->trouble);
    *list = (struct shelf_list){0};
}

static uint64_t mark_of(const struct site *site, const struct site_names *names)
{
    uint64_t mark = names->count + 1; /* of other content the same scene is another folder's */
    mark = mark * UINT64_C(0x100000001B3) ^ (uint64_t)site->generation;
    for (size_t i = 0; i < names->count; i++) {
        char *folder = site_scene_folder(site, names->names[i]);
        mark = mark * UINT64_C(0x100000001B3) ^ mark_folder(folder);
        free(folder);
    }
    return mark;
}

static void check(const struct config_scene *loaded, struct config_report *report)
{
    /* sizes on the glass are the author's matter */
    const struct quiz_panel panel = {.view = quiz_scene_view(&loaded->scene, 16, 9)};
    config_scene_check(loaded, &panel, report);
}

/* A scene with errors is not played: `check` says all of it, the log its first. */
static void add_scene(struct shelf_list *list, char *folder, const char *name, struct str *trouble)
{
    struct config_report report = {0};
    struct config_scene loaded = {0};
    bool ok = config_scene_load(folder, &loaded, &report);
    if (ok)
        check(&loaded, &report);
    if (ok && report.errors == 0 && loaded.scene.hazard_count > 0) {
        list->scenes = mem_grow(list->scenes, list->count, &list->capacity, sizeof(*list->scenes));
        list->scenes[list->count++] = (struct shelf_scene){folder, loaded};
    } else {
        log_warning("app", "场景 %s 有错，答题不用它 scene left out: %s", name,
                    report.count ? report.lines[0] : folder);
        str_addf(trouble, "%s%s", trouble->len ? "、" : "", name);
        config_scene_finish(&loaded);
        free(folder);
    }
    config_report_finish(&report);
}

static void read_all(const struct site *site, const struct site_names *names,
                     struct shelf_list *out)
{
    struct str trouble = {0};
    for (size_t i = 0; i < names->count; i++)
        add_scene(out, site_scene_folder(site, names->names[i]), names->names[i], &trouble);
    out->trouble = str_take(&trouble);
    out->pointers = mem_alloc((out->count + 1) * sizeof(const struct quiz_scene *));
    for (size_t i = 0; i < out->count; i++)
        out->pointers[i] = &out->scenes[i].loaded.scene;
}

static void *run(void *argument)
{
    struct shelf *shelf = argument;
    struct site_names names = site_scene_names(&shelf->seen);
    shelf->coming.mark = mark_of(&shelf->seen, &names);
    if (shelf->coming.mark != shelf->known_mark)
        read_all(&shelf->seen, &names, &shelf->coming);
    site_names_finish(&names);
    atomic_store(&shelf->is_done, true);
    return NULL;
}

/* Signals are for the main thread. */
static void start(struct shelf *shelf)
{
    sigset_t all, before;
    atomic_store(&shelf->is_done, false);
    shelf->known_mark = shelf->now.mark;
    free(shelf->seen.content);
    shelf->seen = *shelf->site;
    shelf->seen.content = mem_copy_text(shelf->site->content);
    (void)sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before); /* cannot fail with these arguments */
    shelf->has_thread = pthread_create(&shelf->thread, NULL, run, shelf) == 0;
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (!shelf->has_thread)
        log_warning("app", "无法读取场景 the scenes cannot be read: no thread");
}

struct shelf *shelf_open(const struct site *site)
{
    struct shelf *shelf = mem_alloc(sizeof(*shelf));
    shelf->site = site;
    return shelf;
}

static void join(struct shelf *shelf)
{
    if (shelf->has_thread)
        (void)pthread_join(shelf->thread, NULL);
    shelf->has_thread = false;
}

void shelf_close(struct shelf *shelf)
{
    if (!shelf)
        return;
    join(shelf);
    list_finish(&shelf->now);
    list_finish(&shelf->coming);
    free(shelf->seen.content);
    free(shelf);
}

void shelf_refresh(struct shelf *shelf)
{
    if (shelf->has_thread)
        shelf->is_again = true;
    else
        start(shelf);
}

bool shelf_step(struct shelf *shelf)
{
    if (!shelf->has_thread || !atomic_load(&shelf->is_done))
        return false;
    join(shelf);
    bool is_new = shelf->coming.mark != shelf->known_mark;
    if (is_new) {
        list_finish(&shelf->now);
        shelf->now = shelf->coming;
    }
    shelf->coming = (struct shelf_list){0};
    if (shelf->is_again) {
        shelf->is_again = false;
        start(shelf);
    }
    return is_new;
}

size_t shelf_count(const struct shelf *shelf)
{
    return shelf->now.count;
}

const struct shelf_scene *shelf_at(const struct shelf *shelf, size_t index)
{
    return &shelf->now.scenes[index];
}

const char *shelf_trouble(const struct shelf *shelf)
{
    return shelf->now.trouble ? shelf->now.trouble : "";
}

const struct quiz_scene *const *shelf_scenes(const struct shelf *shelf)
{
    return shelf->now.pointers;
}

const struct shelf_scene *shelf_find(const struct shelf *shelf, enum quiz_setting setting,
                                     uint64_t number)
{
    uint64_t count = 0;
    for (size_t i = 0; i < shelf->now.count; i++)
        count += shelf->now.scenes[i].loaded.scene.setting == setting;
    uint64_t wanted = count ? number % count : 0;
    for (size_t i = 0; i < shelf->now.count; i++)
        if (shelf->now.scenes[i].loaded.scene.setting == setting && wanted-- == 0)
            return &shelf->now.scenes[i];
    return NULL;
}

const struct quiz_item *shelf_item(const struct shelf *shelf, const char *scene, const char *id)
{
    for (size_t i = 0; i < shelf->now.count; i++) {
        const struct quiz_scene *found = &shelf->now.scenes[i].loaded.scene;
        for (size_t j = 0; strcmp(found->name, scene) == 0 && j < found->hazard_count; j++)
            if (strcmp(found->hazards[j].id, id) == 0)
                return &found->hazards[j];
    }
    return NULL;
}
