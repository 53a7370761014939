#include "package/faults.h"

#include <string.h>

void package_faults_clear(struct package_faults *faults)
{
    *faults = (struct package_faults){.count = 0};
}

bool package_faults_add(struct package_faults *faults, int64_t now_ms)
{
    if (faults->count == PACKAGE_FAULTS_MAX) {
        memmove(&faults->at_ms[0], &faults->at_ms[1],
                (PACKAGE_FAULTS_MAX - 1) * sizeof(faults->at_ms[0]));
        faults->count--;
    }
    faults->at_ms[faults->count++] = now_ms;
    return faults->count == PACKAGE_FAULTS_MAX &&
           now_ms - faults->at_ms[0] <= PACKAGE_FAULTS_SPAN_MS;
}

bool package_faults_shown(struct package_faults *faults, int64_t ms)
{
    faults->shown_ms += ms;
    return faults->shown_ms >= PACKAGE_TRIAL_SHOW_MS;
}
