#include "app/seat.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/campaign.h"
#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/utf8.h"

#define STATS_MISSED 4 /* of a seat's texts: the hazard that was missed most often */

static int volume_of(const struct seat *seat, const struct seat_world *world)
{
    return world->is_mute ? 0 : world->volume_pct * seat->volume_pct / 100;
}

static bool prepare_film(struct seat *seat, const struct seat_world *world, int64_t start_ms,
                         struct err *err)
{
    struct video_request request = {
        .program = world->site->film_program,
        .path = seat->path,
        .start_ms = start_ms,
        .volume_pct = volume_of(seat, world),
        .sound_device = world->is_mute ? "none" : world->site->kiosk.sound.device,
        .real_us = world->real_us,
        .is_cell_optional = site_is_cell_optional(world->site, seat->path),
    };
    seat->video = video_open(&request, err);
    return seat->video != NULL;
}

static bool open_picture(struct seat *seat, const struct seat_world *world, const char *path,
                         enum layout_fit fit, struct err *err)
{
    struct picture_request request = {
        .program = world->site->picture_program,
        .path = path,
        .w = world->zone.w,
        .h = world->zone.h,
        .fit = fit,
        .real_us = world->real_us,
        .is_cell_optional = site_is_cell_optional(world->site, path),
    };
    seat->picture = picture_open(&request, err);
    return seat->picture != NULL;
}

static void make_card(struct seat *seat, const struct seat_world *world,
                      struct screen_image *ground)
{
    bool fits = true;
    seat->card.ground = ground;
    seat->card.stats = seat->kind == PLAYLIST_STATS ? &seat->stats : NULL;
    seat->still = view_card_make(world->screen, world->fonts, &seat->card, world->zone.w,
                                 world->zone.h, &fits);
    seat->card.ground = NULL; /* was only lent */
    seat->card.stats = NULL;  /* seats may be moved */
    seat->is_ready = true;
    if (!fits)
        log_debug("app", "%s: the text runs over its place", seat->label);
}

static int64_t days_until(const struct site *site, const char *target)
{
    struct playlist_today today = site_today(site);
    struct civil_date day;
    if (!campaign_parse_day(target, today.date, &day))
        return 0;
    return civil_days(day) - civil_days(today.date);
}

/* A copy: the card is made later, over its ground. */
static void keep_stats(struct seat *seat, const struct view_stats *stats)
{
    seat->stats = stats ? *stats : (struct view_stats){.average_x10 = -1};
    seat->texts[STATS_MISSED] = mem_copy_text(seat->stats.missed);
    seat->stats.missed = seat->texts[STATS_MISSED];
}

static void prepare_card(struct seat *seat, const struct seat_world *world,
                         const struct playlist_item *item)
{
    char name[64];
    struct err err;
    const struct site *site = world->site;
    char *const texts[] = {
        item->text ? site_fill_text(site, item->text) : NULL,
        item->title ? site_fill_text(site, item->title) : NULL,
        item->target ? site_fill_text(site, item->target) : NULL,
        mem_copy_text(item->style),
    };
    memcpy(seat->texts, texts, sizeof(texts));
    if (item->kind == PLAYLIST_STATS)
        keep_stats(seat, world->stats);
    seat->card = (struct view_card){
        .kind = item->kind,
        .text = texts[0],
        .title = texts[1],
        .target = texts[2],
        .style = texts[3],
        .days = item->kind == PLAYLIST_COUNTDOWN ? days_until(site, texts[2]) : 0,
        .organiser = site->kiosk.device.organiser,
    };
    if (!view_card_ground(&seat->card, world->zone.w, world->zone.h, name, sizeof(name))) {
        make_card(seat, world, NULL);
        return;
    }
    struct str path = {0};
    str_addf(&path, "%s/cards/%s", site->assets, name);
    if (!open_picture(seat, world, path.text, LAYOUT_COVER, &err)) {
        log_debug("app", "%s: a plain ground instead", err.text);
        make_card(seat, world, NULL);
    }
    str_finish(&path);
}

void seat_prepare(struct seat *seat, const struct seat_world *world,
                  const struct playlist_item *item, int64_t index, int64_t start_ms)
{
    seat_clear(seat);
    seat->is_taken = true;
    seat->kind = item->kind;
    seat->fit = (enum layout_fit)item->fit;
    seat->volume_pct = item->volume_pct;
    seat->index = index;
    seat->path = mem_copy_text(playlist_item_path(item, world->zone.h > world->zone.w));
    seat->item_path = mem_copy_text(item->path);
    playlist_item_label(item, seat->label, sizeof(seat->label));
    utf8_copy(seat->list, sizeof(seat->list), world->list);
    bool ok = true;
    if (item->kind == PLAYLIST_VIDEO && item->title)
        seat->texts[1] = site_fill_text(world->site, item->title);
    if (item->kind == PLAYLIST_VIDEO)
        ok = prepare_film(seat, world, start_ms, &seat->trouble);
    else if (item->kind == PLAYLIST_IMAGE)
        ok = open_picture(seat, world, seat->path, seat->fit, &seat->trouble);
    else
        prepare_card(seat, world, item);
    seat->is_broken = !ok;
}

int seat_fd(const struct seat *seat)
{
    if (seat->video && !seat->is_broken && !seat->is_ended)
        return video_fd(seat->video);
    return seat->picture ? picture_fd(seat->picture) : -1;
}

static void take_frame(struct seat *seat)
{
    struct video_frame frame;
    if (!video_frame(seat->video, &frame))
        return;
    seat->film = (struct screen_film){
        .planes = {frame.planes[0], frame.planes[1], frame.planes[2]},
        .pitches = {frame.pitches[0], frame.pitches[1], frame.pitches[2]},
        .w = frame.w,
        .h = frame.h,
        .matrix = (enum screen_matrix)frame.matrix,
        .is_full_range = frame.is_full_range,
    };
    seat->aspect_w = frame.aspect_w;
    seat->aspect_h = frame.aspect_h;
    seat->frames = frame.number;
}

static enum seat_event step_film(struct seat *seat, const struct seat_world *world)
{
    enum video_event event = video_step(seat->video, world->real_us, &seat->trouble);
    if (seat->is_on)
        take_frame(seat);
    switch (event) {
    case VIDEO_READY:
        seat->is_ready = true;
        break;
    case VIDEO_FRAME:
        return SEAT_FRAME;
    case VIDEO_ENDED:
        seat->is_ended = true;
        break;
    case VIDEO_FAULT:
        seat->is_broken = true;
        break;
    case VIDEO_NOTHING:
        break;
    }
    return SEAT_NOTHING;
}

static void step_picture(struct seat *seat, const struct seat_world *world)
{
    enum picture_state state = picture_step(seat->picture, world->real_us, &seat->trouble);
    if (state == PICTURE_PENDING)
        return;
    struct screen_image *image =
        state == PICTURE_DONE ? picture_image(seat->picture, world->screen) : NULL;
    picture_close(seat->picture);
    seat->picture = NULL;
    if (seat->kind != PLAYLIST_IMAGE) {
        if (!image)
            log_debug("app", "%s: a plain ground instead", seat->trouble.text);
        make_card(seat, world, image);
        screen_image_destroy(image);
        return;
    }
    seat->still = image;
    seat->is_ready = image != NULL;
    seat->is_broken = image == NULL;
}

/* READY or FAULT once, then ENDED once when the film is on screen. */
static enum seat_event tell(struct seat *seat, enum seat_event event)
{
    if (seat->is_broken && (!seat->is_told || seat->is_ready)) {
        seat->is_told = true;
        seat->is_ready = false;
        return SEAT_FAULT;
    }
    if (seat->is_broken)
        return SEAT_NOTHING;
    if (seat->is_ready && !seat->is_told) {
        seat->is_told = true;
        return SEAT_READY;
    }
    if (seat->is_ended && seat->is_on && !seat->is_end_told) {
        seat->is_end_told = true;
        return SEAT_ENDED;
    }
    return event;
}

enum seat_event seat_step(struct seat *seat, const struct seat_world *world)
{
    enum seat_event event = SEAT_NOTHING;
    if (!seat->is_taken)
        return event;
    if (seat->video && !seat->is_broken)
        event = step_film(seat, world);
    else if (seat->picture)
        step_picture(seat, world);
    return tell(seat, event);
}

void seat_enter(struct seat *seat)
{
    seat->is_on = true;
    if (seat->video)
        take_frame(seat);
}

bool seat_stage(const struct seat *seat, struct view_stage *out_stage)
{
    *out_stage = (struct view_stage){.serial = seat->frames};
    if (seat->still) {
        out_stage->still = seat->still;
        return true;
    }
    if (!seat->video || seat->frames == 0)
        return false;
    out_stage->film = &seat->film;
    out_stage->title = seat->texts[1];
    out_stage->film_aspect_w = seat->aspect_w;
    out_stage->film_aspect_h = seat->aspect_h;
    out_stage->film_fit = seat->fit;
    return true;
}

void seat_run(struct seat *seat, bool is_running, int64_t real_us)
{
    if (!seat->video || seat->is_broken)
        return;
    if (is_running)
        video_play(seat->video, real_us);
    else
        video_pause(seat->video);
}

void seat_apply_volume(struct seat *seat, const struct seat_world *world)
{
    if (seat->video && !seat->is_broken)
        video_set_volume(seat->video, volume_of(seat, world));
}

struct screen_image *seat_take_still(struct seat *seat)
{
    struct screen_image *still = seat->still;
    seat->still = NULL;
    return still;
}

struct video *seat_take_video(struct seat *seat)
{
    struct video *video = seat->video;
    seat->video = NULL;
    return video;
}

void seat_clear(struct seat *seat)
{
    video_close(seat->video);
    picture_close(seat->picture);
    screen_image_destroy(seat->still);
    free(seat->path);
    free(seat->item_path);
    for (size_t i = 0; i < sizeof(seat->texts) / sizeof(seat->texts[0]); i++)
        free(seat->texts[i]);
    *seat = (struct seat){.index = -1};
}
