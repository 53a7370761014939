#include "device/sticks.h"

#include <ctype.h>
#include <fcntl.h>
#include <libmount/libmount.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "device/label.h"
#include "device/stick_list.h"
#include "device/uevent.h"

#define MOUNT_TABLE "/proc/self/mountinfo"

/*
 * The kernel tells a change of the table once to each open file, to whichever poll comes first: the
 * caller waits with one, and the other says in sticks_step() whether there is anything to read.
 */
struct sticks {
    int wake_fd, change_fd;
    int uevents;     /* -1: this system has none */
    bool is_unread;  /* the table was not read yet, or could not be */
    int64_t look_ms; /* when to look without being told */
    size_t count;    /* of mounts[] */
    struct stick_mount mounts[STICKS_MAX];
    struct stick_list list;
};

struct sticks *sticks_open(struct err *err)
{
    struct sticks *sticks = mem_alloc(sizeof(*sticks));
    sticks->uevents = uevent_open();
    sticks->wake_fd = open(MOUNT_TABLE, O_RDONLY | O_CLOEXEC);
    sticks->change_fd = open(MOUNT_TABLE, O_RDONLY | O_CLOEXEC);
    sticks->is_unread = true;
    sticks->look_ms = INT64_MIN;
    if (sticks->wake_fd >= 0 && sticks->change_fd >= 0)
        return sticks;
    (void)err_set_errno(err, MOUNT_TABLE);
    sticks_close(sticks);
    return NULL;
}

void sticks_close(struct sticks *sticks)
{
    if (!sticks)
        return;
    const int fds[] = {sticks->uevents, sticks->wake_fd, sticks->change_fd};
    for (size_t i = 0; i < sizeof(fds) / sizeof(fds[0]); i++)
        if (fds[i] >= 0)
            (void)close(fds[i]); /* were only read */
    free(sticks);
}

size_t sticks_fds(const struct sticks *sticks, struct pollfd *out_fds)
{
    out_fds[0] = (struct pollfd){.fd = sticks->wake_fd, .events = POLLPRI};
    if (sticks->uevents < 0)
        return 1;
    out_fds[1] = (struct pollfd){.fd = sticks->uevents, .events = POLLIN};
    return 2;
}

/* Without uevents nobody tells of a pulled stick; and with them one can be lost. */
static bool is_timed(const struct sticks *sticks)
{
    return sticks->is_unread || sticks->uevents < 0 || sticks->list.count > 0;
}

int sticks_timeout_ms(const struct sticks *sticks, int64_t now_ms)
{
    if (!is_timed(sticks))
        return -1;
    return sticks->look_ms <= now_ms ? 0 : (int)(sticks->look_ms - now_ms);
}

static bool is_below(const char *path, const char *folder)
{
    size_t len = strlen(folder);
    return strncmp(path, folder, len) == 0 && path[len] == '/';
}

/* Where a desktop and people mount what is plugged in. A board's own disk may hang on USB too: it
 * is mounted elsewhere. */
static bool is_where_sticks_are(const char *path)
{
    static const char *const folders[] = {"/media", "/run/media", "/mnt"};
    for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
        if (is_below(path, folders[i]) || strcmp(path, folders[i]) == 0)
            return true;
    return false;
}

/* Whether a path of /sys/devices goes through a USB bus: ".../usb1/...". */
static bool is_on_usb(const char *path)
{
    for (const char *at = path; (at = strstr(at, "/usb")) != NULL; at++)
        if (isdigit((unsigned char)at[4]))
            return true;
    return false;
}

/* Of btrfs and the like the table has a number that is no device's. */
static dev_t device_of(struct libmnt_fs *fs, const char *source)
{
    struct stat stat_buf;
    dev_t device = mnt_fs_get_devno(fs);
    bool is_made_up = major(device) == 0 && source[0] == '/';
    return is_made_up && stat(source, &stat_buf) == 0 && S_ISBLK(stat_buf.st_mode)
               ? stat_buf.st_rdev
               : device;
}

/* Writes the kernel's name of the device; *out_is_usb tells whether it hangs on USB. */
static void find_name(dev_t device, struct stick_mount *mount, bool *out_is_usb)
{
    char link[64];
    (void)snprintf(link, sizeof(link), "/sys/dev/block/%u:%u", major(device), minor(device));
    char *path = realpath(link, NULL);
    if (path)
        utf8_copy(mount->name, sizeof(mount->name), file_name(path));
    *out_is_usb = path && is_on_usb(path);
    free(path);
}

static bool has_option(const char *options, const char *name)
{
    return options && mnt_optstr_get_option(options, name, NULL, NULL) == 0;
}

/* Whether it is a stick's. A part of a file system, mounted by itself, is not. */
static bool read_mount(struct libmnt_fs *fs, struct stick_mount *out)
{
    const char *folder = mnt_fs_get_target(fs);
    const char *source = mnt_fs_get_srcpath(fs);
    const char *root = mnt_fs_get_root(fs);
    struct stick_mount mount = {.mount = mnt_fs_get_id(fs)};
    bool is_usb = false;
    if (!folder || !root || strcmp(root, "/") != 0 || strlen(folder) >= sizeof(mount.told.folder))
        return false;
    bool is_ours = is_below(folder, STICKS_FOLDER);
    if (!is_ours && !is_where_sticks_are(folder))
        return false;
    mount.device = device_of(fs, source ? source : "");
    find_name(mount.device, &mount, &is_usb);
    utf8_copy(mount.told.source, sizeof(mount.told.source), source ? source : "");
    memcpy(mount.told.folder, folder, strlen(folder) + 1);
    mount.told.is_read_only =
        has_option(mnt_fs_get_vfs_options(fs), "ro") || has_option(mnt_fs_get_fs_options(fs), "ro");
    *out = mount;
    return is_ours || is_usb;
}

/* What is mounted twice counts where it was first; of two at one place the later hides the other.
 */
static void add_mount(struct sticks *sticks, const struct stick_mount *mount)
{
    size_t i = 0;
    while (i < sticks->count && sticks->mounts[i].device != mount->device &&
           strcmp(sticks->mounts[i].told.folder, mount->told.folder) != 0)
        i++;
    bool is_twin = i < sticks->count && sticks->mounts[i].device == mount->device;
    if (i == STICKS_MAX || is_twin)
        return;
    sticks->mounts[i] = *mount;
    sticks->count += i == sticks->count;
    if (!stick_list_knows(&sticks->list, mount))
        label_find(LABEL_FOLDER, mount->device, sticks->mounts[i].told.label,
                   sizeof(sticks->mounts[i].told.label));
}

static bool look(struct sticks *sticks)
{
    struct libmnt_table *table = mnt_new_table();
    struct libmnt_iter *at = mnt_new_iter(MNT_ITER_FORWARD);
    struct libmnt_fs *fs = NULL;
    struct stick_mount mount;
    bool ok = table && at && mnt_table_parse_file(table, MOUNT_TABLE) == 0;
    sticks->count = 0;
    while (ok && mnt_table_next_fs(table, at, &fs) == 0)
        if (read_mount(fs, &mount))
            add_mount(sticks, &mount);
    mnt_free_iter(at);
    mnt_unref_table(table);
    if (ok)
        stick_list_see(&sticks->list, sticks->mounts, sticks->count);
    return ok;
}

static bool has_changed(const struct sticks *sticks)
{
    struct pollfd table = {.fd = sticks->change_fd, .events = POLLPRI};
    return poll(&table, 1, 0) > 0;
}

/* Whether the kernel said anything of disks. */
static bool hear(struct sticks *sticks)
{
    struct uevent uevent;
    bool is_heard = false;
    while (sticks->uevents >= 0 && uevent_next(sticks->uevents, &uevent)) {
        is_heard = is_heard || uevent.is_block;
        if (uevent.is_block && uevent.action == UEVENT_REMOVE)
            stick_list_pulled(&sticks->list, uevent.name);
        if (uevent.is_block && uevent.action == UEVENT_ADD)
            stick_list_plugged(&sticks->list, uevent.name);
    }
    return is_heard;
}

void sticks_step(struct sticks *sticks, int64_t now_ms)
{
    bool is_told = has_changed(sticks); /* both are asked, each has to be emptied */
    is_told = hear(sticks) || is_told;
    bool is_time = is_timed(sticks) && now_ms >= sticks->look_ms;
    if (!is_told && !is_time)
        return;
    sticks->is_unread = !look(sticks);
    sticks->look_ms = now_ms + STICKS_LOOK_MS;
}

bool sticks_next(struct sticks *sticks, enum sticks_event *out_event, struct stick *out)
{
    return stick_list_next(&sticks->list, out_event, out);
}
