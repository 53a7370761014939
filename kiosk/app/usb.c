#include "app/usb.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "app/player_priv.h"
#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"

#define CUE_US  3000000 /* how long the sound device is kept for one */
#define LOOK_US 50000   /* while a stick is read, whatever else happens */

static int64_t now_ms(void)
{
    return clock_real_us() / 1000;
}

void usb_open(struct player *player)
{
    struct err err;
    struct usb *usb = &player->usb;
    stick_init(&usb->machine);
    if (player->site.is_data_scratch)
        return;
    usb->sticks = sticks_open(&err);
    if (!usb->sticks)
        log_warning("app", "%s; U盘插入后不会自动导入 sticks are not noticed", err.text);
}

void usb_close(struct player *player)
{
    struct usb *usb = &player->usb;
    child_abandon(&usb->child); /* it may hang on a dead stick */
    for (int i = 0; i < USB_DYING_MAX; i++)
        child_abandon(&usb->dying[i]);
    sticks_close(usb->sticks);
    usb_forget_question(usb);
    screen_cues_close(usb->cues);
    for (int i = 0; i < usb->there_count; i++)
        free(usb->there[i].folder);
}

/* --- who is there --------------------------------------------------------------------------- */

static struct usb_stick *find(struct usb *usb, int64_t id)
{
    for (int i = 0; i < usb->there_count; i++)
        if (usb->there[i].id == id)
            return &usb->there[i];
    return NULL;
}

static void note_there(struct usb *usb, const struct stick *stick)
{
    struct usb_stick *there = &usb->there[usb->there_count];
    if (usb->there_count == STICKS_MAX)
        return;
    usb->there_count++;
    *there = (struct usb_stick){.id = stick->id, .folder = mem_copy_text(stick->folder)};
    log_info("app", "U盘已插入 a stick came: %s (%s, %s)", stick->folder, stick->source,
             stick->label);
}

static void note_gone(struct usb *usb, int64_t id)
{
    struct usb_stick *there = find(usb, id);
    if (!there)
        return;
    log_info("app", "U盘已拔出 a stick went: %s", there->folder);
    free(there->folder);
    *there = usb->there[--usb->there_count];
}

static void step_sticks(struct player *player)
{
    struct stick stick;
    enum sticks_event what;
    struct usb *usb = &player->usb;
    sticks_step(usb->sticks, now_ms());
    while (sticks_next(usb->sticks, &what, &stick)) {
        struct stick_event event = {.id = stick.id};
        event.kind = what == STICKS_CAME ? STICK_EVENT_CAME : STICK_EVENT_WENT;
        if (what == STICKS_CAME)
            note_there(usb, &stick);
        else if (stick.id == usb->machine.reading)
            content_look(player); /* what was on it may be on already */
        usb_tell(player, &event);
        if (what == STICKS_WENT)
            note_gone(usb, stick.id);
    }
}

/* --- the process that reads ----------------------------------------------------------------- */

/* A process that hangs on a stick that is gone may take its time to end: nobody waits for it. */
static void let_die(struct usb *usb)
{
    child_kill(&usb->child);
    for (int i = 0; usb->child.pid && i < USB_DYING_MAX; i++)
        if (!usb->dying[i].pid) {
            usb->dying[i] = usb->child;
            usb->child = (struct child){0, -1};
        }
}

/* Each that is started must be able to die without anybody waiting for it: the show would stand. */
static bool has_room(const struct usb *usb)
{
    int hanging = usb->child.pid != 0;
    for (int i = 0; i < USB_DYING_MAX; i++)
        hanging += usb->dying[i].pid != 0;
    return hanging < USB_DYING_MAX;
}

static void bury(struct usb *usb)
{
    int status;
    for (int i = 0; i < USB_DYING_MAX; i++)
        if (usb->dying[i].pid && child_has_ended(&usb->dying[i], &status))
            child_stop(&usb->dying[i]); /* closes the socket */
}

static bool start(struct player *player, int64_t id)
{
    struct err err;
    struct usb *usb = &player->usb;
    const struct usb_stick *stick = find(usb, id);
    char *folder = file_program_folder();
    char *program = file_join(folder, "anxuan");
    char *const argv[] = {
        program,           (char *)"import",       stick ? stick->folder : (char *)".",
        (char *)"-c",      player->site.config,    (char *)"--data",
        player->site.data, (char *)"--for-player", NULL};
    usb->is_held_up = !has_room(usb);
    let_die(usb); /* of the last stick: it has said its last word */
    usb_forget_question(usb);
    usb->last = (struct import_message){.version = 0};
    usb->missed_seen = player->counts.missed;
    if (usb->is_held_up)
        (void)err_set(&err, ERR_BUSY,
                      "先前的导入还没有结束 imports before this one have not ended");
    bool ok = stick && !usb->is_held_up && child_start(&usb->child, argv, NULL, 0, &err);
    if (stick && !ok)
        log_warning("app", "%s", err.text);
    free(program);
    free(folder);
    return ok;
}

static void say(const struct usb *usb, char word)
{
    if (usb->child.socket >= 0)
        (void)send(usb->child.socket, &word, 1, MSG_DONTWAIT | MSG_NOSIGNAL); /* its end is seen */
}

static void hear(struct player *player, const struct import_message *message)
{
    const struct stick_event event = {.kind = STICK_EVENT_MESSAGE, .message = message};
    struct usb *usb = &player->usb;
    if (message->kind == IMPORT_SUMMARY) {
        usb_add_line(usb, message->text);
    } else if (message->kind == IMPORT_PICTURE) {
        usb_add_picture(player, message->text);
    } else {
        usb->last = *message;
        if (message->kind == IMPORT_DONE)
            content_look(player); /* what it tells is on already */
        usb_tell(player, &event);
    }
}

static void step_child(struct player *player)
{
    const struct stick_event ended = {.kind = STICK_EVENT_ENDED};
    struct usb *usb = &player->usb;
    struct import_message bytes, message;
    ssize_t got = 1;
    while (usb->child.socket >= 0 &&
           (got = recv(usb->child.socket, &bytes, sizeof(bytes), MSG_DONTWAIT)) > 0)
        if (import_message_read(&bytes, (size_t)got, &message))
            hear(player, &message);
    /* (that it left words of ours unread is told before its own last ones, once) */
    bool is_waiting = got < 0 && (errno == EAGAIN || errno == EINTR || errno == ECONNRESET);
    if (usb->child.pid == 0 || is_waiting || got > 0)
        return;
    let_die(usb); /* it closed its end */
    if (usb->machine.reading)
        content_look(player); /* killed perhaps, but not before all was done */
    usb_tell(player, &ended);
}

/* --- effects -------------------------------------------------------------------------------- */

static void cue(struct player *player, enum screen_cue which)
{
    struct err err = {.code = ERR_NONE};
    struct usb *usb = &player->usb;
    bool is_quiet = strcmp(player->site.kiosk.usb.feedback, "none") == 0;
    is_quiet = is_quiet || player->is_slate || player->options->is_mute;
    int volume = is_quiet ? 0 : player->programme.volume;
    if (volume == 0)
        return;
    if (!usb->cues)
        usb->cues = screen_cues_open(player->site.kiosk.sound.device, &err);
    if (err.code != ERR_NONE)
        log_warning("app", "U盘没有提示音 no sound cue for the stick: %s", err.text);
    screen_cue_play(usb->cues, which, volume);
    usb->cues_until_us = clock_real_us() + CUE_US;
}

static void carry_out(struct player *player, const struct stick_effect *effect)
{
    struct usb *usb = &player->usb;
    switch (effect->kind) {
    case STICK_START:
        usb->has_no_process = !start(player, effect->id);
        break;
    case STICK_KILL:
        let_die(usb);
        break;
    case STICK_SAY:
        say(usb, effect->word);
        break;
    case STICK_RESULT:
        usb_note_result(player, effect->reason);
        usb_forget_question(usb);
        break;
    case STICK_CUE_DONE:
        cue(player, SCREEN_CUE_DONE);
        break;
    case STICK_CUE_REFUSED:
        cue(player, SCREEN_CUE_WRONG);
        break;
    }
}

void usb_tell(struct player *player, const struct stick_event *event)
{
    struct stick_effects effects = {.count = 0};
    stick_step(&player->usb.machine, event, now_ms(), &effects);
    for (int i = 0; i < effects.count; i++)
        carry_out(player, &effects.list[i]);
}

/* --- the loop ------------------------------------------------------------------------------- */

static void step_pictures(struct player *player)
{
    struct err err;
    struct usb *usb = &player->usb;
    for (int i = 0; i < usb->picture_count; i++) {
        if (!usb->pictures[i])
            continue;
        enum picture_state state = picture_step(usb->pictures[i], clock_real_us(), &err);
        if (state == PICTURE_PENDING)
            continue;
        if (state == PICTURE_DONE)
            usb->images[i] = picture_image(usb->pictures[i], player->screen);
        picture_close(usb->pictures[i]);
        usb->pictures[i] = NULL;
    }
}

/* Held up it is tried again later. */
static void tell_no_process(struct player *player)
{
    const struct import_message busy = {.kind = IMPORT_REFUSED, .reason = PACKAGE_BUSY};
    const struct stick_event held_up = {.kind = STICK_EVENT_MESSAGE, .message = &busy};
    const struct stick_event no_process = {.kind = STICK_EVENT_NO_PROCESS};
    usb_tell(player, player->usb.is_held_up ? &held_up : &no_process);
}

void usb_step(struct player *player)
{
    const struct stick_event tick = {.kind = STICK_EVENT_TICK};
    const struct stick_event late = {.kind = STICK_EVENT_LATE};
    struct usb *usb = &player->usb;
    if (usb->cues && clock_real_us() >= usb->cues_until_us) {
        screen_cues_close(usb->cues); /* a film may want the device */
        usb->cues = NULL;
    }
    bury(usb);
    step_child(player); /* its last word first: a stick may be pulled right after it */
    if (usb->sticks)
        step_sticks(player);
    if (player->counts.missed > usb->missed_seen)
        usb_tell(player, &late);
    usb->missed_seen = player->counts.missed;
    if (usb->has_no_process)
        tell_no_process(player);
    usb->has_no_process = false;
    usb_tell(player, &tick);
    step_pictures(player);
    staff_tell_import(&player->staff, usb->machine.is_asking,
                      player->content.is_kept && player->content.state.previous >= 0);
}

size_t usb_fds(const struct player *player, struct pollfd *out_fds)
{
    const struct usb *usb = &player->usb;
    size_t count = usb->sticks ? sticks_fds(usb->sticks, out_fds) : 0;
    if (usb->child.socket >= 0 && usb->child.pid)
        out_fds[count++] = (struct pollfd){.fd = usb->child.socket, .events = POLLIN};
    return count;
}

int64_t usb_wake_us(const struct player *player)
{
    const struct usb *usb = &player->usb;
    int64_t now_us = clock_real_us();
    int64_t wake_ms = stick_wake_ms(&usb->machine);
    int64_t wake_us = wake_ms == INT64_MAX ? INT64_MAX : wake_ms * 1000;
    int rest_ms = usb->sticks ? sticks_timeout_ms(usb->sticks, now_us / 1000) : -1;
    if (rest_ms >= 0 && now_us + (int64_t)rest_ms * 1000 < wake_us)
        wake_us = now_us + (int64_t)rest_ms * 1000;
    if (usb->machine.is_asking && now_us + LOOK_US < wake_us)
        wake_us = now_us + LOOK_US; /* pictures come without waking us */
    return wake_us;
}
