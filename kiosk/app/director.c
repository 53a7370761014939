#include "app/director.h"

#include <assert.h>

#include "base/campaign.h"
#include "base/number.h"

void director_init(struct director *director, int speed)
{
    *director = (struct director){.on = -1, .cursor = -1, .speed = speed};
    director->seats[0].item = director->seats[1].item = -1;
}

static struct director_effect *add(struct director_effects *out, enum director_effect_kind kind,
                                   int seat, int64_t item)
{
    assert(out->count < DIRECTOR_EFFECTS_MAX);
    struct director_effect *effect = &out->list[out->count++];
    *effect = (struct director_effect){.kind = kind, .seat = seat, .item = item};
    return effect;
}

static int other_seat(const struct director *director)
{
    return director->on == 0 ? 1 : 0;
}

static struct director_seat *next_seat(struct director *director)
{
    return &director->seats[other_seat(director)];
}

static const struct playlist_item *item_on(const struct director *director,
                                           const struct director_world *world)
{
    if (director->on < 0 || director->is_held)
        return NULL;
    int64_t item = director->seats[director->on].item;
    return item >= 0 && (size_t)item < world->list->count ? &world->list->items[item] : NULL;
}

/* Whether a countdown has something to say: its day is known and not over. */
static bool counts_down(const struct playlist_item *item, const struct playlist_today *today)
{
    struct civil_date day;
    return !today->is_clock_unset && campaign_parse_day(item->target, today->date, &day) &&
           civil_days(day) >= civil_days(today->date);
}

int director_decoder_of(enum playlist_kind kind)
{
    switch (kind) {
    case PLAYLIST_VIDEO:
        return DIRECTOR_DECODER_FILM;
    case PLAYLIST_IMAGE:
        return DIRECTOR_DECODER_PICTURE;
    default:
        return -1; /* a card does without its ground */
    }
}

struct choice {
    const struct director *director;
    const struct director_world *world;
};

static bool may_play(const struct playlist_item *item, const void *ctx)
{
    const struct choice *choice = ctx;
    const struct director_world *world = choice->world;
    int decoder = director_decoder_of(item->kind);
    if (item->kind == PLAYLIST_COUNTDOWN && !counts_down(item, world->today))
        return false;
    if (decoder >= 0 && !backoff_may_try(&choice->director->decoders[decoder], world->real_ms))
        return false;
    return !item->path || !playlist_faults_is_aside(world->faults, item->path, world->day);
}

static int64_t shown_ms(const struct director *director, int64_t now_ms)
{
    return (director->is_paused ? director->paused_ms : now_ms) - director->began_ms;
}

/* How long the item on screen still has; INT64_MAX when only its end will tell. */
static int64_t left_ms(const struct director *director, const struct director_world *world)
{
    const struct playlist_item *item = item_on(director, world);
    if (!item)
        return 0;
    if (item->kind != PLAYLIST_VIDEO)
        return item->duration_ms - shown_ms(director, world->now_ms);
    if (director->film_length_ms <= 0)
        return INT64_MAX;
    if (director->speed > 1)
        return director->film_length_ms - shown_ms(director, world->now_ms);
    return director->film_length_ms - director->film_position_ms;
}

static void record(struct director *director, const struct director_world *world, const char *why,
                   struct director_effects *out)
{
    if (!item_on(director, world))
        return;
    struct director_effect *effect =
        add(out, DIRECTOR_RECORD, director->on, director->seats[director->on].item);
    effect->shown_ms = shown_ms(director, world->now_ms);
    effect->why = why;
}

static void drop_next(struct director *director, struct director_effects *out)
{
    struct director_seat *seat = next_seat(director);
    if (seat->state != DIRECTOR_SEAT_FREE)
        (void)add(out, DIRECTOR_DROP, other_seat(director), seat->item);
    *seat = (struct director_seat){.item = -1};
}

static void prepare(struct director *director, int64_t item, int64_t start_ms, bool is_resume,
                    struct director_effects *out)
{
    int seat = other_seat(director);
    director->seats[seat] = (struct director_seat){
        .state = DIRECTOR_SEAT_PREPARING, .item = item, .is_resume = is_resume};
    struct director_effect *effect = add(out, DIRECTOR_PREPARE, seat, item);
    effect->start_ms = start_ms;
    effect->is_resume = is_resume;
}

/* Nothing can be played: what is on screen, if anything, is over for good. */
static void fall_back(struct director *director, const struct director_world *world,
                      struct director_effects *out)
{
    if (director->on >= 0) {
        record(director, world, "complete", out);
        (void)add(out, DIRECTOR_DROP, director->on, director->seats[director->on].item);
        director->seats[director->on] = (struct director_seat){.item = -1};
    }
    director->on = -1;
    director->is_held = false;
    director->not_before_ms = world->now_ms + DIRECTOR_EMPTY_MS;
    (void)add(out, DIRECTOR_EMPTY, -1, -1);
}

static void choose(struct director *director, const struct director_world *world, int step,
                   struct director_effects *out)
{
    if (world->now_ms < director->not_before_ms)
        return;
    int64_t item = director->cursor;
    if (step == 0 && director->repeats_left > 0) {
        director->repeats_left--;
    } else {
        struct choice choice = {director, world};
        item = playlist_next(world->list, director->cursor, step < 0 ? -1 : 1, world->today,
                             may_play, &choice);
        if (item >= 0)
            director->repeats_left = world->list->items[item].repeat - 1;
    }
    if (item < 0) {
        if (!item_on(director, world) || left_ms(director, world) <= 0)
            fall_back(director, world, out);
        return;
    }
    director->cursor = item;
    prepare(director, item, 0, false, out);
}

/* A still item that follows itself just stays. */
static bool stays(const struct director *director, const struct director_world *world)
{
    const struct playlist_item *item = item_on(director, world);
    return item && item->kind != PLAYLIST_VIDEO && item->kind != PLAYLIST_COUNTDOWN &&
           director->seats[other_seat(director)].item == director->seats[director->on].item &&
           !director->is_hurry;
}

static void swap(struct director *director, const struct director_world *world, const char *why,
                 struct director_effects *out)
{
    int seat = other_seat(director);
    bool is_resume = director->seats[seat].is_resume;
    if (stays(director, world)) {
        record(director, world, why, out);
        drop_next(director, out);
        director->began_ms = world->now_ms;
        return;
    }
    if (!is_resume)
        record(director, world, why, out);
    struct director_effect *effect = add(out, DIRECTOR_SHOW, seat, director->seats[seat].item);
    effect->is_resume = is_resume;
    if (director->on >= 0) {
        (void)add(out, DIRECTOR_DROP, director->on, director->seats[director->on].item);
        director->seats[director->on] = (struct director_seat){.item = -1};
    }
    director->on = seat;
    director->is_held = false;
    director->is_hurry = false;
    director->faults_in_row = 0;
    if (!is_resume) {
        director->began_ms = world->now_ms;
        director->was_resumed = false;
        director->film_position_ms = 0;
        director->film_length_ms = 0;
    }
    director->is_paused = false;
}

static void run_early(struct director *director, const struct director_world *world,
                      struct director_effects *out)
{
    struct director_seat *seat = next_seat(director);
    const struct playlist_item *next = &world->list->items[seat->item];
    if (seat->is_running || next->kind != PLAYLIST_VIDEO || next->enter != PLAYLIST_CUT)
        return;
    seat->is_running = true;
    (void)add(out, DIRECTOR_RUN, other_seat(director), seat->item);
}

void director_tick(struct director *director, const struct director_world *world,
                   struct director_effects *out)
{
    if (director->is_paused)
        return;
    struct director_seat *seat = next_seat(director);
    int64_t left = left_ms(director, world);
    bool is_idle = !item_on(director, world) || director->is_hurry;
    if (seat->state == DIRECTOR_SEAT_FREE &&
        (is_idle || left <= (int64_t)DIRECTOR_LEAD_MS * director->speed))
        choose(director, world, 0, out);
    if (seat->state != DIRECTOR_SEAT_READY)
        return;
    const struct playlist_item *item = item_on(director, world);
    bool is_film = item && item->kind == PLAYLIST_VIDEO;
    if (is_film && director->speed == 1 && !director->is_hurry) {
        if (left > 0 && left <= DIRECTOR_UNPAUSE_MS)
            run_early(director, world, out);
        return; /* the film's own end makes the change */
    }
    if (is_idle || left <= 0)
        swap(director, world, director->is_hurry ? director->hurry_why : "complete", out);
}

static int decoder_in(const struct director *director, const struct director_world *world, int seat)
{
    int64_t item = director->seats[seat].item;
    bool is_there = item >= 0 && (size_t)item < world->list->count;
    return is_there ? director_decoder_of(world->list->items[item].kind) : -1;
}

static void succeed(struct director *director, const struct director_world *world, int seat,
                    struct director_effects *out)
{
    int decoder = decoder_in(director, world, seat);
    if (decoder >= 0 && backoff_succeed(&director->decoders[decoder]))
        (void)add(out, DIRECTOR_ABLE, seat, director->seats[seat].item);
}

void director_ready(struct director *director, const struct director_world *world, int seat,
                    struct director_effects *out)
{
    if (seat == director->on || director->seats[seat].state != DIRECTOR_SEAT_PREPARING)
        return;
    director->seats[seat].state = DIRECTOR_SEAT_READY;
    succeed(director, world, seat, out);
    director_tick(director, world, out);
}

static void back_off(struct director *director, int64_t now_ms)
{
    int64_t wait_ms = 0;
    if (director->faults_in_row > 0)
        wait_ms = (int64_t)DIRECTOR_RETRY_MIN_MS
                  << number_clamp(director->faults_in_row - 1, 0, 10);
    director->faults_in_row++;
    director->not_before_ms = now_ms + number_clamp(wait_ms, 0, DIRECTOR_RETRY_MAX_MS);
}

static void fail_on_screen(struct director *director, const struct director_world *world,
                           struct director_effects *out)
{
    int64_t item = director->seats[director->on].item;
    (void)add(out, DIRECTOR_FAULT, director->on, item);
    if (next_seat(director)->item >= 0 && next_seat(director)->item != item) {
        director->cursor = item; /* what was ready comes again after this one */
        director->repeats_left = 0;
    }
    drop_next(director, out);
    if (!director->was_resumed) {
        director->was_resumed = true;
        director->is_hurry = true;
        director->hurry_why = "fault";
        prepare(director, item, director->film_position_ms, true, out);
        return;
    }
    record(director, world, "fault", out);
    director->is_held = true;
    director->repeats_left = 0;
    back_off(director, world->now_ms);
    choose(director, world, 0, out);
}

/* What was being made ready will not be: it makes room. */
static void give_up_next(struct director *director, const struct director_world *world, int seat,
                         struct director_effects *out)
{
    struct director_seat *failed = &director->seats[seat];
    (void)add(out, DIRECTOR_DROP, seat, failed->item);
    if (failed->is_resume) {
        record(director, world, "fault", out);
        director->is_held = true;
    }
    *failed = (struct director_seat){.item = -1};
    director->repeats_left = 0;
}

void director_failed(struct director *director, const struct director_world *world, int seat,
                     struct director_effects *out)
{
    const struct director_seat *failed = &director->seats[seat];
    if (failed->state == DIRECTOR_SEAT_FREE)
        return;
    if (seat == director->on) {
        if (!director->is_held)
            fail_on_screen(director, world, out);
        return;
    }
    (void)add(out, DIRECTOR_FAULT, seat, failed->item);
    give_up_next(director, world, seat, out);
    back_off(director, world->now_ms);
    director_tick(director, world, out);
}

/* Its picture stays until another takes its place; to take it up again would need the decoder. */
static void end_on_screen(struct director *director, const struct director_world *world,
                          struct director_effects *out)
{
    record(director, world, "fault", out);
    director->is_held = true;
    director->repeats_left = 0;
}

void director_unable(struct director *director, const struct director_world *world, int seat,
                     struct director_effects *out)
{
    const struct director_seat *failed = &director->seats[seat];
    int decoder = decoder_in(director, world, seat);
    if (failed->state == DIRECTOR_SEAT_FREE || decoder < 0)
        return;
    struct backoff *backoff = &director->decoders[decoder];
    if (backoff_fail(backoff, world->real_ms))
        add(out, DIRECTOR_UNABLE, seat, failed->item)->wait_ms = backoff->wait_ms;
    if (seat != director->on)
        give_up_next(director, world, seat, out);
    else if (!director->is_held)
        end_on_screen(director, world, out);
    director_tick(director, world, out);
}

void director_progress(struct director *director, int64_t position_ms, int64_t length_ms)
{
    director->film_position_ms = position_ms;
    director->film_length_ms = length_ms;
}

void director_ended(struct director *director, const struct director_world *world,
                    struct director_effects *out)
{
    if (director->on < 0 || director->is_held)
        return;
    record(director, world, director->is_hurry ? director->hurry_why : "complete", out);
    director->is_held = true;
    director_tick(director, world, out);
}

void director_skip(struct director *director, const struct director_world *world, int step,
                   struct director_effects *out)
{
    const char *why = step < 0 ? "previous" : "next";
    if (director->is_paused)
        director_pause(director, world, false, out);
    if (step < 0) {
        drop_next(director, out);
        if (director->on >= 0)
            director->cursor = director->seats[director->on].item;
    } else if (next_seat(director)->is_resume ||
               (director->repeats_left > 0 && next_seat(director)->item == director->cursor)) {
        drop_next(director, out);
    }
    director->repeats_left = 0;
    director->is_hurry = true;
    director->hurry_why = why;
    director->not_before_ms = world->now_ms;
    if (next_seat(director)->state == DIRECTOR_SEAT_FREE)
        choose(director, world, step, out);
    director_tick(director, world, out);
}

void director_pause(struct director *director, const struct director_world *world, bool is_paused,
                    struct director_effects *out)
{
    if (director->is_paused == is_paused)
        return;
    const struct playlist_item *item = item_on(director, world);
    bool is_film = item && item->kind == PLAYLIST_VIDEO;
    if (is_paused) {
        director->paused_ms = world->now_ms;
    } else {
        director->began_ms += world->now_ms - director->paused_ms;
    }
    director->is_paused = is_paused;
    if (is_film)
        (void)add(out, is_paused ? DIRECTOR_HALT : DIRECTOR_RUN, director->on,
                  director->seats[director->on].item);
    struct director_seat *next = next_seat(director);
    if (is_paused && next->is_running) {
        next->is_running = false; /* it had got going early */
        (void)add(out, DIRECTOR_HALT, other_seat(director), next->item);
    }
}

void director_leave(struct director *director, const struct director_world *world, const char *why,
                    struct director_effects *out)
{
    drop_next(director, out);
    record(director, world, why, out);
    if (director->on >= 0)
        (void)add(out, DIRECTOR_HALT, director->on, director->seats[director->on].item);
    director->is_held = director->on >= 0;
    if (director->on >= 0)
        director->seats[director->on].item = -1; /* of a list that may be gone */
    director->is_paused = false;
    director->is_hurry = false;
    director->repeats_left = 0;
    director->cursor = -1;
    director->not_before_ms = world->now_ms;
    director->faults_in_row = 0;
}
