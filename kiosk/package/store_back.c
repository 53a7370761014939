/* Going back: by staff, or because new content did not survive its trial. */
#include <string.h>

#include "package/store_priv.h"

bool package_store_rollback(const char *data, bool is_by_trial, struct package_state *out,
                            struct package_trouble *trouble)
{
    struct package_state state;
    if (!package_store_read_to_change(data, &state, trouble))
        return false;
    bool has_previous = state.previous >= 0 && package_store_has(data, state.previous);
    bool is_last_resort = !has_previous && is_by_trial && state.active > 0;
    if (!has_previous && !is_last_resort)
        return package_refuse(trouble, PACKAGE_NONE,
                              "%s/content: 没有可恢复的上一版内容 there is nothing to go back to",
                              data);
    struct package_state fresh = {
        .active = has_previous ? state.previous : 0,
        .previous = -1,
        .trial_starts = has_previous && state.is_previous_tried ? TRIAL_BEGINS : 0,
        .version = has_previous ? state.previous_version : 0,
        .best_version = state.best_version,
        .returned_from = state.active,
    };
    memcpy(fresh.returned_sums, state.returned_sums, sizeof(fresh.returned_sums));
    if (is_by_trial)
        package_store_sums(data, state.active, fresh.returned_sums);
    if (!package_store_write(data, &fresh, trouble))
        return false;
    *out = fresh;
    return true;
}

/* Writes *fresh in the place of *state, where that is something new. */
static bool change(const char *data, const struct package_state *state,
                   const struct package_state *fresh, struct package_trouble *trouble)
{
    return fresh->trial_starts == state->trial_starts || package_store_write(data, fresh, trouble);
}

bool package_trial_start(const char *data, struct package_state *out, bool *out_went_back,
                         struct package_trouble *trouble)
{
    struct package_state state;
    if (!package_store_read_to_change(data, &state, trouble))
        return false;
    bool goes_back = state.trial_starts == 1;
    struct package_state fresh = state;
    if (fresh.trial_starts > 1)
        fresh.trial_starts--;
    if (goes_back ? !package_store_rollback(data, true, &fresh, trouble)
                  : !change(data, &state, &fresh, trouble))
        return false;
    *out = fresh;
    *out_went_back = goes_back;
    return true;
}

bool package_trial_excuse(const char *data, struct package_state *out,
                          struct package_trouble *trouble)
{
    struct package_state state;
    if (!package_store_read_to_change(data, &state, trouble))
        return false;
    struct package_state fresh = state;
    if (fresh.trial_starts > 0 && fresh.trial_starts <= PACKAGE_TRIAL_STARTS)
        fresh.trial_starts++;
    if (!change(data, &state, &fresh, trouble))
        return false;
    *out = fresh;
    return true;
}

bool package_trial_passed(const char *data, struct package_state *out,
                          struct package_trouble *trouble)
{
    struct package_state state;
    if (!package_store_read_to_change(data, &state, trouble))
        return false;
    struct package_state fresh = state;
    fresh.trial_starts = 0;
    if (state.trial_starts > 0 && state.version > state.best_version)
        fresh.best_version = state.version;
    if (!change(data, &state, &fresh, trouble))
        return false;
    *out = fresh;
    return true;
}
