#include <stdlib.h>

#include "app/preview_block.h"
#include "base/mem.h"

static void write_out(struct preview_text *text, const struct preview *preview)
{
    (void)fwrite(text->out.text, 1, text->out.len, preview->to); /* the stream remembers */
    str_clear(&text->out);
    text->line = 0;
}

static void begin(void *state, const struct preview *preview, int64_t from_utc, int64_t to_utc)
{
    struct preview_text *text = state;
    rivals_destroy(text->rivals);
    text->rivals =
        rivals_create(&preview->plan->schedule, from_utc, to_utc, preview->is_clock_unset);
}

static void take(void *state, const struct preview *preview, const struct schedule_stretch *stretch)
{
    struct preview_text *text = state;
    if (text->has_answer && !schedule_answers_equal(&text->answer, &stretch->answer))
        text->changes++;
    text->answer = stretch->answer;
    text->has_answer = true;
    struct schedule_stretch block = *stretch;
    for (; block.from < stretch->to; block.from = block.to) {
        block.to = preview_next_midnight(&preview->plan->schedule.zone, block.from);
        if (block.to > stretch->to)
            block.to = stretch->to;
        preview_add_block(text, preview, &block);
        write_out(text, preview);
    }
}

static void add_moment(struct str *out, const struct zone *zone, int64_t utc)
{
    struct civil local = civil_of_seconds(utc + zone_offset_s(zone, utc));
    str_addf(out, "%04lld-%02d-%02d ", (long long)local.date.year, local.date.month,
             local.date.day);
    preview_add_time(out, zone, utc, false);
}

static void add_missing_years(struct str *out, const struct preview *preview)
{
    const struct plan *plan = preview->plan;
    const struct zone *zone = &plan->schedule.zone;
    int64_t from = preview->from_utc, last = preview->to_utc - 1;
    int64_t year = civil_of_seconds(from + zone_offset_s(zone, from)).date.year;
    int64_t last_year = civil_of_seconds(last + zone_offset_s(zone, last)).date.year;
    if (!plan_needs_calendar(plan))
        return;
    for (; year <= last_year; year++)
        if (!schedule_days_know_year(&plan->schedule.days, year))
            str_addf(out,
                     "没有 %lld 年的放假安排，只按星期判断 no holidays known: weekdays decide\n",
                     (long long)year);
}

static void end(void *state, const struct preview *preview)
{
    struct preview_text *text = state;
    struct str *out = &text->out;
    str_addf(out, "\n共变化 %zu 次；空档 %zu 处", text->changes, text->gaps);
    if (text->gaps > 0)
        str_addf(out, "（合计 %lld 小时 %lld 分）", (long long)(text->gap_s / 3600),
                 (long long)(text->gap_s / 60 % 60));
    str_addf(out, "；重叠 %zu 处\n%zu change(s), %zu gap(s), %zu overlap(s)\n", text->told_count,
             text->changes, text->gaps, text->told_count);
    add_missing_years(out, preview);
    write_out(text, preview);
    rivals_destroy(text->rivals);
    free(text->told);
    str_finish(out);
}

static void add_head(struct str *out, const struct preview *preview)
{
    const struct plan *plan = preview->plan;
    const struct zone *zone = &plan->schedule.zone;
    str_add(out, "安宣节目预览 preview　");
    add_moment(out, zone, preview->from_utc);
    str_add(out, " 到 ");
    add_moment(out, zone, preview->to_utc);
    str_addf(out, "　%s\n", preview->zone_name);
    if (plan->is_broken)
        str_addf(out, "%s 不能用，屏幕显示安全画面 cannot be used: the slate\n", plan->path);
    else if (!plan->has_schedule)
        str_addf(out,
                 "没有 schedule.cfg，一直播放后备节目单 no schedule.cfg: the fallback plays\n");
    else
        str_addf(out, "%s　%zu 条规则（括号里是优先级，大的胜出）\n", plan->path,
                 plan->schedule.count);
    if (preview->is_clock_unset)
        str_add(out, "时钟未设置：只有不带条件的规则和后备节目单有效 clock unset: only rules "
                     "without conditions count\n");
}

struct preview_form preview_text_form(const struct preview *preview)
{
    struct preview_text *text = mem_alloc(sizeof(*text));
    text->day = INT64_MIN;
    text->gap_end = INT64_MIN;
    add_head(&text->out, preview);
    text->line = text->out.len;
    return (struct preview_form){text, begin, take, end};
}
