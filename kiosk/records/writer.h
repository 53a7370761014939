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

struct records {
    struct store store; /* the writer's alone while the thread runs */
    char *folder;       /* of the segments, for messages */
    pthread_t thread;
    bool has_thread;

    pthread_mutex_t lock; /* for all below */
    pthread_cond_t wake;  /* for the writer: rows, a flush, the end */
    pthread_cond_t news;  /* for those who wait: an attempt is over, the thread has ended */
    struct rows queue;
    int64_t in_flight;                  /* rows the writer has taken out and not finished with */
    int64_t oldest_in_flight;           /* the first one's place */
    int64_t last_place;                 /* of the row added last */
    int64_t asked, answered;            /* flushes so far; those the writer has dealt with */
    int64_t refused;                    /* the last one that failed */
    int64_t dropped;                    /* rows given up since the last success */
    struct records_stamp dropped_stamp; /* of the last of them */
    bool is_stopping, has_ended;
    bool is_faulty;
    struct err fault;
};

/* The thread's function: argument is the struct records. */
void *writer_run(void *argument);

/* Adds a row (taken); drops the oldest play where the queue is full. With the lock held. */
void writer_queue_row(struct records *records, struct row *row);

/* Waits with the lock held; false once clock_real_us() has reached deadline_us. */
bool writer_wait(pthread_cond_t *condition, pthread_mutex_t *lock, int64_t deadline_us);

#endif
