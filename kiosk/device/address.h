/*
 * device/address: the address of a unix socket in the file system, also where its path is longer
 * than sun_path (108 bytes) holds.
 */
#ifndef DEVICE_ADDRESS_H
#define DEVICE_ADDRESS_H

#include <sys/socket.h>
#include <sys/un.h>

#include "base/err.h"

struct address {
    struct sockaddr_un name;
    int folder; /* -1, or held open as long as name is used */
};

/* Err: the folder's errno (ERR_GONE when it is missing), ERR_LIMIT when the file name is too long.
 */
bool address_open(const char *path, struct address *out, struct err *err) MUST_USE;
void address_close(struct address *address);

#endif
