#include <string.h>

#include "app/preview_priv.h"
#include "base/campaign.h"
#include "base/day.h"
#include "base/utf8.h"

#define DAY_S        86400
#define TICKER_SHOWN 20 /* columns of a ticker's first line */

size_t preview_columns(const char *text, size_t len)
{
    size_t columns = 0;
    for (size_t i = 0; i < len;) {
        uint32_t point;
        i += utf8_decode(text + i, len - i, &point);
        columns += utf8_is_wide(point) ? 2 : 1;
    }
    return columns;
}

void preview_pad(struct str *out, size_t from, size_t columns)
{
    const char *text = out->text ? out->text + from : "";
    size_t used = preview_columns(text, out->len - from);
    do
        str_add(out, " ");
    while (++used < columns);
}

void preview_add_name(struct str *out, const char *name)
{
    size_t len = strlen(name);
    for (size_t i = 0; i < len;) {
        uint32_t point;
        size_t took = utf8_decode(name + i, len - i, &point);
        if (utf8_is_hidden(point))
            str_add(out, "?");
        else
            str_add_span(out, name + i, took);
        i += took;
    }
}

const char *preview_key_word(enum schedule_key key)
{
    static const char *const words[SCHEDULE_KEY_COUNT] = {
        [SCHEDULE_PLAYLIST] = "节目单", [SCHEDULE_TICKER] = "字幕", [SCHEDULE_BRIGHTNESS] = "亮度",
        [SCHEDULE_VOLUME] = "音量",     [SCHEDULE_SCREEN] = "屏幕", [SCHEDULE_QUIZ] = "答题",
        [SCHEDULE_LAYOUT] = "布局"};
    return words[key];
}

/* The first line, as much of it as has room. */
static void add_ticker(struct str *out, const char *ticker)
{
    if (!ticker) {
        str_add(out, "节目单自带");
        return;
    }
    size_t len = strcspn(ticker, "\n"), shown = 0;
    for (size_t columns = 0; shown < len;) {
        uint32_t point;
        size_t took = utf8_decode(ticker + shown, len - shown, &point);
        columns += utf8_is_wide(point) ? 2 : 1;
        if (columns > TICKER_SHOWN)
            break;
        shown += took;
    }
    char line[4 * TICKER_SHOWN + 1];
    utf8_copy(line, shown + 1 < sizeof(line) ? shown + 1 : sizeof(line), ticker);
    preview_add_name(out, line);
    str_add(out, ticker[shown] ? "…" : "");
}

void preview_add_value(struct str *out, enum schedule_key key, const struct schedule_values *values)
{
    switch (key) {
    case SCHEDULE_PLAYLIST:
        preview_add_name(out, values->playlist);
        break;
    case SCHEDULE_TICKER:
        add_ticker(out, values->ticker);
        break;
    case SCHEDULE_BRIGHTNESS:
        str_addf(out, "%d%%", values->brightness);
        break;
    case SCHEDULE_VOLUME:
        str_addf(out, "%d%%", values->volume);
        break;
    case SCHEDULE_SCREEN:
        str_add(out, values->is_screen_on ? "开" : "关");
        break;
    case SCHEDULE_QUIZ:
        str_add(out, values->is_quiz_on ? "开" : "关");
        break;
    case SCHEDULE_LAYOUT:
        preview_add_name(out, values->layout);
        break;
    case SCHEDULE_KEY_COUNT:
        break;
    }
}

void preview_add_time(struct str *out, const struct zone *zone, int64_t utc, bool is_end)
{
    struct civil local = civil_of_seconds(utc + zone_offset_s(zone, utc));
    bool is_midnight = local.hour == 0 && local.minute == 0 && local.second == 0;
    str_addf(out, "%02d:%02d", is_end && is_midnight ? 24 : local.hour, local.minute);
    if (local.second)
        str_addf(out, ":%02d", local.second);
}

static void add_campaigns(struct str *out, struct civil_date date)
{
    int64_t day = civil_days(date);
    const char *mark = "　";
    for (const char *const *name = campaign_names(); *name; name++) {
        struct civil_date first, last;
        if (!campaign_find(*name, date.year, &first, &last) || civil_days(first) > day ||
            civil_days(last) < day)
            continue;
        str_addf(out, "%s%s", mark, *name);
        mark = "、";
    }
}

void preview_add_day(struct str *out, const struct plan *plan, int64_t day)
{
    static const char *const weekdays[] = {"一", "二", "三", "四", "五", "六", "日"};
    struct civil_date date = civil_date_of_days(day);
    uint32_t words = schedule_days_words(&plan->schedule.days, day);
    enum civil_weekday weekday = civil_weekday_of_days(day);
    str_addf(out, "%lld年%d月%d日　星期%s　", (long long)date.year, date.month, date.day,
             weekdays[weekday]);
    if (words & 1u << DAY_WORKDAY) {
        str_add(out, weekday >= CIVIL_SAT ? "调休上班" : "工作日");
        str_add(out, words & 1u << DAY_SCHOOLDAY ? "、上学日" : "、学校放假");
    } else {
        str_add(out, words & 1u << DAY_HOLIDAY ? "节假日" : "休息日");
    }
    if (words & 1u << DAY_HOLIDAY_EVE)
        str_add(out, "、节前最后一个工作日");
    else if (words & 1u << DAY_WEEK_LAST)
        str_add(out, "、休息前一天");
    add_campaigns(out, date);
}
