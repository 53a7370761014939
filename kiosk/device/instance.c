#include "device/instance.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/file.h"
#include "base/number.h"

#define LOCK_NAME "lock"
#define PID_MAX   4194304 /* the kernel's own limit */

static bool cannot_lock(const char *path, struct err *err)
{
    int number = errno;
    return err_set(err, ERR_IO,
                   "无法建立 %s：请检查磁盘是否可写 cannot create it: check that the disk can be "
                   "written: %s",
                   path, strerror(number));
}

/* The pid the holder wrote, or 0: it may not have come to that yet, or an earlier one wrote it. */
static int64_t holder_of(int fd)
{
    char text[32];
    int64_t pid = 0;
    ssize_t len = pread(fd, text, sizeof(text) - 1, 0);
    text[len > 0 ? len : 0] = '\0';
    text[strcspn(text, "\n")] = '\0';
    if (!number_parse(text, 1, PID_MAX, &pid))
        return 0;
    bool is_alive = kill((pid_t)pid, 0) == 0 || errno == EPERM;
    return is_alive ? pid : 0;
}

static bool is_taken(int fd, const char *data_folder, struct err *err)
{
    int64_t pid = holder_of(fd);
    if (pid == 0)
        return err_set(err, ERR_BUSY, "另一个播放器正在使用 %s another player is using it",
                       data_folder);
    return err_set(err, ERR_BUSY,
                   "另一个播放器（进程 %lld）正在使用 %s another player (pid %lld) is using it",
                   (long long)pid, data_folder, (long long)pid);
}

/* Only for the other one's message: a full disk that has no room for it does not undo the lock. */
static void write_pid(int fd)
{
    char text[32];
    int len = snprintf(text, sizeof(text), "%lld\n", (long long)getpid());
    if (ftruncate(fd, 0) == 0)
        (void)!pwrite(fd, text, (size_t)len, 0);
}

bool instance_lock(const char *data_folder, int *out_fd, struct err *err)
{
    int fd = -1;
    bool ok = false;
    char *path = file_join(data_folder, LOCK_NAME);
    *out_fd = -1;
    if (!file_make_folders(data_folder, err)) {
        err->code = ERR_IO;
        (void)err_prefix(err, "无法建立数据文件夹 cannot make the data folder");
        goto out;
    }
    fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0644);
    if (fd < 0) {
        (void)cannot_lock(path, err);
        goto out;
    }
    if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
        (void)(errno == EWOULDBLOCK ? is_taken(fd, data_folder, err) : cannot_lock(path, err));
        goto out;
    }
    write_pid(fd);
    *out_fd = fd;
    fd = -1;
    ok = true;
out:
    if (fd >= 0)
        (void)close(fd); /* nothing was written */
    free(path);
    return ok;
}
