/*
 * app/mark: a number by which to see that files have changed.
 */
#ifndef APP_MARK_H
#define APP_MARK_H

#include <stdint.h>

/* Changes when the file is written, grows or is replaced; 0: there is none. */
uint64_t mark_file(const char *path);

/* Changes when a file in the folder (not below it) comes, goes or changes; 0: there is none. */
uint64_t mark_folder(const char *path);

#endif
