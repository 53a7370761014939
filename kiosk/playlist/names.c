#include "playlist/names.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/number.h"
#include "base/utf8.h"

/*
 * Reads one character in the form names are compared in: ASCII small letters, and the full-width
 * forms an input method leaves behind as their plain ones. 0 at the end.
 */
static uint32_t read_folded(const char **cursor)
{
    uint32_t point;
    if (**cursor == '\0')
        return 0;
    *cursor += utf8_decode(*cursor, strlen(*cursor), &point);
    if (point >= 0xFF01 && point <= 0xFF5E)
        point -= 0xFF01 - 0x21;
    return point >= 'A' && point <= 'Z' ? point + ('a' - 'A') : point;
}

static bool is_digit(uint32_t point)
{
    return point >= '0' && point <= '9';
}

/* A name on its way through a comparison: the next character and what stands behind it. */
struct reader {
    const char *rest;
    const char *extension; /* the last dot; it sorts before every other character */
    uint32_t point;
};

static void read_next(struct reader *reader)
{
    bool is_extension = reader->rest == reader->extension;
    reader->point = read_folded(&reader->rest);
    if (is_extension)
        reader->point = 1;
}

static struct reader start_reading(const char *name)
{
    struct reader reader = {.rest = name, .extension = strrchr(name, '.')};
    read_next(&reader);
    return reader;
}

/* Compares the numbers both readers stand at, of any length, and moves both behind them. */
static int compare_numbers(struct reader *a, struct reader *b)
{
    int difference = 0;
    while (a->point == '0')
        read_next(a);
    while (b->point == '0')
        read_next(b);
    while (is_digit(a->point) && is_digit(b->point)) {
        if (difference == 0)
            difference = (int)a->point - (int)b->point;
        read_next(a);
        read_next(b);
    }
    if (is_digit(a->point) != is_digit(b->point))
        return is_digit(a->point) ? 1 : -1;
    return difference;
}

int playlist_name_compare(const char *a, const char *b)
{
    struct reader left = start_reading(a);
    struct reader right = start_reading(b);
    while (left.point || right.point) {
        if (is_digit(left.point) && is_digit(right.point)) {
            int difference = compare_numbers(&left, &right);
            if (difference != 0)
                return difference;
            continue;
        }
        if (left.point != right.point)
            return left.point < right.point ? -1 : 1;
        read_next(&left);
        read_next(&right);
    }
    return strcmp(a, b); /* "01.mp4" and "1.mp4", "A" and "a": some order, always the same */
}

static bool ends_with(const char *name, const char *end)
{
    size_t name_len = strlen(name), end_len = strlen(end);
    return name_len >= end_len && strcasecmp(name + name_len - end_len, end) == 0;
}

bool playlist_name_is_junk(const char *name)
{
    static const char *const whole[] = {"Thumbs.db", "ehthumbs.db", "desktop.ini",
                                        "System Volume Information", "$RECYCLE.BIN"};
    for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++)
        if (strcasecmp(name, whole[i]) == 0)
            return true;
    return *name == '\0' || *name == '.' || strncmp(name, "~$", 2) == 0 ||
           ends_with(name, ".tmp") || ends_with(name, ".part");
}

static bool is_listed(const char *const list[], const char *word)
{
    for (size_t i = 0; list[i]; i++)
        if (strcasecmp(list[i], word) == 0)
            return true;
    return false;
}

int playlist_name_kind(const char *name)
{
    static const char *const films[] = {"mp4", "m4v",  "mov", "mkv",  "avi",  "ts",
                                        "mts", "m2ts", "mpg", "mpeg", "webm", "wmv",
                                        "flv", "vob",  "3gp", "ogv",  NULL};
    static const char *const pictures[] = {"jpg", "jpeg", "png", "webp", "svg", "gif", "bmp", NULL};
    const char *dot = strrchr(name, '.');
    if (!dot || dot == name)
        return -1;
    if (is_listed(films, dot + 1))
        return PLAYLIST_VIDEO;
    return is_listed(pictures, dot + 1) ? PLAYLIST_IMAGE : -1;
}

/* Moves *cursor behind word when the name goes on with it. */
static bool read_word(const char **cursor, const char *word)
{
    const char *at = *cursor;
    for (; *word; word++)
        if (read_folded(&at) != (unsigned char)*word)
            return false;
    *cursor = at;
    return true;
}

static bool read_count(const char **cursor, int64_t *out_count)
{
    const char *at = *cursor;
    int64_t count = 0;
    uint32_t point = read_folded(&at);
    if (!is_digit(point))
        return false;
    for (; is_digit(point); point = read_folded(&at)) {
        count = number_clamp(10 * count + (point - '0'), 0, PLAYLIST_REPEAT_MAX);
        *cursor = at;
    }
    *out_count = count;
    return true;
}

int playlist_name_repeat(const char *name)
{
    int64_t count;
    for (const char *at = name; *at; at++) {
        const char *cursor = at;
        if (read_word(&cursor, "_repeat_") && read_count(&cursor, &count) &&
            read_word(&cursor, "x"))
            return (int)number_clamp(count, 1, PLAYLIST_REPEAT_MAX);
    }
    return 1;
}

bool playlist_name_is_portrait_of(const char *name, const char *base)
{
    static const char mark[] = "-portrait";
    const char *dot = strrchr(base, '.');
    if (!dot)
        return false;
    size_t stem_len = (size_t)(dot - base);
    return strncmp(name, base, stem_len) == 0 &&
           strncmp(name + stem_len, mark, strlen(mark)) == 0 &&
           strcasecmp(name + stem_len + strlen(mark), dot) == 0;
}
