#include "view/quiz_cards.h"

#include "view/theme.h"

#define CARDS_LEAST_PCT 46  /* of what is above the buttons: the cards' height */
#define THEME_EMS       3   /* of body: the theme in the corner above */
#define TEXT_EMS        34  /* a line of running text is no longer */
#define HEADLINE_PCT    130 /* a page with little else on it */
#define QUESTION_PCT    130
#define STACK_MAX       3   /* on an upright panel more cards stand in rows */
#define BESIDE_PCT      165 /* wider than so much of its height: words beside the picture */
#define PICTURE_PCT     133
#define PICTURE_W_PCT   56 /* of a card, at most */
#define WORDS_EMS_PCT   330
#define WORDS_MAX_PCT   45 /* of a card's height */

static int max_of(int a, int b)
{
    return a > b ? a : b;
}

static int min_of(int a, int b)
{
    return a < b ? a : b;
}

/* The three wishes in a row of their own, above the bar of an upright panel. */
static void place_wishes(struct quiz_cards_place *place, const struct quiz_sizes *sizes,
                         struct layout_rect *area)
{
    static const enum view_button wishes[] = {VIEW_BUTTON_LANGUAGE, VIEW_BUTTON_LARGE,
                                              VIEW_BUTTON_CONTRAST};
    int y = area->y + area->h - sizes->button_h;
    int w = (area->w - 2 * sizes->gap) / 3;
    for (int i = 0; i < 3; i++)
        place->buttons[place->button_count++] = (struct view_target){
            .button = wishes[i], .at = {area->x + i * (w + sizes->gap), y, w, sizes->button_h}};
    area->h -= sizes->button_h + sizes->gap;
}

/* Returns the area above all buttons. */
static struct layout_rect place_buttons(struct quiz_cards_place *place,
                                        const struct view_quiz *quiz, int w, int h)
{
    struct quiz_sizes sizes = quiz_sizes_of(quiz, w, h);
    enum view_button buttons[QUIZ_BAR_MAX - 1];
    int count = 0;
    bool is_upright = h > w;
    buttons[count++] = VIEW_BUTTON_LEAVE;
    if (quiz->cards.has_back)
        buttons[count++] = VIEW_BUTTON_BACK;
    if (quiz->cards.has_wishes && !is_upright) {
        buttons[count++] = VIEW_BUTTON_CONTRAST;
        buttons[count++] = VIEW_BUTTON_LARGE;
        buttons[count++] = VIEW_BUTTON_LANGUAGE;
    }
    struct layout_rect area = quiz_bar_place(quiz, w, h, buttons, count, place->buttons);
    place->button_count = (size_t)count + 1;
    if (quiz->cards.has_wishes && is_upright)
        place_wishes(place, &sizes, &area);
    return area;
}

/* Question and text above the cards, from below upwards; the text gives way. Returns by how much.
 */
static int place_head(struct quiz_cards_place *place, const struct view_quiz *quiz,
                      const struct quiz_sizes *sizes, struct layout_rect area, int bottom)
{
    int question_h = place->question_px * QUESTION_PCT / 100;
    int ceiling = area.y + (quiz->mode.is_low ? 0 : THEME_EMS * sizes->body);
    int y = bottom - 2 * sizes->gap - question_h;
    place->question = (struct layout_rect){area.x, y, area.w, question_h};
    if (!quiz->cards.text)
        return max_of(ceiling - y, 0);
    int w = min_of(area.w, quiz->mode.is_low ? area.w : TEXT_EMS * place->text_px);
    int lines = quiz_text_lines(quiz->cards.text, place->text_px, w);
    int wanted = lines * place->text_px * THEME_LINE_PCT / 100;
    int below = y - (quiz->mode.is_low ? 1 : 3) * sizes->gap;
    int text_h = min_of(wanted, max_of(below - ceiling, 0));
    place->text = (struct layout_rect){area.x, below - text_h, w, text_h};
    return max_of(ceiling - (below - wanted), 0);
}

static int columns_of(int count, bool is_upright)
{
    if (!is_upright)
        return count;
    return count <= STACK_MAX ? 1 : (count + 1) / 2;
}

static void place_parts(struct quiz_card_place *card, const struct quiz_sizes *sizes)
{
    int mat = max_of(sizes->gap * 2 / 3, 2 * sizes->line);
    struct layout_rect inside = view_inset(card->at, mat);
    card->is_beside = card->at.w * 100 > card->at.h * BESIDE_PCT;
    card->picture = card->words = inside;
    if (card->is_beside) {
        card->picture.w = min_of(inside.h * PICTURE_PCT / 100, inside.w * PICTURE_W_PCT / 100);
        card->words.x += card->picture.w + mat;
        card->words.w -= card->picture.w + mat;
        return;
    }
    int words_h = min_of(sizes->answer * WORDS_EMS_PCT / 100, inside.h * WORDS_MAX_PCT / 100);
    card->picture.h -= words_h;
    card->words.y += card->picture.h;
    card->words.h = words_h;
}

/* Rows of like cards; the last row, when it has fewer, in the middle. */
static void place_cards(struct quiz_cards_place *place, const struct quiz_sizes *sizes, int count,
                        int columns, struct layout_rect box)
{
    int rows = (count + columns - 1) / columns;
    int w = (box.w - (columns - 1) * sizes->gap) / columns;
    int h = (box.h - (rows - 1) * sizes->gap) / rows;
    for (int i = 0; i < count; i++) {
        int row = i / columns;
        int in_row = min_of(columns, count - row * columns);
        int left = box.x + (columns - in_row) * (w + sizes->gap) / 2;
        place->cards[i].at = (struct layout_rect){left + i % columns * (w + sizes->gap),
                                                  box.y + row * (h + sizes->gap), w, h};
        place_parts(&place->cards[i], sizes);
    }
}

/* On a wide panel to the right of the words, on an upright one above them. */
static struct layout_rect place_lens(const struct quiz_cards_place *place,
                                     const struct quiz_sizes *sizes, struct layout_rect area,
                                     const char *question, bool is_upright)
{
    int words_y = place->text.h > 0 ? place->text.y : place->question.y;
    int words_w = max_of(place->text.w, quiz_label_w(question, place->question_px));
    int bottom = is_upright ? words_y - 2 * sizes->gap : place->question.y + place->question.h;
    int top = is_upright ? area.y + 2 * sizes->body + 2 * sizes->gap : area.y;
    int w = is_upright ? area.w : area.w - words_w - sizes->margin;
    int side = max_of(min_of(bottom - top, w), 0);
    int x = is_upright ? area.x + (area.w - side) / 2 : area.x + area.w - side;
    return (struct layout_rect){x, top + (bottom - top - side) / 2, side, side};
}

struct quiz_cards_place quiz_cards_place_of(const struct view_quiz *quiz, int w, int h)
{
    struct quiz_cards_place place = {.button_count = 0};
    struct quiz_sizes sizes = quiz_sizes_of(quiz, w, h);
    struct layout_rect area = place_buttons(&place, quiz, w, h);
    int count = min_of(max_of(quiz->cards.count, 0), VIEW_CARDS_MAX);
    place.text_px = sizes.answer;
    place.question_px = sizes.headline * HEADLINE_PCT / 100;
    if (quiz->mode.is_low)
        place.question_px = h > w ? sizes.headline : sizes.question;
    int top = h / 2 + sizes.gap;
    int missing = place_head(&place, quiz, &sizes, area, top);
    if (missing > 0) {
        place.text_px = sizes.body;
        missing = place_head(&place, quiz, &sizes, area, top);
    }
    if (missing > 0) { /* low mode, or much to read: the cards make room, but stay large */
        int lowest = area.y + area.h - area.h * CARDS_LEAST_PCT / 100;
        top = max_of(min_of(top + missing, lowest), top);
        (void)place_head(&place, quiz, &sizes, area, top);
    }
    place.lens = place_lens(&place, &sizes, area, quiz->cards.question, h > w);
    if (count > 0)
        place_cards(&place, &sizes, count, columns_of(count, h > w),
                    (struct layout_rect){area.x, top, area.w, area.y + area.h - sizes.gap - top});
    return place;
}

struct layout_rect quiz_card_picture_box(const struct view_quiz *quiz, int w, int h, int index)
{
    if (quiz_has_no_room(w, h) || index < 0 || index >= quiz->cards.count ||
        index >= VIEW_CARDS_MAX)
        return (struct layout_rect){0, 0, 0, 0};
    return quiz_cards_place_of(quiz, w, h).cards[index].picture;
}

size_t quiz_cards_targets(const struct view_quiz *quiz, int w, int h, struct view_target *out)
{
    struct quiz_cards_place place = quiz_cards_place_of(quiz, w, h);
    size_t count = 0;
    for (int i = 0; i < quiz->cards.count && i < VIEW_CARDS_MAX; i++)
        if (!quiz->cards.cards[i].is_off)
            out[count++] = (struct view_target){.button = VIEW_BUTTON_CHOICE_0 + (unsigned)i,
                                                .at = place.cards[i].at};
    for (size_t i = 0; i < place.button_count; i++)
        out[count++] = place.buttons[i];
    return count;
}
