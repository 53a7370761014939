/*
 * calendar/lines: the content lines of an iCalendar text (RFC 5545, 3.1): unfolded, cut into name,
 * the parameters we look at, and value.
 *
 * libical's own reader takes time with the square of a line's length (seconds for 8 MiB), knows no
 * line numbers, and looks before the beginning of some values; this one goes through the text once.
 */
#ifndef CALENDAR_LINES_H
#define CALENDAR_LINES_H

#include <stdbool.h>
#include <stddef.h>

struct calendar_lines {
    const char *at, *end; /* of the text: what is still to be read */
    int line;             /* of at, from 1 */
    char *room;           /* where the next unfolded line goes; it never needs more than the text */
};

/* Reads text[len] into room[len + 1], which is borrowed as long as anything read from it. */
void calendar_lines_begin(struct calendar_lines *lines, const char *text, size_t len, char *room);

struct calendar_line {
    int line;          /* where it begins */
    const char *name;  /* the whole line, when it is malformed */
    const char *tzid;  /* or NULL */
    bool has_range;    /* RANGE=THISANDFUTURE */
    const char *value; /* NULL: malformed: no colon, or a quote that does not end */
};

/* The next line that is not blank; false at the end. Texts in it are NUL-terminated. */
bool calendar_lines_next(struct calendar_lines *lines, struct calendar_line *out);

#endif
