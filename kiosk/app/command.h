/*
 * app/command: the sub-commands. Each gets its own argc, argv (argv[0] is its name) and returns the
 * exit code; what is wrong was printed.
 */
#ifndef APP_COMMAND_H
#define APP_COMMAND_H

#include "app/options.h"

int command_check(const struct options *options);
int command_preview(const struct options *options);
int command_shot(const struct options *options);
int command_scene(const struct options *options);
int command_pin(const struct options *options);
int command_keygen(const struct options *options);
int command_pack(const struct options *options);
int command_verify(const struct options *options);
int command_import(const struct options *options);
int command_rollback(const struct options *options);
int command_ctl(const struct options *options);

#endif
