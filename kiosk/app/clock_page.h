/*
 * app/clock_page: staff's page for date and time as a state machine.
 *
 * Pure. Five fields, one of them chosen. Up and down step a field around (months 12 -> 1, years
 * stop at their ends) and again and again while a button is held; digits type into it, and the next
 * field is chosen once it is full; the day is clamped to the month. Until it is touched the page
 * follows the clock, so that setting what it shows by itself changes nothing.
 */
#ifndef APP_CLOCK_PAGE_H
#define APP_CLOCK_PAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/civil.h"
#include "screen/input.h"
#include "view/view.h"

#define CLOCK_PAGE_YEAR_MAX  2199
#define CLOCK_PAGE_HOLD_MS   500 /* before a button that is held steps again */
#define CLOCK_PAGE_REPEAT_MS 100

enum clock_page_action { CLOCK_PAGE_NOTHING, CLOCK_PAGE_SET, CLOCK_PAGE_CLOSE };

struct clock_page {
    int values[VIEW_CLOCK_FIELDS];
    int year_min;
    enum view_clock_field focus;
    int typed, typed_count; /* digits so far, not in values yet */
    bool is_touched;
    enum view_button held; /* NONE: none */
    int64_t held_pointer, next_ms;
    enum view_note note_kind;
    char note[512];
    int64_t serial; /* changes with every visible change */
};

/* Opens the page at a local time; years below first.date.year cannot be chosen. */
void clock_page_open(struct clock_page *page, const struct civil *now, const struct civil *first);

/* The clock goes on: as long as nothing was touched the page shows it. */
void clock_page_follow(struct clock_page *page, const struct civil *now);

/* One input event; button: what view says is under its point. */
enum clock_page_action clock_page_input(struct clock_page *page, const struct screen_event *event,
                                        enum view_button button, int64_t now_ms);

/* Time passes: a button is held. */
void clock_page_tick(struct clock_page *page, int64_t now_ms);

/* What is to be read below the fields; done: the page follows the clock again. */
void clock_page_tell(struct clock_page *page, enum view_note kind, const char *note, bool is_done);

/* The local time that is chosen, at its first second. */
struct civil clock_page_chosen(const struct clock_page *page);

/* The page as view draws it. */
void clock_page_show(const struct clock_page *page, struct view_clock *out);

#endif
