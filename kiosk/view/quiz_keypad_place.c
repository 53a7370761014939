#include "view/quiz_keypad.h"

#include "view/theme.h"

#define COLUMNS      8
#define ROWS         (QUIZ_KEYPAD_CHARS / COLUMNS)
#define WIDE_PCT     200 /* of a key's width: erase and confirm, beside the characters */
#define KEY_H_PCT    120 /* of its width: no higher */
#define BOX_PCT      130 /* of its width is a box high */
#define HEADING_PCT  130
#define NOTE_PCT     170 /* of its em */
#define WORDS_PCT    46  /* of the width, where the boxes stand beside the words */
#define WORDS_H_PCT  62  /* of a low head on an upright panel */
#define LOW_KEYS_PCT 62  /* of the low page's height, at most */

static int max_of(int a, int b)
{
    return a > b ? a : b;
}

static int min_of(int a, int b)
{
    return a < b ? a : b;
}

static struct layout_rect place_bar(struct quiz_keypad_place *place, const struct view_quiz *quiz,
                                    int w, int h)
{
    static const enum view_button gate[] = {VIEW_BUTTON_GO_ON, VIEW_BUTTON_BACK};
    static const enum view_button staff[] = {VIEW_BUTTON_CLOSE, VIEW_BUTTON_STOCK_MORE,
                                             VIEW_BUTTON_STOCK_LESS};
    bool is_staff = quiz->keypad.is_redeem;
    int count = is_staff ? 3 : 2;
    place->button_count = (size_t)count + 1;
    return quiz_bar_place(quiz, w, h, is_staff ? staff : gate, count, place->buttons);
}

static void place_characters(struct quiz_keypad_place *place, int gap, struct layout_rect box)
{
    int h = (box.h - (ROWS - 1) * gap) / ROWS;
    for (int i = 0; i < QUIZ_KEYPAD_CHARS; i++) {
        int column = i % COLUMNS; /* the last ends where the box does */
        int x = column * (box.w + gap) / COLUMNS, next = (column + 1) * (box.w + gap) / COLUMNS;
        place->keys[i] = (struct view_target){
            .button = VIEW_BUTTON_CHAR_0 + (unsigned)i,
            .at = {box.x + x, box.y + i / COLUMNS * (h + gap), next - x - gap, h}};
    }
}

/* Erase and confirm as a column to the right, each of two rows. */
static void place_keys_wide(struct quiz_keypad_place *place, int gap, struct layout_rect box)
{
    int key_w = (box.w - COLUMNS * gap) * 100 / (COLUMNS * 100 + WIDE_PCT);
    int row_h = (box.h - (ROWS - 1) * gap) / ROWS;
    int left_w = COLUMNS * key_w + (COLUMNS - 1) * gap;
    int x = box.x + left_w + gap, h = 2 * row_h + gap;
    place_characters(place, gap, (struct layout_rect){box.x, box.y, left_w, box.h});
    place->erase =
        (struct view_target){.button = VIEW_BUTTON_ERASE, .at = {x, box.y, box.x + box.w - x, h}};
    place->enter = (struct view_target){.button = VIEW_BUTTON_ENTER,
                                        .at = {x, box.y + h + gap, box.x + box.w - x, h}};
}

/* The two as a row below. */
static void place_keys_upright(struct quiz_keypad_place *place, int gap, struct layout_rect box)
{
    int row_h = (box.h - ROWS * gap) / (ROWS + 1);
    int chars_h = ROWS * row_h + (ROWS - 1) * gap;
    int y = box.y + chars_h + gap, half = (box.w - gap) / 2;
    place_characters(place, gap, (struct layout_rect){box.x, box.y, box.w, chars_h});
    place->erase = (struct view_target){.button = VIEW_BUTTON_ERASE, .at = {box.x, y, half, row_h}};
    place->enter = (struct view_target){.button = VIEW_BUTTON_ENTER,
                                        .at = {box.x + half + gap, y, box.w - half - gap, row_h}};
}

/* Keys no higher than they look well, at the lower end of their area. Returns its top. */
static int place_keys(struct quiz_keypad_place *place, const struct quiz_sizes *sizes,
                      struct layout_rect box, bool is_upright)
{
    int key_w = (box.w - (COLUMNS - 1) * sizes->gap) / COLUMNS;
    int rows = is_upright ? ROWS + 1 : ROWS;
    int most = rows * key_w * KEY_H_PCT / 100 + (rows - 1) * sizes->gap;
    if (box.h > most) {
        box.y += box.h - most;
        box.h = most;
    }
    if (is_upright)
        place_keys_upright(place, sizes->gap, box);
    else
        place_keys_wide(place, sizes->gap, box);
    return box.y;
}

/* From the left, at the top of the area. Returns how high they are. */
static int place_boxes(struct quiz_keypad_place *place, int gap, struct layout_rect at)
{
    int w =
        min_of((at.w - (QUIZ_KEYPAD_BOXES - 1) * gap) / QUIZ_KEYPAD_BOXES, at.h * 100 / BOX_PCT);
    int h = min_of(at.h, w * BOX_PCT / 100);
    int all = min_of(at.w, QUIZ_KEYPAD_BOXES * (w + 1) + (QUIZ_KEYPAD_BOXES - 1) * gap) + gap;
    for (int i = 0; i < QUIZ_KEYPAD_BOXES; i++) {
        int x = i * all / QUIZ_KEYPAD_BOXES, next = (i + 1) * all / QUIZ_KEYPAD_BOXES;
        place->boxes[i] = (struct layout_rect){at.x + x, at.y, next - x - gap, h};
    }
    return h;
}

/* How high what stands above the keys is, in a column of that width. */
struct heights {
    int heading, text, stock, note;
    int air; /* of the stock, above it */
};

static struct heights heights_in(const struct quiz_keypad_place *place,
                                 const struct view_quiz *quiz, const struct quiz_sizes *sizes,
                                 int width)
{
    struct heights heights = {.heading = place->heading_px * HEADING_PCT / 100,
                              .note = sizes->answer * NOTE_PCT / 100};
    if (quiz->keypad.text)
        heights.text = quiz_text_lines(quiz->keypad.text, sizes->answer, width) * sizes->answer *
                       THEME_LINE_PCT / 100;
    heights.air = sizes->gap;
    if (quiz->keypad.is_redeem)
        heights.stock = sizes->gap + (place->heading_px + sizes->body) * HEADING_PCT / 100;
    return heights;
}

/* Heading, text and stock one below the other; the text gives way. Returns the first pixel below.
 */
static int place_words(struct quiz_keypad_place *place, const struct heights *heights,
                       struct layout_rect at)
{
    int stock_h = max_of(min_of(heights->stock, at.h - heights->heading), 0);
    int text_h = max_of(min_of(heights->text, at.h - heights->heading - stock_h), 0);
    int y = at.y + heights->heading;
    place->heading = (struct layout_rect){at.x, at.y, at.w, heights->heading};
    place->text = (struct layout_rect){at.x, y, at.w, text_h};
    int air = min_of(heights->air, max_of(stock_h - heights->stock + heights->air, 0));
    place->stock = (struct layout_rect){at.x, y + text_h + air, at.w, stock_h - air};
    return y + text_h + stock_h;
}

/* Words at the left, boxes and note at the right; all of it in the middle of the head's height. */
static void place_head_wide(struct quiz_keypad_place *place, const struct view_quiz *quiz,
                            const struct quiz_sizes *sizes, struct layout_rect head)
{
    int left_w = head.w * WORDS_PCT / 100;
    int x = head.x + left_w + sizes->margin, w = head.w - left_w - sizes->margin;
    struct heights heights = heights_in(place, quiz, sizes, left_w);
    int note_h = heights.note;
    int boxes_h = place_boxes(place, sizes->gap,
                              (struct layout_rect){x, head.y, w, head.h - note_h - sizes->gap});
    int right_h = boxes_h + sizes->gap + note_h;
    int left_h = heights.heading + heights.text + heights.stock;
    int down = max_of((head.h - max_of(left_h, right_h)) / 2, 0);
    for (int i = 0; i < QUIZ_KEYPAD_BOXES; i++)
        place->boxes[i].y += down;
    place->note = (struct layout_rect){x, head.y + down + boxes_h + sizes->gap, w, note_h};
    (void)place_words(place, &heights,
                      (struct layout_rect){head.x, head.y + down, left_w, head.h - down});
}

/* One below the other, at the lower end of the head: near the keys. */
static void place_head_upright(struct quiz_keypad_place *place, const struct view_quiz *quiz,
                               const struct quiz_sizes *sizes, struct layout_rect head)
{
    struct heights heights = heights_in(place, quiz, sizes, head.w);
    int words_h = heights.heading + heights.text + heights.stock;
    int box_h = head.w * BOX_PCT / 100 / QUIZ_KEYPAD_BOXES;
    int all = words_h + box_h + heights.note + 4 * sizes->gap;
    int down = max_of(head.h - all, 0);
    place->note =
        (struct layout_rect){head.x, head.y + head.h - heights.note, head.w, heights.note};
    struct layout_rect words = {head.x, head.y + down, head.w,
                                (head.h - down - heights.note) * WORDS_H_PCT / 100};
    words.h = down > 0 ? words_h : words.h;
    int y = place_words(place, &heights, words) + 2 * sizes->gap;
    (void)place_boxes(place, sizes->gap,
                      (struct layout_rect){head.x, y, head.w, place->note.y - sizes->gap - y});
}

struct quiz_keypad_place quiz_keypad_place_of(const struct view_quiz *quiz, int w, int h)
{
    struct quiz_keypad_place place = {.button_count = 0};
    struct quiz_sizes sizes = quiz_sizes_of(quiz, w, h);
    struct layout_rect area = place_bar(&place, quiz, w, h);
    bool is_upright = h > w;
    int bottom = area.y + area.h;
    int top = h / 2 + sizes.gap;
    place.heading_px = quiz->mode.is_low ? sizes.question : sizes.headline;
    if (quiz->mode.is_low)
        top = max_of(top, bottom - area.h * LOW_KEYS_PCT / 100);
    struct layout_rect keys = {area.x, top, area.w, bottom - sizes.gap - top};
    top = place_keys(&place, &sizes, keys, is_upright);
    int above = quiz->mode.is_low ? 0 : 3 * sizes.body; /* the theme */
    struct layout_rect head = {area.x, area.y + above, area.w,
                               top - 2 * sizes.gap - area.y - above};
    if (is_upright)
        place_head_upright(&place, quiz, &sizes, head);
    else
        place_head_wide(&place, quiz, &sizes, head);
    if (is_upright && !quiz->mode.is_low && !quiz->keypad.is_redeem)
        place.lens =
            (struct layout_rect){head.x, head.y, head.w, place.heading.y - sizes.gap - head.y};
    return place;
}

size_t quiz_keypad_targets(const struct view_quiz *quiz, int w, int h, struct view_target *out)
{
    struct quiz_keypad_place place = quiz_keypad_place_of(quiz, w, h);
    size_t count = 0;
    for (size_t i = 0; i < QUIZ_KEYPAD_CHARS; i++)
        out[count++] = place.keys[i];
    out[count++] = place.erase;
    out[count++] = place.enter;
    for (size_t i = 0; i < place.button_count; i++)
        out[count++] = place.buttons[i];
    return count;
}
