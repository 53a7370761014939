/*
 * device/instance: one player per data folder (DATA/lock, flock, the holder's pid inside).
 */
#ifndef DEVICE_INSTANCE_H
#define DEVICE_INSTANCE_H

#include "base/err.h"

/*
 * Takes the lock (makes the folder where it is missing): *out_fd is the descriptor to keep open;
 * closing it, or the end of the process, gives the lock back. ERR_BUSY: another holds it, the text
 * names its pid. ERR_IO: the folder cannot be written; then *out_fd is -1 and the caller may go on
 * without.
 */
bool instance_lock(const char *data_folder, int *out_fd, struct err *err) MUST_USE;

#endif
