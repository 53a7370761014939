/* Mounts seen in a mount namespace of the test's own, where they are allowed. */
#include <sched.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/str.h"
#include "device/sticks.h"

#define PATIENCE_MS 60000 /* never waited for in full */

/* Whatever is on /run and /mnt is hidden meanwhile, from nobody but us. */
static bool enter_namespace(void)
{
    return unshare(CLONE_NEWNS) == 0 && mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
           mount("none", "/run", "tmpfs", 0, NULL) == 0 &&
           mount("none", "/mnt", "tmpfs", 0, NULL) == 0;
}

static void mount_at(const char *folder, unsigned long flags)
{
    struct err err;
    assert_true(file_make_folders(folder, &err));
    assert_int_equal(mount("none", folder, "tmpfs", flags, NULL), 0);
}

/* Waits as the player does until it has news, and adds "+1 ro /run/…\n" for each. */
static void expect_news(struct sticks *sticks, const char *wanted)
{
    struct str news = {0};
    enum sticks_event event;
    struct stick stick;
    while (news.len == 0) {
        struct pollfd fds[STICKS_FDS_MAX];
        size_t count = sticks_fds(sticks, fds);
        int timeout_ms = sticks_timeout_ms(sticks, 0);
        assert_true(count >= 1 && timeout_ms <= STICKS_LOOK_MS);
        (void)poll(fds, count, timeout_ms < 0 ? PATIENCE_MS : timeout_ms);
        sticks_step(sticks, 0);
        while (sticks_next(sticks, &event, &stick))
            str_addf(&news, "%c%lld %s %s\n", event == STICKS_CAME ? '+' : '-', (long long)stick.id,
                     stick.is_read_only ? "ro" : "rw", stick.folder);
    }
    assert_string_equal(news.text, wanted);
    str_finish(&news);
}

static void mounts_come_and_go(void **state)
{
    (void)state;
    struct err err;
    if (!enter_namespace())
        skip(); /* not allowed here */
    mount_at(STICKS_FOLDER "/sda1", MS_RDONLY);
    struct sticks *sticks = sticks_open(&err);
    assert_non_null(sticks);
    assert_int_equal(sticks_timeout_ms(sticks, 0), 0);
    expect_news(sticks, "+1 ro " STICKS_FOLDER "/sda1\n");
    mount_at("/mnt/usb", 0); /* a tmpfs hangs on no USB */
    mount_at("/run/anxuan/sticksx", 0);
    mount_at(STICKS_FOLDER "/安 全", 0);
    expect_news(sticks, "+2 rw " STICKS_FOLDER "/安 全\n");
    /* a part of one, and one a second time, are no sticks */
    assert_int_equal(mkdir(STICKS_FOLDER "/安 全/part", 0755), 0);
    assert_int_equal(mkdir(STICKS_FOLDER "/part", 0755), 0);
    assert_int_equal(mkdir(STICKS_FOLDER "/twin", 0755), 0);
    assert_int_equal(mount(STICKS_FOLDER "/安 全/part", STICKS_FOLDER "/part", NULL, MS_BIND, NULL),
                     0);
    assert_int_equal(mount(STICKS_FOLDER "/sda1", STICKS_FOLDER "/twin", NULL, MS_BIND, NULL), 0);
    assert_int_equal(umount2(STICKS_FOLDER "/安 全", MNT_DETACH), 0);
    expect_news(sticks, "-2 rw " STICKS_FOLDER "/安 全\n");
    assert_int_equal(umount(STICKS_FOLDER "/twin"), 0);
    /* what is mounted over another hides it */
    mount_at(STICKS_FOLDER "/sda1", 0);
    expect_news(sticks, "-1 ro " STICKS_FOLDER "/sda1\n+3 rw " STICKS_FOLDER "/sda1\n");
    assert_int_equal(umount(STICKS_FOLDER "/sda1"), 0);
    expect_news(sticks, "-3 rw " STICKS_FOLDER "/sda1\n+4 ro " STICKS_FOLDER "/sda1\n");
    assert_int_equal(umount(STICKS_FOLDER "/sda1"), 0);
    expect_news(sticks, "-4 ro " STICKS_FOLDER "/sda1\n");
    sticks_close(sticks);
}

static void nothing_is_closed_too(void **state)
{
    (void)state;
    sticks_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_closed_too),
        cmocka_unit_test(mounts_come_and_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
