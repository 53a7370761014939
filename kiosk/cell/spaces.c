#include <grp.h>
#include <linux/capability.h>
#include <sched.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "cell/parts.h"

#define NOBODY 65534 /* Debian's nobody and nogroup; the kernel's overflow ids */

/* Those of root, those given with the start, and those a new user namespace brings along. */
static bool drop_capabilities(void)
{
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = {{0, 0, 0}};
    return syscall(SYS_capset, &header, none) == 0;
}

/* The group that may play sound, as the device says; nobody's when there is none. */
static gid_t group_of_sound(void)
{
    struct stat status;
    return stat("/dev/snd/timer", &status) == 0 ? status.st_gid : NOBODY;
}

static bool become_nobody(const struct cell_plan *plan)
{
    gid_t group = plan->has_sound ? group_of_sound() : NOBODY;
    return setgroups(1, &group) == 0 && setresgid(NOBODY, NOBODY, NOBODY) == 0 &&
           setresuid(NOBODY, NOBODY, NOBODY) == 0;
}

/*
 * ALSA's mixer shares memory with other decoders through System V IPC, so with sound that stays.
 * A user namespace is the way to the others for those who are not root; it comes after the change
 * of user, for within it root looks like nobody and outside still is root. Its ids stay unmapped:
 * files are judged by the ids outside.
 */
void spaces_leave(const struct cell_plan *plan, struct cell_layers *out_layers)
{
    int wanted = CLONE_NEWNET | CLONE_NEWUTS | (plan->has_sound ? 0 : CLONE_NEWIPC);
    bool is_root = geteuid() == 0;
    bool is_done = unshare(wanted) == 0;
    out_layers->is_unprivileged = !is_root || become_nobody(plan);
    out_layers->has_namespaces = is_done || unshare(wanted | CLONE_NEWUSER) == 0;
    out_layers->is_unprivileged = drop_capabilities() && out_layers->is_unprivileged;
    out_layers->has_own_user = is_root || (!is_done && out_layers->has_namespaces);
}
