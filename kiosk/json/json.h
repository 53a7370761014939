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
#define JSON_ID_BYTES  32 /* of a string id */

/* A request {"command":["next"],"id":1}: its words, and the id as a JSON text to send back. */
struct json_request {
    char *words[JSON_WORDS_MAX + 1]; /* NULL behind the last */
    int count;
    char id[6 * JSON_ID_BYTES + 3]; /* "null" when there was none; an integer, or a quoted string */
};

/*
 * Reads one line: words are strings, or integers (taken as their text); other keys are ignored.
 * ERR_PARSE (not one JSON object, a key twice, a NUL) or ERR_INVALID says what is wrong with it.
 */
bool json_request_read(const char *line, size_t len, struct json_request *out,
                       struct err *err) MUST_USE;
void json_request_finish(struct json_request *request);

/* Adds a request line for words[count], id 1, with LF. */
void json_request_write(struct str *out, char *const *words, int count);

/*
 * Adds a reply line with LF. id: json_request.id, or "null". data_or_error: with ok one JSON value
 * ("" stands for null), else the sentence of the error, any text.
 */
void json_reply_write(struct str *out, const char *id, bool ok, const char *data_or_error);

/*
 * Reads a reply line. True: *out_data holds "data" as indented JSON text (owned by the caller).
 * False: *err holds the reply's "error" (ERR_INVALID), or what is wrong with the line
 * (ERR_PARSE).
 */
bool json_reply_read(const char *line, size_t len, char **out_data, struct err *err) MUST_USE;

/* A file that failed today, as `status` tells it; borrowed for the call. */
struct json_fault {
    const char *file, *reason;
    int count;
    bool is_aside;
};

/* Calls take for each entry of "faults" in the answer to `status`, in its order. What is not like
 * that is left out: nothing at all when status is no such answer. */
void json_faults_read(const char *status, void (*take)(void *ctx, const struct json_fault *fault),
                      void *ctx);

/*
 * Adds text as a quoted JSON string; bytes that are not UTF-8 become U+FFFD. For writing objects
 * with str_addf().
 */
void json_add_string(struct str *out, const char *text);

#endif
