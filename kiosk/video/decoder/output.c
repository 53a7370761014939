/*
 * What libvlc 3 does with a memory output, all of it observed:
 * - choose_format() runs up to three times for one opening (hardware formats are offered first) and
 *   again on every change of size in the middle; it is offered the decoder's padded size. The
 *   answer is the size the visible picture is scaled to, so the visible size has to be found
 *   elsewhere. The media's tracks know it for most containers, but not for MPEG-TS and not after a
 *   change. The core writes it into its log, but only once the choice has held: hardware formats
 *   hold where the package vlc-plugin-video-output can convert them, so there it is known in time.
 *   But the offered size is part of a video_format_t, and there the visible size stands behind it.
 * - The log is all that knows the shape of a pixel for MPEG-TS; it does before the first picture.
 * - A picture is copied between lock() and unlock(), and due at display(). A paused output shows
 *   the same picture again every 60 to 80 ms, and so does one that waits for a late next picture.
 */
#include "video/decoder/output.h"

#include <pthread.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/number.h"
#include "video/decoder/shape.h"
#include "video/video.h"

#define HD_LINES      720
#define NUMBER_DIGITS 9

struct output {
    struct slots *slots;
    struct progress *progress;
    libvlc_media_t *media;
    struct output_first first;
    bool has_first;

    struct wire_frame frame; /* the format agreed on */
    unsigned padded_w, padded_h;
    unsigned visible_w, visible_h; /* 0: not known when the format was agreed on */
    bool is_aspect_due;     /* the log may know better after the choice of format than before */
    struct wire_frame last; /* given away last */
    bool has_last;

    pthread_mutex_t lock; /* of what follows: other threads ask or tell */
    struct shape logged;
    int64_t shown_us;
};

/* --- the visible size ---------------------------------------------------------------------- */

bool output_wants_log(const char *format)
{
    return strncmp(format, "%s sz ", strlen("%s sz ")) == 0;
}

/* Finds "LABELaSEPARATORb" in text. */
static bool find_pair(const char *text, const char *label, char separator, unsigned out_pair[2])
{
    const char *cursor = strstr(text, label);
    int64_t first = 0;
    int64_t second = 0;
    if (!cursor)
        return false;
    cursor += strlen(label);
    if (!number_scan_digits(&cursor, NUMBER_DIGITS, &first) || *cursor != separator)
        return false;
    cursor++;
    if (!number_scan_digits(&cursor, NUMBER_DIGITS, &second))
        return false;
    out_pair[0] = (unsigned)first;
    out_pair[1] = (unsigned)second;
    return true;
}

void output_read_log(struct output *output, const char *message)
{
    unsigned size[2];
    unsigned sar[2];
    if (strncmp(message, "original format ", strlen("original format ")) != 0 ||
        !find_pair(message, "vsz ", 'x', size) || !find_pair(message, "sar ", ':', sar))
        return;
    (void)pthread_mutex_lock(&output->lock);
    output->logged = (struct shape){size[0], size[1], sar[0], sar[1]};
    (void)pthread_mutex_unlock(&output->lock);
}

/* The first video track as the container describes it, and how it lies. */
static struct shape find_track(const struct output *output, bool *out_is_turned)
{
    libvlc_media_track_t **tracks = NULL;
    struct shape shape = {0};
    unsigned count = libvlc_media_tracks_get(output->media, &tracks);
    *out_is_turned = false;
    for (unsigned i = 0; i < count && shape.w == 0; i++) {
        if (tracks[i]->i_type != libvlc_track_video)
            continue;
        const libvlc_video_track_t *video = tracks[i]->video;
        shape = (struct shape){video->i_width, video->i_height, video->i_sar_num, video->i_sar_den};
        *out_is_turned = video->i_orientation >= libvlc_video_orient_left_top;
    }
    if (count > 0)
        libvlc_media_tracks_release(tracks, count);
    return shape;
}

/* libvlc 3's video_format_t from its i_width on (vlc_es.h, whose layout every plugin relies on). */
struct offer {
    unsigned w, h; /* padded */
    unsigned x, y;
    unsigned visible_w, visible_h;
};

/* w and h, of which libvlc gave us the addresses, are fields of an offer. */
static void read_offer(struct output *output, const unsigned *w, const unsigned *h)
{
    struct offer offer = {.w = *w, .h = *h};
    if (h == w + 1)
        memcpy(&offer, w, sizeof(offer));
    output->padded_w = offer.w;
    output->padded_h = offer.h;
    output->visible_w = offer.visible_w;
    output->visible_h = offer.visible_h;
}

/* The shape of a picture of this size, as well as log and container know it. */
static struct shape find_told_shape(struct output *output, unsigned padded_w, unsigned padded_h)
{
    bool is_turned = false;
    struct shape track = find_track(output, &is_turned);
    (void)pthread_mutex_lock(&output->lock);
    struct shape logged = output->logged;
    (void)pthread_mutex_unlock(&output->lock);
    if (is_turned) {
        track = shape_turn(track);
        logged = shape_turn(logged);
    }
    if (shape_fits(logged, padded_w, padded_h))
        return logged;
    if (shape_fits(track, padded_w, padded_h))
        return track;
    return (struct shape){padded_w, padded_h, 1, 1};
}

/* The picture's shape as shown. */
static struct shape find_shape(struct output *output)
{
    struct shape shape = find_told_shape(output, output->padded_w, output->padded_h);
    struct shape offered = {output->visible_w, output->visible_h, shape.sar_num, shape.sar_den};
    return shape_fits(offered, output->padded_w, output->padded_h) ? offered : shape;
}

/* --- libvlc's callbacks -------------------------------------------------------------------- */

static unsigned choose_format(void **opaque, char *chroma, unsigned *w, unsigned *h,
                              unsigned *pitches, unsigned *lines)
{
    struct output *output = *opaque;
    struct wire_frame *frame = &output->frame;
    bool is_rgb = strncmp(chroma, "RV", 2) == 0 || strncmp(chroma, "RGB", 3) == 0 ||
                  strncmp(chroma, "BGR", 3) == 0 || strncmp(chroma, "GBR", 3) == 0;
    read_offer(output, w, h);
    struct shape shape = find_shape(output);
    shape_lay_out(shape, frame);
    output->is_aspect_due = true;
    frame->is_full_range = strncmp(chroma, "J420", 4) == 0; /* laid out as I420 */
    if (!frame->is_full_range)
        memcpy(chroma, "I420", 4);
    /* libvlc 3 does not tell the matrix: what size says is right but for rare films; swscale makes
     * 601 of RGB. */
    frame->matrix = shape.h >= HD_LINES && !is_rgb ? VIDEO_BT709 : VIDEO_BT601;
    *w = frame->w;
    *h = frame->h;
    for (int plane = 0; plane < 3; plane++) {
        pitches[plane] = frame->pitches[plane];
        lines[plane] = plane == 0 ? frame->h : (frame->h + 1) / 2;
    }
    return 1;
}

static void forget_format(void *opaque)
{
    (void)opaque; /* the ring stays */
}

static void *lock_picture(void *opaque, void **planes)
{
    struct output *output = opaque;
    if (output->is_aspect_due) {
        shape_aspect(find_shape(output), &output->frame);
        output->is_aspect_due = false;
    }
    output->frame.slot = slots_writable(output->slots);
    uint8_t *slot = slots_bytes(output->slots, output->frame.slot);
    for (int plane = 0; plane < 3; plane++)
        planes[plane] = slot + output->frame.offsets[plane];
    return NULL;
}

static void unlock_picture(void *opaque, void *picture, void *const *planes)
{
    (void)opaque;
    (void)picture;
    (void)planes;
}

static bool is_same_layout(const struct wire_frame *a, const struct wire_frame *b)
{
    struct wire_frame moved = *a;
    moved.slot = b->slot;
    return memcmp(&moved, b, sizeof(moved)) == 0;
}

/*
 * Compares with the picture given away last, which is still in its slot unless it is being written
 * over just now. Differing pictures differ in their first rows mostly, so this costs nothing for a
 * moving film and saves the player its work for a still one.
 */
static bool is_shown_already(const struct output *output)
{
    const struct wire_frame *frame = &output->frame;
    if (!output->has_last || output->last.slot == frame->slot ||
        !is_same_layout(frame, &output->last))
        return false;
    const uint8_t *now = slots_bytes(output->slots, frame->slot);
    const uint8_t *before = slots_bytes(output->slots, output->last.slot);
    for (int plane = 0; plane < 3; plane++) {
        size_t w = plane == 0 ? frame->w : (frame->w + 1) / 2;
        size_t rows = plane == 0 ? frame->h : (frame->h + 1) / 2;
        for (size_t row = 0; row < rows; row++) {
            size_t at = frame->offsets[plane] + row * frame->pitches[plane];
            if (memcmp(now + at, before + at, w) != 0)
                return false;
        }
    }
    return true;
}

static void show_picture(void *opaque, void *picture)
{
    struct output *output = opaque;
    (void)picture;
    if (is_shown_already(output))
        return;
    if (!output->has_first) {
        output->has_first = true;
        output->first.call(output->first.ctx);
    }
    struct wire_news news = {.frame = output->frame};
    int64_t now_us = clock_real_us();
    (void)pthread_mutex_lock(&output->lock);
    output->shown_us = now_us;
    (void)pthread_mutex_unlock(&output->lock);
    progress_get(output->progress, now_us, &news.position_ms, &news.length_ms);
    if (slots_give(output->slots, &news)) {
        output->last = output->frame;
        output->has_last = true;
    }
}

int64_t output_shown_us(struct output *output)
{
    (void)pthread_mutex_lock(&output->lock);
    int64_t shown_us = output->shown_us;
    (void)pthread_mutex_unlock(&output->lock);
    return shown_us;
}

struct output *output_attach(libvlc_media_player_t *player, libvlc_media_t *media,
                             struct slots *slots, struct progress *progress,
                             struct output_first first)
{
    struct output *output = mem_alloc(sizeof(*output));
    (void)pthread_mutex_init(&output->lock, NULL); /* default attributes: cannot fail */
    output->media = media;
    output->slots = slots;
    output->progress = progress;
    output->first = first;
    libvlc_video_set_callbacks(player, lock_picture, unlock_picture, show_picture, output);
    libvlc_video_set_format_callbacks(player, choose_format, forget_format);
    return output;
}
