#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/str.h"
#include "json/hotspots.h"

#define SPOT                                                                                       \
    "{\"userSettings\":{\"correct\":true,\"feedbackText\":\"<p>电线&amp;水&#039;</p>\"},"       \
    "\"computedSettings\":{\"x\":10,\"y\":20.5,\"width\":30,\"height\":5,"                         \
    "\"figure\":\"rectangle\"}}"
#define TASK(image, spots)                                                                          \
    "{\"imageMultipleHotspotQuestion\":{\"backgroundImageSettings\":{\"questionTitle\":\"宿舍\"," \
    "\"backgroundImage\":" image "},\"hotspotSettings\":{\"hotspot\":[" spots "]}}}"
#define IMAGE "{\"path\":\"images/a.jpg\",\"width\":800,\"height\":600}"

static bool read_text(const char *text, struct json_hotspots *out, struct err *err)
{
    return json_hotspots_read(text, strlen(text), out, err);
}

static void test_a_task(void **state)
{
    (void)state;
    struct json_hotspots task;
    struct err err;
    assert_true(read_text(TASK(IMAGE, SPOT ",{\"computedSettings\":{\"x\":0,\"y\":0,\"width\":100,"
                                           "\"height\":100,\"figure\":\"circle\"}}"),
                          &task, &err));
    assert_string_equal(task.title, "宿舍");
    assert_string_equal(task.picture, "images/a.jpg");
    assert_int_equal(task.w, 800);
    assert_int_equal(task.h, 600);
    assert_int_equal(task.count, 2);
    assert_true(task.spots[0].is_right);
    assert_false(task.spots[0].is_circle);
    assert_string_equal(task.spots[0].feedback, "电线&水'");
    assert_true(task.spots[0].y == 20.5);
    assert_false(task.spots[1].is_right);
    assert_true(task.spots[1].is_circle);
    assert_string_equal(task.spots[1].feedback, "");
    json_hotspots_finish(&task);
}

static void test_what_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum err_code code;
        const char *words;
    } rows[] = {
        {"", ERR_PARSE, "不是 JSON"},
        {"{", ERR_PARSE, "不是 JSON"},
        {"[]", ERR_INVALID, "找多处热点"},
        {"{\"question\":{}}", ERR_INVALID, "找多处热点"},
        {"{\"imageMultipleHotspotQuestion\":1}", ERR_INVALID, "找多处热点"},
        {TASK("{}", SPOT), ERR_INVALID, "没有底图"},
        {TASK("{\"path\":\"\"}", SPOT), ERR_INVALID, "没有底图"},
        {TASK("{\"path\":\"a\\u001b[2J.jpg\"}", SPOT), ERR_INVALID, "没有底图"},
        {"{\"\x01\":", ERR_PARSE, "第 1 行"},
        {TASK("{\"path\":\"a.jpg\",\"width\":0,\"height\":5}", SPOT), ERR_INVALID, "width"},
        {TASK("{\"path\":\"a.jpg\",\"width\":5,\"height\":1e999}", SPOT), ERR_PARSE, "JSON"},
        {TASK("{\"path\":\"a.jpg\",\"width\":5,\"height\":\"6\"}", SPOT), ERR_INVALID, "height"},
        {TASK(IMAGE, "{}"), ERR_INVALID, "第 1 处热点"},
        {TASK(IMAGE, SPOT ",{\"computedSettings\":{\"x\":-1,\"y\":0,\"width\":1,\"height\":1}}"),
         ERR_INVALID, "第 2 处热点"},
        {TASK(IMAGE, "{\"computedSettings\":{\"x\":1,\"y\":0,\"width\":101,\"height\":1}}"),
         ERR_INVALID, "width"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct json_hotspots task;
        struct err err = {0};
        assert_false(read_text(rows[i].text, &task, &err));
        if (err.code != rows[i].code || !strstr(err.text, rows[i].words))
            fail_msg("row %zu: %d %s", i, err.code, err.text);
        json_hotspots_finish(&task);
    }
}

/* Tags that never end are looked for once, not from each <. */
static void test_open_tags(void **state)
{
    (void)state;
    enum { LEN = 2000000 };
    struct str text = {0};
    struct json_hotspots task;
    struct err err;
    char *brackets = malloc(LEN + 1);
    assert_non_null(brackets);
    memset(brackets, '<', LEN);
    brackets[LEN] = '\0';
    str_addf(&text,
             TASK(IMAGE, "{\"userSettings\":{\"feedbackText\":\"<b>a</b>%s\"},"
                         "\"computedSettings\":{\"x\":0,\"y\":0,\"width\":1,"
                         "\"height\":1}}"),
             brackets);
    clock_t before = clock();
    assert_true(read_text(text.text, &task, &err));
    assert_true(clock() - before < 5 * CLOCKS_PER_SEC); /* it was minutes */
    assert_int_equal(strlen(task.spots[0].feedback), LEN + 1);
    json_hotspots_finish(&task);
    str_finish(&text);
    free(brackets);
}

static void test_too_many_spots(void **state)
{
    (void)state;
    struct str text = {0};
    struct json_hotspots task;
    struct err err = {0};
    str_add(&text, "{\"imageMultipleHotspotQuestion\":{\"backgroundImageSettings\":{"
                   "\"backgroundImage\":" IMAGE "},\"hotspotSettings\":{\"hotspot\":[");
    for (int i = 0; i <= JSON_HOTSPOTS_MAX; i++)
        str_addf(&text, "%s%s", i ? "," : "", SPOT);
    str_add(&text, "]}}}");
    assert_false(read_text(text.text, &task, &err));
    assert_int_equal(err.code, ERR_LIMIT);
    json_hotspots_finish(&task);
    str_finish(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_task),
        cmocka_unit_test(test_what_is_refused),
        cmocka_unit_test(test_open_tags),
        cmocka_unit_test(test_too_many_spots),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
