#include "calendar/lines.h"

#include <string.h>
#include <strings.h>

void calendar_lines_begin(struct calendar_lines *lines, const char *text, size_t len, char *room)
{
    *lines = (struct calendar_lines){.at = text, .end = text + len, .line = 1, .room = room};
}

/* Copies one physical line behind *len bytes of room, without its end. */
static void take(struct calendar_lines *lines, size_t *len)
{
    size_t left = (size_t)(lines->end - lines->at);
    const char *newline = memchr(lines->at, '\n', left);
    size_t count = newline ? (size_t)(newline - lines->at) : left;
    size_t keep = count > 0 && lines->at[count - 1] == '\r' ? count - 1 : count;
    memcpy(lines->room + *len, lines->at, keep);
    *len += keep;
    lines->at += count + (newline ? 1 : 0);
    lines->line++;
}

static bool is_fold(const struct calendar_lines *lines)
{
    return lines->at < lines->end && (*lines->at == ' ' || *lines->at == '\t');
}

/* One unfolded line, NUL-terminated; NULL at the end of the text. */
static char *unfold(struct calendar_lines *lines)
{
    char *line = lines->room;
    size_t len = 0;
    if (lines->at == lines->end)
        return NULL;
    take(lines, &len);
    while (is_fold(lines)) {
        lines->at++;
        take(lines, &len);
    }
    line[len] = '\0';
    lines->room += len + 1;
    return line;
}

/* The first of the marks outside quotes; NULL: none. */
static char *find_mark(char *text, const char *marks)
{
    bool is_quoted = false;
    for (; *text; text++) {
        if (*text == '"')
            is_quoted = !is_quoted;
        else if (!is_quoted && strchr(marks, *text))
            return text;
    }
    return NULL;
}

/* NAME=VALUE or NAME="VALUE". */
static void read_parameter(char *text, struct calendar_line *out)
{
    size_t len = strlen(text);
    if (strncasecmp(text, "RANGE=", 6) == 0)
        out->has_range = true;
    if (strncasecmp(text, "TZID=", 5) != 0)
        return;
    text += 5;
    len -= 5;
    if (len >= 2 && text[0] == '"' && text[len - 1] == '"') {
        text[len - 1] = '\0';
        text++;
    }
    out->tzid = text;
}

static void split(char *text, struct calendar_line *out)
{
    char *mark = find_mark(text, ";:");
    out->name = text;
    while (mark && *mark == ';') {
        char *next = find_mark(mark + 1, ";:");
        *mark = '\0';
        if (!next)
            return;
        char kind = *next;
        *next = '\0';
        read_parameter(mark + 1, out);
        *next = kind;
        mark = next;
    }
    if (!mark)
        return;
    *mark = '\0';
    out->value = mark + 1;
}

bool calendar_lines_next(struct calendar_lines *lines, struct calendar_line *out)
{
    int line = lines->line;
    for (char *text; (text = unfold(lines)); line = lines->line) {
        if (text[strspn(text, " \t")] == '\0')
            continue;
        *out = (struct calendar_line){.line = line};
        split(text, out);
        return true;
    }
    return false;
}
