/*
 * schedule.cfg: whatever stands in the file, each rule that is taken is whole and within its
 * limits, a rule that is left out was reported, and reading does not depend on what was read
 * before.
 */
#include "base/day.h"
#include "config/schedule_cfg.h"
#include "fuzz/folder.h"

#define NAME_MAX_BYTES     128
#define PLAYLIST_MAX_BYTES 64
#define RRULE_MAX_BYTES    1000
#define TICKER_MAX_BYTES   20000

static bool is_within(int64_t value, int64_t min, int64_t max)
{
    return value >= min && value <= max;
}

/* A line of 1 to max bytes. */
static bool is_name(const char *text, size_t max)
{
    return text && *text && strlen(text) <= max && fuzz_is_line(text);
}

/* The name of a file or folder that lies where it should. */
static bool is_file_name(const char *text, size_t max)
{
    return is_name(text, max) && text[0] != '.' && !strpbrk(text, "/\\");
}

static void check_bound(const struct schedule_bound *bound)
{
    struct civil_date yearly = {2026, bound->month, bound->mday};
    switch (bound->kind) {
    case SCHEDULE_NO_BOUND:
        break;
    case SCHEDULE_DATE:
        assert(is_within(civil_date_of_days(bound->day).year, 0, 9999));
        break;
    case SCHEDULE_YEARLY:
        assert(civil_date_is_valid(yearly)); /* 29 February would not come each year */
        break;
    default:
        assert(false);
    }
}

static void check_when(const struct schedule_when *when)
{
    if (when->has_at) {
        assert(is_within(when->at_start_s, 0, SCHEDULE_DAY_S - 1));
        assert(is_within(when->at_end_s, 1, SCHEDULE_DAY_S));
        assert(when->at_start_s != when->at_end_s);
    } else {
        assert(when->at_start_s == 0 && when->at_end_s == 0);
    }
    assert(when->days < 1U << DAY_WORD_COUNT);
    check_bound(&when->from);
    check_bound(&when->until);
    bool has_both = when->from.kind != SCHEDULE_NO_BOUND && when->until.kind != SCHEDULE_NO_BOUND;
    assert(!has_both || when->from.kind == when->until.kind);
    assert(!has_both || when->from.kind != SCHEDULE_DATE || when->from.day <= when->until.day);
    assert(!when->has_spans && !when->spans && when->span_count == 0);
}

static bool sets(const struct schedule_rule *rule, enum schedule_key key)
{
    return (rule->sets >> key & 1) != 0;
}

static void check_set(const struct schedule_rule *rule)
{
    const struct schedule_values *set = &rule->set;
    assert(rule->sets != 0 && rule->sets < 1U << SCHEDULE_KEY_COUNT);
    assert(sets(rule, SCHEDULE_PLAYLIST) == (set->playlist != NULL));
    assert(sets(rule, SCHEDULE_LAYOUT) == (set->layout != NULL));
    assert(sets(rule, SCHEDULE_TICKER) == (set->ticker != NULL));
    assert(!set->playlist || is_file_name(set->playlist, PLAYLIST_MAX_BYTES));
    assert(!set->layout || is_file_name(set->layout, PLAYLIST_MAX_BYTES));
    assert(!set->ticker || (*set->ticker && strlen(set->ticker) <= TICKER_MAX_BYTES &&
                            utf8_is_valid(set->ticker, strlen(set->ticker))));
    assert(!sets(rule, SCHEDULE_BRIGHTNESS) || is_within(set->brightness, 1, 100));
    assert(is_within(set->volume, 0, 100));
}

static void check_spot(struct config_spot spot, bool is_written)
{
    assert(is_written ? spot.line >= 1 && spot.column >= 1 : spot.line == 0 && spot.column == 0);
}

static void check_recurrence(const struct config_rule *rule)
{
    assert(!rule->rrule || is_name(rule->rrule, RRULE_MAX_BYTES));
    assert(!rule->rrule || rule->has_start);
    assert(rule->has_start == (rule->duration != NULL));
    assert(is_within(civil_of_seconds(rule->start_local_s).date.year, 1970, 2200));
    check_spot(rule->rrule_at, rule->rrule != NULL);
    check_spot(rule->duration_at, rule->duration != NULL);
}

static void check_rule(const struct config_rule *rule)
{
    const char *name = rule->rule.name;
    assert(is_name(name, NAME_MAX_BYTES));
    assert(strcmp(name, "fallback") != 0 && strcmp(name, "default") != 0);
    assert(is_within(rule->rule.priority, -SCHEDULE_PRIORITY_MAX, SCHEDULE_PRIORITY_MAX));
    check_spot(rule->at, true);
    check_spot(rule->ics_at, rule->ics != NULL);
    check_when(&rule->rule.when);
    check_recurrence(rule);
    check_spot(rule->playlist_at, rule->rule.set.playlist != NULL);
    check_spot(rule->layout_at, rule->rule.set.layout != NULL);
    if (!rule->ics) {
        check_set(&rule->rule);
        return;
    }
    assert(is_file_name(rule->ics, NAME_MAX_BYTES) && strlen(rule->ics) > 4);
    assert(rule->rule.sets == 0 && !rule->rule.when.has_at && !rule->has_start);
}

static void check_same(const struct config_schedule *a, const struct config_schedule *b)
{
    assert(a->count == b->count && !a->fallback == !b->fallback);
    for (size_t i = 0; i < a->count; i++) {
        assert(strcmp(a->rules[i].rule.name, b->rules[i].rule.name) == 0);
        assert(a->rules[i].rule.sets == b->rules[i].rule.sets);
        assert(a->rules[i].rule.priority == b->rules[i].rule.priority);
        assert(a->rules[i].at.line == b->rules[i].at.line);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct config_schedule schedule = {0}, again = {0};
    struct config_report report = {0};
    bool is_missing;
    const char *path = folder_write("schedule.cfg", data, len);
    bool ok = config_schedule_load(path, &schedule, &is_missing, &report);
    assert(!is_missing);
    assert(ok || (report.errors > 0 && schedule.count == 0 && !schedule.fallback));
    assert(schedule.count <= SCHEDULE_RULES_MAX);
    assert(!schedule.fallback || is_file_name(schedule.fallback, PLAYLIST_MAX_BYTES));
    for (size_t i = 0; i < schedule.count; i++)
        check_rule(&schedule.rules[i]);
    folder_expect_report(&report);
    size_t errors = report.errors, warnings = report.warnings;
    config_report_finish(&report);
    assert(config_schedule_load(path, &again, &is_missing, &report) == ok);
    assert(report.errors == errors && report.warnings == warnings);
    check_same(&schedule, &again);
    config_report_finish(&report);
    config_schedule_finish(&schedule);
    config_schedule_finish(&again);
    return 0;
}
