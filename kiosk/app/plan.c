#include "app/plan.h"

#include <stdlib.h>

#include "app/mark.h"
#include "app/plan_priv.h"
#include "base/day.h"
#include "base/file.h"
#include "base/mem.h"

#define NARROWEST_S 86400

static struct calendar_window window_around(int64_t utc, int64_t ahead_s)
{
    return (struct calendar_window){.from_utc = utc - PLAN_MARGIN_S, .to_utc = utc + ahead_s};
}

static void set_defaults(struct plan *plan, const struct site *site)
{
    const char *fallback = plan->written.fallback;
    plan->schedule.defaults = (struct schedule_values){
        .playlist = mem_copy_text(fallback ? fallback : PLAN_FALLBACK),
        .layout = mem_copy_text(site->kiosk.display.layout),
        .brightness = 100,
        .volume = site->kiosk.sound.volume,
        .is_screen_on = true,
    };
}

void plan_load(struct plan *plan, const struct site *site, int64_t utc,
               struct config_report *report)
{
    bool is_missing = false;
    *plan = (struct plan){.path = site_config_path(site, "schedule.cfg"),
                          .calendars = site_config_path(site, "calendars"),
                          .window = window_around(utc, PLAN_WINDOW_S)};
    if (!config_schedule_load(plan->path, &plan->written, &is_missing, report)) {
        plan->is_broken = true;
        config_schedule_finish(&plan->written); /* nothing of it is to be used */
        plan->written = (struct config_schedule){0};
    }
    plan->has_schedule = !is_missing;
    set_defaults(plan, site);
    plan_make_zone(plan->window, &plan->schedule.zone);
    plan_read_calendars(plan, site, report);
    plan_make_rules(plan, report);
    schedule_sort(&plan->schedule);
}

void plan_finish(struct plan *plan)
{
    schedule_finish(&plan->schedule);
    for (size_t i = 0; i < plan->file_count; i++) {
        calendar_close(plan->files[i].calendar);
        free(plan->files[i].name);
        free(plan->files[i].path);
    }
    config_schedule_finish(&plan->written);
    free(plan->files);
    free(plan->sources);
    free(plan->places);
    free(plan->path);
    free(plan->calendars);
    *plan = (struct plan){0};
}

/* A window that begins elsewhere: as wide as occurrences allow. */
static bool move_to(struct plan *plan, int64_t from_utc, int64_t to_utc)
{
    for (int64_t ahead_s = PLAN_WINDOW_S / 2; ahead_s >= NARROWEST_S; ahead_s /= 2)
        if (plan_move(plan, window_around(from_utc, ahead_s), false))
            return plan->window.to_utc >= to_utc;
    (void)plan_move(plan, window_around(from_utc, NARROWEST_S), true); /* it moves in any case */
    return false;
}

bool plan_reach(struct plan *plan, int64_t from_utc, int64_t to_utc)
{
    const struct calendar_window *window = &plan->window;
    bool is_inside = from_utc >= window->from_utc && from_utc < window->to_utc;
    if (is_inside && to_utc <= window->to_utc)
        return true;
    int64_t wanted_s = to_utc - from_utc > NARROWEST_S ? to_utc - from_utc : NARROWEST_S;
    if (wanted_s < PLAN_WINDOW_S && plan_move(plan, window_around(from_utc, PLAN_WINDOW_S), false))
        return true;
    if (plan_move(plan, window_around(from_utc, wanted_s), false))
        return true;
    return !is_inside && move_to(plan, from_utc, to_utc);
}

void plan_resolve(struct plan *plan, struct schedule_moment moment, struct schedule_answer *out)
{
    (void)plan_reach(plan, moment.utc, moment.utc + 1); /* a rule too dense for a day stays out */
    schedule_resolve(&plan->schedule, moment, out);
}

bool plan_next_change(struct plan *plan, struct schedule_moment moment, int64_t *out_utc)
{
    if (moment.is_clock_unset)
        return false; /* nothing that counts then depends on time */
    (void)plan_reach(plan, moment.utc, moment.utc + 1); /* as above */
    for (int64_t ahead_s = PLAN_WINDOW_S; ahead_s < PLAN_WIDEST_S;) {
        if (schedule_next_change(&plan->schedule, moment, plan->window.to_utc, out_utc))
            return true;
        ahead_s = 2 * ahead_s < PLAN_WIDEST_S ? 2 * ahead_s : PLAN_WIDEST_S;
        if (!plan_reach(plan, moment.utc, moment.utc + ahead_s))
            return false;
    }
    return schedule_next_change(&plan->schedule, moment, plan->window.to_utc, out_utc);
}

bool plan_needs_calendar(const struct plan *plan)
{
    const uint32_t weekdays = (1u << (DAY_SUN + 1)) - 1;
    for (size_t i = 0; i < plan->schedule.count; i++)
        if (plan->schedule.rules[i].when.days & ~weekdays)
            return true;
    return false;
}

const char *plan_winner_name(const struct plan *plan, int64_t by)
{
    if (by == SCHEDULE_BY_FALLBACK)
        return "fallback";
    return by == SCHEDULE_BY_DEFAULT ? "default" : plan->schedule.rules[by].name;
}

uint64_t plan_mark(const struct site *site)
{
    char *path = site_config_path(site, "schedule.cfg");
    char *folder = site_config_path(site, "calendars");
    char *brought = site->content ? file_join(site->content, "config/calendars") : NULL;
    uint64_t mark = mark_file(path) * 31 + mark_folder(folder);
    if (brought)
        mark = mark * 31 + mark_folder(brought);
    free(brought);
    free(path);
    free(folder);
    return mark;
}
