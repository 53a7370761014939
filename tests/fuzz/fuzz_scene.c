/*
 * scene.cfg beside a drawing and a photograph: whatever stands in the file, an item that is kept is
 * whole, what is said is one line each, and reading does not depend on what was read before.
 */
#include "config/scene_cfg.h"
#include "fuzz/folder.h"

#define DRAWING                                                                                    \
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1600 900'><g id='C01-hazard'/>"          \
    "<g id='C01-safe'/><rect id='C01' x='100' y='100' width='90' height='90'/><g "                 \
    "id='C02-hazard'/><path id='C02' d='M300 300h90v90h-90z'/><circle id='C90' cx='800' "          \
    "cy='400' r='50'/></svg>"

static void make_folder(void)
{
    if (file_is_folder(folder_at("scene")))
        return;
    assert(mkdir(folder_at("scene"), 0755) == 0);
    (void)folder_write("scene/scene.svg", DRAWING, strlen(DRAWING)); /* its path is known */
    (void)folder_write("scene/photo.jpg", "x", 1);
    (void)folder_write("scene/broken.svg", "<svg", 4);
}

static void check_texts(const struct quiz_item *item)
{
    const char *const texts[] = {
        item->title, item->practice,   item->basis,      item->question,   item->explanation,
        item->text,  item->options[0], item->options[1], item->options[2], item->options[3]};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        assert(!texts[i] || utf8_is_valid(texts[i], strlen(texts[i])));
    assert(strlen(item->id) < QUIZ_ID_BYTES && fuzz_is_line(item->id));
    assert(fuzz_is_line(item->basis_mark));
    assert(item->answer >= 0 && item->answer <= QUIZ_OPTIONS && item->option_count >= 0);
}

static void check_items(const struct quiz_item *items, const struct config_scene_spots *spots,
                        size_t count)
{
    assert(count <= CONFIG_SCENE_ITEMS_MAX);
    for (size_t i = 0; i < count; i++) {
        check_texts(&items[i]);
        assert(spots[i].at.line >= 1 && spots[i].at.column >= 1);
        for (int view = 0; view < QUIZ_VIEWS; view++) {
            const struct quiz_shape *shape = &items[i].shapes[view];
            assert(shape->count <= QUIZ_POINTS_MAX + 1);
            assert((quiz_shape_fault(shape) == QUIZ_SHAPE_FINE) == (quiz_shape_area(shape) > 0));
        }
    }
}

static void check_scene(const struct config_scene *scene)
{
    const struct quiz_scene *of = &scene->scene;
    assert(of->setting < QUIZ_SETTINGS && of->name && scene->path);
    check_items(of->hazards, scene->hazards, of->hazard_count);
    check_items(of->decoys, scene->decoys, of->decoy_count);
    for (int view = 0; view < QUIZ_VIEWS; view++)
        assert(!of->pictures[view].path ||
               (of->pictures[view].w >= 1 && of->pictures[view].h >= 1));
}

/* Reads and checks the scene; returns whether it is to be used. */
static bool read_once(struct config_report *report)
{
    struct config_scene scene;
    struct quiz_panel panel = {QUIZ_LANDSCAPE, 2};
    bool ok = config_scene_load(folder_at("scene"), &scene, report);
    check_scene(&scene);
    if (ok)
        config_scene_check(&scene, &panel, report);
    else
        assert(report->errors > 0);
    config_scene_finish(&scene);
    return ok;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct config_report report = {0}, again = {0};
    make_folder();
    (void)folder_write("scene/scene.cfg", data, len); /* its path is known */
    int fds = fuzz_count_fds();
    bool is_used = read_once(&report);
    assert(read_once(&again) == is_used);
    assert(fuzz_count_fds() == fds);
    folder_expect_report(&report);
    assert(report.errors == again.errors && report.warnings == again.warnings);
    config_report_finish(&report);
    config_report_finish(&again);
    return 0;
}
