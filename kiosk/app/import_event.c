#include "app/import_event.h"

#include <unistd.h>

#include "device/instance.h"
#include "records/records.h"
#include "json/json.h"

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

void import_event_record(const struct site *site, const char *kind,
                         const struct import_event *event, int wrong_pins)
{
    int lock = -1;
    struct err err; /* whoever holds it is the player */
    struct str detail = {0};
    if (!instance_lock(site->data, &lock, &err))
        return;
    struct records *records = records_open(site->data, false);
    const struct records_stamp stamp = {
        .mono_ms = clock_boot_ms(), .utc = clock_utc(&site->clock), .trust = site_trust(site)};
    for (int i = 0; i < wrong_pins; i++)
        records_add_event(records, "pin", "wrong", stamp);
    import_event_write(event, &detail);
    records_add_event(records, kind, detail.text, stamp);
    records_close(records);
    str_finish(&detail);
    (void)close(lock); /* nothing was written to it by us */
}
