/*
 * app/usb: the player's side of sticks. app/stick (pure) decides; here its effects are carried out:
 * `anxuan import STICK --for-player` is started, heard, told of late frames and killed, and what
 * became of each stick is shown, heard, recorded, and kept for staff's page.
 *
 * In a rehearsal without a data folder of its own, and in `shot`, no stick is looked at.
 */
#ifndef APP_USB_H
#define APP_USB_H

#include "app/stick.h"
#include "base/child.h"
#include "base/str.h"
#include "screen/cue.h"
#include "screen/picture.h"
#include "view/page_import.h"

#define USB_FDS         (STICKS_FDS_MAX + 1)
#define USB_RESULTS_MAX 4
#define USB_DYING_MAX   2

struct player;
struct pollfd;

/* A stick that is there. */
struct usb_stick {
    int64_t id;
    char *folder; /* owned */
};

/* What became of one, for staff's page. */
struct usb_result {
    char when[32]; /* "6月16日 09:30" */
    char name[64];
    int64_t version;
    enum package_reason reason;
    char text[256]; /* the detail */
};

struct usb {
    struct sticks *sticks; /* NULL: none are looked at */
    struct stick_machine machine;
    struct usb_stick there[STICKS_MAX];
    int there_count;
    struct child child;                /* reads the stick; {0, -1}: none */
    struct child dying[USB_DYING_MAX]; /* killed; a stick that hangs may hold them for a while */
    struct import_message last;        /* its newest message */
    struct usb_result results[USB_RESULTS_MAX]; /* the newest first */
    int result_count;
    char summary[VIEW_IMPORT_LINES_MAX][256]; /* of what staff are asked about */
    int summary_count, summary_left;          /* left: lines that had no room */
    struct picture *pictures[VIEW_IMPORT_PICTURES_MAX];
    struct screen_image *images[VIEW_IMPORT_PICTURES_MAX];
    int picture_count;
    bool has_no_process; /* the last one could not be started */
    bool is_held_up;     /* … for now: those before it hang in the kernel and cannot die */
    int64_t missed_seen; /* of the player's counts */
    struct screen_cues *cues;
    int64_t cues_until_us;
    struct view_import page;  /* as it is shown */
    int64_t page_ms, page_of; /* when it was filled, for which of staff's serials */
};

/* child and dying are {0, -1} before. */
void usb_open(struct player *player);
void usb_close(struct player *player);
void usb_step(struct player *player);
size_t usb_fds(const struct player *player, struct pollfd *out_fds); /* at most USB_FDS */
int64_t usb_wake_us(const struct player *player); /* when to step at the latest */

/* Something happened that concerns sticks; carries out what follows. */
void usb_tell(struct player *player, const struct stick_event *event);

/* usb_page.c: what is said of sticks into the scene, the staff page, `status` and its page. */
void usb_update_scene(struct player *player);
void usb_fill_page(struct player *player);
void usb_write_json(const struct player *player, struct str *out);
/* What the public is told, "" for nothing; owned by the caller. */
char *usb_describe(const struct player *player);
/* For usb.c: what became of the stick that was read last; what staff are asked about. */
void usb_note_result(struct player *player, enum package_reason reason);
void usb_add_line(struct usb *usb, const char *text); /* to the summary */
void usb_add_picture(struct player *player, const char *path);
void usb_forget_question(struct usb *usb);

#endif
