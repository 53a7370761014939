/*
 * Landlock, by its system calls: the C library has no functions for them. What newer kernels know
 * and Debian 12's headers do not is named here as in the kernel's documentation,
 * Documentation/userspace-api/landlock.rst.
 */
#include <fcntl.h>
#include <linux/landlock.h>
#include <stddef.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "cell/parts.h"

#define FS_TRUNCATE  (UINT64_C(1) << 14) /* from ABI 3 on */
#define FS_IOCTL_DEV (UINT64_C(1) << 15) /* from ABI 5 on */
#define NET_BOTH     (UINT64_C(3))       /* bind and connect TCP, from ABI 4 on */
#define SCOPE_BOTH   (UINT64_C(3))       /* abstract sockets and signals, from ABI 6 on */

#define FS_OF_ABI_1 ((LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1) /* all there was */
#define READ_FILE   LANDLOCK_ACCESS_FS_READ_FILE
#define READ_FOLDER (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)

/* struct landlock_ruleset_attr as it has grown; older kernels take the part they know. */
struct ruleset {
    uint64_t fs, net, scoped;
};

static uint64_t fs_of(int abi)
{
    uint64_t fs = FS_OF_ABI_1;
    if (abi >= 2)
        fs |= LANDLOCK_ACCESS_FS_REFER;
    if (abi >= 3)
        fs |= FS_TRUNCATE;
    if (abi >= 5)
        fs |= FS_IOCTL_DEV;
    return fs;
}

static int create_ruleset(int abi)
{
    struct ruleset rules = {fs_of(abi), abi >= 4 ? NET_BOTH : 0, abi >= 6 ? SCOPE_BOTH : 0};
    size_t size = abi >= 6   ? sizeof(rules)
                  : abi >= 4 ? offsetof(struct ruleset, scoped)
                             : offsetof(struct ruleset, net);
    return (int)syscall(SYS_landlock_create_ruleset, &rules, size, 0);
}

/* Rights for a folder are refused for a file. */
static void allow(int rules, const char *path, uint64_t file_rights, uint64_t folder_rights)
{
    struct stat status;
    int fd = open(path, O_PATH | O_CLOEXEC);
    if (fd < 0)
        return; /* not there: nothing to allow */
    if (fstat(fd, &status) == 0) {
        uint64_t rights = S_ISDIR(status.st_mode) ? folder_rights : file_rights;
        struct landlock_path_beneath_attr rule = {.allowed_access = rights, .parent_fd = fd};
        /* a rule that fails allows nothing: the child goes without that file */
        (void)syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    }
    (void)close(fd); /* opened for its name alone */
}

int files_restrict(const struct cell_plan *plan)
{
    int abi = (int)syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    int rules = abi >= 1 ? create_ruleset(abi) : -1;
    if (rules < 0)
        return 0;
    uint64_t sound = READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | (fs_of(abi) & FS_IOCTL_DEV);
    for (const char *const *path = plan->readable; *path; path++)
        allow(rules, *path, READ_FILE, READ_FOLDER);
    if (plan->has_sound) {
        allow(rules, "/dev/snd", sound, sound | LANDLOCK_ACCESS_FS_READ_DIR);
        allow(rules, "/dev/null", sound, 0); /* ALSA's device of that name opens it */
    }
    bool is_done = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    (void)close(rules); /* has done its work */
    return is_done ? abi : 0;
}
