/* The list of system calls: no name of it is a slip of the pen, on any processor we run on. */
#include <seccomp.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cell/parts.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct {
    const char *name;
    uint32_t arch;
} processors[] = {
    {"x86-64", SCMP_ARCH_X86_64}, {"arm64", SCMP_ARCH_AARCH64}, {"armhf", SCMP_ARCH_ARM}};

/* A number of the processor's own: libseccomp gives negative ones to what it does not have. */
static bool has(size_t processor, const char *name)
{
    return seccomp_syscall_resolve_name_arch(processors[processor].arch, name) >= 0;
}

static bool has_any(const char *name)
{
    for (size_t i = 0; i < COUNT(processors); i++)
        if (has(i, name))
            return true;
    return false;
}

static bool is_listed(const char *const *list, const char *name)
{
    for (; *list; list++)
        if (strcmp(*list, name) == 0)
            return true;
    return false;
}

static void every_name_is_a_call_somewhere(void **state)
{
    (void)state;
    for (const char *const *name = calls_allowed; *name; name++)
        if (!has_any(*name))
            fail_msg("allowed: no processor has '%s'", *name);
    for (const char *const *name = calls_fatal; *name; name++)
        if (!has_any(*name))
            fail_msg("fatal: no processor has '%s'", *name);
}

static void no_name_is_on_both_lists(void **state)
{
    (void)state;
    for (const char *const *name = calls_fatal; *name; name++)
        if (is_listed(calls_allowed, *name))
            fail_msg("'%s' is allowed and fatal", *name);
}

/* What a decoder cannot do without exists under an allowed name on every processor. */
static void every_processor_has_what_is_needed(void **state)
{
    static const char *const needed[][4] = {
        {"read"},
        {"write"},
        {"close"},
        {"munmap"},
        {"mprotect"},
        {"brk"},
        {"futex"},
        {"rt_sigaction"},
        {"rt_sigreturn"},
        {"exit_group"},
        {"getrandom"},
        {"recvfrom"},
        {"sendmsg"},
        {"clock_gettime"},
        {"ppoll", "poll"},
        {"newfstatat", "fstatat64"},
        {"fstat", "fstat64"},
        {"lseek", "_llseek"},

        {"set_robust_list"},
        {"rseq"},
        {"sched_getaffinity"},
        {"getdents64"},
        {"epoll_pwait"},
        {"statx"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(processors); i++)
        for (size_t k = 0; k < COUNT(needed); k++) {
            bool is_there = false;
            for (size_t n = 0; n < 4 && needed[k][n]; n++)
                is_there =
                    is_there || (has(i, needed[k][n]) && is_listed(calls_allowed, needed[k][n]));
            if (!is_there)
                fail_msg("%s has no '%s'", processors[i].name, needed[k][0]);
        }
}

/* By its status the player knows a confined process: kernels' own words. */
static void a_status_is_read_as_it_is(void **state)
{
    static const struct {
        const char *text, *own;
        bool is_confined;
    } rows[] = {
        {"Name:\tx\nNoNewPrivs:\t1\nSeccomp:\t2\nSeccomp_filters:\t1\n",
         "Name:\tx\nNoNewPrivs:\t0\nSeccomp:\t0\nSeccomp_filters:\t0\n", true},
        {"Name:\tx\nNoNewPrivs:\t1\nSeccomp:\t2\nSeccomp_filters:\t2\n",
         "Name:\tx\nNoNewPrivs:\t1\nSeccomp:\t2\nSeccomp_filters:\t1\n", true},
        {"Name:\tx\nNoNewPrivs:\t1\nSeccomp:\t2\nSeccomp_filters:\t1\n",
         "Name:\tx\nNoNewPrivs:\t1\nSeccomp:\t2\nSeccomp_filters:\t1\n", false},
        {"Name:\tx\nNoNewPrivs:\t1\nSeccomp:\t2\n", "Name:\tx\nSeccomp:\t0\n", true},
        {"Name:\tx\nNoNewPrivs:\t0\nSeccomp:\t2\n", "", false},
        {"Name:\tx\nNoNewPrivs:\t1\nSeccomp:\t0\n", "", false},
        {"Name:\tx\nNoNewPrivs:\t1\nSeccomp:\t1\n", "", false},
        {"Name:\tx\nNoNewPrivs:\t1\n", "", false},
        {"Name:\tx\nNoNewPrivs:\t1\nSeccomp_filters:\t2\n", "", false},
        {"Name:\tNoNewPrivs:\t1 Seccomp:\t2\n", "", false},
        {"", "", false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        if (cell_status_is_confined(rows[i].text, rows[i].own) != rows[i].is_confined)
            fail_msg("row %zu", i);
}

static void the_layers_are_told_in_words(void **state)
{
    char words[132];
    struct cell_layers layers = {
        .has_calls = true, .landlock_abi = 7, .has_namespaces = true, .is_unprivileged = true};
    (void)state;
    cell_words(&layers, words, sizeof(words));
    assert_string_equal(words, "seccomp、Landlock 7、空网络 no network、普通用户 no root");
    layers = (struct cell_layers){0};
    cell_words(&layers, words, sizeof(words));
    assert_string_equal(words, "无 no seccomp、无 no Landlock、无 no namespaces、root");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_name_is_a_call_somewhere),
        cmocka_unit_test(no_name_is_on_both_lists),
        cmocka_unit_test(every_processor_has_what_is_needed),
        cmocka_unit_test(a_status_is_read_as_it_is),
        cmocka_unit_test(the_layers_are_told_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
