/*
 * app/player_priv: the player's one struct, shared by its files:
 *   player.c   opening, closing, the loop
 *   show.c     the director's effects carried out, transitions, the scene
 *   decoders.c what is said of a decoder that cannot work
 *   pace.c     when to draw, what was late
 *   answer.c   the control socket's words
 *   status.c   the state as JSON; status_page.c: as the status page
 *   programme.c  what the schedule wants, carried out
 *   settime.c  what the clock is worth, and staff setting it
 *   game*.c    the quiz: app/game.h
 *   content.c  which content is on, and its trial: app/content.h
 *   usb*.c     sticks: app/usb.h
 *   reload.c   the playlist and layout from their files, and again when they change
 */
#ifndef APP_PLAYER_PRIV_H
#define APP_PLAYER_PRIV_H

#include "app/content.h"
#include "app/director.h"
#include "app/follow.h"
#include "app/game.h"
#include "app/options.h"
#include "app/screenshot.h"
#include "app/seat.h"
#include "app/site.h"
#include "app/staff.h"
#include "app/usb.h"
#include "device/control.h"
#include "device/timeset.h"
#include "records/records.h"

#define PLAYER_DYING_MAX 4

/* What a folder looked like when it was read. */
struct player_watch {
    uint64_t mark; /* of names, sizes and times */
    uint64_t seen; /* a different mark, seen once: must stand still before it counts */
    int64_t next_real_us;
};

struct player_counts {
    int64_t presented, late, black;
    int64_t missed; /* of the late ones, those late by more than a whole period */
    int64_t shown, restarts;
    int64_t skipped;        /* frames that a newer one overtook on the way to the screen */
    int64_t dropped_before; /* by decoders that are gone */
};

struct player_move {          /* a transition under way */
    enum playlist_enter kind; /* CUT: none */
    int64_t since_ms;
    struct screen_image *from, *to; /* owned; to: NULL when the seat's still serves */
};

struct player_programme {
    bool is_followed; /* the schedule decides; else --playlist does */
    struct plan plan;
    struct config_report report; /* of the last load of the schedule */
    uint64_t mark, seen;         /* of its files, as in player_watch */
    struct follow follow;
    char *layout;           /* owned: the name of the wanted one */
    char *ticker;           /* owned: wanted lines; NULL: the playlist's own */
    int volume, brightness; /* wanted, percent */
    int dim_from;           /* brightness moves from here to there */
    int64_t dim_since_ms;
    bool is_dark;        /* the screen is off */
    bool is_dark_due;    /* it is to be, once nobody plays any more */
    struct view *coming; /* owned: takes over with the next item; NULL: none */
    struct layout coming_layout;
    struct layout_rect coming_zone;
};

struct player_settime { /* the clock being set */
    struct timeset timeset;
    int64_t utc, was_utc; /* to what, and what it was */
    int64_t start_real_us;
    bool is_by_ctl; /* the answer goes to ticket, else to the page */
    int64_t ticket;
};

struct player {
    const struct options *options;
    struct site site;
    struct screen *screen;
    struct screen_fonts *fonts;
    struct view *view;
    struct layout layout;
    struct layout_rect zone;
    struct player_programme programme;
    char *playlist_name; /* the wanted one */
    struct playlist list;
    struct player_watch watch;
    struct config_report report; /* of the last load, for the status page */
    struct playlist_faults faults;
    struct playlist_today today;
    struct director director;
    struct seat seats[2];
    struct video *dying[PLAYER_DYING_MAX]; /* decoders on their way out */
    int on;                                /* the seat on screen, -1 none */
    struct records_stamp on_since;
    struct player_move move;
    struct view_scene scene;
    struct view_status status;
    struct view_clock clock_shown;
    struct staff staff;
    struct game game;
    struct content content;
    struct usb usb;
    bool has_room;       /* the panel is one that the quiz can be played on */
    int64_t size_serial; /* rises when the panel's size changes */
    struct player_settime settime;
    struct picture *slate_picture; /* the slate's ground being drawn */
    bool has_asked_ground;
    struct records *records;
    struct control *control;
    struct screenshot *screenshot; /* being written, or NULL */
    int64_t screenshot_ticket;
    int lock_fd;
    char cell[144];         /* how the decoders are confined, in words; "" before it is known */
    char data_trouble[512]; /* why the data folder does not take what we write; "" when it does */
    /* what is said of each decoder; "": it works, as far as is known */
    char decoder_trouble[DIRECTOR_DECODER_COUNT][512];
    bool is_slate;  /* asked for by staff */
    bool is_paused; /* asked for by staff */
    bool is_empty;  /* nothing to play */
    bool has_shown;
    bool is_done;
    bool is_light_known; /* the panel's backlight was told something by us */
    bool is_unlit;       /* it was turned off */
    bool is_touched;     /* a finger or key came since the last drawing */
    int64_t start_real_us;
    int64_t wait_since_us; /* something to show is waited for since then */
    int64_t turn_us;       /* when this turn of the loop began */
    int64_t looked_us;     /* when input was looked at */
    int64_t looked_count;  /* how much had been presented then */
    bool has_input;        /* the display says so */
    int64_t touched_us;    /* when there was any, 0: never */
    int64_t beat_us;       /* last beat of the drawing grid */
    int64_t status_ms;     /* when the status page was last filled */
    int64_t stage_serial;  /* rises with every new content of the stage */
    int64_t item_serial;   /* rises with every item that takes the stage */
    int64_t seat_frames;   /* frame of the seat on screen that stage_serial speaks of */
    struct player_counts counts;
};

/* shot_quiz.c: whether that page is the quiz's; draws it. Returns the exit code; all is told. */
bool shot_is_quiz(const char *page);
int shot_quiz(struct player *player);
void shot_close_quiz(struct player *player); /* what it keeps from one call to the next */

/* shot.c: a view over the whole panel, for pages. */
void shot_make_view(struct player *player);

/* show.c */
void show_effects(struct player *player, const struct director_effects *effects);
struct director_world show_world(struct player *player);
struct seat_world show_seat_world(const struct player *player);
void show_step_seats(struct player *player);
void show_update_scene(struct player *player);
void show_bury(struct player *player, bool may_wait);
void show_give_up(struct player *player, const char *why);
void show_nothing(struct player *player); /* the stage is empty */

/* decoders.c */
void decoders_tell_unable(struct player *player, const struct director_effect *effect);
void decoders_tell_able(struct player *player, const struct director_effect *effect);

/* pace.c */
bool pace_is_moving(const struct player *player);
void pace_draw(struct player *player);
int pace_timeout_ms(struct player *player);
int64_t pace_input_us(const struct player *player); /* when input is looked at next */

/* programme.c */
void programme_first(struct player *player);
void programme_step(struct player *player);
void programme_reload(struct player *player);
void programme_replace(struct player *player); /* everything, from other content */
void programme_watch(struct player *player);
int programme_brightness(const struct player *player);  /* of this moment, percent */
int64_t programme_wake_us(const struct player *player); /* when the next decision is due */
void programme_finish(struct player_programme *programme);

/* answer.c, status.c, status_page.c */
bool answer_command(void *ctx, char *const *words, int count, struct str *out_data,
                    struct err *err);
void answer_step(struct player *player);
void player_set_slate(struct player *player, bool is_on);
void player_skip(struct player *player, int step);
void player_reload(struct player *player);
void player_set_paused(struct player *player, bool is_paused);
void player_apply_hold(struct player *player);
void status_write_json(struct player *player, struct str *out);
int64_t status_dropped(const struct player *player); /* film frames that never were shown */
int64_t status_day(const struct player *player);     /* today's number, for the faults */
void status_fill_page(struct player *player);
struct records_stamp player_stamp(const struct player *player);

/* settime.c */
void settime_open(struct player *player); /* once the data folder is ours */
void settime_close(struct player *player);
int settime_fd(const struct player *player); /* -1: nothing to wait for */
void settime_step(struct player *player);
void settime_open_page(struct player *player);
void settime_by_page(struct player *player);
void settime_update_page(struct player *player); /* into the scene */
/* Defers the answer; false: *err is the answer. */
bool settime_by_ctl(struct player *player, const char *text, struct err *err) MUST_USE;

/* reload.c */
void reload_first(struct player *player);
void reload_now(struct player *player);
void reload_watch(struct player *player);
void reload_list(struct player *player);
void reload_make_view(struct player *player);
void reload_make_coming(struct player *player);
void reload_take_coming(struct player *player);

#endif
