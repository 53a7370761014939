/*
 * base/clock: the only place that reads clocks. Everybody else is told the time.
 *
 * A clock gives monotonic milliseconds (`now_ms`, from the clock's start, never backwards) and wall
 * time (`_utc`, seconds). A rehearsal sets where wall time starts and how fast both run.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/civil.h"
#include "base/zone.h"

enum clock_trust { CLOCK_TRUSTED, CLOCK_SUSPECT, CLOCK_UNSET, CLOCK_TRUST_COUNT };
const char *clock_trust_name(enum clock_trust trust);

struct clock {
    int64_t start_real_us; /* CLOCK_MONOTONIC at the start */
    int64_t start_utc_us;  /* wall time at the start of a rehearsal */
    bool is_rehearsal;     /* wall time follows monotonic time from start_utc_us */
    int speed;             /* 1 in daily life */
};

/* The everyday clock; and one whose wall time starts at start_utc and which runs speed (>= 1)
 * times. */
void clock_init(struct clock *clock);
void clock_init_rehearsal(struct clock *clock, int64_t start_utc, int speed);

/* A rehearsal begins anew at its first moment; an everyday clock's milliseconds begin at 0. */
void clock_restart(struct clock *clock);

/* Milliseconds since the clock's start, scaled by speed. */
int64_t clock_now_ms(const struct clock *clock);

/* Wall time in UTC seconds (and in milliseconds). */
int64_t clock_utc(const struct clock *clock);
int64_t clock_utc_ms(const struct clock *clock);

/* Both of one instant, in milliseconds: in a quick rehearsal two looks lie seconds apart. */
void clock_read(const struct clock *clock, int64_t *out_now_ms, int64_t *out_utc_ms);

/* Real CLOCK_MONOTONIC in microseconds: frame pacing, time-outs of children, what libvlc dates
 * with. */
int64_t clock_real_us(void);

/* Milliseconds of CLOCK_BOOTTIME: what the records call mono_ms. */
int64_t clock_boot_ms(void);

/* Sets the zone of clock_offset_s() for the process (a tz database name); false if unknown. */
bool clock_set_zone(const char *name);

/* Seconds east of UTC in that zone at that moment. */
int clock_offset_s(int64_t utc);

/* That zone's pieces from from_utc to to_utc (at most 200 years), into an empty *out (finish it).
 */
void clock_make_zone(int64_t from_utc, int64_t to_utc, struct zone *out);

/* The civil local time of a moment in that zone; and the moment of a local time. */
struct civil clock_local(int64_t utc);
int64_t clock_utc_of_local(int64_t local_seconds);

/* What there is to judge the clock by. */
struct clock_signs {
    bool has_given; /* --trust: the user says it */
    enum clock_trust given;
    bool is_at;           /* --at: the user says what time it is */
    bool is_synchronised; /* the kernel says that somebody keeps it right */
    bool is_set_by_staff; /* since the machine was started */
    int64_t utc;          /* what the clock says */
    int64_t floor_utc;    /* it must be later than this */
};

/*
 * What the clock is worth, by the first sign that is there: given; --at -> trusted; synchronised ->
 * trusted; set by staff -> trusted; earlier than the floor -> unset; else suspect. Pure.
 */
enum clock_trust clock_trust_of(const struct clock_signs *signs);

/* Tells whether the kernel's clock is kept right by somebody (NTP, PTP, GPS). */
bool clock_is_synchronised(void);

/* Writes the kernel's name of this boot (36 characters); false ("") when it cannot be read. */
#define CLOCK_BOOT_ID_BYTES 37
bool clock_boot_id(char out[CLOCK_BOOT_ID_BYTES]);

#endif
