/*
 * calendar/spans: putting spans together, and when a span of an occurrence ends.
 */
#ifndef CALENDAR_SPANS_H
#define CALENDAR_SPANS_H

#include "calendar/calendar.h"
#include "calendar/values.h"

#define CALENDAR_DAY_S INT64_C(86400)
/* How far outside a window local times can matter to it: zones lie within a day of UTC. */
#define CALENDAR_MARGIN_S (2 * CALENDAR_DAY_S)

/* Adds [from, to) when it overlaps the window. ERR_LIMIT: there are too many by now. */
bool calendar_spans_add(struct calendar_spans *spans, struct calendar_window window,
                        struct schedule_span span, struct err *err) MUST_USE;

/* Sorts what was added and joins what overlaps or touches. */
void calendar_spans_merge(struct calendar_spans *spans);

/* The span of an occurrence that begins at a local time of the zone and lasts so long. */
struct schedule_span calendar_span_of(const struct zone *zone, int64_t local_s,
                                      struct calendar_length length);

/* The part of a window in which anything is looked for: from 1900 to SCHEDULE_MARKS_END. */
struct calendar_window calendar_window_clamp(struct calendar_window window);

#endif
