/* A picture read, made an image and closed hundreds of times: nothing is left behind. */
#include "screen/pictures.h"
#include "soak/cycles.h"

#define W 640
#define H 360

static struct cycles pictures; /* the second test judges what the first one measured */

/* Kinds in turn: each has a decoder of its own. */
static void read_and_show(void *ctx)
{
    static const char *const names[] = {FIXTURES "rgb.jpg", FIXTURES "rgba.png",
                                        FIXTURES "lossy.webp", FIXTURES "poster.svg"};
    static size_t turn = 0;
    struct err err = {.text = ""};
    struct screen_image *image = NULL;
    struct picture_request request = {.program = picture_program(),
                                      .path = names[turn++ % COUNT(names)],
                                      .w = W,
                                      .h = H,
                                      .real_us = clock_real_us()};
    struct picture *picture = picture_open(&request, &err);
    if (!picture || wait_for_end(picture, &err) != PICTURE_DONE)
        fail_msg("%s", err.text);
    image = picture_image(picture, ctx);
    assert_non_null(image);
    screen_image_destroy(image);
    picture_close(picture);
}

static void no_descriptor_and_no_process_is_left(void **state)
{
    struct screen_options options = {.window_w = W, .window_h = H, .is_hidden = true};
    struct err err;
    struct screen *screen = screen_open(&options, &err);
    (void)state;
    assert_non_null(screen);
    cycles_run(&pictures, read_and_show, screen);
    screen_close(screen);
}

static void memory_stays_flat(void **state)
{
    (void)state;
    cycles_assert_flat(&pictures);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_descriptor_and_no_process_is_left),
        cmocka_unit_test(memory_stays_flat),
    };
    return cmocka_run_group_tests_name("picture cycles", tests, NULL, NULL);
}
