/*
 * An .ics file: read, its events asked for their spans, its days marked as either kind.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "calendar/calendar.h"
#include "fuzz/fuzz.h"

#define DAY INT64_C(86400)

static const struct calendar_window window = {20454 * DAY, 20854 * DAY, NULL};

struct told {
    int count, lines;
};

static void complain(void *ctx, bool is_error, int line, const char *text)
{
    struct told *told = ctx;
    (void)is_error; /* either may be */
    assert(++told->count <= 102);
    assert(line >= 0 && line <= told->lines);
    assert(text[0] && fuzz_is_line(text));
}

static void check_event(const struct calendar_file *file, size_t index, const struct told *told)
{
    const struct zone utc = {0};
    struct calendar_event event;
    struct calendar_spans spans = {0};
    struct err err = {0};
    calendar_event(file, index, &event);
    assert(fuzz_is_line(event.summary));
    assert(event.line >= 1 && event.line <= told->lines);
    assert(event.priority >= -SCHEDULE_PRIORITY_MAX && event.priority <= SCHEDULE_PRIORITY_MAX);
    if (!calendar_event_spans(file, index, &utc, window, &spans, &err))
        fuzz_expect_reason(&err);
    for (size_t i = 0; i < spans.count; i++) {
        assert(spans.list[i].from < spans.list[i].to);
        assert(spans.list[i].from < window.to_utc && spans.list[i].to > window.from_utc);
        assert(i == 0 || spans.list[i].from > spans.list[i - 1].to);
    }
    calendar_spans_finish(&spans);
}

static void check_marks(const struct calendar_file *file, enum calendar_kind kind, struct told told)
{
    struct schedule_marks marks = {0};
    told.count = 0;
    calendar_mark(file, kind, &marks, complain, &told);
    if (marks.marks && kind == CALENDAR_SCHOOL)
        for (int64_t day = 0; day < SCHEDULE_MARKS_END; day++)
            assert((marks.marks[day] & ~SCHEDULE_VACATION) == 0);
    schedule_marks_finish(&marks);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    char *text = mem_copy_span((const char *)data, len);
    struct told told = {.lines = 1};
    for (size_t i = 0; i < len; i++)
        told.lines += text[i] == '\n';
    struct calendar_file *file = calendar_open(text, len, complain, &told);
    free(text); /* the file keeps what it needs */
    if (!file) {
        assert(told.count > 0);
        return 0;
    }
    assert(calendar_event_count(file) <= CALENDAR_EVENTS_MAX);
    for (size_t i = 0; i < calendar_event_count(file); i++)
        check_event(file, i, &told);
    check_marks(file, CALENDAR_HOLIDAYS, told);
    check_marks(file, CALENDAR_SCHOOL, told);
    calendar_close(file);
    return 0;
}
