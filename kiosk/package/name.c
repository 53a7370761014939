#include "package/name.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "layout/form.h"
#include "package/sums.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct package_limits package_limits_of(const struct config_kiosk *kiosk)
{
    return (struct package_limits){.max_files = kiosk->usb.max_files,
                                   .max_bytes = kiosk->usb.max_bytes,
                                   .min_free_percent = kiosk->usb.min_free_percent,
                                   .max_name_bytes = kiosk->usb.max_name_bytes,
                                   .max_depth = kiosk->usb.max_depth,
                                   .max_sums_bytes = kiosk->usb.max_sums_bytes};
}

struct package_limits package_limits_default(void)
{
    struct config_kiosk kiosk;
    config_kiosk_defaults(&kiosk);
    return package_limits_of(&kiosk);
}

/* One name between two '/'. */
struct part {
    const char *text;
    size_t len;
};

/* Steps to the next name of the path; false behind the last one. *cursor begins at the path and is
 * NULL behind the last name. */
static bool next_part(const char **cursor, struct part *out)
{
    if (!*cursor)
        return false;
    size_t len = strcspn(*cursor, "/");
    *out = (struct part){*cursor, len};
    *cursor = (*cursor)[len] ? *cursor + len + 1 : NULL;
    return true;
}

/* What leaves no mark on a screen: two names that differ by it look the same. */
static bool is_invisible(uint32_t point)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        {0x00A0, 0x00A0}, {0x00AD, 0x00AD}, {0x034F, 0x034F},   {0x115F, 0x1160}, {0x1680, 0x1680},
        {0x17B4, 0x17B5}, {0x180B, 0x180F}, {0x2000, 0x200F},   {0x2028, 0x202F}, {0x205F, 0x206F},
        {0x3164, 0x3164}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFB},
        {0xFFFE, 0xFFFF}, {0xE000, 0xF8FF}, {0xE0000, 0xE0FFF},
    };
    for (size_t i = 0; i < COUNT(ranges); i++)
        if (point >= ranges[i].first && point <= ranges[i].last)
            return true;
    return utf8_is_hidden(point);
}

static const char *complain_characters(const char *path)
{
    size_t len = strlen(path);
    if (!utf8_is_valid(path, len))
        return "文件名不是 UTF-8，请改名 a name is not UTF-8: rename it";
    for (size_t i = 0; i < len;) {
        uint32_t point;
        i += utf8_decode(path + i, len - i, &point);
        if (is_invisible(point))
            return "文件名有看不见的字符，请改名 a name has an invisible character: rename it";
        if (point < 0x80 && strchr("\\:*?\"<>|", (int)point))
            return "文件名不能有 \\ : * ? \" < > |，请改名 a name must not have \\ : * ? \" < > |: "
                   "rename it";
    }
    if (!layout_text_is_nfc(path))
        return "文件名的写法不规范（不是 NFC），请改名 a name is not in normal form C: rename it";
    return NULL;
}

/* Names that stand for devices on Windows, with whatever ending. */
static bool is_device(struct part part)
{
    static const char *const names[] = {"con", "prn", "aux", "nul", "com", "lpt"};
    const char *dot = memchr(part.text, '.', part.len);
    size_t len = dot ? (size_t)(dot - part.text) : part.len;
    for (size_t i = 0; i < COUNT(names); i++) {
        bool is_numbered = i >= 4;
        if (len == (is_numbered ? 4 : 3) && strncasecmp(part.text, names[i], 3) == 0 &&
            (!is_numbered || (part.text[3] >= '0' && part.text[3] <= '9')))
            return true;
    }
    return false;
}

static const char *complain_part(struct part part)
{
    if (part.len == 0)
        return "文件名不能是空的，也不能以 / 开头 a name must not be empty, nor begin with /";
    if (strncmp(part.text, "..", part.len) == 0 && part.len <= 2)
        return "路径里不能有 . 或 .. a path must not have . or ..";
    if (strchr(" .", part.text[part.len - 1]))
        return "文件名不能以空格或点结尾，请改名 a name must not end in a space or dot: rename it";
    if (is_device(part))
        return "Windows 不允许这个文件名，请改名 Windows does not allow this name: rename it";
    return NULL;
}

bool package_name_check_form(const char *path, const struct package_limits *limits,
                             struct package_trouble *trouble)
{
    struct part part;
    const char *cursor = path;
    const char *complaint = complain_characters(path);
    int depth = 0;
    for (; !complaint && next_part(&cursor, &part); complaint = complain_part(part)) {
        if (part.len > (size_t)limits->max_name_bytes)
            return package_refuse(trouble, PACKAGE_LIMITS,
                                  "文件名超过 %d 字节 a name of more than %d bytes: %s",
                                  limits->max_name_bytes, limits->max_name_bytes, path);
        if (++depth > limits->max_depth)
            return package_refuse(trouble, PACKAGE_LIMITS,
                                  "文件夹超过 %d 层 deeper than %d names: %s", limits->max_depth,
                                  limits->max_depth, path);
    }
    return !complaint || package_refuse(trouble, PACKAGE_NAMES, "%s: %s", complaint, path);
}

bool package_name_is_junk(const char *name)
{
    static const char *const names[] = {".DS_Store",
                                        "Thumbs.db",
                                        "desktop.ini",
                                        ".Trashes",
                                        ".Spotlight-V100",
                                        ".fseventsd",
                                        "System Volume Information"};
    if (strncmp(name, "._", 2) == 0 || strncmp(name, "~$", 2) == 0)
        return true;
    for (size_t i = 0; i < COUNT(names); i++)
        if (strcasecmp(name, names[i]) == 0)
            return true;
    return false;
}

static bool has_junk(const char *path)
{
    struct part part;
    bool is_junk = false;
    while (!is_junk && next_part(&path, &part)) {
        char *name = mem_copy_span(part.text, part.len);
        is_junk = package_name_is_junk(name);
        free(name);
    }
    return is_junk;
}

bool package_name_is_apart(const char *path)
{
    static const char *const names[] = {PACKAGE_SUMS_FILE, PACKAGE_SUMS_SIGNATURE, "receipts",
                                        "export"};
    size_t first = strcspn(path, "/");
    for (size_t i = 0; i < COUNT(names); i++)
        if (first == strlen(names[i]) && strncmp(path, names[i], first) == 0)
            return true;
    return has_junk(path);
}

static bool is_in_place(const char *path)
{
    static const char *const files[] = {PACKAGE_SETTINGS_FILE, "config/schedule.cfg"};
    static const char *const folders[] = {"playlists/",     "config/layouts/", "config/calendars/",
                                          "config/alerts/", "assets/scenes/",  "assets/voice/"};
    for (size_t i = 0; i < COUNT(files); i++)
        if (strcmp(path, files[i]) == 0)
            return true;
    for (size_t i = 0; i < COUNT(folders); i++)
        if (strncmp(path, folders[i], strlen(folders[i])) == 0)
            return true;
    return false;
}

bool package_name_check(const char *path, const struct package_limits *limits,
                        struct package_trouble *trouble)
{
    if (!package_name_check_form(path, limits, trouble))
        return false;
    if (has_junk(path))
        return package_refuse(trouble, PACKAGE_NAMES,
                              "系统留下的杂项文件，请从清单里删去 a junk file: take it off the "
                              "list: %s",
                              path);
    return is_in_place(path) ||
           package_refuse(trouble, PACKAGE_NAMES,
                          "这里不能放文件，只能放 package.cfg 和 playlists、config、assets "
                          "里规定的文件夹 no file belongs here, only package.cfg and the folders "
                          "of playlists, config and assets: %s",
                          path);
}

struct folded {
    char *text;       /* owned */
    const char *name; /* as written */
};

/* '/' stands before all others, so that a folder's files follow the folder's own name. */
static int rank(char byte)
{
    return byte == '/' ? 1 : (unsigned char)byte;
}

static int compare_folded(const void *left, const void *right)
{
    const char *a = ((const struct folded *)left)->text;
    const char *b = ((const struct folded *)right)->text;
    size_t i = 0;
    while (a[i] && a[i] == b[i])
        i++;
    return rank(a[i]) - rank(b[i]);
}

/* Whether a name in one path has a twin at the same place in the other. */
static bool are_twins(const struct folded *a, const struct folded *b)
{
    const char *cursors[] = {a->text, b->text, a->name, b->name};
    struct part parts[COUNT(cursors)];
    for (;;) {
        for (size_t i = 0; i < COUNT(cursors); i++)
            if (!next_part(&cursors[i], &parts[i]))
                return false;
        if (parts[0].len != parts[1].len || memcmp(parts[0].text, parts[1].text, parts[0].len) != 0)
            return false;
        if (parts[2].len != parts[3].len || memcmp(parts[2].text, parts[3].text, parts[2].len) != 0)
            return true;
    }
}

bool package_names_differ(char *const *names, size_t count, struct package_trouble *trouble)
{
    struct folded *all = mem_alloc(count * sizeof(*all));
    bool ok = true;
    for (size_t i = 0; i < count; i++)
        all[i] = (struct folded){layout_text_fold(names[i]), names[i]};
    qsort(all, count, sizeof(*all), compare_folded);
    /* paths with the same folders stand together, so that neighbours tell of folders, too */
    for (size_t i = 1; ok && i < count; i++)
        if (are_twins(&all[i - 1], &all[i]))
            ok = package_refuse(trouble, PACKAGE_NAMES,
                                "两个名称只有大小写不同，请改名 two names differ in case only: "
                                "rename one: %s, %s",
                                all[i - 1].name, all[i].name);
    for (size_t i = 0; i < count; i++)
        free(all[i].text);
    free(all);
    return ok;
}
