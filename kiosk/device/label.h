/*
 * device/label: what a file system is called, as udev wrote it into /dev/disk/by-label: a link
 * LABEL to each device, odd bytes of the label as "\x20".
 */
#ifndef DEVICE_LABEL_H
#define DEVICE_LABEL_H

#include <stddef.h>
#include <sys/types.h>

#define LABEL_FOLDER "/dev/disk/by-label"

/* Writes the label of that device; "" when the folder has none, or one that is no UTF-8, has
 * controls in it or does not fit. */
void label_find(const char *folder, dev_t device, char *out, size_t out_bytes);

#endif
