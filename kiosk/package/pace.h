/*
 * package/pace: how fast a copy may go beside a show. Pure: now comes in, the time to wait comes
 * out.
 *
 * Without a show it goes as it can. Beside one it begins at PACKAGE_PACE_FIRST bytes a second; a
 * frame that is late by more than a period halves that (once per PACKAGE_PACE_HOLD_MS, never below
 * PACKAGE_PACE_LEAST); each second without one gives a tenth back, up to what it began with.
 */
#ifndef PACKAGE_PACE_H
#define PACKAGE_PACE_H

#include <stdbool.h>
#include <stdint.h>

#define PACKAGE_PACE_FIRST   (INT64_C(32) << 20)
#define PACKAGE_PACE_LEAST   (INT64_C(1) << 20)
#define PACKAGE_PACE_HOLD_MS 500

struct package_pace {
    bool is_free; /* no show to mind */
    int64_t rate; /* bytes a second */
    int64_t raised_ms, lowered_ms;
    int64_t due_ms; /* when what was copied so far should have been */
    int64_t rest;   /* thousandths of a byte not yet accounted for */
};

void package_pace_init(struct package_pace *pace, bool is_free, int64_t now_ms);
/* A frame was that late. */
void package_pace_late(struct package_pace *pace, int64_t now_ms);
/* So many bytes were copied: how long to wait before the next ones, 0 for not at all. Time that
 * the copy itself lost is not made up for by more than a second. */
int64_t package_pace_copied(struct package_pace *pace, int64_t bytes, int64_t now_ms);

#endif
