/*
 * app/preview_priv: `anxuan preview`, in these files:
 *   preview.c       what is asked for, and the walk through it
 *   preview_json.c  spans for programs
 *   preview_text.c  days for people: head, blocks, sums
 *   preview_block.c the block of a stretch
 *   preview_words.c how days, times and values are called
 */
#ifndef APP_PREVIEW_PRIV_H
#define APP_PREVIEW_PRIV_H

#include <stdio.h>

#include "app/plan.h"
#include "base/str.h"

struct preview {
    struct plan *plan;
    FILE *to;
    int64_t from_utc, to_utc;
    bool is_clock_unset;
    const char *zone_name;
};

/*
 * A form of output: told the stretches of [from_utc, to_utc) in order, without holes; neighbours
 * differ but where a part ends (at a local midnight). begin is called before each part.
 */
struct preview_form {
    void *state;
    void (*begin)(void *state, const struct preview *preview, int64_t from_utc, int64_t to_utc);
    void (*take)(void *state, const struct preview *preview,
                 const struct schedule_stretch *stretch);
    void (*end)(void *state, const struct preview *preview);
};

/* The two forms; closing one frees its state. */
struct preview_form preview_json_form(void);
struct preview_form preview_text_form(const struct preview *preview);
void preview_form_close(struct preview_form *form);

/* The first second of the local day after the one that utc lies in. */
int64_t preview_next_midnight(const struct zone *zone, int64_t utc);

/* preview_words.c. All add to *out. "2026年6月16日　星期二　工作日、上学日…" */
void preview_add_day(struct str *out, const struct plan *plan, int64_t day);

/* "09:00", "09:00:30"; the end of a day is 24:00. */
void preview_add_time(struct str *out, const struct zone *zone, int64_t utc, bool is_end);

/* "节目单", "亮度"… */
const char *preview_key_word(enum schedule_key key);

/* "attract", "40%", "关"… */
void preview_add_value(struct str *out, enum schedule_key key,
                       const struct schedule_values *values);

/* A name as it can be shown on a terminal. */
void preview_add_name(struct str *out, const char *name);

/* Columns that a text takes on a terminal; and spaces up to a column (one at least). */
size_t preview_columns(const char *text, size_t len);
void preview_pad(struct str *out, size_t from, size_t columns);

#endif
