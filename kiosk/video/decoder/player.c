/*
 * A film:
 * start --first picture--> paused <--PLAY / PAUSE--> playing --end--> ENDED
 * any of these --libvlc gives up, nothing to see, end too early--> FAULT
 *
 * Sound only:
 * start --library is up--> waiting --PLAY--> playing --end--> ENDED, or FAULT
 *
 * libvlc pauses and resumes asynchronously, and drops a resume that comes before its pause is done.
 * So orders are not passed on once but compared with the state that libvlc reports, at every turn.
 */
#include "video/decoder/player.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <vlc/vlc.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/utf8.h"
#include "video/decoder/output.h"
#include "video/decoder/progress.h"
#include "video/decoder/sound.h"

#define TURN_MS        100
#define END_TURN_MS    1   /* while the last picture may be under way */
#define FRAME_USUAL_MS 40  /* when the film does not say */
#define FRAME_MAX_MS   100 /* no longer is waited for */
#define TRACKS_LIMIT_US                                                                            \
    1000000                      /* from playing to a video track: some containers list them late  \
                                  */
#define PICTURE_LIMIT_US 4000000 /* from playing to the first picture */
#define CUT_SHORT_MS     2000    /* lengths are inexact; this much is not */
#define ARGS_MAX         24
#define THREADS_MAX      8

/* What was noted since the last turn, and what holds. */
struct notes {
    bool wants_run;
    bool is_playing, is_paused; /* as libvlc reports */
    bool has_picture;
    bool has_ended, has_failed;
    bool has_moved;        /* its time went on */
    bool is_volume_due;    /* ordered, or a new sound output */
    bool is_sound_refused; /* the output cannot be opened */
};

struct player {
    struct player_request request;
    struct slots *slots;
    struct output *output;
    struct sound sound;
    struct progress progress;
    libvlc_instance_t *vlc;
    libvlc_media_t *media;
    libvlc_media_player_t *film;
    int64_t playing_since_us; /* 0: not yet */
    bool is_silenced;

    pthread_mutex_t lock; /* of what follows */
    pthread_cond_t is_noted;
    struct notes notes;
    bool has_notes; /* since the last turn */
    int volume_pct;
};

struct player *player_create(const struct player_request *request, struct slots *slots)
{
    struct player *player = mem_alloc(sizeof(*player));
    pthread_condattr_t monotonic;
    (void)pthread_condattr_init(&monotonic); /* these fail only on bad arguments */
    (void)pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    (void)pthread_cond_init(&player->is_noted, &monotonic);
    (void)pthread_condattr_destroy(&monotonic);
    (void)pthread_mutex_init(&player->lock, NULL);
    player->request = *request;
    player->slots = slots;
    player->volume_pct = request->volume_pct;
    progress_init(&player->progress, request->start_ms);
    return player;
}

/* --- notes, from any thread ---------------------------------------------------------------- */

static struct notes *note_begin(struct player *player)
{
    (void)pthread_mutex_lock(&player->lock);
    return &player->notes;
}

static void note_end(struct player *player)
{
    player->has_notes = true;
    (void)pthread_cond_signal(&player->is_noted);
    (void)pthread_mutex_unlock(&player->lock);
}

void player_order_run(struct player *player, bool wants_run)
{
    note_begin(player)->wants_run = wants_run;
    note_end(player);
}

void player_order_volume(struct player *player, int volume_pct)
{
    note_begin(player)->is_volume_due = true;
    player->volume_pct = volume_pct;
    note_end(player);
}

/* The first picture is about to be given away: stand still on it. */
static void note_first_picture(void *ctx)
{
    struct player *player = ctx;
    struct notes *notes = note_begin(player);
    bool wants_run = notes->wants_run;
    notes->has_picture = true;
    progress_tell_running(&player->progress, wants_run, clock_real_us());
    note_end(player);
    if (!wants_run)
        libvlc_media_player_set_pause(player->film, 1); /* only queues it: no deadlock */
}

static void note_event(const libvlc_event_t *event, void *ctx)
{
    struct player *player = ctx;
    int64_t now_us = clock_real_us();
    struct notes *notes = note_begin(player);
    switch (event->type) {
    case libvlc_MediaPlayerPlaying:
        notes->is_playing = true;
        notes->is_paused = false;
        notes->is_volume_due = true;
        progress_tell_running(&player->progress, notes->has_picture, now_us);
        break;
    case libvlc_MediaPlayerPaused:
        notes->is_paused = true;
        progress_tell_running(&player->progress, false, now_us);
        break;
    case libvlc_MediaPlayerTimeChanged:
        notes->has_moved = true;
        progress_tell_position(&player->progress, event->u.media_player_time_changed.new_time,
                               now_us);
        break;
    case libvlc_MediaPlayerLengthChanged:
        progress_tell_length(&player->progress, event->u.media_player_length_changed.new_length);
        break;
    case libvlc_MediaPlayerEndReached:
        notes->has_ended = true;
        break;
    default:
        notes->has_failed = true;
        break;
    }
    note_end(player);
}

static void note_log(void *ctx, int level, const libvlc_log_t *where, const char *format,
                     va_list args)
{
    struct player *player = ctx;
    bool is_debugging = getenv("ANXUAN_DEBUG");
    (void)level;
    (void)where;
    if (sound_is_refused(format)) {
        note_begin(player)->is_sound_refused = true;
        note_end(player);
    }
    bool is_of_use = player->output && output_wants_log(format);
    if (!is_debugging && !is_of_use)
        return;
    char text[512];
    (void)vsnprintf(text, sizeof(text), format, args); /* cut is fine */
    if (is_of_use)
        output_read_log(player->output, text);
    if (is_debugging)
        log_debug("film", "%s", text);
}

/* --- the last word ------------------------------------------------------------------------- */

static void tell_fault(struct player *player, enum wire_fault fault, const char *detail)
{
    struct wire_news news = {.kind = WIRE_FAULT, .fault = fault};
    utf8_copy(news.detail, sizeof(news.detail), detail);
    slots_tell(player->slots, &news);
}

static void tell_progress(struct player *player, enum wire_news_kind kind)
{
    struct wire_news news = {.kind = kind};
    progress_get(&player->progress, clock_real_us(), &news.position_ms, &news.length_ms);
    slots_tell(player->slots, &news);
}

static void tell_silent(struct player *player)
{
    struct wire_news news = {.kind = WIRE_SILENT};
    slots_tell(player->slots, &news);
}

struct track {
    char codec[5];
    int64_t frame_ms; /* 0: unknown */
};

/* The first video track; false when there is none (yet). */
static bool find_track(const struct player *player, struct track *out_track)
{
    libvlc_media_track_t **tracks = NULL;
    unsigned count = libvlc_media_tracks_get(player->media, &tracks);
    bool is_found = false;
    for (unsigned i = 0; i < count && !is_found; i++) {
        if (tracks[i]->i_type != libvlc_track_video)
            continue;
        const libvlc_video_track_t *video = tracks[i]->video;
        is_found = true;
        *out_track = (struct track){0};
        memcpy(out_track->codec, &tracks[i]->i_codec, 4);
        if (video->i_frame_rate_num > 0)
            out_track->frame_ms = INT64_C(1000) * video->i_frame_rate_den / video->i_frame_rate_num;
    }
    if (count > 0)
        libvlc_media_tracks_release(tracks, count);
    return is_found;
}

static bool has_sound_track(const struct player *player)
{
    libvlc_media_track_t **tracks = NULL;
    unsigned count = libvlc_media_tracks_get(player->media, &tracks);
    bool is_found = false;
    for (unsigned i = 0; i < count && !is_found; i++)
        is_found = tracks[i]->i_type == libvlc_track_audio;
    if (count > 0)
        libvlc_media_tracks_release(tracks, count);
    return is_found;
}

static void tell_no_picture(struct player *player)
{
    struct track track;
    if (find_track(player, &track))
        tell_fault(player, WIRE_FAULT_NO_PICTURE, track.codec);
    else
        tell_fault(player, WIRE_FAULT_NO_VIDEO, "");
}

/*
 * libvlc tells the end before some containers' last picture is shown, up to 17 ms as seen: so the
 * picture shown now has its full time, and a little more for a late one, before the end is told.
 */
static bool is_last_due(struct player *player)
{
    struct track track = {0};
    (void)find_track(player, &track); /* none: the usual */
    int64_t frame_ms = track.frame_ms > 0 ? track.frame_ms : FRAME_USUAL_MS;
    int64_t wait_us = number_clamp(frame_ms, 1, FRAME_MAX_MS) * 1030;
    return clock_real_us() < output_shown_us(player->output) + wait_us;
}

static void tell_end(struct player *player, bool has_picture)
{
    int64_t position_ms = 0;
    int64_t length_ms = 0;
    char detail[64];
    struct track track = {0};
    (void)find_track(player, &track); /* none: no frame time either */
    progress_get(&player->progress, clock_real_us(), &position_ms, &length_ms);
    if (!has_picture && length_ms > 0 && player->request.start_ms >= length_ms)
        tell_fault(player, WIRE_FAULT_BEHIND_END, "");
    else if (!has_picture)
        tell_no_picture(player);
    else if (length_ms > 0 && position_ms < length_ms - CUT_SHORT_MS - 2 * track.frame_ms) {
        (void)snprintf(detail, sizeof(detail), "%.1f s / %.1f s", (double)position_ms / 1000,
                       (double)length_ms / 1000);
        tell_fault(player, WIRE_FAULT_CUT_SHORT, detail);
    } else
        tell_progress(player, WIRE_ENDED);
}

static void tell_sound_end(struct player *player)
{
    if (has_sound_track(player))
        tell_progress(player, WIRE_ENDED);
    else
        tell_fault(player, WIRE_FAULT_NO_SOUND, "");
}

/* --- starting ------------------------------------------------------------------------------ */

static bool start_library(struct player *player)
{
    static const char *const fixed[] = {
        "--no-xlib",
        "--no-video-title-show",
        "--no-spu",
        "--no-osd",
        "--no-stats",
        "--no-snapshot-preview",
        "--no-lua",
        "--no-sub-autodetect-file",
        "--no-metadata-network-access",
        "--no-interact",
        "--text-renderer=none", /* else it scans all fonts for no text */
        "--ignore-config",
        "--quiet", /* else libavcodec writes on standard error */
    };
    const char *args[ARGS_MAX];
    char threads[32];
    int count = 0;
    for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++)
        args[count++] = fixed[i];
    sound_choose(player->request.sound_device, &player->sound);
    if (player->sound.is_refused)
        tell_silent(player);
    for (int i = 0; i < player->sound.arg_count; i++)
        args[count++] = player->sound.args[i];
    /* half of the processors are left to the player and the screen */
    int cpus = (int)number_clamp(sysconf(_SC_NPROCESSORS_ONLN) / 2, 1, THREADS_MAX);
    (void)snprintf(threads, sizeof(threads), "--avcodec-threads=%d", cpus);
    args[count++] = threads;
    if (player->request.is_sound_only)
        args[count++] = "--no-video";
    player->vlc = libvlc_new(count, args);
    return player->vlc != NULL;
}

static bool start_film(struct player *player)
{
    static const libvlc_event_type_t watched[] = {
        libvlc_MediaPlayerPlaying,     libvlc_MediaPlayerPaused,
        libvlc_MediaPlayerTimeChanged, libvlc_MediaPlayerLengthChanged,
        libvlc_MediaPlayerEndReached,  libvlc_MediaPlayerEncounteredError,
    };
    char option[48];
    player->media = libvlc_media_new_fd(player->vlc, WIRE_FILM_FD);
    player->film = player->media ? libvlc_media_player_new_from_media(player->media) : NULL;
    if (!player->film)
        return false;
    if (player->request.start_ms > 0) {
        (void)snprintf(option, sizeof(option), ":start-time=%lld.%03d",
                       (long long)(player->request.start_ms / 1000),
                       (int)(player->request.start_ms % 1000));
        libvlc_media_add_option(player->media, option);
        if (!player->request.is_exact)
            libvlc_media_add_option(player->media, ":input-fast-seek");
    }
    struct output_first first = {note_first_picture, player};
    if (!player->request.is_sound_only)
        player->output =
            output_attach(player->film, player->media, player->slots, &player->progress, first);
    libvlc_log_set(player->vlc, note_log, player);
    libvlc_event_manager_t *events = libvlc_media_player_event_manager(player->film);
    for (size_t i = 0; i < sizeof(watched) / sizeof(watched[0]); i++)
        if (libvlc_event_attach(events, watched[i], note_event, player) != 0)
            return false;
    return libvlc_media_player_play(player->film) == 0;
}

/* --- running ------------------------------------------------------------------------------- */

/* Waits until something is noted, or a turn's time; takes the notes that are to be acted on once.
 */
static struct notes wait_for_notes(struct player *player, int turn_ms)
{
    int64_t until_us = clock_real_us() + INT64_C(1000) * turn_ms;
    struct timespec until = {until_us / 1000000, until_us % 1000000 * 1000};
    (void)pthread_mutex_lock(&player->lock);
    while (!player->has_notes &&
           pthread_cond_timedwait(&player->is_noted, &player->lock, &until) == 0)
        ;
    player->has_notes = false;
    struct notes notes = player->notes;
    player->notes.has_moved = false;
    player->notes.is_volume_due = false;
    player->notes.is_sound_refused = false;
    (void)pthread_mutex_unlock(&player->lock);
    return notes;
}

static void follow_orders(struct player *player, const struct notes *notes)
{
    if (notes->has_picture && notes->is_playing && notes->wants_run == notes->is_paused)
        libvlc_media_player_set_pause(player->film, !notes->wants_run);
    if (!player->sound.is_used || player->is_silenced)
        return;
    if (notes->is_sound_refused) {
        player->is_silenced = libvlc_audio_set_track(player->film, -1) == 0;
        tell_silent(player);
    } else if (notes->is_volume_due) {
        (void)pthread_mutex_lock(&player->lock);
        int volume_pct = player->volume_pct;
        (void)pthread_mutex_unlock(&player->lock);
        (void)libvlc_audio_set_volume(player->film, volume_pct); /* none yet: again when playing */
    }
}

/* Tells whether what is only heard is over: said why. */
static bool is_sound_over(struct player *player, const struct notes *notes)
{
    int64_t now_us = clock_real_us();
    if (notes->has_failed) {
        tell_fault(player, WIRE_FAULT_BROKEN, "");
        return true;
    }
    if (notes->has_ended) {
        tell_sound_end(player);
        return true;
    }
    if (!notes->is_playing)
        return false;
    if (player->playing_since_us == 0)
        player->playing_since_us = now_us;
    if (now_us - player->playing_since_us <= TRACKS_LIMIT_US || has_sound_track(player))
        return false;
    tell_fault(player, WIRE_FAULT_NO_SOUND, "");
    return true;
}

/* Tells whether it is over: said why. */
static bool is_over(struct player *player, const struct notes *notes)
{
    struct track track;
    int64_t now_us = clock_real_us();
    if (notes->has_failed) {
        tell_fault(player, WIRE_FAULT_BROKEN, "");
        return true;
    }
    if (notes->has_ended && (notes->wants_run || !notes->has_picture)) {
        if (notes->has_picture && is_last_due(player))
            return false;
        tell_end(player, notes->has_picture);
        return true;
    }
    if (!notes->is_playing || notes->has_picture)
        return false;
    if (player->playing_since_us == 0)
        player->playing_since_us = now_us;
    int64_t waited_us = now_us - player->playing_since_us;
    if (waited_us > PICTURE_LIMIT_US ||
        (waited_us > TRACKS_LIMIT_US && !find_track(player, &track))) {
        tell_no_picture(player);
        return true;
    }
    return false;
}

/* The library is up, which takes most of the time: the rest waits for the order to run. */
static void wait_for_order(struct player *player)
{
    tell_progress(player, WIRE_PROGRESS);
    while (!wait_for_notes(player, TURN_MS).wants_run)
        ;
}

static void run_to_end(struct player *player)
{
    int turn_ms = TURN_MS;
    for (;;) {
        struct notes notes = wait_for_notes(player, turn_ms);
        turn_ms = notes.has_ended && notes.wants_run ? END_TURN_MS : TURN_MS;
        follow_orders(player, &notes);
        if (notes.has_moved)
            tell_progress(player, WIRE_PROGRESS);
        if (player->request.is_sound_only ? is_sound_over(player, &notes) : is_over(player, &notes))
            return;
    }
}

void player_run(struct player *player)
{
    bool ok = start_library(player);
    if (ok && player->request.is_sound_only)
        wait_for_order(player);
    if (ok && start_film(player))
        run_to_end(player);
    else
        tell_fault(player, WIRE_FAULT_LIBRARY, "");
}
