/*
 * view/zone_colour: the colours of a zone's `style`.
 */
#ifndef VIEW_ZONE_COLOUR_H
#define VIEW_ZONE_COLOUR_H

#include <stdint.h>

struct view_zone_colour {
    uint32_t ground, text, mark;
};

/* "plain" (also for unknown words): paper on ink; "paper": ink on paper; "amber": amber on ink. */
struct view_zone_colour view_zone_colour_of(const char *style);

#endif
