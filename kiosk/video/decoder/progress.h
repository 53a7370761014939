/*
 * video/decoder/progress: where in the film we are. libvlc tells its time a few times a second; in
 * between it is carried on by the clock. Safe from any thread.
 */
#ifndef VIDEO_DECODER_PROGRESS_H
#define VIDEO_DECODER_PROGRESS_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

struct progress {
    pthread_mutex_t lock;
    int64_t position_ms; /* at told_us */
    int64_t told_us;
    int64_t length_ms; /* 0: unknown */
    bool is_running;
};

void progress_init(struct progress *progress, int64_t start_ms);

/* What libvlc says; real_us: clock_real_us(). Out of range is made to fit the wire. */
void progress_tell_position(struct progress *progress, int64_t position_ms, int64_t real_us);
void progress_tell_length(struct progress *progress, int64_t length_ms);
void progress_tell_running(struct progress *progress, bool is_running, int64_t real_us);

void progress_get(struct progress *progress, int64_t real_us, int64_t *out_position_ms,
                  int64_t *out_length_ms);

#endif
