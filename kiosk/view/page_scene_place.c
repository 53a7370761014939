#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "view/page_parts.h"
#include "view/page_scene.h"
#include "view/theme.h"

#define BUTTON_MM     22.0
#define GAP_MM        5.0
#define TEXT_MM       8.0
#define TEXT_MIN_PX   20 /* below that strokes of hanzi run together */
#define TEXT_LEAST_PX 12
#define LARGE_PCT     140
#define TITLE_PCT     125 /* of the text */
#define MARK_PCT      130
#define STRIP_RATIO   4 /* wider, or higher, than so many times the other side */
#define LOW_PART_PCT  60
#define LINE_MM       0.75
#define MM_PER_INCH   25.4

#define LATIN_PCT   58  /* of an em: about the width of a letter or digit */
#define COUNTER_PCT 600 /* 已找到 10/10 */

/* Labels in Chinese, in percent of an em, in the order of enum view_level_button. */
static const int chinese_pct[VIEW_LEVEL_BUTTONS] = {400, 200, 200, 200};

/* What the bar is made of, in pixels. */
struct sizes {
    int margin, gap, button_h, text, title, mark;
    int title_w, counter_w, marks_w;
    int buttons_w[VIEW_LEVEL_BUTTONS]; /* 0: not there */
};

double view_px_per_mm(int w, int h, double diagonal_in)
{
    return hypot(w, h) / (diagonal_in * MM_PER_INCH);
}

static int max_of(int a, int b)
{
    return a > b ? a : b;
}

static int up(double px)
{
    return (int)ceil(px);
}

int view_level_text_pct(const char *text)
{
    size_t latin = 0;
    for (const char *c = text; *c; c++)
        latin += (unsigned char)*c < 0x80;
    return (int)(utf8_count(text) - latin) * 100 + (int)latin * LATIN_PCT;
}

static bool has_own_labels(const struct view_level_room *room)
{
    for (int i = 0; i < VIEW_LEVEL_BUTTONS; i++)
        if (room->label_pct[i])
            return true;
    return false;
}

static bool has_room(const struct view_level_room *room)
{
    return room->h >= THEME_LED_HEIGHT_PX && room->w >= THEME_LED_HEIGHT_PX &&
           room->w <= STRIP_RATIO * room->h && room->h <= STRIP_RATIO * room->w;
}

/* With text of that size. */
static struct sizes sizes_of(const struct view_level_room *room, int text)
{
    struct sizes sizes = {.text = text};
    int shorter = room->w < room->h ? room->w : room->h;
    sizes.title = sizes.text * TITLE_PCT / 100;
    sizes.mark = sizes.text * MARK_PCT / 100;
    sizes.gap = max_of(up(GAP_MM * room->px_per_mm), 4);
    sizes.margin = max_of(shorter * THEME_MARGIN_PCT / 100, sizes.gap);
    sizes.button_h = max_of(up(BUTTON_MM * room->px_per_mm), 2 * sizes.text);
    const int *label_pct = has_own_labels(room) ? room->label_pct : chinese_pct;
    for (int i = 0; i < VIEW_LEVEL_BUTTONS; i++)
        if (label_pct[i] > 0)
            sizes.buttons_w[i] = max_of((label_pct[i] + 200) * sizes.text / 100, sizes.button_h);
    sizes.title_w = view_level_text_pct(room->title) * sizes.title / 100;
    sizes.counter_w = (room->counter_pct ? room->counter_pct : COUNTER_PCT) * sizes.text / 100;
    sizes.marks_w = room->total * (sizes.mark + sizes.gap) - sizes.gap;
    return sizes;
}

/* What stands in one row however narrow the panel is. */
static int count_w(const struct sizes *sizes)
{
    return sizes->counter_w + sizes->gap + sizes->marks_w;
}

/* Text as large as it should be, or as a hand-held panel has room for. */
static struct sizes choose_sizes(const struct view_level_room *room)
{
    int percent = room->mode.is_large ? LARGE_PCT : 100;
    int text = max_of(up(TEXT_MM * room->px_per_mm), TEXT_MIN_PX) * percent / 100;
    struct sizes sizes = sizes_of(room, text);
    while (count_w(&sizes) > room->w - 2 * sizes.margin && text > TEXT_LEAST_PX)
        sizes = sizes_of(room, --text);
    return sizes;
}

static int buttons_w(const struct sizes *sizes)
{
    int w = -sizes->gap;
    for (int i = 0; i < VIEW_LEVEL_BUTTONS; i++)
        w += sizes->buttons_w[i] ? sizes->buttons_w[i] + sizes->gap : 0;
    return w;
}

static int words_w(const struct sizes *sizes)
{
    return sizes->title_w + 2 * sizes->gap + sizes->counter_w + sizes->gap + sizes->marks_w;
}

/* The counter, and the marks to the right of it. */
static void place_count(struct view_level_place *place, const struct sizes *sizes, int total,
                        int counter, int marks, struct layout_rect row)
{
    place->counter = (struct layout_rect){counter, row.y, sizes->counter_w, row.h};
    for (int i = 0; i < total; i++)
        place->marks[i] =
            (struct layout_rect){marks + i * (sizes->mark + sizes->gap),
                                 row.y + (row.h - sizes->mark) / 2, sizes->mark, sizes->mark};
}

/* The title from the left, the marks to the right, the counter before them. */
static void place_words(struct view_level_place *place, const struct sizes *sizes, int total,
                        struct layout_rect row)
{
    int marks = row.x + row.w - sizes->marks_w;
    int counter = marks - sizes->gap - sizes->counter_w;
    place->title = (struct layout_rect){row.x, row.y, counter - sizes->gap - row.x, row.h};
    place_count(place, sizes, total, counter, marks, row);
}

/* One row: low mode in the left corner, the words between, the other buttons to the right. */
static void place_row(struct view_level_place *place, const struct sizes *sizes, int total,
                      struct layout_rect row)
{
    int right = row.x + row.w;
    for (int i = VIEW_LEVEL_BUTTONS - 1; i > VIEW_LEVEL_LOW; i--) {
        if (!sizes->buttons_w[i])
            continue;
        place->buttons[i] =
            (struct layout_rect){right - sizes->buttons_w[i], row.y, sizes->buttons_w[i], row.h};
        right = place->buttons[i].x - sizes->gap;
    }
    place->buttons[VIEW_LEVEL_LOW] =
        (struct layout_rect){row.x, row.y, sizes->buttons_w[VIEW_LEVEL_LOW], row.h};
    int free = right - row.x - sizes->buttons_w[VIEW_LEVEL_LOW] - sizes->gap;
    int aside = (free - words_w(sizes)) / 2; /* the words in the middle of what is free */
    int left = row.x + sizes->buttons_w[VIEW_LEVEL_LOW] + sizes->gap + aside;
    place_words(place, sizes, total, (struct layout_rect){left, row.y, words_w(sizes), row.h});
}

/* How high the bar is, and its rows. */
struct bar {
    bool is_row;
    int title_h; /* of the title's own row; 0: it has none */
    int words_h, h;
};

/* Over the whole width: alike where their labels have room, else as their labels need it. */
static void place_buttons(struct view_level_place *place, const struct sizes *sizes,
                          struct layout_rect row)
{
    int count = 0, widest = 0, x = row.x;
    for (int i = 0; i < VIEW_LEVEL_BUTTONS; i++) {
        count += sizes->buttons_w[i] > 0;
        widest = max_of(widest, sizes->buttons_w[i]);
    }
    int room = row.w - (count - 1) * sizes->gap,
        wanted = buttons_w(sizes) - (count - 1) * sizes->gap;
    bool is_alike = room / count >= widest;
    for (int i = 0; i < VIEW_LEVEL_BUTTONS; i++) {
        if (!sizes->buttons_w[i])
            continue;
        int w = is_alike ? room / count : sizes->buttons_w[i] * room / wanted;
        place->buttons[i] = (struct layout_rect){x, row.y, w, sizes->button_h};
        x += w + sizes->gap;
    }
}

/* Two rows: the words, and below them the buttons. On a narrow panel the title stands above, alone.
 */
static void place_rows(struct view_level_place *place, const struct sizes *sizes,
                       const struct bar *bar, int total, struct layout_rect upper)
{
    if (bar->title_h) {
        place->title = (struct layout_rect){upper.x, upper.y, upper.w, bar->title_h};
        upper.y += bar->title_h + sizes->gap;
        place_count(place, sizes, total, upper.x, upper.x + upper.w - sizes->marks_w, upper);
    } else {
        place_words(place, sizes, total, upper);
    }
    upper.y += upper.h + sizes->gap;
    place_buttons(place, sizes, upper);
}

/* As if the margins were twice as wide: see align_bar(). */
static struct bar plan_bar(const struct sizes *sizes, int page_w)
{
    bool is_row = words_w(sizes) + buttons_w(sizes) + 4 * sizes->gap <= page_w - 4 * sizes->margin;
    bool has_title_row = !is_row && words_w(sizes) > page_w - 4 * sizes->margin;
    struct bar bar = {.is_row = is_row,
                      .title_h = has_title_row ? sizes->title : 0,
                      .words_h = is_row ? sizes->button_h : max_of(sizes->mark, sizes->title)};
    bar.h = sizes->button_h + 2 * sizes->gap + (is_row ? 0 : bar.words_h + sizes->gap) +
            (has_title_row ? bar.title_h + sizes->gap : 0);
    return bar;
}

static void place_bar(struct view_level_place *place, const struct sizes *sizes,
                      const struct bar *bar, int total)
{
    struct layout_rect page = place->page;
    struct layout_rect row = {page.x + sizes->margin, page.y + page.h - bar->h + sizes->gap,
                              page.w - 2 * sizes->margin, bar->words_h};
    if (bar->is_row)
        place_row(place, sizes, total, row);
    else
        place_rows(place, sizes, bar, total, row);
}

/* A bar that would end a little beside the picture's edges ends at them. */
static void align_bar(struct sizes *sizes, struct layout_rect picture)
{
    if (picture.x > sizes->margin && picture.x <= 2 * sizes->margin && count_w(sizes) <= picture.w)
        sizes->margin = picture.x;
}

/* As large as it can be in the box, in its middle. */
static struct layout_rect fit(struct layout_rect box, double picture_w, double picture_h)
{
    double scale = fmin(box.w / picture_w, box.h / picture_h);
    int w = max_of((int)round(picture_w * scale), 1), h = max_of((int)round(picture_h * scale), 1);
    return (struct layout_rect){box.x + (box.w - w) / 2, box.y + (box.h - h) / 2, w, h};
}

struct view_level_place view_level_place(const struct view_level_room *room)
{
    struct view_level_place place = {.is_card = !has_room(room)};
    if (place.is_card)
        return place;
    struct sizes sizes = choose_sizes(room);
    int h = room->mode.is_low ? room->h * LOW_PART_PCT / 100 : room->h;
    place.page = (struct layout_rect){0, room->h - h, room->w, h};
    place.head = (struct layout_rect){0, 0, room->w, room->h - h};
    place.text_px = sizes.text;
    place.title_px = sizes.title;
    place.line_px = max_of(up(LINE_MM * room->px_per_mm), 2) * (room->mode.is_contrast ? 2 : 1);
    struct bar bar = plan_bar(&sizes, room->w);
    struct layout_rect rest = {0, place.page.y, room->w, max_of(h - bar.h, 1)};
    place.picture = fit(rest, room->picture_w, room->picture_h);
    align_bar(&sizes, place.picture);
    place_bar(&place, &sizes, &bar, room->total);
    return place;
}

enum view_button page_scene_button(enum view_level_button button)
{
    static const enum view_button means[VIEW_LEVEL_BUTTONS] = {VIEW_BUTTON_LOW, VIEW_BUTTON_HINT,
                                                               VIEW_BUTTON_ZOOM, VIEW_BUTTON_LEAVE};
    return means[button];
}
