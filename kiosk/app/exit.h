/*
 * app/exit: exit codes (sysexits).
 */
#ifndef APP_EXIT_H
#define APP_EXIT_H

enum exit_code {
    EXIT_DONE = 0,
    EXIT_USAGE = 64,
    EXIT_BAD_CONTENT = 65,
    EXIT_NO_INPUT = 66,
    EXIT_NO_DISPLAY = 69, /* also: ctl without a player */
    EXIT_INTERNAL = 70,
    EXIT_CANNOT_CREATE = 73,
    EXIT_IO = 74,
    EXIT_REFUSED = 77,
    EXIT_CONFIG = 78
};

#endif
