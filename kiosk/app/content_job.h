/*
 * app/content_job: what changes the generations of content, on a thread of its own: the store's
 * lock may be somebody else's, and an fsync or a removal may take as long as a frame must not.
 *
 * Order: content_job_start() -> content_job_take() once a turn until it is true.
 */
#ifndef APP_CONTENT_JOB_H
#define APP_CONTENT_JOB_H

#include "package/store.h"

enum content_task {
    CONTENT_NOTHING,
    CONTENT_PASSED,    /* the trial is passed */
    CONTENT_EXCUSE,    /* this start does not count */
    CONTENT_SEND_BACK, /* the trial is not passed */
    CONTENT_ROLL_BACK, /* staff want the content before */
    CONTENT_SWEEP      /* what nobody needs is removed; without the lock */
};

#define CONTENT_ANY (-1) /* whichever generation is on */

struct content_result {
    enum content_task task;
    bool ok;
    struct package_state state;     /* ok: what is on disk now */
    struct package_trouble trouble; /* not ok */
};

/* Does it (no sweep) at once, for who may wait, to the generation that is meant. Reason NONE:
 * another is on by now (an import may have brought it while its end was waited for), and nothing is
 * done to that. */
struct content_result content_job_do(const char *data, enum content_task task, int generation);

struct content_job; /* opaque */

/* data is copied; the generation is of no matter to a sweep. NULL: there is no thread to be had. */
struct content_job *content_job_start(const char *data, enum content_task task, int generation);

/* True: it is done, *out is set, and the job is gone. */
bool content_job_take(struct content_job *job, struct content_result *out);

/* Waits for it, but a sweep ends at once: the next start goes on with it. NULL is fine. */
void content_job_finish(struct content_job *job);

#endif
