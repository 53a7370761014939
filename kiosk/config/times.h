/*
 * config/times (private): times and dates as operators write them.
 *
 * Full-width digits and punctuation, and spaces around, are accepted. ERR_INVALID says what is
 * wrong and what to write instead, in words that may stand behind `KEY = "…"：`.
 */
#ifndef CONFIG_TIMES_H
#define CONFIG_TIMES_H

#include "base/civil.h"
#include "base/err.h"

/* Years a start may lie in. */
#define CONFIG_TIMES_FIRST_YEAR 1970
#define CONFIG_TIMES_LAST_YEAR  2200

/*
 * "07:00-22:00": start 0 to 86399, end 1 to 86400 (00:00 is 86400), not equal; an end before the
 * start is past midnight. Between the two stands any dash, ~ or 至.
 */
bool config_times_read_span(const char *text, int *out_start_s, int *out_end_s,
                            struct err *err) MUST_USE;

/* "2026-06-16". */
bool config_times_read_date(const char *text, struct civil_date *out, struct err *err) MUST_USE;

/* "2026-06-05T19:30[:00]", local: civil_seconds() of it. */
bool config_times_read_start(const char *text, int64_t *out_local_s, struct err *err) MUST_USE;

#endif
