#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "device/uevent.h"

#define DISK "remove@/devices/pci0/usb1/1-2/host6/block/sda\0"

/* A row's bytes may hold NULs, and end with one of their own. */
#define BYTES(text) (text), sizeof(text)

static void what_the_kernel_sends_is_read(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t len;
        enum uevent_action action;
        bool is_block;
        const char *name;
    } rows[] = {
        {BYTES(DISK "ACTION=remove\0DEVPATH=/devices/pci0/usb1/1-2/host6/block/sda\0"
                    "SUBSYSTEM=block\0MAJOR=8\0MINOR=0\0DEVNAME=sda\0DEVTYPE=disk\0SEQNUM=7"),
         UEVENT_REMOVE, true, "sda"},
        {BYTES("add@/x/sda1\0ACTION=add\0SUBSYSTEM=block\0DEVNAME=sda1"), UEVENT_ADD, true, "sda1"},
        {BYTES("change@/x\0ACTION=change\0DEVNAME=loop0\0SUBSYSTEM=block"), UEVENT_CHANGE, true,
         "loop0"},
        {BYTES("bind@/x\0ACTION=bind\0SUBSYSTEM=usb"), UEVENT_OTHER, false, ""},
        {BYTES("add@/x\0ACTION=add\0SUBSYSTEM=input\0DEVNAME=input/event3"), UEVENT_ADD, false,
         "input/event3"},
        {BYTES("add@/x\0ACTION=add\0SUBSYSTEM=blocks\0DEVNAME="), UEVENT_ADD, false, ""},
        {BYTES("add@/x\0ACTION=add"), UEVENT_ADD, false, ""},
        {BYTES("add@/x\0\0\0ACTION=add\0\0"), UEVENT_ADD, false, ""},
        {BYTES("add@/x\0SUBSYSTEM\0=\0XSUBSYSTEM=block\0action=remove\0ACTION=add"), UEVENT_ADD,
         false, ""},
        {BYTES("add@/x\0ACTION=add\0DEVNAME="
               "a23456789b23456789c23456789d23456789e23456789f23456789g23456789"),
         UEVENT_ADD, false, "a23456789b23456789c23456789d23456789e23456789f23456789g23456789"},
        /* a byte longer than a disk's name can be: it is none */
        {BYTES("add@/x\0ACTION=add\0DEVNAME="
               "a23456789b23456789c23456789d23456789e23456789f23456789g234567890123"),
         UEVENT_ADD, false, ""},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct uevent uevent;
        if (!uevent_read(rows[i].bytes, rows[i].len, &uevent))
            fail_msg("%s: not read", rows[i].bytes);
        assert_int_equal(uevent.action, rows[i].action);
        assert_int_equal(uevent.is_block, rows[i].is_block);
        assert_string_equal(uevent.name, rows[i].name);
    }
}

static void what_is_no_uevent_is_not_taken(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t len;
    } rows[] = {
        {"", 0},
        {BYTES("")},
        {BYTES("remove")},
        {BYTES("remove@")},
        {BYTES("remove@x\0ACTION=remove")},
        {BYTES("remove@/x")},
        {BYTES("remove@/x\0ACTION=add")},
        {BYTES("remove@/x\0ACTION=")},
        {BYTES("remove@/x\0ACTION=removed")},
        {BYTES("remove@/x\0ACTION=remov")},
        {BYTES("remove@/x\0ACTION=remove\0ACTION=add")},
        {BYTES("remove\0@/x\0ACTION=remove")},
        {BYTES("libudev\0\xfe\xed\xca\xfe\0\0\0\x28\0\0\0ACTION=remove\0SUBSYSTEM=block")},
        {"remove@/x\0ACTION=remove", sizeof("remove@/x\0ACTION=remove") - 1}, /* does not end */
        {"remove@/x", 9},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct uevent uevent = {.name = "untouched"};
        if (uevent_read(rows[i].bytes, rows[i].len, &uevent))
            fail_msg("row %zu was read", i);
        assert_string_equal(uevent.name, "untouched");
    }
}

static void what_others_send_is_passed_over(void **state)
{
    (void)state;
    static const char from_us[] = "remove@/x\0ACTION=remove\0SUBSYSTEM=block\0DEVNAME=sda";
    struct uevent uevent;
    int pair[2];
    assert_int_equal(socketpair(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0, pair), 0);
    assert_int_equal(send(pair[1], from_us, sizeof(from_us), 0), sizeof(from_us));
    assert_false(uevent_next(pair[0], &uevent));
    assert_int_equal(send(pair[1], from_us, 0, 0), 0);
    assert_false(uevent_next(pair[0], &uevent));
    (void)close(pair[0]);
    (void)close(pair[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_kernel_sends_is_read),
        cmocka_unit_test(what_is_no_uevent_is_not_taken),
        cmocka_unit_test(what_others_send_is_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
