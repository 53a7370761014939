#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "quiz/ticket.h"

/* The bytes 01 5130 14 0123456789abcdef fedcba9876543210, worked out with another program. */
#define TEXT  "AX058K05014D2PF2DBSQQZXQ5TK1V58CGG"
#define SHORT "ZVEBN6"

static const struct quiz_ticket known = {
    .day = 0x5130,
    .scenes = 0x14,
    .random = {0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef},
    .code = {0xfe, 0xdc, 0xba, 0x98, 0x76, 0x54, 0x32, 0x10},
};

static void assert_same(const struct quiz_ticket *a, const struct quiz_ticket *b)
{
    assert_int_equal(a->day, b->day);
    assert_int_equal(a->scenes, b->scenes);
    assert_memory_equal(a->random, b->random, sizeof(a->random));
    assert_memory_equal(a->code, b->code, sizeof(a->code));
}

static void it_is_written_as_ever(void **state)
{
    char text[QUIZ_TICKET_CHARS + 1];
    char brief[QUIZ_TICKET_SHORT + 1];
    uint8_t body[QUIZ_TICKET_BODY];
    static const uint8_t wanted[QUIZ_TICKET_BODY] = {0x01, 0x51, 0x30, 0x14, 0x01, 0x23,
                                                     0x45, 0x67, 0x89, 0xab, 0xcd, 0xef};
    (void)state;
    quiz_ticket_write(&known, text);
    quiz_ticket_write_short(&known, brief);
    quiz_ticket_body(&known, body);
    assert_string_equal(text, TEXT);
    assert_string_equal(brief, SHORT);
    assert_memory_equal(body, wanted, sizeof(wanted));
}

static void what_is_written_is_read(void **state)
{
    static const struct quiz_ticket tickets[] = {
        {.day = 0},
        {.day = 65535, .scenes = 0xff, .random = {255, 255, 255, 255, 255, 255, 255, 255}},
        {.day = 20620, .scenes = 1, .random = {0, 0, 0, 0, 0, 0, 0, 1}, .code = {0, 0, 0, 1}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(tickets) / sizeof(tickets[0]); i++) {
        char text[QUIZ_TICKET_CHARS + 1];
        struct quiz_ticket back;
        quiz_ticket_write(&tickets[i], text);
        assert_true(quiz_ticket_read(text, &back));
        assert_same(&back, &tickets[i]);
    }
}

static void people_and_scanners_write_it_their_way(void **state)
{
    static const char *const texts[] = {
        TEXT,
        "ax058k05014d2pf2dbsqqzxq5tk1v58cgg",
        "AX-058K-0501-4D2P-F2DB-SQQZ-XQ5T-K1V5-8CGG",
        "  ax 058k 0501 4d2p f2db sqqz xq5t k1v5 8cgg\r\n",
        "AXO58KO5OI4D2PF2DBSQQZXQ5TKLV58CGG",
        "axo58ko5ol4d2pf2dbsqqzxq5tkiv58cgg",
        "A-X058K05014D2PF2DBSQQZXQ5TK1V58CGG---",
    };
    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct quiz_ticket ticket;
        assert_true(quiz_ticket_read(texts[i], &ticket));
        assert_same(&ticket, &known);
    }
}

static void what_is_no_ticket_is_told(void **state)
{
    static const char *const texts[] = {
        "",
        "-",
        "AX",
        "AX058K05014D2PF2DBSQQZXQ5TK1V58CG",   /* one short */
        "AX058K05014D2PF2DBSQQZXQ5TK1V58CGG0", /* one long */
        "BX058K05014D2PF2DBSQQZXQ5TK1V58CGG",  /* not ours */
        "AX0D8K05014D2PF2DBSQQZXQ5TK1V58CGG",  /* another version */
        "AX058K05014D2PF2DBSQQZXQ5TK1V58CGU",  /* U is no digit */
        "AX058K05014D2PF2DBSQQZXQ5TK1V58CG*",
        "AX058K05014D2PF2DBSQQZXQ5TK1V58CG\xc3\xa9",      /* é */
        "AX058K05014D2PF2DBSQQZXQ5TK1V58CG\xef\xbc\x90",  /* ０ */
        "\357\273\277AX058K05014D2PF2DBSQQZXQ5TK1V58CGG", /* a byte order mark */
        "AX058K05014D2PF2DBSQQZXQ5TK1V58CG\xff",
        "https://example.org/AX058K05014D2PF2DBSQQZXQ5TK1",
        SHORT,
    };
    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct quiz_ticket ticket = {.day = 7};
        if (quiz_ticket_read(texts[i], &ticket))
            fail_msg("'%s' is taken for a ticket", texts[i]);
        assert_int_equal(ticket.day, 7); /* untouched */
    }
}

static void one_changed_character_is_another_ticket(void **state)
{
    (void)state;
    for (size_t i = 2; i < QUIZ_TICKET_CHARS; i++) {
        char text[] = TEXT;
        struct quiz_ticket ticket;
        text[i] = text[i] == '7' ? '8' : '7';
        if (!quiz_ticket_read(text, &ticket))
            continue; /* the version */
        assert_true(ticket.day != known.day || ticket.scenes != known.scenes ||
                    memcmp(ticket.random, known.random, sizeof(known.random)) != 0 ||
                    memcmp(ticket.code, known.code, sizeof(known.code)) != 0);
    }
}

static void ten_thousand_characters_are_too_many(void **state)
{
    static char text[10001];
    char brief[QUIZ_TICKET_SHORT + 1];
    struct quiz_ticket ticket;
    (void)state;
    memset(text, 'A', sizeof(text) - 1);
    quiz_ticket_write(&known, text);
    text[QUIZ_TICKET_CHARS] = 'A';
    assert_false(quiz_ticket_read(text, &ticket));
    assert_false(quiz_ticket_read_short(text, brief));
    memset(text + QUIZ_TICKET_CHARS, '-', sizeof(text) - 1 - QUIZ_TICKET_CHARS);
    assert_true(quiz_ticket_read(text, &ticket)); /* however many hyphens */
    assert_same(&ticket, &known);
}

static void a_short_one_is_six_digits(void **state)
{
    static const struct {
        const char *text, *wanted; /* NULL: none */
    } rows[] = {
        {SHORT, SHORT},      {"zvebn6", SHORT}, {" zve-bn6\n", SHORT}, {"OIL0il", "011011"},
        {"ZVEBN", NULL},     {"ZVEBN66", NULL}, {"ZVEBNU", NULL},      {"", NULL},
        {"ZVEBN\xc3", NULL}, {TEXT, NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char out[QUIZ_TICKET_SHORT + 1] = "?";
        assert_int_equal(quiz_ticket_read_short(rows[i].text, out), rows[i].wanted != NULL);
        assert_string_equal(out, rows[i].wanted ? rows[i].wanted : "?");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_written_as_ever),
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(people_and_scanners_write_it_their_way),
        cmocka_unit_test(what_is_no_ticket_is_told),
        cmocka_unit_test(one_changed_character_is_another_ticket),
        cmocka_unit_test(ten_thousand_characters_are_too_many),
        cmocka_unit_test(a_short_one_is_six_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
