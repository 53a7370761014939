#include "records/rows.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#define ROW_OVERHEAD_BYTES 256 /* numbers, boot_id, headers, its share of the inner pages */
#define DURATION_STEP_S    10

const struct row_shape *row_shape(enum row_kind kind)
{
    static const struct row_shape shapes[ROW_KIND_COUNT] = {
        [ROW_PLAY] = {4, 1, false},  [ROW_EVENT] = {2, 0, false}, [ROW_SESSION] = {11, 9, true},
        [ROW_ANSWER] = {3, 5, true}, [ROW_TICKET] = {2, 2, true},
    };
    assert(kind < ROW_KIND_COUNT);
    return &shapes[kind];
}

char *row_clean_text(const char *text, size_t max_bytes)
{
    struct str copy = {0};
    size_t len = text ? strlen(text) : 0;
    if (!text)
        return NULL;
    for (size_t i = 0; i < len;) {
        uint32_t point;
        char character[4];
        i += utf8_decode(text + i, len - i, &point);
        size_t bytes = utf8_encode(point, character);
        if (copy.len + bytes > max_bytes)
            break;
        str_add_span(&copy, character, bytes);
    }
    return str_take(&copy);
}

static struct row *create(enum row_kind kind, struct records_stamp stamp, const char *const *texts,
                          const int64_t *numbers)
{
    const struct row_shape *shape = row_shape(kind);
    size_t max_bytes = shape->is_private ? ROW_SHORT_TEXT_BYTES : RECORDS_TEXT_MAX_BYTES;
    struct row *row = mem_alloc(sizeof(*row));
    row->kind = kind;
    row->stamp = stamp;
    for (int i = 0; i < shape->texts; i++)
        row->texts[i] = row_clean_text(texts[i], max_bytes);
    for (int i = 0; i < shape->numbers; i++)
        row->numbers[i] = numbers[i];
    return row;
}

struct row *row_create_play(const struct records_play *play)
{
    const char *const texts[] = {play->playlist, play->kind, play->item, play->end};
    return create(ROW_PLAY, play->from, texts, &play->shown_ms);
}

struct row *row_create_event(const char *kind, const char *detail, struct records_stamp stamp)
{
    const char *const texts[] = {kind, detail};
    const int64_t none[] = {0};
    return create(ROW_EVENT, stamp, texts, none);
}

/* A row that the tables refuse would be tried for ever, and hold up those behind it. */
static const char *some(const char *text)
{
    return text ? text : "";
}

static int rounded_duration_s(int duration_s)
{
    return (duration_s + DURATION_STEP_S / 2) / DURATION_STEP_S * DURATION_STEP_S;
}

static struct row *create_answer(const char *session_id, const struct records_answer *answer,
                                 struct records_stamp stamp)
{
    const char *const texts[] = {session_id, some(answer->scene), some(answer->item)};
    const int64_t numbers[] = {answer->is_found, answer->found_s, answer->hints, answer->chosen,
                               answer->is_right};
    assert(answer->found_s >= 0 && answer->hints >= 0 && answer->hints <= 2);
    assert(answer->chosen >= 0 && answer->chosen <= 4);
    return create(ROW_ANSWER, stamp, texts, numbers);
}

/* Whether it is what records.h asks for. */
static bool is_sound(const struct records_game *game)
{
    return game->count >= 0 && game->count <= RECORDS_ANSWERS_MAX && game->found >= 0 &&
           game->right >= 0 && game->score == game->found + game->right && game->score <= 10 &&
           game->duration_s >= 0 && game->hints >= 0 && game->misses >= 0 &&
           memchr(game->id, '\0', sizeof(game->id)) != NULL;
}

struct row *row_create_game(const struct records_game *game, struct records_stamp stamp)
{
    assert(is_sound(game));
    const char *const texts[] = {game->id,
                                 some(game->device),
                                 some(game->game),
                                 game->scene,
                                 game->entrance,
                                 some(game->rule),
                                 some(game->wanted_rule),
                                 some(game->outcome),
                                 some(game->reached),
                                 some(game->language),
                                 game->content};
    const int64_t numbers[] = {game->is_large,
                               game->is_contrast,
                               game->is_low,
                               game->found,
                               game->right,
                               game->score,
                               rounded_duration_s(game->duration_s),
                               game->hints,
                               game->misses};
    struct row *row = create(ROW_SESSION, stamp, texts, numbers);
    for (int i = game->count - 1; i >= 0; i--) {
        struct row *answer = create_answer(row->texts[0], &game->answers[i], stamp);
        answer->next = row->answers;
        row->answers = answer;
    }
    return row;
}

struct row *row_create_ticket(const struct records_ticket *ticket, struct records_stamp stamp)
{
    const char *const texts[] = {some(ticket->kind), some(ticket->code)};
    const int64_t numbers[] = {ticket->day, ticket->scenes};
    return create(ROW_TICKET, stamp, texts, numbers);
}

static void destroy_one(struct row *row)
{
    for (int i = 0; i < ROW_TEXTS; i++)
        free(row->texts[i]);
    free(row);
}

void row_destroy(struct row *row)
{
    struct row *answer = row ? row->answers : NULL;
    while (answer) {
        struct row *next = answer->next;
        destroy_one(answer);
        answer = next;
    }
    if (row)
        destroy_one(row);
}

static int64_t disk_bytes_of_one(const struct row *row)
{
    size_t bytes = ROW_OVERHEAD_BYTES;
    for (int i = 0; i < ROW_TEXTS; i++)
        if (row->texts[i])
            bytes += 2 * strlen(row->texts[i]); /* a long row ends on a page of its own */
    return (int64_t)bytes;
}

int64_t row_disk_bytes(const struct row *row)
{
    int64_t bytes = disk_bytes_of_one(row);
    for (const struct row *answer = row->answers; answer; answer = answer->next)
        bytes += disk_bytes_of_one(answer);
    return bytes;
}

int64_t row_span(const struct row *row)
{
    int64_t span = 1;
    for (const struct row *answer = row->answers; answer; answer = answer->next)
        span++;
    return span;
}

void rows_add(struct rows *rows, struct row *row)
{
    row->next = NULL;
    if (rows->last)
        rows->last->next = row;
    else
        rows->first = row;
    rows->last = row;
    rows->count++;
}

static struct row *remove_first(struct rows *rows)
{
    struct row *row = rows->first;
    if (!row)
        return NULL;
    rows->first = row->next;
    if (!rows->first)
        rows->last = NULL;
    rows->count--;
    row->next = NULL;
    return row;
}

void rows_finish(struct rows *rows)
{
    struct row *row;
    while ((row = remove_first(rows)) != NULL)
        row_destroy(row);
}

struct rows rows_take(struct rows *from, int64_t max_count, int64_t max_bytes)
{
    struct rows taken = {0};
    int64_t bytes = 0;
    while (from->first && taken.count < max_count) {
        bytes += row_disk_bytes(from->first);
        if (taken.count > 0 && bytes > max_bytes)
            break;
        rows_add(&taken, remove_first(from));
    }
    return taken;
}

void rows_put_back(struct rows *rows, struct rows *back)
{
    if (!back->first)
        return;
    back->last->next = rows->first;
    rows->first = back->first;
    if (!rows->last)
        rows->last = back->last;
    rows->count += back->count;
    *back = (struct rows){0};
}

/* Takes out the first row of that kind; NULL: there is none. */
static struct row *remove_first_of(struct rows *rows, enum row_kind kind)
{
    struct row *before = NULL;
    struct row *row = rows->first;
    while (row && row->kind != kind) {
        before = row;
        row = row->next;
    }
    if (!row || !before)
        return row ? remove_first(rows) : NULL;
    before->next = row->next;
    if (rows->last == row)
        rows->last = before;
    rows->count--;
    row->next = NULL;
    return row;
}

struct row *rows_remove_oldest(struct rows *rows)
{
    struct row *play = remove_first_of(rows, ROW_PLAY);
    return play ? play : remove_first_of(rows, ROW_EVENT);
}

int64_t rows_last_number(const struct rows *rows)
{
    int64_t number = 0;
    for (const struct row *row = rows->first; row; row = row->next)
        if (row->number > 0)
            number = row->number;
    return number;
}
