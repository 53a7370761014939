/*
 * screen/input: keys, touches and window events as plain values. One finger tap is one DOWN and one
 * UP (SDL's own mouse-from-touch and touch-from-mouse are switched off).
 */
#ifndef SCREEN_INPUT_H
#define SCREEN_INPUT_H

#include "screen/screen.h"

enum screen_event_kind {
    SCREEN_EVENT_KEY,  /* key, digit, character */
    SCREEN_EVENT_DOWN, /* x, y, pointer */
    SCREEN_EVENT_MOVE,
    SCREEN_EVENT_UP,
    SCREEN_EVENT_EXPOSED, /* draw and present everything */
    SCREEN_EVENT_RESIZED, /* size changed: screen_size() tells; all images stay valid */
    SCREEN_EVENT_QUIT     /* the window was closed, or SIGTERM/SIGINT came through SDL */
};

enum screen_key {
    SCREEN_KEY_OTHER,
    SCREEN_KEY_ESCAPE,
    SCREEN_KEY_NEXT,     /* k, right arrow */
    SCREEN_KEY_PREVIOUS, /* b, left arrow */
    SCREEN_KEY_PAUSE,    /* space */
    SCREEN_KEY_STATUS,   /* i */
    SCREEN_KEY_SLATE,    /* s */
    SCREEN_KEY_CLOCK,    /* t */
    SCREEN_KEY_UNDO,     /* u */
    SCREEN_KEY_REDO,     /* r */
    SCREEN_KEY_UP,
    SCREEN_KEY_DOWN,
    SCREEN_KEY_STAFF, /* Ctrl+Alt+S */
    SCREEN_KEY_DIGIT, /* 0-9, also of the keypad: digit */
    SCREEN_KEY_ERASE, /* backspace */
    SCREEN_KEY_TAB,
    SCREEN_KEY_BACK_TAB, /* Shift+Tab */
    SCREEN_KEY_ENTER
};

/*
 * character: what a KEY types, whatever else it means, for code scanners, which are keyboards: a
 * letter as Shift and Caps Lock make it, a digit, '-' or ' ', also of the keypad; 0: none of these,
 * or with Ctrl, Alt or the logo key. is_repeat: the key was not let go since it came last, as far
 * as the system knows: held down, or a scanner that types the same character twice at once.
 */
struct screen_event {
    enum screen_event_kind kind;
    enum screen_key key;
    int digit;       /* 0 to 9 */
    int x, y;        /* panel pixels */
    int64_t pointer; /* which finger; 0 is the mouse */
    char character;
    bool is_repeat;
};

/* Takes the next event that is waiting; false when there is none. Never blocks. */
bool screen_next_event(struct screen *screen, struct screen_event *out_event);

#endif
