/*
 * app/player: `anxuan run`. The loop that joins clock, director, seats, view, staff, records and
 * the control socket.
 */
#ifndef APP_PLAYER_H
#define APP_PLAYER_H

#include "app/options.h"

/* Runs until told to quit; returns the exit code. */
int player_run(const struct options *options);

#endif
