#include <string.h>

#include "calendar/file.h"
#include "calendar/spans.h"

/* All recurring events of a file together. */
#define STEPS_MAX 2000000

struct marking {
    const struct calendar_file *file;
    struct schedule_marks *marks;
    struct calendar_teller teller;
    int64_t steps_left;
};

static bool ends_in(const char *text, const char *end)
{
    size_t len = strlen(text), end_len = strlen(end);
    while (len > 0 && (text[len - 1] == ' ' || text[len - 1] == '\t'))
        len--;
    return len >= end_len && memcmp(text + len - end_len, end, end_len) == 0;
}

/* What an event of a holiday calendar makes of its days; work wins; 0: nothing. */
static unsigned mark_of(const struct calendar_vevent *event)
{
    unsigned marks = event->marks;
    if (ends_in(event->summary, "（休）") || ends_in(event->summary, "(休)"))
        marks |= SCHEDULE_OFF;
    if (ends_in(event->summary, "（班）") || ends_in(event->summary, "(班)"))
        marks |= SCHEDULE_WORK;
    return marks & SCHEDULE_WORK ? SCHEDULE_WORK : marks;
}

static void leave_out(struct marking *marking, size_t index, const char *why)
{
    struct calendar_event event;
    calendar_event(marking->file, index, &event);
    calendar_tell(&marking->teller, false, event.line, "不看“%s”：%s", event.summary, why);
}

static void mark_event(struct marking *marking, size_t index, unsigned mark)
{
    const struct zone utc = {0}; /* a day is a day */
    struct calendar_ask ask = {
        &utc,
        {SCHEDULE_MARKS_FIRST * CALENDAR_DAY_S, SCHEDULE_MARKS_END * CALENDAR_DAY_S, NULL},
        &marking->steps_left};
    struct calendar_spans spans = {0};
    struct err err;
    if (!calendar_event_expand(marking->file, index, &ask, &spans, &err)) {
        calendar_tell(&marking->teller, true, marking->file->events[index].line, "%s", err.text);
        return;
    }
    for (size_t i = 0; i < spans.count; i++)
        schedule_marks_add(marking->marks, spans.list[i].from / CALENDAR_DAY_S,
                           (spans.list[i].to - 1) / CALENDAR_DAY_S, (enum schedule_mark)mark);
    calendar_spans_finish(&spans);
}

static void consider(struct marking *marking, size_t index, enum calendar_kind kind)
{
    const struct calendar_vevent *event = &marking->file->events[index];
    unsigned mark = kind == CALENDAR_SCHOOL ? SCHEDULE_VACATION : mark_of(event);
    if (event->is_cancelled)
        return;
    if (mark == 0)
        leave_out(marking, index,
                  "没写是休还是班，请在 SUMMARY 末尾加（休）或（班） neither off nor work: end its "
                  "SUMMARY in "
                  "（休） or （班）");
    else if (!calendar_event_is_day(marking->file, index))
        leave_out(marking, index,
                  "不是全天的，请把 DTSTART 写成日期，如 20261001 not all-day: write its DTSTART "
                  "as a date, "
                  "such as 20261001");
    else
        mark_event(marking, index, mark);
}

void calendar_mark(const struct calendar_file *file, enum calendar_kind kind,
                   struct schedule_marks *marks, calendar_complain *complain, void *ctx)
{
    struct marking marking = {.file = file,
                              .marks = marks,
                              .teller = {.complain = complain, .ctx = ctx},
                              .steps_left = STEPS_MAX};
    for (size_t i = 0; i < file->event_count; i++)
        consider(&marking, i, kind);
}
