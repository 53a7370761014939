#include "base/rights.h"

#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Without a right there is nothing to drop; what cannot be dropped was not ours to use. */
void rights_keep_only(int capability)
{
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct rights[_LINUX_CAPABILITY_U32S_3] = {{0}};
    (void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); /* known to every kernel we run on */
    if (syscall(SYS_capget, &header, rights) != 0)
        return;
    for (int i = 0; i < _LINUX_CAPABILITY_U32S_3; i++) {
        __u32 keep = i == CAP_TO_INDEX(capability) ? CAP_TO_MASK(capability) : 0;
        rights[i].permitted &= keep;
        rights[i].effective = rights[i].permitted;
        rights[i].inheritable = 0;
    }
    (void)syscall(SYS_capset, &header, rights); /* giving up is always allowed */
}
