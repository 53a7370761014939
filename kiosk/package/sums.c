#include "package/sums.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

#define HEX_DIGITS (SEAL_SUM_HEX_BYTES - 1)

void package_sums_add(struct package_sums *sums, char *name, const uint8_t sum[SEAL_SUM_BYTES])
{
    sums->items = mem_grow(sums->items, sums->count, &sums->capacity, sizeof(*sums->items));
    struct package_sum *item = &sums->items[sums->count++];
    item->name = name;
    memcpy(item->sum, sum, SEAL_SUM_BYTES);
}

static int compare_names(const void *left, const void *right)
{
    const struct package_sum *a = left, *b = right;
    return strcmp(a->name, b->name);
}

void package_sums_sort(struct package_sums *sums)
{
    if (sums->count > 0)
        qsort(sums->items, sums->count, sizeof(*sums->items), compare_names);
}

const struct package_sum *package_sums_find(const struct package_sums *sums, const char *name)
{
    struct package_sum key = {.name = (char *)name}; /* only compared */
    return sums->count == 0
               ? NULL
               : bsearch(&key, sums->items, sums->count, sizeof(*sums->items), compare_names);
}

void package_sums_finish(struct package_sums *sums)
{
    for (size_t i = 0; i < sums->count; i++)
        free(sums->items[i].name);
    free(sums->items);
    *sums = (struct package_sums){0};
}

void package_sums_write(const struct package_sums *sums, struct str *out)
{
    char hex[SEAL_SUM_HEX_BYTES];
    for (size_t i = 0; i < sums->count; i++) {
        seal_sum_text(sums->items[i].sum, hex);
        str_addf(out, "%s  %s\n", hex, sums->items[i].name);
    }
}

/* Returns what is wrong with the line, or NULL. *out_name is where the name begins. */
static const char *complain_line(const char *line, size_t len, uint8_t out_sum[SEAL_SUM_BYTES],
                                 size_t *out_name)
{
    size_t at = HEX_DIGITS + 2;
    if (memchr(line, '\0', len))
        return "有空字符 has a NUL";
    if (line[0] == '\\')
        return "文件名里有转义字符，请改名 a name is escaped: rename the file";
    if (len <= at || !seal_sum_read(line, HEX_DIGITS, out_sum) || line[HEX_DIGITS] != ' ' ||
        !strchr(" *", line[HEX_DIGITS + 1]))
        return "应为“校验值、两个空格、文件名” must be a sum, two spaces and a name";
    if (len > at + 2 && strncmp(line + at, "./", 2) == 0)
        at += 2;
    *out_name = at;
    return NULL;
}

static bool read_line(const char *line, size_t len, size_t number, struct package_sums *out,
                      struct package_trouble *trouble)
{
    uint8_t sum[SEAL_SUM_BYTES];
    size_t at = 0;
    const char *complaint = complain_line(line, len, sum, &at);
    if (complaint)
        return package_refuse(trouble, PACKAGE_SUMS, PACKAGE_SUMS_FILE ":%zu:1: %s", number,
                              complaint);
    char *name = mem_copy_span(line + at, len - at);
    if (package_name_is_apart(name))
        free(name); /* `sha256sum *` lists such, too; import never reads them */
    else
        package_sums_add(out, name, sum);
    return true;
}

static bool read_lines(const char *text, size_t len, const struct package_limits *limits,
                       struct package_sums *out, struct package_trouble *trouble)
{
    size_t at = utf8_mark_bytes(text, len);
    for (size_t number = 1; at < len; number++) {
        const char *line = text + at;
        const char *end = memchr(line, '\n', len - at);
        size_t line_len = end ? (size_t)(end - line) : len - at;
        at += line_len + 1;
        if (line_len > 0 && line[line_len - 1] == '\r')
            line_len--;
        if (line_len == 0)
            continue; /* an editor's last line */
        if (out->count == (size_t)limits->max_files)
            return package_refuse(trouble, PACKAGE_LIMITS, "文件超过 %d 个 more than %d files",
                                  limits->max_files, limits->max_files);
        if (!read_line(line, line_len, number, out, trouble))
            return false;
    }
    return true;
}

static bool check_twins(const struct package_sums *sums, struct package_trouble *trouble)
{
    char **names = mem_alloc(sums->count * sizeof(char *));
    for (size_t i = 0; i < sums->count; i++)
        names[i] = sums->items[i].name;
    bool ok = package_names_differ(names, sums->count, trouble);
    free(names);
    return ok;
}

static bool check_names(const struct package_sums *sums, const struct package_limits *limits,
                        struct package_trouble *trouble)
{
    for (size_t i = 0; i < sums->count; i++) {
        if (!package_name_check(sums->items[i].name, limits, trouble))
            return false;
        if (i > 0 && strcmp(sums->items[i - 1].name, sums->items[i].name) == 0)
            return package_refuse(trouble, PACKAGE_SUMS,
                                  PACKAGE_SUMS_FILE
                                  ": 同一个文件列了两次 a file is listed twice: %s",
                                  sums->items[i].name);
    }
    if (!package_sums_find(sums, PACKAGE_SETTINGS_FILE))
        return package_refuse(trouble, PACKAGE_SUMS,
                              PACKAGE_SUMS_FILE ": 没有列出 " PACKAGE_SETTINGS_FILE
                                                " does not list " PACKAGE_SETTINGS_FILE);
    return check_twins(sums, trouble);
}

bool package_sums_read(const char *text, size_t len, const struct package_limits *limits,
                       struct package_sums *out, struct package_trouble *trouble)
{
    *out = (struct package_sums){0};
    bool ok = read_lines(text, len, limits, out, trouble);
    package_sums_sort(out);
    ok = ok && check_names(out, limits, trouble);
    if (!ok)
        package_sums_finish(out);
    return ok;
}
