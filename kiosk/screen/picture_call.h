/*
 * screen/picture_call: one question to one anxuan-picture process, for picture.c and
 * picture_save.c.
 *
 * Start, step until the answer is there or nothing will come, stop. Nothing the child says is
 * believed: an answer of the wrong size or shape, or whose memory could still change, is a failure.
 */
#ifndef SCREEN_PICTURE_CALL_H
#define SCREEN_PICTURE_CALL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/child.h"
#include "base/err.h"
#include "screen/picture.h"
#include "screen/picture_wire.h"

struct picture_call {
    struct child child;
    struct picture_wire_request request;
    int64_t end_us; /* when patience ends, in clock_real_us() */
    bool is_mute;   /* the child has closed its end: only how it ends is still of interest */
};

/* What came back: a sealed memfd, mapped privately. {0} is an empty one. */
struct picture_result {
    void *bytes;
    size_t len;
    int src_w, src_h; /* as the child says: 1 to 30,000 each, 0 for ENCODE */
};

/*
 * Starts program with input_fd (stays the caller's) and asks; magic and version are filled in here.
 * ERR_CHILD: it cannot be started. On failure there is nothing to stop.
 */
bool picture_call_start(struct picture_call *call, const char *program, int input_fd,
                        const struct picture_wire_request *request, int64_t real_us,
                        struct err *err) MUST_USE;

/* Kills the child; nothing when it is gone. */
void picture_call_stop(struct picture_call *call);

/*
 * Never blocks. DONE: *out_result is the caller's, picture_wire_pixel_bytes() long for DECODE, 1 to
 * picture_wire_answer_max() for ENCODE. FAILED: *err tells why. In both cases the child is gone.
 */
enum picture_state picture_call_step(struct picture_call *call, int64_t real_us,
                                     struct picture_result *out_result, struct err *err);

void picture_result_finish(struct picture_result *result);

#endif
