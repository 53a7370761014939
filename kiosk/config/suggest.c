#include "config/suggest.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

#define LONGEST 96
#define FAR     1000

static int lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte;
}

size_t config_suggest_distance(const char *a, const char *b)
{
    size_t row[LONGEST + 1];
    size_t a_len = strlen(a), b_len = strlen(b);
    if (a_len > LONGEST || b_len > LONGEST)
        return FAR;
    for (size_t j = 0; j <= b_len; j++)
        row[j] = j;
    for (size_t i = 1; i <= a_len; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b_len; j++) {
            size_t change = diagonal + (lower(a[i - 1]) != lower(b[j - 1]));
            size_t shorter = row[j - 1] < row[j] ? row[j - 1] : row[j];
            diagonal = row[j];
            row[j] = change < shorter + 1 ? change : shorter + 1;
        }
    }
    return row[b_len];
}

const char *config_suggest_word(const char *written, const char *const *known)
{
    const char *best = NULL;
    size_t best_distance = 1 + (strlen(written) > 3 ? 2 : 1);
    for (; *known; known++) {
        size_t distance = config_suggest_distance(written, *known);
        if (distance < best_distance) {
            best = *known;
            best_distance = distance;
        }
    }
    return best;
}

void config_suggest_list(const char *const *known, struct str *out)
{
    for (bool is_first = true; *known; known++, is_first = false)
        str_addf(out, "%s%s", is_first ? "" : ", ", *known);
}

char *config_suggest_narrow(const char *text)
{
    struct str out = {0};
    size_t len = strlen(text);
    for (size_t i = 0; i < len;) {
        uint32_t point;
        size_t took = utf8_decode(text + i, len - i, &point);
        bool is_wide_ascii = point >= 0xFF01 && point <= 0xFF5E;
        char ascii = (char)(is_wide_ascii ? point - 0xFF01 + '!' : ' ');
        if (is_wide_ascii || point == 0x3000 || point == 0xA0)
            str_add_span(&out, &ascii, 1);
        else
            str_add_span(&out, text + i, took);
        i += took;
    }
    return str_take(&out);
}

char *config_suggest_plain(const char *text)
{
    char *plain = config_suggest_narrow(text);
    size_t start = strspn(plain, " "), len = strlen(plain);
    while (len > start && plain[len - 1] == ' ')
        len--;
    memmove(plain, plain + start, len - start);
    plain[len - start] = '\0';
    return plain;
}
