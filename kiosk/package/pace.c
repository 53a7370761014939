#include "package/pace.h"

#define RAISE_MS  1000
#define RAISE     (PACKAGE_PACE_FIRST / 10)
#define BEHIND_MS 1000

void package_pace_init(struct package_pace *pace, bool is_free, int64_t now_ms)
{
    *pace = (struct package_pace){.is_free = is_free,
                                  .rate = PACKAGE_PACE_FIRST,
                                  .raised_ms = now_ms,
                                  .lowered_ms = now_ms - PACKAGE_PACE_HOLD_MS,
                                  .due_ms = now_ms};
}

void package_pace_late(struct package_pace *pace, int64_t now_ms)
{
    pace->raised_ms = now_ms;
    if (now_ms - pace->lowered_ms < PACKAGE_PACE_HOLD_MS)
        return;
    pace->lowered_ms = now_ms;
    pace->rate = pace->rate / 2 > PACKAGE_PACE_LEAST ? pace->rate / 2 : PACKAGE_PACE_LEAST;
}

static void raise_rate(struct package_pace *pace, int64_t now_ms)
{
    for (; pace->rate < PACKAGE_PACE_FIRST && now_ms - pace->raised_ms >= RAISE_MS;
         pace->raised_ms += RAISE_MS)
        pace->rate += RAISE;
    if (pace->rate > PACKAGE_PACE_FIRST)
        pace->rate = PACKAGE_PACE_FIRST;
}

int64_t package_pace_copied(struct package_pace *pace, int64_t bytes, int64_t now_ms)
{
    if (pace->is_free)
        return 0;
    raise_rate(pace, now_ms);
    if (pace->due_ms < now_ms - BEHIND_MS)
        pace->due_ms = now_ms - BEHIND_MS;
    int64_t owed = bytes * 1000 + pace->rest;
    pace->due_ms += owed / pace->rate;
    pace->rest = owed % pace->rate;
    return pace->due_ms > now_ms ? pace->due_ms - now_ms : 0;
}
