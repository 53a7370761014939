#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "layout/form.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void test_form(void **state)
{
    static const struct {
        const char *text;
        bool is_nfc;
    } rows[] = {
        {"", true},
        {"playlists/春节/海报-01.jpg", true},
        {"caf\u00E9", true},
        {"cafe\u0301", false},       /* as macOS writes it */
        {"\uAC00", true},            /* 가 */
        {"\u1100\u1161", false},     /* its two parts */
        {"\u212B", false},           /* the ångström sign is Å */
        {"\uF900", false},           /* a compatibility ideograph: 豈 */
        {"\uFF21", true},            /* full-width: another letter, not another form */
        {"a\u0301\u0323", false},    /* marks in the wrong order */
        {"e\u0323\u0301", false},    /* ẹ is one letter */
        {"\u0301", true},            /* a mark with nothing to stand on */
        {"\U0001F600", true},        /* beyond 16 bits */
        {"\U0002F800", false},       /* 丽, a compatibility ideograph beyond them */
        {"a\xCC", false},            /* cut */
        {"\xED\xA0\x80", false},     /* half of a pair */
        {"\xC0\xAF", false},         /* '/' written too long */
        {"\xB4\xBA\xBD\xDA", false}, /* 春节 in GB18030 */
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        if (layout_text_is_nfc(rows[i].text) != rows[i].is_nfc)
            fail_msg("row %zu: %s", i, rows[i].text);
}

static bool is_same_folded(const char *a, const char *b)
{
    char *first = layout_text_fold(a);
    char *second = layout_text_fold(b);
    bool is_same = strcmp(first, second) == 0;
    assert_true(layout_text_is_nfc(first) && layout_text_is_nfc(second));
    free(first);
    free(second);
    return is_same;
}

static void test_fold(void **state)
{
    static const struct {
        const char *a, *b;
        bool is_same;
    } rows[] = {
        {"", "", true},
        {"A.MP4", "a.mp4", true},
        {"海报.JPG", "海报.jpg", true},
        {"海报.jpg", "海報.jpg", false},
        {"CAF\u00C9", "cafe\u0301", true},
        {"\u00C5", "\u212B", true},
        {"stra\u00DFe", "STRASSE", true},
        {"\u03A3\u03C2", "\u03C3\u03C3", true}, /* Σς, σσ */
        {"\uFF21", "\uFF41", true},             /* full-width A, a */
        {"\uFF21", "A", false},
        {"\u0410", "A", false},                 /* Cyrillic А: alike, but no disk takes it for A */
        {"\u1E9B\u0323", "\u1E61\u0323", true}, /* marks that move when the letter changes */
        {"\U00010400", "\U00010428", true},     /* Deseret */
        {"i", "\u0131", false},                 /* no Turkish rules */
        {"a b", "a  b", false},
        {"1", "2", false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        if (is_same_folded(rows[i].a, rows[i].b) != rows[i].is_same)
            fail_msg("row %zu: %s %s", i, rows[i].a, rows[i].b);
}

/* Folding makes some texts longer: U+0390 takes three letters when folded. */
static void test_fold_long(void **state)
{
    char text[2 * 2000 + 1], again[2 * 2000 + 1];
    (void)state;
    for (size_t i = 0; i < 2000; i++)
        memcpy(text + 2 * i, "\u0390", 2);
    text[sizeof(text) - 1] = '\0';
    memcpy(again, text, sizeof(text));
    assert_true(is_same_folded(text, again));
    memcpy(again, "\u0391", 2);
    assert_false(is_same_folded(text, again));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_form),
        cmocka_unit_test(test_fold),
        cmocka_unit_test(test_fold_long),
    };
    return cmocka_run_group_tests_name("layout/form", tests, NULL, NULL);
}
