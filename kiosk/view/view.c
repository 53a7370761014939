#include "view/view.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "screen/qr.h"
#include "view/invite.h"
#include "view/page.h"
#include "view/page_import.h"
#include "view/quiz_over.h"
#include "view/stick_layer.h"
#include "view/text_box.h"
#include "view/theme.h"
#include "view/ticker.h"
#include "view/zone_colour.h"

#define DIRTY_MAX (LAYOUT_ZONES_MAX + 3)

_Static_assert(DIRTY_MAX >= QUIZ_OVER_DIRTY_MAX, "a page of the quiz needs as many");

/* What is on the panel now, to compare with. */
struct drawn {
    bool is_all; /* everything has been drawn at least once */
    int64_t stage_serial, item;
    bool has_film; /* the stage shows a film, at film_at */
    struct layout_rect film_at;
    int part;
    int ticker_px[LAYOUT_ZONES_MAX];
    char clock[96];
    int brightness;
    enum view_page page;
    int64_t page_serial;
    struct view_invite invite;
};

struct view {
    struct screen *screen;
    struct screen_fonts *fonts;
    struct layout layout;
    struct layout_rect canvas; /* on the panel */
    struct layout_rect at[LAYOUT_ZONES_MAX];
    struct layout_rect invite_at;  /* of the band, when it is on */
    struct layout_rect show_at;    /* what the zones may draw on now: the panel, but for bands */
    struct view_stick_layer stick; /* laid over whatever is drawn there */
    struct view_ticker *tickers[LAYOUT_ZONES_MAX];
    struct view_page_ctx page;
    struct quiz_over *quiz;            /* NULL: the quiz is not on, nor made ready */
    bool is_quiz_ready;                /* its first page was drawn ahead */
    enum view_import_mode import_mode; /* of the page as it was drawn last */
    struct drawn drawn;
    struct layout_rect dirty[DIRTY_MAX];
    size_t dirty_count;
    bool is_black;
};

struct view *view_create(struct screen *screen, struct screen_fonts *fonts,
                         const struct layout *layout, const struct view_texts *texts)
{
    struct view *view = mem_alloc(sizeof(*view));
    view->screen = screen;
    view->fonts = fonts;
    view->layout = *layout;
    view->page.screen = screen;
    view->page.fonts = fonts;
    screen_size(screen, &view->page.w, &view->page.h);
    utf8_copy(view->page.theme, sizeof(view->page.theme), texts->theme);
    utf8_copy(view->page.organiser, sizeof(view->page.organiser), texts->organiser);
    utf8_copy(view->page.hotline, sizeof(view->page.hotline), texts->hotline);
    view->canvas =
        layout_fit_canvas(layout->canvas_w, layout->canvas_h, view->page.w, view->page.h);
    view->show_at = (struct layout_rect){0, 0, view->page.w, view->page.h};
    view->invite_at = view_invite_band(layout, view->canvas, view->page.w, view->page.h);
    for (size_t i = 0; i < layout->zone_count; i++) {
        const struct layout_zone *zone = &view->layout.zones[i];
        view->at[i] = layout_to_panel(&view->layout, zone->at, view->canvas);
        if (zone->shows == LAYOUT_TICKER)
            view->tickers[i] = view_ticker_create(screen, fonts, zone, view->at[i], texts->ticker,
                                                  texts->ticker_count);
    }
    return view;
}

void view_destroy(struct view *view)
{
    if (!view)
        return;
    for (size_t i = 0; i < LAYOUT_ZONES_MAX; i++)
        view_ticker_destroy(view->tickers[i]);
    quiz_over_destroy(view->quiz);
    view_stick_layer_clear(&view->stick);
    screen_image_destroy(view->page.slate_ground);
    free(view);
}

bool view_stage_rect(const struct view *view, struct layout_rect *out_rect)
{
    const struct layout_zone *zone = layout_find_zone(&view->layout, LAYOUT_PLAYLIST);
    if (!zone)
        return false;
    *out_rect = view->at[zone - view->layout.zones];
    return true;
}

void view_invalidate(struct view *view)
{
    view->drawn.is_all = false;
    if (view->quiz)
        quiz_over_forget(view->quiz);
}

void view_set_slate_ground(struct view *view, struct screen_image *ground)
{
    screen_image_destroy(view->page.slate_ground);
    view->page.slate_ground = ground;
    view->drawn.is_all = false;
}

struct screen_image *view_take_slate_ground(struct view *view)
{
    struct screen_image *ground = view->page.slate_ground;
    view->page.slate_ground = NULL;
    return ground;
}

bool view_is_black(const struct view *view)
{
    return view->is_black;
}

enum view_button view_button_at(const struct view *view, enum view_page page, int x, int y)
{
    if (page == VIEW_PAGE_IMPORT)
        return view_page_import_button(&view->page, view->import_mode, x, y);
    return view_page_button(&view->page, page, x, y);
}

static void add_dirty(struct view *view, struct layout_rect rect)
{
    if (view->dirty_count < DIRTY_MAX)
        view->dirty[view->dirty_count++] = rect;
}

/* The same of what the zones may draw on. */
static void mark_dirty(struct view *view, struct layout_rect rect)
{
    struct layout_rect seen;
    if (layout_intersect(rect, view->show_at, &seen))
        add_dirty(view, seen);
}

/* A ticker under the band would move the band's own pixels: what the band touches stands still. */
static bool is_under_band(const struct view *view, struct layout_rect rect)
{
    return rect.y < view->show_at.y || rect.y + rect.h > view->show_at.y + view->show_at.h;
}

/* And one under a mark is drawn whole. */
static bool is_under_mark(const struct view *view, struct layout_rect rect)
{
    struct layout_rect common;
    return layout_intersect(rect, view->stick.at, &common);
}

/* What a film leaves of its zone: flat, with its title above where there is room. */
static void draw_surroundings(struct view *view, const struct view_stage *stage,
                              struct layout_rect box, struct layout_rect inner)
{
    int margin = box.w / 12;
    struct layout_rect above = {box.x + margin, box.y, box.w - 2 * margin, inner.y - box.y};
    if (inner.w < box.w || inner.h < box.h)
        screen_fill(view->screen, box, THEME_INK);
    if (!stage->title || above.h * 4 < inner.h)
        return;
    struct view_text_box text = {
        .at = above,
        .face = SCREEN_SERIF_BOLD,
        .min_px = 12,
        .max_px = box.w / 8,
        .max_lines = 2,
        .line_pct = THEME_HEADLINE_PCT,
        .align = VIEW_BLOCK,
        .rgb = THEME_PAPER,
    };
    (void)view_text_box_draw(view->screen, view->fonts, &text, stage->title);
    struct layout_rect mark = {box.x + box.w * 46 / 100, above.y + above.h / 6, box.w * 8 / 100,
                               box.w / 90};
    screen_fill(view->screen, mark, THEME_ORANGE);
}

/* Where the film stands in the box, and which part of its frame shows. */
static void place_film(const struct view_stage *stage, struct layout_rect box,
                       struct layout_rect *out_crop, struct layout_rect *out_at)
{
    const struct screen_film *film = stage->film;
    struct layout_rect src, dst;
    int w = stage->film_aspect_w, h = stage->film_aspect_h;
    layout_fit_picture(w, h, box.w, box.h, stage->film_fit, &src, &dst);
    /* src is in square pixels; the frame has its own */
    struct layout_rect crop = {src.x * film->w / w, src.y * film->h / h, src.w * film->w / w,
                               src.h * film->h / h};
    crop.w = crop.w < 1 ? 1 : crop.w;
    crop.h = crop.h < 1 ? 1 : crop.h;
    *out_crop = crop;
    *out_at = (struct layout_rect){box.x + dst.x, box.y + dst.y, dst.w, dst.h};
}

static bool draw_content(struct view *view, const struct view_stage *stage, struct layout_rect box)
{
    struct layout_rect crop, at;
    if (stage->still) {
        screen_draw(view->screen, stage->still, NULL, box, 255);
    } else if (stage->film) {
        place_film(stage, box, &crop, &at);
        draw_surroundings(view, stage, box, at);
        screen_draw_film(view->screen, stage->film, crop, at);
    } else {
        screen_fill(view->screen, box, THEME_BLACK);
    }
    return stage->still || stage->film;
}

/* The next frame of the film that is on already: nothing around it has changed. */
static bool draw_next_frame(struct view *view, const struct view_scene *scene,
                            struct layout_rect box, struct layout_rect *out_dirty)
{
    const struct drawn *drawn = &view->drawn;
    struct layout_rect crop;
    bool is_same = drawn->is_all && drawn->has_film && drawn->item == scene->stage.item &&
                   scene->transition == PLAYLIST_CUT && drawn->part == 0;
    if (!is_same || !scene->stage.film)
        return false;
    place_film(&scene->stage, box, &crop, out_dirty);
    if (memcmp(out_dirty, &drawn->film_at, sizeof(*out_dirty)) != 0)
        return false;
    screen_draw_film(view->screen, scene->stage.film, crop, *out_dirty);
    return true;
}

struct screen_image *view_snapshot(struct view *view, const struct view_stage *stage)
{
    struct layout_rect box;
    if (!view_stage_rect(view, &box))
        return NULL;
    struct layout_rect whole = {0, 0, box.w, box.h};
    struct screen_image *image = screen_image_create(view->screen, box.w, box.h, NULL, 0, true);
    screen_set_target(view->screen, image);
    (void)draw_content(view, stage, whole);
    screen_set_target(view->screen, NULL);
    return image;
}

/* The old content moves out to the left, the new one follows it. */
static void draw_push(struct view *view, const struct view_scene *scene, struct layout_rect box)
{
    int moved = box.w * scene->part / 256;
    struct layout_rect old_part = {moved, 0, box.w - moved, box.h};
    struct layout_rect new_part = {0, 0, moved, box.h};
    if (old_part.w > 0)
        screen_draw(view->screen, scene->leaving.still, &old_part,
                    (struct layout_rect){box.x, box.y, old_part.w, box.h}, 255);
    if (new_part.w > 0)
        screen_draw(view->screen, scene->stage.still, &new_part,
                    (struct layout_rect){box.x + old_part.w, box.y, new_part.w, box.h}, 255);
}

static void draw_stage(struct view *view, const struct view_scene *scene, struct layout_rect box)
{
    struct layout_rect crop, at = box;
    bool is_covered = true;
    bool is_moving =
        scene->transition != PLAYLIST_CUT && scene->leaving.still && scene->stage.still;
    if (draw_next_frame(view, scene, box, &at)) {
        mark_dirty(view, at);
        return;
    }
    if (is_moving && scene->transition == PLAYLIST_FADE)
        screen_mix(view->screen, scene->leaving.still, scene->stage.still, box, scene->part);
    else if (is_moving)
        draw_push(view, scene, box);
    else
        is_covered = draw_content(view, &scene->stage, box);
    view->drawn.has_film = !is_moving && scene->stage.film;
    if (view->drawn.has_film)
        place_film(&scene->stage, box, &crop, &view->drawn.film_at);
    view->is_black = !is_covered;
    mark_dirty(view, box);
}

static void draw_clock(struct view *view, const struct layout_zone *zone, struct layout_rect box,
                       const struct view_scene *scene)
{
    struct view_zone_colour colour = view_zone_colour_of(zone->style);
    screen_fill(view->screen, box, colour.ground);
    struct layout_rect upper = view_part(box, 60, 80, 880, 540);
    struct layout_rect lower = view_part(box, 60, 640, 880, 260);
    struct view_text_box text = {.at = upper,
                                 .face = SCREEN_SANS_BOLD,
                                 .min_px = 8,
                                 .max_px = upper.h,
                                 .max_lines = 1,
                                 .line_pct = 100,
                                 .align = VIEW_CENTRE,
                                 .rgb = colour.text};
    (void)view_text_box_draw(view->screen, view->fonts, &text, scene->clock_time);
    text.at = lower;
    text.face = SCREEN_SANS;
    text.max_px = lower.h * 8 / 10;
    (void)view_text_box_draw(view->screen, view->fonts, &text, scene->clock_date);
}

static void draw_banner(struct view *view, const struct layout_zone *zone, struct layout_rect box)
{
    struct view_zone_colour colour = view_zone_colour_of(zone->style);
    screen_fill(view->screen, box, colour.ground);
    screen_fill(view->screen, view_part(box, 0, 0, 12, 1000), colour.mark);
    struct view_text_box text = {.at = view_part(box, 40, 120, 920, 760),
                                 .face = SCREEN_SANS_BOLD,
                                 .min_px = 10,
                                 .max_px = box.h * 6 / 10,
                                 .max_lines = 2,
                                 .line_pct = THEME_HEADLINE_PCT,
                                 .align = VIEW_CENTRE,
                                 .rgb = colour.text};
    (void)view_text_box_draw(view->screen, view->fonts, &text, zone->text);
}

static void draw_code(struct view *view, const struct layout_zone *zone, struct layout_rect box)
{
    struct err err;
    struct view_zone_colour colour = view_zone_colour_of(zone->style);
    bool has_text = zone->text[0] != '\0';
    int side = has_text ? box.h * 74 / 100 : box.h;
    if (side > box.w)
        side = box.w;
    screen_fill(view->screen, box, colour.ground);
    struct layout_rect code = {box.x + (box.w - side) / 2, box.y, side, side};
    bool is_drawn = screen_qr_draw(view->screen, zone->code, code, &err);
    (void)is_drawn; /* `check` says when it cannot be */
    struct view_text_box text = {
        .at = {box.x + box.w / 20, box.y + side, box.w * 9 / 10, box.h - side},
        .face = SCREEN_SANS_BOLD,
        .min_px = 8,
        .max_px = (box.h - side) * 7 / 10,
        .max_lines = 1,
        .line_pct = 110,
        .align = VIEW_CENTRE,
        .rgb = colour.text};
    if (has_text)
        (void)view_text_box_draw(view->screen, view->fonts, &text, zone->text);
}

static void draw_ticker(struct view *view, size_t index, const struct view_scene *scene)
{
    struct view_ticker *ticker = view->tickers[index];
    if (!view->drawn.is_all)
        screen_fill(view->screen, view->at[index],
                    view_zone_colour_of(view->layout.zones[index].style).ground);
    if (!ticker || is_under_band(view, view_ticker_band(ticker)))
        return;
    int *shown = &view->drawn.ticker_px[index];
    int offset = view_ticker_offset(ticker, scene->ticker_ms);
    if (view->drawn.is_all && offset == *shown)
        return;
    if (!view->drawn.is_all || is_under_mark(view, view_ticker_band(ticker)))
        view_ticker_draw(ticker, view->screen, offset);
    else
        view_ticker_move(ticker, view->screen, *shown, offset);
    *shown = offset;
    mark_dirty(view, view_ticker_band(ticker));
}

static void draw_zone(struct view *view, size_t index, const struct view_scene *scene)
{
    const struct layout_zone *zone = &view->layout.zones[index];
    const struct drawn *drawn = &view->drawn;
    struct layout_rect box = view->at[index];
    switch (zone->shows) {
    case LAYOUT_PLAYLIST:
        if (!drawn->is_all || drawn->stage_serial != scene->stage.serial ||
            drawn->part != scene->part)
            draw_stage(view, scene, box);
        break;
    case LAYOUT_TICKER:
        draw_ticker(view, index, scene);
        break;
    case LAYOUT_CLOCK:
        if (drawn->is_all && strcmp(drawn->clock, scene->clock_time) == 0)
            break;
        draw_clock(view, zone, box, scene);
        mark_dirty(view, box);
        break;
    case LAYOUT_BANNER:
        if (!drawn->is_all)
            draw_banner(view, zone, box);
        break;
    case LAYOUT_QR:
        if (!drawn->is_all)
            draw_code(view, zone, box);
        break;
    case LAYOUT_SHOWS_COUNT:
        break;
    }
}

/* Bands and marks come and go with everything drawn anew. */
static void make_room(struct view *view, const struct view_invite *invite,
                      const struct view_stick *stick)
{
    struct layout_rect at = view_stick_rect(stick, view->page.w, view->page.h);
    bool is_band = at.w == view->page.w;
    if (invite->is_on != view->drawn.invite.is_on || memcmp(&at, &view->stick.at, sizeof(at)) != 0)
        view->drawn.is_all = false;
    int top = is_band ? at.h : 0;
    int bottom = invite->is_on ? view->invite_at.y : view->page.h;
    view_stick_layer_place(&view->stick, at);
    view->show_at = (struct layout_rect){0, top, view->page.w, bottom > top ? bottom - top : 0};
}

/* Whether something was drawn where it lies. */
static bool is_stick_touched(const struct view *view)
{
    for (size_t i = 0; i < view->dirty_count; i++)
        if (is_under_mark(view, view->dirty[i]))
            return true;
    return !view->drawn.is_all;
}

/* What is beneath it is drawn first, then it; both go out in one present. */
static void draw_stick(struct view *view, const struct view_stick *stick)
{
    struct view_stick_layer *layer = &view->stick;
    if (layer->at.w == 0)
        return;
    bool is_new = view_stick_layer_paint(layer, view->screen, view->page.fonts, stick);
    if (!is_new && !is_stick_touched(view))
        return;
    screen_draw(view->screen, layer->image, NULL, layer->at, 255);
    add_dirty(view, layer->at);
}

/* Staff's pages have their buttons and say it themselves. */
static struct view_stick stick_of(const struct view_scene *scene)
{
    static const struct view_stick none = {.state = VIEW_STICK_NONE};
    bool is_staff = scene->page == VIEW_PAGE_STATUS || scene->page == VIEW_PAGE_PIN ||
                    scene->page == VIEW_PAGE_CLOCK || scene->page == VIEW_PAGE_IMPORT;
    return is_staff ? none : scene->stick;
}

static void draw_invite(struct view *view, const struct view_invite *invite)
{
    const struct view_invite *drawn = &view->drawn.invite;
    bool is_same = view->drawn.is_all && drawn->hand_step == invite->hand_step &&
                   drawn->visitors == invite->visitors;
    view->drawn.invite = *invite;
    if (!invite->is_on || is_same)
        return;
    view_invite_draw(&view->page, view->invite_at, invite);
    add_dirty(view, view->invite_at);
}

static void draw_zones(struct view *view, const struct view_scene *scene)
{
    if (!view->drawn.is_all) {
        struct layout_rect all = {0, 0, view->page.w, view->page.h};
        screen_fill(view->screen, all, THEME_INK);
        mark_dirty(view, all);
    }
    screen_set_clip(view->screen, &view->show_at);
    for (size_t i = 0; view->show_at.h > 0 && i < view->layout.zone_count; i++)
        draw_zone(view, i, scene);
    screen_set_clip(view->screen, NULL);
    view->drawn.stage_serial = scene->stage.serial;
    view->drawn.item = scene->stage.item;
    view->drawn.part = scene->part;
    utf8_copy(view->drawn.clock, sizeof(view->drawn.clock), scene->clock_time);
}

static void draw_import(struct view *view, const struct view_import *import)
{
    view->import_mode = import->mode;
    view_page_draw_import(&view->page, import);
}

static void draw_page(struct view *view, const struct view_scene *scene)
{
    view->is_black = false;
    if (scene->page == VIEW_PAGE_SLATE)
        view_page_draw_slate(&view->page);
    else if (scene->page == VIEW_PAGE_STATUS)
        view_page_draw_status(&view->page, scene->status);
    else if (scene->page == VIEW_PAGE_CLOCK)
        view_page_draw_clock(&view->page, scene->clock);
    else if (scene->page == VIEW_PAGE_IMPORT)
        draw_import(view, scene->import);
    else if (scene->page == VIEW_PAGE_PIN)
        view_page_draw_pin(&view->page, scene->pin_digits, scene->pin_note);
    else
        screen_fill(view->screen, (struct layout_rect){0, 0, view->page.w, view->page.h},
                    THEME_BLACK);
}

/* Its images are kept only while it is on. */
static void draw_quiz(struct view *view, const struct view_scene *scene)
{
    if (!view->quiz)
        view->quiz = quiz_over_create(&view->page);
    view->is_black = false;
    view->is_quiz_ready = false;
    view->dirty_count = quiz_over_draw(view->quiz, scene->quiz, !view->drawn.is_all, view->dirty);
}

static void leave_quiz(struct view *view)
{
    quiz_over_destroy(view->quiz);
    view->quiz = NULL;
    view->is_quiz_ready = false;
}

void view_prepare_quiz(struct view *view, const struct view_quiz *quiz)
{
    if (!view->is_quiz_ready)
        leave_quiz(view); /* the visitor's pictures go in any case */
    if (!view->quiz)
        view->quiz = quiz_over_create(&view->page);
    quiz_over_prepare(view->quiz, quiz);
    view->is_quiz_ready = true;
}

bool view_draw(struct view *view, const struct view_scene *scene)
{
    struct drawn *drawn = &view->drawn;
    view->dirty_count = 0;
    struct view_invite invite = {.is_on = false};
    if (scene->page == VIEW_PAGE_NONE && scene->invite.is_on && view->invite_at.h > 0)
        invite = scene->invite;
    if (scene->page != drawn->page)
        drawn->is_all = false;
    struct view_stick stick = stick_of(scene);
    make_room(view, &invite, &stick);
    bool is_first = !drawn->is_all;
    bool may_keep = scene->page == VIEW_PAGE_NONE && view->is_quiz_ready;
    if (scene->page != VIEW_PAGE_QUIZ && !may_keep)
        leave_quiz(view);
    if (scene->page == VIEW_PAGE_NONE) {
        draw_zones(view, scene);
    } else if (scene->page == VIEW_PAGE_QUIZ) {
        draw_quiz(view, scene);
    } else if (is_first || drawn->page_serial != scene->page_serial) {
        draw_page(view, scene);
        add_dirty(view, (struct layout_rect){0, 0, view->page.w, view->page.h});
    }
    draw_invite(view, &invite);
    draw_stick(view, &stick);
    drawn->page = scene->page;
    drawn->page_serial = scene->page_serial;
    drawn->is_all = true;
    bool is_dimmed = scene->brightness > 0 && scene->brightness != drawn->brightness;
    if (is_dimmed) {
        screen_set_brightness(view->screen, scene->brightness);
        drawn->brightness = scene->brightness;
    }
    if (view->dirty_count == 0 && !is_dimmed)
        return false;
    screen_present(view->screen, view->dirty, is_first || is_dimmed ? 0 : view->dirty_count);
    return true;
}

bool view_has_ticker(const struct view *view)
{
    for (size_t i = 0; i < view->layout.zone_count; i++)
        if (view->tickers[i] && !is_under_band(view, view_ticker_band(view->tickers[i])))
            return true;
    return false;
}
