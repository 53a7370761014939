/*
 * anxuan-stick FOLDER: makes a mounted stick writable, says one byte on its socket when it is,
 * waits until the other end of the socket is closed, and makes it read-only again with everything
 * written on it (device/remount).
 *
 * Installed with the one capability it takes (cap_sys_admin), so that the player needs none. That
 * is a large one: so it takes only a mount directly below STICKS_FOLDER, which nobody but root can
 * make, changes nothing but its being read-only, reads no environment, and drops the rest first.
 * It does not die with its parent, nor by a signal that can be held back: a stick that was made
 * writable is to be made read-only again.
 */
#include <errno.h>
#include <fcntl.h>
#include <libmount/libmount.h>
#include <linux/capability.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/child.h"
#include "base/rights.h"
#include "base/str.h"
#include "device/remount.h"
#include "device/sticks.h"

#define BUSY_MS 100 /* between two looks whether the last file that is written was closed */

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

/* Nor by one that is meant for all of our parent's group. */
static void outlive_parent(void)
{
    sigset_t all;
    (void)sigfillset(&all); /* these cannot fail with such arguments */
    (void)sigprocmask(SIG_BLOCK, &all, NULL);
    (void)setsid(); /* whoever leads a group already is in none of a parent's */
}

/* Says that it is writable and waits until the other end is closed, which it may be already. */
static void wait_for_parent(void)
{
    struct pollfd socket = {.fd = CHILD_SOCKET_FD, .events = POLLRDHUP};
    (void)send(CHILD_SOCKET_FD, "w", 1, MSG_NOSIGNAL | MSG_DONTWAIT);
    (void)poll(&socket, 1, REMOUNT_MOMENT_MS); /* whatever ends it: it was long enough */
}

/*
 * What cannot be written is told, and the stick made read-only all the same. A parent that is dying
 * closes its files one after the other, the socket before the last perhaps.
 */
static bool make_read_only(int fd)
{
    bool is_written = syncfs(fd) == 0;
    int failure = errno;
    bool is_done = change(fd, false);
    while (!is_done && errno == EBUSY) {
        (void)poll(NULL, 0, BUSY_MS);
        is_done = change(fd, false);
    }
    if (is_done)
        errno = failure;
    return is_done && is_written;
}

static bool is_socket(int fd)
{
    struct stat about;
    return fstat(fd, &about) == 0 && S_ISSOCK(about.st_mode);
}

int main(int argc, char **argv)
{
    rights_keep_only(CAP_SYS_ADMIN);
    if (argc != 2 || !is_socket(CHILD_SOCKET_FD))
        return fail(REMOUNT_EXIT_USAGE, STICKS_FOLDER,
                    "由安宣启动，使U盘暂时可写 started by anxuan, makes a stick writable for a "
                    "moment");
    const char *folder = argv[1];
    child_keep(0);
    if (!is_place(folder))
        return fail(REMOUNT_EXIT_NO_STICK, folder, "不是U盘的挂载点 not a stick's mount point");
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0 || !is_mount(fd, folder))
        return fail(REMOUNT_EXIT_NO_STICK, folder, "没有挂载U盘 no stick is mounted there");
    outlive_parent();
    bool is_done = change(fd, true);
    if (is_done) {
        wait_for_parent();
        is_done = make_read_only(fd);
    }
    if (!is_done)
        return fail(errno == EPERM ? REMOUNT_EXIT_NO_RIGHT : REMOUNT_EXIT_FAILED, folder,
                    strerror(errno));
    return REMOUNT_EXIT_DONE;
}
