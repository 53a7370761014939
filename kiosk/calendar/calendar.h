/*
 * calendar: RRULEs and .ics files (RFC 5545, through libical) -> day marks and sorted half-open UTC
 * spans for a window. The only room that knows libical; no file is opened here: texts come in as
 * clean UTF-8 (config/text.h).
 *
 * Refused everywhere: FREQ=SECONDLY and MINUTELY, BYSECOND, more than CALENDAR_OCCURRENCES_MAX
 * occurrences in a window; and what libical does not do as the RFC says (rule_check.c). Local times
 * are those of the zone given; skipped and repeated ones as zone_utc_of_local() has them. Of a
 * window only what lies between 1900 and SCHEDULE_MARKS_END is looked at.
 */
#ifndef CALENDAR_CALENDAR_H
#define CALENDAR_CALENDAR_H

#include "base/err.h"
#include "base/zone.h"
#include "schedule/schedule.h"

#define CALENDAR_OCCURRENCES_MAX 100000
#define CALENDAR_EVENTS_MAX      10000
#define CALENDAR_STEPS_MAX       1000000 /* about 3 s of work */
#define CALENDAR_SUMMARY_BYTES   256

/* Spans that overlap [from_utc, to_utc) are wanted. They are given whole. */
struct calendar_window {
    int64_t from_utc, to_utc;
    /* Shared by the calls that are given it: what they may cost together, in steps of a rule's
     * period and occurrences looked at; is taken from. NULL: CALENDAR_STEPS_MAX for this call. */
    int64_t *steps_left;
};

/* Sorted, disjoint, merged where they touched. */
struct calendar_spans {
    struct schedule_span *list; /* owned */
    size_t count, capacity;
};
void calendar_spans_finish(struct calendar_spans *spans);

/* --- one rule's own recurrence ---------------------------------------------------------------- */

struct calendar_recurrence {
    const char *rrule;     /* "FREQ=WEEKLY;BYDAY=FR,SA"; NULL: once */
    int64_t start_local_s; /* civil_seconds() of the first occurrence */
    const char
        *duration; /* "PT10M", "P1D": days are calendar days, hours are hours; 1 s to 366 d */
};

/* The longest an occurrence lasts, in seconds. ERR_INVALID: not a duration, or outside its range.
 */
bool calendar_duration_s(const char *duration, int64_t *out_s, struct err *err) MUST_USE;

/*
 * The recurrence's spans, into an empty *out. ERR_PARSE: not an RRULE, and what is wrong with it;
 * ERR_UNSUPPORTED: a refused frequency; ERR_LIMIT: too many occurrences; ERR_INVALID: the duration.
 * A start that the rule itself does not produce counts as an occurrence only without a rule
 * (libical's way), which the manual says.
 */
bool calendar_expand(const struct calendar_recurrence *recurrence, const struct zone *zone,
                     struct calendar_window window, struct calendar_spans *out,
                     struct err *err) MUST_USE;

/* --- .ics files ---------------------------------------------------------------------------------
 */

/* Told of what is wrong or left out, with the line of the text it begins on (from 1; 0: the whole).
 * After a hundred complaints of one call only that there are more. */
typedef void calendar_complain(void *ctx, bool is_error, int line, const char *text);

struct calendar_file; /* opaque */

/*
 * Reads text[len] (NUL behind it). NULL when it is no iCalendar at all or has more than
 * CALENDAR_EVENTS_MAX events (told).
 */
struct calendar_file *calendar_open(const char *text, size_t len, calendar_complain *complain,
                                    void *ctx);
void calendar_close(struct calendar_file *file); /* NULL is fine */

/*
 * Marks the days of the file's all-day events. HOLIDAYS: off where CATEGORIES has HOLIDAY,
 * X-APPLE-SPECIAL-DAY is WORK-HOLIDAY, or the summary ends in （休） (or (休)); work where it has
 * WORKDAY, ALTERNATE-WORKDAY, or （班）; others are left out with a warning. SCHOOL: each all-day
 * event is a vacation. Recurring ones are marked as often as they recur up to SCHEDULE_MARKS_END.
 */
enum calendar_kind { CALENDAR_HOLIDAYS, CALENDAR_SCHOOL };
void calendar_mark(const struct calendar_file *file, enum calendar_kind kind,
                   struct schedule_marks *marks, calendar_complain *complain, void *ctx);

struct calendar_event {
    char summary[CALENDAR_SUMMARY_BYTES]; /* trimmed */
    int priority; /* PRIORITY as written; 0 when there is none, or it is told */
    int line;     /* of its BEGIN:VEVENT */
};
size_t calendar_event_count(const struct calendar_file *file);
void calendar_event(const struct calendar_file *file, size_t index, struct calendar_event *out);

/*
 * The event's spans, into an empty *out: DTSTART with DTEND or DURATION (an all-day event: whole
 * days; neither: an all-day event lasts a day, another is an error), RRULE, RDATE, EXDATE, and
 * without the occurrences that another event of the file replaces (RECURRENCE-ID). A cancelled
 * event has none, nor has one whose UNTIL is before its start. Times with Z or a known TZID (a
 * VTIMEZONE of the file, else a zone of the system) are theirs, others the zone's. What recurs
 * lasts 366 days at most. Errors as calendar_expand(); ERR_PARSE also for an event without a start.
 */
bool calendar_event_spans(const struct calendar_file *file, size_t index, const struct zone *zone,
                          struct calendar_window window, struct calendar_spans *out,
                          struct err *err) MUST_USE;

#endif
