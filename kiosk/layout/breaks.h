/*
 * layout/breaks: where a text may be broken, and how gladly. Inside the room only.
 *
 * Worked out once for a text; then sizes are tried. A unit is a character with what belongs to it
 * (combining marks); each unit says how good a line break in front of it would be.
 */
#ifndef LAYOUT_BREAKS_H
#define LAYOUT_BREAKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* From the best to the worst. Up to BREAK_ENUMERATION a reader pauses there anyway. */
enum break_rank {
    BREAK_FORCED,      /* the author's line end */
    BREAK_FULL_PAUSE,  /* the author's U+200B; behind 。；：！？——…… */
    BREAK_COMMA,       /* behind ，; at a space between Chinese words */
    BREAK_ENUMERATION, /* behind 、 */
    BREAK_WORD,        /* between words */
    BREAK_INSIDE,      /* between the characters of a Chinese word */
    BREAK_ORPHAN,      /* leaves one character alone on a paragraph's last line */
    BREAK_NEVER, /* 避头尾, inside a Latin word or a number, between a number and its unit */
    BREAK_NONE   /* no place for a break at all: in front of spaces that would fall away */
};

struct break_unit {
    size_t at, len; /* bytes in the text */
    uint32_t point; /* its first code point */
    enum break_rank before;
    int cost; /* of a break in front of it */
    bool is_blank;
    bool starts_word;
};

struct break_plan {
    const char *text;         /* borrowed */
    struct break_unit *units; /* units[count], and one behind them that ends the last paragraph */
    size_t count;
};

void break_plan_init(struct break_plan *plan, const char *text, size_t len);
void break_plan_finish(struct break_plan *plan);

/* The first unit in [from, end) that is not blank, or end; and the one behind the last such. */
size_t break_plan_skip(const struct break_plan *plan, size_t from, size_t end);
size_t break_plan_trim(const struct break_plan *plan, size_t from, size_t end);

/* How many characters, marks and blanks not counted, stand in [from, end). */
size_t break_plan_characters(const struct break_plan *plan, size_t from, size_t end);

#endif
