/*
 * base/civil: our own calendar arithmetic on int64, proleptic Gregorian, no time zone tables.
 *
 * Days count from 1970-01-01 (day 0). Formulas: Howard Hinnant, "chrono-Compatible Low-Level Date
 * Algorithms". Where a zone is needed the caller brings the offset (base/clock knows it).
 */
#ifndef BASE_CIVIL_H
#define BASE_CIVIL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct civil_date {
    int64_t year;
    int month; /* 1 to 12 */
    int day;   /* 1 to 31 */
};

struct civil {
    struct civil_date date;
    int hour, minute, second; /* 0-23, 0-59, 0-59 */
};

enum civil_weekday { CIVIL_MON, CIVIL_TUE, CIVIL_WED, CIVIL_THU, CIVIL_FRI, CIVIL_SAT, CIVIL_SUN };

int64_t civil_days(struct civil_date date);
struct civil_date civil_date_of_days(int64_t days);
enum civil_weekday civil_weekday_of_days(int64_t days);
bool civil_date_is_valid(struct civil_date date);

/* Seconds since 1970-01-01T00:00:00 of a civil time without regard to any zone, and back. */
int64_t civil_seconds(const struct civil *civil);
struct civil civil_of_seconds(int64_t seconds);

/* Reads "YYYY-MM-DD"; false when it is not one or names a day that does not exist. */
bool civil_parse_date(const char *text, struct civil_date *out_date);

/*
 * Reads RFC 3339, or local "YYYY-MM-DDTHH:MM[:SS]". *out_has_offset tells which; the offset (in
 * seconds east of UTC) is already taken off *out_seconds when it was given.
 */
bool civil_parse_time(const char *text, int64_t *out_seconds, bool *out_has_offset);

/* Writes RFC 3339 with offset: seconds is UTC, offset_s is east of UTC. out[26] at least. */
void civil_format_rfc3339(int64_t utc, int offset_s, char *out, size_t out_bytes);

#endif
