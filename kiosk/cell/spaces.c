#include <grp.h>
#include <linux/capability.h>
#include <sched.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "cell/parts.h"

#define NOBODY 65534 /* Debian's nobody and nogroup; the kernel's overflow ids */

/* A new user namespace makes us mighty within it: nothing of that is wanted. */
static bool drop_capabilities(void)
{
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = {{0, 0, 0}};
    return syscall(SYS_capset, &header, none) == 0;
}

/*
 * ALSA's mixer shares memory with other decoders through System V IPC, so with sound that stays.
 * The user namespace is only the way to the others for those who are not root. Its ids are left
 * unmapped: files are judged by the ids outside.
 */
bool spaces_leave(const struct cell_plan *plan)
{
    int wanted = CLONE_NEWNET | CLONE_NEWUTS | (plan->has_sound ? 0 : CLONE_NEWIPC);
    if (unshare(wanted) == 0)
        return true;
    return unshare(wanted | CLONE_NEWUSER) == 0 && drop_capabilities();
}

/* The group that may play sound, as the device says; nobody's when there is none. */
static gid_t group_of_sound(void)
{
    struct stat status;
    return stat("/dev/snd/timer", &status) == 0 ? status.st_gid : NOBODY;
}

bool user_drop(const struct cell_plan *plan)
{
    gid_t group = plan->has_sound ? group_of_sound() : NOBODY;
    if (geteuid() != 0)
        return true;
    return setgroups(1, &group) == 0 && setresgid(NOBODY, NOBODY, NOBODY) == 0 &&
           setresuid(NOBODY, NOBODY, NOBODY) == 0;
}
