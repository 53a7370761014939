/*
 * package/faults: whether new content can be shown at all: three faults within two minutes while it
 * is on trial, and it goes back. Pure.
 */
#ifndef PACKAGE_FAULTS_H
#define PACKAGE_FAULTS_H

#include <stdbool.h>
#include <stdint.h>

#define PACKAGE_FAULTS_MAX     3
#define PACKAGE_FAULTS_SPAN_MS 120000
#define PACKAGE_TRIAL_SHOW_MS  60000

struct package_faults {
    int64_t at_ms[PACKAGE_FAULTS_MAX]; /* the last ones */
    int count;
    int64_t shown_ms; /* how long items of it were on, since the start */
};

void package_faults_clear(struct package_faults *faults);
/* An item of it could not be shown. True: it is enough. */
bool package_faults_add(struct package_faults *faults, int64_t now_ms);
/* An item was on for so long. True: the trial is passed. */
bool package_faults_shown(struct package_faults *faults, int64_t ms);

#endif
