#include "app/director_priv.h"

void director_skip(struct director *director, const struct director_world *world, int step,
                   struct director_effects *out)
{
    const char *why = step < 0 ? "previous" : "next";
    if (director->is_paused)
        director_pause(director, world, false, out);
    if (step < 0) {
        director_drop_next(director, out);
        if (director->on >= 0)
            director->cursor = director->seats[director->on].item;
    } else if (director_next_seat(director)->is_resume ||
               (director->repeats_left > 0 &&
                director_next_seat(director)->item == director->cursor)) {
        director_drop_next(director, out);
    }
    director->repeats_left = 0;
    director->is_hurry = true;
    director->hurry_why = why;
    director->not_before_ms = world->now_ms;
    if (director_next_seat(director)->state == DIRECTOR_SEAT_FREE)
        director_choose(director, world, step, out);
    director_tick(director, world, out);
}

void director_pause(struct director *director, const struct director_world *world, bool is_paused,
                    struct director_effects *out)
{
    if (director->is_paused == is_paused)
        return;
    const struct director_seat *on = director_seat_on(director);
    bool is_film = on && on->kind == PLAYLIST_VIDEO;
    if (is_paused) {
        director->paused_ms = world->now_ms;
    } else {
        director->began_ms += world->now_ms - director->paused_ms;
    }
    director->is_paused = is_paused;
    if (is_film)
        (void)director_add(out, is_paused ? DIRECTOR_HALT : DIRECTOR_RUN, director->on,
                           director->seats[director->on].item);
    struct director_seat *next = director_next_seat(director);
    if (is_paused && next->is_running) {
        next->is_running = false; /* it had got going early */
        (void)director_add(out, DIRECTOR_HALT, director_other_seat(director), next->item);
    }
}

void director_change(struct director *director, const struct director_world *world,
                     const struct director_change *change, struct director_effects *out)
{
    struct director_seat *on = director->on >= 0 ? &director->seats[director->on] : NULL;
    int64_t by_ms = world->now_ms + (change->is_cut ? 0 : change->wait_ms);
    if (director->is_changing && director->change_by_ms < by_ms)
        by_ms = director->change_by_ms; /* a second change waits no longer than the first */
    if (director->is_paused)
        director_pause(director, world, false, out);
    director_drop_next(director, out);
    if (!change->is_same && on)
        on->item = -1;
    director->cursor = change->is_same && on ? on->item : -1;
    director->repeats_left = 0;
    director->is_changing = true;
    director->is_change_cut = change->is_cut;
    director->change_by_ms = by_ms;
    director->not_before_ms = world->now_ms;
    director->faults_in_row = 0;
    director_tick(director, world, out);
}

void director_stop(struct director *director, const struct director_world *world, const char *why,
                   struct director_effects *out)
{
    director_leave(director, world, why, out);
    if (director->on >= 0)
        (void)director_add(out, DIRECTOR_DROP, director->on, -1);
    director->seats[0] = director->seats[1] = (struct director_seat){.item = -1};
    director->on = -1;
    director->is_held = false;
}

void director_leave(struct director *director, const struct director_world *world, const char *why,
                    struct director_effects *out)
{
    director_drop_next(director, out);
    director_record(director, world, why, out);
    if (director->on >= 0)
        (void)director_add(out, DIRECTOR_HALT, director->on, director->seats[director->on].item);
    director->is_held = director->on >= 0;
    if (director->on >= 0)
        director->seats[director->on].item = -1; /* of a list that may be gone */
    director->is_paused = false;
    director->is_hurry = false;
    director->is_changing = false;
    director->repeats_left = 0;
    director->cursor = -1;
    director->not_before_ms = world->now_ms;
    director->faults_in_row = 0;
}
