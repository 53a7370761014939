/*
 * app/preview_block (private to preview_text): one block of the text form for each stretch of a
 * day.
 */
#ifndef APP_PREVIEW_BLOCK_H
#define APP_PREVIEW_BLOCK_H

#include "app/preview_priv.h"
#include "app/rivals.h"

/* A clash that was told. */
struct preview_told {
    enum schedule_key key;
    int64_t winner;
    size_t loser;
};

struct preview_text {
    struct rivals *rivals;    /* owned: of the part */
    const struct rival *held; /* those of the block */
    size_t held_count;
    bool has_answer;
    struct schedule_answer answer; /* of the stretch told last */
    size_t changes, gaps;
    int64_t gap_end, gap_s;
    int64_t day;               /* told last, INT64_MIN: none */
    struct preview_told *told; /* owned */
    size_t told_count, told_capacity;
    struct str out; /* not written yet */
    size_t line;    /* where the present line of out begins */
};

/* Adds the block of a stretch within one day, and the day's heading before its first. */
void preview_add_block(struct preview_text *text, const struct preview *preview,
                       const struct schedule_stretch *block);

#endif
