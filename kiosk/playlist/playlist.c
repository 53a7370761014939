#include "playlist/playlist.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"

#define LABEL_CHARS 24
#define STATS_LABEL "今日参与"

static const char *const kind_names[PLAYLIST_KIND_COUNT] = {"video", "image",     "slogan",
                                                            "qr",    "countdown", "stats"};
static const char *const fit_names[PLAYLIST_FIT_COUNT] = {"contain", "cover", "stretch"};
static const char *const enter_names[PLAYLIST_ENTER_COUNT] = {"cut", "fade", "push"};
static int find_name(const char *const names[], int count, const char *wanted)
{
    for (int i = 0; i < count; i++)
        if (strcmp(names[i], wanted) == 0)
            return i;
    return -1;
}

const char *playlist_kind_name(enum playlist_kind kind)
{
    assert(kind < PLAYLIST_KIND_COUNT);
    return kind_names[kind];
}

const char *playlist_fit_name(enum playlist_fit fit)
{
    assert(fit < PLAYLIST_FIT_COUNT);
    return fit_names[fit];
}

const char *playlist_enter_name(enum playlist_enter enter)
{
    assert(enter < PLAYLIST_ENTER_COUNT);
    return enter_names[enter];
}

int playlist_fit_find(const char *name)
{
    return find_name(fit_names, PLAYLIST_FIT_COUNT, name);
}

int playlist_enter_find(const char *name)
{
    return find_name(enter_names, PLAYLIST_ENTER_COUNT, name);
}

static void finish_item(struct playlist_item *item)
{
    free(item->path);
    free(item->path_portrait);
    free(item->text);
    free(item->title);
    free(item->target);
    free(item->style);
}

void playlist_finish(struct playlist *list)
{
    for (size_t i = 0; i < list->count; i++)
        finish_item(&list->items[i]);
    for (size_t i = 0; i < list->ticker_count; i++)
        free(list->ticker[i]);
    free(list->items);
    free(list->ticker);
    free(list->name);
    free(list->folder);
    free(list->title);
    *list = (struct playlist){0};
}

static int64_t default_duration_ms(enum playlist_kind kind)
{
    if (kind == PLAYLIST_VIDEO)
        return 0;
    int64_t seconds = kind == PLAYLIST_IMAGE ? PLAYLIST_SECONDS_OF_IMAGE : PLAYLIST_SECONDS_OF_CARD;
    return 1000 * seconds;
}

struct playlist_item *playlist_add(struct playlist *list, enum playlist_kind kind)
{
    list->items = mem_grow(list->items, list->count, &list->capacity, sizeof(*list->items));
    struct playlist_item *item = &list->items[list->count++];
    *item = (struct playlist_item){
        .kind = kind,
        .duration_ms = default_duration_ms(kind),
        .volume_pct = 100,
        .fit = PLAYLIST_CONTAIN,
        .enter = kind == PLAYLIST_VIDEO ? PLAYLIST_CUT : PLAYLIST_FADE,
        .repeat = 1,
    };
    return item;
}

void playlist_add_ticker(struct playlist *list, const char *line)
{
    list->ticker =
        mem_grow(list->ticker, list->ticker_count, &list->ticker_capacity, sizeof(*list->ticker));
    list->ticker[list->ticker_count++] = mem_copy_text(line);
}

/* Characters without a picture of their own: a label ends in one line of a log or of JSON. */
static bool is_control(uint32_t point)
{
    return point < 0x20 || (point >= 0x7F && point < 0xA0) ||
           (point >= 0x200B && point <= 0x200F) || (point >= 0x2028 && point <= 0x202E) ||
           (point >= 0x2060 && point <= 0x206F) || point == 0xFEFF;
}

static void add_point(struct str *str, uint32_t point)
{
    char bytes[4];
    size_t len = utf8_encode(point, bytes);
    str_add_span(str, bytes, len);
}

/* Adds text[len] without blanks in front, its first max_chars characters. */
static void add_words(struct str *label, const char *text, size_t len, size_t max_chars)
{
    size_t chars = 0;
    for (size_t i = 0; i < len;) {
        uint32_t point;
        i += utf8_decode(text + i, len - i, &point);
        bool is_blank = is_control(point) || point == ' ' || point == 0x3000;
        if (is_blank && chars == 0)
            continue;
        if (chars++ == max_chars) {
            str_add(label, "…");
            return;
        }
        add_point(label, is_control(point) ? ' ' : point);
    }
}

/* Adds the first line that shows anything. */
static void add_first_line(struct str *label, const char *text)
{
    static const char ends[] = "\r\n";
    while (*text && label->len == 0) {
        size_t len = strcspn(text, ends);
        add_words(label, text, len, LABEL_CHARS);
        text += len;
        text += strspn(text, ends);
    }
}

void playlist_item_label(const struct playlist_item *item, char *out, size_t out_bytes)
{
    struct str label = {0};
    const char *const words[] = {item->title, item->text, item->target};
    if (item->path)
        add_words(&label, file_name(item->path), strlen(file_name(item->path)), SIZE_MAX);
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]) && label.len == 0; i++)
        if (words[i])
            add_first_line(&label, words[i]);
    if (label.len == 0)
        str_add(&label,
                item->kind == PLAYLIST_STATS ? STATS_LABEL : playlist_kind_name(item->kind));
    utf8_copy(out, out_bytes, label.text);
    str_finish(&label);
}

const char *playlist_item_path(const struct playlist_item *item, bool is_portrait)
{
    return is_portrait && item->path_portrait ? item->path_portrait : item->path;
}

bool playlist_item_is_due(const struct playlist_item *item, const struct playlist_today *today)
{
    if (item->is_for_adults && today->is_school)
        return false;
    if (today->is_clock_unset)
        return true;
    int64_t day = civil_days(today->date);
    if (item->has_from && day < civil_days(item->from))
        return false;
    if (item->has_until && day > civil_days(item->until))
        return false;
    return item->days == 0 || (item->days & today->words) != 0;
}

int64_t playlist_next(const struct playlist *list, int64_t from, int step,
                      const struct playlist_today *today, playlist_filter *may_play,
                      const void *ctx)
{
    int64_t count = (int64_t)list->count;
    bool is_on_list = from >= 0 && from < count; /* it may have become shorter since */
    int64_t at = is_on_list ? from : -1;
    for (int64_t tried = 0; tried < count; tried++) {
        at = step < 0 ? (at > 0 ? at - 1 : count - 1) : (at + 1 < count ? at + 1 : 0);
        const struct playlist_item *item = &list->items[at];
        if (playlist_item_is_due(item, today) && (!may_play || may_play(item, ctx)))
            return at;
    }
    return -1;
}
