/*
 * Pictures for the tests of screen/picture. Fixtures are 64 × 48 where nothing else is said, in
 * four quarters: RED GREEN above, BLUE YELLOW below.
 */
#ifndef TESTS_SCREEN_PICTURES_H
#define TESTS_SCREEN_PICTURES_H

#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "screen/picture.h"

#define FIXTURES    "tests/fixtures/pictures/"
#define COUNT(a)    (sizeof(a) / sizeof((a)[0]))
#define BYTES(text) text, sizeof(text) - 1

#define RED    0xc81e1eU
#define GREEN  0x1ea03cU
#define BLUE   0x283cc8U
#define YELLOW 0xf0c828U
#define PAPER  0xfbf7efU

static char scratch_folder[] = "/tmp/anxuan-picture-XXXXXX";

static inline int scratch_open(void **state)
{
    (void)state;
    strcpy(scratch_folder + strlen(scratch_folder) - 6, "XXXXXX");
    return mkdtemp(scratch_folder) ? 0 : -1;
}

static inline int scratch_close(void **state)
{
    (void)state;
    file_remove_tree(scratch_folder);
    return 0;
}

/* The path of a name in the scratch folder; good until the next call. */
static inline const char *scratch_path(const char *name)
{
    static char path[600];
    (void)snprintf(path, sizeof(path), "%s/%s", scratch_folder, name);
    return path;
}

static inline const char *scratch_write(const char *name, const void *bytes, size_t len)
{
    const char *path = scratch_path(name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
    return path;
}

/* The program under test, from $ANXUAN_BIN. */
static inline const char *picture_program(void)
{
    static char path[600];
    const char *bin = getenv("ANXUAN_BIN");
    if (!bin) {
        fprintf(stderr, "ANXUAN_BIN must name the folder of the built programs\n");
        exit(1);
    }
    (void)snprintf(path, sizeof(path), "%s/anxuan-picture", bin);
    return path;
}

static inline struct str read_fixture(const char *name)
{
    char path[600];
    struct str bytes = {0};
    struct err err = {.text = ""};
    (void)snprintf(path, sizeof(path), FIXTURES "%s", name);
    if (!file_read(path, 1 << 20, &bytes, &err))
        fail_msg("%s", err.text);
    return bytes;
}

/* What became of a picture. */
struct seen {
    bool ok;
    struct err err;   /* when not ok */
    uint32_t *pixels; /* w × h; free with seen_finish() */
    int w, h, src_w, src_h;
};

static inline void seen_finish(struct seen *seen)
{
    free(seen->pixels);
    seen->pixels = NULL;
}

static inline enum picture_state wait_for_end(struct picture *picture, struct err *err)
{
    enum picture_state state = PICTURE_PENDING;
    while (state == PICTURE_PENDING) {
        struct pollfd wait = {.fd = picture_fd(picture), .events = POLLIN};
        (void)poll(&wait, 1, 100);
        state = picture_step(picture, clock_real_us(), err);
    }
    return state;
}

static inline struct seen look_at(struct picture_request request)
{
    int w = request.w;
    int h = request.h;
    struct seen seen = {.w = w, .h = h};
    request.real_us = clock_real_us();
    struct picture *picture = picture_open(&request, &seen.err);
    if (!picture)
        return seen;
    seen.ok = wait_for_end(picture, &seen.err) == PICTURE_DONE;
    if (seen.ok) {
        size_t bytes = (size_t)w * (size_t)h * 4;
        seen.pixels = mem_alloc(bytes);
        memcpy(seen.pixels, picture_pixels(picture), bytes);
        picture_source_size(picture, &seen.src_w, &seen.src_h);
    } else {
        assert_null(picture_pixels(picture));
    }
    picture_close(picture);
    return seen;
}

static inline struct seen look(const char *path, int w, int h, enum layout_fit fit)
{
    return look_at((struct picture_request){
        .program = picture_program(), .path = path, .w = w, .h = h, .fit = fit});
}

/* With another program, which is not confined. */
static inline struct seen look_with(const char *program, const char *path, int w, int h,
                                    enum layout_fit fit)
{
    return look_at((struct picture_request){
        .program = program, .path = path, .w = w, .h = h, .fit = fit, .is_cell_optional = true});
}

/* The same, and it must have worked: every pixel opaque. */
static inline struct seen look_well(const char *path, int w, int h, enum layout_fit fit)
{
    struct seen seen = look(path, w, h, fit);
    if (!seen.ok)
        fail_msg("%s: %s", path, seen.err.text);
    for (int i = 0; i < w * h; i++)
        assert_int_equal(seen.pixels[i] >> 24, 255);
    return seen;
}

static inline void assert_refused(const struct seen *seen, enum err_code code, const char *words)
{
    assert_false(seen->ok);
    if (seen->err.code != code || !strstr(seen->err.text, words))
        fail_msg("wanted %d \"%s\", got %d \"%s\"", (int)code, words, (int)seen->err.code,
                 seen->err.text);
}

static inline uint32_t pixel(const struct seen *seen, int x, int y)
{
    return seen->pixels[y * seen->w + x] & 0xffffff;
}

static inline void assert_near(uint32_t got, uint32_t want, int tolerance, const char *what)
{
    for (int shift = 0; shift < 24; shift += 8)
        if (abs((int)(got >> shift & 255) - (int)(want >> shift & 255)) > tolerance)
            fail_msg("%s: wanted %06x, got %06x", what, want, got);
}

/* The middles of the four quarters: left to right, top to bottom. */
static inline void assert_quarters(const struct seen *seen, const uint32_t want[4], int tolerance,
                                   const char *what)
{
    for (int i = 0; i < 4; i++)
        assert_near(pixel(seen, seen->w * (1 + 2 * (i % 2)) / 4, seen->h * (1 + 2 * (i / 2)) / 4),
                    want[i], tolerance, what);
}

static inline void put_little(uint8_t *at, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        at[i] = (uint8_t)(value >> 8 * i);
}

static inline void put_big(uint8_t *at, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        at[i] = (uint8_t)(value >> 8 * (bytes - 1 - i));
}

/* PNG's sum over a chunk's type and data. */
static inline uint32_t png_sum(const uint8_t *bytes, size_t len)
{
    uint32_t sum = 0xffffffff;
    for (size_t i = 0; i < len; i++) {
        sum ^= bytes[i];
        for (int bit = 0; bit < 8; bit++)
            sum = sum >> 1 ^ (sum & 1 ? 0xedb88320 : 0);
    }
    return ~sum;
}

typedef uint32_t paint(int x, int y);

/* Writes a 24-bit BMP of that size, its pixels from paint(). */
static inline const char *write_bmp(const char *name, int w, int h, paint *colour)
{
    size_t stride = ((size_t)w * 3 + 3) / 4 * 4;
    size_t len = 54 + stride * (size_t)h;
    uint8_t *bytes = mem_alloc(len);
    memcpy(bytes, "BM", 2);
    put_little(bytes + 2, (uint32_t)len, 4);
    put_little(bytes + 10, 54, 4);
    put_little(bytes + 14, 40, 4);
    put_little(bytes + 18, (uint32_t)w, 4);
    put_little(bytes + 22, (uint32_t)h, 4);
    put_little(bytes + 26, 1, 2);
    put_little(bytes + 28, 24, 2);
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++)
            put_little(bytes + 54 + stride * (size_t)(h - 1 - y) + 3 * (size_t)x, colour(x, y), 3);
    const char *path = scratch_write(name, bytes, len);
    free(bytes);
    return path;
}

#endif
