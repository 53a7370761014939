/*
 * UTF-8, numbers, dates and times out of texts: what was read can be written again.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/campaign.h"
#include "base/civil.h"
#include "base/mem.h"
#include "base/number.h"
#include "fuzz/fuzz.h"

static void check_points(const char *text, size_t len)
{
    bool is_whole = true;
    for (size_t i = 0; i < len;) {
        uint32_t point;
        char back[4];
        size_t took = utf8_decode(text + i, len - i, &point);
        assert(took >= 1 && took <= 4 && took <= len - i);
        size_t len_back = utf8_encode(point, back);
        bool is_same = len_back == took && memcmp(back, text + i, took) == 0;
        assert(is_same || (point == 0xFFFD && took == 1));
        is_whole = is_whole && is_same;
        i += took;
    }
    assert(is_whole == utf8_is_valid(text, len));
}

static void check_cut(const char *text, size_t room)
{
    char *cut = mem_alloc(room);
    struct err err = {0};
    utf8_copy(cut, room, text);
    size_t len = strlen(cut);
    assert(len < room && strncmp(cut, text, len) == 0);
    bool is_valid = utf8_is_valid(text, strlen(text));
    if (is_valid)
        assert(utf8_is_valid(cut, len) && (len == strlen(text) || len + 4 >= room));
    assert(utf8_count(cut) <= utf8_count(text));
    assert(!err_set(&err, ERR_IO, "%s", text));
    assert(!err_prefix(&err, "%s", text));
    assert(!is_valid || utf8_is_valid(err.text, strlen(err.text)));
    free(cut);
}

static void check_number(const char *text)
{
    int64_t value = 0, again = 0;
    char written[32];
    if (!number_parse(text, -1000, INT64_C(1) << 40, &value))
        return;
    assert(value >= -1000 && value <= INT64_C(1) << 40);
    (void)snprintf(written, sizeof(written), "%lld", (long long)value); /* fits */
    assert(number_parse(written, value, value, &again) && again == value);
}

static void check_date(const char *text)
{
    struct civil_date today = {2026, 6, 17}, day, back;
    char written[32];
    if (!campaign_parse_day(text, today, &day))
        return;
    assert(civil_date_is_valid(day));
    back = civil_date_of_days(civil_days(day));
    assert(back.year == day.year && back.month == day.month && back.day == day.day);
    if (strncmp(text, "campaign:", 9) == 0) {
        assert(civil_days(day) >= civil_days(today));
        return;
    }
    (void)snprintf(written, sizeof(written), "%04d-%02d-%02d", (int)day.year, day.month, day.day);
    assert(strcmp(written, text) == 0);
}

static void check_time(const char *text)
{
    int64_t seconds, again;
    bool has_offset;
    char written[40];
    if (!civil_parse_time(text, &seconds, &has_offset))
        return;
    struct civil civil = civil_of_seconds(seconds);
    assert(civil_seconds(&civil) == seconds);
    civil_format_rfc3339(seconds, 8 * 3600, written, sizeof(written));
    if (strlen(written) == 25) /* a year of four digits */
        assert(civil_parse_time(written, &again, &has_offset) && has_offset && again == seconds);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    char *text = mem_copy_span((const char *)data, len);
    check_points((const char *)data, len);
    check_cut(text, 1 + len / 2);
    check_number(text);
    check_date(text);
    check_time(text);
    free(text);
    return 0;
}
