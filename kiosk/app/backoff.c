#include "app/backoff.h"

#include "base/number.h"

bool backoff_fail(struct backoff *backoff, int64_t now_ms)
{
    int64_t before_ms = backoff->wait_ms;
    backoff->wait_ms = number_clamp(before_ms * 2, BACKOFF_MIN_MS, BACKOFF_MAX_MS);
    backoff->until_ms = now_ms + backoff->wait_ms;
    return backoff->wait_ms > before_ms;
}

bool backoff_succeed(struct backoff *backoff)
{
    bool had_trouble = backoff->wait_ms > 0;
    *backoff = (struct backoff){0};
    return had_trouble;
}

bool backoff_may_try(const struct backoff *backoff, int64_t now_ms)
{
    return now_ms >= backoff->until_ms;
}
