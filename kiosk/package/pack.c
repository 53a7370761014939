/*
 * The stick's folder is changed as late as can be. `anxuan.part` is made whole and is on disk
 * before it takes the old one's place, in one step where the file system can exchange two names
 * (ext4, vfat), in two else: in between is `anxuan.old`, and the next pack() puts it back.
 */
#include "package/pack.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "package/open.h"

#define PART_FOLDER PACKAGE_FOLDER ".part"
#define OLD_FOLDER  PACKAGE_FOLDER ".old"

/* What devices wrote on the stick: it outlives the package. */
static const char *const kept_folders[] = {"receipts", "export"};

struct packing {
    int stick_fd;
    const char *stick;
    struct package_opened source; /* sums and signature are made, not read */
};

static bool exists(int fd, const char *name)
{
    return faccessat(fd, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

static bool move_kept(int stick_fd, const char *from, struct package_trouble *trouble)
{
    bool ok = true;
    for (size_t i = 0; ok && i < sizeof(kept_folders) / sizeof(kept_folders[0]); i++) {
        struct str old = {0}, new = {0};
        str_addf(&old, "%s/%s", from, kept_folders[i]);
        str_addf(&new, PACKAGE_FOLDER "/%s", kept_folders[i]);
        if (exists(stick_fd, old.text) && !exists(stick_fd, new.text) &&
            renameat(stick_fd, old.text, stick_fd, new.text) != 0)
            ok = package_refuse_errno(trouble, PACKAGE_DISK, "%s", old.text);
        str_finish(&old);
        str_finish(&new);
    }
    return ok;
}

/* Takes what is kept out of a folder that is not needed any more, and removes it. */
static bool clear_away(const struct packing *packing, const char *name,
                       struct package_trouble *trouble)
{
    if (!exists(packing->stick_fd, name))
        return true;
    if (exists(packing->stick_fd, PACKAGE_FOLDER) && !move_kept(packing->stick_fd, name, trouble))
        return false;
    char *path = file_join(packing->stick, name);
    file_remove_tree(path);
    free(path);
    return !exists(packing->stick_fd, name) ||
           package_refuse(trouble, PACKAGE_DISK, "删不掉 cannot be removed: %s", name);
}

/* What a pack() that was interrupted left behind. */
static bool recover(const struct packing *packing, struct package_trouble *trouble)
{
    int fd = packing->stick_fd;
    if (!exists(fd, PACKAGE_FOLDER) && exists(fd, OLD_FOLDER) &&
        renameat(fd, OLD_FOLDER, fd, PACKAGE_FOLDER) != 0)
        return package_refuse_errno(trouble, PACKAGE_DISK, OLD_FOLDER);
    return clear_away(packing, OLD_FOLDER, trouble) && clear_away(packing, PART_FOLDER, trouble);
}

/* What was moved or removed too, and what the file system keeps of its own: all is on the stick. */
static bool settle_all(const struct packing *packing, struct package_trouble *trouble)
{
    return syncfs(packing->stick_fd) == 0 ||
           package_refuse_errno(trouble, PACKAGE_DISK, "写不了 cannot be written: %s",
                                packing->stick);
}

static bool settle_stick(const struct packing *packing, struct package_trouble *trouble)
{
    return fsync(packing->stick_fd) == 0 ||
           package_refuse_errno(trouble, PACKAGE_DISK, "写不了 cannot be written: %s",
                                packing->stick);
}

/* anxuan.part becomes anxuan. */
static bool put_in_place(const struct packing *packing, struct package_trouble *trouble)
{
    int fd = packing->stick_fd;
    const char *old = PART_FOLDER;
    bool ok = true;
    if (renameat2(fd, PART_FOLDER, fd, PACKAGE_FOLDER, RENAME_EXCHANGE) != 0) {
        old = OLD_FOLDER;
        ok = !exists(fd, PACKAGE_FOLDER) || renameat(fd, PACKAGE_FOLDER, fd, OLD_FOLDER) == 0;
        ok = ok && renameat(fd, PART_FOLDER, fd, PACKAGE_FOLDER) == 0;
    }
    if (!ok)
        return package_refuse_errno(trouble, PACKAGE_DISK, PACKAGE_FOLDER);
    return settle_stick(packing, trouble) && clear_away(packing, old, trouble) &&
           settle_stick(packing, trouble) && settle_all(packing, trouble);
}

/* SHA256SUMS is written already. */
static bool sign(struct package_opened *source, int part_fd, const struct seal_secret_key *key,
                 struct package_trouble *trouble)
{
    struct str comment = {0};
    config_package_comment(&source->package, &comment);
    seal_sign(key, source->sums_text.text, source->sums_text.len, comment.text,
              &source->signature_text);
    str_finish(&comment);
    source->is_signed = true;
    seal_key_id_text(key->id, source->key_id);
    return package_copy_bytes(source->signature_text.text, source->signature_text.len, part_fd,
                              PACKAGE_SUMS_SIGNATURE, trouble);
}

static bool check_list(const struct package_opened *source, const struct package_limits *limits,
                       struct package_trouble *trouble)
{
    return (int64_t)source->sums_text.len <= limits->max_sums_bytes ||
           package_refuse(trouble, PACKAGE_LIMITS,
                          PACKAGE_SUMS_FILE ": 超过 %lld 字节 more than %lld bytes",
                          (long long)limits->max_sums_bytes, (long long)limits->max_sums_bytes);
}

static int make_part(const struct packing *packing, struct package_trouble *trouble)
{
    int fd = -1;
    if (mkdirat(packing->stick_fd, PART_FOLDER, 0755) == 0)
        fd =
            openat(packing->stick_fd, PART_FOLDER, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        (void)package_refuse_errno(trouble, PACKAGE_DISK, PART_FOLDER);
    return fd;
}

static bool fill_part(struct packing *packing, const struct seal_secret_key *key,
                      const struct package_limits *limits, struct package_trouble *trouble)
{
    struct package_opened *source = &packing->source;
    int fd = make_part(packing, trouble);
    if (fd < 0)
        return false;
    bool ok = package_opened_copy(source, fd, NULL, trouble) &&
              check_list(source, limits, trouble) && sign(source, fd, key, trouble) &&
              package_copy_settle(fd, trouble);
    (void)close(fd); /* settled, or failed */
    return ok;
}

bool package_pack(const char *src, const char *stick, const struct seal_secret_key *key,
                  const struct package_limits *limits, struct package_outcome *out,
                  struct package_trouble *trouble)
{
    struct packing packing = {.stick_fd = -1, .stick = stick};
    *out = (struct package_outcome){0};
    bool ok = package_open_source(src, &packing.source, trouble) &&
              package_opened_list(&packing.source, limits, trouble);
    if (!ok)
        goto out;
    packing.stick_fd = open(stick, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (packing.stick_fd < 0)
        ok = package_refuse_errno(trouble, PACKAGE_DISK, "%s", stick);
    ok = ok && recover(&packing, trouble) && fill_part(&packing, key, limits, trouble) &&
         put_in_place(&packing, trouble);
out:
    package_opened_tell(&packing.source, out);
    package_opened_finish(&packing.source);
    if (packing.stick_fd >= 0)
        (void)close(packing.stick_fd); /* fsync said what there was to say */
    return ok;
}
