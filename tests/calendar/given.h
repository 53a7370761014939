/*
 * What the tests of calendar share: moments, windows, zones, and what was complained of.
 */
#ifndef TESTS_CALENDAR_GIVEN_H
#define TESTS_CALENDAR_GIVEN_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/str.h"
#include "calendar/calendar.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* "2026-06-16T09:00" as seconds without regard to zones. */
static inline int64_t given_s(const char *text)
{
    int64_t seconds;
    bool has_offset;
    if (!civil_parse_time(text, &seconds, &has_offset))
        fail_msg("no time: %s", text);
    return seconds;
}

static inline void given_zone(const char *name, struct zone *out)
{
    assert_true(clock_set_zone(name));
    clock_make_zone(given_s("1970-01-01T00:00"), given_s("2201-01-01T00:00"), out);
    assert_true(clock_set_zone("Asia/Shanghai"));
}

/* The spans as text: "2026-06-05T11:30/11:40 …" in UTC. No test has seconds. */
static inline void given_spans_text(const struct calendar_spans *spans, char *out, size_t out_bytes)
{
    size_t used = 0;
    out[0] = '\0';
    for (size_t i = 0; i < spans->count; i++) {
        char from[40], to[40];
        civil_format_rfc3339(spans->list[i].from, 0, from, sizeof(from));
        civil_format_rfc3339(spans->list[i].to, 0, to, sizeof(to));
        from[16] = to[16] = '\0';
        bool is_same_day = memcmp(from, to, 11) == 0;
        used += (size_t)snprintf(out + used, out_bytes - used, "%s%s/%s", i > 0 ? " " : "", from,
                                 is_same_day ? to + 11 : to);
        if (used >= out_bytes)
            fail_msg("too many spans: %s", out);
    }
}

struct given_told {
    int errors, warnings;
    int line;       /* of the last */
    char text[600]; /* of the last */
};

static inline void given_complain(void *ctx, bool is_error, int line, const char *text)
{
    struct given_told *told = ctx;
    if (is_error)
        told->errors++;
    else
        told->warnings++;
    told->line = line;
    (void)snprintf(told->text, sizeof(told->text), "%s", text);
}

static inline struct calendar_file *given_open(const char *text, struct given_told *told)
{
    *told = (struct given_told){0};
    return calendar_open(text, strlen(text), given_complain, told);
}

static inline struct calendar_file *given_open_file(const char *path, struct given_told *told)
{
    struct str text = {0};
    struct err err;
    *told = (struct given_told){0};
    if (!file_read(path, 1 << 20, &text, &err))
        fail_msg("%s: %s", path, err.text);
    struct calendar_file *file = calendar_open(text.text, text.len, given_complain, told);
    str_finish(&text);
    return file;
}

#endif
