/*
 * config/days (private): `days` of an item or a rule: which words describe the days meant.
 */
#ifndef CONFIG_DAYS_H
#define CONFIG_DAYS_H

#include "config/document.h"

/*
 * Reads a list of day words, or a single one, into a set of enum day_word. NULL: nothing to read.
 * What is no day word is reported and left out.
 */
uint32_t config_days_read(const struct config_document *document, const config_setting_t *days);

#endif
