/*
 * json: the control socket's messages. jansson does the work; nobody else includes it.
 */
#ifndef JSON_JSON_H
#define JSON_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

#define JSON_WORDS_MAX 16

/* A request {"command":["next"],"id":1}: its words, and the id as a JSON text to send back. */
struct json_request {
    char *words[JSON_WORDS_MAX + 1]; /* NULL behind the last */
    int count;
    char id[64]; /* "null" when there was none; integers and strings of at most 32 bytes */
};

/* Reads one line. ERR_PARSE or ERR_INVALID says what is wrong with it. */
bool json_request_read(const char *line, size_t len, struct json_request *out,
                       struct err *err) MUST_USE;
void json_request_finish(struct json_request *request);

/* Adds a request line for words[count], id 1, with LF. */
void json_request_write(struct str *out, char *const *words, int count);

/*
 * Reads a reply line. True: *out_data holds "data" as indented JSON text (owned by the caller).
 * False: *err holds the reply's "error", or what is wrong with the line.
 */
bool json_reply_read(const char *line, size_t len, char **out_data, struct err *err) MUST_USE;

/* Adds text as a quoted JSON string. For writing objects with str_addf(). */
void json_add_string(struct str *out, const char *text);

#endif
