#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "base/utf8.h"
#include "layout/text.h"

#define COUNT(array)   (sizeof(array) / sizeof((array)[0]))
#define SLOGANS        "tests/fixtures/layout/slogans.txt"
#define EM             100
#define NARROWEST      4
#define WIDEST         16
#define ZWSP           "\xE2\x80\x8B"
#define NO_BREAK_SPACE "\xC2\xA0"

/* Chinese characters and marks one em, others half of one, U+200B nothing. */
static int measure_em(void *ctx, const char *text, size_t len, int size_px)
{
    int halves = 0;
    (void)ctx;
    for (size_t i = 0; i < len;) {
        uint32_t point;
        i += utf8_decode(text + i, len - i, &point);
        if (point != 0x200B)
            halves += utf8_is_wide(point) ? 2 : 1;
    }
    return halves * size_px / 2;
}

/* As a font may: the whole line is a little wider than its parts say. */
static int measure_grudging(void *ctx, const char *text, size_t len, int size_px)
{
    int width = measure_em(ctx, text, len, size_px);
    return width > 3 * size_px ? width + width / 20 : width;
}

static struct layout_text_request request_em(const char *text, int chars)
{
    return (struct layout_text_request){
        .text = text,
        .width_px = chars * EM,
        .height_px = 1000 * EM,
        .min_px = EM,
        .max_px = EM,
        .max_lines = LAYOUT_LINES_MAX,
        .line_spacing_pct = 150,
        .measure = measure_em,
    };
}

static void join(const struct layout_lines *lines, const char *between, struct str *out)
{
    str_clear(out);
    str_add(out, "");
    for (size_t i = 0; i < lines->count; i++) {
        if (i > 0)
            str_add(out, between);
        str_add_span(out, lines->lines[i].text, lines->lines[i].len);
    }
}

static void assert_lines(const struct layout_lines *lines, const char *wanted, int chars)
{
    struct str got = {0};
    join(lines, "/", &got);
    if (strcmp(got.text, wanted) != 0)
        fail_msg("at %d: %s instead of %s", chars, got.text, wanted);
    str_finish(&got);
}

/* --- every slogan at every width ----------------------------------------------------------------
 */

static bool is_in(const char *marks, uint32_t point)
{
    char bytes[5] = {0};
    (void)utf8_encode(point, bytes);
    return strstr(marks, bytes) != NULL;
}

static bool is_opening(uint32_t point)
{
    return is_in("（《“‘「『【", point);
}

static bool is_closing(uint32_t point)
{
    return is_in("、，。；：！？）》”’」』】…—·%", point);
}

static void check_line(const struct layout_line *line, int chars)
{
    uint32_t point = 0, first;
    (void)utf8_decode(line->text, line->len, &first);
    for (size_t i = 0; i < line->len;)
        i += utf8_decode(line->text + i, line->len - i, &point);
    if (line->width_px > chars * EM)
        fail_msg("at %d: too wide: %.*s", chars, (int)line->len, line->text);
    if (is_closing(first) || first == ' ')
        fail_msg("at %d: begins badly: %.*s", chars, (int)line->len, line->text);
    if (is_opening(point) || point == ' ')
        fail_msg("at %d: ends badly: %.*s", chars, (int)line->len, line->text);
}

static void check_last_line(const struct layout_line *line, int chars)
{
    int characters = 0;
    for (size_t i = 0; i < line->len;) {
        uint32_t point;
        i += utf8_decode(line->text + i, line->len - i, &point);
        characters += !is_opening(point) && !is_closing(point);
    }
    if (characters < 2)
        fail_msg("at %d: one character alone: %.*s", chars, (int)line->len, line->text);
}

static void drop_spaces(char *text)
{
    char *to = text;
    for (; *text; text++)
        if (*text != ' ')
            *to++ = *text;
    *to = '\0';
}

static void check_slogan(const char *slogan, int chars)
{
    struct layout_lines lines;
    struct layout_text_request request = request_em(slogan, chars);
    struct str got = {0};
    layout_break_text(&request, EM, &lines);
    assert_true(lines.is_whole);
    for (size_t i = 0; i < lines.count; i++)
        check_line(&lines.lines[i], chars);
    check_last_line(&lines.lines[lines.count - 1], chars);
    join(&lines, "", &got);
    char *wanted = strdup(slogan);
    drop_spaces(wanted);
    drop_spaces(got.text);
    assert_string_equal(got.text, wanted);
    free(wanted);
    str_finish(&got);
}

static void test_every_slogan_at_every_width(void **state)
{
    (void)state;
    char slogan[1024];
    int count = 0;
    FILE *file = fopen(SLOGANS, "r");
    if (!file)
        fail_msg("%s cannot be opened (tests run in the source tree's root)", SLOGANS);
    while (fgets(slogan, sizeof(slogan), file)) {
        slogan[strcspn(slogan, "\n")] = '\0';
        for (int chars = NARROWEST; chars <= WIDEST; chars++)
            check_slogan(slogan, chars);
        count++;
    }
    (void)fclose(file); /* was only read */
    assert_int_equal(count, 14);
}

/* --- as a designer would set them ---------------------------------------------------------------
 */

static const struct {
    const char *slogan;
    int from, to; /* characters a line */
    const char *lines;
} designs[] = {
    {"人人讲安全、个个会应急", 4, 4, "人人/讲安全、/个个/会应急"},
    {"人人讲安全、个个会应急", 5, 5, "人人/讲安全、/个个会应急"},
    {"人人讲安全、个个会应急", 6, 10, "人人讲安全、/个个会应急"},
    {"人人讲安全、个个会应急", 11, 16, "人人讲安全、个个会应急"},
    {"人人讲安全、个个会应急——查找身边安全隐患", 7, 7,
     "人人讲安全、/个个会应急——/查找身边/安全隐患"},
    {"人人讲安全、个个会应急——查找身边安全隐患", 8, 12,
     "人人讲安全、/个个会应急——/查找身边安全隐患"},
    {"人人讲安全、个个会应急——查找身边安全隐患", 13, 16,
     "人人讲安全、个个会应急——/查找身边安全隐患"},
    {"隐患就是事故，风险就在身边", 4, 5, "隐患就是/事故，/风险就在/身边"},
    {"隐患就是事故，风险就在身边", 7, 12, "隐患就是事故，/风险就在身边"},
    {"隐患就是事故，风险就在身边", 13, 16, "隐患就是事故，风险就在身边"},
    {"防风险、除隐患、遏事故、保安全", 4, 7, "防风险、/除隐患、/遏事故、/保安全"},
    {"防风险、除隐患、遏事故、保安全", 8, 14, "防风险、除隐患、/遏事故、保安全"},
    {"防风险、除隐患、遏事故、保安全", 15, 16, "防风险、除隐患、遏事故、保安全"},
    {"人人讲安全、人人抓安全、人人保安全", 4, 4, "人人/讲安全、/人人/抓安全、/人人/保安全"},
    {"人人讲安全、人人抓安全、人人保安全", 6, 16, "人人讲安全、/人人抓安全、/人人保安全"},
    {"安全第一、预防为主", 4, 4, "安全/第一、/预防为主"},
    {"安全第一、预防为主", 5, 8, "安全第一、/预防为主"},
    {"安全第一、预防为主", 9, 16, "安全第一、预防为主"},
    {"人民至上、生命至上", 4, 4, "人民/至上、/生命至上"},
    {"人民至上、生命至上", 5, 8, "人民至上、/生命至上"},
    {"早发现、早报告、早处置", 4, 10, "早发现、/早报告、/早处置"},
    {"早发现、早报告、早处置", 11, 16, "早发现、早报告、早处置"},
    {"关心安全、参与安全、呵护安全、共筑安全", 5, 9, "关心安全、/参与安全、/呵护安全、/共筑安全"},
    {"关心安全、参与安全、呵护安全、共筑安全", 10, 16, "关心安全、参与安全、/呵护安全、共筑安全"},
    {"不伤害自己、不伤害他人、不被人伤害、不让他人受到伤害", 6, 7,
     "不伤害自己、/不伤害他人、/不被人伤害、/不让他人/受到伤害"},
    {"不伤害自己、不伤害他人、不被人伤害、不让他人受到伤害", 8, 13,
     "不伤害自己、/不伤害他人、/不被人伤害、/不让他人受到伤害"},
    {"不伤害自己、不伤害他人、不被人伤害、不让他人受到伤害", 14, 16,
     "不伤害自己、不伤害他人、/不被人伤害、不让他人受到伤害"},
    {"应急有我 安全同行", 4, 8, "应急有我/安全同行"},
    {"应急有我 安全同行", 9, 16, "应急有我 安全同行"},
    {"关爱生命、关注安全", 5, 8, "关爱生命、/关注安全"},
    {"小隐患小奖，大隐患大奖", 4, 4, "小隐患/小奖，/大隐患/大奖"},
    {"小隐患小奖，大隐患大奖", 6, 10, "小隐患小奖，/大隐患大奖"},
    {"争做安全“吹哨人”", 5, 8, "争做安全/“吹哨人”"},
    {"争做安全“吹哨人”", 9, 16, "争做安全“吹哨人”"},
    {"第24个全国“安全生产月”", 5, 6, "第24个全国/“安全/生产月”"},
    {"第24个全国“安全生产月”", 7, 11, "第24个全国/“安全生产月”"},
    {"发现楼道里有电动自行车充电，正确的做法是什么？", 12, 13,
     "发现楼道里/有电动自行车充电，/正确的做法是什么？"},
    {"发现楼道里有电动自行车充电，正确的做法是什么？", 14, 22,
     "发现楼道里有电动自行车充电，/正确的做法是什么？"},
};

static void test_designs(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(designs); i++) {
        for (int chars = designs[i].from; chars <= designs[i].to; chars++) {
            struct layout_text_request request = request_em(designs[i].slogan, chars);
            struct layout_lines lines;
            layout_break_text(&request, EM, &lines);
            assert_lines(&lines, designs[i].lines, chars);
        }
    }
}

/* --- the rules one by one ------------------------------------------------------------------------
 */

static const struct {
    const char *name, *text;
    int chars;
    const char *lines;
} rules[] = {
    {"the author's line end", "人人讲安全\n个个会应急", 16, "人人讲安全/个个会应急"},
    {"of Windows", "人人讲安全\r\n个个会应急\r\n", 16, "人人讲安全/个个会应急"},
    {"an empty line is kept", "安全\n\n应急", 16, "安全//应急"},
    {"the author's U+200B", "生产安全" ZWSP "事故应急预案", 6, "生产安全/事故应急预案"},
    {"is no break where none is needed", "生产" ZWSP "安全", 16, "生产" ZWSP "安全"},
    {"is stronger than the rules", "甲乙丙" ZWSP "，丁戊", 4, "甲乙丙/，丁戊"},
    {"spaces at a line's ends fall away", "　　人人讲安全  \n 个个会应急 ", 16,
     "人人讲安全/个个会应急"},
    {"a full-width space parts too", "应急有我　安全同行", 8, "应急有我/安全同行"},
    {"a no-break space does not", "拨打" NO_BREAK_SPACE "12350 举报", 5,
     "拨打" NO_BREAK_SPACE "12350/举报"},
    {"number and unit", "浓度达到25%时撤离", 5, "浓度达到/25%时撤离"},
    {"number, space and unit", "疏散时间 30 分钟以内", 7, "疏散时间/30 分钟以内"},
    {"temperature", "最高温度达60℃以上", 6, "最高温度/达60℃以上"},
    {"full-width number", "安全生产月第２４个", 6, "安全生产月/第２４个"},
    {"Chinese number", "落实安全生产十五条硬措施", 8, "落实安全生产/十五条硬措施"},
    {"no number", "全国统一日程安排", 4, "全国统一/日程安排"},
    {"decimal and range", "间距0.5～1.5米以上", 5, "间距/0.5～1.5米/以上"},
    {"time of day", "每天09:30开始宣讲", 5, "每天09:30/开始宣讲"},
    {"date", "定于2026年6月16日开展咨询活动", 7, "定于/2026年6月16日/开展咨询活动"},
    {"Latin word", "请关注SAFETY安全频道", 5, "请关注/SAFETY/安全频道"},
    {"Latin line", "The quick brown fox jumps", 8, "The quick brown/fox jumps"},
    {"half-width comma", "隐患就是事故,风险就在身边", 8, "隐患就是事故,/风险就在身边"},
    {"dashes stay together", "安全生产——从我做起", 6, "安全生产——/从我做起"},
    {"dots stay together", "安全生产……从我做起", 6, "安全生产……/从我做起"},
    {"brackets", "《安全生产法》宣传", 7, "《安全生产法》/宣传"},
    {"pause behind a quotation", "牢记“安全第一。”不放松", 9, "牢记“安全第一。”/不放松"},
    {"name dot", "阿尔弗雷德·诺贝尔", 6, "阿尔弗雷德·/诺贝尔"},
    {"two characters at the end", "严禁违章动火作业吧。", 9, "严禁违章/动火作业吧。"},
    {"one character only", "火", 4, "火"},
    {"one character of the author's", "救命\n啊！", 4, "救命/啊！"},
    {"combining mark", "e\xCC\x81t\xC3\xA9 2026", 2, "e\xCC\x81t\xC3\xA9/2026"},
};

static void test_rules(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rules); i++) {
        struct layout_text_request request = request_em(rules[i].text, rules[i].chars);
        struct layout_lines lines;
        struct str got = {0};
        layout_break_text(&request, EM, &lines);
        join(&lines, "/", &got);
        if (!lines.is_whole || strcmp(got.text, rules[i].lines) != 0)
            fail_msg("%s: %s%s instead of %s", rules[i].name, got.text,
                     lines.is_whole ? "" : " (not whole)", rules[i].lines);
        str_finish(&got);
    }
}

/* Too narrow for the rules: then the least is given up, nothing is lost, and it is told. */
static void test_too_narrow(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text;
        int width_px;
        const char *lines;
        bool is_whole;
    } rows[] = {
        {"a word too long", "SAFETY", 2 * EM, "SAF/ETY", true},
        {"beside shorter ones", "请戴SAFETY帽", 2 * EM, "请戴/SAFE/TY帽", true},
        {"rather than one alone", "危险化学品", 2 * EM, "危险/化/学品", true},
        {"one em", "安，全", EM, "安/，/全", true},
        {"not even one", "安全", EM / 2, "安/全", false},
        {"nothing", "安全", 0, "安/全", false},
        {"less than nothing", "安全", -5, "安/全", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct layout_text_request request = request_em(rows[i].text, 1);
        struct layout_lines lines;
        struct str got = {0};
        request.width_px = rows[i].width_px;
        layout_break_text(&request, EM, &lines);
        join(&lines, "/", &got);
        if (strcmp(got.text, rows[i].lines) != 0 || lines.is_whole != rows[i].is_whole)
            fail_msg("%s: %s, %s", rows[i].name, got.text, lines.is_whole ? "whole" : "not whole");
        str_finish(&got);
    }
}

static void test_too_many_lines(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int height_px, max_lines;
        const char *lines;
        bool is_whole;
    } rows[] = {
        {"room enough", 600, 64, "人人/讲安全、/个个会应急", true},
        {"three lines", 450, 64, "人人/讲安全、/个个会应急", true},
        {"three by number", 600, 3, "人人/讲安全、/个个会应急", true},
        {"a pixel too low", 449, 64, "人人/讲安全、/个个会应急", false},
        {"no height", 0, 64, "人人/讲安全、/个个会应急", false},
        {"one line", 600, 1, "人人/讲安全、/个个会应急", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct layout_text_request request = request_em("人人讲安全、个个会应急", 5);
        struct layout_lines lines;
        request.height_px = rows[i].height_px;
        request.max_lines = rows[i].max_lines;
        layout_break_text(&request, EM, &lines);
        if (lines.is_whole != rows[i].is_whole)
            fail_msg("%s: %s", rows[i].name, lines.is_whole ? "whole" : "not whole");
        assert_lines(&lines, rows[i].lines, (int)i);
        assert_int_equal(lines.line_height_px, 150);
        assert_int_equal(lines.height_px, 150 * (int)lines.count);
    }
}

/* Whatever the bytes: no crash, nothing lost, no line but a single character too wide. */
static void test_any_bytes(void **state)
{
    (void)state;
    static const char *const pieces[] = {"安全", "，",   "——",       " ", "\n", ZWSP, "A", "9", "%",
                                         "\xFF", "\xE4", "\xCC\x81", "“", "”",  "第", "一"};
    uint32_t seed = 20260616;
    for (int round = 0; round < 3000; round++) {
        struct str text = {0}, got = {0};
        struct layout_lines lines;
        str_add(&text, "");
        for (int i = 0; i < 24; i++) {
            seed = seed * 1664525u + 1013904223u;
            str_add(&text, pieces[seed >> 28]);
        }
        struct layout_text_request request = request_em(text.text, 2 + round % 9);
        layout_break_text(&request, EM, &lines);
        const char *at = text.text;
        for (size_t i = 0; i < lines.count; i++) {
            const struct layout_line *line = &lines.lines[i];
            assert_true(line->text >= at);
            for (; at < line->text; at++) /* only spaces and U+200B fall away */
                assert_non_null(strchr(" \n" ZWSP, *at));
            at += line->len;
            assert_true(line->width_px <= request.width_px || !lines.is_whole);
        }
        assert_true(lines.is_whole);
        str_finish(&text);
        str_finish(&got);
    }
}

static void test_long_texts(void **state)
{
    (void)state;
    struct str text = {0};
    struct layout_lines lines;
    for (int i = 0; i < 200; i++)
        str_add(&text, "消防通道不能堵，");
    struct layout_text_request request = request_em(text.text, 40);
    layout_break_text(&request, EM, &lines);
    assert_true(lines.is_whole);
    assert_int_equal(lines.count, 40);
    request.width_px = 8 * EM; /* 200 lines would be needed */
    layout_break_text(&request, EM, &lines);
    assert_false(lines.is_whole);
    assert_int_equal(lines.count, LAYOUT_LINES_MAX);
    for (int i = 0; i < 200; i++)
        str_add(&text, "消防通道不能堵，");
    assert_true(text.len > LAYOUT_TEXT_MAX_BYTES);
    request.text = text.text;
    request.width_px = 100 * EM;
    layout_break_text(&request, EM, &lines);
    assert_false(lines.is_whole); /* it was cut, at a whole character */
    const struct layout_line *last = &lines.lines[lines.count - 1];
    assert_true(utf8_is_valid(last->text, last->len));
    assert_in_range(last->text + last->len - text.text, LAYOUT_TEXT_MAX_BYTES - 3,
                    LAYOUT_TEXT_MAX_BYTES);
    str_finish(&text);
}

/* --- the largest size ----------------------------------------------------------------------------
 */

static const struct {
    const char *name, *text;
    int width_px, height_px, min_px, max_px, max_lines, spacing_pct;
    int size_px;
    const char *lines;
    bool is_whole;
} fits[] = {
    {"as large as allowed", "安全", 1000, 1000, 20, 100, 4, 150, 100, "安全", true},
    {"one size only", "安全", 1000, 1000, 64, 64, 4, 150, 64, "安全", true},
    {"one line by width", "人人讲安全、个个会应急", 1100, 400, 20, 400, 1, 150, 100,
     "人人讲安全、个个会应急", true},
    {"one line by height", "应急有我 安全同行", 1536, 96, 16, 400, 1, 100, 96, "应急有我 安全同行",
     true},
    {"two by meaning", "人人讲安全、个个会应急", 1200, 900, 20, 400, 2, 150, 200,
     "人人讲安全、/个个会应急", true},
    {"tall box", "防风险、除隐患、遏事故、保安全", 400, 1000, 20, 400, 8, 150, 100,
     "防风险、/除隐患、/遏事故、/保安全", true},
    {"a little smaller for the pause", "隐患就是事故，风险就在身边", 650, 450, 20, 400, 3, 150, 92,
     "隐患就是事故，/风险就在身边", true},
    {"one step smaller for the pause", "不伤害自己、不伤害他人、不被人伤害、不让他人受到伤害", 1600,
     900, 20, 400, 8, 150, 150, "不伤害自己、/不伤害他人、/不被人伤害、/不让他人受到伤害", true},
    {"not two steps smaller", "早发现，查找身边安全隐患", 600, 300, 20, 100, 2, 150, 100,
     "早发现，查找/身边安全隐患", true},
    {"no Latin word broken", "请看SAFETY", 200, 1000, 20, 400, 8, 150, 66, "请看/SAFETY", true},
    {"a Latin word broken at last", "请看SAFETY", 200, 1000, 80, 400, 8, 150, 80, "请看/SAF/ETY",
     true},
    {"too large at the least", "人人讲安全", 100, 100, 40, 400, 8, 150, 40, "人人/讲/安全", false},
    {"empty", "", 100, 100, 20, 40, 8, 150, 40, "", true},
};

static void test_fit(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(fits); i++) {
        struct layout_lines lines;
        struct str got = {0};
        struct layout_text_request request = {
            .text = fits[i].text,
            .width_px = fits[i].width_px,
            .height_px = fits[i].height_px,
            .min_px = fits[i].min_px,
            .max_px = fits[i].max_px,
            .max_lines = fits[i].max_lines,
            .line_spacing_pct = fits[i].spacing_pct,
            .measure = measure_em,
        };
        layout_fit_text(&request, &lines);
        join(&lines, "/", &got);
        if (lines.size_px != fits[i].size_px || strcmp(got.text, fits[i].lines) != 0 ||
            lines.is_whole != fits[i].is_whole)
            fail_msg("%s: %s at %d px, %s", fits[i].name, got.text, lines.size_px,
                     lines.is_whole ? "whole" : "not whole");
        str_finish(&got);
    }
}

/* What the parts promise is checked on the whole line, and made narrower or smaller if not kept. */
static void test_measured_in_whole(void **state)
{
    (void)state;
    static const char text[] = "电动自行车在楼道充电会堵住逃生通道，锂电池起火时烟气顺着楼梯上升。";
    for (int chars = 5; chars <= 20; chars++) {
        struct layout_text_request request = request_em(text, chars);
        struct layout_lines lines;
        request.measure = measure_grudging;
        layout_break_text(&request, EM, &lines);
        assert_true(lines.is_whole);
        for (size_t i = 0; i < lines.count; i++)
            assert_true(lines.lines[i].width_px <= request.width_px);
        request.min_px = EM / 4;
        request.max_px = 4 * EM;
        request.height_px = 5 * EM;
        layout_fit_text(&request, &lines);
        assert_true(lines.is_whole);
        assert_true(lines.height_px <= request.height_px);
        for (size_t i = 0; i < lines.count; i++)
            assert_true(lines.lines[i].width_px <= request.width_px);
    }
}

/* A larger box never makes the text smaller. */
static void test_fit_grows_with_the_box(void **state)
{
    (void)state;
    int before = 0;
    for (int width = 200; width <= 2000; width += 50) {
        struct layout_text_request request = request_em("人人讲安全、个个会应急", 1);
        struct layout_lines lines;
        request.width_px = width;
        request.height_px = width / 2;
        request.min_px = 10;
        request.max_px = 1000;
        layout_fit_text(&request, &lines);
        assert_true(lines.is_whole);
        assert_true(lines.size_px >= before);
        before = lines.size_px;
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_slogan_at_every_width),
        cmocka_unit_test(test_designs),
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_too_narrow),
        cmocka_unit_test(test_too_many_lines),
        cmocka_unit_test(test_any_bytes),
        cmocka_unit_test(test_long_texts),
        cmocka_unit_test(test_fit),
        cmocka_unit_test(test_measured_in_whole),
        cmocka_unit_test(test_fit_grows_with_the_box),
    };
    return cmocka_run_group_tests_name("layout/text", tests, NULL, NULL);
}
