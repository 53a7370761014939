#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/player_priv.h"
#include "base/utf8.h"

#define FAULT_LINES_MAX  4
#define REPORT_LINES_MAX 4

static void line(struct view_status *status, const char *label, const char *value)
{
    struct str text = {0};
    if (status->count == VIEW_STATUS_LINES_MAX || !*value)
        return;
    str_addf(&text, "%s\t%s", label, value);
    utf8_copy(status->lines[status->count++], sizeof(status->lines[0]), text.text);
    str_finish(&text);
}

/* Why the clock is right; a volunteer wants to know whom to thank. */
static void say_trusted(const struct site *site, char *out, size_t out_bytes)
{
    struct civil set = clock_local(site->set_utc);
    bool is_today = civil_days(set.date) == civil_days(site->today.date);
    if (site->is_rehearsal || site->has_given_trust)
        (void)snprintf(out, out_bytes, "按给定的时间 as given");
    else if (site->is_synchronised)
        (void)snprintf(out, out_bytes, "准确（网络校时） kept by the network");
    else if (is_today)
        (void)snprintf(out, out_bytes, "准确（今天由工作人员设置） set by staff");
    else
        (void)snprintf(out, out_bytes, "准确（%d月%d日由工作人员设置） set by staff",
                       set.date.month, set.date.day);
}

static void add_clock_lines(const struct player *player, struct view_status *status)
{
    static const char *const words[CLOCK_TRUST_COUNT] = {
        "", "未经核对：请与手机对一下，不对就点“设置时间” not checked",
        "时间未设置：现在只播放备用节目，请点“设置时间” not set"};
    char trusted[96], text[64];
    enum clock_trust trust = site_trust(&player->site);
    struct civil local = clock_local(clock_utc(&player->site.clock));
    (void)snprintf(text, sizeof(text), "%04lld-%02d-%02d %02d:%02d", (long long)local.date.year,
                   local.date.month, local.date.day, local.hour, local.minute);
    line(status, "时间", text);
    say_trusted(&player->site, trusted, sizeof(trusted));
    line(status, "对时", trust == CLOCK_TRUSTED ? trusted : words[trust]);
}

static void add_fault_lines(const struct player *player, struct view_status *status)
{
    char text[512];
    const struct playlist_fault *told[FAULT_LINES_MAX] = {NULL};
    size_t count = playlist_faults_list(&player->faults, status_day(player), told, FAULT_LINES_MAX);
    for (size_t i = 0; i < count; i++) {
        bool is_aside = playlist_fault_is_aside(told[i]);
        (void)snprintf(text, sizeof(text), "今天 %d 次%s：%s", told[i]->count,
                       is_aside ? "，已搁置 put aside" : "", told[i]->reason); /* names the file */
        line(status, "故障文件", text);
    }
    for (size_t i = 0; i < player->report.count && i < REPORT_LINES_MAX; i++)
        line(status, "内容问题", player->report.lines[i]);
    for (size_t i = 0; i < player->programme.report.count && i < REPORT_LINES_MAX; i++)
        line(status, "日程问题", player->programme.report.lines[i]);
}

static void add_trouble_line(struct player *player, struct view_status *status)
{
    struct err err;
    if (player->records && !records_is_healthy(player->records, &err))
        line(status, "记录", err.text);
    else
        line(status, "记录", *player->data_trouble ? player->data_trouble : "正常 fine");
}

/* Whether it is open, how many took part, and what is in its way. */
static void add_quiz_lines(struct player *player, struct view_status *status)
{
    char text[256];
    const struct game *game = &player->game;
    size_t scenes = game->shelf ? shelf_count(game->shelf) : 0;
    if (game->is_open)
        (void)snprintf(text, sizeof(text), "开放，今天 %d 人次，%zu 个场景", game->today.sessions,
                       scenes);
    else
        (void)snprintf(text, sizeof(text), "未开放，今天 %d 人次", game->today.sessions);
    line(status, "答题", text);
    if (game->is_open && !player->has_room)
        line(status, "答题问题", "这块屏幕太窄，不能答题 this panel has no room for the quiz");
    if (strcmp(player->site.kiosk.quiz.daily_rule, quiz_rule_name(QUIZ_STAFF_PIN)) == 0 &&
        !player->staff.has_pin)
        line(status, "答题问题",
             "须由工作人员输入密码放行，但还没有设置密码 staff let visitors in, but there is no "
             "PIN");
    if (game->shelf && *shelf_trouble(game->shelf)) {
        (void)snprintf(text, sizeof(text), "有错未用：%s 请运行 anxuan check",
                       shelf_trouble(game->shelf));
        line(status, "答题场景", text);
    }
    line(status, "小票", game->ticket_trouble);
    if (game->prize.is_damaged)
        line(status, "奖品",
             "库存文件读不出，请在兑奖页重新登记 the stock cannot be read: set it again");
}

static void write_why(const struct player *player, struct str *out)
{
    const struct player_programme *programme = &player->programme;
    int64_t by = programme->follow.now.by[SCHEDULE_PLAYLIST];
    if (programme->plan.is_broken)
        str_add(out, "日程文件有错，见下 the schedule has errors, see below");
    else if (by != SCHEDULE_BY_FALLBACK)
        str_addf(out, "规则“%s”", plan_winner_name(&programme->plan, by));
    else if (site_trust(&player->site) == CLOCK_UNSET)
        str_add(out, "时间未设置，播放备用节目 the clock is not set: the fallback");
    else
        str_add(out, "没有规则安排节目，播放备用节目 no rule sets a playlist: the fallback");
}

/* "18:30", or with its date when that is another day. */
static void write_moment(const struct player *player, int64_t utc, struct str *out)
{
    struct civil then = clock_local(utc);
    struct civil now = clock_local(clock_utc(&player->site.clock));
    if (civil_days(then.date) != civil_days(now.date))
        str_addf(out, "%d月%d日 ", then.date.month, then.date.day);
    str_addf(out, then.second ? "%02d:%02d:%02d" : "%02d:%02d", then.hour, then.minute,
             then.second);
}

static void write_difference(const struct schedule_values *now, const struct schedule_values *then,
                             struct str *out)
{
    if (then->is_screen_on != now->is_screen_on)
        str_add(out, then->is_screen_on ? "　开屏" : "　关屏");
    if (strcmp(then->playlist, now->playlist) != 0)
        str_addf(out, "　节目单 %s", then->playlist);
    if (strcmp(then->layout, now->layout) != 0)
        str_addf(out, "　布局 %s", then->layout);
    if (then->brightness != now->brightness)
        str_addf(out, "　亮度 %d%%", then->brightness);
    if (then->volume != now->volume)
        str_addf(out, "　音量 %d%%", then->volume);
    if (then->is_quiz_on != now->is_quiz_on)
        str_add(out, then->is_quiz_on ? "　开放答题" : "　停止答题");
    if (!str_same(then->ticker, now->ticker))
        str_add(out, "　换滚动字幕");
}

/* Which content is on, and what is to be said of a stick. */
static void add_content_lines(const struct player *player, struct view_status *status)
{
    struct str text = {0};
    char *stick = usb_describe(player);
    content_describe(player, &text);
    if (content_is_on_trial(player))
        str_add(&text, "　试播中 on trial");
    line(status, "内容", text.text);
    if (player->content.has_returned)
        line(status, "试播", "新内容无法播放，已恢复原节目 the new content was sent back");
    line(status, "U盘", stick);
    if (player->usb.result_count > 0 && player->usb.results[0].reason != PACKAGE_FINE) {
        const struct package_reason_words *why =
            package_reason_words(player->usb.results[0].reason);
        str_clear(&text);
        str_addf(&text, "%s %s", why->code, why->zh);
        line(status, "上次U盘", text.text);
    }
    str_finish(&text);
    free(stick);
}

/* Why it is on, what comes next. */
static void add_programme_lines(struct player *player, struct view_status *status)
{
    struct player_programme *programme = &player->programme;
    struct schedule_answer then;
    struct str text = {0};
    if (!programme->is_followed) {
        line(status, "依据", "命令行指定，不按日程 by --playlist, the schedule is not followed");
        return;
    }
    write_why(player, &text);
    line(status, "依据", text.text);
    str_clear(&text);
    int64_t next_utc = programme->follow.next_utc;
    if (next_utc == INT64_MAX) {
        line(status, "接下来", "十年内不变 nothing changes within ten years");
        str_finish(&text);
        return;
    }
    struct schedule_moment moment = {next_utc, site_trust(&player->site) == CLOCK_UNSET};
    write_moment(player, next_utc, &text);
    plan_resolve(&programme->plan, moment, &then);
    size_t len = text.len;
    write_difference(&programme->follow.now.values, &then.values, &text);
    if (text.len == len) /* the same by another rule */
        str_addf(&text, "　规则“%s”",
                 plan_winner_name(&programme->plan, then.by[SCHEDULE_PLAYLIST]));
    line(status, "接下来", text.text);
    str_finish(&text);
}

static void add_item_line(const struct player *player, struct view_status *status)
{
    const char *label = player->on >= 0 ? player->seats[player->on].label : "安全画面";
    char *shown = site_fill_text(&player->site, label);
    line(status, "正在播放", shown);
    free(shown);
}

void status_fill_page(struct player *player)
{
    char text[512];
    struct view_status *status = &player->status;
    const struct player_counts *counts = &player->counts;
    status->count = 0;
    status->has_buttons = player->staff.state == STAFF_OPEN;
    line(status, "设备", player->site.kiosk.device.name);
    line(status, "版本", ANXUAN_VERSION);
    add_clock_lines(player, status);
    line(status, "节目单", player->list.title ? player->list.title : player->list.name);
    add_item_line(player, status);
    add_programme_lines(player, status);
    add_content_lines(player, status);
    (void)snprintf(text, sizeof(text), "%lld 帧，迟到 %lld，黑屏 %lld；影片 %lld 帧，丢 %lld",
                   (long long)counts->presented, (long long)counts->late, (long long)counts->black,
                   (long long)counts->shown, (long long)status_dropped(player));
    line(status, "画面", text);
    line(status, "解码隔离", player->cell);
    add_quiz_lines(player, status);
    add_trouble_line(player, status);
    for (int i = 0; i < DIRECTOR_DECODER_COUNT; i++)
        line(status, "解码程序", player->decoder_trouble[i]);
    add_fault_lines(player, status);
    if (player->staff.is_public && !player->staff.has_pin)
        line(status, "管理密码",
             "尚未设置。请在本机运行 anxuan pin No PIN yet: run `anxuan pin` on this machine");
}
