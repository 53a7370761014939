#include <stdio.h>

#include "app/import_event.h"
#include "app/import_priv.h"
#include "base/log.h"
#include "device/remount.h"
#include "package/receipt.h"
#include "records/results.h"

#define DAY_S 86400

/* What cannot be written back changes nothing about the show. */
static void warn(const char *what, const char *text)
{
    log_warning("app", "%s: %s", what, text);
}

/* --- the receipt -------------------------------------------------------------------------------
 */

static bool write_receipt(struct import_job *job, struct package_trouble *trouble)
{
    const struct site *site = job->site;
    bool is_taken = job->trouble.reason == PACKAGE_FINE;
    struct package_receipt receipt = {.device = site->kiosk.device.name,
                                      .program_version = ANXUAN_VERSION,
                                      .mono_ms = clock_boot_ms(),
                                      .outcome = &job->outcome,
                                      .trouble = is_taken ? NULL : &job->trouble};
    int64_t utc = clock_utc(&site->clock);
    if (site_trust(site) != CLOCK_UNSET)
        civil_format_rfc3339(utc, clock_offset_s(utc), receipt.time, sizeof(receipt.time));
    return package_receipt_write(job->stick, &receipt, trouble);
}

/* --- results ------------------------------------------------------------------------------------
 */

struct export
{
    const struct import_job *job;
    char folder[128]; /* DEVICE/DATE */
    size_t files;
};

static bool write_result(void *ctx, const char *name, const char *bytes, size_t count,
                         struct err *err)
{
    struct export *export = ctx;
    struct package_trouble trouble;
    export->files++;
    if (package_export_write(export->job->stick, export->folder, name, bytes, count, &trouble))
        return true;
    *err = trouble.err;
    return false;
}

static void name_folder(const struct site *site, char *out, size_t out_bytes)
{
    struct civil local = clock_local(clock_utc(&site->clock));
    if (site_trust(site) == CLOCK_UNSET)
        (void)snprintf(out, out_bytes, "%s/no-date", site->kiosk.device.name);
    else
        (void)snprintf(out, out_bytes, "%s/%04d-%02d-%02d", site->kiosk.device.name,
                       (int)local.date.year, local.date.month, local.date.day);
}

/* Asked for by a signed package: also when it is plugged in once more, for its results. */
static bool wants_results(const struct import_job *job)
{
    enum package_reason reason = job->trouble.reason;
    return job->outcome.package.has_export && (reason == PACKAGE_FINE || reason == PACKAGE_SAME);
}

static bool write_results(struct import_job *job, struct err *err)
{
    const struct site *site = job->site;
    struct export export = {.job = job};
    int64_t since_utc = clock_utc(&site->clock) - (int64_t)site->kiosk.records.keep_days * DAY_S;
    name_folder(site, export.folder, sizeof(export.folder));
    if (!records_results_each(site->data, since_utc, RECORDS_RESULTS_LIMIT_BYTES, write_result,
                              &export, err))
        return false;
    str_addf(&job->written, "；已写入结果 results: export/%s", export.folder);
    return true;
}

/* --- both ---------------------------------------------------------------------------------------
 */

static bool write_all(struct import_job *job, struct err *err)
{
    struct package_trouble trouble;
    if (!write_receipt(job, &trouble)) {
        *err = trouble.err;
        return false;
    }
    str_add(&job->written, "已写入回执 receipt written");
    return !wants_results(job) || write_results(job, err);
}

void import_write_back(struct import_job *job)
{
    struct err err;
    struct remount remount;
    if (!job->outcome.is_signed || job->trouble.reason == PACKAGE_STICK)
        return;
    if (!remount_writable(job->site->stick_program, job->stick, &remount, &err)) {
        warn("U盘不能写，没有回执 the stick cannot be written, no receipt", err.text);
        return;
    }
    if (!write_all(job, &err))
        warn("没有写完回执或结果 receipt or results not written", err.text);
    if (!remount_back(&remount, job->stick, &err))
        warn("U盘没有恢复只读 the stick is not read-only again", err.text);
}

/* --- the records --------------------------------------------------------------------------------
 */

void import_record(const struct import_job *job)
{
    bool is_taken = job->trouble.reason == PACKAGE_FINE;
    const struct import_event event = {.name = job->name,
                                       .version = job->progress.version,
                                       .generation = is_taken ? job->outcome.generation
                                                              : job->site->generation,
                                       .reason = job->trouble.reason,
                                       .text = job->trouble.err.text};
    if (job->socket < 0) /* else the player tells */
        import_event_record(job->site, "import", &event, job->wrong_pins);
}
