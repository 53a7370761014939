#include "cell/cell.h"

#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "base/child.h"
#include "cell/parts.h"

/* Memory that is not counted as data, shared or of files, is held by this. */
#define ADDRESS_FACTOR 4
#define THREADS_MAX    512 /* of all decoders together: one film has about 25 */

/* Never raises a limit that is lower already. */
static bool limit(int which, rlim_t soft, rlim_t hard, struct err *err)
{
    struct rlimit now;
    if (getrlimit(which, &now) != 0)
        return err_set_errno(err, "getrlimit");
    struct rlimit wanted = {soft < now.rlim_max ? soft : now.rlim_max,
                            hard < now.rlim_max ? hard : now.rlim_max};
    if (setrlimit(which, &wanted) != 0)
        return err_set_errno(err, "setrlimit");
    return true;
}

static bool limit_memory(const struct cell_plan *plan, struct err *err)
{
    rlim_t data = (rlim_t)plan->data_bytes;
    rlim_t address = sizeof(void *) < 8 ? RLIM_INFINITY : data * ADDRESS_FACTOR;
    return data == 0 ||
           (limit(RLIMIT_DATA, data, data, err) && limit(RLIMIT_AS, address, address, err));
}

/* The processor's limit is soft a second before it is hard: the player then learns of SIGXCPU. */
static bool limit_all(const struct cell_plan *plan, struct err *err)
{
    (void)signal(SIGXFSZ, SIG_IGN); /* words on a stderr that is a file are lost, no more */
    return limit(RLIMIT_CPU, plan->cpu_s, plan->cpu_s + 1, err) && limit(RLIMIT_CORE, 0, 0, err) &&
           limit(RLIMIT_FSIZE, 0, 0, err) && limit(RLIMIT_NOFILE, plan->files, plan->files, err) &&
           limit_memory(plan, err);
}

/* Counted by user: with the player's own they would be the desktop's too. */
static bool limit_threads(const struct cell_layers *layers, struct err *err)
{
    return !layers->has_own_user || limit(RLIMIT_NPROC, THREADS_MAX, THREADS_MAX, err);
}

bool cell_enter(const struct cell_plan *plan, struct cell_layers *out_layers, struct err *err)
{
    *out_layers = (struct cell_layers){0};
    child_go_first();
    spaces_leave(plan, out_layers);
    child_die_with_parent(); /* forgotten with each change of user */
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return err_set_errno(err, "no_new_privs");
    out_layers->landlock_abi = files_restrict(plan);
    out_layers->has_calls =
        limit_all(plan, err) && limit_threads(out_layers, err) && calls_restrict(plan, err);
    return out_layers->has_calls;
}

void cell_words(const struct cell_layers *layers, char *out, size_t out_bytes)
{
    char landlock[32] = "无 no Landlock";
    if (layers->landlock_abi > 0)
        (void)snprintf(landlock, sizeof(landlock), "Landlock %d", layers->landlock_abi);
    (void)snprintf(out, out_bytes, "%s、%s、%s、%s", /* cut is fine */
                   layers->has_calls ? "seccomp" : "无 no seccomp", landlock,
                   layers->has_namespaces ? "空网络 no network" : "无 no namespaces",
                   layers->is_unprivileged ? "普通用户 no root" : "root");
}
