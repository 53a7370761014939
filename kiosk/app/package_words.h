/*
 * app/package_words: why a package was not taken, as the commands about packages say it.
 */
#ifndef APP_PACKAGE_WORDS_H
#define APP_PACKAGE_WORDS_H

#include "app/exit.h"
#include "package/trouble.h"

/* Prints why, with its code and what to do about it; returns the exit code. where: the stick. */
int package_words_refuse(const char *command, const char *where,
                         const struct package_trouble *trouble);

#endif
