/*
 * app/game: the quiz in the player: what quiz/session decides is carried out here, and what comes
 * of it is told back as events.
 *
 * quiz/session is the only one that knows where a visitor is. This room opens pictures, stores,
 * speaks, makes tickets, turns fingers, keys and the scanner into events, and fills struct
 * view_quiz. Its files: game.c (life, effects, the turn), game_input.c (fingers, keys, scanner),
 * game_picture.c (the level's picture, the cards' pictures), game_store.c (records, today's sums),
 * game_ticket.c (gate, tickets, prizes), game_sound.c (cues, voice), game_view.c and game_words.c
 * (what the pages show), game_training.c (the presenter's mode).
 *
 * While a session, the presenter's mode or the prize page runs, the show is held as under a slate,
 * and goes on where it was. Under a slate or a staff page the game's time stands still.
 */
#ifndef APP_GAME_H
#define APP_GAME_H

#include <poll.h>

#include "app/prize.h"
#include "app/scene_open.h"
#include "app/shelf.h"
#include "app/tickets.h"
#include "quiz/session.h"
#include "quiz/touch.h"
#include "quiz/training.h"
#include "quiz/zoom.h"
#include "records/records.h"
#include "screen/cue.h"
#include "screen/input.h"
#include "video/voice.h"
#include "view/card.h"
#include "view/quiz.h"

#define GAME_FDS         9   /* a card, three pairs, the voice, the records */
#define GAME_CROSS_STEPS 64  /* of the keyboard's cross, over the picture's width */
#define GAME_STATS_MIN   5   /* fewer levels say nothing of the many, and too much of the few */
#define GAME_TYPED_MAX   128 /* of a scanned ticket; longer ones are none */

/* Whose cards have pictures: NOTICE, ENTRANCE, CHOICE. */
enum game_card_of {
    GAME_CARD_GAME_0,
    GAME_CARD_ENTRANCE_0 = GAME_CARD_GAME_0 + QUIZ_GAMES,
    GAME_CARD_SETTING_0 = GAME_CARD_ENTRANCE_0 + QUIZ_ENTRANCES,
    GAME_CARDS = GAME_CARD_SETTING_0 + QUIZ_SETTINGS
};

enum game_page { GAME_SESSION, GAME_TRAINING_CHOICE, GAME_TRAINING, GAME_REDEEM };

/* A picture that is being made ready, and then is. */
struct game_picture {
    struct scene_open *opening; /* or NULL */
    struct screen_image *image; /* owned, or NULL */
    enum quiz_view view;
    int w, h;
};

/* The picture on a card: a drawing of ours, or a scene with all put right. Kept between sessions.
 */
struct game_card {
    struct picture *loading; /* one of these two, or neither */
    struct scene_open *opening;
    struct screen_image *image; /* owned, or NULL */
    bool is_asked;
};

/* What is being scanned or typed. */
struct game_typed {
    char text[GAME_TYPED_MAX + 1];
    int count;
    bool is_too_long; /* until the next Enter */
    int64_t last_us;  /* a scanner's characters come close together */
    enum view_note note_kind;
    const char *note; /* for the keypad's page; NULL: none */
};

struct game {
    struct quiz_session session;
    enum game_page page;
    int64_t stirred_us; /* when somebody did something on staff's pages of it */
    struct quiz_training training;
    struct quiz_touch touch;
    struct quiz_zoom zoom;
    struct shelf *shelf;
    struct game_picture level, sharper; /* sharper: for the zoom */
    const char *level_folder;           /* the shelf's */
    struct game_card cards[GAME_CARDS];
    struct screen_cues *cues;
    bool is_silent, has_told_silence; /* no cues this session; that was said */
    struct voice *voice;
    bool is_still;   /* a single frame for `shot`: as if all voices were there */
    bool is_open;    /* the schedule says so */
    bool is_covered; /* by a staff page or the slate */
    bool is_pin_asked;
    int64_t covered_ms, covered_since_ms; /* how long the game's time stood still */
    int64_t sessions_ended;               /* so far */
    int64_t store_number;                 /* of the running session, 0: none */
    int64_t ticket_number; /* of the visitor's, until it is on disk; 0: it is, or there is none */
    int64_t redeem_number; /* of the prize being given out */
    struct tickets_known redeem_ticket;
    struct records_tally today;
    struct view_stats stats; /* of today; missed is the shelf's */
    int64_t today_day;
    struct app_tickets tickets;
    struct app_prize prize;
    char ticket_trouble[256]; /* why there are no tickets or prizes; "": there are */
    char ticket[QUIZ_TICKET_CHARS + 1], ticket_short[QUIZ_TICKET_SHORT + 1];
    struct game_typed typed;
    enum view_button focus; /* where the keyboard is; NONE: fingers */
    enum view_button pressed;
    struct quiz_point cross; /* with the keyboard on the picture: parts of its box */
    struct view_quiz shown;
    char words[4][512];    /* texts of the page that are put together */
    int64_t prepared_turn; /* of the invitation's hand, when the first page was last drawn ahead */
    int64_t pencil_ms;     /* what was just found is being drawn around since then */
};

struct player;

void game_open(struct player *player); /* before the records are opened */
void game_close(struct player *player);

/* The schedule opens or closes the quiz; a cut ends a session and staff's pages of the game at
 * once. */
void game_set_open(struct player *player, bool is_open);
void game_interrupt(struct player *player);

/* A session, the presenter or the prize page covers the show. */
bool game_is_on(const struct player *player);
/* Whether touching the show begins a session. */
bool game_invites(const struct player *player);

/* Whether that event could begin a session: a touch, Enter; in public the space bar, too. */
bool game_begins_by(const struct player *player, const struct screen_event *event);

/* One input event, of those that are not staff's. */
void game_input(struct player *player, const struct screen_event *event);

/* Once a turn. */
void game_step(struct player *player);
void game_update_scene(struct player *player);
bool game_is_moving(const struct player *player);
int64_t game_wake_us(const struct player *player); /* clock_real_us(), INT64_MAX: never */
size_t game_fds(const struct player *player, struct pollfd fds[GAME_FDS]);
void game_resized(struct player *player);

/* Staff's pages of the game; not while one plays, nor where the dark screen would hide them. */
void game_begin_training(struct player *player);
void game_begin_redeem(struct player *player);

void game_write_json(const struct player *player, struct str *out); /* the status's "quiz" */
void game_write_page(struct player *player, struct str *out);       /* `ctl quiz` */

#endif
