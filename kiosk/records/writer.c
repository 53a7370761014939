#include "records/writer.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"

#define BATCH_MAX 512 /* rows in one transaction */

bool writer_wait(pthread_cond_t *condition, pthread_mutex_t *lock, int64_t deadline_us)
{
    struct timespec until = {.tv_sec = (time_t)(deadline_us / 1000000),
                             .tv_nsec = (long)(deadline_us % 1000000 * 1000)};
    return pthread_cond_timedwait(condition, lock, &until) != ETIMEDOUT;
}

static void give_up(struct records *records, struct row *row)
{
    records->dropped += row_span(row);
    records->dropped_stamp = row->stamp;
    row_destroy(row);
}

/* What is in flight comes back when the disk refuses; a game is not turned away for its sake, since
 * there may be plays among it that trim() then drops. */
static bool is_full_for(const struct records *records, const struct row *row)
{
    int64_t in_flight = row->number > 0 ? 0 : records->in_flight;
    return in_flight + records->queue.count >= RECORDS_QUEUE_MAX;
}

bool writer_queue_row(struct records *records, struct row *row)
{
    if (is_full_for(records, row)) {
        struct row *oldest = rows_remove_oldest(&records->queue);
        give_up(records, oldest ? oldest : row);
        if (!oldest)
            return false;
    }
    row->place = ++records->last_place;
    rows_add(&records->queue, row);
    return true;
}

static void trim(struct records *records)
{
    struct row *oldest = NULL;
    while (records->queue.count > RECORDS_QUEUE_MAX &&
           (oldest = rows_remove_oldest(&records->queue)) != NULL)
        give_up(records, oldest);
}

void writer_tell(const struct records *records)
{
    static const uint64_t one = 1;
    if (records->games.fd >= 0)
        (void)!write(records->games.fd, &one, sizeof(one)); /* full: it is readable already */
}

/* The rows that were lost while the disk refused are evidence too. */
static void own_up(struct records *records)
{
    char detail[64];
    (void)snprintf(detail, sizeof(detail), "{\"rows_lost\":%" PRId64 "}", records->dropped);
    struct row *row = row_create_event("fault", detail, records->dropped_stamp);
    records->dropped = 0;
    (void)writer_queue_row(records, row); /* a batch has just gone: there is room */
}

static void take_batch(struct records *records, struct rows *out)
{
    *out = rows_take(&records->queue, BATCH_MAX, records->store.segment_bytes / 4);
    records->in_flight = out->count;
    records->oldest_in_flight = out->first ? out->first->place : 0;
}

/*
 * What an attempt tells of the games queued before it, tried being the last of them and written the
 * last one it wrote (0: none). Those that are left behind a full batch come next, at once.
 */
static void settle_games(struct records *records, bool ok, int64_t tried, int64_t written)
{
    struct writer_games *games = &records->games;
    bool has_news = tried > games->stored;
    if (ok && written > 0)
        games->stored = written;
    games->refused = ok ? 0 : tried;
    games->is_urgent = games->is_urgent || (ok && tried > games->stored);
    if (has_news)
        writer_tell(records);
}

/* One transaction. With the lock held, which is let go while the disk works. */
static bool attempt(struct records *records)
{
    struct rows batch;
    struct err err = {.code = ERR_NONE};
    int64_t tried = records->games.last;
    take_batch(records, &batch);
    int64_t last_number = rows_last_number(&batch);
    records->games.is_urgent = false;
    (void)pthread_mutex_unlock(&records->lock);
    bool ok = store_is_open(&records->store) || store_open(&records->store, &err);
    ok = ok && store_write(&records->store, &batch, &err);
    if (ok)
        rows_finish(&batch);
    else
        log_debug("records", "%s", err.text);
    (void)pthread_mutex_lock(&records->lock);
    records->in_flight = 0;
    rows_put_back(&records->queue, &batch);
    trim(records);
    records->is_faulty = !ok;
    settle_games(records, ok, tried, last_number);
    if (!ok)
        records->fault = err;
    else if (records->dropped > 0)
        own_up(records);
    return ok;
}

static bool has_work(const struct records *records)
{
    return records->queue.first || !store_is_open(&records->store);
}

static bool has_to_hurry(const struct records *records)
{
    return records->is_stopping || records->games.is_urgent || records->asked != records->answered;
}

/* Waits until there is something to do and it may be done; false: the end. With the lock held. */
static bool wait_for_work(struct records *records, int64_t due_us)
{
    for (;;) {
        if (!has_work(records)) {
            records->answered = records->asked;
            (void)pthread_cond_broadcast(&records->news);
            if (records->is_stopping)
                return false;
            (void)pthread_cond_wait(&records->wake, &records->lock);
        } else if (has_to_hurry(records) || clock_real_us() >= due_us) {
            return true;
        } else {
            (void)writer_wait(&records->wake, &records->lock, due_us);
        }
    }
}

/* A second between commits spares the card; a queue that is filling up does not wait for it. */
static int64_t next_due_us(const struct records *records, bool ok)
{
    int64_t pause_ms = ok ? RECORDS_COMMIT_MS : RECORDS_RETRY_MS;
    if (ok && records->queue.count >= BATCH_MAX)
        pause_ms = 0;
    return clock_real_us() + pause_ms * 1000;
}

void *writer_run(void *argument)
{
    struct records *records = argument;
    int64_t due_us = 0;
    (void)pthread_setname_np(pthread_self(), "records"); /* for top and debuggers */
    (void)pthread_mutex_lock(&records->lock);            /* cannot fail: used in pairs only */
    while (wait_for_work(records, due_us)) {
        int64_t answering = records->asked;
        bool ok = attempt(records);
        if (!ok) {
            records->answered = answering;
            records->refused = answering;
        }
        (void)pthread_cond_broadcast(&records->news);
        if (!ok && records->is_stopping)
            break;
        due_us = next_due_us(records, ok);
    }
    (void)pthread_mutex_unlock(&records->lock);
    store_finish(&records->store);
    (void)pthread_mutex_lock(&records->lock);
    records->has_ended = true;
    (void)pthread_cond_broadcast(&records->news);
    (void)pthread_mutex_unlock(&records->lock);
    return NULL;
}
