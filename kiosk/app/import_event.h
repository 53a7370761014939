/*
 * app/import_event: what is written into the records about packages: the details of the events
 * "import" and "rollback", as JSON.
 */
#ifndef APP_IMPORT_EVENT_H
#define APP_IMPORT_EVENT_H

#include "app/site.h"
#include "package/trouble.h"

struct import_event {
    const char *name; /* "": not known */
    int64_t version;
    int generation;             /* what is on now; 0: as installed */
    enum package_reason reason; /* FINE: it was done */
    const char *text;           /* the detail; "" or NULL: none */
};

/* Adds {"name", "version", "generation", "code", "reason", "text"}. */
void import_event_write(const struct import_event *event, struct str *out);

/*
 * For commands: writes the event into the records of the site's data folder, behind as many "pin"
 * events as wrong PINs were entered. When a player holds the folder it is told what it cannot see
 * by itself: wrong PINs, and what was refused.
 */
void import_event_record(const struct site *site, const char *kind,
                         const struct import_event *event, int wrong_pins);

#endif
