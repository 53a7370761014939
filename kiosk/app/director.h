/*
 * app/director: which item is on, which comes next, and when they change places.
 *
 * Pure: state + event + now in, effects out; player.c carries the effects out. There are two seats:
 * the item on screen sits in `seat`, the one being made ready in the other. Times are the clock's
 * milliseconds (scaled in a rehearsal).
 *
 *            ┌──────────────── nothing can be played ───────────────┐
 *            v                                                      │
 *   SEARCHING ── item chosen, PREPARE ──> WAITING ── ready, SHOW ──> SHOWING
 *       ^                                    │ failed                │ near the end: PREPARE next
 *       └────────────────────────────────────┘                       │ over and next ready: SHOW
 *                                             over, next not ready: holds the last picture (late)
 */
#ifndef APP_DIRECTOR_H
#define APP_DIRECTOR_H

#include "app/backoff.h"
#include "playlist/faults.h"
#include "playlist/playlist.h"

#define DIRECTOR_LEAD_MS      6000 /* the next item is made ready this long before it is due */
#define DIRECTOR_UNPAUSE_MS   50   /* a film gets going this long before its predecessor ends */
#define DIRECTOR_EMPTY_MS     1000 /* between two looks at a list that has nothing to play */
#define DIRECTOR_RETRY_MIN_MS 250  /* back-off after faults in a row, doubled each time … */
#define DIRECTOR_RETRY_MAX_MS 8000 /* … up to this */
#define DIRECTOR_EFFECTS_MAX  8

enum director_effect_kind {
    DIRECTOR_PREPARE, /* make item ready in seat, a film from start_ms */
    DIRECTOR_SHOW,    /* seat takes the screen, by `enter` */
    DIRECTOR_RUN,     /* let the film in seat run */
    DIRECTOR_HALT,    /* let it stand still */
    DIRECTOR_DROP,    /* free what is in seat */
    DIRECTOR_RECORD,  /* the play of item is over: shown_ms, why */
    DIRECTOR_FAULT,   /* item failed (again): tell and count it */
    DIRECTOR_UNABLE,  /* item's decoder cannot work, wait_ms has grown: tell, do not count it */
    DIRECTOR_ABLE,    /* item's decoder works again: tell */
    DIRECTOR_EMPTY    /* nothing to play: the slate */
};

struct director_effect {
    enum director_effect_kind kind;
    int seat;
    int64_t item; /* -1: of a list that was replaced; the seat knows what it is */
    enum playlist_enter enter;
    int64_t start_ms;
    int64_t shown_ms;
    int64_t wait_ms;
    const char
        *why; /* a literal: "complete", "next", "previous", "changed", "off", "fault", "quit" */
    bool is_resume; /* the same film going on after a fault */
};

struct director_effects {
    struct director_effect list[DIRECTOR_EFFECTS_MAX];
    int count;
};

/* The programs that items need; one that cannot work is left alone for a while. */
enum director_decoder { DIRECTOR_DECODER_FILM, DIRECTOR_DECODER_PICTURE, DIRECTOR_DECODER_COUNT };

enum director_seat_state { DIRECTOR_SEAT_FREE, DIRECTOR_SEAT_PREPARING, DIRECTOR_SEAT_READY };

struct director_seat {
    enum director_seat_state state;
    int64_t item; /* -1: none, or of a list that was replaced */
    enum playlist_kind kind;
    int64_t duration_ms; /* 0 for a film */
    enum playlist_enter enter;
    bool is_resume;
    bool is_running; /* a film that was told to run */
};

struct director {
    struct director_seat seats[2];
    int on;           /* the seat on screen, -1: none (slate, or start) */
    bool is_held;     /* what is on screen has ended, its picture stays */
    int64_t began_ms; /* when the item on screen came up, less its pauses */
    int64_t cursor;   /* item chosen last, -1 at the start */
    int repeats_left; /* of the item chosen last */
    const char *hurry_why;
    int64_t change_by_ms;            /* is_changing: it comes at the latest then */
    bool is_hurry;                   /* show the next as soon as it is ready */
    bool is_changing, is_change_cut; /* the next one shown is of another list or layout */
    bool was_resumed;                /* the film on screen was taken up again once already */
    int64_t film_length_ms, film_position_ms; /* of the film on screen; length 0: not known */
    bool is_paused;
    int64_t paused_ms; /* when the pause began */
    int faults_in_row;
    int64_t not_before_ms; /* back-off: no PREPARE earlier */
    struct backoff decoders[DIRECTOR_DECODER_COUNT];
    int speed; /* of the clock; > 1 cuts films at their scaled length */
};

/* What the director needs to know of the world at each step; all borrowed. */
struct director_world {
    const struct playlist *list;
    const struct playlist_today *today;
    const struct playlist_faults *faults;
    int64_t day; /* local day number, for the faults */
    int64_t now_ms;
    int64_t real_ms; /* not scaled: a decoder does not recover faster in a rehearsal */
};

void director_init(struct director *director, int speed);

/* Time passes: call at least every 50 ms. */
void director_tick(struct director *director, const struct director_world *world,
                   struct director_effects *out);

/* Whether a change of list or layout has waited as long as it may. */
bool director_is_change_due(const struct director *director, int64_t now_ms);

/* How long (1 or more of the clock's milliseconds) until a tick has something to do because time
 * has passed; INT64_MAX when only news will tell. */
int64_t director_rest_ms(const struct director *director, const struct director_world *world);

/* What was asked for with PREPARE is ready, or failed. */
void director_ready(struct director *director, const struct director_world *world, int seat,
                    struct director_effects *out);
void director_failed(struct director *director, const struct director_world *world, int seat,
                     struct director_effects *out);

/* The same as failed, but its decoder cannot work (ERR_CHILD): no fault of the item's. Items of its
 * kind are left out until the decoder's back-off is over. */
void director_unable(struct director *director, const struct director_world *world, int seat,
                     struct director_effects *out);

/* The decoder that an item of this kind cannot be shown without, or -1. */
int director_decoder_of(enum playlist_kind kind);

/* The film on screen: where it is; it came to its end. */
void director_progress(struct director *director, int64_t position_ms, int64_t length_ms);
void director_ended(struct director *director, const struct director_world *world,
                    struct director_effects *out);

/* Staff: step 1 or -1. */
void director_skip(struct director *director, const struct director_world *world, int step,
                   struct director_effects *out);
void director_pause(struct director *director, const struct director_world *world, bool is_paused,
                    struct director_effects *out);

/*
 * world->list is a new list (is_same: the same, but the layout changes): what is on screen goes on
 * to its end, at most wait_ms, then the next comes by a fade; with is_cut it comes as soon as it is
 * ready, by a cut. What was being made ready is given up. A pause ends.
 */
struct director_change {
    bool is_same, is_cut;
    int64_t wait_ms;
};
void director_change(struct director *director, const struct director_world *world,
                     const struct director_change *change, struct director_effects *out);

/* The screen goes dark: both seats are given up; the list begins anew with the next tick. */
void director_stop(struct director *director, const struct director_world *world, const char *why,
                   struct director_effects *out);

/* The list is about to change: both seats are given up but for the picture on screen. */
void director_leave(struct director *director, const struct director_world *world, const char *why,
                    struct director_effects *out);

#endif
