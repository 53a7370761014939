/*
 * anxuan-stick rw|ro FOLDER: makes a mounted stick writable, or read-only again with everything
 * written on it.
 *
 * Installed with the one capability it takes (cap_sys_admin), so that the player needs none. That
 * is a large one: so it takes only a mount directly below STICKS_FOLDER, which nobody but root can
 * make, changes nothing but its being read-only, reads no environment, and drops the rest first.
 * It does not die with its parent: a stick that was made writable is to be made read-only again.
 */
#include <errno.h>
#include <fcntl.h>
#include <libmount/libmount.h>
#include <linux/capability.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/rights.h"
#include "base/str.h"
#include "device/remount.h"
#include "device/sticks.h"

static int fail(enum remount_exit code, const char *folder, const char *why)
{
    (void)fprintf(stderr, "anxuan-stick: error: %s: %s\n", folder, why);
    return code;
}

/* Whether it names something directly below STICKS_FOLDER, by its one name. */
static bool is_place(const char *folder)
{
    static const char above[] = STICKS_FOLDER "/";
    if (strncmp(folder, above, strlen(above)) != 0)
        return false;
    const char *name = folder + strlen(above);
    return name[0] != '\0' && name[0] != '.' && !strchr(name, '/');
}

/* Whether what is open there is the mount that the kernel's table has at that place. */
static bool is_mount(int fd, const char *folder)
{
    struct statx about;
    struct libmnt_table *table = mnt_new_table_from_file("/proc/self/mountinfo");
    /* the last one there is the one that is seen */
    struct libmnt_fs *fs = table ? mnt_table_find_target(table, folder, MNT_ITER_BACKWARD) : NULL;
    bool is_mount = fs && statx(fd, "", AT_EMPTY_PATH, STATX_MNT_ID, &about) == 0 &&
                    (about.stx_mask & STATX_MNT_ID) && (int)about.stx_mnt_id == mnt_fs_get_id(fs);
    mnt_unref_table(table);
    return is_mount;
}

/* By the descriptor: whatever is mounted there meanwhile is not meant. */
static bool change(int fd, bool is_writable)
{
    struct str path = {0};
    unsigned long flags = MS_REMOUNT | MS_NOSUID | MS_NODEV | MS_NOEXEC;
    str_addf(&path, "/proc/self/fd/%d", fd);
    bool ok = mount(NULL, path.text, NULL, flags | (is_writable ? 0 : MS_RDONLY), NULL) == 0;
    str_finish(&path);
    return ok;
}

/* What cannot be written is told, and the stick made read-only all the same. */
static bool make_read_only(int fd)
{
    bool is_written = syncfs(fd) == 0;
    int failure = errno;
    if (!change(fd, false))
        return false;
    errno = failure;
    return is_written;
}

int main(int argc, char **argv)
{
    rights_keep_only(CAP_SYS_ADMIN);
    bool is_writable = argc == 3 && strcmp(argv[1], "rw") == 0;
    if (argc != 3 || (!is_writable && strcmp(argv[1], "ro") != 0))
        return fail(REMOUNT_EXIT_USAGE, STICKS_FOLDER,
                    "用法：anxuan-stick rw|ro 文件夹 makes a stick writable, or read-only again");
    const char *folder = argv[2];
    if (!is_place(folder))
        return fail(REMOUNT_EXIT_NO_STICK, folder, "不是U盘的挂载点 not a stick's mount point");
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0 || !is_mount(fd, folder))
        return fail(REMOUNT_EXIT_NO_STICK, folder, "没有挂载U盘 no stick is mounted there");
    if (is_writable ? !change(fd, true) : !make_read_only(fd))
        return fail(errno == EPERM ? REMOUNT_EXIT_NO_RIGHT : REMOUNT_EXIT_FAILED, folder,
                    strerror(errno));
    return REMOUNT_EXIT_DONE;
}
