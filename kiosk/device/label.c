#include "device/label.h"

#include <ctype.h>
#include <dirent.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/str.h"
#include "base/utf8.h"

/* Adds the byte that text begins with; returns how many bytes stood for it. */
static size_t add_byte(struct str *out, const char *text)
{
    if (text[0] == '\\' && text[1] == 'x' && isxdigit((unsigned char)text[2]) &&
        isxdigit((unsigned char)text[3])) {
        const char digits[] = {text[2], text[3], '\0'};
        char byte = (char)strtoul(digits, NULL, 16);
        str_add_span(out, &byte, 1);
        return 4;
    }
    str_add_span(out, text, 1);
    return 1;
}

static bool is_clean(const struct str *label)
{
    uint32_t point = 0;
    if (!utf8_is_valid(label->text, label->len))
        return false;
    for (size_t at = 0; at < label->len;) {
        at += utf8_decode(label->text + at, label->len - at, &point);
        if (utf8_is_hidden(point))
            return false;
    }
    return true;
}

static void decode(const char *encoded, char *out, size_t out_bytes)
{
    struct str label = {0};
    while (*encoded)
        encoded += add_byte(&label, encoded);
    if (label.len > 0 && label.len < out_bytes && is_clean(&label))
        utf8_copy(out, out_bytes, label.text);
    str_finish(&label);
}

static bool is_of(const char *folder, const char *name, dev_t device)
{
    struct stat about;
    char *path = file_join(folder, name);
    bool is_of = name[0] != '.' && stat(path, &about) == 0 && about.st_rdev == device;
    free(path);
    return is_of;
}

void label_find(const char *folder, dev_t device, char *out, size_t out_bytes)
{
    struct dirent **links = NULL;
    int count = scandir(folder, &links, NULL, alphasort);
    out[0] = '\0';
    for (int i = 0; i < count; i++) {
        if (!out[0] && is_of(folder, links[i]->d_name, device))
            decode(links[i]->d_name, out, out_bytes);
        free(links[i]);
    }
    free(links);
}
