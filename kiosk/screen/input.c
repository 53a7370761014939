#include "screen/input.h"

#include "screen/screen_priv.h"

static enum screen_key plain_key(SDL_Keycode code)
{
    switch (code) {
    case SDLK_ESCAPE:
        return SCREEN_KEY_ESCAPE;
    case SDLK_k:
    case SDLK_RIGHT:
        return SCREEN_KEY_NEXT;
    case SDLK_b:
    case SDLK_LEFT:
        return SCREEN_KEY_PREVIOUS;
    case SDLK_SPACE:
        return SCREEN_KEY_PAUSE;
    case SDLK_i:
        return SCREEN_KEY_STATUS;
    case SDLK_t:
        return SCREEN_KEY_CLOCK;
    case SDLK_UP:
        return SCREEN_KEY_UP;
    case SDLK_DOWN:
        return SCREEN_KEY_DOWN;
    case SDLK_s:
        return SCREEN_KEY_SLATE;
    case SDLK_u:
        return SCREEN_KEY_UNDO;
    case SDLK_r:
        return SCREEN_KEY_REDO;
    case SDLK_BACKSPACE:
        return SCREEN_KEY_ERASE;
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
        return SCREEN_KEY_ENTER;
    case SDLK_TAB:
        return SCREEN_KEY_TAB;
    default:
        return SCREEN_KEY_OTHER;
    }
}

/* -1 when it is none. The keypad counts from 1, with 0 behind 9. */
static int digit_of(SDL_Keycode code)
{
    if (code >= SDLK_0 && code <= SDLK_9)
        return code - SDLK_0;
    if (code >= SDLK_KP_1 && code <= SDLK_KP_9)
        return code - SDLK_KP_1 + 1;
    return code == SDLK_KP_0 ? 0 : -1;
}

/*
 * Of the upper row's marks only the unshifted '-' is known: other layouts have others there. A
 * digit is one with Shift, too: some layouts need it, and between a quick scanner's capitals SDL
 * takes Shift for held (its X11 driver passes over a release that a press follows within 2 ms).
 */
static char character_of(SDL_Keycode code, uint16_t modifiers)
{
    bool is_shifted = (modifiers & KMOD_SHIFT) != 0;
    bool is_upper = is_shifted != ((modifiers & KMOD_CAPS) != 0);
    int digit = digit_of(code);
    if (code >= SDLK_a && code <= SDLK_z)
        return (char)(code - SDLK_a + (is_upper ? 'A' : 'a'));
    if (code == SDLK_SPACE)
        return ' ';
    if (code == SDLK_KP_MINUS || (code == SDLK_MINUS && !is_shifted))
        return '-';
    return (char)(digit < 0 ? 0 : '0' + digit);
}

static void take_plain_key(const SDL_Keysym *from, struct screen_event *out)
{
    int digit = digit_of(from->sym);
    out->key = digit >= 0 ? SCREEN_KEY_DIGIT : plain_key(from->sym);
    out->digit = digit >= 0 ? digit : 0;
    if (out->key == SCREEN_KEY_TAB && (from->mod & KMOD_SHIFT) != 0)
        out->key = SCREEN_KEY_BACK_TAB;
    out->character = character_of(from->sym, from->mod);
}

/* With Ctrl, Alt or the logo key held a letter is somebody's shortcut, of which we know two. */
static bool take_key(const SDL_KeyboardEvent *from, struct screen_event *out)
{
    bool is_ctrl = (from->keysym.mod & KMOD_CTRL) != 0;
    bool is_alt = (from->keysym.mod & KMOD_ALT) != 0;
    bool is_logo = (from->keysym.mod & KMOD_GUI) != 0;
    SDL_Keycode code = from->keysym.sym;
    out->kind = SCREEN_EVENT_KEY;
    out->is_repeat = from->repeat != 0;
    out->key = SCREEN_KEY_OTHER;
    if (is_alt && !is_ctrl && code == SDLK_F4) {
        out->key = SCREEN_KEY_ESCAPE; /* asks as Esc does: dead in public */
    } else if (is_ctrl && is_alt && code == SDLK_s) {
        out->key = SCREEN_KEY_STAFF;
    } else if (!is_ctrl && !is_alt && !is_logo) {
        take_plain_key(&from->keysym, out);
    }
    return true;
}

static int panel_pixel(float part, int size)
{
    int at = (int)(part * (float)size);
    return at < 0 ? 0 : at >= size ? size - 1 : at;
}

/* SDL counts fingers from 0, which is the mouse here. SDL 2 has no word for a finger that the
 * system took away: it tells an UP, or nothing any more. */
static bool take_finger(const struct screen *screen, const SDL_TouchFingerEvent *from,
                        enum screen_event_kind kind, struct screen_event *out)
{
    out->kind = kind;
    out->x = panel_pixel(from->x, screen->w);
    out->y = panel_pixel(from->y, screen->h);
    out->pointer = from->fingerId < INT64_MAX ? from->fingerId + 1 : INT64_MAX;
    return true;
}

static bool take_button(const SDL_MouseButtonEvent *from, struct screen_event *out)
{
    if (from->button != SDL_BUTTON_LEFT)
        return false;
    out->kind = from->type == SDL_MOUSEBUTTONDOWN ? SCREEN_EVENT_DOWN : SCREEN_EVENT_UP;
    out->x = from->x;
    out->y = from->y;
    return true;
}

/* A mouse without its button pressed points at nothing. */
static bool take_motion(const SDL_MouseMotionEvent *from, struct screen_event *out)
{
    if ((from->state & SDL_BUTTON_LMASK) == 0)
        return false;
    out->kind = SCREEN_EVENT_MOVE;
    out->x = from->x;
    out->y = from->y;
    return true;
}

static bool take_window(struct screen *screen, const SDL_WindowEvent *from,
                        struct screen_event *out)
{
    switch (from->event) {
    case SDL_WINDOWEVENT_EXPOSED:
    case SDL_WINDOWEVENT_SHOWN:
    case SDL_WINDOWEVENT_RESTORED:
        out->kind = SCREEN_EVENT_EXPOSED;
        return true;
    case SDL_WINDOWEVENT_SIZE_CHANGED:
        screen->driver->resize(screen);
        screen_set_target(screen, screen->target);
        out->kind = SCREEN_EVENT_RESIZED;
        return true;
    default:
        return false;
    }
}

static bool take_event(struct screen *screen, const SDL_Event *from, struct screen_event *out)
{
    switch (from->type) {
    case SDL_QUIT:
        out->kind = SCREEN_EVENT_QUIT;
        return true;
    case SDL_KEYDOWN:
        return take_key(&from->key, out);
    case SDL_FINGERDOWN:
        return take_finger(screen, &from->tfinger, SCREEN_EVENT_DOWN, out);
    case SDL_FINGERMOTION:
        return take_finger(screen, &from->tfinger, SCREEN_EVENT_MOVE, out);
    case SDL_FINGERUP:
        return take_finger(screen, &from->tfinger, SCREEN_EVENT_UP, out);
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        return take_button(&from->button, out);
    case SDL_MOUSEMOTION:
        return take_motion(&from->motion, out);
    case SDL_WINDOWEVENT:
        return take_window(screen, &from->window, out);
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET:
        out->kind = SCREEN_EVENT_EXPOSED;
        return true;
    default:
        return false;
    }
}

/* Not SDL_PollEvent: that one says "none" once in between, to end what it calls a poll cycle. */
static bool take_waiting(SDL_Event *out)
{
    if (SDL_PeepEvents(out, 1, SDL_GETEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1)
        return true;
    SDL_PumpEvents();
    return SDL_PeepEvents(out, 1, SDL_GETEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1;
}

bool screen_next_event(struct screen *screen, struct screen_event *out_event)
{
    SDL_Event from;
    if (!screen->window)
        return false;
    while (take_waiting(&from)) {
        struct screen_event event = {.key = SCREEN_KEY_OTHER};
        if (take_event(screen, &from, &event)) {
            *out_event = event;
            return true;
        }
    }
    return false;
}
