/*
 * What this machine's clock is worth, and what of it is kept in the data folder: DATA/clock.set
 * holds "BOOT-ID UTC", the boot in which staff set the clock and to what.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/site.h"
#include "base/file.h"
#include "base/number.h"
#include "records/records.h"

#define SET_NAME  "clock.set"
#define SET_BYTES 128

static bool read_set(const char *path, const char *boot_id, int64_t *out_utc)
{
    struct err err;
    struct str text = {0};
    bool ok = file_read(path, SET_BYTES, &text, &err); /* mostly there is none */
    if (ok) {
        text.text[strcspn(text.text, "\n")] = '\0';
        char *space = strchr(text.text, ' ');
        ok = space && number_parse(space + 1, 0, INT64_MAX, out_utc) &&
             (size_t)(space - text.text) == strlen(boot_id) &&
             strncmp(text.text, boot_id, strlen(boot_id)) == 0;
    }
    str_finish(&text);
    return ok;
}

void site_learn_clock(struct site *site)
{
    char boot_id[CLOCK_BOOT_ID_BYTES];
    int64_t utc = 0;
    if (site->is_rehearsal)
        return;
    if (records_newest_trusted(site->data, &utc) && utc > site->floor_utc)
        site->floor_utc = utc;
    char *path = file_join(site->data, SET_NAME);
    if (clock_boot_id(boot_id) && read_set(path, boot_id, &utc)) {
        site->is_set_by_staff = true;
        site->set_utc = utc;
    }
    free(path);
    site->looked_utc = -1;
    site_look_at_clock(site);
}

bool site_note_set(struct site *site, int64_t utc, struct err *err)
{
    char boot_id[CLOCK_BOOT_ID_BYTES];
    char text[SET_BYTES];
    site->is_set_by_staff = true;
    site->set_utc = utc;
    site->looked_utc = -1;
    site_look_at_clock(site);
    if (!clock_boot_id(boot_id))
        return err_set(err, ERR_UNSUPPORTED, "系统没有开机编号 this boot has no name");
    (void)snprintf(text, sizeof(text), "%s %lld\n", boot_id, (long long)utc);
    char *path = file_join(site->data, SET_NAME);
    bool ok = file_replace(path, text, strlen(text), err);
    free(path);
    return ok;
}

void site_judge_clock(struct site *site, int64_t utc)
{
    struct clock_signs signs = {
        .has_given = site->has_given_trust,
        .given = site->given_trust,
        .is_at = site->is_at,
        .is_synchronised = clock_is_synchronised(),
        .is_set_by_staff = site->is_set_by_staff,
        .utc = utc,
        .floor_utc = site->floor_utc,
    };
    site->is_synchronised = signs.is_synchronised;
    site->trust = clock_trust_of(&signs);
    bool is_own = !signs.has_given && !site->is_rehearsal; /* its own judgement of the real clock */
    if (is_own && site->trust == CLOCK_TRUSTED && utc < site->floor_utc) {
        site->lowered_from_utc = site->floor_utc;
        site->floor_utc = utc;
    }
}

bool site_take_lowered(struct site *site, int64_t *out_was_utc)
{
    if (site->lowered_from_utc == 0)
        return false;
    *out_was_utc = site->lowered_from_utc;
    site->lowered_from_utc = 0;
    return true;
}
