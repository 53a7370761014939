/*
 * The image of what is said of a stick: another figure is painted into it, and looks as if all of
 * it were new.
 */
#include "quiz_stand.h"

#include <string.h>

#include "view/stick_layer.h"

#define W 640
#define H 96

static struct quiz_stand stand;

static struct view_stick copying(int percent)
{
    return (struct view_stick){.state = VIEW_STICK_COPYING, .percent = percent};
}

/* What is seen of it; owned by the caller. */
static uint32_t *look(const struct view_stick_layer *layer)
{
    screen_draw(stand.ctx.screen, layer->image, NULL, layer->at, 255);
    return screen_capture(stand.ctx.screen);
}

static bool paint(struct view_stick_layer *layer, struct view_stick stick)
{
    return view_stick_layer_paint(layer, stand.ctx.screen, stand.ctx.fonts, &stick);
}

static bool is_alike(const struct view_stick_layer *a, const struct view_stick_layer *b)
{
    uint32_t *seen_a = look(a), *seen_b = look(b);
    bool is_alike = memcmp(seen_a, seen_b, sizeof(*seen_a) * W * H) == 0;
    free(seen_a);
    free(seen_b);
    return is_alike;
}

static void another_figure_looks_as_new(void **state)
{
    static const int percents[] = {0, 100, 9, 10, 99};
    struct view_stick_layer kept = {.image = NULL};
    (void)state;
    quiz_stand_open(&stand, W, H);
    struct view_stick first = copying(88);
    view_stick_layer_place(&kept, view_stick_rect(&first, W, H));
    assert_true(paint(&kept, first));
    for (size_t i = 0; i < sizeof(percents) / sizeof(percents[0]); i++) {
        struct view_stick_layer fresh = {.at = kept.at};
        struct screen_image *image = kept.image;
        paint(&fresh, copying(percents[i]));
        assert_false(is_alike(&kept, &fresh));
        assert_true(paint(&kept, copying(percents[i])));
        assert_ptr_equal(kept.image, image);
        assert_true(is_alike(&kept, &fresh));
        assert_false(paint(&kept, copying(percents[i])));
        view_stick_layer_clear(&fresh);
    }
    view_stick_layer_clear(&kept);
    quiz_stand_close(&stand);
}

static void another_word_is_painted_anew(void **state)
{
    struct view_stick_layer kept = {.image = NULL};
    struct view_stick done = {.state = VIEW_STICK_DONE};
    (void)state;
    quiz_stand_open(&stand, W, H);
    view_stick_layer_place(&kept, view_stick_rect(&done, W, H));
    assert_true(paint(&kept, copying(50)));
    assert_true(paint(&kept, done));
    assert_false(paint(&kept, done));
    struct view_stick_layer fresh = {.at = kept.at};
    paint(&fresh, done);
    assert_true(is_alike(&kept, &fresh));
    view_stick_layer_clear(&fresh);
    struct layout_rect elsewhere = {0, 0, W, H / 2};
    view_stick_layer_place(&kept, elsewhere);
    assert_true(paint(&kept, done));
    view_stick_layer_clear(&kept);
    quiz_stand_close(&stand);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(another_figure_looks_as_new),
        cmocka_unit_test(another_word_is_painted_anew),
    };
    return cmocka_run_group_tests_name("view/stick_layer", tests, NULL, NULL);
}
