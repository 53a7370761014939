#include "app/stick.h"

#include <string.h>

#include "base/utf8.h"

void stick_init(struct stick_machine *machine)
{
    *machine = (struct stick_machine){.count = 0};
}

bool stick_is_stranger(enum package_reason reason)
{
    switch (reason) {
    case PACKAGE_NONE:
    case PACKAGE_NO_KEY:
    case PACKAGE_UNSIGNED:
    case PACKAGE_BAD_SIGNATURE:
    case PACKAGE_FOREIGN:
    case PACKAGE_REVOKED:
    case PACKAGE_LEGACY:
    case PACKAGE_COMMENT:
    case PACKAGE_NOT_ALLOWED:
        return true;
    default:
        return false;
    }
}

const char *stick_state_name(enum view_stick_state state)
{
    static const char *const names[VIEW_STICK_STATES] = {
        [VIEW_STICK_NONE] = "none",         [VIEW_STICK_READING] = "reading",
        [VIEW_STICK_COPYING] = "copying",   [VIEW_STICK_CHECKING] = "checking",
        [VIEW_STICK_ASKING] = "asking",     [VIEW_STICK_WRITING] = "writing",
        [VIEW_STICK_DONE] = "done",         [VIEW_STICK_SAME] = "same",
        [VIEW_STICK_STRANGER] = "stranger", [VIEW_STICK_REFUSED] = "refused",
        [VIEW_STICK_PULLED] = "pulled",     [VIEW_STICK_RETURNED] = "returned"};
    return names[state];
}

static void add(struct stick_effects *out, struct stick_effect effect)
{
    if (out->count < STICK_EFFECTS_MAX)
        out->list[out->count++] = effect;
}

static void show(struct stick_machine *machine, enum view_stick_state state, int64_t id,
                 int64_t until_ms)
{
    machine->shown = (struct view_stick){.state = state};
    machine->reason = PACKAGE_FINE;
    machine->shown_id = id;
    machine->shown_until_ms = until_ms;
}

static struct stick_waiting *find(struct stick_machine *machine, int64_t id)
{
    for (int i = 0; i < machine->count; i++)
        if (machine->sticks[i].id == id)
            return &machine->sticks[i];
    return NULL;
}

/* The next that is to be tried, the first that came first. */
static void try_next(struct stick_machine *machine, int64_t now_ms, struct stick_effects *out)
{
    for (int i = 0; machine->reading == 0 && i < machine->count; i++) {
        struct stick_waiting *stick = &machine->sticks[i];
        if (!stick->is_wanted || now_ms < stick->next_ms || now_ms < machine->rest_until_ms)
            continue;
        stick->is_wanted = false;
        stick->next_ms = now_ms + STICK_TRY_MS;
        machine->reading = stick->id;
        machine->is_asking = machine->is_changed = false;
        machine->heard_ms = now_ms;
        show(machine, VIEW_STICK_READING, stick->id, INT64_MAX);
        add(out, (struct stick_effect){.kind = STICK_START, .id = stick->id});
    }
}

static void come(struct stick_machine *machine, int64_t id, int64_t now_ms)
{
    if (machine->count < STICKS_MAX && !find(machine, id))
        machine->sticks[machine->count++] =
            (struct stick_waiting){.id = id, .is_wanted = true, .next_ms = now_ms};
}

/* The reading is over; what is said of it is to be seen for a moment. */
static void rest(struct stick_machine *machine, int64_t now_ms)
{
    machine->reading = 0;
    machine->is_asking = false;
    machine->rest_until_ms = now_ms + STICK_REST_MS;
}

/* Words about a stick that is gone need not stay. */
static void leave_shown(struct stick_machine *machine, int64_t now_ms)
{
    if (machine->reason == PACKAGE_STICK) /* its errors were told before it was known to be gone */
        show(machine, VIEW_STICK_PULLED, machine->shown_id, now_ms + STICK_PULLED_MS);
    else if (machine->shown_until_ms > now_ms + STICK_GONE_MS)
        machine->shown_until_ms = now_ms + STICK_GONE_MS;
}

/* It was pulled while it was read. Once the new content is on no more than a receipt is missing. */
static void lose(struct stick_machine *machine, int64_t now_ms, struct stick_effects *out)
{
    int64_t id = machine->reading;
    enum package_reason reason = machine->is_changed ? PACKAGE_FINE : PACKAGE_STICK;
    rest(machine, now_ms);
    show(machine, machine->is_changed ? VIEW_STICK_DONE : VIEW_STICK_PULLED, id,
         now_ms + STICK_PULLED_MS);
    add(out, (struct stick_effect){.kind = STICK_RESULT, .id = id, .reason = reason});
}

static void go(struct stick_machine *machine, int64_t id, int64_t now_ms, struct stick_effects *out)
{
    struct stick_waiting *stick = find(machine, id);
    if (stick)
        *stick = machine->sticks[--machine->count];
    if (machine->reading == id) {
        add(out, (struct stick_effect){.kind = STICK_KILL, .id = id});
        lose(machine, now_ms, out);
    } else if (machine->shown_id == id) {
        leave_shown(machine, now_ms);
    }
}

static void show_progress(struct stick_machine *machine, const struct import_message *message,
                          int64_t now_ms)
{
    static const enum view_stick_state states[PACKAGE_STEPS] = {
        [PACKAGE_READING] = VIEW_STICK_READING,
        [PACKAGE_COPYING] = VIEW_STICK_COPYING,
        [PACKAGE_CHECKING] = VIEW_STICK_CHECKING,
        [PACKAGE_ASKING] = VIEW_STICK_ASKING,
        [PACKAGE_ACTIVATING] = VIEW_STICK_WRITING};
    int64_t total = message->total_bytes > 0 ? message->total_bytes : 1;
    bool is_asking = message->step == PACKAGE_ASKING;
    if (is_asking && !machine->is_asking)
        machine->asked_ms = now_ms;
    machine->is_asking = is_asking;
    show(machine, states[message->step], machine->reading, INT64_MAX);
    machine->shown.percent = (int)((double)message->done_bytes * 100 / (double)total);
}

static void show_refusal(struct stick_machine *machine, enum package_reason reason, int64_t id,
                         int64_t now_ms)
{
    if (stick_is_stranger(reason))
        show(machine, VIEW_STICK_STRANGER, id, now_ms + STICK_STRANGER_MS);
    else if (reason == PACKAGE_SAME)
        show(machine, VIEW_STICK_SAME, id, now_ms + STICK_DONE_MS);
    else
        show(machine, VIEW_STICK_REFUSED, id, now_ms + STICK_REFUSED_MS);
    machine->reason = reason;
    utf8_copy(machine->shown.code, sizeof(machine->shown.code), package_reason_words(reason)->code);
}

static void refuse(struct stick_machine *machine, enum package_reason reason, int64_t now_ms,
                   struct stick_effects *out)
{
    int64_t id = machine->reading;
    struct stick_waiting *stick = find(machine, id);
    bool is_busy = reason == PACKAGE_BUSY;
    bool is_told = is_busy && stick && stick->is_in_line;
    rest(machine, now_ms);
    if (stick)
        stick->is_wanted = stick->is_in_line = is_busy;
    show_refusal(machine, reason, id, now_ms);
    if (is_told)
        return;
    bool is_same = reason == PACKAGE_SAME;
    add(out, (struct stick_effect){.kind = STICK_RESULT, .id = id, .reason = reason});
    add(out, (struct stick_effect){.kind = is_same ? STICK_CUE_DONE : STICK_CUE_REFUSED});
}

static void finish(struct stick_machine *machine, int64_t now_ms, struct stick_effects *out)
{
    int64_t id = machine->reading;
    rest(machine, now_ms);
    show(machine, VIEW_STICK_DONE, id, now_ms + STICK_DONE_MS);
    add(out, (struct stick_effect){.kind = STICK_RESULT, .id = id, .reason = PACKAGE_FINE});
    add(out, (struct stick_effect){.kind = STICK_CUE_DONE});
}

static void hear(struct stick_machine *machine, const struct import_message *message,
                 int64_t now_ms, struct stick_effects *out)
{
    if (machine->reading == 0)
        return; /* of one that was killed */
    machine->heard_ms = now_ms;
    if (message->kind == IMPORT_PROGRESS)
        show_progress(machine, message, now_ms);
    else if (message->kind == IMPORT_DONE)
        finish(machine, now_ms, out);
    else if (message->kind == IMPORT_REFUSED)
        refuse(machine, (enum package_reason)message->reason, now_ms, out);
}

static void say_late(struct stick_machine *machine, int64_t now_ms, struct stick_effects *out)
{
    if (machine->reading == 0 ||
        (machine->has_said_late && now_ms - machine->late_ms < STICK_LATE_MS))
        return;
    machine->has_said_late = true;
    machine->late_ms = now_ms;
    add(out, (struct stick_effect){.kind = STICK_SAY, .word = IMPORT_LATE});
}

static void answer(struct stick_machine *machine, char word, int64_t now_ms,
                   struct stick_effects *out)
{
    if (!machine->is_asking)
        return;
    machine->is_asking = false;
    machine->heard_ms = now_ms;
    show(machine, VIEW_STICK_CHECKING, machine->reading, INT64_MAX);
    add(out, (struct stick_effect){.kind = STICK_SAY, .word = word});
}

/* Perhaps it was pulled after all was done and before it could be told. */
static void see_change(struct stick_machine *machine, int64_t now_ms)
{
    machine->is_changed = machine->reading != 0;
    if (machine->shown.state == VIEW_STICK_PULLED)
        show(machine, VIEW_STICK_DONE, machine->shown_id, now_ms + STICK_GONE_MS);
}

/* The process that reads says no more. Once the new content is on that is no refusal. */
static void end(struct stick_machine *machine, int64_t now_ms, struct stick_effects *out)
{
    if (machine->reading != 0 && machine->is_changed)
        finish(machine, now_ms, out);
    else if (machine->reading != 0)
        refuse(machine, PACKAGE_STICK, now_ms, out);
}

/* When the reading has lasted too long as it stands; INT64_MAX: there is none. */
static int64_t patience_ends_ms(const struct stick_machine *machine)
{
    if (machine->reading == 0)
        return INT64_MAX;
    if (!machine->is_asking)
        return machine->heard_ms + STICK_STILL_MS;
    int64_t end_ms = machine->asked_ms + STICK_ASK_MS;
    for (int i = 0; i < machine->count; i++) {
        const struct stick_waiting *next = &machine->sticks[i];
        int64_t since_ms = next->next_ms > machine->asked_ms ? next->next_ms : machine->asked_ms;
        if (next->is_wanted && since_ms + STICK_ASK_LAST_MS < end_ms)
            end_ms = since_ms + STICK_ASK_LAST_MS;
    }
    return end_ms;
}

static void lose_patience(struct stick_machine *machine, int64_t now_ms, struct stick_effects *out)
{
    if (machine->is_asking) {
        answer(machine, IMPORT_DECLINE, now_ms, out);
        return;
    }
    add(out, (struct stick_effect){.kind = STICK_KILL, .id = machine->reading});
    end(machine, now_ms, out);
}

static void tick(struct stick_machine *machine, int64_t now_ms, struct stick_effects *out)
{
    if (now_ms >= patience_ends_ms(machine))
        lose_patience(machine, now_ms, out);
    if (machine->shown.state != VIEW_STICK_NONE && now_ms >= machine->shown_until_ms)
        show(machine, VIEW_STICK_NONE, 0, INT64_MAX);
}

void stick_step(struct stick_machine *machine, const struct stick_event *event, int64_t now_ms,
                struct stick_effects *out)
{
    switch (event->kind) {
    case STICK_EVENT_CAME:
        come(machine, event->id, now_ms);
        break;
    case STICK_EVENT_WENT:
        go(machine, event->id, now_ms, out);
        break;
    case STICK_EVENT_MESSAGE:
        hear(machine, event->message, now_ms, out);
        break;
    case STICK_EVENT_ENDED:
        end(machine, now_ms, out);
        break;
    case STICK_EVENT_NO_PROCESS:
        if (machine->reading != 0)
            refuse(machine, PACKAGE_DISK, now_ms, out);
        break;
    case STICK_EVENT_LATE:
        say_late(machine, now_ms, out);
        break;
    case STICK_EVENT_ACCEPT:
    case STICK_EVENT_DECLINE:
        answer(machine, event->kind == STICK_EVENT_ACCEPT ? IMPORT_ACCEPT : IMPORT_DECLINE, now_ms,
               out);
        break;
    case STICK_EVENT_CHANGED:
        see_change(machine, now_ms);
        break;
    case STICK_EVENT_RETURNED:
        show(machine, VIEW_STICK_RETURNED, 0, now_ms + STICK_RETURNED_MS);
        add(out, (struct stick_effect){.kind = STICK_CUE_REFUSED});
        break;
    case STICK_EVENT_TICK:
        tick(machine, now_ms, out);
        break;
    case STICK_EVENT_KINDS:
        break;
    }
    try_next(machine, now_ms, out);
}

int64_t stick_wake_ms(const struct stick_machine *machine)
{
    int64_t wake_ms = machine->shown.state == VIEW_STICK_NONE ? INT64_MAX : machine->shown_until_ms;
    int64_t patience_ms = patience_ends_ms(machine);
    if (patience_ms < wake_ms)
        wake_ms = patience_ms;
    for (int i = 0; machine->reading == 0 && i < machine->count; i++) {
        const struct stick_waiting *stick = &machine->sticks[i];
        int64_t due_ms = stick->next_ms;
        if (due_ms < machine->rest_until_ms)
            due_ms = machine->rest_until_ms;
        if (stick->is_wanted && due_ms < wake_ms)
            wake_ms = due_ms;
    }
    return wake_ms;
}
