#include "app/plan_json.h"
#include "app/player_priv.h"
#include "base/utf8.h"
#include "json/json.h"

#define FAULTS_TOLD_MAX 20 /* a reply has its limit */

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
    if (player->programme.is_dark && !player->is_slate)
        return "off";
    if (!player->is_slate && game_is_on(player))
        return "quiz";
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

int64_t status_dropped(const struct player *player)
{
    int64_t sum = player->counts.dropped_before + player->counts.skipped;
    for (int i = 0; i < 2; i++)
        if (player->seats[i].video)
            sum += video_dropped(player->seats[i].video);
    return sum;
}

int64_t status_day(const struct player *player)
{
    return civil_days(site_today(&player->site).date);
}

static void add_faults(const struct player *player, struct str *out)
{
    const struct playlist_fault *told[FAULTS_TOLD_MAX] = {NULL};
    size_t count = playlist_faults_list(&player->faults, status_day(player), told, FAULTS_TOLD_MAX);
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

static void add_moment(int64_t utc, struct str *out)
{
    char text[64];
    civil_format_rfc3339(utc, clock_offset_s(utc), text, sizeof(text));
    json_add_string(out, text);
}

/* What the schedule says, and when it will say something else. */
static void add_programme(const struct player *player, struct str *out)
{
    const struct player_programme *programme = &player->programme;
    const struct follow *follow = &programme->follow;
    str_add(out, ",\"rule\":");
    if (programme->is_followed)
        json_add_string(out, plan_winner_name(&programme->plan, follow->now.by[SCHEDULE_PLAYLIST]));
    else
        str_add(out, "null");
    str_add(out, ",\"next_change\":");
    if (programme->is_followed && follow->next_utc != INT64_MAX)
        add_moment(follow->next_utc, out);
    else
        str_add(out, "null");
    str_addf(out, ",\"brightness\":%d,\"volume\":%d", programme_brightness(player),
             player->options->is_mute ? 0 : programme->volume);
}

static void add_schedule(const struct player *player, struct str *out)
{
    const struct player_programme *programme = &player->programme;
    str_add(out, ",\"schedule\":");
    if (!programme->is_followed) {
        str_add(out, "null");
        return;
    }
    str_add(out, "{");
    plan_json_add(&programme->plan, &programme->follow.now, out);
    str_add(out, "}");
}

void status_write_json(struct player *player, struct str *out)
{
    const struct player_counts *counts = &player->counts;
    int64_t utc = clock_utc(&player->site.clock);
    str_addf(out, "{\"version\":\"%s\",\"state\":\"%s\",\"paused\":%s,\"backend\":\"%s\"",
             ANXUAN_VERSION, state_name(player), player->is_paused ? "true" : "false",
             screen_backend_name(player->screen));
    str_add(out, ",\"playlist\":");
    json_add_string(out, player->list.name ? player->list.name : "");
    str_add(out, ",\"item\":");
    add_item(player, out);
    add_programme(player, out);
    str_add(out, ",\"clock\":{\"now\":");
    add_moment(utc, out);
    str_addf(out, ",\"trust\":\"%s\"}", clock_trust_name(site_trust(&player->site)));
    str_addf(out, ",\"frames\":{\"presented\":%lld,\"late\":%lld,\"missed\":%lld,\"black\":%lld}",
             (long long)counts->presented, (long long)counts->late, (long long)counts->missed,
             (long long)counts->black);
    str_addf(out, ",\"video\":{\"shown\":%lld,\"dropped\":%lld,\"restarts\":%lld}",
             (long long)counts->shown, (long long)status_dropped(player),
             (long long)counts->restarts);
    str_add(out, ",\"cell\":");
    json_add_string(out, player->cell);
    str_add(out, ",\"quiz\":");
    game_write_json(player, out);
    str_add(out, ",\"package\":");
    content_write_json(player, out);
    str_add(out, ",\"import\":");
    usb_write_json(player, out);
    str_add(out, ",\"faults\":");
    add_faults(player, out);
    str_add(out, ",\"decoders\":");
    add_decoders(player, out);
    str_add(out, ",\"trouble\":");
    add_trouble(player, out);
    add_schedule(player, out);
    str_addf(out, ",\"uptime_s\":%lld}",
             (long long)((clock_real_us() - player->start_real_us) / 1000000));
}
