#include "package/ring.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/utf8.h"

#define REVOKED_FILE  "revoked.txt"
#define REVOKED_BYTES 65536

/* The first thing that is wrong is told of. */
static void warn(struct package_ring *ring, const char *name, const struct err *err)
{
    if (ring->warning.code != ERR_NONE)
        return;
    ring->warning = *err;
    (void)err_prefix(&ring->warning, "%s", name);
}

/* --- keys ---------------------------------------------------------------------------------- */

static bool add_key(struct package_ring *ring, const char *path, struct err *err)
{
    struct str text = {0};
    struct seal_public_key key;
    if (ring->count == PACKAGE_KEYS_MAX)
        return err_set(err, ERR_LIMIT, "最多 %d 把公钥，这一把没有用 at most %d keys: not used",
                       PACKAGE_KEYS_MAX, PACKAGE_KEYS_MAX);
    bool ok = file_read(path, SEAL_KEY_FILE_BYTES, &text, err);
    if (ok) {
        size_t skip = utf8_mark_bytes(text.text, text.len);
        ok = seal_public_key_read(text.text + skip, text.len - skip, &key, err);
    }
    if (ok)
        ring->keys[ring->count++] = key;
    str_finish(&text);
    return ok;
}

static int is_key_file(const struct dirent *entry)
{
    const char *dot = strrchr(entry->d_name, '.');
    return entry->d_name[0] != '.' && dot && strcmp(dot, ".pub") == 0;
}

static void read_keys(struct package_ring *ring, const char *folder)
{
    struct dirent **entries = NULL;
    struct err err;
    int count = scandir(folder, &entries, is_key_file, alphasort);
    if (count < 0 && errno != ENOENT) {
        (void)err_set_errno(&err, "不能读公钥文件夹 cannot read the keys' folder");
        warn(ring, folder, &err);
    }
    for (int i = 0; i < count; i++) {
        char *path = file_join(folder, entries[i]->d_name);
        if (!add_key(ring, path, &err))
            warn(ring, entries[i]->d_name, &err);
        free(path);
        free(entries[i]);
    }
    free(entries);
}

/* --- what was called back ------------------------------------------------------------------ */

/* A NUL is none: a file that a power cut left full of them is not an empty list. */
static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r';
}

/* One line without its comment, blanks around it or not. */
static bool add_revoked(struct package_ring *ring, const char *line, size_t len)
{
    char id[SEAL_KEY_ID_TEXT_BYTES] = "";
    const char *comment = memchr(line, '#', len);
    if (comment)
        len = (size_t)(comment - line);
    while (len > 0 && is_blank(line[len - 1]))
        len--;
    while (len > 0 && is_blank(*line)) {
        line++;
        len--;
    }
    if (len == 0)
        return true;
    if (len != sizeof(id) - 1 || ring->revoked_count == PACKAGE_REVOKED_MAX)
        return false;
    memcpy(id, line, len);
    return seal_key_id_read(id, ring->revoked[ring->revoked_count++]);
}

static bool read_list(struct package_ring *ring, const struct str *text, struct err *err)
{
    const char *at = text->text + utf8_mark_bytes(text->text, text->len);
    const char *end = text->text + text->len;
    for (int number = 1; at < end; number++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t len = (size_t)((stop ? stop : end) - at);
        if (!add_revoked(ring, at, len))
            return err_set(
                err, ERR_PARSE,
                "第 %d 行不是密钥编号（16 位十六进制数；minisign 省去开头的 0，要补上），或超过 %d "
                "个；改正之前不接受任何密钥 line %d is no key id (16 hex digits; minisign leaves "
                "out zeros in front: put them back), or there are more than %d; no key is accepted "
                "until it is mended",
                number, PACKAGE_REVOKED_MAX, number, PACKAGE_REVOKED_MAX);
        at += stop ? len + 1 : len;
    }
    return true;
}

/* True without a list, too; a link that leads nowhere is not “no list”. */
static bool read_revoked(struct package_ring *ring, const char *folder, struct err *err)
{
    struct str text = {0};
    struct stat info;
    char *path = file_join(folder, REVOKED_FILE);
    bool is_none = lstat(path, &info) != 0 && errno == ENOENT;
    bool ok =
        is_none || (file_read(path, REVOKED_BYTES, &text, err) && read_list(ring, &text, err));
    str_finish(&text);
    free(path);
    return ok;
}

/* --- the ring ------------------------------------------------------------------------------ */

void package_ring_read(const char *folder, struct package_ring *out)
{
    struct err err;
    *out = (struct package_ring){0};
    if (read_revoked(out, folder, &err)) {
        read_keys(out, folder);
        return;
    }
    out->revoked_count = 0;
    warn(out, REVOKED_FILE, &err);
}

struct package_ring package_ring_of(const struct seal_public_key *key)
{
    return (struct package_ring){.keys = {*key}, .count = 1};
}

static bool is_same_id(const uint8_t *a, const uint8_t *b)
{
    return memcmp(a, b, SEAL_KEY_ID_BYTES) == 0;
}

static bool is_revoked(const struct package_ring *ring, const uint8_t *id)
{
    for (size_t i = 0; i < ring->revoked_count; i++)
        if (is_same_id(ring->revoked[i], id))
            return true;
    return false;
}

/* Two keys may have one id by accident: each is tried. */
bool package_ring_verify(const struct package_ring *ring, const struct seal_signature *signature,
                         const void *bytes, size_t count, struct package_trouble *trouble)
{
    char id[SEAL_KEY_ID_TEXT_BYTES];
    bool is_known = false;
    seal_key_id_text(signature->id, id);
    if (ring->count == 0)
        return package_refuse(trouble, PACKAGE_NO_KEY, "没有可用的公钥 no usable key%s%s",
                              ring->warning.code == ERR_NONE ? "" : "：", ring->warning.text);
    if (is_revoked(ring, signature->id))
        return package_refuse(trouble, PACKAGE_REVOKED, "密钥 key %s", id);
    for (size_t i = 0; i < ring->count; i++) {
        if (!is_same_id(ring->keys[i].id, signature->id))
            continue;
        is_known = true;
        if (seal_signature_fits(signature, &ring->keys[i], bytes, count))
            return true;
    }
    return package_refuse(trouble, is_known ? PACKAGE_BAD_SIGNATURE : PACKAGE_FOREIGN,
                          "密钥 key %s", id);
}
