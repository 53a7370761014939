/*
 * app/plan_json: an answer of the schedule as JSON, the same for preview, events and status.
 */
#ifndef APP_PLAN_JSON_H
#define APP_PLAN_JSON_H

#include "app/plan.h"
#include "base/str.h"

/*
 * Adds `"set":{"playlist":…,"ticker":…,"brightness":…,"volume":…,"screen":…,"quiz":…,"layout":…},
 * "by":{the same keys: the rule's name, "fallback" or "default"}`. ticker null: the playlist's own.
 */
void plan_json_add(const struct plan *plan, const struct schedule_answer *answer, struct str *out);

#endif
