/*
 * What a Chinese keyboard writes where libconfig wants ASCII. Text only ever gets shorter here, so
 * it is rewritten in place: `at` reads, `len` writes behind it.
 */
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "config/text.h"

#define LEFT_QUOTE  0x201Cu
#define RIGHT_QUOTE 0x201Du
#define WIDE_QUOTE  0xFF02u

struct rewriter {
    struct config_text *text;
    size_t at;               /* next byte to read */
    size_t len;              /* bytes written */
    size_t comma;            /* where a comma was the last thing written, plus 1; 0: it was not */
    struct config_place end; /* of the file */
    size_t mismatched_until; /* end of the last line whose “ ” do not match */
};

static uint32_t peek(const struct rewriter *rewriter, size_t *out_took)
{
    uint32_t point;
    *out_took = utf8_decode(rewriter->text->text + rewriter->at, rewriter->text->len - rewriter->at,
                            &point);
    return point;
}

static void write_byte(struct rewriter *rewriter, char byte, struct config_place place)
{
    rewriter->text->text[rewriter->len] = byte;
    rewriter->text->places[rewriter->len++] = place;
}

static void copy(struct rewriter *rewriter, size_t count)
{
    struct config_text *text = rewriter->text;
    for (; count > 0 && rewriter->at < text->len; count--, rewriter->at++)
        write_byte(rewriter, text->text[rewriter->at], text->places[rewriter->at]);
}

/* The ASCII character an operator meant outside strings; the point itself when there is none. */
static uint32_t meant(uint32_t point)
{
    static const struct {
        uint32_t written, meant;
    } others[] = {
        {0x3000, ' '}, {0x00A0, ' '}, {0x202F, ' '}, {0x200B, ' '}, {0xFEFF, ' '},
        {0x3001, ','}, {0x3010, '['}, {0x3011, ']'}, {0x2212, '-'},
    };
    if (point >= 0xFF01 && point <= 0xFF5E)
        return point - 0xFF01 + '!';
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        if (others[i].written == point)
            return others[i].meant;
    return point;
}

/* Copies from `at` up to and with the first occurrence of end, or to the end of the text. */
static void copy_until(struct rewriter *rewriter, const char *end)
{
    const char *from = rewriter->text->text + rewriter->at;
    const char *found = strstr(from, end);
    copy(rewriter,
         found ? (size_t)(found - from) + strlen(end) : rewriter->text->len - rewriter->at);
}

static void copy_string(struct rewriter *rewriter)
{
    const struct config_text *text = rewriter->text;
    copy(rewriter, 1);
    while (rewriter->at < text->len && text->text[rewriter->at] != '"')
        copy(rewriter, text->text[rewriter->at] == '\\' ? 2 : 1);
    copy(rewriter, 1);
}

static bool is_wide_quote(uint32_t point)
{
    return point == LEFT_QUOTE || point == RIGHT_QUOTE || point == WIDE_QUOTE;
}

/* Steps over one character, or over an escaped one. */
static size_t step(const struct config_text *text, size_t at, uint32_t *out_point)
{
    size_t took = utf8_decode(text->text + at, text->len - at, out_point);
    return *out_point == '\\' && at + 1 < text->len ? 2 : took;
}

/*
 * Finds the quote on this line that ends a string opened by `opening`: “ and ” may be nested, and
 * an ASCII quote always ends it. Otherwise *out is the end of the line.
 */
static bool find_matching_quote(const struct config_text *text, size_t from, uint32_t opening,
                                size_t *out)
{
    int depth = 1;
    size_t i = from;
    for (uint32_t point; i < text->len && text->text[i] != '\n'; i += step(text, i, &point)) {
        (void)step(text, i, &point);
        *out = i;
        if (point == '"' || (opening == WIDE_QUOTE && point == WIDE_QUOTE) ||
            (opening == RIGHT_QUOTE && is_wide_quote(point)))
            return true;
        depth += point == LEFT_QUOTE ? 1 : point == RIGHT_QUOTE ? -1 : 0;
        if (opening == LEFT_QUOTE && depth == 0)
            return true;
    }
    *out = i;
    return false;
}

/* Finds the next quote of any kind; the text's length when there is none. */
static size_t find_any_quote(const struct config_text *text, size_t from)
{
    uint32_t point;
    for (size_t i = from; i < text->len; i += step(text, i, &point)) {
        (void)step(text, i, &point);
        if (point == '"' || is_wide_quote(point))
            return i;
    }
    return text->len;
}

/* On a line where quotes do not match they are taken two by two from there on. */
static size_t find_closing_quote(struct rewriter *rewriter, size_t from, uint32_t opening)
{
    size_t end;
    if (from >= rewriter->mismatched_until) {
        if (find_matching_quote(rewriter->text, from, opening, &end))
            return end;
        rewriter->mismatched_until = end;
    }
    return find_any_quote(rewriter->text, from);
}

/* A string between “ ”, ” ” or ＂ ＂ becomes one between ASCII quotes. */
static void copy_wide_string(struct rewriter *rewriter, uint32_t opening, size_t took)
{
    struct config_text *text = rewriter->text;
    size_t end = find_closing_quote(rewriter, rewriter->at + took, opening);
    if (end == text->len) { /* not a string: libconfig will say so, at this place */
        copy(rewriter, took);
        return;
    }
    write_byte(rewriter, '"', text->places[rewriter->at]);
    rewriter->at += took;
    copy(rewriter, end - rewriter->at);
    struct config_place place = text->places[end];
    (void)peek(rewriter, &took);
    rewriter->at += took;
    write_byte(rewriter, '"', place);
}

static void drop_comma_before(struct rewriter *rewriter, uint32_t closing)
{
    if (rewriter->comma && (closing == ')' || closing == ']'))
        rewriter->text->text[rewriter->comma - 1] = ' ';
}

static bool is_comment(const struct rewriter *rewriter, uint32_t next_meant, size_t took)
{
    struct rewriter ahead = *rewriter;
    size_t ahead_took;
    ahead.at += took;
    if (next_meant == '#')
        return true;
    if (next_meant != '/' || ahead.at >= ahead.text->len)
        return false;
    uint32_t second = meant(peek(&ahead, &ahead_took));
    return second == '/' || second == '*';
}

/* A line's comment; libconfig 1.5 takes it for an error when the file ends in it. */
static void copy_line(struct rewriter *rewriter)
{
    struct config_text *text = rewriter->text;
    copy_until(rewriter, "\n");
    if (rewriter->at == text->len && text->text[rewriter->len - 1] != '\n')
        write_byte(rewriter, '\n', rewriter->end);
}

/* Comments keep their words; their marks become ASCII. */
static void copy_comment(struct rewriter *rewriter, uint32_t mark, size_t took)
{
    write_byte(rewriter, (char)mark, rewriter->text->places[rewriter->at]);
    rewriter->at += took;
    if (mark == '#') {
        copy_line(rewriter);
        return;
    }
    uint32_t second = meant(peek(rewriter, &took));
    write_byte(rewriter, (char)second, rewriter->text->places[rewriter->at]);
    rewriter->at += took;
    if (second == '*')
        copy_until(rewriter, "*/");
    else
        copy_line(rewriter);
}

static void copy_plain(struct rewriter *rewriter, uint32_t ascii, size_t took)
{
    drop_comma_before(rewriter, ascii);
    if (ascii == ',')
        rewriter->comma = rewriter->len + 1;
    else if (!(ascii < 0x80 && strchr(" \t\n\f\v", (int)ascii)))
        rewriter->comma = 0;
    if (ascii >= 0x80) {
        copy(rewriter, took);
        return;
    }
    write_byte(rewriter, (char)ascii, rewriter->text->places[rewriter->at]);
    rewriter->at += took;
}

static void rewrite_next(struct rewriter *rewriter)
{
    size_t took;
    uint32_t point = peek(rewriter, &took);
    uint32_t ascii = meant(point);
    if (point == '"') {
        rewriter->comma = 0;
        copy_string(rewriter);
    } else if (is_wide_quote(point)) {
        rewriter->comma = 0;
        copy_wide_string(rewriter, point, took);
    } else if (is_comment(rewriter, ascii, took)) {
        copy_comment(rewriter, ascii, took);
    } else {
        copy_plain(rewriter, ascii, took);
    }
}

bool config_text_normalise(struct config_text *text, struct config_place *out_place,
                           struct err *err)
{
    struct rewriter rewriter = {.text = text, .end = text->places[text->len]};
    while (rewriter.at < text->len) {
        size_t took;
        if (meant(peek(&rewriter, &took)) == '@') { /* libconfig knows it only from @include */
            *out_place = text->places[rewriter.at];
            return err_set(err, ERR_UNTRUSTED,
                           "不允许 @include，请把内容直接写在这个文件里 @include is refused: write "
                           "its content here");
        }
        rewrite_next(&rewriter);
    }
    text->places[rewriter.len] = rewriter.end;
    text->text[rewriter.len] = '\0';
    text->len = rewriter.len;
    return true;
}
