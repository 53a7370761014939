/*
 * calendar/values: the values of RFC 5545 that we read ourselves: DATE, DATE-TIME, DURATION,
 * UTC-OFFSET, TEXT.
 */
#ifndef CALENDAR_VALUES_H
#define CALENDAR_VALUES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The longest that something recurring may last. */
#define CALENDAR_LENGTH_MAX_S ((int64_t)366 * 86400)

/* 20260616, 20260616T093000 or 20260616T013000Z. */
struct calendar_time {
    int64_t local_s; /* civil_seconds(); of a day: its midnight */
    bool is_day, is_utc;
};

/* Reads text[len] whole; false when it is no such time or names a day that does not exist. */
bool calendar_time_parse(const char *text, size_t len, struct calendar_time *out);

/* Calendar days, then seconds: a day may last 23 or 25 hours. */
struct calendar_length {
    int64_t days, seconds;
};

/* Reads "PT10M", "P1DT2H", "P2W"; false when it is none, or negative. May be of no length. */
bool calendar_length_parse(const char *text, size_t len, struct calendar_length *out);

/* Reads "+0800" or "-033000" into seconds east of UTC. */
bool calendar_offset_parse(const char *text, int *out_s);

/* Writes the TEXT value into out[out_bytes]: its \, \; \\ undone, \n a space, trimmed. */
void calendar_text_copy(char *out, size_t out_bytes, const char *value);

/* Writes text[len] into out[out_bytes] so that it can stand in a message: one line, cut. */
void calendar_quote(char *out, size_t out_bytes, const char *text, size_t len);

#endif
