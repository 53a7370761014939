#include "quiz/scene.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static const char *const names[QUIZ_SETTINGS] = {"enterprise", "rural", "community", "school",
                                                 "family"};
static const char *const titles[QUIZ_SETTINGS] = {"企业", "农村", "社区", "学校", "家庭"};

const char *quiz_setting_name(enum quiz_setting setting)
{
    assert(setting < QUIZ_SETTINGS);
    return names[setting];
}

const char *quiz_setting_title(enum quiz_setting setting)
{
    assert(setting < QUIZ_SETTINGS);
    return titles[setting];
}

int quiz_setting_find(const char *name)
{
    for (int i = 0; i < QUIZ_SETTINGS; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    return -1;
}

static void finish_items(struct quiz_item *items, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct quiz_item *item = &items[i];
        for (int view = 0; view < QUIZ_VIEWS; view++)
            quiz_shape_finish(&item->shapes[view]);
        for (int k = 0; k < QUIZ_OPTIONS; k++)
            free(item->options[k]);
        free(item->title);
        free(item->practice);
        free(item->basis);
        free(item->question);
        free(item->explanation);
        free(item->text);
    }
    free(items);
}

void quiz_scene_finish(struct quiz_scene *scene)
{
    finish_items(scene->hazards, scene->hazard_count);
    finish_items(scene->decoys, scene->decoy_count);
    for (int view = 0; view < QUIZ_VIEWS; view++)
        free(scene->pictures[view].path);
    free(scene->name);
    free(scene->title);
    *scene = (struct quiz_scene){0};
}

static struct quiz_item *add(struct quiz_item **items, size_t *count, size_t *capacity)
{
    *items = mem_grow(*items, *count, capacity, sizeof(**items));
    struct quiz_item *item = &(*items)[(*count)++];
    *item = (struct quiz_item){0};
    return item;
}

struct quiz_item *quiz_scene_add_hazard(struct quiz_scene *scene)
{
    return add(&scene->hazards, &scene->hazard_count, &scene->hazard_capacity);
}

struct quiz_item *quiz_scene_add_decoy(struct quiz_scene *scene)
{
    return add(&scene->decoys, &scene->decoy_count, &scene->decoy_capacity);
}

enum quiz_view quiz_scene_view(const struct quiz_scene *scene, int panel_w, int panel_h)
{
    enum quiz_view view = panel_h > panel_w ? QUIZ_PORTRAIT : QUIZ_LANDSCAPE;
    if (!scene->pictures[view].path)
        view = view == QUIZ_PORTRAIT ? QUIZ_LANDSCAPE : QUIZ_PORTRAIT;
    return view;
}
