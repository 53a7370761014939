/*
 * calendar/tell: complaints, not more than anybody reads.
 */
#ifndef CALENDAR_TELL_H
#define CALENDAR_TELL_H

#include "calendar/calendar.h"

#define CALENDAR_COMPLAINTS_MAX 100

struct calendar_teller {
    calendar_complain *complain; /* NULL: nobody listens */
    void *ctx;
    int told;
};

/* Tells what is wrong at a line; after CALENDAR_COMPLAINTS_MAX of them only that there are more. */
void calendar_tell(struct calendar_teller *teller, bool is_error, int line, const char *format, ...)
    PRINTF_LIKE(4, 5);

#endif
