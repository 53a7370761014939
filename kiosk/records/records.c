#include "records/records.h"

#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "records/writer.h"

static void init_waiting(struct records *records)
{
    pthread_condattr_t monotonic;
    (void)pthread_mutex_init(&records->lock, NULL); /* none of these can fail on Linux */
    (void)pthread_condattr_init(&monotonic);
    (void)pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    (void)pthread_cond_init(&records->wake, &monotonic);
    (void)pthread_cond_init(&records->news, &monotonic);
    (void)pthread_condattr_destroy(&monotonic);
}

/* Signals are for the main thread. */
static bool start_thread(struct records *records)
{
    sigset_t all, before;
    (void)sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before); /* cannot fail with these arguments */
    int failure = pthread_create(&records->thread, NULL, writer_run, records);
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (failure == 0)
        return true;
    (void)err_set(&records->fault, ERR_IO, "无法启动线程 cannot start a thread: %s",
                  strerror(failure));
    records->is_faulty = true;
    records->has_ended = true;
    return false;
}

struct records *records_open_limited(const char *data_folder, bool is_rehearsal,
                                     int64_t segment_bytes)
{
    struct records *records = mem_alloc(sizeof(*records));
    store_init(&records->store, data_folder, is_rehearsal, segment_bytes);
    records->folder = mem_copy_text(records->store.folder);
    init_waiting(records);
    records->games.fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    records->has_thread = start_thread(records);
    return records;
}

struct records *records_open(const char *data_folder, bool is_rehearsal)
{
    return records_open_limited(data_folder, is_rehearsal, RECORDS_SEGMENT_BYTES);
}

static bool wait_for_end(struct records *records)
{
    int64_t deadline_us = clock_real_us() + (int64_t)RECORDS_CLOSE_MS * 1000;
    (void)pthread_mutex_lock(&records->lock);
    records->is_stopping = true;
    (void)pthread_cond_signal(&records->wake);
    while (!records->has_ended && writer_wait(&records->news, &records->lock, deadline_us))
        ;
    bool has_ended = records->has_ended;
    (void)pthread_mutex_unlock(&records->lock);
    return has_ended;
}

void records_close(struct records *records)
{
    if (!records)
        return;
    if (!wait_for_end(records)) {
        (void)pthread_detach(records->thread); /* it hangs in the disk: its memory stays with it */
        return;
    }
    if (records->has_thread)
        (void)pthread_join(records->thread, NULL); /* it is past its last line */
    else
        store_finish(&records->store);
    rows_finish(&records->queue);
    (void)pthread_cond_destroy(&records->wake);
    (void)pthread_cond_destroy(&records->news);
    (void)pthread_mutex_destroy(&records->lock);
    if (records->games.fd >= 0)
        (void)close(records->games.fd); /* holds no data */
    free(records->folder);
    free(records);
}

static void add(struct records *records, struct row *row)
{
    (void)pthread_mutex_lock(&records->lock);
    (void)writer_queue_row(records, row); /* what is dropped is counted there */
    (void)pthread_cond_signal(&records->wake);
    (void)pthread_mutex_unlock(&records->lock);
}

void records_add_play(struct records *records, const struct records_play *play)
{
    add(records, row_create_play(play));
}

void records_add_event(struct records *records, const char *kind, const char *detail,
                       struct records_stamp stamp)
{
    add(records, row_create_event(kind, detail, stamp));
}

/* Adds a row (taken) that somebody waits for. */
static int64_t add_numbered(struct records *records, struct row *row)
{
    (void)pthread_mutex_lock(&records->lock);
    int64_t number = records->games.last + 1;
    row->number = number;
    if (writer_queue_row(records, row))
        records->games.last = number;
    else
        number = 0;
    if (number > 0)
        records->games.is_urgent = true;
    if (number == 0 || records->has_ended)
        writer_tell(records); /* no attempt will */
    (void)pthread_cond_signal(&records->wake);
    (void)pthread_mutex_unlock(&records->lock);
    return number;
}

int64_t records_add_game(struct records *records, const struct records_game *game,
                         struct records_stamp stamp)
{
    return add_numbered(records, row_create_game(game, stamp));
}

int64_t records_add_ticket(struct records *records, const struct records_ticket *ticket,
                           struct records_stamp stamp)
{
    return add_numbered(records, row_create_ticket(ticket, stamp));
}

enum records_state records_game_state(struct records *records, int64_t number)
{
    enum records_state state = RECORDS_WAITING;
    (void)pthread_mutex_lock(&records->lock);
    const struct writer_games *games = &records->games;
    if (number >= 1 && number <= games->stored)
        state = RECORDS_STORED;
    else if (number < 1 || number > games->last || number <= games->refused || records->has_ended)
        state = RECORDS_REFUSED;
    (void)pthread_mutex_unlock(&records->lock);
    return state;
}

int records_fd(const struct records *records)
{
    return records->games.fd;
}

void records_drain(struct records *records)
{
    uint64_t times;
    if (records->games.fd >= 0)
        (void)!read(records->games.fd, &times, sizeof(times)); /* empty: nothing to do */
}

bool records_is_healthy(struct records *records, struct err *err)
{
    (void)pthread_mutex_lock(&records->lock);
    bool is_healthy = !records->is_faulty;
    if (!is_healthy) {
        *err = records->fault;
        if (records->dropped > 0)
            (void)err_prefix(err, "已丢弃最早的 %" PRId64 " 条 the oldest %" PRId64 " are lost",
                             records->dropped, records->dropped);
        (void)err_prefix(err,
                         "记录写不进 %s，恢复后自动补写 the records cannot be written, they wait",
                         records->folder);
    }
    (void)pthread_mutex_unlock(&records->lock);
    return is_healthy;
}

static bool has_stored(const struct records *records, int64_t place)
{
    bool is_waiting = records->queue.first && records->queue.first->place <= place;
    bool is_flying = records->in_flight > 0 && records->oldest_in_flight <= place;
    return !is_waiting && !is_flying;
}

bool records_flush(struct records *records, int timeout_ms)
{
    int64_t deadline_us = clock_real_us() + (int64_t)timeout_ms * 1000;
    bool may_wait = true;
    (void)pthread_mutex_lock(&records->lock);
    int64_t place = records->last_place;
    int64_t request = ++records->asked;
    (void)pthread_cond_signal(&records->wake);
    while (!has_stored(records, place) && records->refused < request && !records->has_ended &&
           may_wait)
        may_wait = writer_wait(&records->news, &records->lock, deadline_us);
    bool ok = has_stored(records, place);
    (void)pthread_mutex_unlock(&records->lock);
    return ok;
}
