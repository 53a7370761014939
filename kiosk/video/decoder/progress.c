#include "video/decoder/progress.h"

#include "base/number.h"
#include "video/wire.h"

#define CARRY_MAX_MS 1000 /* when libvlc is silent for longer, the film does not move */

void progress_init(struct progress *progress, int64_t start_ms)
{
    *progress = (struct progress){.position_ms = start_ms};
    (void)pthread_mutex_init(&progress->lock, NULL); /* default attributes: cannot fail */
}

static int64_t carried_ms(const struct progress *progress, int64_t real_us)
{
    int64_t carry = progress->is_running ? (real_us - progress->told_us) / 1000 : 0;
    int64_t end = progress->length_ms > 0 ? progress->length_ms : WIRE_TIME_MAX_MS;
    int64_t now = progress->position_ms + number_clamp(carry, 0, CARRY_MAX_MS);
    return number_clamp(now, 0, progress->position_ms > end ? progress->position_ms : end);
}

void progress_tell_position(struct progress *progress, int64_t position_ms, int64_t real_us)
{
    (void)pthread_mutex_lock(&progress->lock);
    progress->position_ms = number_clamp(position_ms, 0, WIRE_TIME_MAX_MS);
    progress->told_us = real_us;
    (void)pthread_mutex_unlock(&progress->lock);
}

void progress_tell_length(struct progress *progress, int64_t length_ms)
{
    (void)pthread_mutex_lock(&progress->lock);
    progress->length_ms = number_clamp(length_ms, 0, WIRE_TIME_MAX_MS);
    (void)pthread_mutex_unlock(&progress->lock);
}

void progress_tell_running(struct progress *progress, bool is_running, int64_t real_us)
{
    (void)pthread_mutex_lock(&progress->lock);
    progress->position_ms = carried_ms(progress, real_us);
    progress->told_us = real_us;
    progress->is_running = is_running;
    (void)pthread_mutex_unlock(&progress->lock);
}

void progress_get(struct progress *progress, int64_t real_us, int64_t *out_position_ms,
                  int64_t *out_length_ms)
{
    (void)pthread_mutex_lock(&progress->lock);
    *out_position_ms = carried_ms(progress, real_us);
    *out_length_ms = progress->length_ms;
    (void)pthread_mutex_unlock(&progress->lock);
}
