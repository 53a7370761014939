#include "app/director_priv.h"
#include "base/number.h"

/* The film on screen is taken up again where it failed. */
static void prepare_again(struct director *director, struct director_effects *out)
{
    int seat = director_other_seat(director);
    director->seats[seat] = (struct director_seat){
        .state = DIRECTOR_SEAT_PREPARING,
        .item = director->seats[director->on].item,
        .kind = PLAYLIST_VIDEO,
        .enter = PLAYLIST_CUT,
        .is_resume = true,
    };
    struct director_effect *effect =
        director_add(out, DIRECTOR_PREPARE, seat, director->seats[seat].item);
    effect->start_ms = director->film_position_ms;
    effect->is_resume = true;
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
    (void)director_add(out, DIRECTOR_FAULT, director->on, item);
    if (director_next_seat(director)->item >= 0 && director_next_seat(director)->item != item) {
        director->cursor = item; /* what was ready comes again after this one */
        director->repeats_left = 0;
    }
    director_drop_next(director, out);
    if (!director->was_resumed && item >= 0) {
        director->was_resumed = true;
        director->is_hurry = true;
        director->hurry_why = "fault";
        prepare_again(director, out);
        return;
    }
    director_record(director, world, "fault", out);
    director->is_held = true;
    director->repeats_left = 0;
    back_off(director, world->now_ms);
    director_choose(director, world, 0, out);
}

/* What was being made ready will not be: it makes room. */
static void give_up_next(struct director *director, const struct director_world *world, int seat,
                         struct director_effects *out)
{
    struct director_seat *failed = &director->seats[seat];
    (void)director_add(out, DIRECTOR_DROP, seat, failed->item);
    if (failed->is_resume) {
        director_record(director, world, "fault", out);
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
    (void)director_add(out, DIRECTOR_FAULT, seat, failed->item);
    give_up_next(director, world, seat, out);
    back_off(director, world->now_ms);
    director_tick(director, world, out);
}

/* Its picture stays until another takes its place; to take it up again would need the decoder. */
static void end_on_screen(struct director *director, const struct director_world *world,
                          struct director_effects *out)
{
    director_record(director, world, "fault", out);
    director->is_held = true;
    director->repeats_left = 0;
}

void director_unable(struct director *director, const struct director_world *world, int seat,
                     struct director_effects *out)
{
    const struct director_seat *failed = &director->seats[seat];
    int decoder = director_decoder_of(failed->kind);
    if (failed->state == DIRECTOR_SEAT_FREE || decoder < 0)
        return;
    struct backoff *backoff = &director->decoders[decoder];
    if (backoff_fail(backoff, world->real_ms))
        director_add(out, DIRECTOR_UNABLE, seat, failed->item)->wait_ms = backoff->wait_ms;
    if (seat != director->on)
        give_up_next(director, world, seat, out);
    else if (!director->is_held)
        end_on_screen(director, world, out);
    director_tick(director, world, out);
}
