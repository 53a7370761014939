/*
 * device/control: the control socket DATA/ctl.sock (mode 0600), JSON lines, at most 64 KiB a line.
 *
 * The player's side: control_open() -> poll control_fds() -> control_step() calls the handler once
 * per request line, in order. The other side: control_call(). At most CONTROL_CLIENTS_MAX at once,
 * the next one waits; a client that does not read its answers, or sends a longer line, is dropped.
 */
#ifndef DEVICE_CONTROL_H
#define DEVICE_CONTROL_H

#include <poll.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

#define CONTROL_SOCKET           "ctl.sock" /* in the data folder */
#define CONTROL_CLIENTS_MAX      8
#define CONTROL_LINE_MAX_BYTES   65536  /* without its LF; both ways */
#define CONTROL_UNREAD_MAX_BYTES 262144 /* of answers, beyond what the kernel holds */

struct control; /* opaque */

/*
 * Answers one request: words[count] is the command. True: *out_data is the reply's data as one JSON
 * value (empty: null). False: *err is the reply's error. Must not close the control.
 */
typedef bool control_handler(void *ctx, char *const *words, int count, struct str *out_data,
                             struct err *err);

/*
 * For a handler whose answer takes a while: call it from inside the handler, return true, and
 * answer later with the ticket. The client's further requests wait until then.
 */
int64_t control_defer(struct control *control);

/* Sends the answer that was put off: data is JSON (or ""), or err is not NULL. Nothing happens when
 * the client has gone. */
void control_answer(struct control *control, int64_t ticket, const char *data,
                    const struct err *err);

/*
 * Makes the socket (an old one is replaced: the caller holds the data folder's lock; anything else
 * of that name is left alone, ERR_IO). NULL: *err. path may be of any length.
 */
struct control *control_open(const char *path, control_handler *handler, void *ctx,
                             struct err *err) MUST_USE;
void control_close(struct control *control); /* removes the socket; NULL is fine */

/*
 * Writes at most CONTROL_CLIENTS_MAX + 1 entries; returns how many. They change with every step:
 * ask again before each poll.
 */
size_t control_fds(const struct control *control, struct pollfd *out_fds);

/* Serves whatever is ready, at most CONTROL_STEP_REQUESTS a client; never blocks. */
#define CONTROL_STEP_REQUESTS 16
void control_step(struct control *control);

/*
 * Sends words to a player and waits at most timeout_ms (1 or more). True: *out_data is the answer
 * as indented JSON (owned by the caller). ERR_GONE: no player there, or it ended; ERR_UNTRUSTED:
 * the socket is another user's; ERR_LIMIT: more than a line; ERR_IO: no answer in time;
 * ERR_INVALID: the player's own refusal.
 */
bool control_call(const char *path, char *const *words, int count, int timeout_ms, char **out_data,
                  struct err *err) MUST_USE;

#endif
