#include <stdlib.h>

#include "app/check_schedule.h"
#include "app/rivals.h"
#include "base/mem.h"

#define CLASHES_MAX 20        /* pairs told */
#define GAPS_SHOWN  3         /* gaps told with their times */
#define BEATERS_MAX 3         /* told of a rule that never wins */
#define WORK_MAX    400000000 /* rules looked at: some seconds */

/* What became of a rule. */
struct verdict {
    bool has_held, has_won;
    int64_t beaten_by[SCHEDULE_KEY_COUNT]; /* the first winner over it, or SCHEDULE_BY_DEFAULT */
};

struct clash {
    size_t winner, loser;
};

struct scan {
    struct plan *plan;
    struct config_report *report;
    int64_t from_utc, to_utc;
    struct verdict *verdicts;
    struct clash clashes[CLASHES_MAX];
    size_t clash_count;
    size_t gap_count;
    int64_t gap_s;
    struct schedule_span gap; /* the present one */
    struct str gap_times;     /* of the first */
};

static void add_moment(struct str *out, const struct zone *zone, int64_t utc)
{
    struct civil local = civil_of_seconds(utc + zone_offset_s(zone, utc));
    str_addf(out, "%02d-%02d %02d:%02d", local.date.month, local.date.day, local.hour,
             local.minute);
    if (local.second)
        str_addf(out, ":%02d", local.second);
}

/* --- gaps --------------------------------------------------------------------------------------
 */

static void close_gap(struct scan *scan)
{
    const struct zone *zone = &scan->plan->schedule.zone;
    if (scan->gap.to <= scan->gap.from)
        return;
    if (scan->gap_count++ < GAPS_SHOWN) {
        str_add(&scan->gap_times, scan->gap_count > 1 ? "、" : "");
        add_moment(&scan->gap_times, zone, scan->gap.from);
        str_add(&scan->gap_times, "—");
        add_moment(&scan->gap_times, zone, scan->gap.to);
    }
    scan->gap_s += scan->gap.to - scan->gap.from;
    scan->gap = (struct schedule_span){0, 0};
}

static void note_gap(struct scan *scan, const struct schedule_stretch *stretch)
{
    int64_t end = scan->from_utc + CHECK_GAPS_S;
    bool is_gap = stretch->from < end && stretch->answer.values.is_screen_on &&
                  stretch->answer.by[SCHEDULE_PLAYLIST] == SCHEDULE_BY_FALLBACK;
    if (!is_gap || stretch->from != scan->gap.to)
        close_gap(scan);
    if (!is_gap)
        return;
    if (scan->gap.to == 0)
        scan->gap.from = stretch->from;
    scan->gap.to = stretch->to < end ? stretch->to : end;
}

static bool has_playlist_rule(const struct schedule *schedule)
{
    for (size_t i = 0; i < schedule->count; i++)
        if (schedule->rules[i].sets & 1u << SCHEDULE_PLAYLIST)
            return true;
    return false;
}

/* Where no rule sets a playlist at all the fallback is the show. */
static void report_gaps(struct scan *scan)
{
    close_gap(scan);
    if (scan->gap_count == 0 || !has_playlist_rule(&scan->plan->schedule))
        return;
    config_report_warning(
        scan->report, scan->plan->path, 0, 0,
        "今后 7 天有 %zu 处空档，共 %lld 小时 %lld 分，没有规则设节目单，播放后备"
        "节目单：%s%s %zu gap(s) in the next 7 days: no rule sets a playlist, the "
        "fallback plays",
        scan->gap_count, (long long)(scan->gap_s / 3600), (long long)(scan->gap_s / 60 % 60),
        scan->gap_times.text, scan->gap_count > GAPS_SHOWN ? "……" : "", scan->gap_count);
}

/* --- clashes -----------------------------------------------------------------------------------
 */

static bool is_told(const struct scan *scan, size_t a, size_t b)
{
    for (size_t i = 0; i < scan->clash_count; i++)
        if ((scan->clashes[i].winner == a && scan->clashes[i].loser == b) ||
            (scan->clashes[i].winner == b && scan->clashes[i].loser == a))
            return true;
    return false;
}

static void report_clash(struct scan *scan, size_t winner, const struct rival *loser,
                         enum schedule_key key)
{
    struct str when = {0};
    const struct schedule *schedule = &scan->plan->schedule;
    const struct plan_place *place = &scan->plan->places[winner];
    if (scan->clash_count == CLASHES_MAX || is_told(scan, winner, loser->rule))
        return;
    scan->clashes[scan->clash_count++] = (struct clash){winner, loser->rule};
    add_moment(&when, &schedule->zone, loser->from_utc);
    config_report_warning(scan->report, place->path, place->line, place->column,
                          "规则「%s」和「%s」优先级同为 %d，都设 %s，值不同（第一次 "
                          "%s）：后写的「%s」胜出，请给应胜出"
                          "的一条写更大的 priority both set `%s` at the same priority, the later "
                          "one wins: give one a "
                          "greater priority",
                          schedule->rules[loser->rule].name, schedule->rules[winner].name,
                          schedule->rules[winner].priority, schedule_key_name(key), when.text,
                          schedule->rules[winner].name, schedule_key_name(key));
    str_finish(&when);
}

/* --- verdicts ----------------------------------------------------------------------------------
 */

static void note_rule(struct scan *scan, const struct schedule_answer *answer,
                      const struct rival *rival)
{
    const struct schedule *schedule = &scan->plan->schedule;
    struct verdict *verdict = &scan->verdicts[rival->rule];
    verdict->has_held = true;
    for (int i = 0; i < SCHEDULE_KEY_COUNT; i++) {
        enum schedule_key key = (enum schedule_key)i;
        int64_t by = answer->by[key];
        if (!(schedule->rules[rival->rule].sets & 1u << key))
            continue;
        if (by == (int64_t)rival->rule)
            verdict->has_won = true;
        else if (verdict->beaten_by[key] < 0)
            verdict->beaten_by[key] = by;
        if (rivals_clash(schedule, key, by, rival->rule))
            report_clash(scan, (size_t)by, rival, key);
    }
}

static void add_beaters(const struct scan *scan, const struct verdict *verdict, struct str *out)
{
    const struct schedule *schedule = &scan->plan->schedule;
    size_t count = 0;
    for (int key = 0; key < SCHEDULE_KEY_COUNT && count < BEATERS_MAX; key++) {
        int64_t by = verdict->beaten_by[key];
        bool is_known = by < 0;
        for (int before = 0; before < key; before++)
            is_known = is_known || verdict->beaten_by[before] == by;
        if (!is_known)
            str_addf(out, "%s「%s」（优先级 %d）", count++ > 0 ? "、" : "",
                     schedule->rules[by].name, schedule->rules[by].priority);
    }
}

static void report_verdict(const struct scan *scan, size_t rule)
{
    struct str beaters = {0};
    const struct verdict *verdict = &scan->verdicts[rule];
    const struct plan_place *place = &scan->plan->places[rule];
    const char *name = scan->plan->schedule.rules[rule].name;
    if (!verdict->has_held) {
        config_report_warning(
            scan->report, place->path, place->line, place->column,
            "规则「%s」今后 400 天一次也不生效，请看它的 when，用不着就删去 never "
            "holds in the next 400 days: see its `when`, or remove it",
            name);
        return;
    }
    add_beaters(scan, verdict, &beaters);
    config_report_warning(scan->report, place->path, place->line, place->column,
                          "规则「%s」从不起作用：生效时总被%s压过，请写更大的 priority 或删去 "
                          "always beaten: give it a "
                          "greater priority, or remove it",
                          name, beaters.text);
    str_finish(&beaters);
}

/* --- the scan ----------------------------------------------------------------------------------
 */

static void report_short(const struct scan *scan, int64_t utc)
{
    struct str when = {0};
    add_moment(&when, &scan->plan->schedule.zone, utc);
    config_report_warning(scan->report, scan->plan->path, 0, 0,
                          "规则太多，只查到 %s 为止 too many rules: looked at until %s only",
                          when.text, when.text);
    str_finish(&when);
}

/* False when there was too much of it. */
static bool scan_all(struct scan *scan)
{
    struct schedule_stretch stretch = {.to = scan->from_utc};
    const struct schedule *schedule = &scan->plan->schedule;
    struct schedule_walk *walk =
        schedule_walk_create(schedule, scan->from_utc, scan->to_utc, false);
    struct rivals *rivals = rivals_create(schedule, scan->from_utc, scan->to_utc, false);
    size_t work = 0;
    while (work < WORK_MAX && schedule_walk_next(walk, &stretch)) {
        const struct rival *held;
        size_t count = rivals_between(rivals, stretch.from, stretch.to, &held);
        for (size_t i = 0; i < count; i++)
            note_rule(scan, &stretch.answer, &held[i]);
        note_gap(scan, &stretch);
        work += schedule->count;
    }
    rivals_destroy(rivals);
    schedule_walk_destroy(walk);
    if (stretch.to >= scan->to_utc)
        return true;
    report_short(scan, stretch.to);
    return false;
}

void check_rules(struct plan *plan, int64_t utc, struct config_report *report)
{
    size_t count = plan->schedule.count;
    struct scan scan = {.plan = plan,
                        .report = report,
                        .from_utc = utc,
                        .to_utc = utc + CHECK_RULES_S,
                        .verdicts = mem_alloc(count * sizeof(*scan.verdicts))};
    for (size_t i = 0; i < count; i++)
        for (int key = 0; key < SCHEDULE_KEY_COUNT; key++)
            scan.verdicts[i].beaten_by[key] = SCHEDULE_BY_DEFAULT;
    bool is_whole = scan_all(&scan);
    for (size_t i = 0; i < count && is_whole; i++)
        if (!scan.verdicts[i].has_won)
            report_verdict(&scan, i);
    report_gaps(&scan);
    str_finish(&scan.gap_times);
    free(scan.verdicts);
}
