/*
 * calendar/file: an .ics file as read: events, time zones, and the properties of both that have
 * times, as texts. They are understood when spans are asked for.
 */
#ifndef CALENDAR_FILE_H
#define CALENDAR_FILE_H

#include "calendar/recur.h"
#include "calendar/tell.h"

#define CALENDAR_ZONES_MAX        100 /* different TZIDs in a file, and VTIMEZONEs */
#define CALENDAR_ZONE_CHANGES_MAX 100 /* recurring changes of the zones in use, all together */

enum calendar_field {
    CALENDAR_DTSTART,
    CALENDAR_DTEND,
    CALENDAR_DURATION,
    CALENDAR_RRULE,
    CALENDAR_RDATE,
    CALENDAR_EXDATE,
    CALENDAR_RECURRENCE_ID,
    CALENDAR_FIELD_COUNT
};

struct calendar_entry {
    enum calendar_field field;
    int zone;          /* into zones: its TZID's; -1: none */
    const char *value; /* into a text of the file */
};

/* A run of entries: of an event, or of one kind of change of a VTIMEZONE. */
struct calendar_entries {
    size_t first, count;
};

/* What a holiday calendar says of an event's days; a set of enum schedule_mark. */
struct calendar_vevent {
    const char *summary, *uid; /* into a text of the file; "" when there is none */
    struct calendar_entries entries;
    unsigned marks; /* SCHEDULE_OFF, SCHEDULE_WORK as its properties say; the summary not yet */
    int priority, line;
    bool is_cancelled, is_override;
};

/* STANDARD or DAYLIGHT of a VTIMEZONE. */
struct calendar_change {
    struct calendar_entries entries;
    int from_s, to_s; /* offsets before and after */
    bool has_from, has_to;
};

struct calendar_vtimezone {
    const char *tzid;    /* NULL until it is known */
    size_t first, count; /* its changes */
};

/* A TZID that something in the file uses. */
struct calendar_zone {
    const char *tzid;
    int line; /* where it is first used */
    bool is_known;
    struct zone zone; /* owned */
};

struct calendar_file {
    char **texts; /* owned, each owned: unfolded lines */
    size_t text_count, text_capacity;
    struct calendar_entry *entries; /* owned */
    size_t entry_count, entry_capacity;
    struct calendar_vevent *events; /* owned, in the order of the file */
    size_t event_count, event_capacity;
    size_t *overrides; /* owned: events with a RECURRENCE-ID, by their UID */
    size_t override_count, override_capacity;
    struct calendar_change *changes; /* owned */
    size_t change_count, change_capacity;
    struct calendar_vtimezone *vtimezones; /* owned */
    size_t vtimezone_count, vtimezone_capacity;
    struct calendar_zone *zones; /* owned */
    size_t zone_count, zone_capacity;
};

/* --- file_read.c ------------------------------------------------------------------------------ */

/* Reads a text into the file; may be called again for the text of one more VTIMEZONE. False: not
 * to be used (told). */
bool calendar_file_read(struct calendar_file *file, const char *text, size_t len,
                        struct calendar_teller *teller);

/* The entry-th of a run whose field it is; NULL: none. */
const struct calendar_entry *calendar_entry_find(const struct calendar_file *file,
                                                 struct calendar_entries run,
                                                 enum calendar_field field);

/* --- file_zones.c ----------------------------------------------------------------------------- */

/* Makes the zones of all TZIDs in use: of the file's own VTIMEZONEs, else of the system's. */
void calendar_file_make_zones(struct calendar_file *file, struct calendar_teller *teller);

/* --- event.c ---------------------------------------------------------------------------------- */

struct calendar_ask {
    const struct zone *zone;
    struct calendar_window window;
    int64_t *steps_left; /* is taken from */
};

/* calendar_event_spans() with a number of steps to be used up. */
bool calendar_event_expand(const struct calendar_file *file, size_t index,
                           const struct calendar_ask *ask, struct calendar_spans *out,
                           struct err *err) MUST_USE;

/* Whether the event's DTSTART is a day. */
bool calendar_event_is_day(const struct calendar_file *file, size_t index);

#endif
