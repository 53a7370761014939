/*
 * quiz/session: a visitor's game, from the first touch to being forgotten.
 *
 * Pure: state + event + now in, state + effects out. Nothing is drawn, opened, spoken or stored
 * here: `app` carries the effects out and tells what came of them by events; `view` is shown what
 * the struct holds. An event that means nothing in a state is ignored there, and counted.
 *
 * Rules of the organisers' notice (domain figures: 02/2025 quiz rules, WCAG 2.2.1): five hazards a
 * level, one question for each hazard found, a point for each hazard found and each right answer,
 * at most 10, nothing for wrong ones, no clock on a question; one answer to a question. The quick
 * quiz asks ten questions without a scene: a point for each right one.
 *
 * Order: quiz_session_init() once -> quiz_step() with every event, and QUIZ_EVENT_TICK when
 * quiz_wake_ms() says so -> with QUIZ_DO_END the state is QUIZ_ATTRACT again, and the rest still
 * stands, for QUIZ_DO_STORE before it to be carried out -> quiz_session_wipe() carries END out: all
 * bytes of the visitor are zero. START begins the next one.
 *
 * Every session that began is stored once and ends once. Time does something only by TICK: an event
 * that comes when one is due, but before it, is still in time.
 */
#ifndef QUIZ_SESSION_H
#define QUIZ_SESSION_H

#include <stdint.h>

#include "quiz/scene.h"

#define QUIZ_QUICK            10 /* questions of the quick quiz */
#define QUIZ_ANSWERS_MAX      QUIZ_QUICK
#define QUIZ_ANSWER_LOCK_MS   400   /* answers do nothing so soon after a question has opened */
#define QUIZ_HINT_MS          25000 /* without a find: a hint; again as long: a clearer one */
#define QUIZ_MISS_WINDOW_MS   3000  /* QUIZ_MISSES misses within it … */
#define QUIZ_MISSES           5
#define QUIZ_PAUSE_MS         1500 /* … are a short pause */
#define QUIZ_NOTE_MS          3500 /* how long a word stays */
#define QUIZ_STORE_MS         3000 /* how long the disk may take before the page says it does not */
#define QUIZ_SPEECH_MAX_MS    180000 /* a voice whose end is never told of holds nobody longer */
#define QUIZ_EFFECTS_MAX      8
#define QUIZ_WARN_LARGE_MIN_S 30 /* the countdown with large text lasts at least so long */

enum quiz_state {
    QUIZ_ATTRACT,     /* nobody plays */
    QUIZ_NOTICE,      /* what is kept of a visitor; which game */
    QUIZ_ENTRANCE,    /* 地方 or 央企 */
    QUIZ_GATE,        /* today's ticket, or staff's PIN */
    QUIZ_CHOICE,      /* which of the five settings */
    QUIZ_OPENING,     /* its picture is being decoded */
    QUIZ_SEARCH,      /* looking for hazards in the picture */
    QUIZ_QUESTION,    /* one is open */
    QUIZ_EXPLANATION, /* it was answered */
    QUIZ_STORING,     /* over; its records are on their way to the disk */
    QUIZ_RESULT,
    QUIZ_STATES
};
const char *quiz_state_name(enum quiz_state state); /* "attract", "notice", … */

/* What is asked over the page. */
enum quiz_ask {
    QUIZ_ASK_NOTHING,
    QUIZ_ASK_STILL_THERE, /* 还在吗? counting down */
    QUIZ_ASK_LEAVE        /* 退出: really? (and in QUIZ_SEARCH: see the result) */
};

enum quiz_game { QUIZ_LEVEL_GAME, QUIZ_QUICK_GAME, QUIZ_GAMES };
enum quiz_entrance { QUIZ_LOCAL, QUIZ_CENTRAL, QUIZ_ENTRANCES }; /* 地方, 央企 */
enum quiz_rule { QUIZ_HONOUR, QUIZ_TICKET, QUIZ_STAFF_PIN, QUIZ_RULES };
enum quiz_outcome {
    QUIZ_COMPLETED,
    QUIZ_ABANDONED,
    QUIZ_TIMED_OUT,
    QUIZ_INTERRUPTED,
    QUIZ_OUTCOMES
};
const char *quiz_game_name(enum quiz_game game);             /* "level", "quick" */
const char *quiz_entrance_name(enum quiz_entrance entrance); /* "local", "central" */
const char *quiz_rule_name(enum quiz_rule rule);             /* as in kiosk.cfg: "honour", … */
const char *quiz_outcome_name(
    enum quiz_outcome outcome); /* "completed", "abandoned", "timeout", "interrupted" */

/* What a visitor may switch; kept for the session. */
struct quiz_wishes {
    bool is_english, is_large, is_contrast, is_low;
};

/* A word to the visitor, shown for QUIZ_NOTE_MS. */
enum quiz_note {
    QUIZ_NOTE_NONE,
    QUIZ_NOTE_MISS,             /* 这里暂时安全,再看看 */
    QUIZ_NOTE_DECOY,            /* note_item->text */
    QUIZ_NOTE_FOUND_ALREADY,    /* 这里已经找到了 */
    QUIZ_NOTE_NOT_TODAY,        /* a hazard, but none of today's five (photographs show all) */
    QUIZ_NOTE_SLOW,             /* after QUIZ_MISSES: 慢慢看 */
    QUIZ_NOTE_HINT_AREA,        /* look in the part that glows */
    QUIZ_NOTE_HINT_PLACE,       /* look where the outline is */
    QUIZ_NOTE_NO_SCENE,         /* it cannot be opened: choose another one */
    QUIZ_NOTE_TICKET_PLAYED,    /* 今天已挑战一关,明天再来 */
    QUIZ_NOTE_TICKET_OTHER_DAY, /* not of today: you may play */
    QUIZ_NOTE_TICKET_BAD,       /* cannot be read, or is not ours */
    QUIZ_NOTE_NOT_LET_IN,       /* staff closed the PIN page */
    QUIZ_NOTES
};

enum quiz_cue {
    QUIZ_CUE_PRESS,
    QUIZ_CUE_FOUND,
    QUIZ_CUE_MISS,
    QUIZ_CUE_RIGHT,
    QUIZ_CUE_WRONG,
    QUIZ_CUE_DONE,
    QUIZ_CUE_ASK,
    QUIZ_CUES
};

/* What became of one hazard (level) or question (quick). */
struct quiz_answer {
    const struct quiz_scene *scene; /* where it is from; borrowed */
    const struct quiz_item *item;   /* borrowed */
    bool is_found;                  /* level: by the visitor; quick: it was asked */
    int number;              /* from 1: in the order of finding; the missed follow at the end */
    int found_s;             /* whole seconds from the game's begin to the find */
    int hints;               /* 0; 1 the area was shown, 2 the place */
    int order[QUIZ_OPTIONS]; /* shown at place i: item->options[order[i]] */
    int chosen;              /* place 0 to 3, -1: not answered */
    bool is_right;
};

struct quiz_settings { /* kiosk.cfg's quiz group, in ms */
    int64_t idle_menu_ms, idle_question_ms, warn_ms, max_session_ms;
    bool has_hints;
    enum quiz_rule rule; /* in force now: honour while the clock is unset */
};

enum quiz_event_kind {
    QUIZ_EVENT_START,  /* touched; random: shuffles this session's options */
    QUIZ_EVENT_CHOOSE, /* index: of the game, entrance, or option place; in CHOICE: scene, seed;
                          quick: pool */
    QUIZ_EVENT_TAP,    /* on the picture: point and slop in scene units, view */
    QUIZ_EVENT_NEXT,   /* explanation: go on; result: 完成; gate: I have no ticket */
    QUIZ_EVENT_BACK,   /* menus: the page before; result: the place before */
    QUIZ_EVENT_REVIEW, /* result: 再看看, place by place */
    QUIZ_EVENT_HINT,
    QUIZ_EVENT_LEAVE,  /* 退出 */
    QUIZ_EVENT_STAY,   /* 继续, of what is asked */
    QUIZ_EVENT_FINISH, /* of what is asked when leaving QUIZ_SEARCH: see the result */
    QUIZ_EVENT_QUIT,   /* of what is asked: really leave */
    QUIZ_EVENT_WISHES, /* wishes: as they shall be */
    QUIZ_EVENT_SPEAK,  /* 🔊: read the page aloud, or stop that */
    QUIZ_EVENT_SPEECH_ENDED,
    QUIZ_EVENT_STIR, /* somebody is there (zoom, pan, a digit): idle time begins anew */
    QUIZ_EVENT_TICK,
    QUIZ_EVENT_OPENED, /* to QUIZ_DO_OPEN */
    QUIZ_EVENT_OPEN_FAILED,
    QUIZ_EVENT_STORED, /* to QUIZ_DO_STORE */
    QUIZ_EVENT_NOT_STORED,
    QUIZ_EVENT_TICKET, /* one was read at the gate: verdict */
    QUIZ_EVENT_LET_IN, /* staff: the PIN was right */
    QUIZ_EVENT_TURNED_AWAY,
    QUIZ_EVENT_CLOSE, /* the quiz ends: a running session has max_session_ms left; no new one */
    QUIZ_EVENT_OPEN_AGAIN, /* it does not end after all, or begins */
    QUIZ_EVENT_INTERRUPT,  /* something stronger: it ends now */
    QUIZ_EVENTS
};
const char *quiz_event_name(enum quiz_event_kind kind);

enum quiz_verdict { QUIZ_TICKET_OTHER_DAY, QUIZ_TICKET_PLAYED, QUIZ_TICKET_BAD };

/* The questions that the quick quiz draws from; borrowed. */
struct quiz_pool {
    const struct quiz_scene *const *scenes;
    size_t scene_count;
};

struct quiz_event {
    enum quiz_event_kind kind;
    int index;
    uint64_t random;                /* START */
    const struct quiz_scene *scene; /* CHOOSE in CHOICE; borrowed until END; NULL: there is none */
    uint64_t seed;                  /* with it: quiz_level_choose() */
    const struct quiz_pool
        *pool; /* CHOOSE of the quick game; borrowed for the call, its scenes until END */
    struct quiz_point point; /* TAP */
    double slop;
    enum quiz_view view;
    struct quiz_wishes wishes; /* WISHES */
    enum quiz_verdict verdict; /* TICKET */
};

enum quiz_effect_kind {
    QUIZ_DO_OPEN,    /* decode session->scene with the hazards of session->level[] dangerous */
    QUIZ_DO_ASK_PIN, /* staff's PIN page: LET_IN or TURNED_AWAY */
    QUIZ_DO_STORE,   /* write the session down as it stands: once a session. With outcome COMPLETED
                        STORED or NOT_STORED is awaited; what comes later counts too */
    QUIZ_DO_SPEAK,   /* read the page aloud: then SPEECH_ENDED */
    QUIZ_DO_HUSH,
    QUIZ_DO_CUE,    /* .cue */
    QUIZ_DO_TICKET, /* the level is on disk: make the visitor's ticket (any rule) */
    QUIZ_DO_END     /* last: quiz_session_wipe(), the show goes on */
};

struct quiz_effect {
    enum quiz_effect_kind kind;
    enum quiz_cue cue;
};

struct quiz_effects {
    struct quiz_effect list[QUIZ_EFFECTS_MAX];
    int count;
};

struct quiz_session {
    struct quiz_settings settings; /* stay from session to session, as is_closed */
    bool is_closed;                /* no new session */
    int64_t ignored;               /* events that meant nothing, so far */

    /* Of the visitor: zeroed by quiz_session_wipe() (ATTRACT, ASK_NOTHING and so on are 0). */
    enum quiz_state state;
    enum quiz_ask ask;
    enum quiz_game game;
    enum quiz_entrance entrance;
    enum quiz_rule rule; /* as it was when the session began */
    bool is_let_in;      /* through the gate, which is not asked again */
    struct quiz_wishes wishes;
    uint64_t random;
    const struct quiz_scene *scene; /* level; NULL before it is chosen */
    size_t level[QUIZ_LEVEL];       /* indexes of scene->hazards, as answers[] */
    struct quiz_answer answers[QUIZ_ANSWERS_MAX];
    int count;   /* of answers: the level's hazards, or QUIZ_QUICK (fewer where there are fewer) */
    int current; /* the one whose question is open or was last */
    int found, right;   /* so far */
    int hints, misses;  /* so far */
    int review;         /* result: 0 all, 1 to count: that number's place */
    bool is_stored;     /* the score may be shown */
    bool is_store_late; /* the disk refused, or takes too long */
    bool is_speaking;
    enum quiz_outcome outcome;
    enum quiz_state reached; /* the page on which the outcome was settled */
    enum quiz_note note;
    const struct quiz_item *note_item; /* decoy or hazard it is about */
    int64_t note_ms;                   /* since when */
    struct quiz_point tap;             /* the last on the picture, and when (0: none yet) */
    int64_t tap_ms;
    int hint_of, hint_stage;      /* index of answers; 0 none, 1 area, 2 place */
    int64_t hint_ms;              /* since when */
    int64_t begun_ms;             /* START */
    int64_t game_ms;              /* the first SEARCH or QUESTION; 0: not yet */
    int64_t ended_ms;             /* the outcome was settled */
    int64_t entered_ms;           /* this state */
    int64_t found_ms;             /* the last find, or the begin: for hints */
    int64_t stirred_ms;           /* somebody did something */
    int64_t ask_until_ms;         /* STILL_THERE */
    int64_t pause_until_ms;       /* after too many misses; 0: none */
    int64_t close_by_ms;          /* is_closed: ends then; 0: open */
    int64_t miss_ms[QUIZ_MISSES]; /* the last misses, oldest first */
};

void quiz_session_init(struct quiz_session *session, const struct quiz_settings *settings);

/* Forgets the visitor; settings, is_closed and ignored stay. */
void quiz_session_wipe(struct quiz_session *session);

/* One event. now_ms is monotonic, > 0. *out is filled fresh. */
void quiz_step(struct quiz_session *session, const struct quiz_event *event, int64_t now_ms,
               struct quiz_effects *out);

/* When the next QUIZ_EVENT_TICK matters; INT64_MAX: never. */
int64_t quiz_wake_ms(const struct quiz_session *session);

/* found + right, 0 to 10. */
int quiz_score(const struct quiz_session *session);

/* Whole seconds until what STILL_THERE announces; 0 when nothing is asked. */
int quiz_ask_left_s(const struct quiz_session *session, int64_t now_ms);

/* The note to show now: NOTE_NONE once its time is over. */
enum quiz_note quiz_note_now(const struct quiz_session *session, int64_t now_ms);

#endif
