/*
 * An operator's text file: decoding, making it fit for libconfig, and the way back to the places
 * in the file.
 */
#include "base/str.h"
#include "config/decode.h"
#include "config/text.h"
#include "fuzz/fuzz.h"

static bool is_before(struct config_place a, struct config_place b)
{
    return a.line != b.line ? a.line < b.line : a.column < b.column;
}

static bool is_same(struct config_place a, struct config_place b)
{
    return a.line == b.line && a.column == b.column;
}

static size_t count_lines(const struct config_text *text)
{
    size_t lines = 1;
    for (size_t i = 0; i < text->len; i++)
        lines += text->text[i] == '\n';
    return lines;
}

/* Places go forward, one character a step and one line at each line end. */
static void check_places(const struct config_text *text)
{
    assert(is_same(text->places[0], (struct config_place){1, 1}));
    for (size_t i = 0; i < text->len; i++) {
        struct config_place here = text->places[i], next = text->places[i + 1];
        if (text->text[i] == '\n')
            assert(next.line == here.line + 1 && next.column == 1);
        else
            assert(next.line == here.line && next.column >= here.column &&
                   next.column <= here.column + 1);
    }
    assert(text->places[text->len].line == (int)count_lines(text));
}

static void check_text(const struct config_text *text)
{
    assert(strlen(text->text) == text->len);
    assert(utf8_is_valid(text->text, text->len));
    assert(!memchr(text->text, '\r', text->len));
}

/* What is UTF-8 already stays what it is. */
static void check_again(const struct config_text *text)
{
    struct err err = {0};
    struct config_text again = {0};
    if (strncmp(text->text, CONFIG_BOM, 3) == 0)
        return; /* a second mark goes as the first one did */
    assert(config_text_decode(text->text, text->len, &again, &err));
    assert(again.len == text->len && memcmp(again.text, text->text, text->len) == 0);
    config_text_finish(&again);
}

/* Each place in `after` stood in `before`, in the same order; lines are the same but for an end. */
static void check_normalised(const struct config_text *before, const struct config_text *after)
{
    size_t from = 0;
    check_text(after);
    assert(after->len <= before->len + 1);
    for (size_t i = 0; i <= after->len; i++) {
        while (from <= before->len && is_before(before->places[from], after->places[i]))
            from++;
        assert(from <= before->len && is_same(before->places[from], after->places[i]));
    }
    size_t lines = count_lines(before), lines_after = count_lines(after);
    assert(lines_after == lines ||
           (lines_after == lines + 1 && after->text[after->len - 1] == '\n'));
}

/* A second time there is nothing left to do but for a comma in front of one that was dropped. */
static void check_stable(struct config_text *text)
{
    struct err err = {0};
    struct config_place place;
    struct str first = {0};
    str_add_span(&first, text->text, text->len);
    assert(config_text_normalise(text, &place, &err));
    assert(text->len == first.len);
    for (size_t i = 0; i < first.len; i++)
        assert(text->text[i] == first.text[i] || (first.text[i] == ',' && text->text[i] == ' '));
    str_finish(&first);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct config_text before = {0}, text = {0};
    struct config_place place = {0, 0};
    struct err err = {0};
    fuzz_keep_converters();
    if (!config_text_decode((const char *)data, len, &before, &err)) {
        fuzz_expect_reason(&err);
        assert(!before.text && !before.places);
        return 0;
    }
    check_text(&before);
    check_places(&before);
    check_again(&before);
    assert(config_text_decode((const char *)data, len, &text, &err));
    if (config_text_normalise(&text, &place, &err)) {
        check_normalised(&before, &text);
        if (text.len)
            check_stable(&text);
    } else {
        fuzz_expect_reason(&err);
        assert(err.code == ERR_UNTRUSTED && place.line >= 1 && place.column >= 1);
    }
    config_text_finish(&before);
    config_text_finish(&text);
    return 0;
}
