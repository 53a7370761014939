/*
 * app/content: which generation of content the player shows, the trial of a new one, and noticing
 * when another process has changed it.
 *
 * New content is on trial until items of it were on for a minute; where it brought no playlist
 * (only scenes, a schedule …) any items. Three faults of its items within two minutes, or three
 * starts without that minute, and the content before is on again (package/faults, package/store). A
 * player that ends in order, or that has nothing of it to show for a minute, does not hold that
 * against it.
 */
#ifndef APP_CONTENT_H
#define APP_CONTENT_H

#include "app/content_job.h"
#include "base/str.h"
#include "package/faults.h"
#include "view/view.h"

struct player;

struct content {
    bool is_kept; /* the folder is a real one, and its content may change */
    bool is_start_counted, is_excused;
    bool has_returned;  /* a trial went back while, or when, this player ran */
    bool is_return_new; /* … and nobody was told yet */
    struct package_state state;
    uint64_t mark; /* of DATA/content/state */
    int64_t next_look_us;
    char name[64]; /* of the active package; "": as installed, or not known */
    int64_t version;
    int64_t since_utc; /* when it was brought; 0: not known */
    struct package_faults faults;
    int64_t counted_us; /* up to when the show was counted */
    int64_t idle_ms;    /* nothing of it was on for so long */
    bool has_lists;     /* it has playlists */
    /* Of the items in the player's seats: the generation whose trial they are seen for, and the
     * one that they came with; 0: none */
    int seen_for[2], came_with[2];
    enum content_task wanted;
    int wanted_of; /* the generation that it is wanted of */
    int64_t next_try_us;
    struct content_job *job, *sweeper;
    int64_t sweep_us; /* when what is not needed any more is removed; 0: that was begun */
    struct content_result rolled; /* what came of staff's last wish: task NOTHING, none */
};

/* Before anything is loaded, once the data folder is ours. May wait for the disk. */
void content_open(struct player *player);
/* For `shot`: what is on, nothing is changed. */
void content_read(struct player *player);
void content_step(struct player *player);
/* The player ends in order. May wait for the disk. */
void content_close(struct player *player);

/* An item of the player's list goes into that seat; one that is in a seat could not be shown. */
void content_seat(struct player *player, int seat);
void content_fault(struct player *player, int seat);

/* Staff want the content before. */
void content_roll_back(struct player *player);

bool content_is_on_trial(const struct player *player);
/* Another process may have changed it: looks now. */
void content_look(struct player *player);

/* "NAME 版本 N"; "出厂内容" for none. */
void content_describe(const struct player *player, struct str *out);
/* The value of `package` in `status`. */
void content_write_json(const struct player *player, struct str *out);

#endif
