#include "app/content_job.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "package/copy.h"

struct content_job {
    char *data;
    pthread_t thread;
    atomic_bool is_done, is_stopped;
    enum content_task task;
    int generation;
    struct content_result result; /* the thread's, until it is done */
};

static bool carry_out(const char *data, enum content_task task, struct package_state *out,
                      struct package_trouble *trouble)
{
    switch (task) {
    case CONTENT_PASSED:
        return package_trial_passed(data, out, trouble);
    case CONTENT_EXCUSE:
        return package_trial_excuse(data, out, trouble);
    case CONTENT_SEND_BACK:
        return package_store_rollback(data, true, out, trouble);
    case CONTENT_ROLL_BACK:
        return package_store_recover(data, out, trouble) &&
               package_store_rollback(data, false, out, trouble);
    case CONTENT_NOTHING:
    case CONTENT_SWEEP:
        break;
    }
    return package_refuse(trouble, PACKAGE_NONE, "nothing to do");
}

static bool is_still_on(const char *data, int generation, struct package_trouble *trouble)
{
    struct err err;
    struct package_state state;
    bool is_read = package_store_read(data, &state, &err);
    (void)is_read; /* else it is as without content; what is done next says why */
    return generation == CONTENT_ANY || state.active == generation ||
           package_refuse(trouble, PACKAGE_NONE, "内容已经换成别的 other content is on by now");
}

struct content_result content_job_do(const char *data, enum content_task task, int generation)
{
    struct content_result result = {.task = task, .state.previous = -1};
    int lock = package_store_lock(data, &result.trouble);
    if (lock < 0)
        return result;
    result.ok = is_still_on(data, generation, &result.trouble) &&
                carry_out(data, task, &result.state, &result.trouble);
    (void)close(lock); /* lets go of it; nothing was written to it */
    return result;
}

static bool go_on(void *ctx, int64_t bytes, struct package_trouble *trouble)
{
    struct content_job *job = ctx;
    (void)bytes;
    return !atomic_load(&job->is_stopped) ||
           package_refuse(trouble, PACKAGE_NONE, "the player ends");
}

static void *run(void *argument)
{
    struct content_job *job = argument;
    const struct package_watch watch = {go_on, job};
    job->result = (struct content_result){.task = job->task};
    if (job->task == CONTENT_SWEEP)
        job->result.ok = package_store_sweep(job->data, &watch, &job->result.trouble);
    else
        job->result = content_job_do(job->data, job->task, job->generation);
    atomic_store(&job->is_done, true);
    return NULL;
}

static void destroy(struct content_job *job)
{
    free(job->data);
    free(job);
}

struct content_job *content_job_start(const char *data, enum content_task task, int generation)
{
    sigset_t all, before;
    struct content_job *job = mem_alloc(sizeof(*job));
    job->data = mem_copy_text(data);
    job->task = task;
    job->generation = generation;
    (void)sigfillset(&all);                            /* signals are for the main thread */
    (void)pthread_sigmask(SIG_SETMASK, &all, &before); /* cannot fail with these arguments */
    bool ok = pthread_create(&job->thread, NULL, run, job) == 0;
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (ok)
        return job;
    destroy(job);
    return NULL;
}

bool content_job_take(struct content_job *job, struct content_result *out)
{
    if (!atomic_load(&job->is_done))
        return false;
    *out = job->result;
    content_job_finish(job);
    return true;
}

void content_job_finish(struct content_job *job)
{
    if (!job)
        return;
    atomic_store(&job->is_stopped, true);
    (void)pthread_join(job->thread, NULL);
    destroy(job);
}
