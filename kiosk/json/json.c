#include "json/json.h"

#include <jansson.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/utf8.h"

#define COMPACT (JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(15))
#define PRETTY  (JSON_INDENT(2) | JSON_ENCODE_ANY | JSON_REAL_PRECISION(15))

/* jansson itself refuses raw and escaped NUL bytes, ill-formed UTF-8 and nesting beyond 2048. */
static json_t *parse(const char *line, size_t len, struct err *err)
{
    json_error_t fault;
    json_t *root = json_loadb(line, len, JSON_REJECT_DUPLICATES, &fault);
    if (!root)
        (void)err_set(err, ERR_PARSE, "不是有效的 JSON：第 %d 个字符 not valid JSON: column %d: %s",
                      fault.column, fault.column, fault.text);
    else if (!json_is_object(root))
        (void)err_set(err, ERR_PARSE, "不是 JSON 对象 not a JSON object");
    else
        return root;
    json_decref(root);
    return NULL;
}

static char *integer_text(const json_t *value)
{
    struct str text = {0};
    str_addf(&text, "%lld", (long long)json_integer_value(value));
    return str_take(&text);
}

static bool read_words(const json_t *command, struct json_request *request, struct err *err)
{
    size_t count = json_array_size(command);
    if (!json_is_array(command) || count == 0)
        return err_set(err, ERR_INVALID,
                       "缺少 \"command\" 数组 \"command\" must be an array of at least one word");
    if (count > JSON_WORDS_MAX)
        return err_set(err, ERR_INVALID, "命令超过 %d 个词 more than %d words in \"command\"",
                       JSON_WORDS_MAX, JSON_WORDS_MAX);
    for (size_t i = 0; i < count; i++) {
        const json_t *word = json_array_get(command, i);
        if (!json_is_string(word) && !json_is_integer(word))
            return err_set(err, ERR_INVALID,
                           "第 %zu 个词不是文字或整数 word %zu is neither a string nor an integer",
                           i + 1, i + 1);
        request->words[request->count++] =
            json_is_string(word) ? mem_copy_text(json_string_value(word)) : integer_text(word);
    }
    return true;
}

static bool read_id(const json_t *id, struct json_request *request, struct err *err)
{
    bool is_short = json_is_string(id) && json_string_length(id) <= JSON_ID_BYTES;
    struct str text = {0};
    if (!id || json_is_null(id))
        str_add(&text, "null");
    else if (json_is_integer(id))
        str_addf(&text, "%lld", (long long)json_integer_value(id));
    else if (is_short)
        json_add_string(&text, json_string_value(id));
    else
        return err_set(err, ERR_INVALID,
                       "\"id\" 只能是整数或不超过 %d 字节的文字 "
                       "\"id\" must be an integer or a string of at most %d bytes",
                       JSON_ID_BYTES, JSON_ID_BYTES);
    utf8_copy(request->id, sizeof(request->id), text.text);
    str_finish(&text);
    return true;
}

bool json_request_read(const char *line, size_t len, struct json_request *out, struct err *err)
{
    struct json_request request = {.count = 0};
    json_t *root = parse(line, len, err);
    bool ok = root && read_words(json_object_get(root, "command"), &request, err) &&
              read_id(json_object_get(root, "id"), &request, err);
    if (ok)
        *out = request;
    else
        json_request_finish(&request);
    json_decref(root);
    return ok;
}

void json_request_finish(struct json_request *request)
{
    for (int i = 0; i < request->count; i++)
        free(request->words[i]);
    *request = (struct json_request){.count = 0};
}

void json_request_write(struct str *out, char *const *words, int count)
{
    str_add(out, "{\"command\":[");
    for (int i = 0; i < count; i++) {
        str_add(out, i ? "," : "");
        json_add_string(out, words[i]);
    }
    str_add(out, "],\"id\":1}\n");
}

static bool add_data(struct str *out, const char *text)
{
    json_t *data = json_loads(text, JSON_DECODE_ANY | JSON_REJECT_DUPLICATES, NULL);
    char *line = data ? json_dumps(data, COMPACT) : NULL;
    if (line)
        str_add(out, line);
    free(line);
    json_decref(data);
    return line != NULL;
}

static void add_refusal(struct str *out, const char *id, const char *error)
{
    str_addf(out, "{\"id\":%s,\"ok\":false,\"error\":", id);
    json_add_string(out, error);
    str_add(out, "}\n");
}

void json_reply_write(struct str *out, const char *id, bool ok, const char *data_or_error)
{
    struct str data = {0};
    if (!ok)
        add_refusal(out, id, data_or_error);
    else if (!add_data(&data, *data_or_error ? data_or_error : "null"))
        add_refusal(out, id, "内部错误：回答不是 JSON internal error: the answer is not JSON");
    else
        str_addf(out, "{\"id\":%s,\"ok\":true,\"data\":%s}\n", id, data.text);
    str_finish(&data);
}

bool json_reply_read(const char *line, size_t len, char **out_data, struct err *err)
{
    json_t *root = parse(line, len, err);
    if (!root)
        return false;
    const json_t *ok = json_object_get(root, "ok");
    const json_t *data = json_object_get(root, "data");
    const json_t *error = json_object_get(root, "error");
    if (json_is_true(ok))
        *out_data = data ? json_dumps(data, PRETTY) : mem_copy_text("null");
    else if (json_is_false(ok) && json_is_string(error))
        (void)err_set(err, ERR_INVALID, "%s", json_string_value(error));
    else
        (void)err_set(err, ERR_PARSE, "回答里没有 \"ok\" no \"ok\" (or no \"error\") in the reply");
    bool is_answer = json_is_true(ok);
    json_decref(root);
    return is_answer;
}

static bool read_fault(const json_t *entry, struct json_fault *out)
{
    const json_t *count = json_object_get(entry, "count");
    *out = (struct json_fault){
        .file = json_string_value(json_object_get(entry, "file")),
        .reason = json_string_value(json_object_get(entry, "reason")),
        .count = (int)number_clamp(json_integer_value(count), 0, INT_MAX),
        .is_aside = json_is_true(json_object_get(entry, "aside")),
    };
    return out->file && out->reason && json_is_integer(count);
}

void json_faults_read(const char *status, void (*take)(void *ctx, const struct json_fault *fault),
                      void *ctx)
{
    json_t *root = json_loads(status, 0, NULL);
    const json_t *faults = json_object_get(root, "faults");
    for (size_t i = 0; i < json_array_size(faults); i++) {
        struct json_fault fault;
        if (read_fault(json_array_get(faults, i), &fault))
            take(ctx, &fault);
    }
    json_decref(root);
}

void json_add_string(struct str *out, const char *text)
{
    size_t len = strlen(text);
    str_add(out, "\"");
    for (size_t i = 0; i < len;) {
        uint32_t point;
        char character[4];
        i += utf8_decode(text + i, len - i, &point);
        if (point < 0x20)
            str_addf(out, "\\u%04x", (unsigned)point);
        else if (point == '"' || point == '\\')
            str_addf(out, "\\%c", (char)point);
        else {
            size_t bytes = utf8_encode(point, character);
            str_add_span(out, character, bytes);
        }
    }
    str_add(out, "\"");
}
