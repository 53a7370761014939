/*
 * view/quiz: the pages of the quiz, drawn from plain state; and where their targets are.
 *
 * view_quiz_targets() is pure: what draws, what asks which target a finger or a key meant, and what
 * tests sizes, place alike. A page is drawn in two layers: its ground (view_quiz_draw(), when
 * ground_serial changes) and what moves over it for a moment (view/quiz_over: pressed and focused
 * targets, ripple, word, hint, pencil), of which only the rectangles that changed are drawn anew.
 *
 * Sizes are those of fingers and eyes (domain: 3.2): answers >= 25 mm high and as wide as the page
 * allows, other targets >= 20 mm, >= 5 mm apart; question >= 9 mm, answers >= 8 mm, body >= 7 mm
 * (large: 1.4 times that), never fewer than 20 px; what a visitor needs stands in the lower half;
 * in low mode everything in the lower 60 % of the panel.
 */
#ifndef VIEW_QUIZ_H
#define VIEW_QUIZ_H

#include "quiz/shape.h"
#include "view/view.h"
#include "view/words.h"

enum view_quiz_page {
    VIEW_QUIZ_NOTICE,   /* cards */
    VIEW_QUIZ_ENTRANCE, /* cards */
    VIEW_QUIZ_CHOICE,   /* cards */
    VIEW_QUIZ_TICKET,   /* keypad: scan or type today's ticket */
    VIEW_QUIZ_SCENE,    /* level */
    VIEW_QUIZ_QUESTION, /* question, also once it is answered */
    VIEW_QUIZ_STORING,  /* a calm page: one moment */
    VIEW_QUIZ_RESULT,   /* result */
    VIEW_QUIZ_TRAINING, /* level, and words about the current place: staff's presentation */
    VIEW_QUIZ_REDEEM,   /* keypad: staff hand out prizes */
    VIEW_QUIZ_PAGES
};

struct view_target {
    enum view_button button;
    struct layout_rect at;
    bool is_picture; /* can be zoomed; needs no key */
};

#define VIEW_TARGETS_MAX 48 /* a keypad of 32 characters and its buttons */
#define VIEW_CARDS_MAX   5

/* One question, two to five large cards, each with a picture, a word, a number key. */
struct view_card_choice {
    const char *title, *text;     /* text: a line below, may be NULL */
    struct screen_image *picture; /* or NULL: a drawn mark instead */
    bool is_off;                  /* cannot be chosen: greyed, no target */
};
struct view_cards {
    const char *question;
    const char *text; /* smaller, above the cards: the notice; may hold \n; NULL: none */
    struct view_card_choice cards[VIEW_CARDS_MAX]; /* VIEW_BUTTON_CHOICE_0 + index */
    int count;
    bool has_wishes; /* language, large, contrast (low and leave are on every page) */
    bool has_back;
};

/* VIEW_BUTTON_CHOICE_0 + place. The found place stays visible above, enlarged. */
struct view_question {
    struct screen_image *picture;     /* of the level, borrowed; NULL: quick quiz */
    struct layout_rect part;          /* of it, pixels, to be shown enlarged */
    const struct quiz_shape *outline; /* scene units, drawn around the place; NULL: none */
    double unit_x, unit_y;            /* picture pixels per scene unit */
    const char *heading;              /* "已找到 2/5 · 电动车楼道充电", "第 3/10 题" */
    const char *question, *options[4];
    bool is_answered;
    int answer, chosen; /* places; answered: the right one and the chosen one */
    const char *explanation, *practice, *basis; /* answered; NULL: none */
    bool can_speak, is_speaking;                /* 🔊 */
    bool is_voice_made;                         /* by a machine: said beside it */
    int number, total;                          /* quick quiz, from 1: its dots; 0: none */
};

struct view_result_place {
    double x, y, radius; /* of the ring, in parts of the picture's width */
    const struct quiz_shape *outline;
    int number;
    bool is_found, is_right;  /* right: its question */
    const char *title, *text; /* of the hazard; what to do about it */
};
struct view_result {
    struct screen_image *picture; /* NULL: quick quiz */
    double picture_w, picture_h;  /* its shape */
    double unit_x, unit_y;
    bool is_quick;
    struct view_result_place places[VIEW_MARKS_MAX];
    int count;
    bool has_score; /* else: it could not be stored, and is not shown */
    int score, found, right, total;
    const char *topics[3];             /* to look at again; NULL: none */
    int review;                        /* 0 all; else the number of the place shown enlarged */
    const char *ticket, *ticket_short; /* for a QR code, and beside it; NULL: none */
    const char *hotline;
    bool is_prize; /* the ticket can be redeemed */
};

/* A keypad of the 32 characters (VIEW_BUTTON_CHAR_0 + value in Crockford's alphabet). */
struct view_keypad {
    const char *heading, *text; /* what to do */
    char typed[8];              /* so far, at most 6 */
    enum view_note note_kind;
    const char *note;          /* what came of it, NULL: none */
    bool is_redeem;            /* staff's: stock line and buttons */
    int stock, today, per_day; /* redeem */
};

/* Staff's presentation: struct view_level with rings, and this beside it. */
struct view_training {
    const char *title, *practice, *basis; /* of the current place when revealed, else NULL */
    int number, count;
    const struct quiz_shape *outlines[64]; /* of what is revealed; NULL: hidden */
    int current;
    bool is_all;
};

/* What moves over a page for a moment; 0 or NULL: not there. */
struct view_over {
    enum view_button pressed, focus;
    const char *word; /* the toast */
    enum view_note word_kind;
    bool has_ripple;
    double ripple_x, ripple_y;        /* parts of the picture's box, after zoom */
    int ripple_part;                  /* 0 to 256 */
    struct layout_rect glow;          /* hint: the part that glows, panel pixels; empty: none */
    struct layout_rect keep_clear;    /* no word is put here; empty: anywhere */
    const struct quiz_shape *outline; /* hint, or the pencil around what was just found */
    int outline_part;                 /* 0 to 256 of its way drawn */
    bool is_found;                    /* green, else amber */
    int sheet_part;                   /* 0 to 256 of the question's sheet slid up; 256: it stands */
};

enum view_ask { VIEW_ASK_NOTHING, VIEW_ASK_STILL_THERE, VIEW_ASK_LEAVE, VIEW_ASK_LEAVE_OR_RESULT };

struct view_quiz {
    enum view_quiz_page page;
    enum view_lang lang;
    struct view_mode mode;
    double px_per_mm;
    int64_t ground_serial; /* changes with everything but over */
    enum view_ask ask;     /* a dialog over the page: then only its targets */
    int ask_left_s;
    struct view_over over;
    struct view_cards cards;
    struct view_level level;
    struct view_question question;
    struct view_result result;
    struct view_keypad keypad;
    struct view_training training;
};

/* Where things are that can be pressed, in the order of the Tab key. Returns how many. */
size_t view_quiz_targets(const struct view_quiz *quiz, int w, int h,
                         struct view_target out[VIEW_TARGETS_MAX]);

/* The target under a point: VIEW_BUTTON_NONE, or its button; *out_is_picture. */
enum view_button view_quiz_button_at(const struct view_quiz *quiz, int w, int h, int x, int y,
                                     bool *out_is_picture);

#endif
