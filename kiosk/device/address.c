#include "device/address.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"

#define FOLDER_OPTIONS (O_PATH | O_DIRECTORY | O_CLOEXEC)

/* Through the folder's descriptor, which costs few bytes whatever the folder is called. */
static bool put_short_name(const char *path, struct address *address, struct err *err)
{
    const char *file = file_name(path);
    char *folder = mem_copy_span(path, (size_t)(file - path));
    int fd = open(*folder ? folder : ".", FOLDER_OPTIONS);
    free(folder);
    if (fd < 0)
        return err_set_errno(err, "%s", path);
    size_t room = sizeof(address->name.sun_path);
    int len = snprintf(address->name.sun_path, room, "/proc/self/fd/%d/%s", fd, file);
    if (len < 0 || (size_t)len >= room) {
        (void)close(fd); /* was only a name */
        return err_set(err, ERR_LIMIT, "%s: 文件名太长 the file name is too long", path);
    }
    address->folder = fd;
    return true;
}

bool address_open(const char *path, struct address *out, struct err *err)
{
    struct address address = {.name = {.sun_family = AF_UNIX}, .folder = -1};
    size_t len = strlen(path);
    if (len < sizeof(address.name.sun_path))
        memcpy(address.name.sun_path, path, len);
    else if (!put_short_name(path, &address, err))
        return false;
    *out = address;
    return true;
}

void address_close(struct address *address)
{
    if (address->folder >= 0)
        (void)close(address->folder); /* was only a name */
    address->folder = -1;
}
