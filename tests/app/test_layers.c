/*
 * Layers of the yard: a level put together from them is the level as it is drawn; and when they are
 * not used.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/layers.h"
#include "app/scene_open.h"
#include "base/file.h"
#include "base/mem.h"
#include "quiz/level.h"

#define YARD         "tests/fixtures/scenes/yard"
#define COUNT(a)     (sizeof(a) / sizeof((a)[0]))
#define W            1920
#define H            1080
#define DRAWN_BYTES  (1 << 20)
#define NEAR_SAMPLES 4096

static char scratch[] = "/tmp/anxuan-layers-XXXXXX";
static char program[600], yard[600], layers[600];
static struct site site;

static void copy_file(const char *from_folder, const char *to_folder, const char *name)
{
    struct err err = {.text = ""};
    struct str bytes = {0};
    char *from = file_join(from_folder, name), *to = file_join(to_folder, name);
    if (!file_read(from, DRAWN_BYTES, &bytes, &err) ||
        !file_replace(to, bytes.text, bytes.len, &err))
        fail_msg("%s", err.text);
    str_finish(&bytes);
    free(from);
    free(to);
}

static struct config_scene load(const char *folder)
{
    struct config_scene scene = {0};
    struct config_report report = {0};
    bool ok = config_scene_load(folder, &scene, &report);
    config_report_print(&report, stderr);
    assert_true(ok && report.errors == 0);
    config_report_finish(&report);
    return scene;
}

static void render(const char *out)
{
    struct err err = {.text = "nothing but the report"};
    struct config_report report = {0};
    struct config_scene scene = load(yard);
    bool ok = layers_render(&site, &scene, out, &report, &err);
    config_report_print(&report, stderr);
    if (!ok)
        fail_msg("%s", err.text);
    config_scene_finish(&scene);
    config_report_finish(&report);
}

/* A copy of the yard with its layers, in the scratch folder. */
static int make_yard(void **state)
{
    struct err err = {.text = ""};
    const char *bin = getenv("ANXUAN_BIN");
    (void)state;
    if (!bin || !mkdtemp(scratch))
        return -1;
    (void)snprintf(program, sizeof(program), "%s/anxuan-picture", bin);
    (void)snprintf(yard, sizeof(yard), "%s/yard", scratch);
    (void)snprintf(layers, sizeof(layers), "%s/yard/layers", scratch);
    site = (struct site){
        .picture_program = program, .data = scratch, .assets = scratch, .layers = scratch};
    if (!file_make_folders(yard, &err))
        return -1;
    copy_file(YARD, yard, "scene.cfg");
    copy_file(YARD, yard, "scene.svg");
    copy_file(YARD, yard, "portrait.svg");
    render(layers);
    return 0;
}

static int remove_yard(void **state)
{
    (void)state;
    file_remove_tree(scratch);
    return 0;
}

/* --- levels --------------------------------------------------------------------------------------
 */

struct level {
    uint32_t *pixels;
    bool is_layered;
    int w, h;
};

static struct level open_level(enum quiz_view view, uint64_t seed, int w, int h, bool is_live)
{
    struct err err = {.text = ""};
    size_t dangerous[QUIZ_LEVEL];
    struct config_scene scene = load(yard);
    const struct scene_open_request request = {
        .site = &site,
        .scene = &scene.scene,
        .folder = yard,
        .view = view,
        .dangerous = dangerous,
        .count = quiz_level_choose(&scene.scene, seed, dangerous),
        .w = w,
        .h = h,
        .is_live = is_live,
    };
    struct scene_open *open = scene_open_now(&request, &err);
    if (!open)
        fail_msg("%s", err.text);
    struct level level = {mem_alloc((size_t)w * (size_t)h * 4), scene_open_is_layered(open), w, h};
    memcpy(level.pixels, scene_open_pixels(open), (size_t)w * (size_t)h * 4);
    scene_open_close(open);
    config_scene_finish(&scene);
    return level;
}

static bool is_near(uint32_t a, uint32_t b, int tolerance)
{
    for (int shift = 0; shift < 24; shift += 8)
        if (abs((int)(a >> shift & 255) - (int)(b >> shift & 255)) > tolerance)
            return false;
    return true;
}

static int count_different(const struct level *a, const struct level *b, int tolerance)
{
    int count = 0;
    for (int i = 0; i < a->w * a->h; i++)
        count += !is_near(a->pixels[i], b->pixels[i], tolerance);
    return count;
}

static void a_level_from_layers_is_the_level_as_it_is_drawn(void **state)
{
    (void)state;
    for (int view = 0; view < QUIZ_VIEWS; view++)
        for (uint64_t seed = 0; seed < 4; seed++) {
            int w = view == QUIZ_PORTRAIT ? H : W, h = view == QUIZ_PORTRAIT ? W : H;
            struct level composed = open_level((enum quiz_view)view, seed, w, h, false);
            struct level drawn = open_level((enum quiz_view)view, seed, w, h, true);
            assert_true(composed.is_layered);
            assert_false(drawn.is_layered);
            assert_int_equal(count_different(&composed, &drawn, 1), 0);
            free(composed.pixels);
            free(drawn.pixels);
        }
}

/* Scaled, edges are soft; but nothing of a hazard that is put right may show, and none may be
 * missing: such pixels would differ by far more. */
static void so_it_is_at_other_sizes(void **state)
{
    static const int sizes[][2] = {{1804, 1015}, {1036, 583}, {3608, 2030}, {641, 361}};
    (void)state;
    for (size_t i = 0; i < COUNT(sizes); i++) {
        struct level composed = open_level(QUIZ_LANDSCAPE, i, sizes[i][0], sizes[i][1], false);
        struct level drawn = open_level(QUIZ_LANDSCAPE, i, sizes[i][0], sizes[i][1], true);
        int far = count_different(&composed, &drawn, 100);
        assert_true(composed.is_layered);
        if (far > composed.w * composed.h / 5000)
            fail_msg("%d: %d pixels differ", sizes[i][0], far);
        free(composed.pixels);
        free(drawn.pixels);
    }
}

static void the_same_level_shows_other_hazards_on_another_day(void **state)
{
    (void)state;
    struct level a = open_level(QUIZ_LANDSCAPE, 1, W, H, false);
    struct level b = open_level(QUIZ_LANDSCAPE, 2, W, H, false);
    assert_true(count_different(&a, &b, 1) > NEAR_SAMPLES);
    free(a.pixels);
    free(b.pixels);
}

/* --- when layers are not used --------------------------------------------------------------------
 */

static void expect_drawn(const char *why)
{
    struct level level = open_level(QUIZ_LANDSCAPE, 3, W, H, false);
    struct level drawn = open_level(QUIZ_LANDSCAPE, 3, W, H, true);
    if (level.is_layered)
        fail_msg("%s, and still used", why);
    assert_int_equal(count_different(&level, &drawn, 0), 0);
    free(level.pixels);
    free(drawn.pixels);
}

static void append(const char *folder, const char *name, const char *text)
{
    char *path = file_join(folder, name);
    FILE *file = fopen(path, "a");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    free(path);
}

static void layers_of_another_drawing_are_not_used(void **state)
{
    (void)state;
    append(yard, "scene.svg", "<!-- moved -->");
    expect_drawn("the drawing changed");
    copy_file(YARD, yard, "scene.svg");
    struct level level = open_level(QUIZ_LANDSCAPE, 0, W, H, false);
    assert_true(level.is_layered);
    free(level.pixels);
}

static void a_damaged_index_is_not_used(void **state)
{
    (void)state;
    append(layers, CONFIG_LAYERS_FILE, "and = ");
    expect_drawn("the index is damaged");
    render(layers);
}

static void damaged_pictures_are_drawn_instead(void **state)
{
    static const char *const names[] = {"landscape-1920-safe.png", "landscape-1920-danger.png"};
    (void)state;
    for (size_t i = 0; i < COUNT(names); i++) {
        char *path = file_join(layers, names[i]);
        assert_int_equal(truncate(path, 5000), 0);
        expect_drawn("it is cut");
        assert_int_equal(remove(path), 0);
        expect_drawn("it is gone");
        free(path);
        render(layers);
    }
}

static void pictures_of_another_size_are_drawn_instead(void **state)
{
    (void)state;
    char *portrait = file_join(layers, "portrait-1920-safe.png");
    char *safe = file_join(layers, "landscape-1920-safe.png");
    assert_int_equal(rename(portrait, safe), 0);
    expect_drawn("it is the upright one");
    free(portrait);
    free(safe);
    render(layers);
}

static void layers_beside_the_program_are_found(void **state)
{
    char away[600], beside[600];
    (void)state;
    (void)snprintf(away, sizeof(away), "%s/away", scratch);
    (void)snprintf(beside, sizeof(beside), "%s/away/yard", scratch);
    struct err err = {.text = ""};
    assert_true(file_make_folders(away, &err));
    assert_int_equal(rename(layers, beside), 0);
    expect_drawn("it is away");
    site.layers = away;
    struct level level = open_level(QUIZ_LANDSCAPE, 0, W, H, false);
    assert_true(level.is_layered);
    free(level.pixels);
    site.layers = scratch;
    assert_int_equal(rename(beside, layers), 0);
}

/* --- what cannot be rendered ---------------------------------------------------------------------
 */

static void replace_text(const char *name, const char *old, const char *new)
{
    struct err err = {.text = ""};
    struct str bytes = {0}, changed = {0};
    char *path = file_join(yard, name);
    assert_true(file_read(path, DRAWN_BYTES, &bytes, &err));
    const char *at = strstr(bytes.text, old);
    assert_non_null(at);
    str_add_span(&changed, bytes.text, (size_t)(at - bytes.text));
    str_add(&changed, new);
    str_add(&changed, at + strlen(old));
    assert_true(file_replace(path, changed.text, changed.len, &err));
    str_finish(&bytes);
    str_finish(&changed);
    free(path);
}

static void expect_error(const char *words)
{
    struct err err = {.code = ERR_NONE};
    struct config_report rendered = {0}, checked = {0};
    struct config_scene scene = load(yard);
    char *nowhere = file_join(scratch, "nowhere");
    assert_false(layers_render(&site, &scene, nowhere, &rendered, &err));
    assert_false(file_is_folder(nowhere));
    layers_check(&site, &scene, &checked);
    assert_int_equal(rendered.errors, 1);
    assert_int_equal(checked.errors, 1);
    assert_string_equal(rendered.lines[0], checked.lines[0]);
    if (!strstr(rendered.lines[0], words))
        fail_msg("wanted \"%s\", got \"%s\"", words, rendered.lines[0]);
    free(nowhere);
    config_scene_finish(&scene);
    config_report_finish(&rendered);
    config_report_finish(&checked);
}

static void hazards_too_near_are_named(void **state)
{
    (void)state;
    /* the open manhole comes up to the extinguisher */
    replace_text("scene.svg", "<g id=\"Y02-hazard\" transform=\"translate(1000",
                 "<g id=\"Y02-hazard\" transform=\"translate(780");
    expect_error("scene.cfg:8:3: error: 横版：Y01 和 Y02 画得太近");
    copy_file(YARD, yard, "scene.svg");
}

static void drawings_that_look_the_same_are_named(void **state)
{
    (void)state;
    replace_text("portrait.svg", "<g id=\"Y05-hazard\"", "<g id=\"Y05-hazzard\" display=\"none\"");
    replace_text("portrait.svg", "<g id=\"Y05-safe\"", "<g id=\"Y05-hazard\"/><g id=\"Y05-safee\"");
    replace_text("portrait.svg", "<g id=\"Y06-hazard\"",
                 "<g id=\"Y05-safe\"/><g id=\"Y06-hazard\"");
    expect_error("竖版：Y05 的两种画法看不出区别");
    copy_file(YARD, yard, "portrait.svg");
}

static void more_hazards_than_a_scene_may_have_are_refused(void **state)
{
    struct err err = {.code = ERR_NONE};
    struct config_report report = {0};
    struct config_scene scene = load(yard);
    char *nowhere = file_join(scratch, "nowhere");
    (void)state;
    while (scene.scene.hazard_count <= QUIZ_HAZARDS_MAX)
        (void)snprintf(quiz_scene_add_hazard(&scene.scene)->id, QUIZ_ID_BYTES, "Z%zu",
                       scene.scene.hazard_count);
    assert_false(layers_render(&site, &scene, nowhere, &report, &err));
    assert_int_equal(err.code, ERR_LIMIT);
    assert_int_equal(report.errors, 0);
    assert_false(file_is_folder(nowhere));
    layers_check(&site, &scene, &report);
    assert_int_equal(report.errors, 0); /* others tell that */
    free(nowhere);
    config_scene_finish(&scene);
    config_report_finish(&report);
}

static void a_folder_that_cannot_be_made_is_told(void **state)
{
    struct err err = {.code = ERR_NONE};
    struct config_report report = {0};
    struct config_scene scene = load(yard);
    char *inside = file_join(yard, "scene.cfg/layers");
    (void)state;
    assert_false(layers_render(&site, &scene, inside, &report, &err));
    assert_int_equal(report.errors, 0);
    assert_int_equal(err.code, ERR_IO);
    free(inside);
    config_scene_finish(&scene);
    config_report_finish(&report);
}

static void the_fixture_itself_is_fine(void **state)
{
    struct config_report report = {0};
    struct config_scene scene = load(yard);
    (void)state;
    layers_check(&site, &scene, &report);
    config_report_print(&report, stderr);
    assert_int_equal(report.count, 0);
    config_scene_finish(&scene);
    config_report_finish(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_fixture_itself_is_fine),
        cmocka_unit_test(a_level_from_layers_is_the_level_as_it_is_drawn),
        cmocka_unit_test(so_it_is_at_other_sizes),
        cmocka_unit_test(the_same_level_shows_other_hazards_on_another_day),
        cmocka_unit_test(layers_of_another_drawing_are_not_used),
        cmocka_unit_test(a_damaged_index_is_not_used),
        cmocka_unit_test(damaged_pictures_are_drawn_instead),
        cmocka_unit_test(pictures_of_another_size_are_drawn_instead),
        cmocka_unit_test(layers_beside_the_program_are_found),
        cmocka_unit_test(hazards_too_near_are_named),
        cmocka_unit_test(drawings_that_look_the_same_are_named),
        cmocka_unit_test(more_hazards_than_a_scene_may_have_are_refused),
        cmocka_unit_test(a_folder_that_cannot_be_made_is_told),
    };
    return cmocka_run_group_tests(tests, make_yard, remove_yard);
}
