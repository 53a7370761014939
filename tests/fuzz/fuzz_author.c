/*
 * An author at work: the first bytes are what is done to a scene whose scene.cfg is the rest. What
 * was saved reads back as it was drawn, in whole units.
 */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "config/scene_save.h"
#include "fuzz/folder.h"

#define STEPS 16
#define SVG                                                                                        \
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 255 255'>"                               \
    "<rect id='a' x='9' y='9' width='50' height='60'/></svg>"

static struct quiz_point point_of(const uint8_t *bytes)
{
    return (struct quiz_point){bytes[0], bytes[1]};
}

/* Three bytes a step. */
static void do_steps(struct quiz_draft *draft, const uint8_t *bytes)
{
    for (int i = 0; i < STEPS; i++, bytes += 3) {
        if (bytes[0] < 128)
            (void)quiz_draft_do(draft, (enum quiz_draft_act)(bytes[0] % QUIZ_DRAFT_ACTS));
        else
            (void)quiz_draft_touch(draft, (enum quiz_draft_touch)(bytes[0] % 3),
                                   point_of(bytes + 1), 8);
    }
    (void)quiz_draft_touch(draft, QUIZ_DRAFT_LIFT, (struct quiz_point){0, 0}, 8);
}

static void check_item(const struct quiz_draft_item *drawn, const struct quiz_item *read)
{
    assert(strcmp(drawn->id, read->id) == 0);
    for (int view = 0; view < QUIZ_VIEWS; view++) {
        const struct quiz_shape *a = &drawn->shapes[view], *b = &read->shapes[view];
        assert(a->kind == b->kind && a->count == b->count);
        for (size_t i = 0; i < a->count; i++)
            assert(fabs(a->points[i].x - b->points[i].x) <= 0.5 &&
                   fabs(a->points[i].y - b->points[i].y) <= 0.5);
    }
}

static void check_saved(const char *path, const struct quiz_draft *draft)
{
    size_t count, hazards = 0;
    struct config_scene again;
    struct config_report report = {0};
    const struct quiz_draft_item *items = quiz_draft_items(draft, &count);
    assert(config_scene_load(path, &again, &report));
    while (hazards < count && !items[hazards].is_decoy)
        hazards++;
    assert(again.scene.hazard_count == hazards && again.scene.decoy_count == count - hazards);
    for (size_t i = 0; i < count; i++)
        check_item(&items[i],
                   i < hazards ? &again.scene.hazards[i] : &again.scene.decoys[i - hazards]);
    config_scene_finish(&again);
    config_report_finish(&report);
}

static void work(const char *path, const struct config_scene *scene, const uint8_t *steps)
{
    struct err err;
    size_t count;
    struct quiz_draft *draft = quiz_draft_create(&scene->scene);
    do_steps(draft, steps);
    const struct quiz_draft_item *items = quiz_draft_items(draft, &count);
    if (config_scene_save(scene, items, count, &err))
        check_saved(path, draft);
    else
        fuzz_expect_reason(&err);
    quiz_draft_free(draft);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct config_scene scene;
    struct config_report report = {0};
    if (len < STEPS * 3)
        return 0;
    (void)folder_write("scene.svg", (const uint8_t *)SVG, strlen(SVG));
    char *path = mem_copy_text(folder_write("scene.cfg", data + STEPS * 3, len - STEPS * 3));
    bool ok = config_scene_load(path, &scene, &report) && report.errors == 0 &&
              scene.scene.hazard_count <= QUIZ_HAZARDS_MAX &&
              scene.scene.decoy_count <= QUIZ_DECOYS_MAX;
    if (ok)
        work(path, &scene, data);
    config_scene_finish(&scene);
    config_report_finish(&report);
    free(path);
    return 0;
}
