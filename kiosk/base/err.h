/*
 * base/err: how a function tells that it failed for a reason outside the program.
 *
 * Such a function returns bool and takes `struct err *err` last. True: *err is untouched and the
 * outputs are set. False: *err holds a code (what to do about it) and a sentence (what happened),
 * and the outputs are untouched. A level above may put "where" in front with err_prefix().
 * A broken promise inside the program is an assert instead.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

#define MUST_USE                           __attribute__((warn_unused_result))
#define PRINTF_LIKE(format_idx, first_idx) __attribute__((format(printf, format_idx, first_idx)))

enum err_code {
    ERR_NONE,
    ERR_IO,          /* the system refused: errno's words are in the text */
    ERR_PARSE,       /* the bytes do not follow their grammar */
    ERR_INVALID,     /* well formed, but means nothing here */
    ERR_UNTRUSTED,   /* not allowed */
    ERR_LIMIT,       /* larger than a named limit */
    ERR_BUSY,        /* somebody else holds it */
    ERR_GONE,        /* not there (any more) */
    ERR_UNSUPPORTED, /* this machine or build cannot */
    ERR_CHILD,       /* a process of ours cannot be started or confined: may pass */
    ERR_COUNT
};

struct err {
    enum err_code code;
    char text[512]; /* UTF-8, NUL-terminated, cut at a character when too long */
};

/* Sets *err and returns false, so that a caller can `return err_set(...)`. */
bool err_set(struct err *err, enum err_code code, const char *format, ...) PRINTF_LIKE(3, 4);

/* The same with ": " and strerror(errno) at the end; the code is ERR_IO, or ERR_GONE on ENOENT. */
bool err_set_errno(struct err *err, const char *format, ...) PRINTF_LIKE(2, 3);

/* Puts the formatted text and ": " in front of err->text. Returns false. */
bool err_prefix(struct err *err, const char *format, ...) PRINTF_LIKE(2, 3);

#endif
