/*
 * app/package_words: what the commands about packages have in common: limits, and why not.
 */
#ifndef APP_PACKAGE_WORDS_H
#define APP_PACKAGE_WORDS_H

#include "app/exit.h"
#include "config/config.h"
#include "package/name.h"

/* What kiosk.cfg says of them. */
struct package_limits package_words_limits(const struct config_kiosk *kiosk);

/* Prints why, with its code and what to do about it; returns the exit code. where: the stick. */
int package_words_refuse(const char *command, const char *where,
                         const struct package_trouble *trouble);

#endif
