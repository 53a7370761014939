/*
 * What file names tell, and {names} in texts. The input is a text; its first lines are names.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "fuzz/fuzz.h"
#include "playlist/fill.h"
#include "playlist/names.h"

#define NAMES 5

static int sign(int number)
{
    return (number > 0) - (number < 0);
}

/* A total order: of any three names, and 0 only between equal ones. */
static void check_order(char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++) {
            int here = sign(playlist_name_compare(names[i], names[j]));
            assert(here == -sign(playlist_name_compare(names[j], names[i])));
            assert((here == 0) == (strcmp(names[i], names[j]) == 0));
            for (size_t k = 0; here < 0 && k < count; k++)
                if (playlist_name_compare(names[j], names[k]) < 0)
                    assert(playlist_name_compare(names[i], names[k]) < 0);
        }
}

static void check_name(const char *name)
{
    int kind = playlist_name_kind(name);
    int repeat = playlist_name_repeat(name);
    assert(kind == -1 || kind == PLAYLIST_VIDEO || kind == PLAYLIST_IMAGE);
    assert(repeat >= 1 && repeat <= PLAYLIST_REPEAT_MAX);
    assert(!playlist_name_is_portrait_of(name, name));
    if (*name == '.')
        assert(playlist_name_is_junk(name));
    char *first = mem_alloc(strlen(name) + sizeof("_repeat_2x"));
    (void)stpcpy(stpcpy(first, "_repeat_2x"), name); /* fits: allocated so */
    assert(playlist_name_repeat(first) == 2);
    free(first);
}

/* Numbers go by their value, whatever stands around them. */
static void check_numbers(const char *name, unsigned n, unsigned m)
{
    struct str less = {0}, more = {0};
    unsigned low = n < m ? n : m, high = n < m ? m : n;
    str_addf(&less, "%s%u%s.mp4", name, low, n % 2 ? "_a" : "");
    str_addf(&more, "%s%u%s.mp4", name, high, n % 2 ? "_a" : "");
    assert(low == high || playlist_name_compare(less.text, more.text) < 0);
    str_finish(&less);
    str_finish(&more);
}

/* Where each name stands for itself in brackets, filling in changes nothing but {n}. */
static void check_fill(const char *text)
{
    struct playlist_fill same = {1949, "{theme}", "{organiser}", "{hotline}", "{device}"};
    struct playlist_fill empty = {2026, "", "", "", ""};
    struct str out = {0};
    size_t ordinals = 0;
    for (const char *at = text; (at = strstr(at, "{n}")); at++)
        ordinals++;
    playlist_fill_text(text, &same, &out);
    assert(out.len == strlen(text) - 3 * ordinals);
    assert(ordinals || strcmp(out.text ? out.text : "", text) == 0);
    str_clear(&out);
    playlist_fill_text(text, &empty, &out);
    assert(out.len <= strlen(text));
    assert(!utf8_is_valid(text, strlen(text)) || utf8_is_valid(out.text ? out.text : "", out.len));
    str_finish(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    char *text = mem_copy_span((const char *)data, len);
    char *names[NAMES];
    size_t count = 0;
    check_fill(text);
    char *rest = text;
    for (char *name; count < NAMES && (name = strsep(&rest, "\n"));)
        names[count++] = name;
    for (size_t i = 0; i < count; i++)
        check_name(names[i]);
    if (len >= 2)
        check_numbers(names[0], 10U * data[0], data[0] + 7U * data[len - 1]);
    check_order(names, count);
    free(text);
    return 0;
}
