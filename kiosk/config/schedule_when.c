#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/campaign.h"
#include "base/mem.h"
#include "config/days.h"
#include "config/fields.h"
#include "config/schedule_parts.h"
#include "config/suggest.h"
#include "config/times.h"

#define SHORT_BYTES 128

struct when_form {
    char at[SHORT_BYTES + 1], from[SHORT_BYTES + 1], until[SHORT_BYTES + 1];
    char rrule[CONFIG_RULE_RRULE_BYTES + 1], start[SHORT_BYTES + 1], duration[SHORT_BYTES + 1];
    const config_setting_t *days;
};

#define MEMBER(name) offsetof(struct when_form, name)

static const struct config_field when_fields[] = {
    {"at", CONFIG_LINE, .offset = MEMBER(at), .min = 1, .max = SHORT_BYTES},
    {"days", CONFIG_ANY, .offset = MEMBER(days)},
    {"from", CONFIG_LINE, .offset = MEMBER(from), .min = 1, .max = SHORT_BYTES},
    {"until", CONFIG_LINE, .offset = MEMBER(until), .min = 1, .max = SHORT_BYTES},
    {"rrule", CONFIG_LINE, .offset = MEMBER(rrule), .min = 1, .max = CONFIG_RULE_RRULE_BYTES},
    {"start", CONFIG_LINE, .offset = MEMBER(start), .min = 1, .max = SHORT_BYTES},
    {"duration", CONFIG_LINE, .offset = MEMBER(duration), .min = 1, .max = SHORT_BYTES},
    {.key = NULL},
};

static void read_at(const struct config_document *document, const config_setting_t *group,
                    const char *text, struct schedule_when *when)
{
    struct err err = {0};
    if (!*text)
        return;
    when->has_at = config_times_read_span(text, &when->at_start_s, &when->at_end_s, &err);
    if (!when->has_at)
        config_schedule_complain(document, group, "at", text, &err);
}

static void read_days(const struct config_document *document, const config_setting_t *days,
                      struct schedule_when *when)
{
    size_t errors_before = document->report->errors;
    when->days = config_days_read(document, days);
    if (days && when->days == 0 && document->report->errors == errors_before)
        config_document_error(
            document, days,
            "days 是空的，请写上日子，如 [ \"mon\", \"fri\" ]；每天都算就删去 days "
            "days is empty: write some, like [ \"mon\", \"fri\" ], or leave it "
            "out for every day");
}

static bool unknown_campaign(const char *name, struct err *err)
{
    struct str all = {0};
    const char *near = config_suggest_word(name, campaign_names());
    config_suggest_list(campaign_names(), &all);
    (void)err_set(err, ERR_INVALID, /* what it returns is known */
                  "不认识的活动%s%s%s请从这些里选 unknown campaign, known are: %s",
                  near ? "，是否想写 \"campaign:" : "，", near ? near : "", near ? "\"？" : "",
                  all.text);
    str_finish(&all);
    return false;
}

/* "2026-06-16", or "campaign:NAME": its first day as a from, its last as an until. */
static bool parse_bound(const char *text, bool is_until, struct schedule_bound *out,
                        struct err *err)
{
    static const char prefix[] = "campaign:";
    static const int64_t any_year = 2026; /* a campaign is on the same days every year */
    struct civil_date date, first, last;
    if (strncmp(text, prefix, strlen(prefix)) != 0) {
        if (!config_times_read_date(text, &date, err))
            return false;
        *out = (struct schedule_bound){.kind = SCHEDULE_DATE, .day = civil_days(date)};
        return true;
    }
    const char *name = text + strlen(prefix);
    name += strspn(name, " ");
    if (!campaign_find(name, any_year, &first, &last))
        return unknown_campaign(name, err);
    date = is_until ? last : first;
    *out = (struct schedule_bound){.kind = SCHEDULE_YEARLY, .month = date.month, .mday = date.day};
    return true;
}

/* False when it is not written, or reported. */
static bool read_bound(const struct config_document *document, const config_setting_t *group,
                       const char *key, const char *text, struct schedule_bound *out)
{
    struct err err = {0};
    if (!*text)
        return false;
    char *plain = config_suggest_plain(text);
    bool ok = parse_bound(plain, strcmp(key, "until") == 0, out, &err);
    free(plain);
    if (!ok)
        config_schedule_complain(document, group, key, text, &err);
    return ok;
}

static void check_pair(const struct config_document *document, const config_setting_t *until,
                       const struct schedule_when *when)
{
    if (when->from.kind != when->until.kind)
        config_document_error(document, until,
                              "from 和 until 一个是日期，一个是活动，请都写日期或都写活动 one is a "
                              "date, one a campaign: write both as dates or both as campaigns");
    else if (when->from.kind == SCHEDULE_DATE && when->until.day < when->from.day)
        config_document_error(document, until,
                              "until 早于 from，这条规则永远不会生效，请改日期 until is before "
                              "from, the rule would never hold: correct the dates");
}

static void warn_open_campaign(const struct config_document *document,
                               const config_setting_t *group, const struct schedule_when *when)
{
    const config_setting_t *from = config_setting_get_member(group, "from");
    const config_setting_t *until = config_setting_get_member(group, "until");
    if (!until && when->from.kind == SCHEDULE_YEARLY)
        config_document_warning(
            document, from,
            "只有 from 没有 until，每年从这个活动开始一直到 12 月 31 日；只在活动"
            "期间就再写 until from without until: from the campaign to 31 "
            "December each year; for the campaign alone write `until`, too");
    if (!from && when->until.kind == SCHEDULE_YEARLY)
        config_document_warning(
            document, until,
            "只有 until 没有 from，每年从 1 月 1 日一直到这个活动结束；只在活动期间"
            "就再写 from until without from: from 1 January to the campaign's "
            "end each year; for the campaign alone write `from`, too");
}

static void read_bounds(const struct config_document *document, const config_setting_t *group,
                        const struct when_form *form, struct schedule_when *when)
{
    bool has_from = read_bound(document, group, "from", form->from, &when->from);
    bool has_until = read_bound(document, group, "until", form->until, &when->until);
    if (has_from && has_until)
        check_pair(document, config_setting_get_member(group, "until"), when);
    warn_open_campaign(document, group, when);
}

/* A recurrence is rrule + start + duration, a single time start + duration. */
static void check_recurrence(const struct config_document *document, const config_setting_t *group)
{
    const config_setting_t *rrule = config_setting_get_member(group, "rrule");
    const config_setting_t *start = config_setting_get_member(group, "start");
    const config_setting_t *duration = config_setting_get_member(group, "duration");
    if (rrule && !(start && duration))
        config_document_error(document, rrule,
                              "有 rrule 还要写%s%s%s rrule needs `start` and `duration`, too",
                              start ? "" : "第一次的开始时刻 start = \"2026-06-05T19:30:00\"",
                              start || duration ? "" : "，",
                              duration ? "" : "每次多长 duration = \"PT10M\"（10 分钟）");
    else if (start && !duration)
        config_document_error(document, start,
                              "有 start 还要写多长，如 duration = \"PT10M\"（10 分钟） start needs "
                              "`duration`, too");
    else if (duration && !start)
        config_document_error(document, duration,
                              "有 duration 还要写开始时刻，如 start = \"2026-06-05T19:30:00\" "
                              "duration needs `start`, too");
}

static char *plain_if_any(const char *text)
{
    return *text ? config_suggest_plain(text) : NULL;
}

static void read_recurrence(const struct config_document *document, const config_setting_t *group,
                            const struct when_form *form, struct config_rule *out)
{
    struct err err = {0};
    check_recurrence(document, group);
    out->rrule = plain_if_any(form->rrule);
    out->duration = plain_if_any(form->duration);
    out->rrule_at = config_document_spot(document, group, "rrule");
    out->duration_at = config_document_spot(document, group, "duration");
    if (!*form->start)
        return;
    out->has_start = config_times_read_start(form->start, &out->start_local_s, &err);
    if (!out->has_start)
        config_schedule_complain(document, group, "start", form->start, &err);
}

void config_schedule_read_when(const struct config_document *document, const config_setting_t *when,
                               struct config_rule *out)
{
    struct when_form form = {0};
    if (!when)
        return;
    config_fields_read(document, when, when_fields, &form);
    read_at(document, when, form.at, &out->rule.when);
    read_days(document, form.days, &out->rule.when);
    read_bounds(document, when, &form, &out->rule.when);
    read_recurrence(document, when, &form, out);
}
