#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "playlist/fill.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void test_fill(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int64_t year;
        const char *text, *wanted;
    } rows[] = {
        {"plain", 2026, "安全第一", "安全第一"},
        {"empty", 2026, "", ""},
        {"ordinal", 2026, "第{n}个全国“安全生产月”", "第25个全国“安全生产月”"},
        {"ordinal of 2023", 2023, "{n}", "22"},
        {"the first", 2002, "{n}", "1"},
        {"clock unset", 1970, "第{n}个", "第个"},
        {"all", 2026, "{theme}{organiser}{hotline}{device}",
         "人人讲安全{n}某区安委办12350anxuan-01"},
        {"twice", 2026, "{hotline},{hotline}", "12350,12350"},
        {"unknown", 2026, "{name} {N} {}", "{name} {N} {}"},
        {"left open", 2026, "拨打{hotline", "拨打{hotline"},
        {"open at the end", 2026, "拨打{", "拨打{"},
        {"closed only", 2026, "}{n}}", "}25}"},
        {"in braces", 2026, "{{n}}", "{25}"},
        {"longer than a name", 2026, "{themes}{them}", "{themes}{them}"},
    };
    /* What is filled in is not filled again. */
    const struct playlist_fill fill = {.theme = "人人讲安全{n}",
                                       .organiser = "某区安委办",
                                       .hotline = "12350",
                                       .device = "anxuan-01"};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct playlist_fill values = fill;
        struct str out = {0};
        values.year = rows[i].year;
        str_add(&out, ">");
        playlist_fill_text(rows[i].text, &values, &out);
        if (strcmp(out.text + 1, rows[i].wanted) != 0)
            fail_msg("%s: '%s' instead of '%s'", rows[i].name, out.text + 1, rows[i].wanted);
        str_finish(&out);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(test_fill)};
    return cmocka_run_group_tests_name("playlist/fill", tests, NULL, NULL);
}
