#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/number.h"
#include "calendar/file.h"
#include "calendar/lines.h"

#define DEPTH_MAX 8

enum component { IN_NOTHING, IN_CALENDAR, IN_EVENT, IN_ZONE, IN_CHANGE, IN_OTHER };

struct reader {
    struct calendar_file *file;
    struct calendar_teller *teller;
    struct open_component {
        enum component kind;
        const char *name;
        int line;
    } stack[DEPTH_MAX];
    int depth;
    bool is_calendar; /* there was a BEGIN:VCALENDAR, or it is a zone's own text */
    bool is_over;     /* nothing more is to be read: told why */
};

const struct calendar_entry *calendar_entry_find(const struct calendar_file *file,
                                                 struct calendar_entries run,
                                                 enum calendar_field field)
{
    for (size_t i = run.first; i < run.first + run.count; i++)
        if (file->entries[i].field == field)
            return &file->entries[i];
    return NULL;
}

static enum component top(const struct reader *reader)
{
    return reader->depth > 0 ? reader->stack[reader->depth - 1].kind : IN_NOTHING;
}

static enum component kind_of(const char *name, enum component outer)
{
    if (strcasecmp(name, "VCALENDAR") == 0 && outer == IN_NOTHING)
        return IN_CALENDAR;
    if (strcasecmp(name, "VEVENT") == 0 && outer == IN_CALENDAR)
        return IN_EVENT;
    if (strcasecmp(name, "VTIMEZONE") == 0 && (outer == IN_CALENDAR || outer == IN_NOTHING))
        return IN_ZONE;
    if ((strcasecmp(name, "STANDARD") == 0 || strcasecmp(name, "DAYLIGHT") == 0) &&
        outer == IN_ZONE)
        return IN_CHANGE;
    return IN_OTHER;
}

/* Nothing of the file is used: told in any case, however much was told before. */
static void give_up(struct reader *reader)
{
    reader->teller->told = 0;
    reader->is_over = true;
}

/* --- what begins and ends --------------------------------------------------------------------- */

static void begin_event(struct reader *reader, int line)
{
    struct calendar_file *file = reader->file;
    if (file->event_count == CALENDAR_EVENTS_MAX) {
        give_up(reader);
        calendar_tell(reader->teller, true, line,
                      "超过 %d 个事件，请分成几个文件 more than %d events: use several files",
                      CALENDAR_EVENTS_MAX, CALENDAR_EVENTS_MAX);
        return;
    }
    file->events =
        mem_grow(file->events, file->event_count, &file->event_capacity, sizeof(*file->events));
    file->events[file->event_count++] = (struct calendar_vevent){
        .summary = "", .uid = "", .line = line, .entries = {.first = file->entry_count}};
}

static void begin_zone(struct calendar_file *file)
{
    file->vtimezones = mem_grow(file->vtimezones, file->vtimezone_count, &file->vtimezone_capacity,
                                sizeof(*file->vtimezones));
    file->vtimezones[file->vtimezone_count++] =
        (struct calendar_vtimezone){.first = file->change_count};
}

static void begin_change(struct calendar_file *file)
{
    file->changes =
        mem_grow(file->changes, file->change_count, &file->change_capacity, sizeof(*file->changes));
    file->changes[file->change_count++] =
        (struct calendar_change){.entries = {.first = file->entry_count}};
    file->vtimezones[file->vtimezone_count - 1].count++;
}

static void begin(struct reader *reader, const struct calendar_line *line)
{
    enum component kind = kind_of(line->value, top(reader));
    if (reader->depth == DEPTH_MAX) {
        give_up(reader);
        calendar_tell(
            reader->teller, true, line->line,
            "BEGIN 套得太深，请看看是否少了 END too many BEGIN inside each other: is an END "
            "missing?");
        return;
    }
    reader->stack[reader->depth++] =
        (struct open_component){.kind = kind, .name = line->value, .line = line->line};
    if (kind == IN_CALENDAR)
        reader->is_calendar = true;
    else if (kind == IN_EVENT)
        begin_event(reader, line->line);
    else if (kind == IN_ZONE)
        begin_zone(reader->file);
    else if (kind == IN_CHANGE)
        begin_change(reader->file);
}

static void tell_unclosed(struct reader *reader, const struct open_component *open)
{
    char name[40];
    calendar_quote(name, sizeof(name), open->name, strlen(open->name));
    calendar_tell(
        reader->teller, true, open->line,
        "BEGIN:%s 没有对应的 END:%s，文件可能不完整 BEGIN:%s without its END:%s: the file may be "
        "cut short",
        name, name, name, name);
    if (open->kind == IN_EVENT)
        reader->file->event_count--; /* only half of it is here */
}

static void end(struct reader *reader, const struct calendar_line *line)
{
    char name[40];
    int depth = reader->depth;
    while (depth > 0 && strcasecmp(reader->stack[depth - 1].name, line->value) != 0)
        depth--;
    if (depth == 0) {
        calendar_quote(name, sizeof(name), line->value, strlen(line->value));
        calendar_tell(reader->teller, true, line->line,
                      "END:%s 前面没有 BEGIN:%s END:%s without a BEGIN:%s", name, name, name, name);
        return;
    }
    while (reader->depth > depth)
        tell_unclosed(reader, &reader->stack[--reader->depth]);
    reader->depth--;
}

/* --- properties ------------------------------------------------------------------------------- */

/* The index of a TZID among the zones in use; -1 when there are too many. */
static int use_zone(struct reader *reader, const char *tzid, int line)
{
    struct calendar_file *file = reader->file;
    for (size_t i = 0; i < file->zone_count; i++)
        if (strcmp(file->zones[i].tzid, tzid) == 0)
            return (int)i;
    if (file->zone_count == CALENDAR_ZONES_MAX) {
        calendar_tell(
            reader->teller, false, line,
            "时区超过 %d 个，按本机时区算 more than %d time zones: read in this device's zone",
            CALENDAR_ZONES_MAX, CALENDAR_ZONES_MAX);
        return -1;
    }
    file->zones =
        mem_grow(file->zones, file->zone_count, &file->zone_capacity, sizeof(*file->zones));
    file->zones[file->zone_count] = (struct calendar_zone){.tzid = tzid, .line = line};
    return (int)file->zone_count++;
}

/* Keeps a property with times; false when it is none. */
static bool add_entry(struct reader *reader, const struct calendar_line *line,
                      struct calendar_entries *run)
{
    static const char *const names[CALENDAR_FIELD_COUNT] = {
        "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"};
    struct calendar_file *file = reader->file;
    int field = 0;
    while (field < CALENDAR_FIELD_COUNT && strcasecmp(names[field], line->name) != 0)
        field++;
    if (field == CALENDAR_FIELD_COUNT)
        return false;
    file->entries =
        mem_grow(file->entries, file->entry_count, &file->entry_capacity, sizeof(*file->entries));
    file->entries[file->entry_count++] =
        (struct calendar_entry){.field = (enum calendar_field)field,
                                .zone = line->tzid ? use_zone(reader, line->tzid, line->line) : -1,
                                .value = line->value};
    run->count++;
    return true;
}

/* Whether one of the words between commas is this one. */
static bool has_word(const char *list, const char *word)
{
    size_t len = strlen(word);
    while (*list) {
        list += strspn(list, ", \t");
        size_t span = strcspn(list, ",");
        size_t trimmed = span;
        while (trimmed > 0 && (list[trimmed - 1] == ' ' || list[trimmed - 1] == '\t'))
            trimmed--;
        if (trimmed == len && strncasecmp(list, word, len) == 0)
            return true;
        list += span;
    }
    return false;
}

static unsigned marks_of(const char *list)
{
    unsigned marks = 0;
    if (has_word(list, "HOLIDAY") || has_word(list, "WORK-HOLIDAY"))
        marks |= SCHEDULE_OFF;
    if (has_word(list, "WORKDAY") || has_word(list, "ALTERNATE-WORKDAY"))
        marks |= SCHEDULE_WORK;
    return marks;
}

static void read_priority(struct reader *reader, const struct calendar_line *line,
                          struct calendar_vevent *event)
{
    int64_t priority;
    if (number_parse(line->value, -SCHEDULE_PRIORITY_MAX, SCHEDULE_PRIORITY_MAX, &priority))
        event->priority = (int)priority;
    else
        calendar_tell(
            reader->teller, false, line->line,
            "PRIORITY 写成 %d 到 %d 的整数，现按 0 算 write PRIORITY as a number from %d to %d; "
            "taken for 0",
            -SCHEDULE_PRIORITY_MAX, SCHEDULE_PRIORITY_MAX, -SCHEDULE_PRIORITY_MAX,
            SCHEDULE_PRIORITY_MAX);
}

static void tell_range(struct reader *reader, const struct calendar_line *line)
{
    calendar_tell(reader->teller, false, line->line,
                  "RECURRENCE-ID 只换这一次；要换以后各次，请另写一个事件 RECURRENCE-ID replaces "
                  "one occurrence "
                  "only: for all later ones write an event of their own");
}

static void read_event(struct reader *reader, const struct calendar_line *line)
{
    struct calendar_vevent *event = &reader->file->events[reader->file->event_count - 1];
    if (add_entry(reader, line, &event->entries)) {
        if (strcasecmp(line->name, "RECURRENCE-ID") == 0) {
            event->is_override = true;
            if (line->has_range)
                tell_range(reader, line);
        }
    } else if (strcasecmp(line->name, "SUMMARY") == 0)
        event->summary = line->value;
    else if (strcasecmp(line->name, "UID") == 0)
        event->uid = line->value;
    else if (strcasecmp(line->name, "PRIORITY") == 0)
        read_priority(reader, line, event);
    else if (strcasecmp(line->name, "STATUS") == 0)
        event->is_cancelled = strcasecmp(line->value, "CANCELLED") == 0;
    else if (strcasecmp(line->name, "CATEGORIES") == 0 ||
             strcasecmp(line->name, "X-APPLE-SPECIAL-DAY") == 0)
        event->marks |= marks_of(line->value);
}

static void read_change(struct reader *reader, const struct calendar_line *line)
{
    struct calendar_change *change = &reader->file->changes[reader->file->change_count - 1];
    if (add_entry(reader, line, &change->entries))
        return;
    if (strcasecmp(line->name, "TZOFFSETFROM") == 0)
        change->has_from = calendar_offset_parse(line->value, &change->from_s);
    else if (strcasecmp(line->name, "TZOFFSETTO") == 0)
        change->has_to = calendar_offset_parse(line->value, &change->to_s);
}

static void read_line(struct reader *reader, const struct calendar_line *line)
{
    char quoted[64];
    if (!line->value) {
        calendar_quote(quoted, sizeof(quoted), line->name, strlen(line->name));
        calendar_tell(
            reader->teller, false, line->line,
            "这一行不是“名称:内容”，不看它：%s this line is not NAME:VALUE and is left out: %s",
            quoted, quoted);
    } else if (strcasecmp(line->name, "BEGIN") == 0)
        begin(reader, line);
    else if (strcasecmp(line->name, "END") == 0)
        end(reader, line);
    else if (top(reader) == IN_EVENT)
        read_event(reader, line);
    else if (top(reader) == IN_CHANGE)
        read_change(reader, line);
    else if (top(reader) == IN_ZONE && strcasecmp(line->name, "TZID") == 0)
        reader->file->vtimezones[reader->file->vtimezone_count - 1].tzid = line->value;
}

bool calendar_file_read(struct calendar_file *file, const char *text, size_t len,
                        struct calendar_teller *teller)
{
    struct reader reader = {.file = file, .teller = teller};
    struct calendar_lines lines;
    struct calendar_line line;
    file->texts = mem_grow(file->texts, file->text_count, &file->text_capacity, sizeof(char *));
    reader.is_calendar = file->text_count > 0;
    char *room = file->texts[file->text_count++] = mem_alloc(len + 1);
    calendar_lines_begin(&lines, text, len, room);
    while (!reader.is_over && calendar_lines_next(&lines, &line))
        read_line(&reader, &line);
    if (!reader.is_calendar && !reader.is_over) {
        give_up(&reader);
        calendar_tell(teller, true, 0,
                      "不是日历文件：没有 BEGIN:VCALENDAR，请从日历软件导出 .ics 文件 no calendar: "
                      "BEGIN:VCALENDAR is missing; export an .ics file from a calendar program");
    }
    while (!reader.is_over && reader.depth > 0)
        tell_unclosed(&reader, &reader.stack[--reader.depth]);
    return !reader.is_over;
}
