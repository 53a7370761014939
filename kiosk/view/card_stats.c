#include "view/card_stats.h"

#include "base/str.h"
#include "view/card_style.h"
#include "view/text_box.h"
#include "view/theme.h"

#define LEAD_OF_NOBODY "今天，来找隐患"

static int short_side(const struct card_stats *card)
{
    return card->whole.w < card->whole.h ? card->whole.w : card->whole.h;
}

static int visitors_of(const struct card_stats *card)
{
    return card->stats ? card->stats->visitors : 0;
}

static bool has_average(const struct card_stats *card)
{
    return card->stats && card->stats->average_x10 >= 0;
}

static struct layout_rect place(const struct card_stats *card, const struct view_card_place *places)
{
    const struct view_card_place *at = &places[card->is_portrait];
    return view_part(card->whole, at->x, at->y, at->w, at->h);
}

/* A text box of the card; sizes in parts of its short side. */
static struct view_text_box box_of(const struct card_stats *card, struct layout_rect at, int least,
                                   int most)
{
    return (struct view_text_box){.at = at,
                                  .face = SCREEN_SANS_BOLD,
                                  .min_px = short_side(card) / least,
                                  .max_px = short_side(card) / most,
                                  .max_lines = 1,
                                  .line_pct = THEME_HEADLINE_PCT,
                                  .align = VIEW_LEFT,
                                  .rgb = THEME_INK};
}

static bool draw(const struct card_stats *card, const struct view_text_box *box, const char *text)
{
    return view_text_box_draw(card->screen, card->fonts, box, text);
}

/* A small label over what it says. */
static bool draw_labelled(const struct card_stats *card, struct layout_rect at, const char *label,
                          struct view_text_box *box, const char *text)
{
    int label_h = short_side(card) / 16;
    struct view_text_box small =
        box_of(card, (struct layout_rect){at.x, at.y, at.w, label_h}, 34, 24);
    small.face = SCREEN_SANS;
    small.rgb = THEME_SLATE;
    box->at = (struct layout_rect){at.x, at.y + label_h, at.w, at.h - label_h};
    box->is_top = true;
    bool fits = draw(card, &small, label);
    return draw(card, box, text) && fits;
}

static bool draw_visitors(const struct card_stats *card)
{
    struct str number = {0};
    int visitors = visitors_of(card);
    struct view_text_box lead = box_of(card, place(card, view_card_figures.lead), 26, 14);
    struct view_text_box hero = box_of(card, place(card, view_card_figures.number), 12, 3);
    struct view_text_box below = box_of(card, place(card, view_card_figures.below), 26, 14);
    if (card->is_portrait)
        hero.max_px = short_side(card) * 2 / 5;
    hero.line_pct = 100;
    str_addf(&number, "%d", visitors);
    bool fits = draw(card, &lead, visitors > 0 ? "今天已有" : LEAD_OF_NOBODY);
    if (visitors > 0) {
        fits = draw(card, &hero, number.text) && fits;
        fits = draw(card, &below, "人来找隐患") && fits;
    } else {
        hero.max_px /= 2;
        hero.max_lines = 2;
        fits = draw(card, &hero, "等你来") && fits;
    }
    str_finish(&number);
    return fits;
}

/* What the figures of many stand on: nothing to say, no board. */
static void draw_board(const struct card_stats *card)
{
    struct layout_rect at = place(card, view_card_figures.board), shade = at;
    int corner = short_side(card) / 40, edge = short_side(card) / 120;
    shade.y += edge;
    screen_fill_round(card->screen, shade, corner, THEME_SHADE);
    screen_fill_round(card->screen, at, corner, THEME_WHITE);
    screen_fill(card->screen,
                (struct layout_rect){at.x, at.y + 2 * corner, edge, at.h - 4 * corner},
                THEME_ORANGE);
}

bool card_stats_draw(const struct card_stats *card)
{
    bool fits = draw_visitors(card);
    if (has_average(card) || (card->stats && card->stats->missed))
        draw_board(card);
    struct str average = {0};
    if (has_average(card)) {
        struct view_text_box box = box_of(card, card->whole, 20, 8);
        str_addf(&average, "%d.%d分", card->stats->average_x10 / 10, card->stats->average_x10 % 10);
        fits = draw_labelled(card, place(card, view_card_figures.average), "平均得分（满分10分）",
                             &box, average.text) &&
               fits;
    }
    if (card->stats && card->stats->missed) {
        struct view_text_box box = box_of(card, card->whole, 26, 14);
        box.max_lines = 3;
        fits = draw_labelled(card, place(card, view_card_figures.missed), "最容易漏掉", &box,
                             card->stats->missed) &&
               fits;
    }
    str_finish(&average);
    return fits;
}

bool card_stats_draw_line(const struct card_stats *card)
{
    struct str line = {0};
    int visitors = visitors_of(card);
    if (visitors > 0)
        str_addf(&line, "今天已有%d人来找隐患", visitors);
    else
        str_add(&line, LEAD_OF_NOBODY);
    if (has_average(card))
        str_addf(&line, "，平均%d.%d分（满分10分）", card->stats->average_x10 / 10,
                 card->stats->average_x10 % 10);
    if (card->stats && card->stats->missed)
        str_addf(&line, "，最容易漏掉：%s", card->stats->missed);
    struct view_text_box box = {.at = view_inset(card->whole, card->whole.h / 24),
                                .face = SCREEN_SANS_BOLD,
                                .min_px = 12,
                                .max_px = card->whole.h * THEME_STRIP_EM_PCT / 100,
                                .max_lines = card->whole.w > 8 * card->whole.h ? 1 : 4,
                                .line_pct = 108,
                                .align = VIEW_BLOCK,
                                .rgb = THEME_PAPER};
    bool fits = draw(card, &box, line.text);
    str_finish(&line);
    return fits;
}
