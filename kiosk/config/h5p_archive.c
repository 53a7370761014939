#include "config/h5p_archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <string.h>

#include "base/file.h"

#define BLOCK_BYTES ((size_t)64 * 1024)

static bool is_up(const char *part, size_t len)
{
    return len == 2 && part[0] == '.' && part[1] == '.';
}

/* Whether unpacking could leave the folder: H5P never writes such names. */
static bool is_stray(const char *name)
{
    if (*name == '/' || strchr(name, '\\'))
        return true;
    for (const char *part = name; part; part = strchr(part, '/')) {
        part += *part == '/';
        if (is_up(part, strcspn(part, "/")))
            return true;
    }
    return false;
}

static bool take_bytes(struct archive *archive, size_t limit_bytes, struct str *out,
                       struct err *err)
{
    char block[BLOCK_BYTES];
    for (;;) {
        la_ssize_t got = archive_read_data(archive, block, sizeof(block));
        if (got == 0)
            return true;
        if (got < 0)
            return err_set(err, ERR_PARSE, "压缩包已损坏 damaged");
        if (out->len + (size_t)got > limit_bytes)
            return err_set(err, ERR_LIMIT, "太大，最多 %zu MiB larger than %zu MiB",
                           limit_bytes >> 20, limit_bytes >> 20);
        str_add_span(out, block, (size_t)got);
    }
}

/* Walks over all members, as a stray name anywhere is a reason to believe none. */
static bool walk(struct archive *archive, const char *name, size_t limit_bytes, struct str *out,
                 struct err *err)
{
    struct archive_entry *entry;
    bool is_found = false;
    int count = 0, code = archive_read_next_header(archive, &entry);
    for (; code == ARCHIVE_OK || code == ARCHIVE_WARN;
         code = archive_read_next_header(archive, &entry)) {
        const char *member = archive_entry_pathname(entry);
        if (++count > CONFIG_H5P_ENTRIES_MAX)
            return err_set(err, ERR_LIMIT, "文件多于 %d 个 more than %d files",
                           CONFIG_H5P_ENTRIES_MAX, CONFIG_H5P_ENTRIES_MAX);
        if (!member || is_stray(member))
            return err_set(err, ERR_UNTRUSTED,
                           "里面第 %d 个文件的名字越界 the name of its file no. %d leads outside",
                           count, count);
        bool is_wanted =
            !is_found && strcmp(member, name) == 0 && archive_entry_filetype(entry) == AE_IFREG;
        if (is_wanted && !take_bytes(archive, limit_bytes, out, err))
            return err_prefix(err, "%s", name);
        is_found |= is_wanted;
    }
    if (code != ARCHIVE_EOF)
        return err_set(err, ERR_PARSE, "不是 .h5p，或已损坏 not a .h5p, or damaged");
    return is_found || err_set(err, ERR_INVALID, "里面没有 it has no %.200s", name);
}

bool h5p_archive_read(const char *path, const char *name, size_t limit_bytes, struct str *out,
                      struct err *err)
{
    if (!file_is_regular(path))
        return err_set(err, ERR_GONE, "没有这个文件 no such file");
    /* libarchive knows names only as the locale has them. */
    locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", NULL);
    locale_t before = utf8 ? uselocale(utf8) : NULL;
    struct archive *archive = archive_read_new();
    (void)archive_read_support_format_zip_seekable(archive);
    bool ok = archive_read_open_filename(archive, path, BLOCK_BYTES) == ARCHIVE_OK
                  ? walk(archive, name, limit_bytes, out, err)
                  : err_set(err, ERR_PARSE, "不是 .h5p，或已损坏 not a .h5p, or damaged");
    (void)archive_read_free(archive); /* it was only read */
    if (utf8) {
        (void)uselocale(before); /* it was valid */
        freelocale(utf8);
    }
    return ok;
}
