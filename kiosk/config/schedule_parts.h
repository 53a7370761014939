/*
 * config/schedule_parts (private): the parts of a rule of schedule.cfg, a file each.
 *
 * Each reads a group of settings into the rule and reports all it finds wrong; the rule is then
 * left out by whoever counts the errors. document->subject names the rule.
 */
#ifndef CONFIG_SCHEDULE_PARTS_H
#define CONFIG_SCHEDULE_PARTS_H

#include "config/document.h"
#include "config/schedule_cfg.h"

#define CONFIG_RULE_NAME_BYTES     128 /* most, also of the name of an .ics file */
#define CONFIG_RULE_PLAYLIST_BYTES 64  /* most, also of the name of a layout */
#define CONFIG_RULE_RRULE_BYTES    1000
#define CONFIG_RULE_TICKER_CHARS   500 /* most in one line of a ticker */
#define CONFIG_RULE_TICKER_BYTES   20000

/* Reports `KEY = "text"：what err says` at the key of the group. */
void config_schedule_complain(const struct config_document *document, const config_setting_t *group,
                              const char *key, const char *text, const struct err *err);

void config_schedule_finish_rule(struct config_rule *rule);

/* One element of `rules`, the index-th from 0. False, all reported, when it is to be left out:
 * *out is then empty. */
bool config_schedule_read_rule(struct config_document *document, const config_setting_t *element,
                               size_t index, struct config_rule *out) MUST_USE;

/* `when` (NULL: not written). */
void config_schedule_read_when(const struct config_document *document, const config_setting_t *when,
                               struct config_rule *out);

/* `set`. */
void config_schedule_read_set(const struct config_document *document, const config_setting_t *set,
                              struct config_rule *out);

#endif
