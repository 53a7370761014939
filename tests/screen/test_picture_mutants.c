/*
 * Damaged pictures: 200 mutants of each kind, the same ones every time. Each is shown or refused
 * within the limits, and afterwards a good picture is shown as if nothing had been.
 */
#include "screen/pictures.h"

#define MUTANTS 200
#define AT_ONCE 4

static uint32_t seed = 20260616;

static uint32_t draw(uint32_t below)
{
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % below;
}

/* Every fourth is cut short; the others have 1 to 8 bits flipped, half of them near the start. */
static size_t mutate(uint8_t *bytes, size_t len, int number)
{
    if (number % 4 == 0)
        return draw((uint32_t)len);
    size_t reach = number % 2 && len > 64 ? 64 : len;
    for (uint32_t flips = 1 + draw(8); flips > 0; flips--)
        bytes[draw((uint32_t)reach)] ^= (uint8_t)(1u << draw(8));
    return len;
}

static struct picture *open_mutant(const struct str *original, const char *name, int number)
{
    struct err err = {.text = ""};
    uint8_t *bytes = mem_alloc(original->len);
    memcpy(bytes, original->text, original->len);
    size_t len = mutate(bytes, original->len, number);
    struct picture_request request = {.program = picture_program(),
                                      .path = scratch_write(name, bytes, len),
                                      .w = 64,
                                      .h = 48,
                                      .fit = LAYOUT_CONTAIN,
                                      .real_us = clock_real_us()};
    struct picture *picture = picture_open(&request, &err);
    free(bytes);
    if (!picture)
        fail_msg("%s", err.text);
    return picture;
}

struct counts {
    int shown, refused, crashed;
};

static void judge(struct picture *picture, struct counts *counts)
{
    struct err err = {.text = ""};
    if (wait_for_end(picture, &err) == PICTURE_DONE) {
        counts->shown++;
    } else if (strstr(err.text, "decoder died")) {
        counts->crashed++;
        print_message("%s\n", err.text);
    } else {
        counts->refused++;
        assert_true(err.code == ERR_PARSE || err.code == ERR_UNSUPPORTED || err.code == ERR_LIMIT);
    }
    picture_close(picture);
}

/* may_crash: the library is known to. The player goes on, that is what the process is for. */
static void try_mutants(const char *fixture, bool may_crash)
{
    struct str original = read_fixture(fixture);
    struct counts counts = {0, 0, 0};
    struct picture *running[AT_ONCE] = {NULL};
    for (int i = 0; i < MUTANTS + AT_ONCE; i++) {
        struct picture **slot = &running[i % AT_ONCE];
        char name[64];
        (void)snprintf(name, sizeof(name), "%d-%s", i % AT_ONCE, fixture);
        if (*slot)
            judge(*slot, &counts);
        *slot = i < MUTANTS ? open_mutant(&original, name, i) : NULL;
    }
    print_message("%s: %d shown, %d refused, %d crashed\n", fixture, counts.shown, counts.refused,
                  counts.crashed);
    assert_int_equal(counts.shown + counts.refused + counts.crashed, MUTANTS);
    assert_true(counts.refused > 0);
    assert_true(counts.crashed == 0 || may_crash);
    struct seen seen = look_well(FIXTURES "rgb.png", 64, 48, LAYOUT_CONTAIN);
    seen_finish(&seen);
    str_finish(&original);
}

#define MUTANTS_OF(kind, fixture, may_crash)                                                       \
    static void mutants_of_##kind(void **state)                                                    \
    {                                                                                              \
        (void)state;                                                                               \
        try_mutants(fixture, may_crash);                                                           \
    }
MUTANTS_OF(jpeg, "rgb.jpg", false)
MUTANTS_OF(progressive_jpeg, "progressive.jpg", false)
MUTANTS_OF(cmyk_jpeg, "cmyk.jpg", false)
MUTANTS_OF(png, "rgb.png", false)
MUTANTS_OF(palette_png, "palette.png", false)
/* SDL2_image 2.6.3 writes outside its tables on some damaged frames */
MUTANTS_OF(gif, "animated.gif", true)
MUTANTS_OF(lossy_webp, "lossy.webp", false)
MUTANTS_OF(lossless_webp, "lossless.webp", false)
MUTANTS_OF(bmp, "rgb.bmp", false)
MUTANTS_OF(svg, "poster.svg", false)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mutants_of_jpeg),        cmocka_unit_test(mutants_of_progressive_jpeg),
        cmocka_unit_test(mutants_of_cmyk_jpeg),   cmocka_unit_test(mutants_of_png),
        cmocka_unit_test(mutants_of_palette_png), cmocka_unit_test(mutants_of_gif),
        cmocka_unit_test(mutants_of_lossy_webp),  cmocka_unit_test(mutants_of_lossless_webp),
        cmocka_unit_test(mutants_of_bmp),         cmocka_unit_test(mutants_of_svg),
    };
    return cmocka_run_group_tests(tests, scratch_open, scratch_close);
}
