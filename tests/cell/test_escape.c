/*
 * Ways out of a decoder, each tried in the cell and, as the control, outside it: an
 * attempt that fails everywhere proves nothing. What a machine does not let anybody do is skipped
 * by name.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "cell/parts.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define GIB          ((size_t)1 << 30)
#ifdef __SANITIZE_ADDRESS__ /* whose shadow is larger than any limit */
#define DATA_BYTES 0
#else
#define DATA_BYTES ((uint64_t)768 << 20)
#endif
#define CANNOT 77 /* this machine lets nobody do it, or the test has not the rights */

static char scratch[] = "/tmp/anxuan-cell-XXXXXX";
static int writable = -1; /* a file of ours, open before the cell */

static const char *path_of(const char *name)
{
    static char path[64];
    (void)snprintf(path, sizeof(path), "%s/%s", scratch, name);
    return path;
}

/* --- the attempts: true when it worked ------------------------------------------------------- */

static bool write_a_file(void)
{
    return open(path_of("new"), O_WRONLY | O_CREAT | O_CLOEXEC, 0666) >= 0;
}

static bool change_a_file(void)
{
    return open(path_of("secret"), O_WRONLY | O_TRUNC | O_CLOEXEC) >= 0;
}

static bool read_a_secret(void)
{
    return open(path_of("secret"), O_RDONLY | O_CLOEXEC) >= 0;
}

static bool open_an_inet_socket(void)
{
    return socket(AF_INET, SOCK_STREAM, 0) >= 0;
}

static bool open_a_unix_socket(void)
{
    return socket(AF_UNIX, SOCK_STREAM, 0) >= 0;
}

static bool open_a_netlink_socket(void)
{
    return socket(AF_NETLINK, SOCK_RAW, 0) >= 0;
}

static bool start_a_program(void)
{
    char *argv[] = {(char[]){"/bin/true"}, NULL};
    (void)execv(argv[0], argv); /* /bin/true ends with 0: it worked */
    return false;
}

static bool trace_the_parent(void)
{
    return ptrace(PTRACE_SEIZE, getppid(), NULL, NULL) == 0;
}

static bool signal_the_parent(void)
{
    return kill(getppid(), SIGURG) == 0; /* which ignores it */
}

static bool fork_once(void)
{
    pid_t pid = fork();
    if (pid == 0)
        _exit(0);
    return pid > 0;
}

static bool take_two_gib(void)
{
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
    return mmap(NULL, 2 * GIB, PROT_READ | PROT_WRITE, flags, -1, 0) != MAP_FAILED;
}

static bool share_two_gib(void)
{
    int flags = MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE;
    return mmap(NULL, 2 * GIB, PROT_READ | PROT_WRITE, flags, -1, 0) != MAP_FAILED;
}

static bool fill_the_disk(void)
{
    static const char block[4096] = "x";
    (void)signal(SIGXFSZ, SIG_IGN); /* a number in place of an end */
    return write(writable, block, sizeof(block)) == (ssize_t)sizeof(block);
}

static bool mount_a_file_system(void)
{
    return mount("none", scratch, "tmpfs", 0, NULL) == 0;
}

static bool set_up_io_uring(void)
{
    char parameters[120] = {0}; /* struct io_uring_params */
    return syscall(SYS_io_uring_setup, 4, parameters) >= 0;
}

static bool read_physical_memory(void)
{
    return open(path_of("mem"), O_RDONLY | O_CLOEXEC) >= 0;
}

static bool read_the_kernel_log(void)
{
    return open("/dev/kmsg", O_RDONLY | O_CLOEXEC) >= 0;
}

static bool signal_by_fcntl(void) /* the kernel would send it when there is something to read */
{
    int pipes[2];
    return pipe(pipes) == 0 && fcntl(pipes[0], F_SETOWN, getppid()) == 0;
}

static bool leave_memory_behind(void)
{
    int segment = shmget(0x616e7875, 256 << 20, IPC_CREAT | 0600);
    return segment >= 0 && shmctl(segment, IPC_RMID, NULL) == 0;
}

static bool make_a_nameless_file(void)
{
    return open(scratch, O_RDWR | O_TMPFILE | O_CLOEXEC, 0600) >= 0;
}

static void *wait_for_ever(void *ctx)
{
    (void)poll(NULL, 0, -1);
    return ctx;
}

static bool start_a_thousand_threads(void)
{
    pthread_t thread;
    pthread_attr_t attributes;
    bool ok = pthread_attr_init(&attributes) == 0 &&
              pthread_attr_setstacksize(&attributes, 64 << 10) == 0;
    for (int i = 0; ok && i < 1000; i++)
        ok = pthread_create(&thread, &attributes, wait_for_ever, NULL) == 0;
    return ok;
}

static bool unshare_mounts(void)
{
    return unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0;
}

/* --- what is made ready before, in the cell and outside alike -------------------------------- */

static bool no_need(void)
{
    return true;
}

static bool has_limited_memory(void)
{
    return DATA_BYTES > 0;
}

static bool be_mighty(void) /* may mount, in namespaces of its own */
{
    return unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0;
}

static bool has_memory_device(void)
{
    return mknod(path_of("mem"), S_IFCHR | 0666, makedev(1, 1)) == 0 || errno == EEXIST;
}

/* --- the rows -------------------------------------------------------------------------------- */

struct attempt {
    const char *name;
    bool (*is_ready)(void);
    bool (*works)(void);
    bool is_call; /* the list of system calls alone holds it */
};

static const struct attempt attempts[] = {
    {"write a file", no_need, write_a_file, true},
    {"empty a file", no_need, change_a_file, true},
    {"read a secret", no_need, read_a_secret, false},
    {"an inet socket", no_need, open_an_inet_socket, true},
    {"a unix socket", no_need, open_a_unix_socket, true},
    {"a netlink socket", no_need, open_a_netlink_socket, true},
    {"execve", no_need, start_a_program, true},
    {"ptrace of the parent", no_need, trace_the_parent, true},
    {"a signal to the parent", no_need, signal_the_parent, true},
    {"fork", no_need, fork_once, true},
    {"2 GiB of memory", has_limited_memory, take_two_gib, false},
    {"2 GiB of shared memory", no_need, share_two_gib, true},
    {"a full disk", no_need, fill_the_disk, false},
    {"mount", be_mighty, mount_a_file_system, true},
    {"io_uring", no_need, set_up_io_uring, true},
    {"/dev/mem", has_memory_device, read_physical_memory, false},
    {"/dev/kmsg", no_need, read_the_kernel_log, false},
    {"a signal by fcntl", no_need, signal_by_fcntl, true},
    {"memory left behind", no_need, leave_memory_behind, true},
    {"a nameless file", no_need, make_a_nameless_file, true},
    {"a thousand threads", has_limited_memory, start_a_thousand_threads, false},
    {"unshare", no_need, unshare_mounts, true},
};

static const char *const readable[] = {CELL_SYSTEM_PATHS, NULL};
static const struct cell_plan film = {
    .readable = readable, .has_threads = true, .data_bytes = DATA_BYTES, .cpu_s = 60, .files = 64};
static const struct cell_plan loud_film = {.readable = readable,
                                           .has_threads = true,
                                           .has_sound = true,
                                           .data_bytes = DATA_BYTES,
                                           .cpu_s = 60,
                                           .files = 64};
static const struct cell_plan picture = {
    .readable = readable, .data_bytes = DATA_BYTES, .cpu_s = 5, .files = 64};

enum outcome { WORKED, REFUSED, IMPOSSIBLE };

/* Tries in a process of its own, in the cell of plan (NULL: none), or with its calls alone. */
static enum outcome try(const struct attempt *attempt, const struct cell_plan *plan,
                        bool is_calls_only)
{
    int status = 0;
    pid_t pid = fork();
    if (pid == 0) {
        struct cell_layers layers;
        struct err err;
        if (!attempt->is_ready())
            _exit(CANNOT);
        if (plan && !(is_calls_only ? prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
                                          calls_restrict(plan, &err)
                                    : cell_enter(plan, &layers, &err)))
            _exit(CANNOT);
        _exit(attempt->works() ? 0 : 1);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    if (WIFEXITED(status) && WEXITSTATUS(status) == CANNOT)
        return IMPOSSIBLE;
    if (WIFSIGNALED(status)) {
        assert_int_equal(WTERMSIG(status), SIGSYS);
        return REFUSED;
    }
    return WEXITSTATUS(status) == 0 ? WORKED : REFUSED;
}

static void try_all_ways(const struct attempt *attempt)
{
    static const struct cell_plan *const plans[] = {&film, &loud_film, &picture};
    if (try(attempt, NULL, false) != WORKED) {
        print_message("%s: nobody can do that here\n", attempt->name);
        skip();
    }
    for (size_t i = 0; i < COUNT(plans); i++) {
        if (try(attempt, plans[i], false) != REFUSED)
            fail_msg("%s works in cell %zu", attempt->name, i);
        if (attempt->is_call && try(attempt, plans[i], true) != REFUSED)
            fail_msg("%s works with the calls of cell %zu", attempt->name, i);
    }
}

static void attempt_is_refused(void **state)
{
    try_all_ways(*state);
}

static int open_scratch(void **state)
{
    (void)state;
    (void)prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY); /* where Yama asks for it; else no matter */
    if (!mkdtemp(scratch) || chmod(scratch, 0777) != 0)
        return -1;
    FILE *secret = fopen(path_of("secret"), "we");
    writable = open(path_of("disk"), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    return secret && fputs("secret", secret) > 0 && fclose(secret) == 0 &&
                   chmod(path_of("secret"), 0666) == 0 && writable >= 0
               ? 0
               : -1;
}

static int close_scratch(void **state)
{
    static const char *const names[] = {"new", "secret", "disk", "mem"};
    (void)state;
    for (size_t i = 0; i < COUNT(names); i++)
        (void)unlink(path_of(names[i])); /* not all are there */
    return rmdir(scratch);
}

int main(void)
{
    struct CMUnitTest tests[COUNT(attempts)];
    for (size_t i = 0; i < COUNT(attempts); i++)
        tests[i] = (struct CMUnitTest){attempts[i].name, attempt_is_refused, NULL, NULL,
                                       (void *)(uintptr_t)&attempts[i]};
    return cmocka_run_group_tests(tests, open_scratch, close_scratch);
}
