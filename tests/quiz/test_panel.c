#include "quiz/panel.h"
#include "quiz/quiz_test.h"

/* A panel of 3:4:5 and 50 inches is 40 × 30 inches: 1016 × 762 mm. */
static void test_fit(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        double w, h; /* of the landscape picture; the portrait one is h × w */
        int canvas_w, canvas_h;
        enum quiz_view view;
        double units_per_mm;
    } rows[] = {
        {"as large as the canvas", 1600, 1200, 1600, 1200, QUIZ_LANDSCAPE, 1600 / 1016.0},
        {"twice as large", 3200, 2400, 1600, 1200, QUIZ_LANDSCAPE, 3200 / 1016.0},
        {"wider than the canvas", 1600, 900, 1600, 1200, QUIZ_LANDSCAPE, 1600 / 1016.0},
        {"higher than the canvas", 1200, 1200, 1600, 1200, QUIZ_LANDSCAPE, 1200 / 762.0},
        {"upright", 1600, 1200, 1200, 1600, QUIZ_PORTRAIT, 1600 / 1016.0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char path[] = "x.svg";
        struct quiz_scene scene = {
            .pictures = {{path, rows[i].w, rows[i].h, true}, {path, rows[i].h, rows[i].w, true}}};
        struct quiz_panel panel = quiz_panel_fit(&scene, rows[i].canvas_w, rows[i].canvas_h, 50);
        assert_int_equal(panel.view, rows[i].view);
        if (fabs(panel.units_per_mm - rows[i].units_per_mm) > 1e-9)
            fail_msg("%s: %g", rows[i].name, panel.units_per_mm);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_fit)};
    return cmocka_run_group_tests_name("quiz/panel", tests, NULL, NULL);
}
