/*
 * What quiz_lint() finds, said where it stands in scene.cfg.
 */
#include "base/file.h"
#include "config/fields.h"
#include "config/scene_parts.h"

struct telling {
    const struct config_scene *scene;
    struct config_report *report;
};

const struct quiz_item *config_scene_item(const struct config_scene *scene, bool is_decoy,
                                          int index)
{
    if (index < 0)
        return NULL;
    return is_decoy ? &scene->scene.decoys[index] : &scene->scene.hazards[index];
}

static const struct config_scene_spots *spots_of(const struct config_scene *scene,
                                                 const struct quiz_finding *finding)
{
    return finding->is_decoy ? &scene->decoys[finding->index] : &scene->hazards[finding->index];
}

static bool is_about_shape(const struct quiz_finding *finding)
{
    return finding->field == QUIZ_FIELD_SHAPE;
}

/* The key, else what the reader would look at to write it. */
static struct config_spot find_spot(const struct config_scene *scene,
                                    const struct quiz_finding *finding)
{
    struct config_spot spot = {0, 0};
    if (finding->index < 0) {
        spot = finding->kind == QUIZ_FINDS_MISSING ? scene->title_at : scene->hazards_at;
        return spot.line ? spot : (struct config_spot){1, 1};
    }
    const struct config_scene_spots *spots = spots_of(scene, finding);
    if (is_about_shape(finding) && finding->view == QUIZ_PORTRAIT)
        spot = spots->shape_portrait;
    if (!spot.line)
        spot = spots->fields[finding->field];
    return spot.line ? spot : spots->at;
}

/* What is written and yet missing was of a wrong kind: config_scene_load() said so. */
static bool was_told(const struct config_scene *scene, const struct quiz_finding *finding)
{
    const struct quiz_item *item = config_scene_item(scene, finding->is_decoy, finding->index);
    if (!item)
        return finding->kind == QUIZ_FINDS_MISSING && scene->title_at.line;
    const struct config_scene_spots *spots = spots_of(scene, finding);
    bool is_written = spots->fields[finding->field].line != 0;
    switch (finding->kind) {
    case QUIZ_FINDS_MISSING:
        return is_written && !(finding->other > 0 && item->options[finding->other - 1]);
    case QUIZ_FINDS_NO_ID:
    case QUIZ_FINDS_ANSWER:
        return is_written;
    case QUIZ_FINDS_SHAPE:
        return finding->fault == QUIZ_SHAPE_MISSING && spots->is_shape_told[finding->view];
    case QUIZ_FINDS_ONE_DRAWING:
        return item->id[0] == '\0'; /* nobody knows what to look for */
    default:
        return false;
    }
}

static void tell(void *context, const struct quiz_finding *finding)
{
    const struct telling *telling = context;
    const struct config_scene *scene = telling->scene;
    struct str text = {0};
    char subject[CONFIG_SCENE_SUBJECT_BYTES];
    const struct quiz_item *item = config_scene_item(scene, finding->is_decoy, finding->index);
    struct config_spot spot = find_spot(scene, finding);
    if (was_told(scene, finding))
        return;
    if (item) {
        config_scene_name_subject(item->id, (size_t)finding->index, finding->is_decoy, subject);
        str_add(&text, subject);
    }
    if (finding->kind < QUIZ_FINDS_ERRORS_END) {
        config_scene_say_error(scene, finding, &text);
        config_report_error(telling->report, scene->path, spot.line, spot.column, "%s", text.text);
    } else {
        config_scene_say_advice(scene, finding, &text);
        config_report_warning(telling->report, scene->path, spot.line, spot.column, "%s",
                              text.text);
    }
    str_finish(&text);
}

void config_scene_check(const struct config_scene *scene, const struct quiz_panel *panel,
                        struct config_report *report)
{
    struct telling telling = {scene, report};
    quiz_lint(&scene->scene, panel, tell, &telling);
}
