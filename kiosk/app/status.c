#include <stdio.h>
#include <string.h>

#include "app/player_priv.h"
#include "base/utf8.h"
#include "json/json.h"

#define FAULTS_TOLD_MAX 20 /* a reply has its limit */
#define FAULT_LINES_MAX 4

struct records_stamp player_stamp(const struct player *player)
{
    return (struct records_stamp){
        .mono_ms = clock_boot_ms(),
        .utc = clock_utc(&player->site.clock),
        .trust = site_trust(&player->site),
    };
}

static const char *state_name(const struct player *player)
{
    return player->is_slate || player->is_empty ? "slate" : "playing";
}

static void add_item(const struct player *player, struct str *out)
{
    if (player->on < 0) {
        str_add(out, "null");
        return;
    }
    const struct seat *seat = &player->seats[player->on];
    str_addf(out, "{\"index\":%lld,\"kind\":\"%s\",\"name\":", (long long)seat->index + 1,
             playlist_kind_name(seat->kind));
    json_add_string(out, seat->label);
    str_add(out, "}");
}

static int64_t dropped(const struct player *player)
{
    int64_t sum = player->counts.dropped_before + player->counts.skipped;
    for (int i = 0; i < 2; i++)
        if (player->seats[i].video)
            sum += video_dropped(player->seats[i].video);
    return sum;
}

static int64_t today(const struct player *player)
{
    return civil_days(site_today(&player->site).date);
}

static void add_faults(const struct player *player, struct str *out)
{
    const struct playlist_fault *told[FAULTS_TOLD_MAX] = {NULL};
    size_t count = playlist_faults_list(&player->faults, today(player), told, FAULTS_TOLD_MAX);
    str_add(out, "[");
    for (size_t i = 0; i < count; i++) {
        str_add(out, i > 0 ? ",{\"file\":" : "{\"file\":");
        json_add_string(out, told[i]->path);
        str_addf(out, ",\"count\":%d,\"aside\":%s,\"reason\":", told[i]->count,
                 playlist_fault_is_aside(told[i]) ? "true" : "false");
        json_add_string(out, told[i]->reason);
        str_add(out, "}");
    }
    str_add(out, "]");
}

static void add_trouble(struct player *player, struct str *out)
{
    struct err err;
    if (player->records && !records_is_healthy(player->records, &err))
        json_add_string(out, err.text);
    else if (*player->data_trouble)
        json_add_string(out, player->data_trouble);
    else
        str_add(out, "null");
}

static void add_decoders(const struct player *player, struct str *out)
{
    static const char *const keys[DIRECTOR_DECODER_COUNT] = {"film", "picture"};
    for (int i = 0; i < DIRECTOR_DECODER_COUNT; i++) {
        str_addf(out, "%s\"%s\":", i ? "," : "{", keys[i]);
        if (*player->decoder_trouble[i])
            json_add_string(out, player->decoder_trouble[i]);
        else
            str_add(out, "null");
    }
    str_add(out, "}");
}

void status_write_json(struct player *player, struct str *out)
{
    char now[64];
    const struct player_counts *counts = &player->counts;
    int64_t utc = clock_utc(&player->site.clock);
    civil_format_rfc3339(utc, clock_offset_s(utc), now, sizeof(now));
    str_addf(out, "{\"version\":\"%s\",\"state\":\"%s\",\"paused\":%s,\"backend\":\"%s\"",
             ANXUAN_VERSION, state_name(player), player->is_paused ? "true" : "false",
             screen_backend_name(player->screen));
    str_add(out, ",\"playlist\":");
    json_add_string(out, player->list.name ? player->list.name : "");
    str_add(out, ",\"item\":");
    add_item(player, out);
    str_addf(out, ",\"rule\":\"fallback\",\"next_change\":null,\"brightness\":%d,\"volume\":%d",
             player->brightness, player->options->is_mute ? 0 : player->site.kiosk.sound.volume);
    str_addf(out, ",\"clock\":{\"now\":\"%s\",\"trust\":\"%s\"}", now,
             clock_trust_name(site_trust(&player->site)));
    str_addf(out, ",\"frames\":{\"presented\":%lld,\"late\":%lld,\"black\":%lld}",
             (long long)counts->presented, (long long)counts->late, (long long)counts->black);
    str_addf(out, ",\"video\":{\"shown\":%lld,\"dropped\":%lld,\"restarts\":%lld}",
             (long long)counts->shown, (long long)dropped(player), (long long)counts->restarts);
    str_add(out, ",\"cell\":");
    json_add_string(out, player->cell);
    str_add(out, ",\"quiz\":null,\"package\":null,\"faults\":");
    add_faults(player, out);
    str_add(out, ",\"decoders\":");
    add_decoders(player, out);
    str_add(out, ",\"trouble\":");
    add_trouble(player, out);
    str_addf(out, ",\"uptime_s\":%lld}",
             (long long)((clock_real_us() - player->start_real_us) / 1000000));
}

static void line(struct view_status *status, const char *label, const char *value)
{
    struct str text = {0};
    if (status->count == VIEW_STATUS_LINES_MAX || !*value)
        return;
    str_addf(&text, "%s\t%s", label, value);
    utf8_copy(status->lines[status->count++], sizeof(status->lines[0]), text.text);
    str_finish(&text);
}

static void add_clock_line(const struct player *player, struct view_status *status)
{
    static const char *const words[CLOCK_TRUST_COUNT] = {"可信 trusted",
                                                         "未经核对，请看是否正确 not verified",
                                                         "未设置：按“始终播放”的内容播放 not set"};
    char text[160];
    struct civil local = clock_local(clock_utc(&player->site.clock));
    (void)snprintf(text, sizeof(text), "%04lld-%02d-%02d %02d:%02d　%s", (long long)local.date.year,
                   local.date.month, local.date.day, local.hour, local.minute,
                   words[site_trust(&player->site)]);
    line(status, "时间", text);
}

static void add_fault_lines(const struct player *player, struct view_status *status)
{
    char text[512];
    const struct playlist_fault *told[FAULT_LINES_MAX] = {NULL};
    size_t count = playlist_faults_list(&player->faults, today(player), told, FAULT_LINES_MAX);
    for (size_t i = 0; i < count; i++) {
        bool is_aside = playlist_fault_is_aside(told[i]);
        (void)snprintf(text, sizeof(text), "今天 %d 次%s：%s", told[i]->count,
                       is_aside ? "，已搁置 put aside" : "", told[i]->reason); /* names the file */
        line(status, "故障文件", text);
    }
    for (size_t i = 0; i < player->report.count && i < 4; i++)
        line(status, "内容问题", player->report.lines[i]);
}

static void add_trouble_line(struct player *player, struct view_status *status)
{
    struct err err;
    if (player->records && !records_is_healthy(player->records, &err))
        line(status, "记录", err.text);
    else
        line(status, "记录", *player->data_trouble ? player->data_trouble : "正常 fine");
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
    add_clock_line(player, status);
    line(status, "节目单", player->list.title ? player->list.title : player->list.name);
    line(status, "正在播放", player->on >= 0 ? player->seats[player->on].label : "安全画面");
    (void)snprintf(text, sizeof(text), "%lld 帧，迟到 %lld，黑屏 %lld；影片 %lld 帧，丢 %lld",
                   (long long)counts->presented, (long long)counts->late, (long long)counts->black,
                   (long long)counts->shown, (long long)dropped(player));
    line(status, "画面", text);
    line(status, "解码隔离", player->cell);
    add_trouble_line(player, status);
    for (int i = 0; i < DIRECTOR_DECODER_COUNT; i++)
        line(status, "解码程序", player->decoder_trouble[i]);
    add_fault_lines(player, status);
    if (player->staff.is_public && !player->staff.has_pin)
        line(status, "管理密码",
             "尚未设置。请在本机运行 anxuan pin No PIN yet: run `anxuan pin` on this machine");
}
