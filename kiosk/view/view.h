/*
 * view: draws what the player says is on, through screen, and only what has changed.
 *
 * view_create() lays out the zones; then for every tick the player fills a struct view_scene and
 * calls view_draw(), which compares it with what is on the panel, draws the zones that differ, and
 * presents them together. View holds no clock and no media: times come in, pictures and frames are
 * borrowed.
 */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include "layout/layout.h"
#include "playlist/playlist.h"
#include "screen/fonts.h"
#include "screen/screen.h"
#include "view/stick.h"

struct view_quiz;   /* view/quiz.h */
struct view_import; /* view/page_import.h */

/*
 * What fills the playlist zone. serial changes whenever its content does (a new film frame, too),
 * item only when another item takes the zone: what surrounds a film is drawn once per item.
 */
struct view_stage {
    int64_t serial, item;
    const char *title;              /* set above a film where the zone leaves room; NULL: none */
    struct screen_image *still;     /* of the zone's size, or NULL */
    const struct screen_film *film; /* or NULL; both NULL: nothing there */
    int film_aspect_w, film_aspect_h;
    enum layout_fit film_fit;
};

enum view_page {
    VIEW_PAGE_NONE,
    VIEW_PAGE_SLATE,
    VIEW_PAGE_STATUS,
    VIEW_PAGE_PIN,
    VIEW_PAGE_CLOCK,
    VIEW_PAGE_IMPORT,
    VIEW_PAGE_QUIZ, /* scene->quiz says which */
    VIEW_PAGE_DARK  /* nothing at all: the screen is off */
};

#define VIEW_STATUS_LINES_MAX 24

struct view_status {
    char lines[VIEW_STATUS_LINES_MAX][256]; /* "label\tvalue" */
    int count;
    /* previous, next, pause, slate, clock, import, training, redeem, quit, close */
    bool has_buttons;
};

/* The page on which staff set date and time. */
enum view_clock_field {
    VIEW_CLOCK_YEAR,
    VIEW_CLOCK_MONTH,
    VIEW_CLOCK_DAY,
    VIEW_CLOCK_HOUR,
    VIEW_CLOCK_MINUTE,
    VIEW_CLOCK_FIELDS
};
enum view_note { VIEW_NOTE_PLAIN, VIEW_NOTE_GOOD, VIEW_NOTE_BAD };

struct view_clock {
    char values[VIEW_CLOCK_FIELDS]
               [8]; /* "2026", "06", …; a field being typed into: what is there */
    enum view_clock_field focus;
    char weekday[16]; /* "星期二" */
    enum view_note note_kind;
    char note[512]; /* what came of it, "" for none */
};

/* How a visitor wants the quiz's pages. */
struct view_mode {
    bool is_large;    /* 大字: larger text */
    bool is_contrast; /* 高对比: ink on white, marks and rings doubled in weight */
    bool is_low;      /* 低位: everything in the lower part of the panel */
};

#define VIEW_MARKS_MAX 10

/* A place that was found: a ring around it, with its number. */
struct view_ring {
    double x, y, radius; /* in parts of the picture's width, from its top left corner */
    int number;          /* from 1 */
};

/* The page of a level. All borrowed. */
struct view_level {
    struct screen_image *picture; /* as view_level_place() says, or any size: it is scaled */
    double picture_w, picture_h;  /* its shape, any unit */
    const char *title;            /* of the place */
    int found, total;             /* 0 <= found <= total, 1 <= total <= VIEW_MARKS_MAX */
    struct view_mode mode;
    double px_per_mm; /* view_px_per_mm() */
    struct view_ring rings[VIEW_MARKS_MAX];
    size_t ring_count;
    bool has_hint;           /* the hint button is there */
    double zoom;             /* 1 to 2.5; 0 is 1 */
    double shown_x, shown_y; /* left top of what is shown, parts of the picture's sides */
};

/*
 * The quiz invites: over the show's lower edge (in the place of a ticker that stands there) a band
 * with one line, a hand that taps, slowly, and today's visitors. What is beneath it is not drawn.
 */
struct view_invite {
    bool is_on;
    int hand_step; /* 0 to 3, of the hand's movement */
    int visitors;  /* today; shown from 5 on */
};

struct view_scene {
    struct view_stage stage;
    struct view_stage leaving;      /* what the stage takes over from, during a transition */
    enum playlist_enter transition; /* CUT: none under way */
    int part;                       /* 0 to 256 of the transition */
    int64_t ticker_ms;              /* how long the ticker has run */
    char clock_time[16];            /* "09:30" */
    char clock_date[64];            /* "6月16日 星期二" */
    int brightness;                 /* 1 to 100 percent of all that is shown; 0: as it was */
    enum view_page page;
    int64_t page_serial; /* changes when the page's content does */
    const struct view_status *status;
    int pin_digits;       /* entered so far */
    const char *pin_note; /* a line below, "" for none */
    const struct view_clock *clock;
    const struct view_import *import;
    const struct view_quiz *quiz;
    struct view_invite invite;
    struct view_stick stick; /* over everything but staff's pages, which say it themselves */
};

struct view; /* opaque */

/* Texts that do not change while a layout is up; all borrowed for the call. */
struct view_texts {
    char *const *ticker; /* lines, filled in */
    size_t ticker_count;
    const char *theme, *organiser, *hotline;
};

/* Makes the view of a layout on a screen. *layout is copied; screen and fonts are borrowed. */
struct view *view_create(struct screen *screen, struct screen_fonts *fonts,
                         const struct layout *layout, const struct view_texts *texts);
void view_destroy(struct view *view); /* NULL is fine */

/* The playlist zone in panel pixels; false when the layout has none. */
bool view_stage_rect(const struct view *view, struct layout_rect *out_rect);

/* The stage as an image of the zone's size, for a transition; owned by the caller. NULL: no zone.
 */
struct screen_image *view_snapshot(struct view *view, const struct view_stage *stage);

/* Everything has to be drawn again (window exposed, resized). */
void view_invalidate(struct view *view);

/*
 * While the show is on and the quiz invites: draws its first page ahead, out of sight, so that a
 * finger is answered at once. Call it again whenever the page may have become another one.
 */
void view_prepare_quiz(struct view *view, const struct view_quiz *quiz);

/* Draws and presents what differs. Returns true when something was presented. */
bool view_draw(struct view *view, const struct view_scene *scene);

/* Tells whether a ticker runs where it is seen: not under the invitation. */
bool view_has_ticker(const struct view *view);

/* True when the last present left the playlist zone without item, slate or page. */
bool view_is_black(const struct view *view);

/* The ground of the slate, taken (destroyed with the view); NULL: the plain one. And given away. */
void view_set_slate_ground(struct view *view, struct screen_image *ground);
struct screen_image *view_take_slate_ground(struct view *view);

/* What a point of a page means. */
enum view_button {
    VIEW_BUTTON_NONE,
    VIEW_BUTTON_PREVIOUS,
    VIEW_BUTTON_NEXT,
    VIEW_BUTTON_PAUSE,
    VIEW_BUTTON_SLATE,
    VIEW_BUTTON_QUIT,
    VIEW_BUTTON_CLOSE,
    VIEW_BUTTON_ERASE,
    VIEW_BUTTON_ENTER,
    VIEW_BUTTON_CLOCK,
    VIEW_BUTTON_FIELD_0, /* + enum view_clock_field: chooses it */
    VIEW_BUTTON_RAISE_0 = VIEW_BUTTON_FIELD_0 + VIEW_CLOCK_FIELDS,
    VIEW_BUTTON_LOWER_0 = VIEW_BUTTON_RAISE_0 + VIEW_CLOCK_FIELDS,
    VIEW_BUTTON_DIGIT_0 = VIEW_BUTTON_LOWER_0 + VIEW_CLOCK_FIELDS, /* + digit */
    VIEW_BUTTON_LOW = VIEW_BUTTON_DIGIT_0 + 10, /* of a level: see view/page_scene */
    VIEW_BUTTON_HINT,
    VIEW_BUTTON_ZOOM,
    VIEW_BUTTON_LEAVE,
    VIEW_BUTTON_PICTURE, /* of the quiz: see view/quiz */
    VIEW_BUTTON_BACK,
    VIEW_BUTTON_GO_ON, /* also 完成, 没有小票 */
    VIEW_BUTTON_REVIEW,
    VIEW_BUTTON_SPEAK,
    VIEW_BUTTON_LANGUAGE,
    VIEW_BUTTON_LARGE,
    VIEW_BUTTON_CONTRAST,
    VIEW_BUTTON_STAY, /* of the dialogs: 继续, 看结果, 退出 */
    VIEW_BUTTON_FINISH,
    VIEW_BUTTON_LEAVE_NOW,
    VIEW_BUTTON_REVEAL,
    VIEW_BUTTON_REVEAL_ALL,
    VIEW_BUTTON_TRAINING, /* on the status page: 培训模式, 兑奖 */
    VIEW_BUTTON_REDEEM,
    VIEW_BUTTON_STOCK_MORE, /* + 10, - 10 prizes */
    VIEW_BUTTON_STOCK_LESS,
    VIEW_BUTTON_IMPORT, /* on the status page: 更新内容; there: 回退到上一版, 不回退, 确定回退 */
    VIEW_BUTTON_ROLLBACK,
    VIEW_BUTTON_KEEP,
    VIEW_BUTTON_SURE,
    VIEW_BUTTON_ACCEPT, /* what nobody signed: 接受, 拒绝 */
    VIEW_BUTTON_DECLINE,
    VIEW_BUTTON_CHOICE_0,                          /* + index, 0 to 4 */
    VIEW_BUTTON_CHAR_0 = VIEW_BUTTON_CHOICE_0 + 5, /* + value, 0 to 31 */
    VIEW_BUTTON_COUNT = VIEW_BUTTON_CHAR_0 + 32
};
enum view_button view_button_at(const struct view *view, enum view_page page, int x, int y);

#endif
