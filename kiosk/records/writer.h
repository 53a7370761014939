/*
 * records/writer: the thread, and what it shares with the callers.
 */
#ifndef RECORDS_WRITER_H
#define RECORDS_WRITER_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "records/rows.h"
#include "records/store.h"

/* Games and tickets by their numbers; they are stored in that order. */
struct writer_games {
    int64_t last;    /* the one queued last */
    int64_t stored;  /* all up to this one are on disk */
    int64_t refused; /* all up to this one: the disk would not at the last attempt */
    bool is_urgent;  /* one waits that no attempt has been made for */
    int fd;          /* of an eventfd, see records_fd(); -1: none */
};

struct records {
    struct store store; /* the writer's alone while the thread runs */
    char *folder;       /* of the segments, for messages */
    pthread_t thread;
    bool has_thread;

    pthread_mutex_t lock; /* for all below */
    pthread_cond_t wake;  /* for the writer: rows, a flush, the end */
    pthread_cond_t news;  /* for those who wait: an attempt is over, the thread has ended */
    struct rows queue;
    struct writer_games games;
    int64_t in_flight;        /* rows the writer has taken out and not finished with */
    int64_t oldest_in_flight; /* the first one's place */
    int64_t last_place;       /* of the row added last */
    int64_t asked, answered;  /* flushes so far; those the writer has dealt with */
    int64_t refused;          /* the last one that failed */
    int64_t dropped;          /* rows on disk that will not be, given up since the last success */
    struct records_stamp dropped_stamp; /* of the last of them */
    bool is_stopping, has_ended;
    bool is_faulty;
    struct err fault;
};

/* The thread's function: argument is the struct records. */
void *writer_run(void *argument);

/*
 * Adds a row (taken). Where the queue is full it drops the oldest play or, without a play, event;
 * where it is full of games and tickets, row itself. False: it did that. With the lock held.
 */
bool writer_queue_row(struct records *records, struct row *row);

/* Says on the eventfd that a game's state may have changed. With the lock held. */
void writer_tell(const struct records *records);

/* Waits with the lock held; false once clock_real_us() has reached deadline_us. */
bool writer_wait(pthread_cond_t *condition, pthread_mutex_t *lock, int64_t deadline_us);

#endif
