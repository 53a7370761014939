#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/tickets.h"
#include "base/file.h"
#include "records/records.h"

#define TODAY  20620 /* 2026-06-16 */
#define SCENES 0x12

static char folder[32];

static int make_folder(void **state)
{
    (void)state;
    (void)snprintf(folder, sizeof(folder), "/tmp/anxuan-tickets-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    file_remove_tree(folder);
    return 0;
}

static void open_tickets(struct app_tickets *tickets, const char *where, bool is_rehearsal)
{
    struct err err = {0};
    if (!tickets_open(tickets, where, is_rehearsal, TODAY, &err))
        fail_msg("%s", err.text);
}

/* One of that day as text and as the 6 characters beside it. */
struct made {
    struct quiz_ticket ticket;
    char text[QUIZ_TICKET_CHARS + 1], brief[QUIZ_TICKET_SHORT + 1];
};

static struct made make(struct app_tickets *tickets, int64_t day)
{
    struct made made;
    assert_true(tickets_make(tickets, day, SCENES, &made.ticket));
    quiz_ticket_write(&made.ticket, made.text);
    quiz_ticket_write_short(&made.ticket, made.brief);
    return made;
}

static void write_key(const char *text, mode_t mode)
{
    struct err err = {0};
    char *path = file_join(folder, "ticket.key");
    assert_true(file_replace(path, text, strlen(text), &err));
    assert_int_equal(chmod(path, mode), 0);
    free(path);
}

static void assert_key(const char *wanted)
{
    struct err err = {0};
    struct str text = {0};
    char *path = file_join(folder, "ticket.key");
    assert_true(file_read(path, 1000, &text, &err));
    assert_string_equal(text.text, wanted);
    str_finish(&text);
    free(path);
}

/* What the caller does: the row is on disk when this returns. */
static void store(const struct quiz_ticket *ticket, const char *kind, bool is_rehearsal)
{
    char code[TICKETS_CODE_TEXT];
    tickets_code(ticket, code);
    struct records_ticket row = {.kind = kind, .code = code, .day = ticket->day, .scenes = SCENES};
    struct records *records = records_open(folder, is_rehearsal);
    (void)records_add_ticket(records, &row,
                             (struct records_stamp){1000, 1781568000, CLOCK_TRUSTED});
    assert_true(records_flush(records, 20000));
    records_close(records);
}

/* --- the key ------------------------------------------------------------------------------- */

#define KEY_TEXT "00112233445566778899aabbccddeeffFFEEDDCCBBAA99887766554433221100"

static void the_key_is_made_once_and_stays(void **state)
{
    struct app_tickets tickets, again;
    struct stat info;
    (void)state;
    open_tickets(&tickets, folder, false);
    struct made made = make(&tickets, TODAY);
    char *path = file_join(folder, "ticket.key");
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 07777, 0600);
    assert_int_equal(info.st_size, 65);
    free(path);
    open_tickets(&again, folder, false);
    assert_memory_equal(again.key, tickets.key, sizeof(tickets.key));
    assert_int_equal(tickets_judge(&again, made.text, TODAY), QUIZ_TICKET_PLAYED);
    tickets_finish(&again);
    tickets_finish(&tickets);
}

static void two_kiosks_with_one_key_know_each_other(void **state)
{
    struct app_tickets one, other;
    char second[64];
    (void)state;
    write_key(KEY_TEXT "\r\n", 0600); /* edited elsewhere */
    (void)snprintf(second, sizeof(second), "%s/second", folder);
    assert_int_equal(mkdir(second, 0755), 0);
    char *copy = file_join(second, "ticket.key");
    struct err err = {0};
    assert_true(file_replace_private(copy, KEY_TEXT, strlen(KEY_TEXT), &err));
    free(copy);
    open_tickets(&one, folder, false);
    open_tickets(&other, second, false);
    struct made made = make(&one, TODAY);
    assert_int_equal(tickets_judge(&other, made.text, TODAY), QUIZ_TICKET_PLAYED);
    assert_int_equal(tickets_judge(&one, made.brief, TODAY), QUIZ_TICKET_PLAYED);
    assert_int_equal(tickets_judge(&other, made.brief, TODAY), QUIZ_TICKET_BAD);
    tickets_finish(&other);
    tickets_finish(&one);
}

static void a_key_that_is_none_is_refused_and_kept(void **state)
{
    static const struct {
        const char *text;
        mode_t mode;
        enum err_code code;
        const char *said;
    } rows[] = {
        {KEY_TEXT, 0644, ERR_UNTRUSTED, "chmod 600"},
        {KEY_TEXT, 0660, ERR_UNTRUSTED, "chmod 600"},
        {KEY_TEXT, 0604, ERR_UNTRUSTED, "chmod 600"},
        {"", 0600, ERR_PARSE, "密钥损坏"},
        {"0011", 0600, ERR_PARSE, "密钥损坏"},
        {KEY_TEXT "0", 0600, ERR_PARSE, "密钥损坏"},
        {KEY_TEXT "\n\n\n\n", 0600, ERR_PARSE, "密钥损坏"},
        {"g" KEY_TEXT, 0600, ERR_PARSE, "密钥损坏"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct app_tickets tickets;
        struct quiz_ticket ticket;
        struct err err = {0};
        write_key(rows[i].text, rows[i].mode);
        assert_false(tickets_open(&tickets, folder, false, TODAY, &err));
        assert_int_equal(err.code, rows[i].code);
        assert_non_null(strstr(err.text, rows[i].said));
        assert_non_null(strstr(err.text, "/ticket.key: "));
        assert_key(rows[i].text);
        assert_false(tickets_make(&tickets, TODAY, SCENES, &ticket));
        tickets_finish(&tickets);
    }
}

static void a_key_that_cannot_be_had_is_told(void **state)
{
    struct app_tickets tickets;
    struct err err = {0};
    char *path = file_join(folder, "ticket.key");
    (void)state;
    assert_int_equal(mkdir(path, 0700), 0); /* a folder of that name */
    assert_false(tickets_open(&tickets, folder, false, TODAY, &err));
    tickets_finish(&tickets);
    free(path);
    assert_false(tickets_open(&tickets, "/nowhere/at/all", false, TODAY, &err));
    assert_int_equal(tickets_judge(&tickets, "ZVEBN6", TODAY), QUIZ_TICKET_BAD);
    tickets_finish(&tickets);
}

/* --- the gate ------------------------------------------------------------------------------ */

static void the_gate_knows_its_own(void **state)
{
    struct app_tickets tickets;
    (void)state;
    open_tickets(&tickets, folder, false);
    struct made tomorrow = make(&tickets, TODAY + 1);
    struct made yesterday = make(&tickets, TODAY - 1);
    struct made today = make(&tickets, TODAY);
    const struct {
        const char *text;
        enum quiz_verdict wanted;
    } rows[] = {
        {today.text, QUIZ_TICKET_PLAYED},
        {today.brief, QUIZ_TICKET_PLAYED},
        {yesterday.text, QUIZ_TICKET_OTHER_DAY},
        {yesterday.brief, QUIZ_TICKET_OTHER_DAY},
        {tomorrow.text, QUIZ_TICKET_OTHER_DAY},
        {"", QUIZ_TICKET_BAD},
        {"000000", QUIZ_TICKET_BAD},
        {"你好", QUIZ_TICKET_BAD},
        {"https://www.example.org/", QUIZ_TICKET_BAD},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_int_equal(tickets_judge(&tickets, rows[i].text, TODAY), rows[i].wanted);
    tickets_finish(&tickets);
}

static void every_changed_character_is_noticed(void **state)
{
    struct app_tickets tickets;
    (void)state;
    open_tickets(&tickets, folder, false);
    struct made made = make(&tickets, TODAY);
    for (int i = 0; i < QUIZ_TICKET_CHARS; i++) {
        char text[QUIZ_TICKET_CHARS + 1];
        memcpy(text, made.text, sizeof(text));
        text[i] = text[i] == '7' ? '8' : '7';
        assert_int_equal(tickets_judge(&tickets, text, TODAY), QUIZ_TICKET_BAD);
    }
    tickets_finish(&tickets);
}

static void a_forged_or_foreign_one_is_bad(void **state)
{
    struct app_tickets tickets, stranger;
    char elsewhere[64];
    char text[QUIZ_TICKET_CHARS + 1];
    (void)state;
    (void)snprintf(elsewhere, sizeof(elsewhere), "%s/elsewhere", folder);
    assert_int_equal(mkdir(elsewhere, 0755), 0);
    open_tickets(&tickets, folder, false);
    open_tickets(&stranger, elsewhere, false);
    struct made foreign = make(&stranger, TODAY);
    assert_int_equal(tickets_judge(&tickets, foreign.text, TODAY), QUIZ_TICKET_BAD);
    struct made forged = make(&tickets, TODAY - 1); /* yesterday's, made today's */
    forged.ticket.day = TODAY;
    quiz_ticket_write(&forged.ticket, text);
    assert_int_equal(tickets_judge(&tickets, text, TODAY), QUIZ_TICKET_BAD);
    tickets_finish(&stranger);
    tickets_finish(&tickets);
}

static void at_midnight_the_day_ends(void **state)
{
    struct app_tickets tickets;
    struct app_prize prize = {.stock = 5, .per_day = 5};
    struct tickets_known known;
    (void)state;
    open_tickets(&tickets, folder, false);
    struct made made = make(&tickets, TODAY);
    assert_int_equal(tickets_judge(&tickets, made.text, TODAY), QUIZ_TICKET_PLAYED);
    assert_int_equal(tickets_judge(&tickets, made.text, TODAY + 1), QUIZ_TICKET_OTHER_DAY);
    assert_int_equal(tickets_judge(&tickets, made.brief, TODAY + 1), QUIZ_TICKET_OTHER_DAY);
    assert_int_equal(tickets_redeem_judge(&tickets, made.text, TODAY + 1, &prize, &known),
                     TICKETS_NOT_TODAY);
    assert_int_equal(tickets_judge(&tickets, made.brief, TODAY + 9), QUIZ_TICKET_BAD);
    assert_int_equal(tickets.count, 0); /* nothing is kept for long */
    tickets_finish(&tickets);
}

static void a_day_that_no_ticket_can_have_makes_none(void **state)
{
    struct app_tickets tickets;
    struct quiz_ticket ticket;
    (void)state;
    open_tickets(&tickets, folder, false);
    assert_false(tickets_make(&tickets, -1, SCENES, &ticket));
    assert_false(tickets_make(&tickets, 65536, SCENES, &ticket));
    assert_true(tickets_make(&tickets, 65535, SCENES, &ticket));
    tickets_finish(&tickets);
}

/* --- the prize page ------------------------------------------------------------------------ */

static void a_prize_is_given_once(void **state)
{
    struct app_tickets tickets;
    struct app_prize prize = {.stock = 5, .per_day = 5};
    struct tickets_known known, unused;
    (void)state;
    open_tickets(&tickets, folder, false);
    struct made made = make(&tickets, TODAY);
    assert_int_equal(tickets_redeem_judge(&tickets, made.text, TODAY, &prize, &known),
                     TICKETS_FINE);
    assert_int_equal(known.day, TODAY);
    assert_int_equal(known.scenes, SCENES);
    /* as long as nothing is on disk, nothing has happened */
    assert_int_equal(tickets_redeem_judge(&tickets, made.brief, TODAY, &prize, &known),
                     TICKETS_FINE);
    assert_int_equal(tickets_redeemed(&tickets, TODAY), 0);
    tickets_note_redeemed(&tickets, &known);
    assert_int_equal(tickets_redeemed(&tickets, TODAY), 1);
    assert_int_equal(tickets_redeem_judge(&tickets, made.text, TODAY, &prize, &unused),
                     TICKETS_ALREADY);
    assert_int_equal(tickets_redeem_judge(&tickets, made.brief, TODAY, &prize, &unused),
                     TICKETS_ALREADY);
    tickets_finish(&tickets);
}

static void a_replay_after_a_restart_is_noticed(void **state)
{
    struct app_tickets tickets;
    struct app_prize prize = {.stock = 5, .per_day = 5};
    struct tickets_known known;
    (void)state;
    open_tickets(&tickets, folder, false);
    struct made first = make(&tickets, TODAY);
    struct made second = make(&tickets, TODAY);
    tickets_finish(&tickets);
    store(&first.ticket, "issued", false);
    store(&second.ticket, "issued", false);
    store(&first.ticket, "redeemed", false);
    open_tickets(&tickets, folder, false);
    assert_int_equal(tickets_redeemed(&tickets, TODAY), 1);
    assert_int_equal(tickets_redeem_judge(&tickets, first.text, TODAY, &prize, &known),
                     TICKETS_ALREADY);
    assert_int_equal(tickets_redeem_judge(&tickets, second.brief, TODAY, &prize, &known),
                     TICKETS_FINE);
    assert_int_equal(known.scenes, SCENES);
    assert_int_equal(tickets_judge(&tickets, second.brief, TODAY), QUIZ_TICKET_PLAYED);
    tickets_finish(&tickets);
}

/* Begun with a wrong clock: the right day's tickets are found when it is known. */
static void a_clock_set_later_finds_its_day(void **state)
{
    struct app_tickets tickets;
    struct app_prize prize = {.stock = 5, .per_day = 5};
    struct tickets_known known;
    struct err err = {0};
    (void)state;
    open_tickets(&tickets, folder, false);
    struct made made = make(&tickets, TODAY);
    tickets_finish(&tickets);
    store(&made.ticket, "redeemed", false);
    assert_true(tickets_open(&tickets, folder, false, TODAY - 300, &err));
    assert_int_equal(tickets_redeemed(&tickets, TODAY - 300), 0);
    assert_int_equal(tickets_redeem_judge(&tickets, made.text, TODAY, &prize, &known),
                     TICKETS_ALREADY);
    tickets_finish(&tickets);
}

static void no_more_than_there_are_or_a_day_may_give(void **state)
{
    static const struct {
        int stock, per_day;
        bool is_damaged;
        enum tickets_prize wanted;
    } rows[] = {
        {5, 2, false, TICKETS_FINE},    {5, 1, false, TICKETS_CAP}, {0, 2, false, TICKETS_NO_STOCK},
        {5, 2, true, TICKETS_NO_STOCK}, {5, 0, false, TICKETS_CAP},
    };
    struct app_tickets tickets;
    struct tickets_known known;
    struct app_prize plenty = {.stock = 9, .per_day = 9};
    (void)state;
    open_tickets(&tickets, folder, false);
    struct made given = make(&tickets, TODAY);
    struct made made = make(&tickets, TODAY);
    assert_int_equal(tickets_redeem_judge(&tickets, given.text, TODAY, &plenty, &known),
                     TICKETS_FINE);
    tickets_note_redeemed(&tickets, &known);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct app_prize prize = {
            .stock = rows[i].stock, .per_day = rows[i].per_day, .is_damaged = rows[i].is_damaged};
        assert_int_equal(tickets_redeem_judge(&tickets, made.text, TODAY, &prize, &known),
                         rows[i].wanted);
        assert_int_equal(tickets_redeem_judge(&tickets, given.text, TODAY, &prize, &known),
                         TICKETS_ALREADY);
        assert_int_equal(tickets_redeem_judge(&tickets, "ZZZZZZ", TODAY, &prize, &known),
                         TICKETS_BAD);
    }
    tickets_finish(&tickets);
}

/* --- rehearsals ---------------------------------------------------------------------------- */

static void a_rehearsal_and_the_real_thing_are_apart(void **state)
{
    struct app_tickets real, rehearsal;
    struct app_prize prize = {.stock = 5, .per_day = 5};
    struct tickets_known known;
    (void)state;
    open_tickets(&rehearsal, folder, true);
    char *path = file_join(folder, "ticket.key");
    assert_int_equal(access(path, F_OK), -1);
    free(path);
    open_tickets(&real, folder, false);
    struct made rehearsed = make(&rehearsal, TODAY);
    struct made made = make(&real, TODAY);
    assert_int_equal(tickets_judge(&real, rehearsed.text, TODAY), QUIZ_TICKET_BAD);
    assert_int_equal(tickets_judge(&rehearsal, made.text, TODAY), QUIZ_TICKET_BAD);
    assert_int_equal(tickets_judge(&rehearsal, rehearsed.text, TODAY), QUIZ_TICKET_PLAYED);
    tickets_finish(&rehearsal);
    tickets_finish(&real);
    store(&made.ticket, "redeemed", true); /* as if: a rehearsal's row never counts in earnest */
    open_tickets(&real, folder, false);
    assert_int_equal(tickets_redeemed(&real, TODAY), 0);
    assert_int_equal(tickets_redeem_judge(&real, made.text, TODAY, &prize, &known), TICKETS_FINE);
    tickets_finish(&real);
    store(&rehearsed.ticket, "redeemed", true); /* but in rehearsals it does */
    open_tickets(&rehearsal, folder, true);
    assert_int_equal(tickets_redeemed(&rehearsal, TODAY), 2);
    tickets_finish(&rehearsal);
}

int main(void)
{
#define FOLDER_TEST(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(the_key_is_made_once_and_stays),
        FOLDER_TEST(two_kiosks_with_one_key_know_each_other),
        FOLDER_TEST(a_key_that_is_none_is_refused_and_kept),
        FOLDER_TEST(a_key_that_cannot_be_had_is_told),
        FOLDER_TEST(the_gate_knows_its_own),
        FOLDER_TEST(every_changed_character_is_noticed),
        FOLDER_TEST(a_forged_or_foreign_one_is_bad),
        FOLDER_TEST(at_midnight_the_day_ends),
        FOLDER_TEST(a_day_that_no_ticket_can_have_makes_none),
        FOLDER_TEST(a_prize_is_given_once),
        FOLDER_TEST(a_replay_after_a_restart_is_noticed),
        FOLDER_TEST(a_clock_set_later_finds_its_day),
        FOLDER_TEST(no_more_than_there_are_or_a_day_may_give),
        FOLDER_TEST(a_rehearsal_and_the_real_thing_are_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
