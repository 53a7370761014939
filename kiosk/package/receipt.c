#include "package/receipt.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/str.h"
#include "base/utf8.h"
#include "package/open.h"
#include "package/walk.h"
#include "json/json.h"

#define NAME_BYTES  128 /* of one name on the stick, with the NUL */
#define SAME_SECOND 100 /* attempts of one second that are told apart */
#define RECEIPTS    "receipts"
#define EXPORT      "export"

static bool refuse_stick(struct package_trouble *trouble, const char *name)
{
    return package_refuse_errno(trouble, PACKAGE_STICK, "写不了 cannot be written: %s", name);
}

/* What stands for text[len] in a name on vfat, cut where it is too long. */
static void make_safe(const char *text, size_t len, char out[NAME_BYTES])
{
    struct str name = {0};
    for (size_t took = 0; len > 0; text += took, len -= took) {
        uint32_t point;
        took = utf8_decode(text, len, &point);
        bool is_plain = (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') ||
                        (point >= '0' && point <= '9') || point == '-' || point == '_' ||
                        (point == '.' && name.len > 0 && len > took);
        if (is_plain || (point >= 0x80 && point != 0xFFFD && !utf8_is_hidden(point)))
            str_add_span(&name, text, took);
        else
            str_add(&name, "-");
    }
    utf8_copy(out, NAME_BYTES, name.len > 0 ? name.text : "-");
    str_finish(&name);
}

/* Opens folder_fd/name, made where it is not there; no link is followed. Takes folder_fd. -1:
 * *trouble is set. */
static int enter_folder(int folder_fd, const char *name, struct package_trouble *trouble)
{
    if (folder_fd < 0)
        return -1;
    int fd = -1;
    bool is_made = mkdirat(folder_fd, name, 0755) == 0;
    if (is_made ? fsync(folder_fd) == 0 : errno == EEXIST)
        fd = package_open_beneath(folder_fd, name, O_RDONLY | O_DIRECTORY);
    if (fd < 0)
        (void)refuse_stick(trouble, name);
    (void)close(folder_fd); /* fsync said what there was to say */
    return fd;
}

static int open_package(const char *stick, struct package_trouble *trouble)
{
    char *folder = file_join(stick, PACKAGE_FOLDER);
    int fd = package_tree_open(folder, trouble);
    free(folder);
    return fd;
}

/* Writes folder_fd/name so that it is whole or not there. */
static bool write_file(int folder_fd, const char *name, const void *bytes, size_t count,
                       struct package_trouble *trouble)
{
    struct str part = {0};
    str_addf(&part, "%s.part", name);
    (void)unlinkat(folder_fd, part.text, 0); /* of an earlier attempt, seldom there */
    bool ok = package_copy_bytes(bytes, count, folder_fd, part.text, trouble);
    if (!ok)
        trouble->reason = PACKAGE_STICK; /* it is no disk of ours */
    else
        ok = (renameat(folder_fd, part.text, folder_fd, name) == 0 && fsync(folder_fd) == 0) ||
             refuse_stick(trouble, name);
    if (!ok)
        (void)unlinkat(folder_fd, part.text, 0); /* may be renamed, or the stick gone */
    str_finish(&part);
    return ok;
}

static void add_text(struct str *out, const char *key, const char *text)
{
    str_addf(out, "  \"%s\": ", key);
    json_add_string(out, text);
    str_add(out, ",\n");
}

static void add_number(struct str *out, const char *key, int64_t number)
{
    str_addf(out, "  \"%s\": %" PRId64 ",\n", key, number);
}

static void describe(const struct package_receipt *receipt, struct str *out)
{
    const struct package_outcome *outcome = receipt->outcome;
    const struct package_trouble *trouble = receipt->trouble;
    const struct package_reason_words *words =
        package_reason_words(trouble ? trouble->reason : PACKAGE_FINE);
    str_add(out, "{\n");
    add_text(out, "device", receipt->device);
    add_text(out, "program", receipt->program_version);
    if (*receipt->time)
        add_text(out, "time", receipt->time);
    else
        str_add(out, "  \"time\": null,\n");
    add_number(out, "boot_ms", receipt->mono_ms);
    add_text(out, "package", outcome->package.name);
    add_number(out, "version", outcome->package.version);
    add_text(out, "key", outcome->key_id);
    add_text(out, "sums", outcome->sums);
    add_number(out, "files", (int64_t)outcome->files);
    add_number(out, "bytes", outcome->bytes);
    add_number(out, "generation", outcome->generation);
    add_text(out, "result", words->name);
    add_text(out, "code", words->code);
    add_text(out, "zh", words->zh);
    add_text(out, "en", words->en);
    add_text(out, "detail", trouble ? trouble->err.text : "");
    str_addf(out, "  \"taken\": %s\n}\n", trouble ? "false" : "true");
}

/* DEVICE-TIME.json, or DEVICE-TIME-2.json where that one is there already, and so on. */
static void find_name(int folder_fd, const struct package_receipt *receipt, char out[NAME_BYTES])
{
    struct str whole = {0};
    char device[NAME_BYTES], stem[NAME_BYTES];
    struct stat info;
    make_safe(receipt->device, strlen(receipt->device), device);
    if (*receipt->time)
        str_addf(&whole, "%.63s-%s", device, receipt->time);
    else
        str_addf(&whole, "%.63s-boot-%" PRId64, device, receipt->mono_ms);
    make_safe(whole.text, whole.len, stem);
    str_finish(&whole);
    (void)snprintf(out, NAME_BYTES, "%.110s.json", stem); /* it fits */
    for (int i = 2; i < SAME_SECOND && fstatat(folder_fd, out, &info, AT_SYMLINK_NOFOLLOW) == 0;
         i++)
        (void)snprintf(out, NAME_BYTES, "%.110s-%d.json", stem, i); /* it fits */
}

bool package_receipt_write(const char *stick, const struct package_receipt *receipt,
                           struct package_trouble *trouble)
{
    struct str text = {0};
    char name[NAME_BYTES];
    int fd = enter_folder(open_package(stick, trouble), RECEIPTS, trouble);
    if (fd < 0)
        return false;
    find_name(fd, receipt, name);
    describe(receipt, &text);
    bool ok = write_file(fd, name, text.text, text.len, trouble);
    str_finish(&text);
    (void)close(fd); /* fsync said what there was to say */
    return ok;
}

bool package_export_write(const char *stick, const char *folder, const char *name,
                          const void *bytes, size_t count, struct package_trouble *trouble)
{
    char safe[NAME_BYTES];
    int fd = enter_folder(open_package(stick, trouble), EXPORT, trouble);
    for (const char *part = folder; fd >= 0 && *part;) {
        size_t len = strcspn(part, "/");
        if (len > 0) {
            make_safe(part, len, safe);
            fd = enter_folder(fd, safe, trouble);
        }
        part += len + (part[len] == '/');
    }
    if (fd < 0)
        return false;
    make_safe(name, strlen(name), safe);
    bool ok = write_file(fd, safe, bytes, count, trouble);
    (void)close(fd); /* fsync said what there was to say */
    return ok;
}
