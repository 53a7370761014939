#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/command.h"
#include "app/exit.h"
#include "app/preview_priv.h"

#define DAY_S 86400

static int64_t floor_day(int64_t local_s)
{
    return local_s / DAY_S - (local_s % DAY_S < 0);
}

int64_t preview_next_midnight(const struct zone *zone, int64_t utc)
{
    int64_t day = floor_day(utc + zone_offset_s(zone, utc));
    int64_t midnight = zone_utc_of_local(zone, (day + 1) * DAY_S);
    return midnight > utc ? midnight : utc + DAY_S; /* a fold at midnight comes back to it */
}

/* --- what is asked for -------------------------------------------------------------------------
 */

/* A TIME, or a date: its beginning. options_read() has seen that it is one of them. */
static int64_t read_moment(const char *text)
{
    int64_t seconds = 0;
    bool has_offset = false;
    struct civil_date date;
    if (civil_parse_date(text, &date))
        return clock_utc_of_local(civil_days(date) * DAY_S);
    (void)civil_parse_time(text, &seconds, &has_offset); /* as above */
    return has_offset ? seconds : clock_utc_of_local(seconds);
}

/* From today's beginning, for a day, where nothing else is said. */
static void read_range(const struct options *options, const struct clock *clock,
                       struct preview *preview)
{
    int64_t now = clock_utc(clock);
    int64_t today = floor_day(now + clock_offset_s(now));
    preview->from_utc =
        options->from ? read_moment(options->from) : clock_utc_of_local(today * DAY_S);
    int64_t local_s = preview->from_utc + clock_offset_s(preview->from_utc);
    preview->to_utc = options->to ? read_moment(options->to) : clock_utc_of_local(local_s + DAY_S);
}

static bool is_range_good(const struct preview *preview)
{
    const char *trouble = NULL;
    if (preview->to_utc <= preview->from_utc)
        trouble =
            "--to 应晚于 --from；--to 写日期时指那天 00:00，要看到那天结束请写第二天 --to must "
            "be later than --from; a date means its 00:00: write the day after";
    else if (preview->to_utc - preview->from_utc > PLAN_WIDEST_S)
        trouble = "最多预览十年，请缩短 --from 到 --to 的时间 at most ten years: bring --from and "
                  "--to nearer together";
    if (trouble)
        (void)fprintf(stderr, "anxuan preview: error: %s\n", trouble);
    return !trouble;
}

/* --- the walk ----------------------------------------------------------------------------------
 */

/* Where the part that begins at from_utc ends: as far as spans are known, at a midnight. */
static int64_t end_part(const struct preview *preview, int64_t from_utc)
{
    int64_t end = preview->to_utc;
    if (end - from_utc <= PLAN_WINDOW_S && plan_reach(preview->plan, from_utc, end))
        return end;
    (void)plan_reach(preview->plan, from_utc, from_utc + PLAN_WINDOW_S); /* the window tells */
    const struct zone *zone = &preview->plan->schedule.zone;
    int64_t at = preview_next_midnight(zone, from_utc);
    for (int64_t next = at; next <= preview->plan->window.to_utc && next < end;
         next = preview_next_midnight(zone, next))
        at = next;
    return at < end ? at : end;
}

static void walk(const struct preview *preview, struct preview_form *form)
{
    for (int64_t from = preview->from_utc, to; from < preview->to_utc; from = to) {
        struct schedule_stretch stretch;
        to = end_part(preview, from);
        form->begin(form->state, preview, from, to);
        struct schedule_walk *walk =
            schedule_walk_create(&preview->plan->schedule, from, to, preview->is_clock_unset);
        while (schedule_walk_next(walk, &stretch))
            form->take(form->state, preview, &stretch);
        schedule_walk_destroy(walk);
    }
    form->end(form->state, preview);
}

void preview_form_close(struct preview_form *form)
{
    free(form->state);
    form->state = NULL;
}

static int write_preview(struct preview *preview, bool is_json)
{
    struct preview_form form = is_json ? preview_json_form() : preview_text_form(preview);
    walk(preview, &form);
    preview_form_close(&form);
    if (fflush(preview->to) == 0 && !ferror(preview->to))
        return EXIT_DONE;
    (void)fprintf(stderr, "anxuan preview: error: 写不出去 cannot be written: %s\n",
                  strerror(errno));
    return EXIT_IO;
}

static int run_preview(const struct options *options, const struct site *site)
{
    struct plan plan;
    struct config_report report = {0};
    struct preview preview = {.plan = &plan,
                              .to = stdout,
                              .is_clock_unset = options->has_trust && options->trust == CLOCK_UNSET,
                              .zone_name = site->kiosk.device.timezone};
    read_range(options, &site->clock, &preview);
    if (!is_range_good(&preview))
        return EXIT_USAGE;
    plan_load(&plan, site, preview.from_utc, &report);
    config_report_print(&report, stderr);
    int result = write_preview(&preview, options->is_json);
    if (result == EXIT_DONE && (plan.is_broken || report.errors > 0))
        result = EXIT_BAD_CONTENT;
    plan_finish(&plan);
    config_report_finish(&report);
    return result;
}

int command_preview(const struct options *options)
{
    int result = EXIT_INTERNAL;
    struct site site;
    if (site_open_reading(&site, options, &result))
        result = run_preview(options, &site);
    site_close(&site);
    return result;
}
