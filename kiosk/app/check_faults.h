/*
 * app/check_faults: what the player that runs on this machine has found wrong with files today, for
 * `check`.
 */
#ifndef APP_CHECK_FAULTS_H
#define APP_CHECK_FAULTS_H

#include "app/options.h"
#include "config/report.h"

/* Adds a warning for each file; nothing when no player runs for these options' data folder, or it
 * does not answer. */
void check_faults(const struct options *options, struct config_report *report);

#endif
