/*
 * Uevents: what is read of them, and what becomes of the sticks that are known. The input is one
 * datagram after the other, each behind its length; between them mounts come and go.
 */
#include "fuzz/fuzz.h"

#include <stdlib.h>

#include "device/stick_list.h"
#include "device/uevent.h"

#define MOUNTS 4

/* Those whose bit is set, each with a number that it may share with one before it. */
static void see(struct stick_list *list, unsigned bits)
{
    static const char *const names[MOUNTS] = {"sda1", "sda2", "mmcblk0p1", "sdb"};
    struct stick_mount mounts[MOUNTS] = {{0}};
    size_t count = 0;
    for (unsigned i = 0; i < MOUNTS; i++) {
        struct stick_mount *mount = &mounts[count];
        if (!(bits & (1U << i)))
            continue;
        *mount = (struct stick_mount){.mount = (int)(bits >> 6), .device = i};
        /* the last one may have lost its device */
        if (i < MOUNTS - 1 || !(bits & 32))
            (void)strncpy(mount->name, names[i], sizeof(mount->name) - 1);
        count++;
    }
    stick_list_see(list, mounts, count);
}

/* Who came is here until he goes, and goes once. */
static void expect_order(struct stick_list *list, bool is_here[256])
{
    enum sticks_event event;
    struct stick stick;
    for (int i = 0; stick_list_next(list, &event, &stick); i++) {
        assert(i < 2 * STICKS_MAX && stick.id > 0 && stick.id <= list->last_id);
        assert(is_here[stick.id % 256] == (event == STICKS_WENT));
        is_here[stick.id % 256] = event == STICKS_CAME;
    }
    assert(list->count <= STICKS_MAX);
}

static void hear(struct stick_list *list, const uint8_t *data, size_t len)
{
    struct uevent uevent = {.name = "untouched"};
    char *bytes = malloc(len ? len : 1); /* of just its size: a byte too far is found */
    memcpy(bytes, data, len);
    if (uevent_read(bytes, len, &uevent)) {
        assert(uevent.action <= UEVENT_OTHER);
        assert(memchr(uevent.name, '\0', sizeof(uevent.name)));
        if (uevent.action == UEVENT_REMOVE)
            stick_list_pulled(list, uevent.name);
        if (uevent.action == UEVENT_ADD)
            stick_list_plugged(list, uevent.name);
    } else {
        assert(strcmp(uevent.name, "untouched") == 0);
    }
    free(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct fuzz_bytes bytes = {data, len};
    struct stick_list *list = calloc(1, sizeof(*list));
    bool is_here[256] = {false};
    for (int i = 0; i < 40 && bytes.len > 0; i++) {
        size_t count = 0;
        see(list, fuzz_take(&bytes));
        expect_order(list, is_here);
        size_t wanted = fuzz_take(&bytes);
        const uint8_t *datagram = fuzz_take_span(&bytes, wanted, &count);
        hear(list, datagram, count);
        expect_order(list, is_here);
    }
    free(list);
    return 0;
}
