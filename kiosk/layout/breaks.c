#include "layout/breaks.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "layout/marks.h"

#define ZERO_WIDTH_SPACE 0x200Bu

/* What a break costs, where one line more costs 100 and a line twice the mean length 1500. */
enum {
    COST_COMMA = 20,
    COST_ENUMERATION = 40,
    COST_BRACKET = 60,
    COST_WORD = 150,
    COST_BRACKETED = 600,     /* more, inside “安全生产月” */
    COST_BEHIND_SINGLE = 600, /* 讲|安全: a word of one character leans on the one behind it */
    COST_MIDDLE_OF_FOUR = 350,
    COST_UNSURE = 800, /* 举|报: no word to the dictionary, but likely one */
    COST_DATE = 1000,  /* 6月|16日, 9时|30分 */
    COST_INSIDE = 1500,
    COST_ORPHAN = 3000,
    COST_NEVER = 6000
};

static void split_units(struct break_plan *plan, size_t len)
{
    uint32_t point, last = 0;
    for (size_t at = 0; at < len;) {
        size_t took = utf8_decode(plan->text + at, len - at, &point);
        bool is_line_end_pair = last == '\r' && point == '\n';
        bool is_joined = marks_is_extending(point) || last == 0x200D;
        size_t count = plan->count;
        if (count > 0 && (is_line_end_pair || (is_joined && !plan->units[count - 1].is_blank)))
            plan->units[count - 1].len += took;
        else
            plan->units[plan->count++] = (struct break_unit){
                .at = at, .len = took, .point = point, .is_blank = marks_is_blank(point)};
        last = point;
        at += took;
    }
    plan->units[plan->count] = (struct break_unit){.at = len, .before = BREAK_FORCED};
}

/* Sets flags[byte offset] where ICU's dictionary begins a word; false when ICU has no data. */
static bool find_words(const char *text, size_t len, bool *flags)
{
    UErrorCode status = U_ZERO_ERROR;
    UText *source = utext_openUTF8(NULL, text, (int64_t)len, &status);
    UBreakIterator *words = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
    ubrk_setUText(words, source, &status);
    bool ok = U_SUCCESS(status);
    if (ok)
        for (int32_t at = ubrk_first(words); at != UBRK_DONE; at = ubrk_next(words))
            flags[at] = true;
    if (words)
        ubrk_close(words);
    if (source)
        (void)utext_close(source);
    return ok;
}

static void mark_words(struct break_plan *plan, size_t len)
{
    bool *flags = mem_alloc((len + 1) * sizeof(*flags));
    bool is_known = find_words(plan->text, len, flags);
    for (size_t i = 0; i < plan->count; i++)
        plan->units[i].starts_word = !is_known || flags[plan->units[i].at];
    plan->units[plan->count].starts_word = true;
    free(flags);
}

/* The neighbours of a possible break: the last unit in front of it that shows, and the first
 * behind. */
struct place {
    const struct break_plan *plan;
    size_t left, right;
    bool has_space, has_author_break;
};

static uint32_t point_at(const struct place *place, size_t idx)
{
    return place->plan->units[idx].point;
}

static bool is_ordinal_mark(uint32_t point)
{
    return point == 0x7B2C; /* 第 */
}

/* Tells whether a number ends at place->left: digits, or Chinese numerals that are a word. */
static bool has_number_on_left(const struct place *place)
{
    const struct break_unit *units = place->plan->units;
    size_t start = place->left;
    if (marks_is_digit(units[start].point))
        return true;
    if (!marks_is_chinese_numeral(units[start].point))
        return false;
    while (start > 0 && marks_is_chinese_numeral(units[start - 1].point))
        start--;
    bool is_ordinal = start > 0 && is_ordinal_mark(units[start - 1].point);
    return is_ordinal || units[start].starts_word; /* 统一|日程 counts no days */
}

static bool is_inside_number(const struct place *place)
{
    uint32_t left = point_at(place, place->left), right = point_at(place, place->right);
    bool has_numeral_on_right = marks_is_digit(right) || marks_is_chinese_numeral(right);
    if (is_ordinal_mark(left) && has_numeral_on_right)
        return true;
    if (marks_is_unit(right))
        return has_number_on_left(place);
    if (place->has_space || !has_numeral_on_right)
        return false;
    bool is_range = left == 0xFF5E && marks_is_digit(right); /* 5～10 */
    bool is_digits = marks_is_digit(left) && marks_is_digit(right);
    return is_range || is_digits || (has_number_on_left(place) && !marks_is_digit(left));
}

static bool is_pause(uint32_t point)
{
    return marks_is_full_pause(point) || marks_is_comma(point) || marks_is_enumeration(point);
}

/* Latin words and numbers with their marks hold together; a comma behind Chinese is no part. */
static bool is_inside_latin(const struct place *place)
{
    uint32_t left = point_at(place, place->left);
    bool is_chinese_pause =
        is_pause(left) && (place->left == 0 || !marks_is_latin(point_at(place, place->left - 1)));
    return !place->has_space && !is_chinese_pause && marks_is_latin(left) &&
           marks_is_latin(point_at(place, place->right));
}

static bool is_forbidden(const struct place *place)
{
    uint32_t left = point_at(place, place->left), right = point_at(place, place->right);
    return marks_is_opening(left) || marks_is_closing(right) || marks_is_glue(left) ||
           marks_is_glue(right) || is_inside_number(place) || is_inside_latin(place);
}

/* The pause behind place->left, looked for through closing brackets: 。” is a full pause. */
static enum break_rank pause_on_left(const struct place *place)
{
    size_t idx = place->left;
    while (idx > 0 && marks_is_closing_bracket(point_at(place, idx)))
        idx--;
    uint32_t point = point_at(place, idx);
    if (marks_is_full_pause(point))
        return BREAK_FULL_PAUSE;
    if (marks_is_comma(point))
        return BREAK_COMMA;
    return marks_is_enumeration(point) ? BREAK_ENUMERATION : BREAK_WORD;
}

static void set_break(struct break_unit *unit, enum break_rank rank, int cost)
{
    unit->before = rank;
    unit->cost = cost;
}

/* A word of four characters is mostly two and two: 安居|乐业. */
static bool is_middle_of_four(const struct break_plan *plan, size_t right)
{
    const struct break_unit *units = plan->units;
    return right >= 2 && right + 2 <= plan->count && units[right - 2].starts_word &&
           !units[right - 1].starts_word && !units[right].starts_word &&
           !units[right + 1].starts_word && units[right + 2].starts_word;
}

/*
 * Between two characters that nothing else holds together or parts. ICU's dictionary leaves many
 * words in single characters (举|报, 自行|车): two such in a row, or a suffix, are likely one word.
 */
static void rate_words(const struct place *place)
{
    const struct break_unit *left = &place->plan->units[place->left];
    struct break_unit *right = &place->plan->units[place->right];
    bool is_counted = left->before == BREAK_NEVER;
    bool is_left_single = left->starts_word && !is_counted;
    bool is_right_single = right[1].starts_word && !marks_is_digit(right->point);
    if (!right->starts_word && is_middle_of_four(place->plan, place->right))
        set_break(right, BREAK_WORD, COST_MIDDLE_OF_FOUR);
    else if (!right->starts_word)
        set_break(right, BREAK_INSIDE, COST_INSIDE);
    else if (is_right_single && (is_left_single || marks_is_suffix(right->point)))
        set_break(right, BREAK_INSIDE, COST_UNSURE);
    else if (is_counted && marks_goes_on(left->point) && marks_is_digit(right->point))
        set_break(right, BREAK_WORD, COST_DATE);
    else if (is_left_single && !marks_is_suffix(left->point))
        set_break(right, BREAK_WORD, COST_BEHIND_SINGLE);
    else
        set_break(right, BREAK_WORD, COST_WORD);
}

static void rate_break(const struct place *place)
{
    uint32_t left = point_at(place, place->left), right = point_at(place, place->right);
    struct break_unit *unit = &place->plan->units[place->right];
    enum break_rank pause = pause_on_left(place);
    bool is_beside_latin = marks_is_latin(left) || marks_is_latin(right);
    if (place->has_author_break)
        set_break(unit, BREAK_FULL_PAUSE, 0);
    else if (is_forbidden(place))
        set_break(unit, BREAK_NEVER, COST_NEVER);
    else if (pause == BREAK_FULL_PAUSE)
        set_break(unit, pause, 0);
    else if (pause == BREAK_COMMA || (place->has_space && !is_beside_latin))
        set_break(unit, BREAK_COMMA, COST_COMMA);
    else if (pause == BREAK_ENUMERATION)
        set_break(unit, pause, COST_ENUMERATION);
    else if (place->has_space || marks_is_opening(right) || marks_is_closing(left))
        set_break(unit, BREAK_WORD, COST_BRACKET);
    else
        rate_words(place);
}

/* Finds what stands in front of the unit at place->right; false at a paragraph's beginning. */
static bool find_left(struct place *place)
{
    const struct break_unit *units = place->plan->units;
    for (size_t i = place->right; i > 0; i--) {
        const struct break_unit *unit = &units[i - 1];
        if (marks_is_line_end(unit->point))
            return false;
        if (!unit->is_blank) {
            place->left = i - 1;
            return true;
        }
        if (unit->point == ZERO_WIDTH_SPACE)
            place->has_author_break = true;
        else
            place->has_space = true;
    }
    return false;
}

static void rate_breaks(struct break_plan *plan)
{
    for (size_t i = 0; i < plan->count; i++) {
        struct place place = {.plan = plan, .right = i};
        if (i == 0 || marks_is_line_end(plan->units[i - 1].point))
            set_break(&plan->units[i], BREAK_FORCED, 0);
        else if (plan->units[i].is_blank || !find_left(&place))
            set_break(&plan->units[i], BREAK_NONE, 0);
        else
            rate_break(&place);
    }
}

/* Names and quotations are rather kept whole. A bracket left open ends with its paragraph. */
static void rate_brackets(struct break_plan *plan)
{
    int depth = 0;
    for (size_t i = 0; i < plan->count; i++) {
        struct break_unit *unit = &plan->units[i];
        if (marks_is_closing_bracket(unit->point) && depth > 0)
            depth--;
        if (depth > 0 && unit->before == BREAK_WORD)
            unit->cost += COST_BRACKETED;
        if (marks_is_opening_bracket(unit->point))
            depth++;
        if (marks_is_line_end(unit->point))
            depth = 0;
    }
}

static bool is_character(const struct break_unit *unit)
{
    return !unit->is_blank && !marks_is_mark(unit->point);
}

/* The author's own breaks stay as they are. */
static void demote_orphans(struct break_plan *plan)
{
    int characters = 0;
    for (size_t i = plan->count; i > 0; i--) {
        struct break_unit *unit = &plan->units[i - 1];
        characters = marks_is_line_end(unit->point) ? 0 : characters + is_character(unit);
        bool is_own = unit->before == BREAK_FORCED ||
                      (unit->before == BREAK_FULL_PAUSE && unit[-1].point == ZERO_WIDTH_SPACE);
        if (characters < 2 && !is_own && unit->before < BREAK_ORPHAN)
            set_break(unit, BREAK_ORPHAN, COST_ORPHAN);
    }
}

void break_plan_init(struct break_plan *plan, const char *text, size_t len)
{
    *plan = (struct break_plan){
        .text = text,
        .units = mem_alloc((len + 1) * sizeof(*plan->units)),
    };
    split_units(plan, len);
    mark_words(plan, len);
    rate_breaks(plan);
    rate_brackets(plan);
    demote_orphans(plan);
}

void break_plan_finish(struct break_plan *plan)
{
    free(plan->units);
    *plan = (struct break_plan){0};
}

size_t break_plan_skip(const struct break_plan *plan, size_t from, size_t end)
{
    while (from < end && plan->units[from].is_blank)
        from++;
    return from;
}

size_t break_plan_trim(const struct break_plan *plan, size_t from, size_t end)
{
    while (end > from && plan->units[end - 1].is_blank)
        end--;
    return end;
}

size_t break_plan_characters(const struct break_plan *plan, size_t from, size_t end)
{
    size_t count = 0;
    for (size_t i = from; i < end; i++)
        count += is_character(&plan->units[i]);
    return count;
}
