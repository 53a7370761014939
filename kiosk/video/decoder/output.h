/*
 * video/decoder/output: libvlc's pictures into the ring, through its memory output (vmem). The only
 * file that knows vmem: another output may take its place.
 */
#ifndef VIDEO_DECODER_OUTPUT_H
#define VIDEO_DECODER_OUTPUT_H

#include <stdbool.h>
#include <vlc/vlc.h>

#include "video/decoder/progress.h"
#include "video/decoder/slots.h"

struct output; /* opaque */

/* Called once, on libvlc's thread, before the first picture is given away. Must not wait for
 * libvlc. */
struct output_first {
    void (*call)(void *ctx);
    void *ctx;
};

/* Puts itself behind player, which plays media, before it starts. Lives as long as the process. */
struct output *output_attach(libvlc_media_player_t *player, libvlc_media_t *media,
                             struct slots *slots, struct progress *progress,
                             struct output_first first);

/* When the newest picture was shown, by clock_real_us(); 0: none yet. From any thread. */
int64_t output_shown_us(struct output *output);

/*
 * Looks at a message of libvlc's log for the size of the pictures; from the log callback, on the
 * thread that wrote it. The shape is remembered in *output.
 */
void output_read_log(struct output *output, const char *message);

/* Tells whether a message with this format is worth output_read_log(). */
bool output_wants_log(const char *format);

#endif
