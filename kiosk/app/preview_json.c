#include <stdlib.h>
#include <string.h>

#include "app/plan_json.h"
#include "app/preview_priv.h"
#include "app/rivals.h"
#include "base/mem.h"

/* The span told last is kept back: the next may be equal to it. */
struct spans {
    bool has_span;
    struct schedule_stretch span;
    size_t count;
    struct str line;
};

static bool are_equal(const struct plan *plan, const struct schedule_answer *a,
                      const struct schedule_answer *b)
{
    for (int key = 0; key < SCHEDULE_KEY_COUNT; key++)
        if (!rivals_agree((enum schedule_key)key, &a->values, &b->values) ||
            strcmp(plan_winner_name(plan, a->by[key]), plan_winner_name(plan, b->by[key])) != 0)
            return false;
    return true;
}

static void add_time(struct str *out, const char *key, const struct zone *zone, int64_t utc)
{
    char text[32];
    civil_format_rfc3339(utc, zone_offset_s(zone, utc), text, sizeof(text));
    str_addf(out, "\"%s\":\"%s\",", key, text);
}

static void write_span(struct spans *spans, const struct preview *preview)
{
    struct str *line = &spans->line;
    const struct plan *plan = preview->plan;
    const struct schedule_stretch *span = &spans->span;
    str_clear(line);
    str_add(line, spans->count++ > 0 ? ",\n {" : "[\n {");
    add_time(line, "from", &plan->schedule.zone, span->from);
    add_time(line, "to", &plan->schedule.zone, span->to);
    plan_json_add(plan, &span->answer, line);
    str_add(line, "}");
    (void)fwrite(line->text, 1, line->len, preview->to); /* the stream remembers a failure */
}

static void begin(void *state, const struct preview *preview, int64_t from_utc, int64_t to_utc)
{
    (void)state;
    (void)preview;
    (void)from_utc;
    (void)to_utc;
}

static void take(void *state, const struct preview *preview, const struct schedule_stretch *stretch)
{
    struct spans *spans = state;
    if (spans->has_span && are_equal(preview->plan, &spans->span.answer, &stretch->answer)) {
        spans->span.to = stretch->to;
        return;
    }
    if (spans->has_span)
        write_span(spans, preview);
    spans->span = *stretch;
    spans->has_span = true;
}

static void end(void *state, const struct preview *preview)
{
    struct spans *spans = state;
    if (spans->has_span)
        write_span(spans, preview);
    (void)fputs(spans->count > 0 ? "\n]\n" : "[]\n", preview->to); /* as above */
    str_finish(&spans->line);
}

struct preview_form preview_json_form(void)
{
    return (struct preview_form){mem_alloc(sizeof(struct spans)), begin, take, end};
}
