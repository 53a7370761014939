#include <stdlib.h>
#include <string.h>

#include "app/plan_json.h"
#include "app/player_priv.h"
#include "base/log.h"
#include "base/mem.h"

/*
 * What the schedule wants, carried out: its decisions come from app/follow, each is written down,
 * and what differs from what is on is changed. With --playlist nothing is followed, and the wanted
 * values come from the command line and kiosk.cfg.
 */

#define DIM_MS 2000

static void replace_text(char **text, const char *with)
{
    char *copy = mem_copy_text(with);
    free(*text);
    *text = copy;
}

static struct schedule_values fixed(const struct player *player)
{
    const struct config_kiosk *kiosk = &player->site.kiosk;
    return (struct schedule_values){
        .playlist = (char *)player->options->playlist, /* only read */
        .layout = (char *)kiosk->display.layout,       /* only read */
        .brightness = 100,
        .volume = kiosk->sound.volume,
        .is_screen_on = true,
    };
}

/* The command line is stronger than the schedule: somebody looks at just that. */
static struct schedule_values wanted(const struct player *player)
{
    const struct player_programme *programme = &player->programme;
    const struct options *options = player->options;
    struct schedule_values values =
        programme->is_followed ? programme->follow.now.values : fixed(player);
    if (options->layout)
        values.layout = (char *)options->layout; /* only read */
    if (options->brightness)
        values.brightness = options->brightness;
    return values;
}

static void record(struct player *player, const char *kind, const char *detail, int64_t at_utc)
{
    struct records_stamp stamp = player_stamp(player);
    if (!player->records)
        return; /* a single frame leaves no trace */
    int64_t late_s = stamp.utc - at_utc;
    if (late_s > 0) {
        stamp.utc = at_utc;
        stamp.mono_ms -= late_s * 1000 / player->site.clock.speed;
    }
    records_add_event(player->records, kind, detail, stamp);
}

static void record_decision(struct player *player, int64_t at_utc)
{
    struct player_programme *programme = &player->programme;
    struct str detail = {0};
    str_add(&detail, "{");
    plan_json_add(&programme->plan, &programme->follow.now, &detail);
    str_add(&detail, "}");
    record(player, "schedule", detail.text, at_utc);
    str_finish(&detail);
}

static void record_jump(struct player *player, const struct follow_news *news)
{
    struct str detail = {0};
    str_addf(&detail, "{\"jump_s\":%.1f}", (double)news->jump_ms / 1000);
    log_info("app", "时钟跳变 the clock jumped by %.1f s", (double)news->jump_ms / 1000);
    record(player, "clock", detail.text, news->at_utc);
    str_finish(&detail);
}

static void record_trust(struct player *player, const struct follow_news *news)
{
    struct str detail = {0};
    str_addf(&detail, "{\"trust\":\"%s\",\"was\":\"%s\"}", clock_trust_name(news->trust),
             clock_trust_name(news->was_trust));
    log_info("app", "时钟 clock: %s", clock_trust_name(news->trust));
    record(player, "clock", detail.text, news->at_utc);
    str_finish(&detail);
}

static void set_dark(struct player *player, bool is_dark)
{
    struct director_effects effects = {.count = 0};
    struct director_world world = show_world(player);
    if (player->programme.is_dark == is_dark)
        return;
    player->programme.is_dark = is_dark;
    player->is_paused = false;
    if (is_dark) {
        director_stop(&player->director, &world, "off", &effects);
        show_effects(player, &effects);
        show_nothing(player);
    } else {
        player->wait_since_us = clock_real_us();
    }
    player_apply_hold(player); /* the slate goes on */
    player->is_empty = false;
    player->has_shown = false; /* what comes next is waited for as at the start */
}

/* A running session may end first. */
static void apply_dark(struct player *player, bool is_dark)
{
    player->programme.is_dark_due = is_dark && game_is_on(player);
    if (!player->programme.is_dark_due)
        set_dark(player, is_dark);
}

/* Another list or layout: what is on screen goes on until it may go. */
static void change_show(struct player *player, const struct director_change *change)
{
    struct director_effects effects = {.count = 0};
    if (!change->is_same)
        reload_list(player);
    reload_make_coming(player);
    if (player->programme.is_dark) {
        reload_take_coming(player);
        return;
    }
    struct director_world world = show_world(player);
    player->is_paused = false;
    director_change(&player->director, &world, change, &effects);
    show_effects(player, &effects);
    player_apply_hold(player);
}

/* Makes the show what values say, as far as it is something else. */
static void apply(struct player *player, const struct schedule_values *values, bool is_cut)
{
    struct player_programme *programme = &player->programme;
    bool is_list = !str_same(player->playlist_name, values->playlist);
    bool is_layout = !str_same(programme->layout, values->layout);
    bool is_ticker = !str_same(programme->ticker, values->ticker);
    replace_text(&player->playlist_name, values->playlist);
    replace_text(&programme->layout, values->layout);
    replace_text(&programme->ticker, values->ticker);
    if (values->brightness != programme->brightness) {
        programme->dim_from = programme_brightness(player);
        programme->dim_since_ms = clock_now_ms(&player->site.clock);
        programme->brightness = values->brightness;
    }
    programme->volume = values->volume;
    for (int i = 0; i < 2; i++) {
        struct seat_world world = show_seat_world(player);
        seat_apply_volume(&player->seats[i], &world);
    }
    if (is_cut)
        game_interrupt(player);
    game_set_open(player, values->is_quiz_on && values->is_screen_on);
    apply_dark(player, !values->is_screen_on);
    if (is_ticker)
        reload_make_view(player);
    const struct director_change change = {
        .is_same = !is_list,
        .is_cut = is_cut,
        .wait_ms = (int64_t)player->site.kiosk.control.change_wait_s * 1000,
    };
    if (is_list || is_layout)
        change_show(player, &change);
    else if (is_ticker && programme->coming)
        reload_make_coming(player); /* with these words, too */
}

/* Asks the schedule about a moment; true: the answer is another one. */
static bool follow(struct player *player, const struct follow_clock *clock, bool *out_is_cut)
{
    struct player_programme *programme = &player->programme;
    struct follow_news news;
    bool has_changed = false;
    *out_is_cut = false;
    while (follow_step(&programme->follow, &programme->plan, clock, &news)) {
        if (news.kind == FOLLOW_JUMP)
            record_jump(player, &news);
        if (news.kind == FOLLOW_TRUST)
            record_trust(player, &news);
        if (news.kind != FOLLOW_DECISION || !programme->is_followed)
            continue;
        record_decision(player, news.at_utc);
        *out_is_cut |= news.is_cut;
        has_changed = true;
    }
    return has_changed;
}

/* What a rehearsal spent on loading is not of its time. */
static struct follow_clock first_moment(struct player *player)
{
    struct clock *clock = &player->site.clock;
    struct follow_clock first = {.trust = site_trust(&player->site)};
    clock_restart(clock);
    first.utc_ms = clock->is_rehearsal ? clock->start_utc_us / 1000 : clock_utc_ms(clock);
    return first;
}

void programme_first(struct player *player)
{
    bool is_cut;
    struct player_programme *programme = &player->programme;
    programme->is_followed = !player->options->playlist;
    plan_load(&programme->plan, &player->site, clock_utc(&player->site.clock), &programme->report);
    config_report_print(&programme->report, stderr);
    programme->mark = programme->seen = plan_mark(&player->site);
    follow_init(&programme->follow);
    struct follow_clock clock = first_moment(player);
    (void)follow(player, &clock, &is_cut); /* the first answer is always a new one */
    struct schedule_values values = wanted(player);
    player->playlist_name = mem_copy_text(values.playlist);
    programme->layout = mem_copy_text(values.layout);
    programme->ticker = mem_copy_text(values.ticker);
    programme->volume = values.volume;
    programme->brightness = programme->dim_from = values.brightness;
    programme->is_dark = !values.is_screen_on;
    game_set_open(player, values.is_quiz_on && values.is_screen_on);
}

void programme_step(struct player *player)
{
    bool is_cut;
    struct follow_clock clock = {.trust = site_trust(&player->site)};
    clock_read(&player->site.clock, &clock.mono_ms, &clock.utc_ms);
    if (player->programme.is_dark_due)
        apply_dark(player, true);
    if (player->is_paused && director_is_change_due(&player->director, clock.mono_ms))
        player_set_paused(player, false); /* a pause does not hold up the schedule */
    if (!follow(player, &clock, &is_cut))
        return;
    struct schedule_values values = wanted(player);
    apply(player, &values, is_cut);
}

void programme_reload(struct player *player)
{
    struct player_programme *programme = &player->programme;
    struct config_report report = {0};
    struct plan fresh = {0};
    plan_load(&fresh, &player->site, clock_utc(&player->site.clock), &report);
    config_report_print(&report, stderr);
    config_report_finish(&programme->report);
    programme->report = report;
    programme->mark = programme->seen = plan_mark(&player->site);
    if (fresh.is_broken && !programme->plan.is_broken) {
        log_warning("app", "日程有错，沿用原来的 the schedule has errors, the old one goes on");
        plan_finish(&fresh);
        return;
    }
    struct plan old = programme->plan;
    programme->plan = fresh;
    if (old.is_broken)
        replace_text(&player->playlist_name, ""); /* it stood for nothing */
    follow_restart(&programme->follow);
    programme_step(player);
    plan_finish(&old); /* only now: what was wanted borrowed its texts */
}

/* What is on screen goes as soon as the new is ready: whoever brought it stands there. */
void programme_replace(struct player *player)
{
    const struct director_change change = {.wait_ms = 0};
    playlist_faults_forget(&player->faults, NULL);
    programme_reload(player);
    change_show(player, &change);
}

void programme_watch(struct player *player)
{
    struct player_programme *programme = &player->programme;
    uint64_t mark = plan_mark(&player->site);
    bool has_settled = mark == programme->seen;
    programme->seen = mark;
    if (mark == programme->mark || !has_settled)
        return;
    log_info("app", "日程已改，重新读取 the schedule has changed: read again");
    programme_reload(player);
}

int programme_brightness(const struct player *player)
{
    const struct player_programme *programme = &player->programme;
    int64_t gone_ms = clock_now_ms(&player->site.clock) - programme->dim_since_ms;
    int way = programme->brightness - programme->dim_from;
    if (gone_ms >= DIM_MS || way == 0)
        return programme->brightness;
    return programme->dim_from + (int)(way * gone_ms / DIM_MS);
}

int64_t programme_wake_us(const struct player *player)
{
    const struct player_programme *programme = &player->programme;
    const struct clock *clock = &player->site.clock;
    int64_t next_utc = programme->follow.next_utc;
    int64_t now_ms = clock_utc_ms(clock);
    if (!programme->is_followed || next_utc > now_ms / 1000 + SCHEDULE_DAY_S)
        return INT64_MAX;
    return clock_real_us() + (next_utc * 1000 - now_ms) * 1000 / clock->speed;
}

void programme_finish(struct player_programme *programme)
{
    plan_finish(&programme->plan);
    config_report_finish(&programme->report);
    view_destroy(programme->coming);
    free(programme->layout);
    free(programme->ticker);
}
