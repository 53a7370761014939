/*
 * The control socket's messages: a request as the player reads it, a reply as `anxuan ctl` does.
 */
#include <stdlib.h>

#include "fuzz/fuzz.h"
#include "json/json.h"

static void check_fault(void *ctx, const struct json_fault *fault)
{
    (void)ctx;
    assert(utf8_is_valid(fault->file, strlen(fault->file)));
    assert(utf8_is_valid(fault->reason, strlen(fault->reason)) && fault->count >= 0);
}

static void check_reply(const char *line, size_t len)
{
    struct err err = {0};
    char *reply = NULL;
    if (json_reply_read(line, len, &reply, &err)) {
        assert(reply && utf8_is_valid(reply, strlen(reply)));
        json_faults_read(reply, check_fault, NULL);
    } else
        assert(!reply && err.code > ERR_NONE && err.text[0]);
    free(reply);
}

/* What was read, written again, is read as the same words. */
static void check_words(const struct json_request *request)
{
    struct json_request again = {.count = 0};
    struct err err = {0};
    struct str line = {0};
    json_request_write(&line, request->words, request->count);
    assert(line.text[line.len - 1] == '\n' && !memchr(line.text, '\n', line.len - 1));
    assert(json_request_read(line.text, line.len, &again, &err));
    assert(again.count == request->count && strcmp(again.id, "1") == 0);
    for (int i = 0; i < request->count; i++)
        assert(strcmp(again.words[i], request->words[i]) == 0);
    json_request_finish(&again);
    str_finish(&line);
}

/* Any id and any text make one line that is a good reply. */
static void check_answer(const char *id, const char *text)
{
    struct err err = {0};
    struct str line = {0};
    char *reply = NULL;
    json_reply_write(&line, id, false, text);
    assert(!memchr(line.text, '\n', line.len - 1));
    assert(!json_reply_read(line.text, line.len, &reply, &err) && err.code == ERR_INVALID);
    str_clear(&line);
    json_reply_write(&line, id, true, text);
    assert(!memchr(line.text, '\n', line.len - 1));
    if (!json_reply_read(line.text, line.len, &reply, &err))
        assert(err.code == ERR_INVALID); /* text was no JSON, and the reply says so */
    free(reply);
    str_finish(&line);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct json_request request = {.count = 0};
    struct err err = {0};
    check_reply((const char *)data, len);
    if (!json_request_read((const char *)data, len, &request, &err)) {
        assert(err.code == ERR_PARSE || err.code == ERR_INVALID);
        assert(err.text[0] && request.count == 0);
        return 0;
    }
    assert(request.count >= 1 && request.count <= JSON_WORDS_MAX && !request.words[request.count]);
    check_words(&request);
    for (int i = 0; i < request.count; i++)
        check_answer(request.id, request.words[i]);
    json_request_finish(&request);
    return 0;
}
