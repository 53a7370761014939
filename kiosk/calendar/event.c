#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "calendar/file.h"
#include "calendar/spans.h"

/* One event while its spans are put together. */
struct expansion {
    const struct calendar_file *file;
    const struct calendar_vevent *event;
    const struct zone *given; /* for times without a zone of their own */
    const struct zone *zone;  /* of DTSTART */
    struct calendar_time start;
    struct calendar_length length;
    struct calendar_window window;
    int64_t *steps_left;
    struct excluded {
        int64_t *days;    /* local days since 1970 */
        int64_t *moments; /* UTC seconds */
        size_t day_count, day_capacity, moment_count, moment_capacity;
    } excluded;
    struct calendar_spans spans;
};

static const struct zone utc_zone;

static const struct calendar_entry *find(const struct expansion *expansion,
                                         enum calendar_field field)
{
    return calendar_entry_find(expansion->file, expansion->event->entries, field);
}

static int64_t floor_day(int64_t local_s)
{
    return (local_s - ((local_s % CALENDAR_DAY_S) + CALENDAR_DAY_S) % CALENDAR_DAY_S) /
           CALENDAR_DAY_S;
}

/* The zone a time of this entry is read in. */
static const struct zone *zone_of(const struct expansion *expansion,
                                  const struct calendar_entry *entry,
                                  const struct calendar_time *time)
{
    if (time->is_utc)
        return &utc_zone;
    if (time->is_day || entry->zone < 0 || !expansion->file->zones[entry->zone].is_known)
        return expansion->given;
    return &expansion->file->zones[entry->zone].zone;
}

static bool refuse_time(const struct calendar_entry *entry, const char *name, struct err *err)
{
    char quoted[48];
    calendar_quote(quoted, sizeof(quoted), entry->value, strlen(entry->value));
    return err_set(
        err, ERR_PARSE,
        "%s 不是时间：“%s”，写成 20260616 或 20260616T093000 %s is no time: \"%s\"; write "
        "20260616 or 20260616T093000",
        name, quoted, name, quoted);
}

static bool read_start(struct expansion *expansion, struct err *err)
{
    const struct calendar_entry *entry = find(expansion, CALENDAR_DTSTART);
    if (!entry)
        return err_set(
            err, ERR_PARSE,
            "事件没有开始时间，请加一行 DTSTART the event has no start: add a line DTSTART");
    if (!calendar_time_parse(entry->value, strlen(entry->value), &expansion->start))
        return refuse_time(entry, "DTSTART", err);
    expansion->zone = zone_of(expansion, entry, &expansion->start);
    return true;
}

/* --- how long --------------------------------------------------------------------------------- */

static bool length_of_end(struct expansion *expansion, const struct calendar_entry *entry,
                          struct err *err)
{
    struct calendar_time end;
    struct calendar_length length = {0};
    if (!calendar_time_parse(entry->value, strlen(entry->value), &end))
        return refuse_time(entry, "DTEND", err);
    if (expansion->start.is_day) {
        length.days = floor_day(end.local_s) - floor_day(expansion->start.local_s);
        if (length.days == 0) /* written by hand as the last day: it is the first one not on */
            length.days = 1;
    } else {
        length.seconds = zone_utc_of_local(zone_of(expansion, entry, &end), end.local_s) -
                         zone_utc_of_local(expansion->zone, expansion->start.local_s);
    }
    if (length.days + length.seconds <= 0)
        return err_set(err, ERR_INVALID, "DTEND 要晚于 DTSTART DTEND must be after DTSTART");
    expansion->length = length;
    return true;
}

static bool length_of_duration(struct expansion *expansion, const struct calendar_entry *entry,
                               struct err *err)
{
    struct calendar_length length;
    if (!calendar_length_parse(entry->value, strlen(entry->value), &length) ||
        length.days + length.seconds <= 0 || (expansion->start.is_day && length.seconds > 0))
        return err_set(err, ERR_INVALID,
                       "DURATION 写成 PT10M 或 PT1H30M，全天的写成 P1D write DURATION as PT10M or "
                       "PT1H30M, of an all-day event as P1D");
    expansion->length = length;
    return true;
}

static bool read_length(struct expansion *expansion, struct err *err)
{
    const struct calendar_entry *end = find(expansion, CALENDAR_DTEND);
    const struct calendar_entry *duration = find(expansion, CALENDAR_DURATION);
    if (end)
        return length_of_end(expansion, end, err);
    if (duration)
        return length_of_duration(expansion, duration, err);
    if (!expansion->start.is_day)
        return err_set(
            err, ERR_INVALID,
            "事件没有结束时间，请加一行 DTEND 或 DURATION the event has no end: add a line DTEND "
            "or DURATION");
    expansion->length = (struct calendar_length){.days = 1};
    return true;
}

static int64_t length_s(struct calendar_length length)
{
    return length.days * CALENDAR_DAY_S + length.seconds;
}

/* --- what is left out ------------------------------------------------------------------------- */

static int compare_numbers(const void *left, const void *right)
{
    const int64_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* A day of the event, or a moment: EXDATE;VALUE=DATE leaves out all that begins on that day. */
static void exclude(struct expansion *expansion, const struct calendar_entry *entry,
                    const struct calendar_time *time)
{
    struct excluded *excluded = &expansion->excluded;
    int64_t utc = zone_utc_of_local(zone_of(expansion, entry, time), time->local_s);
    if (time->is_day || expansion->start.is_day) {
        int64_t local_s = time->is_utc ? utc + zone_offset_s(expansion->given, utc) : time->local_s;
        excluded->days = mem_grow(excluded->days, excluded->day_count, &excluded->day_capacity,
                                  sizeof(*excluded->days));
        excluded->days[excluded->day_count++] = floor_day(local_s);
        return;
    }
    excluded->moments = mem_grow(excluded->moments, excluded->moment_count,
                                 &excluded->moment_capacity, sizeof(*excluded->moments));
    excluded->moments[excluded->moment_count++] = utc;
}

static bool exclude_list(struct expansion *expansion, const struct calendar_entry *entry,
                         const char *name, struct err *err)
{
    struct calendar_time time;
    for (const char *list = entry->value; *list;) {
        size_t len = strcspn(list, ",");
        if (!calendar_time_parse(list, len, &time))
            return refuse_time(entry, name, err);
        exclude(expansion, entry, &time);
        list += len + (list[len] == ',');
    }
    return true;
}

/* The first of the overrides whose UID is not before this one. */
static size_t first_override(const struct calendar_file *file, const char *uid)
{
    size_t low = 0, high = file->override_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(file->events[file->overrides[middle]].uid, uid) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* An override with a broken RECURRENCE-ID replaces nothing; it is told when it is asked itself. */
static void exclude_overridden(struct expansion *expansion)
{
    const struct calendar_file *file = expansion->file;
    const char *uid = expansion->event->uid;
    if (expansion->event->is_override || !uid[0])
        return;
    for (size_t i = first_override(file, uid); i < file->override_count; i++) {
        const struct calendar_vevent *other = &file->events[file->overrides[i]];
        struct err err;
        if (strcmp(other->uid, uid) != 0)
            return;
        const struct calendar_entry *entry =
            calendar_entry_find(file, other->entries, CALENDAR_RECURRENCE_ID);
        (void)exclude_list(expansion, entry, "RECURRENCE-ID", &err); /* see above */
    }
}

static bool read_excluded(struct expansion *expansion, struct err *err)
{
    struct calendar_entries run = expansion->event->entries;
    struct excluded *excluded = &expansion->excluded;
    for (size_t i = run.first; i < run.first + run.count; i++)
        if (expansion->file->entries[i].field == CALENDAR_EXDATE &&
            !exclude_list(expansion, &expansion->file->entries[i], "EXDATE", err))
            return false;
    exclude_overridden(expansion);
    if (excluded->day_count > 0)
        qsort(excluded->days, excluded->day_count, sizeof(int64_t), compare_numbers);
    if (excluded->moment_count > 0)
        qsort(excluded->moments, excluded->moment_count, sizeof(int64_t), compare_numbers);
    return true;
}

static bool is_excluded(const struct expansion *expansion, int64_t utc)
{
    const struct excluded *excluded = &expansion->excluded;
    int64_t day = floor_day(utc + zone_offset_s(expansion->zone, utc));
    return (excluded->day_count > 0 &&
            bsearch(&day, excluded->days, excluded->day_count, sizeof(int64_t), compare_numbers)) ||
           (excluded->moment_count > 0 && bsearch(&utc, excluded->moments, excluded->moment_count,
                                                  sizeof(int64_t), compare_numbers));
}

/* --- when ------------------------------------------------------------------------------------- */

static bool add(struct expansion *expansion, struct schedule_span span, struct err *err)
{
    return is_excluded(expansion, span.from) ||
           calendar_spans_add(&expansion->spans, expansion->window, span, err);
}

static bool add_rule(struct expansion *expansion, const char *text, struct err *err)
{
    struct calendar_rule rule;
    struct calendar_times times = {0};
    const struct calendar_window window = expansion->window;
    if (length_s(expansion->length) > CALENDAR_LENGTH_MAX_S)
        return err_set(err, ERR_INVALID,
                       "重复的事件每次最长 366 天 an event that recurs lasts 366 days at most");
    if (!calendar_rule_parse(text, &rule, err))
        return false;
    int64_t margin_s = length_s(expansion->length) + CALENDAR_MARGIN_S;
    struct calendar_run run = {.start_local_s = expansion->start.local_s,
                               .from_local_s = window.from_utc - margin_s,
                               .to_local_s = window.to_utc + CALENDAR_MARGIN_S,
                               .until_local_s = calendar_rule_until(&rule, expansion->zone),
                               .is_day = expansion->start.is_day,
                               .steps_left = expansion->steps_left};
    bool ok = calendar_recur(&rule, &run, &times, err);
    for (size_t i = 0; ok && i < times.count; i++)
        ok = add(expansion, calendar_span_of(expansion->zone, times.list[i], expansion->length),
                 err);
    calendar_times_finish(&times);
    return ok;
}

/* START/END or START/DURATION; false: neither. */
static bool read_period(const struct expansion *expansion, const struct calendar_entry *entry,
                        const char *text, size_t len, struct schedule_span *out)
{
    struct calendar_time start, end;
    struct calendar_length length;
    const char *slash = memchr(text, '/', len);
    if (!slash || !calendar_time_parse(text, (size_t)(slash - text), &start) || start.is_day)
        return false;
    const struct zone *zone = zone_of(expansion, entry, &start);
    size_t rest = len - (size_t)(slash + 1 - text);
    if (calendar_length_parse(slash + 1, rest, &length)) {
        *out = calendar_span_of(zone, start.local_s, length);
    } else if (calendar_time_parse(slash + 1, rest, &end) && !end.is_day) {
        out->from = zone_utc_of_local(zone, start.local_s);
        out->to = zone_utc_of_local(zone_of(expansion, entry, &end), end.local_s);
    } else {
        return false;
    }
    return out->to > out->from;
}

static bool add_dates(struct expansion *expansion, const struct calendar_entry *entry,
                      struct err *err)
{
    for (const char *list = entry->value; *list;) {
        size_t len = strcspn(list, ",");
        struct calendar_time time;
        struct schedule_span span;
        if (calendar_time_parse(list, len, &time) && time.is_day == expansion->start.is_day)
            span =
                calendar_span_of(zone_of(expansion, entry, &time), time.local_s, expansion->length);
        else if (!read_period(expansion, entry, list, len, &span))
            return refuse_time(entry, "RDATE", err);
        if (!add(expansion, span, err))
            return false;
        list += len + (list[len] == ',');
    }
    return true;
}

static bool add_all(struct expansion *expansion, struct err *err)
{
    struct calendar_entries run = expansion->event->entries;
    bool has_rule = find(expansion, CALENDAR_RRULE) != NULL;
    if (!has_rule &&
        !add(expansion,
             calendar_span_of(expansion->zone, expansion->start.local_s, expansion->length), err))
        return false;
    for (size_t i = run.first; i < run.first + run.count; i++) {
        const struct calendar_entry *entry = &expansion->file->entries[i];
        if (entry->field == CALENDAR_RRULE && !add_rule(expansion, entry->value, err))
            return false;
        if (entry->field == CALENDAR_RDATE && !add_dates(expansion, entry, err))
            return false;
    }
    return true;
}

bool calendar_event_expand(const struct calendar_file *file, size_t index,
                           const struct calendar_ask *ask, struct calendar_spans *out,
                           struct err *err)
{
    struct expansion expansion = {.file = file,
                                  .event = &file->events[index],
                                  .given = ask->zone,
                                  .window = calendar_window_clamp(ask->window),
                                  .steps_left = ask->steps_left};
    bool ok = read_start(&expansion, err) && read_length(&expansion, err) &&
              read_excluded(&expansion, err);
    if (ok && !expansion.event->is_cancelled)
        ok = add_all(&expansion, err);
    free(expansion.excluded.days);
    free(expansion.excluded.moments);
    if (!ok) {
        calendar_spans_finish(&expansion.spans);
        return false;
    }
    calendar_spans_merge(&expansion.spans);
    *out = expansion.spans;
    return true;
}

bool calendar_event_spans(const struct calendar_file *file, size_t index, const struct zone *zone,
                          struct calendar_window window, struct calendar_spans *out,
                          struct err *err)
{
    int64_t steps_left = CALENDAR_STEPS_MAX;
    struct calendar_ask ask = {zone, window, window.steps_left ? window.steps_left : &steps_left};
    return calendar_event_expand(file, index, &ask, out, err);
}

bool calendar_event_is_day(const struct calendar_file *file, size_t index)
{
    struct calendar_time time;
    const struct calendar_entry *entry =
        calendar_entry_find(file, file->events[index].entries, CALENDAR_DTSTART);
    return entry && calendar_time_parse(entry->value, strlen(entry->value), &time) && time.is_day;
}
