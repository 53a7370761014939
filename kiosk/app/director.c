#include "app/director_priv.h"

#include <assert.h>

#include "base/campaign.h"

void director_init(struct director *director, int speed)
{
    *director = (struct director){.on = -1, .cursor = -1, .speed = speed};
    director->seats[0].item = director->seats[1].item = -1;
}

struct director_effect *director_add(struct director_effects *out, enum director_effect_kind kind,
                                     int seat, int64_t item)
{
    assert(out->count < DIRECTOR_EFFECTS_MAX);
    struct director_effect *effect = &out->list[out->count++];
    *effect = (struct director_effect){.kind = kind, .seat = seat, .item = item};
    return effect;
}

int director_other_seat(const struct director *director)
{
    return director->on == 0 ? 1 : 0;
}

struct director_seat *director_next_seat(struct director *director)
{
    return &director->seats[director_other_seat(director)];
}

const struct director_seat *director_seat_on(const struct director *director)
{
    return director->on < 0 || director->is_held ? NULL : &director->seats[director->on];
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

/* How long the item on screen still has of its own; INT64_MAX when only its end will tell. */
static int64_t own_left_ms(const struct director *director, const struct director_world *world)
{
    const struct director_seat *seat = director_seat_on(director);
    if (!seat)
        return 0;
    if (seat->kind != PLAYLIST_VIDEO)
        return seat->duration_ms - shown_ms(director, world->now_ms);
    if (director->film_length_ms <= 0)
        return INT64_MAX;
    if (director->speed > 1)
        return director->film_length_ms - shown_ms(director, world->now_ms);
    return director->film_length_ms - director->film_position_ms;
}

bool director_is_change_due(const struct director *director, int64_t now_ms)
{
    return director->is_changing && now_ms >= director->change_by_ms;
}

/* How long it still may stay. */
static int64_t left_ms(const struct director *director, const struct director_world *world)
{
    int64_t left = own_left_ms(director, world);
    int64_t wait = director->change_by_ms - world->now_ms;
    return director->is_changing && wait < left ? wait : left;
}

void director_record(struct director *director, const struct director_world *world, const char *why,
                     struct director_effects *out)
{
    if (!director_seat_on(director))
        return;
    struct director_effect *effect =
        director_add(out, DIRECTOR_RECORD, director->on, director->seats[director->on].item);
    effect->shown_ms = shown_ms(director, world->now_ms);
    effect->why = why;
}

void director_drop_next(struct director *director, struct director_effects *out)
{
    struct director_seat *seat = director_next_seat(director);
    if (seat->state != DIRECTOR_SEAT_FREE)
        (void)director_add(out, DIRECTOR_DROP, director_other_seat(director), seat->item);
    *seat = (struct director_seat){.item = -1};
}

/* How the item takes the screen; a change of list or layout says so itself. */
static enum playlist_enter enter_of(const struct director *director,
                                    const struct playlist_item *item)
{
    if (!director->is_changing)
        return item->enter;
    return director->is_change_cut ? PLAYLIST_CUT : PLAYLIST_FADE;
}

static void prepare(struct director *director, const struct director_world *world, int64_t item,
                    struct director_effects *out)
{
    int seat = director_other_seat(director);
    const struct playlist_item *wanted = &world->list->items[item];
    director->seats[seat] = (struct director_seat){
        .state = DIRECTOR_SEAT_PREPARING,
        .item = item,
        .kind = wanted->kind,
        .duration_ms = wanted->duration_ms,
        .enter = enter_of(director, wanted),
    };
    (void)director_add(out, DIRECTOR_PREPARE, seat, item);
}

/* Nothing can be played: what is on screen, if anything, is over for good. */
static void fall_back(struct director *director, const struct director_world *world,
                      struct director_effects *out)
{
    if (director->on >= 0) {
        director_record(director, world,
                        director_is_change_due(director, world->now_ms) ? "changed" : "complete",
                        out);
        (void)director_add(out, DIRECTOR_DROP, director->on, director->seats[director->on].item);
        director->seats[director->on] = (struct director_seat){.item = -1};
    }
    director->on = -1;
    director->is_held = false;
    director->is_changing = false;
    director->not_before_ms = world->now_ms + DIRECTOR_EMPTY_MS;
    (void)director_add(out, DIRECTOR_EMPTY, -1, -1);
}

void director_choose(struct director *director, const struct director_world *world, int step,
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
        if (!director_seat_on(director) || left_ms(director, world) <= 0)
            fall_back(director, world, out);
        return;
    }
    director->cursor = item;
    prepare(director, world, item, out);
}

int64_t director_rest_ms(const struct director *director, const struct director_world *world)
{
    int64_t left = left_ms(director, world);
    const struct director_seat *next = &director->seats[director_other_seat(director)];
    if (next->state == DIRECTOR_SEAT_FREE && left != INT64_MAX)
        left -= (int64_t)DIRECTOR_LEAD_MS * director->speed;
    bool has_to_wait = director->is_paused || next->state == DIRECTOR_SEAT_PREPARING;
    return has_to_wait || left <= 0 ? INT64_MAX : left;
}

/* A still item that follows itself just stays; what tells of today is made anew. */
static bool stays(const struct director *director)
{
    const struct director_seat *seat = director_seat_on(director);
    return seat && seat->kind != PLAYLIST_VIDEO && seat->kind != PLAYLIST_COUNTDOWN &&
           seat->kind != PLAYLIST_STATS &&
           director->seats[director_other_seat(director)].item == seat->item &&
           !director->is_hurry && !director->is_changing;
}

static void swap(struct director *director, const struct director_world *world, const char *why,
                 struct director_effects *out)
{
    int seat = director_other_seat(director);
    bool is_resume = director->seats[seat].is_resume;
    if (stays(director)) {
        director_record(director, world, why, out);
        director_drop_next(director, out);
        director->began_ms = world->now_ms;
        return;
    }
    if (!is_resume)
        director_record(director, world, why, out);
    struct director_effect *effect =
        director_add(out, DIRECTOR_SHOW, seat, director->seats[seat].item);
    effect->is_resume = is_resume;
    effect->enter = director->seats[seat].enter;
    if (director->on >= 0) {
        (void)director_add(out, DIRECTOR_DROP, director->on, director->seats[director->on].item);
        director->seats[director->on] = (struct director_seat){.item = -1};
    }
    director->on = seat;
    director->is_held = false;
    director->is_hurry = false;
    director->faults_in_row = 0;
    if (!is_resume) {
        director->is_changing = false;
        director->began_ms = world->now_ms;
        director->was_resumed = false;
        director->film_position_ms = 0;
        director->film_length_ms = 0;
    }
    director->is_paused = false;
}

static void run_early(struct director *director, struct director_effects *out)
{
    struct director_seat *seat = director_next_seat(director);
    if (seat->is_running || seat->kind != PLAYLIST_VIDEO || seat->enter != PLAYLIST_CUT)
        return;
    seat->is_running = true;
    (void)director_add(out, DIRECTOR_RUN, director_other_seat(director), seat->item);
}

void director_tick(struct director *director, const struct director_world *world,
                   struct director_effects *out)
{
    if (director->is_paused)
        return;
    struct director_seat *seat = director_next_seat(director);
    int64_t left = left_ms(director, world);
    bool is_due = director_is_change_due(director, world->now_ms);
    bool is_idle = !director_seat_on(director) || director->is_hurry;
    if (seat->state == DIRECTOR_SEAT_FREE &&
        (is_idle || left <= (int64_t)DIRECTOR_LEAD_MS * director->speed))
        director_choose(director, world, 0, out);
    if (seat->state != DIRECTOR_SEAT_READY)
        return;
    const struct director_seat *on = director_seat_on(director);
    if (on && on->kind == PLAYLIST_VIDEO && director->speed == 1 && !director->is_hurry &&
        !is_due) {
        if (left > 0 && left <= DIRECTOR_UNPAUSE_MS)
            run_early(director, out);
        return; /* the film's own end makes the change */
    }
    const char *why = is_due ? "changed" : "complete";
    if (is_idle || left <= 0)
        swap(director, world, director->is_hurry ? director->hurry_why : why, out);
}

static void succeed(struct director *director, int seat, struct director_effects *out)
{
    int decoder = director_decoder_of(director->seats[seat].kind);
    if (decoder >= 0 && backoff_succeed(&director->decoders[decoder]))
        (void)director_add(out, DIRECTOR_ABLE, seat, director->seats[seat].item);
}

void director_ready(struct director *director, const struct director_world *world, int seat,
                    struct director_effects *out)
{
    if (seat == director->on || director->seats[seat].state != DIRECTOR_SEAT_PREPARING)
        return;
    director->seats[seat].state = DIRECTOR_SEAT_READY;
    succeed(director, seat, out);
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
    director_record(director, world, director->is_hurry ? director->hurry_why : "complete", out);
    director->is_held = true;
    director_tick(director, world, out);
}
