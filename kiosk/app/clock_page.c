#include "app/clock_page.h"

#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "base/utf8.h"

static const int widths[VIEW_CLOCK_FIELDS] = {4, 2, 2, 2, 2};

static int days_in_month(int year, int month)
{
    struct civil_date date = {year, month, 31};
    while (!civil_date_is_valid(date))
        date.day--;
    return date.day;
}

static int min_of(const struct clock_page *page, enum view_clock_field field)
{
    const int mins[VIEW_CLOCK_FIELDS] = {page->year_min, 1, 1, 0, 0};
    return mins[field];
}

static int max_of(const struct clock_page *page, enum view_clock_field field)
{
    const int maxes[VIEW_CLOCK_FIELDS] = {
        CLOCK_PAGE_YEAR_MAX, 12,
        days_in_month(page->values[VIEW_CLOCK_YEAR], page->values[VIEW_CLOCK_MONTH]), 23, 59};
    return maxes[field];
}

static void put(struct clock_page *page, enum view_clock_field field, int value)
{
    int *day = &page->values[VIEW_CLOCK_DAY];
    page->values[field] = (int)number_clamp(value, min_of(page, field), max_of(page, field));
    *day = (int)number_clamp(*day, 1, max_of(page, VIEW_CLOCK_DAY));
}

static void show_time(struct clock_page *page, const struct civil *at)
{
    put(page, VIEW_CLOCK_YEAR, (int)number_clamp(at->date.year, 0, CLOCK_PAGE_YEAR_MAX));
    put(page, VIEW_CLOCK_MONTH, at->date.month);
    put(page, VIEW_CLOCK_DAY, at->date.day);
    put(page, VIEW_CLOCK_HOUR, at->hour);
    put(page, VIEW_CLOCK_MINUTE, at->minute);
}

void clock_page_open(struct clock_page *page, const struct civil *now, const struct civil *first)
{
    int64_t serial = page->serial + 1;
    *page = (struct clock_page){.serial = serial,
                                .year_min = (int)first->date.year,
                                .values = {(int)first->date.year, 1, 1, 0, 0}};
    show_time(page, now);
}

void clock_page_follow(struct clock_page *page, const struct civil *now)
{
    int before[VIEW_CLOCK_FIELDS];
    if (page->is_touched)
        return;
    memcpy(before, page->values, sizeof(before));
    show_time(page, now);
    if (memcmp(before, page->values, sizeof(before)) != 0)
        page->serial++;
}

/* What was typed so far counts, once one goes elsewhere. */
static void take_typed(struct clock_page *page)
{
    if (page->typed_count > 0)
        put(page, page->focus, page->typed);
    page->typed = page->typed_count = 0;
}

static void choose(struct clock_page *page, int field)
{
    take_typed(page);
    page->focus = (enum view_clock_field)((field + VIEW_CLOCK_FIELDS) % VIEW_CLOCK_FIELDS);
}

static void step(struct clock_page *page, int by)
{
    take_typed(page);
    int min = min_of(page, page->focus);
    int max = max_of(page, page->focus);
    int value = page->values[page->focus] + by;
    if (page->focus != VIEW_CLOCK_YEAR && value > max)
        value = min;
    else if (page->focus != VIEW_CLOCK_YEAR && value < min)
        value = max;
    put(page, page->focus, value);
}

/* Any day up to 31 may be typed: in a shorter month it becomes the last one. */
static void type(struct clock_page *page, int digit)
{
    int max = page->focus == VIEW_CLOCK_DAY ? 31 : max_of(page, page->focus);
    int typed = page->typed * 10 + digit;
    if (typed > max)
        return;
    page->typed = typed;
    page->typed_count++;
    bool is_full = page->typed_count == widths[page->focus] ||
                   (page->focus != VIEW_CLOCK_YEAR && typed * 10 > max);
    bool is_last = page->focus == VIEW_CLOCK_MINUTE;
    if (is_full && is_last)
        take_typed(page);
    else if (is_full)
        choose(page, (int)page->focus + 1);
}

static void erase(struct clock_page *page)
{
    if (page->typed_count == 0)
        return;
    page->typed /= 10;
    page->typed_count--;
}

static enum clock_page_action key(struct clock_page *page, const struct screen_event *event)
{
    switch (event->key) {
    case SCREEN_KEY_ESCAPE:
        return CLOCK_PAGE_CLOSE;
    case SCREEN_KEY_ENTER:
        take_typed(page);
        return CLOCK_PAGE_SET;
    case SCREEN_KEY_NEXT:
        choose(page, (int)page->focus + 1);
        break;
    case SCREEN_KEY_PREVIOUS:
        choose(page, (int)page->focus - 1);
        break;
    case SCREEN_KEY_UP:
        step(page, 1);
        break;
    case SCREEN_KEY_DOWN:
        step(page, -1);
        break;
    case SCREEN_KEY_DIGIT:
        type(page, event->digit);
        break;
    case SCREEN_KEY_ERASE:
        erase(page);
        break;
    default:
        return CLOCK_PAGE_NOTHING;
    }
    page->is_touched = true;
    page->note[0] = '\0';
    return CLOCK_PAGE_NOTHING;
}

static void press_arrow(struct clock_page *page, enum view_button button)
{
    bool is_up = button < VIEW_BUTTON_LOWER_0;
    choose(page, (int)button - (int)(is_up ? VIEW_BUTTON_RAISE_0 : VIEW_BUTTON_LOWER_0));
    step(page, is_up ? 1 : -1);
}

static enum clock_page_action press(struct clock_page *page, const struct screen_event *event,
                                    enum view_button button, int64_t now_ms)
{
    if (button == VIEW_BUTTON_CLOSE)
        return CLOCK_PAGE_CLOSE;
    if (button == VIEW_BUTTON_ENTER) {
        take_typed(page);
        return CLOCK_PAGE_SET;
    }
    if (button < VIEW_BUTTON_FIELD_0 || button >= VIEW_BUTTON_DIGIT_0)
        return CLOCK_PAGE_NOTHING;
    page->is_touched = true;
    page->note[0] = '\0';
    if (button < VIEW_BUTTON_RAISE_0) {
        choose(page, (int)button - (int)VIEW_BUTTON_FIELD_0);
        return CLOCK_PAGE_NOTHING;
    }
    press_arrow(page, button);
    page->held = button;
    page->held_pointer = event->pointer;
    page->next_ms = now_ms + CLOCK_PAGE_HOLD_MS;
    return CLOCK_PAGE_NOTHING;
}

enum clock_page_action clock_page_input(struct clock_page *page, const struct screen_event *event,
                                        enum view_button button, int64_t now_ms)
{
    page->serial++;
    if (event->kind == SCREEN_EVENT_KEY)
        return key(page, event);
    if (event->kind == SCREEN_EVENT_DOWN)
        return press(page, event, button, now_ms);
    if (page->held != VIEW_BUTTON_NONE && event->pointer == page->held_pointer &&
        (event->kind == SCREEN_EVENT_UP || button != page->held))
        page->held = VIEW_BUTTON_NONE;
    return CLOCK_PAGE_NOTHING;
}

/* After a pause of ours it goes on from now: nobody expects thirty steps at once. */
void clock_page_tick(struct clock_page *page, int64_t now_ms)
{
    if (page->held == VIEW_BUTTON_NONE || now_ms < page->next_ms)
        return;
    press_arrow(page, page->held);
    page->next_ms = now_ms + CLOCK_PAGE_REPEAT_MS;
    page->serial++;
}

void clock_page_tell(struct clock_page *page, enum view_note kind, const char *note, bool is_done)
{
    page->note_kind = kind;
    utf8_copy(page->note, sizeof(page->note), note);
    if (is_done)
        page->is_touched = false;
    page->serial++;
}

struct civil clock_page_chosen(const struct clock_page *page)
{
    return (struct civil){.date = {page->values[VIEW_CLOCK_YEAR], page->values[VIEW_CLOCK_MONTH],
                                   page->values[VIEW_CLOCK_DAY]},
                          .hour = page->values[VIEW_CLOCK_HOUR],
                          .minute = page->values[VIEW_CLOCK_MINUTE]};
}

static void show_value(const struct clock_page *page, enum view_clock_field field, char out[8])
{
    if (field == page->focus && page->typed_count > 0)
        (void)snprintf(out, 8, "%0*d%.*s", page->typed_count, page->typed,
                       widths[field] - page->typed_count, "____");
    else if (field == VIEW_CLOCK_YEAR || field >= VIEW_CLOCK_HOUR)
        (void)snprintf(out, 8, field == VIEW_CLOCK_YEAR ? "%04d" : "%02d", page->values[field]);
    else
        (void)snprintf(out, 8, "%d", page->values[field]);
}

void clock_page_show(const struct clock_page *page, struct view_clock *out)
{
    static const char *const weekdays[] = {"一", "二", "三", "四", "五", "六", "日"};
    struct civil chosen = clock_page_chosen(page);
    for (int field = 0; field < VIEW_CLOCK_FIELDS; field++)
        show_value(page, (enum view_clock_field)field, out->values[field]);
    (void)snprintf(out->weekday, sizeof(out->weekday), "星期%s",
                   weekdays[civil_weekday_of_days(civil_days(chosen.date))]);
    out->focus = page->focus;
    out->note_kind = page->note_kind;
    utf8_copy(out->note, sizeof(out->note), page->note);
}
