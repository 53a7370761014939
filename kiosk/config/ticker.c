#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "config/gather.h"

#define LINES_MAX 10000
#define CHARS_MAX 500

static size_t bytes_of_chars(const char *text, size_t chars)
{
    uint32_t point;
    size_t len = strlen(text), at = 0;
    for (; chars > 0 && at < len; chars--)
        at += utf8_decode(text + at, len - at, &point);
    return at;
}

bool config_gather_ticker_line(struct playlist *list, const char *text, const char *file, int line,
                               struct config_report *report)
{
    if (*text == '\0')
        return true;
    if (list->ticker_count == LINES_MAX) {
        config_report_warning(
            report, file, line, 1,
            "滚动字幕超过 %d 条，其余的不显示 more than %d ticker lines: the rest is "
            "left out",
            LINES_MAX, LINES_MAX);
        return false;
    }
    size_t len = bytes_of_chars(text, CHARS_MAX);
    if (len < strlen(text))
        config_report_warning(
            report, file, line, 1,
            "这一条超过 %d 字，后面的不显示，请分成几条 longer than %d characters, the "
            "rest is cut: make several lines",
            CHARS_MAX, CHARS_MAX);
    char *shown = mem_copy_span(text, len);
    playlist_add_ticker(list, shown);
    free(shown);
    return true;
}
