/*
 * app/seat: one item being made ready, or on screen: a film's decoder, a picture's child, a card.
 *
 * seat_prepare() -> poll seat_fd() and call seat_step() until it says READY -> seat_stage() gives
 * what to draw -> seat_clear(). A seat keeps its own copy of what it needs of the item, so the
 * playlist may be replaced meanwhile.
 */
#ifndef APP_SEAT_H
#define APP_SEAT_H

#include "app/site.h"
#include "screen/picture.h"
#include "video/video.h"
#include "view/card.h"
#include "view/view.h"

enum seat_event { SEAT_NOTHING, SEAT_READY, SEAT_FRAME, SEAT_ENDED, SEAT_FAULT };

struct seat {
    bool is_taken, is_ready, is_broken, is_told; /* told: READY or FAULT was returned */
    bool is_ended, is_end_told;                  /* its film: told once it is on screen */
    bool is_on;         /* on screen: its film's frames are taken as they come */
    struct err trouble; /* when is_broken */
    enum playlist_kind kind;
    enum layout_fit fit;
    char label[128];
    char list[128];  /* the name of the item's list */
    char *path;      /* of the medium, or NULL */
    char *item_path; /* what its list calls it (path may be its portrait twin), or NULL */
    int volume_pct;
    int64_t index; /* of the item in its list */
    struct video *video;
    struct picture *picture;
    struct screen_image *still;
    struct view_card card; /* its texts are owned by the seat */
    char *texts[5];
    struct view_stats stats; /* as they were when the item was begun; missed is owned */
    struct screen_film film;
    int aspect_w, aspect_h;
    int64_t frames; /* seen so far: the stage's serial */
};

/* What seats need of the world; all borrowed. */
struct seat_world {
    const struct site *site;
    struct screen *screen;
    struct screen_fonts *fonts;
    const char *list;        /* the name of the list it comes from */
    struct layout_rect zone; /* where the item will stand, panel pixels */
    int volume_pct;          /* general */
    bool is_mute;
    int64_t real_us;
    const struct view_stats *stats; /* today's quiz; NULL: nobody yet */
};

/* Begins. What cannot even be begun is told as a FAULT by the next seat_step(). */
void seat_prepare(struct seat *seat, const struct seat_world *world,
                  const struct playlist_item *item, int64_t index, int64_t start_ms);

/* The descriptor to poll for POLLIN, or -1. */
int seat_fd(const struct seat *seat);

/* Takes in news; FAULT: seat->trouble says what. Call also every 100 ms without news. */
enum seat_event seat_step(struct seat *seat, const struct seat_world *world);

/* It takes the screen: from now on its frames are fetched. A film that runs already begins with its
 * first frame all the same. */
void seat_enter(struct seat *seat);

/* What to draw; false when there is nothing yet. */
bool seat_stage(const struct seat *seat, struct view_stage *out_stage);

void seat_run(struct seat *seat, bool is_running, int64_t real_us);

/* Gives the still away (owned by the caller), or NULL. */
struct screen_image *seat_take_still(struct seat *seat);

void seat_clear(struct seat *seat);

/* The general volume is another one now. */
void seat_apply_volume(struct seat *seat, const struct seat_world *world);

/* Takes the film's decoder out of the seat (owned by the caller), or NULL. */
struct video *seat_take_video(struct seat *seat);

#endif
