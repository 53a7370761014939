#include "records/daily.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "json/json.h"

/* Rows come in the order of time, nearly always: the last day is the likely one. NULL: no room. */
static struct daily_day *find_day(struct daily *daily, bool has_utc, int64_t utc)
{
    int64_t date = has_utc ? civil_days(clock_local(utc).date) : 0;
    for (size_t i = daily->count; i > 0; i--)
        if (daily->days[i - 1].has_date == has_utc && daily->days[i - 1].date == date)
            return &daily->days[i - 1];
    daily->is_cut = daily->is_cut || daily->count == DAILY_DAYS_MAX;
    if (daily->count == DAILY_DAYS_MAX)
        return NULL;
    daily->days = mem_grow(daily->days, daily->count, &daily->capacity, sizeof(*daily->days));
    struct daily_day *day = &daily->days[daily->count++];
    *day = (struct daily_day){.has_date = has_utc, .date = date};
    return day;
}

static struct daily_item *find_item(struct daily_day *day, const struct daily_play *play)
{
    for (size_t i = 0; i < day->count; i++) {
        struct daily_item *item = &day->items[i];
        if (strcmp(item->item, play->item) == 0 && strcmp(item->playlist, play->playlist) == 0 &&
            strcmp(item->kind, play->kind) == 0)
            return item;
    }
    if (day->count == DAILY_ITEMS_MAX)
        return NULL;
    day->items = mem_grow(day->items, day->count, &day->capacity, sizeof(*day->items));
    struct daily_item *item = &day->items[day->count++];
    *item = (struct daily_item){.playlist = mem_copy_text(play->playlist),
                                .kind = mem_copy_text(play->kind),
                                .item = mem_copy_text(play->item)};
    return item;
}

void daily_add_play(struct daily *daily, const struct daily_play *play)
{
    struct daily_day *day = find_day(daily, play->has_utc, play->utc);
    if (!day)
        return;
    struct daily_item *item = find_item(day, play);
    daily->is_cut = daily->is_cut || !item;
    day->plays++;
    day->shown_ms += play->shown_ms;
    if (!item)
        return;
    item->plays++;
    item->shown_ms += play->shown_ms;
}

void daily_add_game(struct daily *daily, const struct games_row *row)
{
    struct records_tally tally = {0};
    struct daily_day *day = find_day(daily, row->has_utc, row->utc);
    if (!day)
        return;
    records_tally_add(&tally, &row->game);
    day->sessions += tally.sessions;
    day->completed += tally.completed;
    day->levels += tally.levels;
    day->points += tally.level_points;
}

static int compare_days(const void *a, const void *b)
{
    const struct daily_day *left = a, *right = b;
    if (left->has_date != right->has_date)
        return left->has_date ? 1 : -1;
    return (left->date > right->date) - (left->date < right->date);
}

static void add_date(struct str *out, const struct daily_day *day)
{
    struct civil_date date = civil_date_of_days(day->date);
    if (day->has_date)
        str_addf(out, "\"%04lld-%02d-%02d\"", (long long)date.year, date.month, date.day);
    else
        str_add(out, "null");
}

static void add_item(struct str *out, const struct daily_item *item)
{
    str_add(out, "{\"playlist\":");
    json_add_string(out, item->playlist);
    str_add(out, ",\"kind\":");
    json_add_string(out, item->kind);
    str_add(out, ",\"item\":");
    json_add_string(out, item->item);
    str_addf(out, ",\"plays\":%lld,\"seconds\":%lld}", (long long)item->plays,
             (long long)(item->shown_ms / 1000));
}

static void add_day(struct str *out, const struct daily_day *day)
{
    str_add(out, "{\"date\":");
    add_date(out, day);
    str_addf(out, ",\"sessions\":%d,\"completed\":%d,\"levels\":%d,\"points\":%d,\"average\":",
             day->sessions, day->completed, day->levels, day->points);
    if (day->levels > 0)
        str_addf(out, "%.2f", (double)day->points / day->levels);
    else
        str_add(out, "null");
    str_addf(out, ",\"plays\":%lld,\"seconds\":%lld,\n  \"items\":[", (long long)day->plays,
             (long long)(day->shown_ms / 1000));
    for (size_t i = 0; i < day->count; i++) {
        str_add(out, i > 0 ? ",\n   " : "\n   ");
        add_item(out, &day->items[i]);
    }
    str_add(out, "]}");
}

void daily_write(struct daily *daily, struct str *out)
{
    if (daily->count > 0)
        qsort(daily->days, daily->count, sizeof(*daily->days), compare_days);
    str_add(out, "[");
    for (size_t i = 0; i < daily->count; i++) {
        str_add(out, i > 0 ? ",\n " : "\n ");
        add_day(out, &daily->days[i]);
    }
    str_add(out, "]");
}

void daily_finish(struct daily *daily)
{
    for (size_t i = 0; i < daily->count; i++) {
        struct daily_day *day = &daily->days[i];
        for (size_t k = 0; k < day->count; k++) {
            free(day->items[k].playlist);
            free(day->items[k].kind);
            free(day->items[k].item);
        }
        free(day->items);
    }
    free(daily->days);
    *daily = (struct daily){0};
}
