/* What becomes of sticks, as scripts: mounts and uevents in, news out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/str.h"
#include "device/stick_list.h"

/* "sda1@31": a mount of that device with that number; its folder is /s/NAME. "sda1@31!": it is
 * still in the table, the device is not in /sys any more. */
static struct stick_mount make_mount(const char *word)
{
    struct stick_mount mount = {.mount = 0};
    char name[32], mark = '\0';
    int number = 0;
    assert_true(sscanf(word, "%31[^@]@%d%c", name, &number, &mark) >= 2);
    mount.mount = number;
    for (const char *at = name; *at; at++)
        mount.device = mount.device * 31 + (dev_t)*at;
    (void)snprintf(mount.name, sizeof(mount.name), "%s", mark == '!' ? "" : name);
    (void)snprintf(mount.told.folder, sizeof(mount.told.folder), "/s/%s", name);
    return mount;
}

static void see(struct stick_list *list, char *words)
{
    struct stick_mount *mounts = mem_alloc(2 * STICKS_MAX * sizeof(*mounts));
    size_t count = 0;
    char *rest = NULL;
    for (char *word = strtok_r(words, ",", &rest); word; word = strtok_r(NULL, ",", &rest))
        mounts[count++] = make_mount(word);
    stick_list_see(list, mounts, count);
    free(mounts);
}

static void tell(struct stick_list *list, struct str *out)
{
    enum sticks_event event;
    struct stick stick;
    while (stick_list_next(list, &event, &stick))
        str_addf(out, "%c%lld ", event == STICKS_CAME ? '+' : '-', (long long)stick.id);
}

/* Steps: "=MOUNT,MOUNT" all mounts there are; "-NAME" pulled; "+NAME" plugged; "?" tells. */
static void run(struct stick_list *list, const char *script, struct str *out)
{
    char *steps = mem_copy_text(script), *rest = NULL;
    for (char *step = strtok_r(steps, " ", &rest); step; step = strtok_r(NULL, " ", &rest))
        switch (step[0]) {
        case '=':
            see(list, step + 1);
            break;
        case '-':
            stick_list_pulled(list, step + 1);
            break;
        case '+':
            stick_list_plugged(list, step + 1);
            break;
        default:
            tell(list, out);
        }
    free(steps);
}

static void scripts_have_their_news(void **state)
{
    (void)state;
    static const struct {
        const char *script, *news;
        size_t known; /* at the end */
    } rows[] = {
        {"?", "", 0},
        {"= ?", "", 0},
        {"=sda1@5 ? ?", "+1 ", 1},
        {"=sda1@5,sdb1@6 ?", "+1 +2 ", 2},
        {"=sda1@5 ? = ?", "+1 -1 ", 0},
        {"=sda1@5 ? =sdb1@5 ?", "+1 -1 +2 ", 1},
        /* came and went before anybody looked */
        {"=sda1@5 = ?", "", 0},
        {"=sda1@5 -sda ?", "", 1},
        /* pulled, still mounted, then unmounted, then another */
        {"=sda1@5 ? -sda1 ? =sda1@5 ? = ? =sda1@6 ?", "+1 -1 +2 ", 1},
        {"=sda1@5 ? -sda ? = ?", "+1 -1 ", 0},
        {"=sda1@5 ? -sda1 -sda -sda1 ? ?", "+1 -1 ", 1},
        /* pulled without a uevent */
        {"=sda1@5 ? =sda1@5! ? =sda1@5! ? = ?", "+1 -1 ", 0},
        /* pulled and plugged in again between two looks, with the same number of a mount */
        {"=sda1@5 ? -sda1 -sda +sda +sda1 =sda1@5 ?", "+1 -1 +2 ", 1},
        {"=sda1@5 ? -sda1 ? +sda1 =sda1@5 ?", "+1 -1 +2 ", 1},
        /* unmounted and mounted again between two looks, with another */
        {"=sda1@5 ? =sda1@6 ?", "+1 -1 +2 ", 1},
        /* a uevent "add" of what is there is nothing new */
        {"=sda1@5 ? +sda +sda1 =sda1@5 ?", "+1 ", 1},
        /* of several partitions all go, of other disks none */
        {"=sda1@5,sda2@6,sdb1@7 ? -sda ?", "+1 +2 +3 -1 -2 ", 3},
        {"=sda1@5,sda11@6 ? -sda1 ?", "+1 +2 -1 ", 2},
        {"=sdaa1@5,sda1@6 ? -sda ?", "+1 +2 -2 ", 2},
        {"=mmcblk0p1@5,mmcblk1p1@6 ? -mmcblk0 ?", "+1 +2 -1 ", 2},
        {"=loop1@5,loop10@6,loop1p2@7 ? -loop1 ?", "+1 +2 +3 -1 -3 ", 3},
        {"=sda@5 ? -sda1 ?", "+1 ", 1},
        {"=sda@5 ? - ?", "+1 ", 1},
        /* one that went is told before one that came */
        {"=sda1@5 ? =sda1@5,sdb1@6 -sda ?", "+1 -1 +2 ", 2},
        /* with seventeen the last waits for a place */
        {"=a1@1,b1@2,c1@3,d1@4,e1@5,f1@6,g1@7,h1@8,i1@9,j1@10,k1@11,l1@12,m1@13,n1@14,o1@15,"
         "p1@16,q1@17 ? =q1@17,b1@2 ? =q1@17,b1@2 ?",
         "+1 +2 +3 +4 +5 +6 +7 +8 +9 +10 +11 +12 +13 +14 +15 +16 "
         "-1 -3 -4 -5 -6 -7 -8 -9 -10 -11 -12 -13 -14 -15 -16 +17 ",
         2},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct stick_list *list = mem_alloc(sizeof(*list));
        struct str news = {0};
        str_add(&news, "");
        run(list, rows[i].script, &news);
        if (strcmp(news.text, rows[i].news) != 0 || list->count != rows[i].known)
            fail_msg("%s: %s, %zu known", rows[i].script, news.text, list->count);
        str_finish(&news);
        free(list);
    }
}

static void what_is_told_is_the_latest(void **state)
{
    (void)state;
    struct stick_list *list = mem_alloc(sizeof(*list));
    struct stick_mount mount = make_mount("sda1@5");
    struct stick stick;
    enum sticks_event event;
    (void)snprintf(mount.told.label, sizeof(mount.told.label), "我的U盘");
    mount.told.is_read_only = true;
    assert_false(stick_list_knows(list, &mount));
    stick_list_see(list, &mount, 1);
    assert_true(stick_list_knows(list, &mount));
    assert_true(stick_list_next(list, &event, &stick));
    assert_true(event == STICKS_CAME && stick.is_read_only);
    assert_string_equal(stick.folder, "/s/sda1");
    assert_string_equal(stick.label, "我的U盘");
    mount.told.is_read_only = false; /* made writable: no news */
    mount.told.label[0] = '\0';
    stick_list_see(list, &mount, 1);
    assert_false(stick_list_next(list, &event, &stick));
    stick_list_pulled(list, "sda");
    assert_true(stick_list_next(list, &event, &stick));
    assert_true(event == STICKS_WENT && !stick.is_read_only && stick.id == 1);
    assert_string_equal(stick.label, "我的U盘");
    free(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scripts_have_their_news),
        cmocka_unit_test(what_is_told_is_the_latest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
