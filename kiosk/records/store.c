/*
 * Numbers. A row gets its seq when it is first tried and keeps it; the store counts on from the
 * highest seq it finds on disk. A file that cannot be read (set aside as .bad, or a newer
 * program's) may hold more: each such file behind the last readable row skips SKIP_SEQS, more than
 * a segment can hold, so that its rows stay unique should they be rescued.
 */
#include "records/store.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "records/found.h"

#define SKIP_SEQS ((int64_t)1 << 20)

void store_init(struct store *store, const char *data_folder, bool is_rehearsal,
                int64_t segment_bytes)
{
    *store = (struct store){.folder = file_join(data_folder, "records"),
                            .segment_bytes = segment_bytes,
                            .run = {.is_rehearsal = is_rehearsal},
                            .next_seq = 1};
    char boot_id[CLOCK_BOOT_ID_BYTES];
    bool is_known = clock_boot_id(boot_id);
    utf8_copy(store->run.boot_id, sizeof(store->run.boot_id), is_known ? boot_id : "unknown");
}

void store_finish(struct store *store)
{
    segment_close(store->segment);
    free(store->folder);
    *store = (struct store){.number = 0};
}

bool store_is_open(const struct store *store)
{
    return store->segment != NULL;
}

static void close_segment(struct store *store)
{
    segment_close(store->segment);
    store->segment = NULL;
}

/* The log goes along: a rescuer's SQLite looks for it under the new name. */
static bool set_aside(const struct store *store, int64_t number, struct err *err)
{
    char *path = found_path(store->folder, number, FOUND_GOOD);
    char *bad_path = found_path(store->folder, number, FOUND_BAD);
    char *log_path = found_path(store->folder, number, FOUND_GOOD "-wal");
    char *bad_log_path = found_path(store->folder, number, FOUND_BAD "-wal");
    bool ok = rename(path, bad_path) == 0 || err_set_errno(err, "%s", path);
    if (ok) {
        (void)rename(log_path, bad_log_path); /* mostly there is none */
        log_debug("records", "'%s' is damaged, set aside as '%s'", path, bad_path);
    }
    free(path);
    free(bad_path);
    free(log_path);
    free(bad_log_path);
    return ok;
}

static enum segment_verdict open_number(const struct store *store, int64_t number,
                                        struct segment **out, struct err *err)
{
    char *path = found_path(store->folder, number, FOUND_GOOD);
    enum segment_verdict verdict = segment_open(path, out, err);
    free(path);
    if (verdict == SEGMENT_DAMAGED && !set_aside(store, number, err))
        return SEGMENT_REFUSED;
    return verdict;
}

static bool make_segment(struct store *store, int64_t number, struct err *err)
{
    struct segment *segment = NULL;
    if (open_number(store, number, &segment, err) != SEGMENT_READY)
        return false;
    store->segment = segment;
    store->number = number;
    return true;
}

/*
 * Looks at one segment: *out_seq is its last row's (0: none, or unreadable). The newest one stays
 * open as the store's. False: the disk refuses.
 */
static bool look_at(struct store *store, const struct found *found, bool is_newest,
                    int64_t *out_seq, struct err *err)
{
    struct segment *segment = NULL;
    char boot_id[SEGMENT_BOOT_ID_BYTES];
    int64_t seq = 0;
    enum segment_verdict verdict =
        found->is_bad ? SEGMENT_DAMAGED : open_number(store, found->number, &segment, err);
    if (verdict == SEGMENT_REFUSED)
        return false;
    if (verdict == SEGMENT_READY && !segment_last(segment, &seq, boot_id, err)) {
        segment_close(segment);
        return false;
    }
    if (verdict != SEGMENT_READY) {
        store->next_seq += SKIP_SEQS;
    } else if (is_newest) {
        store->segment = segment;
        store->number = found->number;
    } else {
        segment_close(segment);
    }
    *out_seq = seq;
    return true;
}

/* From the newest down to the first one with rows. */
static bool look_at_all(struct store *store, const struct found_list *list, struct err *err)
{
    int64_t promised_seq = store->next_seq; /* rows in memory have numbers below */
    int64_t last_seq = 0;
    store->next_seq = 1;
    for (size_t i = 0; i < list->count && last_seq == 0; i++)
        if (!look_at(store, &list->items[i], i == 0, &last_seq, err)) {
            store->next_seq = promised_seq;
            return false;
        }
    store->next_seq += last_seq;
    if (store->next_seq < promised_seq)
        store->next_seq = promised_seq;
    if (store->durable_seq < last_seq)
        store->durable_seq = last_seq;
    return true;
}

static bool make_folder(const struct store *store, struct err *err)
{
    return file_make_folders(store->folder, err) ||
           err_prefix(err,
                      "无法建立文件夹，请检查存储卡、权限和剩余空间 cannot make the folder: check "
                      "the card, the permissions and the free space");
}

bool store_open(struct store *store, struct err *err)
{
    struct found_list list = {0};
    close_segment(store);
    bool ok = make_folder(store, err) && found_list_read(store->folder, &list, err) &&
              look_at_all(store, &list, err);
    int64_t newest = list.count > 0 ? list.items[0].number : 0;
    if (ok && !store->segment)
        ok = make_segment(store, newest + 1, err);
    if (!ok)
        close_segment(store);
    found_list_finish(&list);
    return ok;
}

/* Begins a new segment when the rows would not fit into this one any more. */
static bool make_room(struct store *store, const struct rows *rows, struct err *err)
{
    int64_t bytes = 0;
    int64_t last_seq = 0;
    char boot_id[SEGMENT_BOOT_ID_BYTES];
    if (!segment_size(store->segment, &bytes, err) ||
        !segment_last(store->segment, &last_seq, boot_id, err))
        return false;
    for (const struct row *row = rows->first; row; row = row->next)
        bytes += row_disk_bytes(row);
    if (bytes <= store->segment_bytes || last_seq == 0)
        return true;
    close_segment(store);
    return make_segment(store, store->number + 1, err);
}

static void number_rows(struct store *store, const struct rows *rows)
{
    for (struct row *row = rows->first; row; row = row->next)
        if (row->seq == 0) {
            row->seq = store->next_seq;
            store->next_seq += row_span(row);
        }
}

/*
 * Adds the rows and, where the time becomes known among them, fills in the utc of those before.
 * A game's numbers are on disk together or not at all, so its first one speaks for them.
 * A number that is on disk already belongs to a row whose commit was reported as failed but was
 * whole in the log when the segment was opened again.
 */
static bool add_rows(struct store *store, const struct rows *rows, bool *out_learnt,
                     struct err *err)
{
    bool knows_time = store->knows_time;
    for (const struct row *row = rows->first; row; row = row->next) {
        bool learns = !knows_time && row->stamp.trust != CLOCK_UNSET;
        knows_time = row->stamp.trust != CLOCK_UNSET;
        if (row->seq > store->durable_seq && !segment_add(store->segment, row, &store->run, err))
            return false;
        if (!learns)
            continue;
        store->anchor = (struct segment_anchor){row->stamp.mono_ms, row->stamp.utc};
        *out_learnt = true;
        if (!segment_fill_utc(store->segment, &store->run, store->anchor, err))
            return false;
    }
    return true;
}

static bool write_transaction(struct store *store, const struct rows *rows, struct err *err)
{
    bool has_learnt = false;
    if (!segment_begin(store->segment, err))
        return false;
    if (!add_rows(store, rows, &has_learnt, err) || !segment_commit(store->segment, err)) {
        segment_roll_back(store->segment);
        return false;
    }
    store->durable_seq = rows->last->seq + row_span(rows->last) - 1;
    store->knows_time = rows->last->stamp.trust != CLOCK_UNSET;
    store->has_older_to_fill = store->has_older_to_fill || has_learnt;
    return true;
}

/*
 * Fills one older segment; *out_is_last when this boot's rows do not go further back. One that is
 * gone or cannot be read is passed over.
 */
static bool fill_older(const struct store *store, int64_t number, bool *out_is_last,
                       struct err *err)
{
    struct segment *segment = NULL;
    char boot_id[SEGMENT_BOOT_ID_BYTES];
    int64_t seq = 0;
    char *path = found_path(store->folder, number, FOUND_GOOD);
    bool ok = true;
    if (!file_is_regular(path))
        goto out;
    enum segment_verdict verdict = segment_open(path, &segment, err);
    if (verdict != SEGMENT_READY) {
        ok = verdict != SEGMENT_REFUSED;
        goto out;
    }
    ok = segment_last(segment, &seq, boot_id, err);
    *out_is_last = ok && seq > 0 && strcmp(boot_id, store->run.boot_id) != 0;
    if (ok && !*out_is_last)
        ok = segment_begin(segment, err) &&
             segment_fill_utc(segment, &store->run, store->anchor, err) &&
             segment_commit(segment, err);
out:
    segment_close(segment);
    free(path);
    return ok;
}

/* Its failure loses nothing: the next write tries again. */
static void fill_all_older(struct store *store)
{
    struct err err;
    bool is_last = false;
    for (int64_t number = store->number - 1; number > 0 && !is_last; number--) {
        if (!fill_older(store, number, &is_last, &err)) {
            log_debug("records", "filling in times: %s", err.text);
            return;
        }
    }
    store->has_older_to_fill = false;
}

bool store_write(struct store *store, const struct rows *rows, struct err *err)
{
    if (rows->count == 0)
        return true;
    number_rows(store, rows);
    bool ok = make_room(store, rows, err) && write_transaction(store, rows, err);
    if (!ok && store->segment && !segment_may_retry(store->segment))
        close_segment(store);
    if (ok && store->has_older_to_fill)
        fill_all_older(store);
    return ok;
}
