#include "config/layers_cfg.h"
#include "config/scratch.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static char drawing[600];

static struct config_layers make_layers(void)
{
    struct config_layers layers = {0};
    struct err err = {.text = ""};
    struct config_layers_picture *picture = &layers.pictures[QUIZ_LANDSCAPE];
    assert_true(config_layers_sum(drawing, picture->sum, &err));
    picture->grid.w = 480;
    picture->grid.h = 270;
    picture->size_count = 2;
    picture->sizes[0] = (struct config_layers_size){1920, 1080, "a.png", "b.png"};
    picture->sizes[1] = (struct config_layers_size){3840, 2160, "c.png", "d.png"};
    picture->hazard_count = 2;
    picture->hazards = calloc(2, sizeof(*picture->hazards));
    (void)snprintf(picture->hazards[0].id, QUIZ_ID_BYTES, "C01");
    (void)snprintf(picture->hazards[1].id, QUIZ_ID_BYTES, "C02");
    picture->hazards[0].count = 2;
    picture->hazards[0].rects = calloc(2, sizeof(struct quiz_cell_rect));
    picture->hazards[0].rects[0] = (struct quiz_cell_rect){0, 1, 2, 3};
    picture->hazards[0].rects[1] = (struct quiz_cell_rect){470, 260, 10, 10};
    layers.pictures[QUIZ_PORTRAIT] = layers.pictures[QUIZ_LANDSCAPE];
    layers.pictures[QUIZ_PORTRAIT].hazards = NULL;
    layers.pictures[QUIZ_PORTRAIT].hazard_count = 0;
    return layers;
}

static int write_drawing(void **state)
{
    int result = scratch_open(state);
    (void)snprintf(drawing, sizeof(drawing), "%s", scratch_write("scene.svg", "<svg/>"));
    return result;
}

static void what_is_written_is_read_again(void **state)
{
    struct config_layers made = make_layers(), read = {0};
    struct err err = {.text = ""};
    (void)state;
    assert_true(config_layers_save(&made, scratch_folder, &err));
    if (!config_layers_load(scratch_folder, &read, &err))
        fail_msg("%s", err.text);
    for (int view = 0; view < QUIZ_VIEWS; view++) {
        const struct config_layers_picture *a = &made.pictures[view], *b = &read.pictures[view];
        assert_string_equal(a->sum, b->sum);
        assert_int_equal(a->grid.w, b->grid.w);
        assert_int_equal(a->grid.h, b->grid.h);
        assert_int_equal(a->size_count, b->size_count);
        for (size_t i = 0; i < a->size_count; i++) {
            assert_int_equal(a->sizes[i].w, b->sizes[i].w);
            assert_int_equal(a->sizes[i].h, b->sizes[i].h);
            assert_string_equal(a->sizes[i].safe, b->sizes[i].safe);
            assert_string_equal(a->sizes[i].danger, b->sizes[i].danger);
        }
        assert_int_equal(a->hazard_count, b->hazard_count);
        for (size_t i = 0; i < a->hazard_count; i++) {
            assert_string_equal(a->hazards[i].id, b->hazards[i].id);
            assert_int_equal(a->hazards[i].count, b->hazards[i].count);
            if (a->hazards[i].count)
                assert_memory_equal(a->hazards[i].rects, b->hazards[i].rects,
                                    a->hazards[i].count * sizeof(struct quiz_cell_rect));
        }
    }
    config_layers_finish(&made);
    config_layers_finish(&read);
}

static void one_that_is_not_there_is_gone(void **state)
{
    struct config_layers layers;
    struct err err = {.text = ""};
    (void)state;
    assert_false(config_layers_load(scratch_path("nowhere"), &layers, &err));
    assert_int_equal(err.code, ERR_GONE);
}

#define SIZE   "{ at = [1920, 1080]; safe = \"a.png\"; danger = \"b.png\"; }"
#define HAZARD "{ id = \"C01\"; cells = [0, 0, 1, 1]; }"
#define PICTURE(view, grid, sizes, hazards)                                                        \
    "{ view = \"" view "\"; sum = \"0123456789abcdef\"; grid = " grid "; sizes = (" sizes          \
    "); hazards = (" hazards "); }"
#define GRID         "[480, 270]"
#define FILE_OF(...) "format = 1; pictures = (" __VA_ARGS__ ");"

static void damaged_ones_are_not_used(void **state)
{
    static const char *const rows[] = {
        "",
        "format = 1;",
        "pictures = (" PICTURE("landscape", GRID, SIZE, HAZARD) ");",
        "format = 2; pictures = (" PICTURE("landscape", GRID, SIZE, HAZARD) ");",
        "format = 1; pictures = ( { view = \"landscape\"; sum",
        FILE_OF("5"),
        FILE_OF("{ view = \"landscape\"; }"),
        FILE_OF(PICTURE("upright", GRID, SIZE, HAZARD)),
        FILE_OF(
            PICTURE("landscape", GRID, SIZE, HAZARD) "," PICTURE("landscape", GRID, SIZE, HAZARD)),
        FILE_OF(PICTURE("landscape", "[480]", SIZE, HAZARD)),
        FILE_OF(PICTURE("landscape", "[480, 0]", SIZE, HAZARD)),
        FILE_OF(PICTURE("landscape", "[481, 270]", SIZE, HAZARD)),
        FILE_OF(PICTURE("landscape", GRID, "", HAZARD)),
        FILE_OF(PICTURE("landscape", GRID, "7", HAZARD)),
        FILE_OF(PICTURE("landscape", GRID, SIZE "," SIZE "," SIZE, HAZARD)),
        FILE_OF(PICTURE("landscape", GRID, "{ at = [1920, 1080]; safe = \"a.png\"; }", HAZARD)),
        FILE_OF(PICTURE("landscape", GRID,
                        "{ at = [9000, 1080]; safe = \"a.png\"; danger = \"b.png\"; }", HAZARD)),
        FILE_OF(PICTURE("landscape", GRID,
                        "{ at = [1920, 1080]; safe = \"../a.png\"; danger = \"b.png\"; }", HAZARD)),
        FILE_OF(PICTURE("landscape", GRID, SIZE, "7")),
        FILE_OF(PICTURE("landscape", GRID, SIZE, "{ id = \"\"; cells = []; }")),
        FILE_OF(PICTURE("landscape", GRID, SIZE, "{ id = \"C01\"; }")),
        FILE_OF(PICTURE("landscape", GRID, SIZE, "{ id = \"C01\"; cells = [0, 0, 1]; }")),
        FILE_OF(PICTURE("landscape", GRID, SIZE, "{ id = \"C01\"; cells = [0, 0, 0, 1]; }")),
        FILE_OF(PICTURE("landscape", GRID, SIZE, "{ id = \"C01\"; cells = [-1, 0, 2, 1]; }")),
        FILE_OF(PICTURE("landscape", GRID, SIZE, "{ id = \"C01\"; cells = [479, 0, 2, 1]; }")),
        FILE_OF(PICTURE("landscape", GRID, SIZE, "{ id = \"C01\"; cells = [0, 270, 1, 1]; }")),
        FILE_OF(PICTURE("landscape", GRID, SIZE, "{ id = \"C01\"; cells = [0.5, 0, 1, 1]; }")),
    };
    struct config_layers layers = {0};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct err err = {.text = ""};
        (void)scratch_write(CONFIG_LAYERS_FILE, rows[i]);
        if (config_layers_load(scratch_folder, &layers, &err))
            fail_msg("row %zu was read: %s", i, rows[i]);
        assert_int_equal(err.code, ERR_INVALID);
        assert_non_null(strstr(err.text, "layers.cfg"));
    }
    struct err err = {.text = ""};
    (void)scratch_write(CONFIG_LAYERS_FILE, FILE_OF(PICTURE("landscape", GRID, SIZE, HAZARD)));
    assert_true(config_layers_load(scratch_folder, &layers, &err));
    config_layers_finish(&layers);
}

static struct quiz_scene make_scene(void)
{
    struct quiz_scene scene = {0};
    scene.pictures[QUIZ_LANDSCAPE] =
        (struct quiz_picture){.path = strdup(drawing), .w = 3840, .h = 2160, .is_drawing = true};
    (void)snprintf(quiz_scene_add_hazard(&scene)->id, QUIZ_ID_BYTES, "C02");
    (void)snprintf(quiz_scene_add_hazard(&scene)->id, QUIZ_ID_BYTES, "C01");
    return scene;
}

static void they_belong_to_what_they_were_made_of(void **state)
{
    struct config_layers layers = make_layers();
    struct quiz_scene scene = make_scene();
    (void)state;
    assert_true(config_layers_belong(&layers, &scene, QUIZ_LANDSCAPE));
    assert_false(config_layers_belong(&layers, &scene, QUIZ_PORTRAIT));
    scene.hazards[1].id[2] = '3';
    assert_false(config_layers_belong(&layers, &scene, QUIZ_LANDSCAPE));
    scene.hazards[1].id[2] = '1';
    (void)quiz_scene_add_hazard(&scene);
    assert_false(config_layers_belong(&layers, &scene, QUIZ_LANDSCAPE));
    scene.hazard_count--;
    assert_true(config_layers_belong(&layers, &scene, QUIZ_LANDSCAPE));
    (void)scratch_write("scene.svg", "<svg />");
    assert_false(config_layers_belong(&layers, &scene, QUIZ_LANDSCAPE));
    (void)scratch_write("scene.svg", "<svg/>");
    assert_true(config_layers_belong(&layers, &scene, QUIZ_LANDSCAPE));
    (void)snprintf(drawing, sizeof(drawing), "%s", scratch_path("scene.svg"));
    assert_int_equal(remove(drawing), 0);
    assert_false(config_layers_belong(&layers, &scene, QUIZ_LANDSCAPE));
    (void)scratch_write("scene.svg", "<svg/>");
    quiz_scene_finish(&scene);
    config_layers_finish(&layers);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read_again),
        cmocka_unit_test(one_that_is_not_there_is_gone),
        cmocka_unit_test(damaged_ones_are_not_used),
        cmocka_unit_test(they_belong_to_what_they_were_made_of),
    };
    return cmocka_run_group_tests(tests, write_drawing, scratch_close);
}
