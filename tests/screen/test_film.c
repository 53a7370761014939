#include "screen/panel.h"

#define FILM_W 64
#define FILM_H 48

/* A frame with padded rows: nobody may read behind w. */
struct frame {
    uint8_t luma[FILM_H][FILM_W + 32];
    uint8_t blue[FILM_H / 2][FILM_W / 2 + 16];
    uint8_t red[FILM_H / 2][FILM_W / 2 + 16];
};

static struct screen_film film_of(const struct frame *frame)
{
    return (struct screen_film){
        .planes = {frame->luma[0], frame->blue[0], frame->red[0]},
        .pitches = {sizeof(frame->luma[0]), sizeof(frame->blue[0]), sizeof(frame->red[0])},
        .w = FILM_W,
        .h = FILM_H,
        .matrix = SCREEN_BT709,
    };
}

static void fill_frame(struct frame *frame, int y, int u, int v)
{
    memset(frame->luma, 99, sizeof(frame->luma));
    memset(frame->blue, 99, sizeof(frame->blue));
    memset(frame->red, 99, sizeof(frame->red));
    for (int row = 0; row < FILM_H; row++)
        memset(frame->luma[row], y, FILM_W);
    for (int row = 0; row < FILM_H / 2; row++) {
        memset(frame->blue[row], u, FILM_W / 2);
        memset(frame->red[row], v, FILM_W / 2);
    }
}

/* A picture in which every 2 × 2 block has its own colour and every pixel its own brightness. */
static void fill_blocks(struct frame *frame)
{
    fill_frame(frame, 0, 0, 0);
    for (int y = 0; y < FILM_H; y++)
        for (int x = 0; x < FILM_W; x++)
            frame->luma[y][x] = (uint8_t)(60 + (x * 37 + y * 91) % 120);
    for (int y = 0; y < FILM_H / 2; y++)
        for (int x = 0; x < FILM_W / 2; x++) {
            frame->blue[y][x] = (uint8_t)(90 + (x * 53 + y * 17) % 70);
            frame->red[y][x] = (uint8_t)(90 + (x * 29 + y * 71) % 70);
        }
}

/*
 * Limited: C = 1.164 (Y - 16); R = C + a V, G = C - b U - c V, B = C + d U with U, V from 128.
 * Full: the same without 1.164 and 16.
 */
static void colours_follow_matrix_and_range(void **state)
{
    static const struct {
        const char *name;
        enum screen_matrix matrix;
        bool is_full;
        int y, u, v;
        uint32_t rgb;
        int tolerance; /* 2; libyuv on x86 takes at most 2.0 for limited range's d, 2.11 and 2.14 */
    } rows[] = {
        {"601 limited", SCREEN_BT601, false, 120, 100, 160, 0xac6a41, 2},
        {"709 limited", SCREEN_BT709, false, 120, 100, 160, 0xb36e3e, 4},
        {"2020 limited", SCREEN_BT2020, false, 120, 100, 160, 0xaf6a3d, 4},
        {"601 full", SCREEN_BT601, true, 120, 100, 160, 0xa56b46, 2},
        {"709 full", SCREEN_BT709, true, 120, 100, 160, 0xaa6e44, 2},
        {"2020 full", SCREEN_BT2020, true, 120, 100, 160, 0xa76a43, 2},
        {"limited white", SCREEN_BT709, false, 235, 128, 128, 0xffffff, 2},
        {"limited black", SCREEN_BT709, false, 16, 128, 128, 0x000000, 2},
        {"full white", SCREEN_BT709, true, 255, 128, 128, 0xffffff, 2},
        {"full black", SCREEN_BT709, true, 0, 128, 128, 0x000000, 2},
        {"full 16", SCREEN_BT601, true, 16, 128, 128, 0x101010, 2},
        {"601 red", SCREEN_BT601, false, 81, 90, 240, 0xfe0000, 2},
        {"709 red", SCREEN_BT709, false, 63, 102, 240, 0xff0100, 4},
        {"709 blue", SCREEN_BT709, false, 32, 240, 118, 0x0100ff, 15},
    };
    static const struct layout_rect whole = {0, 0, FILM_W, FILM_H};
    static const struct layout_rect sizes[] = {
        {0, 0, FILM_W, FILM_H}, {0, 0, 97, 71}, {0, 0, 31, 17}, {0, 0, 40, 40}};
    static struct frame frame;
    (void)state;
    for (size_t b = 0; b < COUNT(backends); b++) {
        struct screen *screen = panel_open(backends[b], 100, 80);
        for (size_t i = 0; i < COUNT(rows); i++) {
            struct screen_film film = film_of(&frame);
            fill_frame(&frame, rows[i].y, rows[i].u, rows[i].v);
            film.matrix = rows[i].matrix;
            film.is_full_range = rows[i].is_full;
            for (size_t s = 0; s < COUNT(sizes); s++) {
                screen_fill(screen, whole_panel(screen), 0x00ff00);
                screen_draw_film(screen, &film, whole, sizes[s]);
                assert_colour(panel_pixel(screen, 0, 0), rows[i].rgb, rows[i].tolerance,
                              rows[i].name);
                assert_colour(panel_pixel(screen, sizes[s].w - 1, sizes[s].h - 1), rows[i].rgb,
                              rows[i].tolerance, rows[i].name);
                assert_int_equal(panel_count(screen, 0x00ff00), 100 * 80 - sizes[s].w * sizes[s].h);
            }
        }
        screen_close(screen);
    }
}

/* Any part of the frame at any place looks as it does in the whole frame. */
static void a_part_is_that_part(void **state)
{
    static const struct layout_rect parts[] = {
        {0, 0, 64, 48}, {2, 4, 20, 10}, {3, 4, 20, 11},  {4, 5, 21, 10},
        {7, 9, 1, 1},   {63, 47, 1, 1}, {60, 40, 40, 40} /* reaches outside: only what there is */
    };
    static struct frame frame;
    (void)state;
    fill_blocks(&frame);
    for (size_t b = 0; b < COUNT(backends); b++) {
        struct screen *screen = panel_open(backends[b], 64, 48);
        struct screen_film film = film_of(&frame);
        screen_draw_film(screen, &film, whole_panel(screen), whole_panel(screen));
        uint32_t *whole = screen_capture(screen);
        for (size_t i = 0; i < COUNT(parts) - 1; i++) {
            struct layout_rect dst = {0, 0, parts[i].w, parts[i].h};
            screen_draw_film(screen, &film, parts[i], dst);
            uint32_t *seen = screen_capture(screen);
            for (int y = 0; y < dst.h; y++)
                for (int x = 0; x < dst.w; x++)
                    assert_int_equal(seen[y * 64 + x],
                                     whole[(y + parts[i].y) * 64 + x + parts[i].x]);
            free(seen);
        }
        screen_draw_film(screen, &film, parts[COUNT(parts) - 1], whole_panel(screen));
        free(whole);
        screen_close(screen);
    }
}

static void a_clip_moves_no_pixel(void **state)
{
    static const struct layout_rect clip = {11, 7, 29, 31};
    static const struct layout_rect places[] = {
        {0, 0, 64, 48}, {-3, -5, 64, 48}, {-10, -3, 150, 99}, {5, 4, 30, 20}, {1, 2, 55, 24}};
    static struct frame frame;
    enum { W = 90, H = 60 };
    (void)state;
    fill_blocks(&frame);
    for (size_t b = 0; b < COUNT(backends); b++) {
        struct screen *screen = panel_open(backends[b], W, H);
        struct screen_film film = film_of(&frame);
        struct layout_rect src = {0, 0, FILM_W, FILM_H};
        for (size_t i = 0; i < COUNT(places); i++) {
            screen_fill(screen, whole_panel(screen), RED);
            screen_draw_film(screen, &film, src, places[i]);
            uint32_t *unclipped = screen_capture(screen);
            screen_fill(screen, whole_panel(screen), RED);
            screen_set_clip(screen, &clip);
            screen_draw_film(screen, &film, src, places[i]);
            screen_set_clip(screen, NULL);
            uint32_t *clipped = screen_capture(screen);
            for (int y = 0; y < H; y++)
                for (int x = 0; x < W; x++) {
                    bool is_in =
                        x >= clip.x && x < clip.x + clip.w && y >= clip.y && y < clip.y + clip.h;
                    uint32_t expected = is_in ? unclipped[y * W + x] : (0xff000000U | RED);
                    assert_colour(clipped[y * W + x], expected, 1, "clipped");
                }
            free(unclipped);
            free(clipped);
        }
        screen_close(screen);
    }
}

static void both_back_ends_show_the_same_frame(void **state)
{
    static const struct layout_rect places[] = {
        {0, 0, 64, 48}, {-3, -5, 200, 120}, {5, 4, 30, 20}, {1, 2, 150, 24}};
    static struct frame frame;
    (void)state;
    fill_blocks(&frame);
    for (size_t i = 0; i < COUNT(places); i++) {
        uint32_t *seen[COUNT(backends)];
        for (size_t b = 0; b < COUNT(backends); b++) {
            struct screen *screen = panel_open(backends[b], 160, 100);
            struct screen_film film = film_of(&frame);
            struct layout_rect src = {0, 0, FILM_W, FILM_H};
            screen_draw_film(screen, &film, src, places[i]);
            seen[b] = screen_capture(screen);
            screen_close(screen);
        }
        assert_memory_equal(seen[0], seen[1], 160 * 100 * 4);
        free(seen[0]);
        free(seen[1]);
    }
}

/* Fine stripes become even grey: nothing is left out when a frame shrinks. */
static void shrinking_averages(void **state)
{
    static struct frame frame;
    (void)state;
    fill_frame(&frame, 16, 128, 128);
    for (int y = 0; y < FILM_H; y++)
        for (int x = 0; x < FILM_W; x += 2)
            frame.luma[y][x] = 235;
    for (size_t b = 0; b < COUNT(backends); b++) {
        struct screen *screen = panel_open(backends[b], 16, 12);
        struct screen_film film = film_of(&frame);
        screen_draw_film(screen, &film, (struct layout_rect){0, 0, FILM_W, FILM_H},
                         whole_panel(screen));
        for (int x = 0; x < 16; x++)
            assert_colour(panel_pixel(screen, x, 6), 0x7f7f7f, 2, "grey");
        screen_close(screen);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(colours_follow_matrix_and_range),
        cmocka_unit_test(a_part_is_that_part),
        cmocka_unit_test(a_clip_moves_no_pixel),
        cmocka_unit_test(both_back_ends_show_the_same_frame),
        cmocka_unit_test(shrinking_averages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
