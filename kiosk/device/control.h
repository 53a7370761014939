/*
 * device/control: the control socket DATA/ctl.sock (mode 0600), JSON lines, at most 64 KiB a line.
 *
 * The player's side: control_open() -> poll control_fds() -> control_step() calls the handler once per
 * request line. The other side: control_call(). At most CONTROL_CLIENTS_MAX at once; a client that
 * does not read its answers is dropped.
 */
#ifndef DEVICE_CONTROL_H
#define DEVICE_CONTROL_H

#include <poll.h>

#include "base/err.h"
#include "base/str.h"

#define CONTROL_CLIENTS_MAX    8
#define CONTROL_LINE_MAX_BYTES 65536

struct control; /* opaque */

/*
 * Answers one request: words[count] is the command. True: *out_data is the reply's data as JSON
 * (empty: null). False: *err is the reply's error.
 */
typedef bool control_handler(void *ctx, char *const *words, int count, struct str *out_data,
                             struct err *err);

/* Makes the socket (an old one is replaced: the caller holds the data folder's lock). NULL: *err. */
struct control *control_open(const char *path, control_handler *handler, void *ctx,
                             struct err *err) MUST_USE;
void control_close(struct control *control); /* removes the socket; NULL is fine */

/* Writes at most CONTROL_CLIENTS_MAX + 1 entries; returns how many. */
size_t control_fds(const struct control *control, struct pollfd *out_fds);

/* Serves whatever is ready; never blocks. */
void control_step(struct control *control);

/* Sends words to a player and waits at most timeout_ms. ERR_GONE: no player there. */
bool control_call(const char *path, char *const *words, int count, int timeout_ms,
                  char **out_data, struct err *err) MUST_USE;

#endif
