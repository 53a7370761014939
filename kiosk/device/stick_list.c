#include "device/stick_list.h"

#include <ctype.h>
#include <string.h>

#define NO_MOUNT (-1)

/* Whether name is the disk or one of its partitions: sda1 of sda, mmcblk0p1 of mmcblk0. */
static bool is_part_of(const char *name, const char *disk)
{
    size_t len = strlen(disk);
    if (len == 0 || strncmp(name, disk, len) != 0)
        return false;
    const char *rest = name + len;
    if (*rest == '\0')
        return true;
    if (isdigit((unsigned char)disk[len - 1]) && *rest++ != 'p')
        return false;
    return *rest != '\0' && rest[strspn(rest, "0123456789")] == '\0';
}

static bool is_same(const struct stick_mount *a, const struct stick_mount *b)
{
    return a->mount == b->mount && a->device == b->device &&
           strcmp(a->told.folder, b->told.folder) == 0;
}

static bool is_here(const struct stick_entry *entry)
{
    return entry->is_mounted && !entry->is_pulled;
}

static struct stick_entry *find(struct stick_list *list, const struct stick_mount *mount)
{
    for (size_t i = 0; i < list->count; i++)
        if (is_same(&list->items[i].seen, mount))
            return &list->items[i];
    return NULL;
}

bool stick_list_knows(const struct stick_list *list, const struct stick_mount *mount)
{
    for (size_t i = 0; i < list->count; i++)
        if (is_same(&list->items[i].seen, mount))
            return true;
    return false;
}

static void see_again(struct stick_entry *entry, const struct stick_mount *mount)
{
    entry->is_mounted = true;
    entry->seen.told.is_read_only = mount->told.is_read_only;
    /* a uevent can be lost, and a device that is another one is not ours either */
    if (strcmp(entry->seen.name, mount->name) != 0)
        entry->is_pulled = true;
}

static void see_new(struct stick_list *list, const struct stick_mount *mount)
{
    if (list->count == STICKS_MAX)
        return;
    struct stick_entry *entry = &list->items[list->count++];
    *entry = (struct stick_entry){.seen = *mount, .is_mounted = true};
    entry->seen.told.id = ++list->last_id;
}

/* Forgets what is neither mounted nor awaited to be told of. */
static void forget(struct stick_list *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].is_mounted || list->items[i].is_told) {
            if (kept != i)
                list->items[kept] = list->items[i];
            kept++;
        }
    list->count = kept;
}

void stick_list_see(struct stick_list *list, const struct stick_mount *mounts, size_t count)
{
    for (size_t i = 0; i < list->count; i++)
        list->items[i].is_mounted = false;
    for (size_t i = 0; i < count; i++) {
        struct stick_entry *entry = find(list, &mounts[i]);
        if (entry)
            see_again(entry, &mounts[i]);
    }
    forget(list);
    for (size_t i = 0; i < count; i++)
        if (!find(list, &mounts[i]))
            see_new(list, &mounts[i]);
}

void stick_list_pulled(struct stick_list *list, const char *name)
{
    for (size_t i = 0; i < list->count; i++)
        if (is_part_of(list->items[i].seen.name, name))
            list->items[i].is_pulled = true;
}

void stick_list_plugged(struct stick_list *list, const char *name)
{
    for (size_t i = 0; i < list->count; i++) {
        struct stick_entry *entry = &list->items[i];
        if (!entry->is_pulled || !is_part_of(entry->seen.name, name))
            continue;
        entry->is_mounted = false;
        entry->seen.mount = NO_MOUNT; /* the number may be another's by now */
    }
    forget(list);
}

bool stick_list_next(struct stick_list *list, enum sticks_event *out_event, struct stick *out)
{
    for (size_t pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < list->count; i++) {
            struct stick_entry *entry = &list->items[i];
            bool is_news =
                pass == 0 ? entry->is_told && !is_here(entry) : !entry->is_told && is_here(entry);
            if (!is_news)
                continue;
            entry->is_told = pass == 1;
            *out_event = pass == 0 ? STICKS_WENT : STICKS_CAME;
            *out = entry->seen.told;
            forget(list);
            return true;
        }
    return false;
}
