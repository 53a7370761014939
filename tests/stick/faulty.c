/*
 * faulty: LD_PRELOAD for the faults of an import. What the program `anxuan` does with files below
 * $FAULT_STICK and $FAULT_DATA is counted, call by call, and at one call something happens. Its
 * children are left alone. $FAULT_PROGRAM: another program than `anxuan`.
 *
 *   FAULT_SIDE   which calls count: stick, data, both, or reads (of the stick)
 *   FAULT_AT     the number of the call, from 1; 0: none, only count
 *   FAULT_DOES   a number: the call fails with that errno, and
 *   FAULT_LASTS  1: so does each one after it that counts
 *                kill: SIGKILL before the call
 *                gone: from then on the stick fails, as one that was pulled: ENODEV, EIO
 *                empty: likewise, but its folders can be listed, and are empty
 *                swap: the stick's folder and $FAULT_OTHER change places
 *                swap-gone: likewise, and what was open fails
 *                grow, shrink: the file that is about to be read is a byte longer, or half as long
 *   FAULT_BYTES  reading from the stick fails with EIO after so many bytes
 *   FAULT_AGAIN  1: whatever of the stick is read a second time has other bytes
 *   FAULT_COUNT  a file that is told at the end: calls, bytes read from the stick, bytes read again
 *   FAULT_TRACE  a file that is told each call that counts
 */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define INODES_MAX 4096
/* the C library's own one, behind ours */
#define REAL(name)                                                                                 \
    ({                                                                                             \
        static __typeof__(&(name)) real_;                                                          \
        if (!real_)                                                                                \
            *(void **)&real_ = dlsym(RTLD_NEXT, #name);                                            \
        real_;                                                                                     \
    })

enum side { SIDE_NONE, SIDE_STICK, SIDE_DATA };
enum does {
    DOES_FAIL,
    DOES_KILL,
    DOES_GONE,
    DOES_EMPTY,
    DOES_SWAP,
    DOES_SWAP_GONE,
    DOES_GROW,
    DOES_SHRINK
};

/* What of a file was read already. */
struct served {
    ino_t inode;
    off_t until;
};

static const char *const all_does[] = {NULL,   "kill",      "gone", "empty",
                                       "swap", "swap-gone", "grow", "shrink"};

static bool is_active;
static const char *stick, *data, *side_name;
static long fatal_call;
static enum does does;
static int fault_number;
static bool lasts, differs_again;
static long bytes_limit = LONG_MAX;
static int trace = -1;
static atomic_long calls, bytes_read, bytes_again;
static atomic_bool is_gone;
static struct served all_served[INODES_MAX];

static const char *text_of(const char *name)
{
    const char *text = getenv(name);
    return text ? text : "";
}

static long number_of(const char *name, long otherwise)
{
    const char *text = getenv(name);
    return text ? strtol(text, NULL, 10) : otherwise;
}

__attribute__((constructor)) static void begin(void)
{
    stick = text_of("FAULT_STICK");
    data = text_of("FAULT_DATA");
    side_name = text_of("FAULT_SIDE");
    fatal_call = number_of("FAULT_AT", 0);
    fault_number = (int)number_of("FAULT_DOES", 0);
    for (size_t i = 1; i < sizeof(all_does) / sizeof(all_does[0]); i++) {
        if (strcmp(text_of("FAULT_DOES"), all_does[i]) == 0)
            does = (enum does)i;
    }
    lasts = number_of("FAULT_LASTS", 0) != 0;
    differs_again = number_of("FAULT_AGAIN", 0) != 0;
    bytes_limit = number_of("FAULT_BYTES", LONG_MAX);
    if (getenv("FAULT_TRACE"))
        trace = REAL(open)(getenv("FAULT_TRACE"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    const char *program = getenv("FAULT_PROGRAM") ? getenv("FAULT_PROGRAM") : "anxuan";
    is_active = strcmp(program_invocation_short_name, program) == 0;
}

__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("FAULT_COUNT");
    int fd =
        is_active && path ? REAL(open)(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644) : -1;
    if (fd < 0)
        return;
    (void)dprintf(fd, "%ld %ld %ld\n", calls, bytes_read, bytes_again); /* missed by the test */
    (void)close(fd);
}

static bool is_below(const char *path, const char *folder)
{
    size_t len = strlen(folder);
    return len > 0 && strncmp(path, folder, len) == 0 && (path[len] == '/' || path[len] == '\0');
}

static enum side side_of(const char *path)
{
    if (is_below(path, stick))
        return SIDE_STICK;
    return is_below(path, data) ? SIDE_DATA : SIDE_NONE;
}

/* Writes where a descriptor leads to. */
static void path_of_fd(int fd, char out[PATH_MAX])
{
    char link[64];
    (void)snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
    ssize_t len = readlink(link, out, PATH_MAX - 1);
    out[len > 0 ? len : 0] = '\0';
}

static void path_at(int folder, const char *name, char out[PATH_MAX])
{
    char start[PATH_MAX] = "";
    if (name[0] != '/' && folder == AT_FDCWD)
        (void)!getcwd(start, sizeof(start)); /* "" leads nowhere */
    else if (name[0] != '/')
        path_of_fd(folder, start);
    (void)!snprintf(out, PATH_MAX, "%s%s%s", start, name[0] == '/' ? "" : "/", name);
}

static bool counts(enum side side, bool is_read)
{
    if (strcmp(side_name, "both") == 0)
        return side != SIDE_NONE;
    if (strcmp(side_name, "reads") == 0)
        return side == SIDE_STICK && is_read;
    return strcmp(side_name, "stick") == 0 ? side == SIDE_STICK : side == SIDE_DATA && side_name[0];
}

static void swap(void)
{
    const char *other = text_of("FAULT_OTHER");
    if (renameat2(AT_FDCWD, stick, AT_FDCWD, other, RENAME_EXCHANGE) != 0)
        abort(); /* the rig is wrong */
}

/* Changes the length of an open file behind its reader's back. */
static void stretch(int fd, bool grows)
{
    char link[64];
    struct stat info;
    (void)snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
    int writer = REAL(open)(link, O_WRONLY | O_APPEND | O_CLOEXEC);
    if (writer < 0 || fstat(writer, &info) != 0)
        abort(); /* the rig is wrong */
    if (grows ? REAL(write)(writer, "+", 1) != 1 : REAL(ftruncate)(writer, info.st_size / 2) != 0)
        abort();
    (void)close(writer);
}

/* What happens at the fatal call; true: the call fails, errno says how. */
static bool strike(int fd)
{
    switch (does) {
    case DOES_KILL:
        (void)kill(getpid(), SIGKILL);
        break;
    case DOES_GONE:
    case DOES_EMPTY:
        is_gone = true;
        break;
    case DOES_SWAP_GONE:
        swap();
        is_gone = true;
        break;
    case DOES_SWAP:
        swap();
        break;
    case DOES_GROW:
    case DOES_SHRINK:
        stretch(fd, does == DOES_GROW);
        break;
    case DOES_FAIL:
        errno = fault_number;
        return true;
    }
    return false;
}

/* Counts a call on path; true: it fails, errno says how. */
static bool call_fails(const char *what, const char *path, int fd, bool is_read)
{
    if (!is_active)
        return false;
    enum side side = side_of(path);
    if (counts(side, is_read)) {
        long call = ++calls;
        if (trace >= 0)
            (void)dprintf(trace, "%ld %s %s\n", call, what, path); /* missed by the test */
        bool is_due = call == fatal_call ||
                      (does == DOES_FAIL && lasts && fatal_call > 0 && call > fatal_call);
        if (is_due && strike(fd))
            return true;
    }
    /* what came instead of a stick is another one's; what was open of the old one is gone */
    bool fails = is_gone && side == SIDE_STICK && (does != DOES_SWAP_GONE || fd >= 0);
    if (fails)
        errno = fd >= 0 ? EIO : ENODEV;
    return fails;
}

static bool fd_fails(const char *what, int fd, bool is_read)
{
    char path[PATH_MAX];
    if (!is_active || fd < 0)
        return false;
    path_of_fd(fd, path);
    return call_fails(what, path, fd, is_read);
}

static bool name_fails(const char *what, int folder, const char *name)
{
    char path[PATH_MAX];
    if (!is_active || !name)
        return false;
    path_at(folder, name, path);
    return call_fails(what, path, -1, false);
}

/* --- opening --- */

int open(const char *path, int options, ...)
{
    va_list args;
    va_start(args, options);
    mode_t mode = va_arg(args, mode_t);
    va_end(args);
    return name_fails("open", AT_FDCWD, path) ? -1 : REAL(open)(path, options, mode);
}

int open64(const char *path, int options, ...)
{
    va_list args;
    va_start(args, options);
    mode_t mode = va_arg(args, mode_t);
    va_end(args);
    return name_fails("open", AT_FDCWD, path) ? -1 : REAL(open64)(path, options, mode);
}

int openat(int folder, const char *path, int options, ...)
{
    va_list args;
    va_start(args, options);
    mode_t mode = va_arg(args, mode_t);
    va_end(args);
    return name_fails("openat", folder, path) ? -1 : REAL(openat)(folder, path, options, mode);
}

int openat64(int folder, const char *path, int options, ...)
{
    va_list args;
    va_start(args, options);
    mode_t mode = va_arg(args, mode_t);
    va_end(args);
    return name_fails("openat", folder, path) ? -1 : REAL(openat64)(folder, path, options, mode);
}

/* what <fcntl.h> makes of open() without a mode */
int __open_2(const char *path, int options);
int __open_2(const char *path, int options)
{
    return name_fails("open", AT_FDCWD, path) ? -1 : REAL(open)(path, options);
}

int __openat_2(int folder, const char *path, int options);
int __openat_2(int folder, const char *path, int options)
{
    return name_fails("openat", folder, path) ? -1 : REAL(openat)(folder, path, options);
}

/* openat2() has no function in this C library */
long syscall(long number, ...)
{
    long words[6];
    va_list args;
    va_start(args, number);
    for (int i = 0; i < 6; i++)
        words[i] = va_arg(args, long);
    va_end(args);
    if (number == SYS_openat2 && name_fails("openat2", (int)words[0], (const char *)words[1]))
        return -1;
    return REAL(syscall)(number, words[0], words[1], words[2], words[3], words[4], words[5]);
}

struct dirent *readdir(DIR *folder)
{
    if (!fd_fails("readdir", dirfd(folder), false))
        return REAL(readdir)(folder);
    if (does == DOES_EMPTY)
        errno = 0; /* a pulled stick may list as if it were empty */
    return NULL;
}

/* --- reading --- */

/* Notes that file's bytes up to until were read; returns up to where they had been before. */
static off_t note_served(int fd, off_t until)
{
    struct stat info;
    off_t before = 0;
    if (fstat(fd, &info) != 0)
        return 0;
    for (size_t i = 0; i < INODES_MAX; i++) {
        struct served *served = &all_served[i];
        if (served->inode != 0 && served->inode != info.st_ino)
            continue;
        before = served->until;
        *served = (struct served){info.st_ino, until > before ? until : before};
        break;
    }
    return before;
}

/* A reading of count bytes at `at` is done by `got`: what it gives is what the stick's answer is.
 */
static ssize_t answer(int fd, off_t at, char *bytes, ssize_t got)
{
    off_t before = got > 0 ? note_served(fd, at + got) : 0;
    bytes_read += got > 0 ? got : 0;
    for (ssize_t i = 0; i < got && at + i < before; i++) {
        bytes_again++;
        if (differs_again)
            bytes[i] ^= 1;
    }
    return got;
}

/* How many bytes of count may be read; -1: the stick is at its end, errno says how. */
static ssize_t room_for(int fd, size_t count)
{
    if (fd_fails("read", fd, true))
        return -1;
    long left = bytes_limit - bytes_read;
    if (left <= 0) {
        errno = EIO;
        return -1;
    }
    return count > (size_t)left ? (ssize_t)left : (ssize_t)count;
}

static bool is_of_stick(int fd)
{
    char path[PATH_MAX];
    if (!is_active)
        return false;
    path_of_fd(fd, path);
    return side_of(path) == SIDE_STICK;
}

ssize_t read(int fd, void *bytes, size_t count)
{
    if (!is_of_stick(fd))
        return REAL(read)(fd, bytes, count);
    ssize_t room = room_for(fd, count);
    if (room < 0)
        return -1;
    off_t at = lseek(fd, 0, SEEK_CUR);
    return answer(fd, at, bytes, REAL(read)(fd, bytes, (size_t)room));
}

ssize_t pread(int fd, void *bytes, size_t count, off_t at)
{
    if (!is_of_stick(fd))
        return REAL(pread)(fd, bytes, count, at);
    ssize_t room = room_for(fd, count);
    return room < 0 ? -1 : answer(fd, at, bytes, REAL(pread)(fd, bytes, (size_t)room, at));
}

ssize_t pread64(int fd, void *bytes, size_t count, off64_t at)
{
    return pread(fd, bytes, count, at);
}

ssize_t __read_chk(int fd, void *bytes, size_t count, size_t room);
ssize_t __read_chk(int fd, void *bytes, size_t count, size_t room)
{
    return count > room ? (abort(), -1) : read(fd, bytes, count);
}

ssize_t __pread_chk(int fd, void *bytes, size_t count, off_t at, size_t room);
ssize_t __pread_chk(int fd, void *bytes, size_t count, off_t at, size_t room)
{
    return count > room ? (abort(), -1) : pread(fd, bytes, count, at);
}

/* --- writing --- */

ssize_t write(int fd, const void *bytes, size_t count)
{
    return fd_fails("write", fd, false) ? -1 : REAL(write)(fd, bytes, count);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at)
{
    return fd_fails("pwrite", fd, false) ? -1 : REAL(pwrite)(fd, bytes, count, at);
}

ssize_t writev(int fd, const struct iovec *parts, int count)
{
    return fd_fails("writev", fd, false) ? -1 : REAL(writev)(fd, parts, count);
}

ssize_t copy_file_range(int in_fd, off64_t *in_at, int out_fd, off64_t *out_at, size_t count,
                        unsigned int options)
{
    if (fd_fails("copy_file_range", in_fd, false) || fd_fails("copy_file_range", out_fd, false))
        return -1;
    return REAL(copy_file_range)(in_fd, in_at, out_fd, out_at, count, options);
}

int fsync(int fd)
{
    return fd_fails("fsync", fd, false) ? -1 : REAL(fsync)(fd);
}

int fdatasync(int fd)
{
    return fd_fails("fdatasync", fd, false) ? -1 : REAL(fdatasync)(fd);
}

int syncfs(int fd)
{
    return fd_fails("syncfs", fd, false) ? -1 : REAL(syncfs)(fd);
}

int sync_file_range(int fd, off64_t at, off64_t count, unsigned int options)
{
    return fd_fails("sync_file_range", fd, false) ? -1
                                                  : REAL(sync_file_range)(fd, at, count, options);
}

int ftruncate(int fd, off_t bytes)
{
    return fd_fails("ftruncate", fd, false) ? -1 : REAL(ftruncate)(fd, bytes);
}

int fallocate(int fd, int mode, off_t at, off_t bytes)
{
    return fd_fails("fallocate", fd, false) ? -1 : REAL(fallocate)(fd, mode, at, bytes);
}

int posix_fallocate(int fd, off_t at, off_t bytes)
{
    return fd_fails("posix_fallocate", fd, false) ? errno : REAL(posix_fallocate)(fd, at, bytes);
}

int fchmod(int fd, mode_t mode)
{
    return fd_fails("fchmod", fd, false) ? -1 : REAL(fchmod)(fd, mode);
}

/* --- names --- */

int rename(const char *from, const char *to)
{
    return name_fails("rename", AT_FDCWD, to) ? -1 : REAL(rename)(from, to);
}

int renameat(int from_folder, const char *from, int to_folder, const char *to)
{
    return name_fails("renameat", to_folder, to) ? -1
                                                 : REAL(renameat)(from_folder, from, to_folder, to);
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to,
              unsigned int options)
{
    bool is_ours = does == DOES_SWAP || does == DOES_SWAP_GONE; /* strike()'s own */
    if (!is_ours && name_fails("renameat2", to_folder, to))
        return -1;
    return REAL(renameat2)(from_folder, from, to_folder, to, options);
}

int mkdir(const char *path, mode_t mode)
{
    return name_fails("mkdir", AT_FDCWD, path) ? -1 : REAL(mkdir)(path, mode);
}

int mkdirat(int folder, const char *path, mode_t mode)
{
    return name_fails("mkdirat", folder, path) ? -1 : REAL(mkdirat)(folder, path, mode);
}

int unlink(const char *path)
{
    return name_fails("unlink", AT_FDCWD, path) ? -1 : REAL(unlink)(path);
}

int unlinkat(int folder, const char *path, int options)
{
    return name_fails("unlinkat", folder, path) ? -1 : REAL(unlinkat)(folder, path, options);
}

int rmdir(const char *path)
{
    return name_fails("rmdir", AT_FDCWD, path) ? -1 : REAL(rmdir)(path);
}

int link(const char *from, const char *to)
{
    return name_fails("link", AT_FDCWD, to) ? -1 : REAL(link)(from, to);
}

int linkat(int from_folder, const char *from, int to_folder, const char *to, int options)
{
    return name_fails("linkat", to_folder, to)
               ? -1
               : REAL(linkat)(from_folder, from, to_folder, to, options);
}

int symlinkat(const char *target, int folder, const char *path)
{
    return name_fails("symlinkat", folder, path) ? -1 : REAL(symlinkat)(target, folder, path);
}

int symlink(const char *target, const char *path)
{
    return name_fails("symlink", AT_FDCWD, path) ? -1 : REAL(symlink)(target, path);
}
