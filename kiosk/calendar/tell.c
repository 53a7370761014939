#include "calendar/tell.h"

#include <stdarg.h>
#include <stdio.h>

void calendar_tell(struct calendar_teller *teller, bool is_error, int line, const char *format, ...)
{
    char text[600];
    va_list arguments;
    if (!teller->complain || teller->told > CALENDAR_COMPLAINTS_MAX)
        return;
    if (teller->told++ == CALENDAR_COMPLAINTS_MAX) {
        teller->complain(teller->ctx, is_error, line,
                         "还有别的问题，改好前面的再看 there is more: mend the above first");
        return;
    }
    va_start(arguments, format);
    (void)vsnprintf(text, sizeof(text), format, arguments); /* our sentences are shorter */
    va_end(arguments);
    teller->complain(teller->ctx, is_error, line, text);
}
