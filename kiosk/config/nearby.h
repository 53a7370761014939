/*
 * config/nearby (private): the file an operator probably meant by a name that is not there.
 */
#ifndef CONFIG_NEARBY_H
#define CONFIG_NEARBY_H

#include "config/folder.h"

/* A name in the folder (borrowed from it), or NULL. Uses the folder's guesses. */
const char *config_nearby_name(struct config_folder *folder, const char *name);

#endif
