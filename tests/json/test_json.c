#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "json/json.h"

#define SEVENTEEN                                                                                  \
    "\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\",\"12\",\"13\",\"14\","    \
    "\"15\",\"16\",\"17\""
#define BYTES_32 "12345678901234567890123456789012"

static void requests_are_read(void **state)
{
    static const struct {
        const char *line;
        const char *words; /* joined by | */
        const char *id;
    } rows[] = {
        {"{\"command\":[\"next\"],\"id\":1}", "next", "1"},
        {"{\"id\":-7,\"command\":[\"alert\",\"台风\",\"--minutes\",30]}", "alert|台风|--minutes|30",
         "-7"},
        {"{\"command\":[\"\"]}", "", "null"},
        {"{\"command\":[\"status\"],\"id\":null}", "status", "null"},
        {"{\"command\":[\"a\"],\"id\":\"x\\\"y\"}", "a", "\"x\\\"y\""},
        {"{\"command\":[\"a\"],\"id\":\"" BYTES_32 "\"}", "a", "\"" BYTES_32 "\""},
        {"{\"command\":[\"a\"],\"id\":9223372036854775807}", "a", "9223372036854775807"},
        {" {\"command\":[\"a\\u4e2d\\n\"],\"async\":true}\r", "a中\n", "null"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct json_request request;
        struct err err;
        struct str words = {0};
        assert_true(json_request_read(rows[i].line, strlen(rows[i].line), &request, &err));
        for (int w = 0; w < request.count; w++)
            str_addf(&words, "%s%s", w ? "|" : "", request.words[w]);
        assert_null(request.words[request.count]);
        assert_string_equal(words.text, rows[i].words);
        assert_string_equal(request.id, rows[i].id);
        str_finish(&words);
        json_request_finish(&request);
    }
}

static void bad_requests_are_refused_with_a_reason(void **state)
{
#define LINE(text) text, sizeof(text) - 1
    static const struct {
        const char *line;
        size_t len;
        enum err_code code;
        const char *said;
    } rows[] = {
        {LINE(""), ERR_PARSE, "not valid JSON"},
        {LINE("next"), ERR_PARSE, "not valid JSON"},
        {LINE("[\"next\"]"), ERR_PARSE, "not a JSON object"},
        {LINE("{\"command\":[\"a\"]"), ERR_PARSE, "not valid JSON"},
        {LINE("{\"command\":[\"a\"]} x"), ERR_PARSE, "end of file expected"},
        {LINE("{\"command\":[\"a\"],\"command\":[\"b\"]}"), ERR_PARSE, "duplicate"},
        {LINE("{\"command\":[\"a\\u0000b\"]}"), ERR_PARSE, "\\u0000"},
        {LINE("{\"command\":[\"a\0b\"]}"), ERR_PARSE, "not valid JSON"},
        {LINE("{\"command\":[\"a\"]}\0"), ERR_PARSE, "end of file expected"},
        {LINE("{\"command\":[\"\xff\xfe\"]}"), ERR_PARSE, "decode byte 0xff"},
        {LINE("{\"command\":[\"\\ud800\"]}"), ERR_PARSE, "not valid JSON"},
        {LINE("{\"command\":[99999999999999999999]}"), ERR_PARSE, "too big"},
        {LINE("{}"), ERR_INVALID, "\"command\" must be an array"},
        {LINE("{\"command\":\"next\"}"), ERR_INVALID, "\"command\" must be an array"},
        {LINE("{\"command\":[]}"), ERR_INVALID, "at least one word"},
        {LINE("{\"command\":[\"a\",1.5]}"), ERR_INVALID, "word 2 is neither"},
        {LINE("{\"command\":[true]}"), ERR_INVALID, "word 1 is neither"},
        {LINE("{\"command\":[null]}"), ERR_INVALID, "word 1 is neither"},
        {LINE("{\"command\":[[\"a\"]]}"), ERR_INVALID, "word 1 is neither"},
        {LINE("{\"command\":[" SEVENTEEN "]}"), ERR_INVALID, "more than 16 words"},
        {LINE("{\"command\":[\"a\"],\"id\":1.5}"), ERR_INVALID, "\"id\" must be"},
        {LINE("{\"command\":[\"a\"],\"id\":[1]}"), ERR_INVALID, "\"id\" must be"},
        {LINE("{\"command\":[\"a\"],\"id\":\"" BYTES_32 "3\"}"), ERR_INVALID, "\"id\" must be"},
    };
#undef LINE
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct json_request request = {.count = 77};
        struct err err = {.code = ERR_NONE};
        assert_false(json_request_read(rows[i].line, rows[i].len, &request, &err));
        assert_int_equal(err.code, rows[i].code);
        if (!strstr(err.text, rows[i].said))
            fail_msg("row %zu: '%s' is not in '%s'", i, rows[i].said, err.text);
        assert_true((unsigned char)err.text[0] >= 0x80 || err.text[0] == '"'); /* Chinese first */
        assert_int_equal(request.count, 77);
    }
}

static void an_id_of_control_characters_fits(void **state)
{
    struct str line = {0};
    struct json_request request;
    struct err err;
    (void)state;
    str_add(&line, "{\"command\":[\"a\"],\"id\":\"");
    for (int i = 0; i < JSON_ID_BYTES; i++)
        str_add(&line, "\\u0001");
    str_add(&line, "\"}");
    assert_true(json_request_read(line.text, line.len, &request, &err));
    assert_int_equal(strlen(request.id), 6 * JSON_ID_BYTES + 2);
    json_request_finish(&request);
    str_finish(&line);
}

static void a_depth_bomb_is_refused(void **state)
{
    static const struct {
        const char *before, *open;
        size_t open_bytes;
    } rows[] = {{"", "[", 1}, {"{\"command\":", "[", 1}, {"", "{\"a\":", 5}};
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct str line = {0};
        struct json_request request;
        struct err err;
        str_add(&line, rows[i].before);
        while (line.len + rows[i].open_bytes <= 65536)
            str_add(&line, rows[i].open);
        assert_false(json_request_read(line.text, line.len, &request, &err));
        assert_int_equal(err.code, ERR_PARSE);
        assert_non_null(strstr(err.text, "depth"));
        str_finish(&line);
    }
}

static void written_requests_are_read_back(void **state)
{
    static const char *const words[] = {"alert", "他说\"快跑\"\\\n\t", "\x01\x7f", "a/b", ""};
    char *copies[5];
    struct str line = {0};
    struct json_request request;
    struct err err;
    (void)state;
    for (int i = 0; i < 5; i++)
        copies[i] = strdup(words[i]);
    json_request_write(&line, copies, 5);
    assert_ptr_equal(strchr(line.text, '\n'), line.text + line.len - 1);
    assert_true(json_request_read(line.text, line.len - 1, &request, &err));
    assert_int_equal(request.count, 5);
    assert_string_equal(request.id, "1");
    for (int i = 0; i < 5; i++) {
        assert_string_equal(request.words[i], words[i]);
        free(copies[i]);
    }
    json_request_finish(&request);
    str_finish(&line);
}

static void strings_are_escaped(void **state)
{
    static const struct {
        const char *text, *json;
    } rows[] = {
        {"", "\"\""},
        {"安宣", "\"安宣\""},
        {"a\"b\\c", "\"a\\\"b\\\\c\""},
        {"\n\x1f", "\"\\u000a\\u001f\""},
        {"\xe5\xae", "\"\xef\xbf\xbd\xef\xbf\xbd\""},
        {"x\xffy", "\"x\xef\xbf\xbdy\""},
        {"\xed\xa0\x80", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""},
        {"🔥", "\"🔥\""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct str out = {0};
        json_add_string(&out, rows[i].text);
        assert_string_equal(out.text, rows[i].json);
        assert_true(utf8_is_valid(out.text, out.len));
        str_finish(&out);
    }
}

static void replies_are_one_line(void **state)
{
    static const struct {
        const char *id;
        bool ok;
        const char *text, *line;
    } rows[] = {
        {"1", true, "", "{\"id\":1,\"ok\":true,\"data\":null}\n"},
        {"null", true, "\"x\"", "{\"id\":null,\"ok\":true,\"data\":\"x\"}\n"},
        {"\"q\"", true, "{\"z\": 1,\n  \"a\": [0.1, true]}\n",
         "{\"id\":\"q\",\"ok\":true,\"data\":{\"z\":1,\"a\":[0.1,true]}}\n"},
        {"2", false, "没有\n\"这个\"命令",
         "{\"id\":2,\"ok\":false,\"error\":\"没有\\u000a\\\"这个\\\"命令\"}\n"},
        {"2", false, "\xff", "{\"id\":2,\"ok\":false,\"error\":\"\xef\xbf\xbd\"}\n"},
        {"3", true, "{\"a\":",
         "{\"id\":3,\"ok\":false,\"error\":\"内部错误：回答不是 JSON internal "
         "error: the answer is not JSON\"}\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct str out = {0};
        json_reply_write(&out, rows[i].id, rows[i].ok, rows[i].text);
        assert_string_equal(out.text, rows[i].line);
        str_finish(&out);
    }
}

static void replies_are_read(void **state)
{
    static const struct {
        const char *line, *data;
    } rows[] = {
        {"{\"id\":1,\"ok\":true,\"data\":null}", "null"},
        {"{\"id\":1,\"ok\":true}", "null"},
        {"{\"id\":1,\"ok\":true,\"data\":\"中\"}", "\"中\""},
        {"{\"ok\":true,\"data\":{\"z\":1,\"a\":0.1}}", "{\n  \"z\": 1,\n  \"a\": 0.1\n}"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *data = NULL;
        struct err err;
        assert_true(json_reply_read(rows[i].line, strlen(rows[i].line), &data, &err));
        assert_string_equal(data, rows[i].data);
        free(data);
    }
}

static void refusals_and_bad_replies_are_told(void **state)
{
    static const struct {
        const char *line;
        enum err_code code;
        const char *said;
    } rows[] = {
        {"{\"id\":1,\"ok\":false,\"error\":\"没有这个命令\"}", ERR_INVALID, "没有这个命令"},
        {"{\"id\":1,\"ok\":false}", ERR_PARSE, "in the reply"},
        {"{\"id\":1,\"ok\":false,\"error\":5}", ERR_PARSE, "in the reply"},
        {"{\"id\":1,\"ok\":\"true\"}", ERR_PARSE, "in the reply"},
        {"{}", ERR_PARSE, "in the reply"},
        {"true", ERR_PARSE, "not valid JSON"},
        {"", ERR_PARSE, "not valid JSON"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char untouched;
        char *data = &untouched;
        struct err err = {.code = ERR_NONE};
        assert_false(json_reply_read(rows[i].line, strlen(rows[i].line), &data, &err));
        assert_int_equal(err.code, rows[i].code);
        if (!strstr(err.text, rows[i].said))
            fail_msg("row %zu: '%s' is not in '%s'", i, rows[i].said, err.text);
        assert_ptr_equal(data, &untouched);
    }
}

static void add_fault(void *ctx, const struct json_fault *fault)
{
    str_addf(ctx, "%s %d%s %s;", fault->file, fault->count, fault->is_aside ? " aside" : "",
             fault->reason);
}

static void faults_of_a_status_are_read(void **state)
{
    static const struct {
        const char *status, *words;
    } rows[] = {
        {"{\"faults\":[{\"file\":\"片.mp4\",\"count\":3,\"aside\":true,\"reason\":\"坏\"},"
         "{\"file\":\"b\",\"count\":1,\"aside\":false,\"reason\":\"c\"}]}",
         "片.mp4 3 aside 坏;b 1 c;"},
        {"{\"faults\":[{\"file\":\"b\",\"count\":1,\"reason\":\"older player\"}]}",
         "b 1 older player;"},
        {"{\"faults\":[{\"file\":5,\"count\":1,\"reason\":\"c\"},7,{\"file\":\"b\"},"
         "{\"file\":\"b\",\"count\":\"1\",\"reason\":\"c\"}]}",
         ""},
        {"{\"faults\":[{\"file\":\"b\",\"count\":99999999999,\"reason\":\"c\"}]}",
         "b 2147483647 c;"},
        {"{\"faults\":{}}", ""},
        {"{}", ""},
        {"null", ""},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct str words = {0};
        json_faults_read(rows[i].status, add_fault, &words);
        assert_string_equal(words.text ? words.text : "", rows[i].words);
        str_finish(&words);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(requests_are_read),
        cmocka_unit_test(bad_requests_are_refused_with_a_reason),
        cmocka_unit_test(an_id_of_control_characters_fits),
        cmocka_unit_test(a_depth_bomb_is_refused),
        cmocka_unit_test(written_requests_are_read_back),
        cmocka_unit_test(strings_are_escaped),
        cmocka_unit_test(replies_are_one_line),
        cmocka_unit_test(replies_are_read),
        cmocka_unit_test(faults_of_a_status_are_read),
        cmocka_unit_test(refusals_and_bad_replies_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
