#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/player_priv.h"
#include "base/log.h"
#include "json/json.h"

/*
 * Staff set the system's clock, by the page or by ctl. The player asks anxuan-clock and goes on
 * playing; what came of it is told to whoever asked.
 */

static void format_time(int64_t utc, char out[64])
{
    civil_format_rfc3339(utc, clock_offset_s(utc), out, 64);
}

static void record(struct player *player, const char *who, int64_t was_utc, int64_t utc)
{
    char was[64], now[64];
    struct str detail = {0};
    format_time(was_utc, was);
    format_time(utc, now);
    str_addf(&detail, "{\"what\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}", who, was, now);
    log_info("app", "时钟 clock: %s", detail.text);
    records_add_event(player->records, "clock", detail.text, player_stamp(player));
    str_finish(&detail);
}

void settime_open(struct player *player)
{
    site_learn_clock(&player->site);
}

void settime_close(struct player *player)
{
    timeset_stop(&player->settime.timeset);
}

int settime_fd(const struct player *player)
{
    return timeset_fd(&player->settime.timeset);
}

/* What cannot be set now is told without asking the program. */
static bool may_set(const struct player *player, int64_t utc, struct err *err)
{
    const struct site *site = &player->site;
    char first[64];
    if (site->is_rehearsal)
        return err_set(err, ERR_INVALID,
                       "正在排练（--at、--speed），不能改电脑的时间 not in a rehearsal");
    if (clock_is_synchronised())
        return err_set(err, ERR_INVALID,
                       "时间已由网络自动校准，无须设置 the network keeps the clock right already");
    if (utc >= site->build_utc && utc <= TIMESET_UTC_MAX)
        return true;
    format_time(site->build_utc, first);
    return err_set(err, ERR_INVALID,
                   "时间须在 %.10s 与 2199-12-31 之间 the time must lie between these days", first);
}

/* `date` takes this on every system, whatever its zone is and whether or not something waits for
 * the network's time (upon which timedatectl refuses). */
static void add_advice(struct err *err, int64_t utc)
{
    int offset_min = clock_offset_s(utc) / 60;
    struct civil local = clock_local(utc);
    (void)err_set(
        err, ERR_UNTRUSTED,
        "没有改时间的权限：请在本机终端运行 sudo date -s '%04lld-%02d-%02d %02d:%02d:%02d "
        "%c%02d%02d'，或重新安装后再试 not allowed to set the clock: run this command, or "
        "install again",
        (long long)local.date.year, local.date.month, local.date.day, local.hour, local.minute,
        local.second, offset_min < 0 ? '-' : '+', abs(offset_min) / 60, abs(offset_min) % 60);
}

static bool begin(struct player *player, int64_t utc, struct err *err)
{
    struct player_settime *settime = &player->settime;
    int64_t was_utc = clock_utc(&player->site.clock); /* before the program can be at it */
    if (!may_set(player, utc, err))
        return false;
    if (!timeset_start(&settime->timeset, player->site.clock_program, utc, clock_real_us(), err)) {
        if (err->code == ERR_CHILD) { /* not there, or the system forbids to run it */
            log_warning("app", "%s", err->text);
            add_advice(err, utc);
        }
        return false;
    }
    settime->utc = utc;
    settime->was_utc = was_utc;
    settime->start_real_us = clock_real_us();
    return true;
}

static void tell_done(struct player *player, const struct err *err)
{
    struct player_settime *settime = &player->settime;
    struct civil local = clock_local(settime->utc);
    char text[128], now[64];
    (void)snprintf(text, sizeof(text), "已设为 %lld年%d月%d日 %02d:%02d",
                   (long long)local.date.year, local.date.month, local.date.day, local.hour,
                   local.minute);
    format_time(settime->utc, now);
    if (!settime->is_by_ctl) {
        clock_page_tell(&player->staff.clock, err ? VIEW_NOTE_BAD : VIEW_NOTE_GOOD,
                        err ? err->text : text, !err);
        return;
    }
    (void)snprintf(text, sizeof(text), "{\"now\":\"%s\"}", now);
    control_answer(player->control, settime->ticket, text, err);
}

static void succeed(struct player *player)
{
    struct err err;
    struct player_settime *settime = &player->settime;
    int64_t took_s = (clock_real_us() - settime->start_real_us) / 1000000;
    if (!site_note_set(&player->site, settime->utc, &err))
        log_warning("app", "%s; 重新启动后要再设一次时间 to be set again after a restart",
                    err.text);
    record(player, settime->is_by_ctl ? "set by ctl" : "set by staff", settime->was_utc + took_s,
           settime->utc);
    tell_done(player, NULL);
}

void settime_step(struct player *player)
{
    struct err err;
    int64_t was_utc = 0;
    if (site_take_lowered(&player->site, &was_utc))
        record(player, "floor lowered", was_utc, player->site.floor_utc);
    if (!timeset_is_busy(&player->settime.timeset))
        return;
    switch (timeset_step(&player->settime.timeset, clock_real_us(), &err)) {
    case TIMESET_PENDING:
        break;
    case TIMESET_DONE:
        succeed(player);
        break;
    case TIMESET_FAILED:
        if (err.code == ERR_UNTRUSTED)
            add_advice(&err, player->settime.utc);
        log_warning("app", "%s", err.text);
        tell_done(player, &err);
        break;
    }
}

bool settime_by_ctl(struct player *player, const char *text, struct err *err)
{
    int64_t utc;
    bool has_offset;
    if (!civil_parse_time(text, &utc, &has_offset))
        return err_set(err, ERR_INVALID,
                       "看不懂时间“%s”，请写成 2026-06-16T09:00，或带时区的 "
                       "2026-06-16T09:00:00+08:00 not a time, write it like these",
                       text);
    if (!has_offset)
        utc = clock_utc_of_local(utc);
    if (!begin(player, utc, err))
        return false;
    player->settime.is_by_ctl = true;
    player->settime.ticket = control_defer(player->control);
    return true;
}

/* What the clock says; while that is nothing, the latest moment known to be past. */
static struct civil present(const struct player *player)
{
    const struct site *site = &player->site;
    bool is_unset = site_trust(site) == CLOCK_UNSET;
    return clock_local(is_unset ? site->floor_utc : clock_utc(&site->clock));
}

void settime_open_page(struct player *player)
{
    struct err err;
    struct clock_page *page = &player->staff.clock;
    struct civil now = present(player);
    struct civil first = clock_local(player->site.build_utc);
    /* a rehearsal of the past shows it as it is */
    clock_page_open(page, &now, now.date.year < first.date.year ? &now : &first);
    if (!may_set(player, civil_seconds(&now), &err) && !player->site.is_rehearsal)
        clock_page_tell(page, VIEW_NOTE_PLAIN, err.text, true);
}

/* Who sets what the clock says already means that it is right: its seconds stay. */
void settime_by_page(struct player *player)
{
    struct err err;
    struct clock_page *page = &player->staff.clock;
    struct civil chosen = clock_page_chosen(page);
    int64_t now_utc = clock_utc(&player->site.clock);
    int64_t utc = clock_utc_of_local(civil_seconds(&chosen));
    if (now_utc - utc >= 0 && now_utc - utc < 60)
        utc = now_utc;
    player->settime.is_by_ctl = false;
    if (begin(player, utc, &err))
        clock_page_tell(page, VIEW_NOTE_PLAIN, "正在设置…", false);
    else
        clock_page_tell(page, VIEW_NOTE_BAD, err.text, false);
}

void settime_update_page(struct player *player)
{
    struct clock_page *page = &player->staff.clock;
    struct civil now = present(player);
    clock_page_follow(page, &now);
    clock_page_show(page, &player->clock_shown);
    player->scene.clock = &player->clock_shown;
    player->scene.page_serial += page->serial;
}
