/*
 * TZID -> zone: the file's VTIMEZONE of that name, else the system's zone, whose VTIMEZONE libical
 * writes out of the tz database and which then goes the same way.
 */
#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/mem.h"
#include "calendar/file.h"

/* Recurring changes are looked for from here on: the last of them may be long ago. */
#define FIRST_YEAR 1900
#define END_YEAR   2202
/* libical 3.0 ends the system's zones in 2037, where the old tables ended: the rules go on. */
#define SYSTEM_END_YEAR 2036

/* A moment from which an offset holds. */
struct onset {
    int64_t utc;
    int before_s, after_s;
};
struct onsets {
    struct onset *list;
    size_t count, capacity;
};

static int64_t year_begin(int year)
{
    struct civil civil = {{year, 1, 1}, 0, 0, 0};
    return civil_seconds(&civil);
}

static int compare_onsets(const void *left, const void *right)
{
    const struct onset *a = left, *b = right;
    return (a->utc > b->utc) - (a->utc < b->utc);
}

static void add_onset(struct onsets *onsets, const struct calendar_change *change, int64_t local_s)
{
    onsets->list = mem_grow(onsets->list, onsets->count, &onsets->capacity, sizeof(*onsets->list));
    onsets->list[onsets->count++] =
        (struct onset){local_s - change->from_s, change->from_s, change->to_s};
}

static void add_dates(struct onsets *onsets, const struct calendar_change *change, const char *list)
{
    struct calendar_time time;
    while (*list) {
        size_t len = strcspn(list, ",");
        if (calendar_time_parse(list, len, &time))
            add_onset(onsets, change, time.is_utc ? time.local_s + change->from_s : time.local_s);
        list += len + (list[len] == ',');
    }
}

/* What of making zones is shared by all of a file. */
struct maker {
    struct calendar_file *file;
    struct calendar_teller *teller;
    int changes_left; /* recurring ones */
    int64_t steps_left;
};

static void add_recurring(struct maker *maker, struct onsets *onsets,
                          const struct calendar_change *change, int64_t start_local_s,
                          const char *rrule, bool is_of_system)
{
    struct calendar_rule rule;
    struct calendar_times times = {0};
    struct zone before = {0};
    struct err err;
    if (maker->changes_left-- <= 0 || !calendar_rule_parse(rrule, &rule, &err))
        return;
    zone_add(&before, 0, change->from_s);
    struct calendar_run run = {.start_local_s = start_local_s,
                               .from_local_s = year_begin(FIRST_YEAR),
                               .to_local_s = year_begin(END_YEAR),
                               .until_local_s = calendar_rule_until(&rule, &before),
                               .steps_left = &maker->steps_left};
    if (is_of_system && rule.has_until && rule.until.local_s >= year_begin(SYSTEM_END_YEAR))
        run.until_local_s = INT64_MAX;
    if (rule.recur.freq == ICAL_YEARLY_RECURRENCE && calendar_recur(&rule, &run, &times, &err))
        for (size_t i = 0; i < times.count; i++)
            add_onset(onsets, change, times.list[i]);
    calendar_times_finish(&times);
    zone_finish(&before);
}

static void add_change(struct maker *maker, struct onsets *onsets,
                       const struct calendar_change *change, bool is_of_system)
{
    const struct calendar_file *file = maker->file;
    const struct calendar_entry *start =
        calendar_entry_find(file, change->entries, CALENDAR_DTSTART);
    struct calendar_time time;
    if (!change->has_from || !change->has_to || !start ||
        !calendar_time_parse(start->value, strlen(start->value), &time))
        return;
    add_onset(onsets, change, time.local_s);
    for (size_t i = 0; i < change->entries.count; i++) {
        const struct calendar_entry *entry = &file->entries[change->entries.first + i];
        if (entry->field == CALENDAR_RDATE)
            add_dates(onsets, change, entry->value);
        else if (entry->field == CALENDAR_RRULE)
            add_recurring(maker, onsets, change, time.local_s, entry->value, is_of_system);
    }
}

static bool make_zone(struct maker *maker, const struct calendar_vtimezone *vtimezone,
                      bool is_of_system, struct zone *out)
{
    struct onsets onsets = {0};
    for (size_t i = 0; i < vtimezone->count; i++)
        add_change(maker, &onsets, &maker->file->changes[vtimezone->first + i], is_of_system);
    if (onsets.count > 0) {
        qsort(onsets.list, onsets.count, sizeof(*onsets.list), compare_onsets);
        zone_add(out, onsets.list[0].utc - 1, onsets.list[0].before_s);
    }
    for (size_t i = 0; i < onsets.count; i++)
        zone_add(out, onsets.list[i].utc, onsets.list[i].after_s);
    free(onsets.list);
    return out->count > 0;
}

static const struct calendar_vtimezone *find_vtimezone(const struct calendar_file *file,
                                                       const char *tzid)
{
    for (size_t i = 0; i < file->vtimezone_count; i++)
        if (file->vtimezones[i].tzid && strcmp(file->vtimezones[i].tzid, tzid) == 0)
            return &file->vtimezones[i];
    return NULL;
}

/* libical's text of a zone of the system, owned by the caller (free()); NULL: unknown. */
static char *text_of_system(const char *tzid)
{
    icalerror_set_errors_are_fatal(0);
    icaltimezone *zone = icaltimezone_get_builtin_timezone(tzid);
    icalcomponent *component = zone ? icaltimezone_get_component(zone) : NULL;
    char *text = component ? icalcomponent_as_ical_string_r(component) : NULL;
    char *copy = mem_copy_text(text);
    if (text)
        icalmemory_free_buffer(text);
    return copy;
}

static bool make_system_zone(struct maker *maker, const char *tzid, struct zone *out)
{
    struct calendar_file *file = maker->file;
    size_t known = file->vtimezone_count;
    bool ok = false;
    char *text = text_of_system(tzid);
    if (text && calendar_file_read(file, text, strlen(text), maker->teller) &&
        file->vtimezone_count > known)
        ok = make_zone(maker, &file->vtimezones[known], true, out);
    file->vtimezone_count = known; /* its name is libical's own */
    free(text);
    return ok;
}

void calendar_file_make_zones(struct calendar_file *file, struct calendar_teller *teller)
{
    struct maker maker = {.file = file,
                          .teller = teller,
                          .changes_left = CALENDAR_ZONE_CHANGES_MAX,
                          .steps_left = CALENDAR_STEPS_MAX};
    for (size_t i = 0; i < file->zone_count; i++) {
        const char *tzid = file->zones[i].tzid;
        const struct calendar_vtimezone *own = find_vtimezone(file, tzid);
        struct zone made = {0};
        char name[60];
        bool is_known =
            own ? make_zone(&maker, own, false, &made) : make_system_zone(&maker, tzid, &made);
        file->zones[i].is_known = is_known;
        file->zones[i].zone = made;
        if (is_known)
            continue;
        calendar_quote(name, sizeof(name), tzid, strlen(tzid));
        calendar_tell(
            teller, false, file->zones[i].line,
            "不认识时区“%s”，按本机时区算 unknown time zone \"%s\": read in this device's zone",
            name, name);
    }
}
