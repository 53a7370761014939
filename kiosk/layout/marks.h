/*
 * layout/marks: what single characters are to line breaking. Inside the room only.
 * Source: GB/T 15834 and W3C clreq section 6 (避头尾).
 */
#ifndef LAYOUT_MARKS_H
#define LAYOUT_MARKS_H

#include <stdbool.h>
#include <stdint.h>

/* Ends no line; begins no line; those of them that come in pairs; either of them. */
bool marks_is_opening(uint32_t point);
bool marks_is_closing(uint32_t point);
bool marks_is_opening_bracket(uint32_t point);
bool marks_is_closing_bracket(uint32_t point);
bool marks_is_mark(uint32_t point);

/* The pauses a reader makes: a sentence or clause ends, a comma, an enumeration comma. */
bool marks_is_full_pause(uint32_t point);
bool marks_is_comma(uint32_t point);
bool marks_is_enumeration(uint32_t point);

/* Falls away at a line's ends: spaces, tabs, line ends, U+200B. */
bool marks_is_blank(uint32_t point);
bool marks_is_line_end(uint32_t point);

/* Belongs to the character before it (combining marks, joiners, variation selectors). */
bool marks_is_extending(uint32_t point);

/* Glues its neighbours together: no-break spaces, word joiner. */
bool marks_is_glue(uint32_t point);

/* A letter, digit or ASCII mark as in Latin words and numbers, also of full width. */
bool marks_is_latin(uint32_t point);
bool marks_is_digit(uint32_t point);
bool marks_is_chinese_numeral(uint32_t point);

/* Counts or measures the number in front of it: 年 % 个 … */
bool marks_is_unit(uint32_t point);

/* The unit of a number that a smaller one likes to follow: 6月|16日, 9时|30分. */
bool marks_goes_on(uint32_t point);

/* As a word of one character leans on the word before it: 的 了 车 品 员 … */
bool marks_is_suffix(uint32_t point);

#endif
