/*
 * stick-store DATA recover|start|passed|rollback: what a player does with the store at its start
 * and while it plays. For tests/stick; prints one line: active previous trial_starts version
 * best_version.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "package/store.h"

/* Does it, under the lock. */
static bool act(const char *data, const char *what, struct package_state *out,
                struct package_trouble *trouble)
{
    bool went_back = false;
    if (!package_store_recover(data, out, trouble) || !package_store_sweep(data, NULL, trouble))
        return false;
    if (strcmp(what, "start") == 0)
        return package_trial_start(data, out, &went_back, trouble);
    if (strcmp(what, "passed") == 0)
        return package_trial_passed(data, out, trouble);
    return strcmp(what, "rollback") != 0 || package_store_rollback(data, false, out, trouble);
}

int main(int argc, char **argv)
{
    struct package_trouble trouble = {0};
    struct package_state state = {0};
    int lock = argc == 3 ? package_store_lock(argv[1], &trouble) : -1;
    bool is_done = lock >= 0 && act(argv[1], argv[2], &state, &trouble);
    if (lock >= 0)
        (void)close(lock); /* lets go */
    if (!is_done) {
        (void)fprintf(stderr, "stick-store: %s\n", trouble.err.text);
        return 1;
    }
    printf("%d %d %d %lld %lld\n", state.active, state.previous, state.trial_starts,
           (long long)state.version, (long long)state.best_version);
    return 0;
}
