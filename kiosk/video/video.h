/*
 * video: the parent's side of one film: a decoder process, its frames, its health.
 *
 * One struct video plays one film once, in a process of its own (anxuan-film), which ends with it.
 * Order: video_open() -> poll video_fd() for POLLIN and call video_step() (also every 100 ms
 * without news) -> events. READY: the first frame is there and the film stands still on it ->
 * video_play(). FRAME: video_frame() gives the next one in order, or the newest when nobody asked
 * for the one before. The first one stays until video_play() was called and it was asked for, so a
 * film may be started a little before it is brought on screen. ENDED or FAULT come once and are the
 * last event: stop polling then. The frame shown stays valid until video_close(), which never
 * blocks long (it kills). Nothing the child says is believed before it is checked: sizes are the
 * parent's. A picture equal to the one before it is not put out again.
 *
 * The frames lie in a shared memory ring that the parent made. wire.h has the messages; another
 * producer of frames (a zero-copy output module) can stand behind the same messages.
 */
#ifndef VIDEO_VIDEO_H
#define VIDEO_VIDEO_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

#define VIDEO_WIDTH_MAX      4096
#define VIDEO_HEIGHT_MAX     4096
#define VIDEO_READY_LIMIT_MS 5000  /* from open to the first frame */
#define VIDEO_STALL_MS       2000  /* without progress while it should run */
#define VIDEO_STILL_LIMIT_MS 60000 /* one picture of a film that does not know its length */

enum video_matrix { VIDEO_BT601, VIDEO_BT709, VIDEO_BT2020, VIDEO_MATRIX_COUNT };

/* One picture, I420. Valid until the next video_step() or video_close(). */
struct video_frame {
    const uint8_t *planes[3]; /* Y, U, V */
    int pitches[3];           /* bytes per row */
    int w, h;                 /* visible size in pixels, 1 to 4096 */
    int aspect_w, aspect_h;   /* size in square pixels to fit with (SAR applied), 1 to 8192 */
    enum video_matrix matrix;
    bool is_full_range;
    int64_t number; /* 1 for the first one shown, +1 for each that the decoder put out */
};

enum video_event { VIDEO_NOTHING, VIDEO_READY, VIDEO_FRAME, VIDEO_ENDED, VIDEO_FAULT };

struct video_request {
    const char *program;      /* path of anxuan-film */
    const char *path;         /* the film: opened here, once */
    bool is_cell_optional;    /* also on a machine that cannot confine the decoder */
    int64_t start_ms;         /* where to begin, 0: at the beginning */
    bool is_exact;            /* within 0.2 s; else from the key frame before: quicker */
    int volume_pct;           /* 0 to 100 */
    const char *sound_device; /* "auto", "none", or an ALSA name */
    int64_t real_us;          /* clock_real_us() now */
};

struct video; /* opaque */

/*
 * Starts a decoder. On failure NULL: ERR_IO, ERR_GONE, ERR_UNSUPPORTED or ERR_PARSE (empty) for the
 * file, ERR_CHILD for the program. Free with video_close().
 */
struct video *video_open(const struct video_request *request, struct err *err) MUST_USE;

/* Kills what is left of the process, waits for its end (10 to 20 ms for a running one), frees. NULL
 * is fine. */
void video_close(struct video *video);

/* For the frame path: kills and does not wait; video_close() does not block once video_is_gone().
 */
void video_kill(struct video *video);
bool video_is_gone(struct video *video);

/* The descriptor to poll for POLLIN. */
int video_fd(const struct video *video);

/*
 * Takes in what the child sent and looks at its health; returns the most important event since the
 * last call (FAULT > ENDED > READY > FRAME > NOTHING). real_us: clock_real_us().
 *
 * With FAULT *err says what is wrong, and its code whose doing it is: the film's own (ERR_PARSE
 * damaged, ERR_UNSUPPORTED nothing to be seen or decoded, ERR_INVALID start_ms behind its end,
 * ERR_IO cannot be opened), the decoder's with this film (ERR_GONE died, ERR_UNTRUSTED lied), or
 * perhaps the machine's (ERR_BUSY too late or stalled, libvlc does not start; ERR_CHILD it cannot
 * confine itself, or did not).
 */
enum video_event video_step(struct video *video, int64_t real_us, struct err *err);

/* Lets it run, stands it still, sets the volume (0 to 100). */
void video_play(struct video *video, int64_t real_us);
void video_pause(struct video *video);
void video_set_volume(struct video *video, int volume_pct);

/* The current frame; false before the first one. */
bool video_frame(struct video *video, struct video_frame *out_frame);

/* Length in ms, 0 when unknown; position in ms of the newest news; frames lost in the decoder. */
int64_t video_length_ms(const struct video *video);
int64_t video_position_ms(const struct video *video);
int64_t video_dropped(const struct video *video);

/* How the decoder says it is confined, in words; "" before it did. Borrowed. */
const char *video_cell(const struct video *video);

/* Tells whether the film goes on without sound because the sound device cannot be used. */
bool video_is_silent(const struct video *video);

#endif
