#include <stdio.h>

#include "app/player_priv.h"
#include "base/log.h"
#include "base/number.h"
#include "base/utf8.h"
#include "device/backlight.h"
#include "view/theme.h"

#define PATIENCE_US 1000000 /* without a first picture for so long: the slate meanwhile */

struct director_world show_world(struct player *player)
{
    player->today = site_today(&player->site);
    player->today.words =
        schedule_days_words(&player->programme.plan.schedule.days, civil_days(player->today.date));
    return (struct director_world){
        .list = &player->list,
        .today = &player->today,
        .faults = &player->faults,
        .day = civil_days(player->today.date),
        .now_ms = clock_now_ms(&player->site.clock),
        .real_ms = clock_real_us() / 1000,
    };
}

struct seat_world show_seat_world(const struct player *player)
{
    return (struct seat_world){
        .site = &player->site,
        .screen = player->screen,
        .fonts = player->fonts,
        .list = player->list.name,
        .zone = player->programme.coming ? player->programme.coming_zone : player->zone,
        .volume_pct = player->programme.volume,
        .is_mute = player->options->is_mute,
        .stats = &player->game.stats,
        .real_us = clock_real_us(),
    };
}

static void count_dropped(struct player *player, const struct seat *seat)
{
    if (seat->video)
        player->counts.dropped_before += video_dropped(seat->video);
}

/*
 * A process takes its time to go, and the kernel's work for it would be in the way of the next
 * film's first frame: it is killed after that is shown, and nobody waits.
 */
static void clear_seat(struct player *player, int index)
{
    struct seat *seat = &player->seats[index];
    count_dropped(player, seat);
    for (int i = 0; seat->video && i < PLAYER_DYING_MAX; i++)
        if (!player->dying[i])
            player->dying[i] = seat_take_video(seat);
    seat_clear(seat);
}

void show_bury(struct player *player, bool may_wait)
{
    for (int i = 0; i < PLAYER_DYING_MAX; i++) {
        struct video *video = player->dying[i];
        if (!video)
            continue;
        video_kill(video);
        if (!may_wait && !video_is_gone(video))
            continue;
        video_close(video);
        player->dying[i] = NULL;
    }
}

static void end_move(struct player *player)
{
    screen_image_destroy(player->move.from);
    screen_image_destroy(player->move.to);
    player->move = (struct player_move){0};
    player->scene.transition = PLAYLIST_CUT;
}

void show_nothing(struct player *player)
{
    end_move(player);
    player->on = -1;
}

/* The picture that leaves, as an image of its own. */
static struct screen_image *take_leaving(struct player *player)
{
    struct view_stage stage;
    if (player->on < 0 || !seat_stage(&player->seats[player->on], &stage))
        return NULL;
    int w = 0, h = 0;
    if (stage.still)
        screen_image_size(stage.still, &w, &h);
    bool fits = w == player->zone.w && h == player->zone.h; /* not so after a change of layout */
    return fits ? seat_take_still(&player->seats[player->on]) : view_snapshot(player->view, &stage);
}

static void begin_move(struct player *player, struct seat *coming, enum playlist_enter enter)
{
    struct view_stage stage;
    struct screen_image *from = take_leaving(player);
    if (!from)
        return;
    if (!seat_stage(coming, &stage)) {
        screen_image_destroy(from);
        return;
    }
    player->move = (struct player_move){
        .kind = enter,
        .since_ms = clock_now_ms(&player->site.clock),
        .from = from,
        .to = stage.film ? view_snapshot(player->view, &stage) : NULL,
    };
}

static void show(struct player *player, const struct director_effect *effect)
{
    struct seat *coming = &player->seats[effect->seat];
    struct seat_world world = show_seat_world(player);
    end_move(player);
    if (!effect->is_resume)
        reload_take_coming(player);
    seat_enter(coming);
    if (effect->enter != PLAYLIST_CUT)
        begin_move(player, coming, effect->enter);
    if (player->move.kind == PLAYLIST_CUT)
        seat_run(coming, true, world.real_us);
    player->on = effect->seat;
    player->is_empty = false;
    player->has_shown = true;
    player->stage_serial++;
    player->item_serial++;
    player->seat_frames = coming->frames;
    player->counts.shown += coming->video != NULL;
    if (!effect->is_resume)
        player->on_since = player_stamp(player);
}

static void prepare(struct player *player, const struct director_effect *effect)
{
    struct seat *seat = &player->seats[effect->seat];
    struct seat_world world = show_seat_world(player);
    player->counts.restarts += effect->is_resume;
    seat_prepare(seat, &world, &player->list.items[effect->item], effect->item, effect->start_ms);
    content_seat(player, effect->seat);
}

static void record_play(struct player *player, const struct director_effect *effect)
{
    const struct seat *seat = &player->seats[effect->seat];
    struct records_play play = {
        .playlist = seat->list,
        .kind = playlist_kind_name(seat->kind),
        .item = seat->label,
        .from = player->on_since,
        .shown_ms = effect->shown_ms,
        .end = effect->why,
    };
    records_add_play(player->records, &play);
    player->on_since = player_stamp(player);
}

static void tell_fault(struct player *player, const struct director_effect *effect)
{
    const struct seat *seat = &player->seats[effect->seat];
    const char *reason = seat->trouble.text;
    struct director_world world = show_world(player);
    bool is_aside = seat->item_path &&
                    playlist_faults_note(&player->faults, seat->item_path, reason, world.day);
    const char *after = is_aside ? "；今天不再播放 put aside for today" : "";
    struct str detail = {0};
    str_addf(&detail, "%s: %s%s", seat->label, reason, after);
    log_warning("app", "%s/%s", seat->list, detail.text);
    records_add_event(player->records, "fault", detail.text, player_stamp(player));
    content_fault(player, effect->seat);
    str_finish(&detail);
}

static void show_effect(struct player *player, const struct director_effect *effect)
{
    switch (effect->kind) {
    case DIRECTOR_PREPARE:
        prepare(player, effect);
        break;
    case DIRECTOR_SHOW:
        show(player, effect);
        break;
    case DIRECTOR_RUN:
    case DIRECTOR_HALT:
        seat_run(&player->seats[effect->seat], effect->kind == DIRECTOR_RUN, clock_real_us());
        break;
    case DIRECTOR_DROP:
        clear_seat(player, effect->seat);
        break;
    case DIRECTOR_RECORD:
        record_play(player, effect);
        break;
    case DIRECTOR_FAULT:
        tell_fault(player, effect);
        break;
    case DIRECTOR_UNABLE:
        decoders_tell_unable(player, effect);
        break;
    case DIRECTOR_ABLE:
        decoders_tell_able(player, effect);
        break;
    case DIRECTOR_EMPTY:
        show_nothing(player);
        reload_take_coming(player);
        player->is_empty = true;
        break;
    }
}

void show_effects(struct player *player, const struct director_effects *effects)
{
    for (int i = 0; i < effects->count; i++)
        show_effect(player, &effects->list[i]);
}

void show_give_up(struct player *player, const char *why)
{
    struct director_effects effects = {.count = 0};
    struct director_world world = show_world(player);
    end_move(player);
    director_leave(&player->director, &world, why, &effects);
    show_effects(player, &effects);
}

/* Once per run: on another machine or kernel it may be less. */
static void learn_cell(struct player *player, const char *words)
{
    if (!*words)
        return;
    utf8_copy(player->cell, sizeof(player->cell), words);
    log_info("app", "解码隔离 cell: %s", player->cell);
    records_add_event(player->records, "cell", player->cell, player_stamp(player));
}

static void step_seat(struct player *player, int index)
{
    struct seat *seat = &player->seats[index];
    struct seat_world seat_world = show_seat_world(player);
    enum seat_event event = seat_step(seat, &seat_world);
    if (index == player->on && seat->video)
        director_progress(&player->director, video_position_ms(seat->video),
                          video_length_ms(seat->video));
    if (seat->video && !*player->cell)
        learn_cell(player, video_cell(seat->video));
    if (event == SEAT_NOTHING)
        return;
    struct director_world world = show_world(player);
    struct director_effects effects = {.count = 0};
    if (event == SEAT_FAULT && seat->trouble.code == ERR_CHILD)
        director_unable(&player->director, &world, index, &effects);
    else if (event == SEAT_FAULT)
        director_failed(&player->director, &world, index, &effects);
    if (event == SEAT_READY)
        director_ready(&player->director, &world, index, &effects);
    if (event == SEAT_ENDED)
        director_ended(&player->director, &world, &effects);
    show_effects(player, &effects);
}

void show_step_seats(struct player *player)
{
    int64_t item = player->item_serial;
    if (player->programme.is_dark)
        return;
    for (int i = 0; i < 2 && item == player->item_serial; i++)
        step_seat(player, i); /* an item that has just come is drawn before it goes on */
    struct director_effects effects = {.count = 0};
    struct director_world world = show_world(player);
    director_tick(&player->director, &world, &effects);
    show_effects(player, &effects);
}

/* 0 to 256 along a curve that slows down at the end. */
static int ease_out(int64_t elapsed_ms, int64_t whole_ms)
{
    int64_t left = 256 - number_clamp(elapsed_ms * 256 / whole_ms, 0, 256);
    return (int)(256 - left * left / 256);
}

static void update_move(struct player *player, int64_t now_ms)
{
    struct view_scene *scene = &player->scene;
    if (player->move.kind == PLAYLIST_CUT)
        return;
    bool is_fade = player->move.kind == PLAYLIST_FADE;
    int64_t whole_ms = is_fade ? THEME_FADE_MS : THEME_PUSH_MS;
    int64_t elapsed_ms = now_ms - player->move.since_ms;
    if (elapsed_ms >= whole_ms || player->on < 0) {
        end_move(player);
        player->stage_serial++;
        bool may_run = !player->director.is_paused && !player->director.is_held;
        if (player->on >= 0 && may_run)
            seat_run(&player->seats[player->on], true, clock_real_us());
        return;
    }
    scene->transition = player->move.kind;
    scene->part = is_fade ? (int)(elapsed_ms * 256 / whole_ms) : ease_out(elapsed_ms, whole_ms);
    scene->leaving.still = player->move.from;
}

static void update_clock(struct view_scene *scene, const struct site *site)
{
    static const char *const weekdays[] = {"一", "二", "三", "四", "五", "六", "日"};
    struct civil local = clock_local(clock_utc(&site->clock));
    if (site_trust(site) == CLOCK_UNSET) {
        (void)snprintf(scene->clock_time, sizeof(scene->clock_time), "--:--");
        scene->clock_date[0] = '\0';
        return;
    }
    (void)snprintf(scene->clock_time, sizeof(scene->clock_time), "%02d:%02d", local.hour,
                   local.minute);
    (void)snprintf(scene->clock_date, sizeof(scene->clock_date), "%d月%d日　星期%s",
                   local.date.month, local.date.day,
                   weekdays[civil_weekday_of_days(civil_days(local.date))]);
}

static enum view_page page_of(const struct player *player)
{
    if (player->staff.state == STAFF_PIN)
        return VIEW_PAGE_PIN;
    if (player->staff.state == STAFF_CLOCK)
        return VIEW_PAGE_CLOCK;
    if (player->staff.state == STAFF_IMPORT)
        return VIEW_PAGE_IMPORT;
    if (player->staff.state != STAFF_CLOSED)
        return VIEW_PAGE_STATUS;
    if (player->is_slate)
        return VIEW_PAGE_SLATE;
    if (player->programme.is_dark)
        return VIEW_PAGE_DARK;
    if (game_is_on(player))
        return VIEW_PAGE_QUIZ;
    bool is_waiting = !player->has_shown && clock_real_us() - player->wait_since_us > PATIENCE_US;
    return player->is_empty || is_waiting ? VIEW_PAGE_SLATE : VIEW_PAGE_NONE;
}

/* A panel with a light of its own need not glow through the night. A player that was killed then
 * has left it dark: the first word is said in any case. */
static void light(struct player *player, bool is_lit)
{
    bool is_so = player->is_light_known && player->is_unlit == !is_lit;
    if (is_so || !player->records || player->site.is_rehearsal)
        return; /* a single frame is drawn on no panel, and a rehearsal leaves it alone */
    player->is_light_known = true;
    player->is_unlit = !is_lit;
    (void)backlight_set(BACKLIGHT_FOLDER, is_lit); /* where there is none the picture is black */
}

static void update_page(struct player *player, int64_t now_ms)
{
    struct view_scene *scene = &player->scene;
    scene->page = page_of(player);
    if (player->game.shelf)
        game_update_scene(player);
    light(player, scene->page != VIEW_PAGE_DARK);
    scene->pin_digits = player->staff.digit_count;
    scene->pin_note = player->staff.note;
    scene->page_serial = player->staff.serial;
    if (scene->page == VIEW_PAGE_CLOCK)
        settime_update_page(player);
    usb_update_scene(player);
    if (scene->page != VIEW_PAGE_STATUS)
        return;
    if (now_ms - player->status_ms >= 1000 || player->status.count == 0) {
        player->status_ms = now_ms;
        status_fill_page(player);
    }
    scene->status = &player->status;
    scene->page_serial += player->status_ms;
}

void show_update_scene(struct player *player)
{
    int64_t now_ms = clock_now_ms(&player->site.clock);
    struct view_scene *scene = &player->scene;
    scene->part = 0;
    scene->leaving = (struct view_stage){0};
    update_move(player, now_ms);
    scene->stage = (struct view_stage){0};
    if (player->on >= 0) {
        struct seat *seat = &player->seats[player->on];
        if (seat->frames > player->seat_frames) {
            player->counts.shown++;
            player->counts.skipped += seat->frames - player->seat_frames - 1;
            player->seat_frames = seat->frames;
            player->stage_serial++;
        }
        (void)seat_stage(seat, &scene->stage); /* nothing there: an empty stage */
        if (player->move.to)
            scene->stage = (struct view_stage){.still = player->move.to};
    }
    scene->stage.serial = player->stage_serial;
    scene->stage.item = player->item_serial;
    scene->ticker_ms = now_ms;
    scene->brightness = programme_brightness(player);
    update_clock(scene, &player->site);
    update_page(player, now_ms);
}
