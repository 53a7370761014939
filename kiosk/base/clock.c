#include "base/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/timex.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/str.h"
#include "base/utf8.h"

#define OFFSET_HOLDS_S 60     /* zones change their offset on whole minutes */
#define ZONE_STEP_S    259200 /* no zone keeps an offset for less than three days */
#define NO_MOMENT      INT64_MIN
#define BOOT_ID        "/proc/sys/kernel/random/boot_id"

/* The last answer of clock_offset_s(). */
static _Thread_local struct {
    int64_t moment;
    int seconds;
} known_offset = {NO_MOMENT, 0};

static int64_t read_us(clockid_t id)
{
    struct timespec now;
    (void)clock_gettime(id, &now); /* cannot fail for the ids used here */
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

const char *clock_trust_name(enum clock_trust trust)
{
    static const char *const names[CLOCK_TRUST_COUNT] = {"trusted", "suspect", "unset"};
    return names[trust];
}

void clock_init(struct clock *clock)
{
    *clock = (struct clock){.start_real_us = clock_real_us(), .speed = 1};
}

void clock_init_rehearsal(struct clock *clock, int64_t start_utc, int speed)
{
    *clock = (struct clock){.start_real_us = clock_real_us(),
                            .start_utc_us = start_utc * 1000000,
                            .is_rehearsal = true,
                            .speed = speed};
}

void clock_restart(struct clock *clock)
{
    clock->start_real_us = clock_real_us();
}

static int64_t since_start_us(const struct clock *clock)
{
    return (clock_real_us() - clock->start_real_us) * clock->speed;
}

int64_t clock_now_ms(const struct clock *clock)
{
    return since_start_us(clock) / 1000;
}

int64_t clock_utc_ms(const struct clock *clock)
{
    if (clock->is_rehearsal)
        return (clock->start_utc_us + since_start_us(clock)) / 1000;
    return read_us(CLOCK_REALTIME) / 1000;
}

void clock_read(const struct clock *clock, int64_t *out_now_ms, int64_t *out_utc_ms)
{
    int64_t gone_us = since_start_us(clock);
    *out_now_ms = gone_us / 1000;
    *out_utc_ms = clock->is_rehearsal ? (clock->start_utc_us + gone_us) / 1000
                                      : read_us(CLOCK_REALTIME) / 1000;
}

int64_t clock_utc(const struct clock *clock)
{
    return clock_utc_ms(clock) / 1000;
}

int64_t clock_real_us(void)
{
    return read_us(CLOCK_MONOTONIC);
}

int64_t clock_boot_ms(void)
{
    return read_us(CLOCK_BOOTTIME) / 1000;
}

bool clock_set_zone(const char *name)
{
    char path[512];
    if (strstr(name, "..") || name[0] == '/')
        return false;
    (void)snprintf(path, sizeof(path), "/usr/share/zoneinfo/%s", name);
    if (access(path, R_OK) != 0)
        return false;
    (void)setenv("TZ", name, 1); /* fails only without memory */
    tzset();
    known_offset.moment = NO_MOMENT;
    return true;
}

/* The C library parses the zone again for each answer, and a frame asks several times. */
int clock_offset_s(int64_t utc)
{
    time_t moment = (time_t)utc;
    struct tm local;
    if (moment / OFFSET_HOLDS_S != known_offset.moment / OFFSET_HOLDS_S) {
        known_offset.moment = moment;
        known_offset.seconds = localtime_r(&moment, &local) ? (int)local.tm_gmtoff : 0;
    }
    return known_offset.seconds;
}

/* The first second at which the offset of `to` holds, known to differ from that at `from`. */
static int64_t find_change(int64_t from, int64_t to)
{
    int offset_s = clock_offset_s(from);
    while (to - from > 1) {
        int64_t middle = from + (to - from) / 2;
        if (clock_offset_s(middle) == offset_s)
            from = middle;
        else
            to = middle;
    }
    return to;
}

void clock_make_zone(int64_t from_utc, int64_t to_utc, struct zone *out)
{
    zone_add(out, from_utc, clock_offset_s(from_utc));
    for (int64_t at = from_utc; at < to_utc; at += ZONE_STEP_S)
        if (clock_offset_s(at + ZONE_STEP_S) != clock_offset_s(at)) {
            int64_t change = find_change(at, at + ZONE_STEP_S);
            zone_add(out, change, clock_offset_s(change));
        }
}

struct civil clock_local(int64_t utc)
{
    return civil_of_seconds(utc + clock_offset_s(utc));
}

int64_t clock_utc_of_local(int64_t local_seconds)
{
    int64_t guess = local_seconds - clock_offset_s(local_seconds);
    return local_seconds - clock_offset_s(guess);
}

enum clock_trust clock_trust_of(const struct clock_signs *signs)
{
    if (signs->has_given)
        return signs->given;
    if (signs->is_at || signs->is_synchronised || signs->is_set_by_staff)
        return CLOCK_TRUSTED;
    return signs->utc < signs->floor_utc ? CLOCK_UNSET : CLOCK_SUSPECT;
}

bool clock_is_synchronised(void)
{
    struct timex state = {.modes = 0};
    int answer = adjtimex(&state);
    return answer >= 0 && answer != TIME_ERROR && !(state.status & STA_UNSYNC);
}

bool clock_boot_id(char out[CLOCK_BOOT_ID_BYTES])
{
    struct err err;
    struct str text = {0};
    bool is_known = file_read(BOOT_ID, CLOCK_BOOT_ID_BYTES, &text, &err);
    utf8_copy(out, CLOCK_BOOT_ID_BYTES, is_known ? text.text : "");
    out[strcspn(out, "\n")] = '\0';
    str_finish(&text);
    return out[0] != '\0';
}
