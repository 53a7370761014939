/*
 * base/campaign: the recurring dates of public safety in China, as a table.
 * Source: the organisers' notices (安全生产月 numbering: the 22nd was 2023, the 24th 2025).
 */
#ifndef BASE_CAMPAIGN_H
#define BASE_CAMPAIGN_H

#include <stdbool.h>

#include "base/civil.h"

/* All their names, NULL behind the last. */
const char *const *campaign_names(void);

/* First and last day (inclusive) of the named campaign in a year; false for an unknown name. */
bool campaign_find(const char *name, int64_t year, struct civil_date *out_first,
                   struct civil_date *out_last);

/* The ordinal of that year's 安全生产月: year − 2001. */
int64_t campaign_month_ordinal(int64_t year);

/*
 * Reads a date, or "campaign:NAME" (its next first day on or after today). False when it is
 * neither.
 */
bool campaign_parse_day(const char *text, struct civil_date today, struct civil_date *out_day);

#endif
