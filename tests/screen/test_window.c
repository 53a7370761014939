/* Windows and events, on SDL's dummy display: a window's memory without anybody to show it. */
#include "screen/panel.h"

#include <signal.h>

#include <SDL2/SDL.h>

#include "screen/input.h"

#define WINDOW_W 200
#define WINDOW_H 100

static struct screen *window_open(enum screen_backend backend)
{
    struct screen_options options = {
        .backend = backend, .window_w = WINDOW_W, .window_h = WINDOW_H};
    struct screen_event event;
    struct err err;
    struct screen *screen = screen_open(&options, &err);
    assert_non_null(screen);
    while (screen_next_event(screen, &event))
        continue;
    return screen;
}

/* SDL numbers windows on and on; only one is open. */
static SDL_Window *the_window(void)
{
    for (uint32_t id = 1; id < 1000; id++)
        if (SDL_GetWindowFromID(id))
            return SDL_GetWindowFromID(id);
    fail_msg("no window");
    return NULL;
}

/* What the window itself shows. */
static uint32_t window_pixel(const struct screen *screen, int x, int y)
{
    SDL_Rect one = {x, y, 1, 1};
    uint32_t pixel = 0;
    if (strcmp(screen_backend_name(screen), "surface") == 0) {
        const SDL_Surface *surface = SDL_GetWindowSurface(the_window());
        const uint8_t *row = (const uint8_t *)surface->pixels + y * surface->pitch;
        memcpy(&pixel, row + x * 4, 4);
    } else {
        SDL_Renderer *renderer = SDL_GetRenderer(the_window());
        SDL_Texture *target = SDL_GetRenderTarget(renderer);
        assert_int_equal(SDL_SetRenderTarget(renderer, NULL), 0);
        assert_int_equal(SDL_RenderReadPixels(renderer, &one, SDL_PIXELFORMAT_ARGB8888, &pixel, 4),
                         0);
        assert_int_equal(SDL_SetRenderTarget(renderer, target), 0);
    }
    return pixel & 0xffffffU;
}

/* --- opening ---------------------------------------------------------------------------------- */

static void no_display_is_said_in_chinese_first(void **state)
{
    struct screen_options options = {.backend = SCREEN_AUTO};
    struct err err;
    (void)state;
    assert_int_equal(setenv("SDL_VIDEODRIVER", "nosuch", 1), 0);
    assert_null(screen_open(&options, &err));
    assert_int_equal(setenv("SDL_VIDEODRIVER", "dummy", 1), 0);
    assert_int_equal(err.code, ERR_GONE);
    assert_string_equal(err.text, "没有可用的显示器 no display: nosuch not available");
}

static void the_window_is_as_large_as_asked(void **state)
{
    static const struct {
        enum screen_backend backend;
        const char *name;
    } rows[] = {{SCREEN_SURFACE, "surface"}, {SCREEN_RENDERER, "renderer"}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct screen *screen = window_open(rows[i].backend);
        struct layout_rect whole = whole_panel(screen);
        assert_int_equal(whole.w, WINDOW_W);
        assert_int_equal(whole.h, WINDOW_H);
        assert_string_equal(screen_backend_name(screen), rows[i].name);
        assert_true(screen_refresh_hz(screen) > 0);
        screen_close(screen);
    }
}

static void without_a_size_it_covers_the_display(void **state)
{
    struct screen_options options = {.backend = SCREEN_SURFACE};
    struct err err;
    SDL_Rect bounds;
    (void)state;
    struct screen *screen = screen_open(&options, &err);
    assert_non_null(screen);
    assert_int_equal(SDL_GetDisplayBounds(0, &bounds), 0);
    struct layout_rect whole = whole_panel(screen);
    assert_int_equal(whole.w, bounds.w);
    assert_int_equal(whole.h, bounds.h);
    assert_true(SDL_GetWindowFlags(the_window()) & SDL_WINDOW_BORDERLESS);
    screen_close(screen);
}

/* --- presenting ------------------------------------------------------------------------------- */

static void brightness_darkens_what_is_presented(void **state)
{
    static const struct {
        int percent;
        uint32_t seen; /* of #ffc864 */
    } rows[] = {{100, 0xffc864}, {40, 0x665028}, {75, 0xbf964b},  {1, 0x030201},
                {0, 0x030201},   {99, 0xfcc663}, {250, 0xffc864}, {50, 0x7f6432}};
    (void)state;
    for (size_t b = 0; b < COUNT(backends); b++) {
        struct screen *screen = window_open(backends[b]);
        screen_fill(screen, whole_panel(screen), 0xffc864);
        for (size_t i = 0; i < COUNT(rows); i++) {
            screen_set_brightness(screen, rows[i].percent);
            screen_present(screen, NULL, 0);
            assert_colour(window_pixel(screen, 3, 3), rows[i].seen, 3, "presented");
            assert_int_equal(panel_count(screen, 0xffc864), WINDOW_W * WINDOW_H);
        }
        screen_close(screen);
    }
}

/* Drawing goes on at the same place and in the same picture when the brightness changes between. */
static void a_change_of_brightness_keeps_picture_and_target(void **state)
{
    (void)state;
    for (size_t b = 0; b < COUNT(backends); b++) {
        struct screen *screen = window_open(backends[b]);
        struct screen_image *image = plain_image(screen, 10, 10, WHITE);
        screen_fill(screen, (struct layout_rect){0, 0, 100, 100}, RED);
        screen_set_brightness(screen, 40);
        screen_fill(screen, (struct layout_rect){100, 0, 50, 100}, RED);
        screen_set_target(screen, image);
        screen_set_brightness(screen, 100);
        screen_fill(screen, (struct layout_rect){0, 0, 5, 10}, BLUE);
        screen_set_target(screen, NULL);
        screen_draw(screen, image, NULL, (struct layout_rect){0, 0, 10, 10}, 255);
        assert_int_equal(panel_count(screen, RED), 150 * 100 - 100);
        assert_int_equal(panel_count(screen, BLUE), 50);
        assert_int_equal(panel_count(screen, WHITE), 50);
        screen_present(screen, NULL, 0);
        assert_colour(window_pixel(screen, 120, 50), RED, 0, "presented");
        screen_image_destroy(image);
        screen_close(screen);
    }
}

static void only_the_rectangles_are_presented(void **state)
{
    struct layout_rect rects[40];
    struct screen *screen = window_open(SCREEN_SURFACE);
    (void)state;
    screen_set_brightness(screen, 50); /* with own memory: drawing alone shows nothing */
    screen_present(screen, NULL, 0);
    screen_fill(screen, whole_panel(screen), WHITE);
    rects[0] = (struct layout_rect){-5, -5, 15, 15};
    rects[1] = (struct layout_rect){190, 90, 50, 50};
    rects[2] = (struct layout_rect){500, 500, 5, 5};
    screen_present(screen, rects, 3);
    assert_colour(window_pixel(screen, 9, 9), 0x808080, 1, "first");
    assert_colour(window_pixel(screen, 10, 10), BLACK, 0, "beside the first");
    assert_colour(window_pixel(screen, 199, 99), 0x808080, 1, "second");
    for (size_t i = 0; i < COUNT(rects); i++)
        rects[i] = (struct layout_rect){(int)i, 0, 1, 1};
    screen_present(screen, &rects[2], 1); /* one pixel of those shown already */
    assert_colour(window_pixel(screen, 100, 50), BLACK, 0, "not yet");
    screen_present(screen, rects, COUNT(rects)); /* too many to count: everything */
    assert_colour(window_pixel(screen, 100, 50), 0x808080, 1, "all");
    screen_close(screen);
}

/* --- events ----------------------------------------------------------------------------------- */

static void push_key(SDL_Keycode code, uint16_t modifiers, uint8_t repeat)
{
    SDL_Event event = {.key = {.type = SDL_KEYDOWN, .state = SDL_PRESSED, .repeat = repeat}};
    event.key.keysym.sym = code;
    event.key.keysym.mod = modifiers;
    assert_int_equal(SDL_PushEvent(&event), 1);
}

static void keys_have_their_meaning(void **state)
{
    static const struct {
        SDL_Keycode code;
        uint16_t modifiers;
        enum screen_key key;
        int digit;
    } rows[] = {
        {SDLK_ESCAPE, 0, SCREEN_KEY_ESCAPE, 0},
        {SDLK_k, 0, SCREEN_KEY_NEXT, 0},
        {SDLK_RIGHT, 0, SCREEN_KEY_NEXT, 0},
        {SDLK_b, 0, SCREEN_KEY_PREVIOUS, 0},
        {SDLK_LEFT, 0, SCREEN_KEY_PREVIOUS, 0},
        {SDLK_SPACE, 0, SCREEN_KEY_PAUSE, 0},
        {SDLK_i, 0, SCREEN_KEY_STATUS, 0},
        {SDLK_s, 0, SCREEN_KEY_SLATE, 0},
        {SDLK_s, KMOD_LSHIFT | KMOD_CAPS | KMOD_NUM, SCREEN_KEY_SLATE, 0},
        {SDLK_s, KMOD_LCTRL | KMOD_LALT, SCREEN_KEY_STAFF, 0},
        {SDLK_s, KMOD_RCTRL | KMOD_RALT | KMOD_NUM, SCREEN_KEY_STAFF, 0},
        {SDLK_s, KMOD_LCTRL, SCREEN_KEY_OTHER, 0},
        {SDLK_s, KMOD_LALT, SCREEN_KEY_OTHER, 0},
        {SDLK_s, KMOD_LGUI, SCREEN_KEY_OTHER, 0},
        {SDLK_k, KMOD_LCTRL | KMOD_LALT, SCREEN_KEY_OTHER, 0},
        {SDLK_1, KMOD_LCTRL, SCREEN_KEY_OTHER, 0},
        {SDLK_0, 0, SCREEN_KEY_DIGIT, 0},
        {SDLK_9, 0, SCREEN_KEY_DIGIT, 9},
        {SDLK_KP_0, KMOD_NUM, SCREEN_KEY_DIGIT, 0},
        {SDLK_KP_1, KMOD_NUM, SCREEN_KEY_DIGIT, 1},
        {SDLK_KP_9, KMOD_NUM, SCREEN_KEY_DIGIT, 9},
        {SDLK_BACKSPACE, 0, SCREEN_KEY_ERASE, 0},
        {SDLK_RETURN, 0, SCREEN_KEY_ENTER, 0},
        {SDLK_KP_ENTER, 0, SCREEN_KEY_ENTER, 0},
        {SDLK_TAB, 0, SCREEN_KEY_TAB, 0},
        {SDLK_TAB, KMOD_CAPS | KMOD_NUM, SCREEN_KEY_TAB, 0},
        {SDLK_TAB, KMOD_LSHIFT, SCREEN_KEY_BACK_TAB, 0},
        {SDLK_TAB, KMOD_RSHIFT | KMOD_NUM, SCREEN_KEY_BACK_TAB, 0},
        {SDLK_TAB, KMOD_LALT, SCREEN_KEY_OTHER, 0},
        {SDLK_TAB, KMOD_LCTRL | KMOD_LSHIFT, SCREEN_KEY_OTHER, 0},
        {SDLK_1, KMOD_LSHIFT, SCREEN_KEY_DIGIT, 1},
        {SDLK_F4, 0, SCREEN_KEY_OTHER, 0},
        {SDLK_q, 0, SCREEN_KEY_OTHER, 0},
    };
    struct screen *screen = window_open(SCREEN_SURFACE);
    struct screen_event event;
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        push_key(rows[i].code, rows[i].modifiers, 0);
        assert_true(screen_next_event(screen, &event));
        assert_int_equal(event.kind, SCREEN_EVENT_KEY);
        assert_int_equal(event.key, rows[i].key);
        assert_int_equal(event.digit, rows[i].digit);
        assert_false(event.is_repeat);
        push_key(rows[i].code, rows[i].modifiers, 1); /* held down */
        assert_true(screen_next_event(screen, &event));
        assert_int_equal(event.key, rows[i].key);
        assert_true(event.is_repeat);
    }
    push_key(SDLK_F4, KMOD_LALT, 0);
    assert_true(screen_next_event(screen, &event));
    assert_int_equal(event.kind, SCREEN_EVENT_KEY);
    assert_int_equal(event.key, SCREEN_KEY_ESCAPE);
    screen_close(screen);
}

/* Letters that are somebody's keys are both. */
static void keys_type_characters(void **state)
{
    static const struct {
        SDL_Keycode code;
        uint16_t modifiers;
        char character;
        enum screen_key key;
    } rows[] = {
        {SDLK_a, 0, 'a', SCREEN_KEY_OTHER},
        {SDLK_z, KMOD_LSHIFT, 'Z', SCREEN_KEY_OTHER},
        {SDLK_q, KMOD_CAPS, 'Q', SCREEN_KEY_OTHER},
        {SDLK_q, KMOD_CAPS | KMOD_RSHIFT, 'q', SCREEN_KEY_OTHER},
        {SDLK_k, KMOD_NUM, 'k', SCREEN_KEY_NEXT},
        {SDLK_s, KMOD_LSHIFT, 'S', SCREEN_KEY_SLATE},
        {SDLK_0, 0, '0', SCREEN_KEY_DIGIT},
        {SDLK_9, KMOD_CAPS, '9', SCREEN_KEY_DIGIT},
        {SDLK_2, KMOD_LSHIFT, '2', SCREEN_KEY_DIGIT},
        {SDLK_KP_0, KMOD_NUM, '0', SCREEN_KEY_DIGIT},
        {SDLK_KP_7, 0, '7', SCREEN_KEY_DIGIT},
        {SDLK_KP_7, KMOD_LSHIFT, '7', SCREEN_KEY_DIGIT},
        {SDLK_MINUS, 0, '-', SCREEN_KEY_OTHER},
        {SDLK_MINUS, KMOD_LSHIFT, 0, SCREEN_KEY_OTHER},
        {SDLK_KP_MINUS, KMOD_NUM, '-', SCREEN_KEY_OTHER},
        {SDLK_SPACE, 0, ' ', SCREEN_KEY_PAUSE},
        {SDLK_SPACE, KMOD_LSHIFT, ' ', SCREEN_KEY_PAUSE},
        {SDLK_RETURN, 0, 0, SCREEN_KEY_ENTER},
        {SDLK_TAB, 0, 0, SCREEN_KEY_TAB},
        {SDLK_F1, 0, 0, SCREEN_KEY_OTHER},
        {SDLK_LSHIFT, KMOD_LSHIFT, 0, SCREEN_KEY_OTHER},
        {SDLK_PERIOD, 0, 0, SCREEN_KEY_OTHER},
        {0xe9, 0, 0, SCREEN_KEY_OTHER}, /* é */
        {SDLK_a, KMOD_LCTRL, 0, SCREEN_KEY_OTHER},
        {SDLK_a, KMOD_RALT, 0, SCREEN_KEY_OTHER},
        {SDLK_7, KMOD_LGUI, 0, SCREEN_KEY_OTHER},
        {SDLK_s, KMOD_LCTRL | KMOD_LALT, 0, SCREEN_KEY_STAFF},
    };
    struct screen *screen = window_open(SCREEN_SURFACE);
    struct screen_event event;
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        push_key(rows[i].code, rows[i].modifiers, 0);
        assert_true(screen_next_event(screen, &event));
        assert_int_equal(event.key, rows[i].key);
        assert_int_equal(event.character, rows[i].character);
    }
    screen_close(screen);
}

/* What a broken scanner may send: each key is told, in order, and what SDL's queue cannot hold is
 * refused there. */
static void a_flood_of_keys_is_taken_in(void **state)
{
    static const int floods[] = {10000, 100000};
    struct screen *screen = window_open(SCREEN_SURFACE);
    struct screen_event event;
    (void)state;
    for (size_t i = 0; i < COUNT(floods); i++) {
        SDL_Event key = {.key = {.type = SDL_KEYDOWN, .state = SDL_PRESSED}};
        int held = 0, told = 0;
        for (int k = 0; k < floods[i]; k++) {
            key.key.keysym.sym = SDLK_0 + k % 10;
            held += SDL_PushEvent(&key) == 1;
        }
        assert_true(held >= 10000);
        while (screen_next_event(screen, &event)) {
            assert_int_equal(event.kind, SCREEN_EVENT_KEY);
            assert_int_equal(event.character, '0' + told % 10);
            told++;
        }
        assert_int_equal(told, held);
        push_key(SDLK_a, 0, 0);
        assert_true(screen_next_event(screen, &event));
        assert_int_equal(event.character, 'a');
    }
    screen_close(screen);
}

/* One finger, one tap: the mouse that SDL would make of it, and the finger of the mouse, are off.
 */
static void a_tap_is_told_once(void **state)
{
    struct screen *screen = window_open(SCREEN_SURFACE);
    (void)state;
    assert_string_equal(SDL_GetHint(SDL_HINT_TOUCH_MOUSE_EVENTS), "0");
    assert_string_equal(SDL_GetHint(SDL_HINT_MOUSE_TOUCH_EVENTS), "0");
    screen_close(screen);
}

static void fingers_point_at_panel_pixels(void **state)
{
    static const struct {
        uint32_t type;
        int64_t finger;
        float x, y;
        enum screen_event_kind kind;
        int at_x, at_y;
    } rows[] = {
        {SDL_FINGERDOWN, 0, 0.0F, 0.0F, SCREEN_EVENT_DOWN, 0, 0},
        {SDL_FINGERMOTION, 0, 0.5F, 0.25F, SCREEN_EVENT_MOVE, 100, 25},
        {SDL_FINGERUP, 0, 1.0F, 1.0F, SCREEN_EVENT_UP, 199, 99},
        {SDL_FINGERDOWN, 7, -0.1F, 1.7F, SCREEN_EVENT_DOWN, 0, 99},
        {SDL_FINGERUP, INT64_MAX, 0.999F, 0.999F, SCREEN_EVENT_UP, 199, 99},
    };
    struct screen *screen = window_open(SCREEN_SURFACE);
    struct screen_event event;
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        SDL_Event finger = {
            .tfinger = {
                .type = rows[i].type, .fingerId = rows[i].finger, .x = rows[i].x, .y = rows[i].y}};
        assert_int_equal(SDL_PushEvent(&finger), 1);
        assert_true(screen_next_event(screen, &event));
        assert_int_equal(event.kind, rows[i].kind);
        assert_int_equal(event.x, rows[i].at_x);
        assert_int_equal(event.y, rows[i].at_y);
        assert_true(event.pointer > 0); /* never the mouse */
        assert_false(screen_next_event(screen, &event));
    }
    screen_close(screen);
}

static void the_mouse_points_only_with_its_button(void **state)
{
    static const struct {
        uint32_t type;
        uint8_t button;
        uint32_t held;
        int kind; /* -1: nothing */
    } rows[] = {
        {SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, 0, SCREEN_EVENT_DOWN},
        {SDL_MOUSEMOTION, 0, SDL_BUTTON_LMASK, SCREEN_EVENT_MOVE},
        {SDL_MOUSEBUTTONUP, SDL_BUTTON_LEFT, 0, SCREEN_EVENT_UP},
        {SDL_MOUSEMOTION, 0, 0, -1},
        {SDL_MOUSEMOTION, 0, SDL_BUTTON_RMASK, -1},
        {SDL_MOUSEBUTTONDOWN, SDL_BUTTON_RIGHT, 0, -1},
        {SDL_MOUSEBUTTONUP, SDL_BUTTON_MIDDLE, 0, -1},
    };
    struct screen *screen = window_open(SCREEN_SURFACE);
    struct screen_event event;
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        SDL_Event mouse = {.type = rows[i].type};
        if (rows[i].type == SDL_MOUSEMOTION) {
            mouse.motion.state = rows[i].held;
            mouse.motion.x = 12;
            mouse.motion.y = 34;
        } else {
            mouse.button.button = rows[i].button;
            mouse.button.x = 12;
            mouse.button.y = 34;
        }
        assert_int_equal(SDL_PushEvent(&mouse), 1);
        assert_int_equal(screen_next_event(screen, &event), rows[i].kind >= 0);
        if (rows[i].kind < 0)
            continue;
        assert_int_equal(event.kind, rows[i].kind);
        assert_int_equal(event.x * 100 + event.y, 1234);
        assert_true(event.pointer == 0);
    }
    screen_close(screen);
}

static void an_exposed_window_asks_for_everything(void **state)
{
    static const struct {
        uint8_t event;
        bool is_told;
    } rows[] = {{SDL_WINDOWEVENT_EXPOSED, true},
                {SDL_WINDOWEVENT_RESTORED, true},
                {SDL_WINDOWEVENT_MOVED, false},
                {SDL_WINDOWEVENT_ENTER, false}};
    struct screen *screen = window_open(SCREEN_SURFACE);
    struct screen_event event;
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        SDL_Event window = {.window = {.type = SDL_WINDOWEVENT, .event = rows[i].event}};
        assert_int_equal(SDL_PushEvent(&window), 1);
        assert_int_equal(screen_next_event(screen, &event), rows[i].is_told);
        if (rows[i].is_told)
            assert_int_equal(event.kind, SCREEN_EVENT_EXPOSED);
    }
    screen_close(screen);
}

static bool wait_for(struct screen *screen, enum screen_event_kind kind)
{
    struct screen_event event;
    while (screen_next_event(screen, &event))
        if (event.kind == kind)
            return true;
    return false;
}

static void after_a_resize_everything_fits_again(void **state)
{
    static const int sizes[][2] = {{400, 300}, {50, 40}, {200, 100}};
    (void)state;
    for (size_t b = 0; b < COUNT(backends); b++) {
        struct screen *screen = window_open(backends[b]);
        struct screen_image *image = plain_image(screen, 10, 10, RED);
        for (size_t i = 0; i < COUNT(sizes); i++) {
            int w = sizes[i][0];
            int h = sizes[i][1];
            screen_set_brightness(screen, i == 1 ? 50 : 100);
            SDL_SetWindowSize(the_window(), w, h);
            screen_present(screen, NULL, 0); /* before we know: nothing breaks */
            assert_true(wait_for(screen, SCREEN_EVENT_RESIZED));
            struct layout_rect whole = whole_panel(screen);
            assert_int_equal(whole.w, w);
            assert_int_equal(whole.h, h);
            screen_fill(screen, (struct layout_rect){0, 0, 1000, 1000}, BLUE);
            screen_draw(screen, image, NULL, (struct layout_rect){w - 10, h - 10, 10, 10}, 255);
            screen_present(screen, NULL, 0);
            assert_int_equal(panel_count(screen, BLUE), w * h - 100);
            assert_int_equal(panel_count(screen, RED), 100);
            assert_colour(window_pixel(screen, w - 1, h - 1), i == 1 ? 0x640f0f : RED, 2, "shown");
        }
        screen_image_destroy(image);
        screen_close(screen);
    }
}

static void signals_and_closing_ask_to_quit(void **state)
{
    static const int signals[] = {SIGTERM, SIGINT};
    struct screen *screen = window_open(SCREEN_SURFACE);
    (void)state;
    for (size_t i = 0; i < COUNT(signals); i++) {
        assert_int_equal(raise(signals[i]), 0);
        assert_true(wait_for(screen, SCREEN_EVENT_QUIT));
    }
    SDL_Event quit = {.type = SDL_QUIT};
    assert_int_equal(SDL_PushEvent(&quit), 1);
    assert_true(wait_for(screen, SCREEN_EVENT_QUIT));
    assert_false(wait_for(screen, SCREEN_EVENT_QUIT));
    screen_close(screen);
}

static void a_hidden_panel_has_no_events(void **state)
{
    struct screen *screen = panel_open(SCREEN_SURFACE, 10, 10);
    struct screen_event event;
    (void)state;
    assert_false(screen_next_event(screen, &event));
    screen_close(screen);
}

static int use_dummy_display(void **state)
{
    (void)state;
    return setenv("SDL_VIDEODRIVER", "dummy", 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_display_is_said_in_chinese_first),
        cmocka_unit_test(the_window_is_as_large_as_asked),
        cmocka_unit_test(without_a_size_it_covers_the_display),
        cmocka_unit_test(brightness_darkens_what_is_presented),
        cmocka_unit_test(a_change_of_brightness_keeps_picture_and_target),
        cmocka_unit_test(only_the_rectangles_are_presented),
        cmocka_unit_test(keys_have_their_meaning),
        cmocka_unit_test(keys_type_characters),
        cmocka_unit_test(a_flood_of_keys_is_taken_in),
        cmocka_unit_test(a_tap_is_told_once),
        cmocka_unit_test(fingers_point_at_panel_pixels),
        cmocka_unit_test(the_mouse_points_only_with_its_button),
        cmocka_unit_test(an_exposed_window_asks_for_everything),
        cmocka_unit_test(after_a_resize_everything_fits_again),
        cmocka_unit_test(signals_and_closing_ask_to_quit),
        cmocka_unit_test(a_hidden_panel_has_no_events),
    };
    return cmocka_run_group_tests(tests, use_dummy_display, NULL);
}
