/*
 * A folder of its own for each test: data/ is the device's, stick/ is plugged in, outside/ is
 * nobody's business. Packages are made and signed on the spot; folders are compared by a sum of
 * all their names and bytes.
 */
#ifndef TESTS_PACKAGE_CONTENT_H
#define TESTS_PACKAGE_CONTENT_H

#include <fcntl.h>
#include <fts.h>
#include <inttypes.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/mem.h"
#include "package/import.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define DATA         "data"
#define STICK        "stick"
#define ANXUAN       "stick/anxuan"

struct digest {
    char text[SEAL_SUM_HEX_BYTES];
};

static char *scratch_folder;

static inline void put_bytes(const char *path, const void *bytes, size_t count)
{
    struct err err = {0};
    char *folder = file_folder_of(path);
    if (!file_make_folders(folder, &err) || !file_replace(path, bytes, count, &err))
        fail_msg("%s", err.text);
    free(folder);
}

static inline void put(const char *path, const char *text)
{
    put_bytes(path, text, strlen(text));
}

static inline int enter_scratch(void **state)
{
    /* in memory where that is to be had: thousands of files are synced, and nobody pulls the plug
     */
    char in_memory[] = "/dev/shm/anxuan-test-XXXXXX", on_disk[] = "/tmp/anxuan-test-XXXXXX";
    char *name = mkdtemp(in_memory);
    (void)state;
    scratch_folder = mem_copy_text(name ? name : mkdtemp(on_disk));
    if (!scratch_folder || chdir(scratch_folder) != 0)
        return -1;
    put("outside/precious", "mine");
    put(DATA "/records/000001.db", "rows");
    return mkdir(STICK, 0755);
}

static inline int leave_scratch(void **state)
{
    (void)state;
    file_remove_tree(scratch_folder);
    free(scratch_folder);
    return chdir("/");
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, enter_scratch, leave_scratch)

static inline int compare_entries(const FTSENT **a, const FTSENT **b)
{
    return strcmp((*a)->fts_name, (*b)->fts_name);
}

static inline void add_entry(struct seal_sum *sum, const FTSENT *entry, const char *name)
{
    struct str bytes = {0};
    struct err err = {0};
    char target[PATH_MAX];
    ssize_t len;
    if (entry->fts_info == FTS_DP)
        return;
    seal_sum_add(sum, name, strlen(name) + 1);
    seal_sum_add(sum, &entry->fts_statp->st_mode, sizeof(mode_t));
    if (entry->fts_info == FTS_F) {
        if (!file_read(entry->fts_path, SIZE_MAX / 2, &bytes, &err))
            fail_msg("%s", err.text);
        seal_sum_add(sum, bytes.text, bytes.len);
    } else if (entry->fts_info == FTS_SL || entry->fts_info == FTS_SLNONE) {
        len = readlink(entry->fts_path, target, sizeof(target));
        assert_true(len > 0);
        seal_sum_add(sum, target, (size_t)len);
    }
    str_finish(&bytes);
}

/* The sum of all that is in a folder; of one that is not there: "". */
static inline struct digest digest_of(const char *folder)
{
    struct digest digest = {""};
    struct seal_sum sum;
    uint8_t bytes[SEAL_SUM_BYTES];
    char *root = mem_copy_text(folder ? folder : "gone");
    char *const roots[] = {root, NULL};
    if (file_is_folder(root)) {
        seal_sum_begin(&sum);
        FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, compare_entries);
        for (const FTSENT *entry = fts_read(walk); entry; entry = fts_read(walk))
            if (entry->fts_level > 0)
                add_entry(&sum, entry, entry->fts_path + strlen(root));
        (void)fts_close(walk);
        seal_sum_end(&sum, bytes);
        seal_sum_text(bytes, digest.text);
    }
    free(root);
    return digest;
}

static inline bool same_digest(struct digest a, struct digest b)
{
    return strcmp(a.text, b.text) == 0;
}

static inline struct digest digest_of_generation(int generation)
{
    char *folder = package_store_folder(DATA, generation);
    struct digest digest = digest_of(folder);
    free(folder);
    return digest;
}

static inline struct package_state read_state(void)
{
    struct package_state state;
    struct err err = {0};
    if (!package_store_read(DATA, &state, &err))
        fail_msg("%s", err.text);
    return state;
}

static inline void expect_same_state(struct package_state a, struct package_state b)
{
    assert_int_equal(a.active, b.active);
    assert_int_equal(a.previous, b.previous);
    assert_int_equal(a.trial_starts, b.trial_starts);
    assert_int_equal(a.version, b.version);
    assert_int_equal(a.previous_version, b.previous_version);
    assert_int_equal(a.is_previous_tried, b.is_previous_tried);
    assert_int_equal(a.best_version, b.best_version);
    assert_int_equal(a.returned_from, b.returned_from);
    assert_string_equal(a.returned_sums, b.returned_sums);
}

/* Every entry of content/ but the lock and the spare state, sorted, as "1 2 state ". */
static inline char *list_content(void)
{
    struct str list = {0};
    char root[] = DATA "/content";
    char *const roots[] = {root, NULL};
    FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, compare_entries);
    for (FTSENT *entry = fts_read(walk); entry; entry = fts_read(walk)) {
        if (entry->fts_level != 1 || entry->fts_info == FTS_DP)
            continue;
        if (!str_same(entry->fts_name, "lock") && !str_same(entry->fts_name, "state.spare"))
            str_addf(&list, "%s ", entry->fts_name);
        (void)fts_set(walk, entry, FTS_SKIP);
    }
    (void)fts_close(walk);
    return str_take(&list);
}

static inline void expect_content(const char *wanted)
{
    char *list = list_content();
    assert_string_equal(list, wanted);
    free(list);
}

/* What an import may never touch. */
static inline void expect_outside_untouched(void)
{
    struct str text = {0};
    struct err err = {0};
    assert_true(file_read("outside/precious", 100, &text, &err));
    assert_true(file_read(DATA "/records/000001.db", 100, &text, &err));
    assert_string_equal(text.text, "minerows");
    str_finish(&text);
}

/* --- packages --- */

/* Writes an unsigned package: mark is what tells it from others. mode: "replace", "add". */
static inline void make_package(int64_t version, const char *mark, const char *more)
{
    struct str text = {0};
    file_remove_tree(ANXUAN);
    str_addf(&text,
             "name = \"spring\"; version = %" PRId64 "L; created = \"2026-06-01T10:00:00+08:00\";\n"
             "%s\n",
             version, more ? more : "devices = [\"*\"]; mode = \"replace\";");
    put(ANXUAN "/package.cfg", text.text);
    str_clear(&text);
    for (int i = 0; i < 500; i++)
        str_addf(&text, "%s %d\n", mark, i);
    put_bytes(ANXUAN "/playlists/attract/燃气安全.mp4", text.text, text.len);
    str_finish(&text);
    put(ANXUAN "/playlists/attract/ticker.txt", mark);
    put(ANXUAN "/playlists/night/empty.jpg", "");
    put(ANXUAN "/config/schedule.cfg", mark);
    put(ANXUAN "/assets/scenes/a/scene.cfg", mark);
}

static inline void list_sums(struct package_sums *out)
{
    char root[] = ANXUAN;
    char *const roots[] = {root, NULL};
    FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, compare_entries);
    for (const FTSENT *entry = fts_read(walk); entry; entry = fts_read(walk)) {
        struct str bytes = {0};
        struct err err = {0};
        struct seal_sum sum;
        uint8_t digest[SEAL_SUM_BYTES];
        const char *name = entry->fts_path + strlen(root) + 1;
        if (entry->fts_info != FTS_F || strncmp(name, "SHA256SUMS", 10) == 0)
            continue;
        assert_true(file_read(entry->fts_path, SIZE_MAX / 2, &bytes, &err));
        seal_sum_begin(&sum);
        seal_sum_add(&sum, bytes.text, bytes.len);
        seal_sum_end(&sum, digest);
        package_sums_add(out, mem_copy_text(name), digest);
        str_finish(&bytes);
    }
    (void)fts_close(walk);
    package_sums_sort(out);
}

static inline void write_sums(void)
{
    struct package_sums sums = {0};
    struct str text = {0};
    list_sums(&sums);
    package_sums_write(&sums, &text);
    put_bytes(ANXUAN "/SHA256SUMS", text.text, text.len);
    str_finish(&text);
    package_sums_finish(&sums);
}

/* Signs SHA256SUMS as it stands. */
static inline void sign_sums(const struct seal_secret_key *key, const char *trusted)
{
    struct str text = {0}, signature = {0};
    struct err err = {0};
    assert_true(file_read(ANXUAN "/SHA256SUMS", SIZE_MAX / 2, &text, &err));
    seal_sign(key, text.text, text.len, trusted, &signature);
    put_bytes(ANXUAN "/SHA256SUMS.minisig", signature.text, signature.len);
    str_finish(&text);
    str_finish(&signature);
}

static inline void seal_package(const struct seal_secret_key *key, int64_t version)
{
    char trusted[64];
    (void)snprintf(trusted, sizeof(trusted), "anxuan spring %" PRId64, version); /* it fits */
    write_sums();
    sign_sums(key, trusted);
}

static inline void make_signed_package(const struct seal_secret_key *key, int64_t version,
                                       const char *mark)
{
    make_package(version, mark, NULL);
    seal_package(key, version);
}

/* --- hooks of an import that nobody stops and whose content is always good --- */

static inline bool content_go_on(void *ctx, const struct package_progress *progress,
                                 struct package_trouble *trouble)
{
    (void)ctx;
    (void)progress;
    (void)trouble;
    return true;
}

static inline bool content_look(void *ctx, const char *folder, struct package_trouble *trouble)
{
    (void)ctx;
    (void)folder;
    (void)trouble;
    return true;
}

#endif
