#include "app/import_event.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "device/control.h"
#include "device/instance.h"
#include "records/records.h"
#include "json/json.h"

#define TELL_TIMEOUT_MS 3000

void import_event_write(const struct import_event *event, struct str *out)
{
    const struct package_reason_words *words = package_reason_words(event->reason);
    str_add(out, "{\"name\": ");
    json_add_string(out, event->name);
    str_addf(out,
             ", \"version\": %lld, \"generation\": %d, \"code\": \"%s\", \"reason\": \"%s\", "
             "\"text\": ",
             (long long)event->version, event->generation, words->code, words->name);
    json_add_string(out, event->text ? event->text : "");
    str_add(out, "}");
}

/* The records are open in the player: it writes what it could not know. */
static void tell_player(const struct site *site, const char *kind, const char *detail)
{
    struct err err; /* a player that ends just now: nobody is left to tell */
    char *answer = NULL;
    char *path = file_join(site->data, CONTROL_SOCKET);
    char *const words[] = {(char *)"record", (char *)kind, (char *)detail};
    if (control_call(path, words, 3, TELL_TIMEOUT_MS, &answer, &err))
        free(answer);
    free(path);
}

static void record(const struct site *site, const char *kind, const char *detail, int wrong_pins)
{
    struct records *records = records_open(site->data, false);
    const struct records_stamp stamp = {
        .mono_ms = clock_boot_ms(), .utc = clock_utc(&site->clock), .trust = site_trust(site)};
    for (int i = 0; i < wrong_pins; i++)
        records_add_event(records, "pin", "wrong", stamp);
    records_add_event(records, kind, detail, stamp);
    records_close(records);
}

void import_event_record(const struct site *site, const char *kind,
                         const struct import_event *event, int wrong_pins)
{
    int lock = -1;
    struct err err; /* whoever holds it is the player */
    struct str detail = {0};
    import_event_write(event, &detail);
    if (instance_lock(site->data, &lock, &err)) {
        record(site, kind, detail.text, wrong_pins);
        (void)close(lock); /* nothing was written to it by us */
    } else {
        for (int i = 0; i < wrong_pins; i++)
            tell_player(site, "pin", "wrong");
        if (event->reason != PACKAGE_FINE) /* else it sees what is on */
            tell_player(site, kind, detail.text);
    }
    str_finish(&detail);
}
