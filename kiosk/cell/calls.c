/*
 * The system calls of a decoder, by libseccomp. What is on no list fails with EPERM, which the
 * libraries take as a missing feature; what nobody asks for by mistake ends the process.
 *
 * The list was found by watching libvlc, SDL2_image and librsvg with good and damaged files, and
 * holds the names that other processors and C libraries use for the same. A name that a processor
 * does not have is left out for it.
 */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sound/asound.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "cell/parts.h"

/* A request's second byte tells its kind: asm-generic/ioctl.h. */
#define KIND_MASK    UINT64_C(0xff00)
#define KIND_PCM     ((uint64_t)'A' << 8)
#define KIND_CONTROL ((uint64_t)'U' << 8)

#define SEGMENT_BYTES_MAX (1 << 20)

const char *const calls_allowed[] = {
    /* what is open */
    "read", "readv", "pread64", "write", "writev", "close", "lseek", "_llseek", "dup", "dup2",
    "dup3", "fstat", "fstat64", "fstatfs", "fstatfs64", "fadvise64", "arm_fadvise64_64",
    "readahead", "pipe", "pipe2", "eventfd2",
    /* what has a name: reading only, and as far as Landlock lets it */
    "stat", "stat64", "lstat", "lstat64", "newfstatat", "fstatat64", "statx", "statfs", "statfs64",
    "access", "faccessat", "faccessat2", "readlink", "readlinkat", "getcwd", "getdents",
    "getdents64",
    /* the socket to the player */
    "recvmsg", "recvfrom", "recv", "sendmsg", "sendto", "send", "getsockopt",
    /* waiting */
    "poll", "ppoll", "ppoll_time64", "select", "_newselect", "pselect6", "pselect6_time64",
    "epoll_create1", "epoll_ctl", "epoll_wait", "epoll_pwait", "nanosleep", "clock_nanosleep",
    "clock_nanosleep_time64", "restart_syscall",
    /* memory */
    "brk", "munmap", "mprotect", "mremap", "madvise", "get_mempolicy", "membarrier",
    /* threads and signals of our own */
    "futex", "futex_time64", "set_robust_list", "get_robust_list", "rseq", "set_tid_address",
    "sched_yield", "sched_getaffinity", "sched_getparam", "sched_getscheduler",
    "sched_get_priority_max", "sched_get_priority_min", "getpriority", "rt_sigaction",
    "rt_sigprocmask", "rt_sigreturn", "sigreturn", "sigaltstack", "exit", "exit_group",
    /* what time it is, who we are */
    "clock_gettime", "clock_gettime64", "clock_getres", "clock_getres_time64", "gettimeofday",
    "time", "times", "getrusage", "getpid", "gettid", "getppid", "getuid", "getuid32", "geteuid",
    "geteuid32", "getgid", "getgid32", "getegid", "getegid32", "getresuid", "getresuid32",
    "getresgid", "getresgid32", "getrandom", "uname", "sysinfo", "getrlimit", "ugetrlimit",
    /* ARM's own */
    "cacheflush", "set_tls", NULL};

/* Nobody's library asks for these: whoever does is not what we started. */
const char *const calls_fatal[] = {
    /* another program, somebody else's process */
    "execve", "execveat", "ptrace", "process_vm_readv", "process_vm_writev", "pidfd_getfd",
    /* another view of the system */
    "mount", "umount2", "move_mount", "open_tree", "fsopen", "fsmount", "pivot_root", "chroot",
    "unshare", "setns",
    /* the kernel's wider doors */
    "bpf", "io_uring_setup", "io_uring_enter", "io_uring_register", "perf_event_open",
    "userfaultfd", "keyctl", "add_key", "request_key",
    /* the machine itself */
    "init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load", "reboot",
    "swapon", "swapoff", NULL};

static const char *const calls_of_output[] = {"ftruncate", "ftruncate64", NULL};

/* Of the System V calls only those ALSA's mixer needs. */
static const char *const calls_of_sound[] = {"shmat",  "shmdt",      "shmctl", "semget",
                                             "semctl", "semtimedop", "semop",  "semtimedop_time64",
                                             NULL};

/* Adds one rule; a call that this processor does not have is no failure. */
static bool add(scmp_filter_ctx filter, uint32_t action, const char *name, unsigned count,
                const struct scmp_arg_cmp *conditions)
{
    int number = seccomp_syscall_resolve_name(name);
    if (number == __NR_SCMP_ERROR)
        return true;
    int answer = seccomp_rule_add_array(filter, action, number, count, conditions);
    return answer == 0 || answer == -EDOM; /* EDOM: not on this processor */
}

static bool add_all(scmp_filter_ctx filter, uint32_t action, const char *const *names)
{
    for (; *names; names++)
        if (!add(filter, action, *names, 0, NULL))
            return false;
    return true;
}

/* Allows name where argument `which` has exactly `value` in the bits of `mask`. */
static bool allow_where(scmp_filter_ctx filter, const char *name, unsigned which, uint64_t mask,
                        uint64_t value)
{
    struct scmp_arg_cmp condition = {which, SCMP_CMP_MASKED_EQ, mask, value};
    return add(filter, SCMP_ACT_ALLOW, name, 1, &condition);
}

/* A file is opened to be read; ALSA's devices are to be written too. None is made or emptied. */
static bool allow_opening(scmp_filter_ctx filter, bool has_sound)
{
    uint64_t unnamed = O_TMPFILE & ~O_DIRECTORY;
    uint64_t mask = O_CREAT | O_TRUNC | unnamed | (has_sound ? 0 : O_ACCMODE);
    return allow_where(filter, "openat", 2, mask, 0) && allow_where(filter, "open", 1, mask, 0) &&
           add(filter, SCMP_ACT_ERRNO(ENOSYS), "openat2", 0, NULL); /* its flags are out of sight */
}

/* Shared memory without a file is not counted as ours, nor is what grows by itself. */
static bool allow_mapping(scmp_filter_ctx filter)
{
    static const char *const names[] = {"mmap", "mmap2"};
    uint64_t of_file = MAP_ANONYMOUS | MAP_GROWSDOWN;
    uint64_t of_none = of_file | MAP_SHARED;
    bool ok = true;
    for (int i = 0; i < 2; i++)
        ok = ok && allow_where(filter, names[i], 3, of_file, 0) &&
             allow_where(filter, names[i], 3, of_none, MAP_ANONYMOUS);
    return ok;
}

/* Of fcntl() what is about the descriptor itself; others make the kernel send signals to anybody.
 */
static bool allow_fcntl(scmp_filter_ctx filter)
{
    static const int commands[] = {F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD,     F_SETFD,
                                   F_GETFL, F_SETFL,         F_ADD_SEALS, F_GET_SEALS};
    bool ok = true;
    for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
        ok = ok && allow_where(filter, "fcntl", 1, UINT32_MAX, (uint64_t)commands[i]) &&
             allow_where(filter, "fcntl64", 1, UINT32_MAX, (uint64_t)commands[i]);
    return ok;
}

/* A thread, not a process. clone3 hides its flags: told "not there", the C library uses clone. */
static bool allow_threads(scmp_filter_ctx filter)
{
    return allow_where(filter, "clone", 0, CLONE_THREAD, CLONE_THREAD) &&
           add(filter, SCMP_ACT_ERRNO(ENOSYS), "clone3", 0, NULL);
}

/* Its own name, its own end, its own limits (asked, not set). */
static bool allow_self(scmp_filter_ctx filter)
{
    return allow_where(filter, "prctl", 0, UINT64_MAX, PR_SET_NAME) &&
           allow_where(filter, "tgkill", 0, UINT64_MAX, (uint64_t)getpid()) &&
           allow_where(filter, "prlimit64", 2, UINT64_MAX, 0);
}

static bool allow_sound(scmp_filter_ctx filter)
{
    /* a timer's kind is also a terminal's: of those single requests */
    static const uint32_t timer[] = {
        SNDRV_TIMER_IOCTL_PVERSION, SNDRV_TIMER_IOCTL_SELECT,   SNDRV_TIMER_IOCTL_INFO,
        SNDRV_TIMER_IOCTL_PARAMS,   SNDRV_TIMER_IOCTL_STATUS,   SNDRV_TIMER_IOCTL_START,
        SNDRV_TIMER_IOCTL_STOP,     SNDRV_TIMER_IOCTL_CONTINUE, SNDRV_TIMER_IOCTL_PAUSE};
    /* segments outlive their maker: named ones, of the mixer's size */
    const struct scmp_arg_cmp segment[] = {{0, SCMP_CMP_NE, IPC_PRIVATE, 0},
                                           {1, SCMP_CMP_LE, SEGMENT_BYTES_MAX, 0}};
    bool ok = add(filter, SCMP_ACT_ALLOW, "shmget", 2, segment) &&
              allow_where(filter, "ioctl", 1, KIND_MASK, KIND_PCM) &&
              allow_where(filter, "ioctl", 1, KIND_MASK, KIND_CONTROL) &&
              add_all(filter, SCMP_ACT_ALLOW, calls_of_sound);
    for (size_t i = 0; ok && i < sizeof(timer) / sizeof(timer[0]); i++)
        ok = allow_where(filter, "ioctl", 1, UINT32_MAX, timer[i]);
    return ok;
}

bool calls_restrict(const struct cell_plan *plan, struct err *err)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    bool is_made = filter && seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1) == 0 &&
                   add_all(filter, SCMP_ACT_ALLOW, calls_allowed) &&
                   add_all(filter, SCMP_ACT_KILL_PROCESS, calls_fatal) &&
                   allow_opening(filter, plan->has_sound) && allow_mapping(filter) &&
                   allow_fcntl(filter) && allow_self(filter) &&
                   (!plan->has_output || add_all(filter, SCMP_ACT_ALLOW, calls_of_output)) &&
                   (!plan->has_threads || allow_threads(filter)) &&
                   (!plan->has_sound || allow_sound(filter));
    bool is_loaded = is_made && seccomp_load(filter) == 0;
    seccomp_release(filter);
    if (!is_loaded)
        return err_set(err, ERR_CHILD, "系统没有 seccomp，无法隔离解码进程 no seccomp, no cell");
    return true;
}
