#include "view/stick.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "view/stroke.h"
#include "view/text_box.h"
#include "view/theme.h"

/*
 * A tile with an icon in the state's colour, and beside it, on ink, the words: the same on a plaza
 * and on a strip. The band lies along the upper edge, where neither a ticker nor anything that a
 * visitor touches stands.
 */

#define BAND_PCT   11 /* of the short side */
#define BAND_LEAST 72 /* pixels */
#define MARK_PM    45 /* the corner's mark, thousandths of the short side: within its margin */
#define MARK_LEAST 20 /* pixels */
#define TEXT_PCT   46 /* of the band's height */
#define BAR_PCT    8  /* the progress bar, of the band's height */
#define BAR_LEAST  3  /* pixels */
#define NARROW     5  /* a band narrower than so many times its height */
#define LINE_BYTES 128

struct look {
    const char *text;      /* but what has a figure in it */
    uint32_t ground, icon; /* of the tile */
    const struct view_stroke *strokes;
    size_t count;
    double hole; /* in the first stroke, a disc: its radius; 0: none */
    bool has_bar;
};

#define STROKES(list) .strokes = (list), .count = sizeof(list) / sizeof((list)[0])
#define BUSY          .ground = THEME_SKY, .icon = THEME_WHITE
#define WAITING       .ground = THEME_AMBER, .icon = THEME_INK
#define GOOD          .ground = THEME_GREEN, .icon = THEME_WHITE
#define BAD           .ground = THEME_RED, .icon = THEME_WHITE
#define CALM          .ground = THEME_SLATE, .icon = THEME_WHITE

/* Thousandths of the tile, see view/stroke. */
static const struct view_stroke into_tray[] = {
    {500, 200, 500, 600, 48}, {340, 450, 500, 610, 48}, {660, 450, 500, 610, 48},
    {220, 660, 220, 790, 48}, {220, 790, 780, 790, 48}, {780, 790, 780, 660, 48},
};
static const struct view_stroke out_of_tray[] = {
    {500, 220, 500, 600, 48}, {340, 370, 500, 210, 48}, {660, 370, 500, 210, 48},
    {220, 660, 220, 790, 48}, {220, 790, 780, 790, 48}, {780, 790, 780, 660, 48},
};
static const struct view_stroke glass[] = {{430, 430, 430, 430, 250}, {620, 620, 790, 790, 62}};
static const struct view_stroke person[] = {{500, 310, 500, 310, 140}, {420, 700, 580, 700, 175}};
static const struct view_stroke tick[] = {{235, 525, 430, 715, 64}, {430, 715, 775, 315, 64}};
static const struct view_stroke barred[] = {{500, 500, 500, 500, 345}, {300, 300, 700, 700, 50}};
static const struct view_stroke cross[] = {{290, 290, 710, 710, 64}, {710, 290, 290, 710, 64}};
static const struct view_stroke eject[] = {
    {500, 260, 740, 540, 50},
    {740, 540, 260, 540, 50},
    {260, 540, 500, 260, 50},
    {260, 740, 740, 740, 50},
};
static const struct view_stroke turn_back[] = {
    {270, 420, 620, 420, 48}, {620, 420, 720, 470, 48}, {720, 470, 760, 570, 48},
    {760, 570, 720, 670, 48}, {720, 670, 620, 720, 48}, {620, 720, 340, 720, 48},
    {270, 420, 410, 280, 48}, {270, 420, 410, 560, 48},
};

static const struct look looks[VIEW_STICK_STATES] = {
    [VIEW_STICK_READING] = {"正在读取U盘，请勿拔出", BUSY, STROKES(into_tray)},
    [VIEW_STICK_COPYING] = {"", BUSY, STROKES(into_tray), .has_bar = true},
    [VIEW_STICK_CHECKING] = {"正在检查内容，请勿拔出", BUSY, STROKES(glass), .hole = 160},
    [VIEW_STICK_ASKING] = {"等待工作人员确认", WAITING, STROKES(person)},
    [VIEW_STICK_WRITING] = {"正在写入结果，请勿拔出", BUSY, STROKES(out_of_tray)},
    [VIEW_STICK_DONE] = {"已更新，可以拔出U盘", GOOD, STROKES(tick)},
    [VIEW_STICK_SAME] = {"内容已是最新，可以拔出U盘", GOOD, STROKES(tick)},
    [VIEW_STICK_STRANGER] = {"此U盘内容未经授权", BAD, STROKES(barred), .hole = 250},
    [VIEW_STICK_REFUSED] = {"未导入，请联系工作人员", BAD, STROKES(cross)},
    [VIEW_STICK_PULLED] = {"U盘已拔出，节目未改变", CALM, STROKES(eject)},
    [VIEW_STICK_RETURNED] = {"新内容无法播放，已恢复原节目", WAITING, STROKES(turn_back)},
};

char *view_stick_text(const struct view_stick *stick)
{
    char text[LINE_BYTES];
    const char *plain = looks[stick->state].text;
    if (stick->state == VIEW_STICK_COPYING)
        (void)snprintf(text, sizeof(text), "正在导入 %d%%，请勿拔出", stick->percent);
    else if (stick->state == VIEW_STICK_REFUSED && *stick->code)
        (void)snprintf(text, sizeof(text), "未导入（%s），请联系工作人员", stick->code);
    else
        (void)snprintf(text, sizeof(text), "%s", plain ? plain : "");
    return mem_copy_text(text);
}

/* --- where it stands -------------------------------------------------------------------------- */

static int max_of(int a, int b)
{
    return a > b ? a : b;
}

struct layout_rect view_stick_rect(const struct view_stick *stick, int w, int h)
{
    int side = w < h ? w : h;
    if (stick->state == VIEW_STICK_NONE || stick->feedback == VIEW_FEEDBACK_NONE)
        return (struct layout_rect){0, 0, 0, 0};
    if (stick->feedback == VIEW_FEEDBACK_CORNER) {
        int mark = max_of(side * MARK_PM / 1000, MARK_LEAST);
        mark = mark < side ? mark : side;
        return (struct layout_rect){w - mark, h - mark, mark, mark};
    }
    int band = max_of(side * BAND_PCT / 100, BAND_LEAST);
    return (struct layout_rect){0, 0, w, side < THEME_LED_HEIGHT_PX ? h : band};
}

/* --- what it looks like ----------------------------------------------------------------------- */

static void draw_tile(struct screen *screen, const struct look *look, struct layout_rect at)
{
    int side = at.w < at.h ? at.w : at.h;
    struct layout_rect box = {at.x + (at.w - side) / 2, at.y + (at.h - side) / 2, side, side};
    struct view_stroke disc = look->strokes[0];
    screen_fill(screen, at, look->ground);
    if (look->hole > 0) {
        view_mark_draw(screen, box, &(struct view_mark){&disc, 1, 0, look->icon});
        disc.radius = look->hole;
        view_mark_draw(screen, box, &(struct view_mark){&disc, 1, 0, look->ground});
    }
    size_t first = look->hole > 0;
    struct view_mark icon = {look->strokes + first, look->count - first, 0, look->icon};
    view_mark_draw(screen, box, &icon);
}

static void draw_bar(struct screen *screen, struct layout_rect at, int percent)
{
    struct layout_rect done = at;
    done.w = (int)(at.w * number_clamp(percent, 0, 100) / 100);
    screen_fill(screen, at, THEME_SLATE);
    if (done.w > 0)
        screen_fill(screen, done, THEME_AMBER);
}

/* One line where it can be read, two where the panel is too narrow for that. */
static void draw_words(struct screen *screen, struct screen_fonts *fonts,
                       const struct view_stick *stick, struct layout_rect at)
{
    char *text = view_stick_text(stick);
    struct view_text_box box = {
        .at = at,
        .face = SCREEN_SANS_BOLD,
        .min_px = at.h * TEXT_PCT / 100,
        .max_px = at.h * TEXT_PCT / 100,
        .max_lines = 1,
        .line_pct = 100,
        .align = VIEW_LEFT,
        .rgb = THEME_PAPER,
    };
    if (screen_text_width(fonts, box.face, box.max_px, text, strlen(text)) > at.w) {
        box.min_px = 8;
        box.max_px = at.h * 2 / 5;
        box.max_lines = 2;
        box.line_pct = 115;
    }
    (void)view_text_box_draw(screen, fonts, &box, text); /* as large as it fits */
    free(text);
}

static struct layout_rect tile_of(struct layout_rect at)
{
    return (struct layout_rect){at.x, at.y, at.w < NARROW * at.h ? at.h * 5 / 8 : at.h, at.h};
}

/* Beside the tile: the words, and a bar below them while there is something to count. */
static void draw_line(struct screen *screen, struct screen_fonts *fonts,
                      const struct view_stick *stick, struct layout_rect at)
{
    bool is_narrow = at.w < NARROW * at.h; /* there the words need the room */
    int tile_w = tile_of(at).w;
    int gap = is_narrow ? at.h / 12 : at.h / 4;
    bool has_bar = looks[stick->state].has_bar;
    int bar_h = has_bar ? max_of(at.h * BAR_PCT / 100, BAR_LEAST) : 0;
    struct layout_rect rest = {at.x + tile_w, at.y, at.w - tile_w, at.h};
    struct layout_rect words = {rest.x + gap, at.y, rest.w - 2 * gap, at.h - bar_h};
    struct layout_rect bar = {rest.x, at.y + at.h - bar_h, rest.w, bar_h};
    screen_fill(screen, rest, THEME_INK);
    draw_words(screen, fonts, stick, words);
    if (has_bar)
        draw_bar(screen, bar, stick->percent);
}

static void draw_at(struct screen *screen, struct screen_fonts *fonts,
                    const struct view_stick *stick, struct layout_rect at)
{
    bool is_mark = stick->feedback == VIEW_FEEDBACK_CORNER;
    draw_tile(screen, &looks[stick->state], is_mark ? at : tile_of(at));
    if (!is_mark)
        draw_line(screen, fonts, stick, at);
}

void view_stick_draw(struct screen *screen, struct screen_fonts *fonts,
                     const struct view_stick *stick, int w, int h)
{
    struct layout_rect at = view_stick_rect(stick, w, h);
    if (at.w > 0)
        draw_at(screen, fonts, stick, at);
}

struct screen_image *view_stick_image(struct screen *screen, struct screen_fonts *fonts,
                                      const struct view_stick *stick, struct layout_rect at)
{
    struct layout_rect whole = {0, 0, at.w, at.h};
    struct screen_image *image = screen_image_create(screen, at.w, at.h, NULL, 0, true);
    screen_set_target(screen, image);
    draw_at(screen, fonts, stick, whole);
    screen_set_target(screen, NULL);
    return image;
}

void view_stick_count(struct screen *screen, struct screen_fonts *fonts,
                      const struct view_stick *stick, struct screen_image *image,
                      struct layout_rect at)
{
    if (stick->feedback == VIEW_FEEDBACK_CORNER)
        return; /* the mark counts nothing */
    screen_set_target(screen, image);
    draw_line(screen, fonts, stick, (struct layout_rect){0, 0, at.w, at.h});
    screen_set_target(screen, NULL);
}
