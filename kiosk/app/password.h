/*
 * app/password: passwords and PINs, typed without being shown or the first line of a file; never a
 * word of the command line, which everybody on the machine can read.
 */
#ifndef APP_PASSWORD_H
#define APP_PASSWORD_H

#include "base/err.h"
#include "seal/minisign.h"

#define PASSWORD_BYTES (SEAL_PASSWORD_MAX_BYTES + 1)

struct password_ask {
    const char *file;     /* --password-file, or NULL: asked on the terminal (standard input) */
    const char *question; /* "新的密码 new password: " */
    bool is_twice;        /* a new one: what is typed has to be typed again */
};

/*
 * Reads a password that is not empty; wipe it (seal_wipe()). ERR_INVALID: nothing entered, too
 * long, the two differ; ERR_GONE, ERR_IO, ERR_LIMIT: the file. Waits for people. Ctrl-C and the
 * like end the program as usual, with the terminal as it was.
 */
bool password_read(const struct password_ask *ask, char out[PASSWORD_BYTES],
                   struct err *err) MUST_USE;

/* The exit code for what password_read() said. */
int password_exit(const struct err *err);

#endif
