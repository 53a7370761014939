/*
 * What is done about sticks, as a table: what happens, and what comes of it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "app/stick.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* Effects and what is shown, in short: "start 1; reading". */
static void tell(const struct stick_machine *machine, const struct stick_effects *effects,
                 char *out, size_t out_bytes)
{
    size_t used = 0;
    out[0] = '\0';
    for (int i = 0; i < effects->count; i++) {
        const struct stick_effect *effect = &effects->list[i];
        char word[64] = "";
        switch (effect->kind) {
        case STICK_START:
            (void)snprintf(word, sizeof(word), "start %d", (int)effect->id);
            break;
        case STICK_KILL:
            (void)snprintf(word, sizeof(word), "kill");
            break;
        case STICK_SAY:
            (void)snprintf(word, sizeof(word), "say %c", effect->word);
            break;
        case STICK_RESULT:
            (void)snprintf(word, sizeof(word), "%s %d", package_reason_words(effect->reason)->name,
                           (int)effect->id);
            break;
        case STICK_CUE_DONE:
        case STICK_CUE_REFUSED:
            (void)snprintf(word, sizeof(word), effect->kind == STICK_CUE_DONE ? "ding" : "dong");
            break;
        }
        used += (size_t)snprintf(out + used, out_bytes - used, "%s; ", word);
    }
    (void)snprintf(out + used, out_bytes - used, "%s", stick_state_name(machine->shown.state));
}

static struct import_message message_of(enum import_kind kind, int step, enum package_reason reason)
{
    return (struct import_message){.kind = kind,
                                   .step = step,
                                   .reason = (int32_t)reason,
                                   .done_bytes = 42,
                                   .total_bytes = 100};
}

struct row {
    int64_t at_ms;
    enum stick_event_kind kind;
    int64_t id;                 /* of CAME and WENT */
    enum import_kind word;      /* of MESSAGE */
    int step;                   /* of PROGRESS */
    enum package_reason reason; /* of REFUSED */
    const char *expected;
};

static void play(const struct row *rows, size_t count)
{
    struct stick_machine machine;
    stick_init(&machine);
    for (size_t i = 0; i < count; i++) {
        const struct row *row = &rows[i];
        char got[256];
        struct stick_effects effects = {.count = 0};
        struct import_message message = message_of(row->word, row->step, row->reason);
        struct stick_event event = {.kind = row->kind, .id = row->id, .message = &message};
        stick_step(&machine, &event, row->at_ms, &effects);
        tell(&machine, &effects, got, sizeof(got));
        if (strcmp(got, row->expected) != 0)
            fail_msg("row %zu: '%s', not '%s'", i, got, row->expected);
    }
}

#define CAME(at, id, expected)                                                                     \
    {                                                                                              \
        at, STICK_EVENT_CAME, id, 0, 0, 0, expected                                                \
    }
#define WENT(at, id, expected)                                                                     \
    {                                                                                              \
        at, STICK_EVENT_WENT, id, 0, 0, 0, expected                                                \
    }
#define STEP(at, step, expected)                                                                   \
    {                                                                                              \
        at, STICK_EVENT_MESSAGE, 0, IMPORT_PROGRESS, step, 0, expected                             \
    }
#define DONE(at, expected)                                                                         \
    {                                                                                              \
        at, STICK_EVENT_MESSAGE, 0, IMPORT_DONE, 0, 0, expected                                    \
    }
#define REFUSED(at, reason, expected)                                                              \
    {                                                                                              \
        at, STICK_EVENT_MESSAGE, 0, IMPORT_REFUSED, 0, reason, expected                            \
    }
#define OTHER(at, kind, expected)                                                                  \
    {                                                                                              \
        at, STICK_EVENT_##kind, 0, 0, 0, 0, expected                                               \
    }

static void a_good_stick(void **state)
{
    static const struct row rows[] = {
        CAME(1000, 1, "start 1; reading"),
        STEP(1100, PACKAGE_READING, "reading"),
        STEP(1200, PACKAGE_COPYING, "copying"),
        STEP(1300, PACKAGE_CHECKING, "checking"),
        OTHER(1400, CHANGED, "checking"),
        STEP(1450, PACKAGE_ACTIVATING, "writing"),
        DONE(1500, "fine 1; ding; done"),
        OTHER(1600, ENDED, "done"),
        OTHER(1500 + STICK_DONE_MS - 1, TICK, "done"),
        OTHER(1500 + STICK_DONE_MS, TICK, "none"),
        OTHER(900000, TICK, "none"), /* it is not tried twice */
        WENT(900001, 1, "none"),
        CAME(900002, 2, "start 2; reading"),
    };
    (void)state;
    play(rows, COUNT(rows));
}

static void its_word_goes_soon_after_it(void **state)
{
    static const struct row rows[] = {
        CAME(0, 1, "start 1; reading"),
        REFUSED(100, PACKAGE_SAME, "same 1; ding; same"),
        WENT(5000, 1, "same"),
        OTHER(5000 + STICK_GONE_MS, TICK, "none"),
    };
    (void)state;
    play(rows, COUNT(rows));
}

static void refusals(void **state)
{
    static const struct {
        enum package_reason reason;
        const char *shown;
    } rows[] = {
        {PACKAGE_NONE, "stranger"},        {PACKAGE_NO_KEY, "stranger"},
        {PACKAGE_UNSIGNED, "stranger"},    {PACKAGE_BAD_SIGNATURE, "stranger"},
        {PACKAGE_FOREIGN, "stranger"},     {PACKAGE_REVOKED, "stranger"},
        {PACKAGE_LEGACY, "stranger"},      {PACKAGE_COMMENT, "stranger"},
        {PACKAGE_DEVICE, "refused"},       {PACKAGE_EXPIRED, "refused"},
        {PACKAGE_OLD, "refused"},          {PACKAGE_SAME, "same"},
        {PACKAGE_SUMS, "refused"},         {PACKAGE_FILES, "refused"},
        {PACKAGE_NAMES, "refused"},        {PACKAGE_LIMITS, "refused"},
        {PACKAGE_SETTINGS, "refused"},     {PACKAGE_CONTENT, "refused"},
        {PACKAGE_NO_SPACE, "refused"},     {PACKAGE_DISK, "refused"},
        {PACKAGE_STICK, "refused"},        {PACKAGE_BUSY, "refused"},
        {PACKAGE_NOT_ALLOWED, "stranger"},
    };
    (void)state;
    assert_int_equal(COUNT(rows), PACKAGE_REASONS - 1); /* all but FINE */
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct stick_machine machine;
        struct stick_effects effects = {.count = 0};
        struct import_message message = message_of(IMPORT_REFUSED, 0, rows[i].reason);
        struct stick_event came = {.kind = STICK_EVENT_CAME, .id = 1};
        struct stick_event refused = {.kind = STICK_EVENT_MESSAGE, .message = &message};
        stick_init(&machine);
        stick_step(&machine, &came, 0, &effects);
        stick_step(&machine, &refused, 10, &effects);
        assert_string_equal(stick_state_name(machine.shown.state), rows[i].shown);
        assert_string_equal(machine.shown.code, package_reason_words(rows[i].reason)->code);
    }
}

static void pulled(void **state)
{
    static const struct row rows[] = {
        CAME(0, 1, "start 1; reading"),
        STEP(100, PACKAGE_COPYING, "copying"),
        WENT(200, 1, "kill; stick 1; pulled"),
        STEP(210, PACKAGE_COPYING, "pulled"), /* what it said before it died */
        DONE(220, "pulled"),
        CAME(300, 2, "pulled"), /* its word is to be seen for a moment */
        OTHER(200 + STICK_REST_MS, TICK, "start 2; reading"),
    };
    static const struct row told_by_an_error[] = {
        CAME(0, 1, "start 1; reading"),
        REFUSED(100, PACKAGE_STICK, "stick 1; dong; refused"),
        WENT(150, 1, "pulled"),
    };
    static const struct row before_it_could_tell[] = {
        CAME(0, 1, "start 1; reading"),
        STEP(100, PACKAGE_COPYING, "copying"),
        WENT(200, 1, "kill; stick 1; pulled"),
        OTHER(900, CHANGED, "done"),
    };
    static const struct row while_its_receipt_was_written[] = {
        CAME(0, 1, "start 1; reading"),
        OTHER(100, CHANGED, "reading"),
        WENT(200, 1, "kill; fine 1; done"),
    };
    (void)state;
    play(rows, COUNT(rows));
    play(told_by_an_error, COUNT(told_by_an_error));
    play(before_it_could_tell, COUNT(before_it_could_tell));
    play(while_its_receipt_was_written, COUNT(while_its_receipt_was_written));
}

static void the_process_fails(void **state)
{
    static const struct row ended[] = {
        CAME(0, 1, "start 1; reading"),
        OTHER(100, ENDED, "stick 1; dong; refused"),
        OTHER(100, ENDED, "refused"),
    };
    static const struct row not_started[] = {
        CAME(0, 1, "start 1; reading"),
        OTHER(1, NO_PROCESS, "disk 1; dong; refused"),
        OTHER(600000, TICK, "none"),
    };
    static const struct row ended_after_all[] = {
        CAME(0, 1, "start 1; reading"),
        OTHER(50, CHANGED, "reading"),
        OTHER(100, ENDED, "fine 1; ding; done"),
    };
    (void)state;
    play(ended, COUNT(ended));
    play(not_started, COUNT(not_started));
    play(ended_after_all, COUNT(ended_after_all));
}

static void one_at_a_time_and_not_too_often(void **state)
{
    static const struct row rows[] = {
        CAME(0, 1, "start 1; reading"),
        CAME(10, 2, "reading"),
        REFUSED(100, PACKAGE_BUSY, "busy 1; dong; refused"),
        OTHER(100 + STICK_REST_MS - 1, TICK, "refused"),
        OTHER(100 + STICK_REST_MS, TICK, "start 2; reading"),
        DONE(4000, "fine 2; ding; done"),
        OTHER(STICK_TRY_MS - 1, TICK, "done"),
        OTHER(STICK_TRY_MS, TICK, "start 1; reading"), /* another was in its way: once more */
        REFUSED(STICK_TRY_MS + 10, PACKAGE_FOREIGN, "foreign 1; dong; stranger"),
        OTHER(900000, TICK, "none"),
    };
    (void)state;
    play(rows, COUNT(rows));
}

static void late_frames_are_told(void **state)
{
    static const struct row rows[] = {
        OTHER(0, LATE, "none"),
        CAME(1000, 1, "start 1; reading"),
        OTHER(1000, LATE, "say l; reading"),
        OTHER(1000 + STICK_LATE_MS - 1, LATE, "reading"),
        OTHER(1000 + STICK_LATE_MS, LATE, "say l; reading"),
    };
    (void)state;
    play(rows, COUNT(rows));
}

static void staff_answer(void **state)
{
    static const struct row accepted[] = {
        OTHER(0, ACCEPT, "none"),
        CAME(0, 1, "start 1; reading"),
        OTHER(50, ACCEPT, "reading"), /* nothing is asked yet */
        STEP(100, PACKAGE_ASKING, "asking"),
        OTHER(5000, ACCEPT, "say a; checking"),
        OTHER(5001, ACCEPT, "checking"),
    };
    static const struct row declined[] = {
        CAME(0, 1, "start 1; reading"),
        STEP(100, PACKAGE_ASKING, "asking"),
        OTHER(5000, DECLINE, "say d; checking"),
        REFUSED(5010, PACKAGE_NOT_ALLOWED, "not-allowed 1; dong; stranger"),
    };
    static const struct row nobody[] = {
        CAME(0, 1, "start 1; reading"),
        STEP(100, PACKAGE_ASKING, "asking"),
        STEP(200, PACKAGE_ASKING, "asking"),
        OTHER(100 + STICK_ASK_MS - 1, TICK, "asking"),
        OTHER(100 + STICK_ASK_MS, TICK, "say d; checking"),
    };
    static const struct row another_waits[] = {
        CAME(0, 1, "start 1; reading"),
        CAME(5, 2, "reading"),
        STEP(100, PACKAGE_ASKING, "asking"),
        OTHER(100 + STICK_ASK_LAST_MS - 1, TICK, "asking"),
        OTHER(100 + STICK_ASK_LAST_MS, TICK, "say d; checking"),
        REFUSED(70000, PACKAGE_NOT_ALLOWED, "not-allowed 1; dong; stranger"),
        OTHER(70000 + STICK_REST_MS, TICK, "start 2; reading"),
    };
    static const struct row another_comes_late[] = {
        CAME(0, 1, "start 1; reading"),
        STEP(100, PACKAGE_ASKING, "asking"),
        CAME(300000, 2, "asking"), /* staff may be entering the PIN just now */
        OTHER(300000 + STICK_ASK_LAST_MS - 1, TICK, "asking"),
        OTHER(300000 + STICK_ASK_LAST_MS, TICK, "say d; checking"),
    };
    static const struct row another_comes_at_the_end[] = {
        CAME(0, 1, "start 1; reading"),
        STEP(100, PACKAGE_ASKING, "asking"),
        CAME(STICK_ASK_MS, 2, "asking"),
        OTHER(100 + STICK_ASK_MS - 1, TICK, "asking"),
        OTHER(100 + STICK_ASK_MS, TICK, "say d; checking"),
    };
    (void)state;
    play(another_waits, COUNT(another_waits));
    play(another_comes_late, COUNT(another_comes_late));
    play(another_comes_at_the_end, COUNT(another_comes_at_the_end));
    play(accepted, COUNT(accepted));
    play(declined, COUNT(declined));
    play(nobody, COUNT(nobody));
}

/* Each word is a sign of life; a stick that hangs keeps the next one waiting for so long. */
static void a_stick_hangs(void **state)
{
    static const struct row still[] = {
        CAME(0, 1, "start 1; reading"),
        CAME(5, 2, "reading"),
        STEP(100, PACKAGE_COPYING, "copying"),
        STEP(200000, PACKAGE_COPYING, "copying"),
        OTHER(200000 + STICK_STILL_MS - 1, TICK, "copying"),
        OTHER(200000 + STICK_STILL_MS, TICK, "kill; stick 1; dong; refused"),
        OTHER(200000 + STICK_STILL_MS, ENDED, "refused"),
        OTHER(200000 + STICK_STILL_MS + STICK_REST_MS, TICK, "start 2; reading"),
    };
    static const struct row after_the_change[] = {
        CAME(0, 1, "start 1; reading"),
        OTHER(100, CHANGED, "reading"),
        STEP(150, PACKAGE_ACTIVATING, "writing"),
        OTHER(150 + STICK_STILL_MS, TICK, "kill; fine 1; ding; done"),
    };
    static const struct row answered[] = {
        CAME(0, 1, "start 1; reading"),
        STEP(100, PACKAGE_ASKING, "asking"),
        OTHER(100 + STICK_STILL_MS, TICK, "asking"), /* staff may take their time */
        OTHER(400000, ACCEPT, "say a; checking"),
        OTHER(400000 + STICK_STILL_MS - 1, TICK, "checking"),
        OTHER(400000 + STICK_STILL_MS, TICK, "kill; stick 1; dong; refused"),
    };
    (void)state;
    play(still, COUNT(still));
    play(after_the_change, COUNT(after_the_change));
    play(answered, COUNT(answered));
}

static void a_trial_went_back(void **state)
{
    static const struct row rows[] = {
        OTHER(0, RETURNED, "dong; returned"),
        OTHER(STICK_RETURNED_MS - 1, TICK, "returned"),
        OTHER(STICK_RETURNED_MS, TICK, "none"),
    };
    (void)state;
    play(rows, COUNT(rows));
}

static void it_says_when_it_wants_to_be_called(void **state)
{
    struct stick_machine machine;
    struct stick_effects effects = {.count = 0};
    struct stick_event event = {.kind = STICK_EVENT_CAME, .id = 1};
    struct import_message message = message_of(IMPORT_REFUSED, 0, PACKAGE_BUSY);
    (void)state;
    stick_init(&machine);
    assert_true(stick_wake_ms(&machine) == INT64_MAX);
    stick_step(&machine, &event, 0, &effects);
    assert_int_equal(stick_wake_ms(&machine), STICK_STILL_MS);
    event = (struct stick_event){.kind = STICK_EVENT_MESSAGE, .message = &message};
    stick_step(&machine, &event, 10, &effects);
    assert_int_equal(stick_wake_ms(&machine), STICK_TRY_MS);
}

/* An import by hand may take an hour, and a stick wait for it as long. */
static void what_is_in_the_way_is_told_once(void **state)
{
    static const struct row rows[] = {
        CAME(0, 1, "start 1; reading"),
        REFUSED(100, PACKAGE_BUSY, "busy 1; dong; refused"),
        OTHER(STICK_TRY_MS, TICK, "start 1; reading"),
        REFUSED(STICK_TRY_MS + 100, PACKAGE_BUSY, "refused"),
        OTHER(2 * STICK_TRY_MS, TICK, "start 1; reading"),
        DONE(2 * STICK_TRY_MS + 100, "fine 1; ding; done"),
    };
    (void)state;
    play(rows, COUNT(rows));
}

static void more_sticks_than_there_is_room_for(void **state)
{
    struct stick_machine machine;
    struct stick_effects effects = {.count = 0};
    (void)state;
    stick_init(&machine);
    for (int64_t id = 1; id <= STICKS_MAX + 3; id++) {
        struct stick_event came = {.kind = STICK_EVENT_CAME, .id = id};
        stick_step(&machine, &came, id, &effects);
    }
    assert_int_equal(machine.count, STICKS_MAX);
    for (int64_t id = STICKS_MAX + 3; id >= 1; id--) {
        struct stick_event went = {.kind = STICK_EVENT_WENT, .id = id};
        stick_step(&machine, &went, 100, &effects);
    }
    assert_int_equal(machine.count, 0);
    assert_int_equal(effects.count, 3); /* start; kill, result */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_stick),
        cmocka_unit_test(its_word_goes_soon_after_it),
        cmocka_unit_test(refusals),
        cmocka_unit_test(pulled),
        cmocka_unit_test(the_process_fails),
        cmocka_unit_test(one_at_a_time_and_not_too_often),
        cmocka_unit_test(late_frames_are_told),
        cmocka_unit_test(staff_answer),
        cmocka_unit_test(a_stick_hangs),
        cmocka_unit_test(a_trial_went_back),
        cmocka_unit_test(it_says_when_it_wants_to_be_called),
        cmocka_unit_test(what_is_in_the_way_is_told_once),
        cmocka_unit_test(more_sticks_than_there_is_room_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
