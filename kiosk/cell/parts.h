/*
 * cell/parts: the layers, each in a file of its own. Not for other rooms.
 */
#ifndef CELL_PARTS_H
#define CELL_PARTS_H

#include "cell/cell.h"

/* calls.c: from here on only the system calls of the list. */
bool calls_restrict(const struct cell_plan *plan, struct err *err) MUST_USE;

/* calls.c: the names, for the tests; NULL-terminated. */
extern const char *const calls_allowed[];
extern const char *const calls_fatal[];

/* files.c: from here on only the plan's files. Returns Landlock's ABI, 0 when there is none. */
int files_restrict(const struct cell_plan *plan);

/* spaces.c: empty namespaces, nobody instead of root, no capabilities; tells what could be had. */
void spaces_leave(const struct cell_plan *plan, struct cell_layers *out_layers);

#endif
