/*
 * A full disk: what a package will take is known before, and content goes back although there is no
 * room for anything new. The functions below stand before the C library's.
 */
#include "package/content.h"

#include <dlfcn.h>
#include <errno.h>
#include <sys/statvfs.h>

#define BLOCK   4096
#define PLENTY  1000000
#define FOLDERS 60
#define OWN     7 /* of each package, at most: what it is kept with */

static struct seal_secret_key key;
static struct package_ring ring;

static struct {
    bool is_full; /* no file can take another block */
    uint64_t free_blocks, free_inodes;
} disk;

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_fallocate)(int, int, off_t, off_t);

int statvfs(const char *path, struct statvfs *out)
{
    assert_non_null(path);
    *out = (struct statvfs){.f_frsize = BLOCK,
                            .f_blocks = PLENTY,
                            .f_bavail = disk.free_blocks,
                            .f_files = PLENTY,
                            .f_favail = disk.free_inodes};
    return 0;
}

static bool has_blocks_for(int fd, off_t end)
{
    struct stat info;
    if (!disk.is_full || fstat(fd, &info) != 0 || !S_ISREG(info.st_mode) ||
        end <= info.st_blocks * 512)
        return true;
    errno = ENOSPC;
    return false;
}

ssize_t write(int fd, const void *bytes, size_t len)
{
    if (!has_blocks_for(fd, lseek(fd, 0, SEEK_CUR) + (off_t)len))
        return -1;
    return real_write(fd, bytes, len);
}

ssize_t pwrite(int fd, const void *bytes, size_t len, off_t at)
{
    return has_blocks_for(fd, at + (off_t)len) ? real_pwrite(fd, bytes, len, at) : -1;
}

int fallocate(int fd, int mode, off_t at, off_t len)
{
    return has_blocks_for(fd, at + len) ? real_fallocate(fd, mode, at, len) : -1;
}

/* --- how much a package takes --- */

static enum package_reason take_in(uint64_t free_blocks, uint64_t free_inodes)
{
    const struct package_rules rules = {
        .trust = PACKAGE_TRUST_ANY,
        .limits = {1000, 10 << 20, 0, 200, 8, 1 << 20},
        .ring = &ring,
        .device = "anxuan-01",
        .becomes = "attract",
        .label = "KINGSTON",
    };
    const struct package_hooks hooks = {NULL, content_go_on, content_look, NULL};
    struct package_outcome outcome;
    struct package_trouble trouble = {.reason = PACKAGE_FINE};
    disk.free_blocks = free_blocks;
    disk.free_inodes = free_inodes;
    bool ok = package_import(STICK, DATA, &rules, &hooks, &outcome, &trouble);
    package_outcome_finish(&outcome);
    assert_int_equal(ok, trouble.reason == PACKAGE_FINE);
    return trouble.reason;
}

/* What really lies in a generation: entries, its own folder too, and blocks of bytes. */
static void count_generation(int generation, uint64_t *out_entries, uint64_t *out_blocks)
{
    char *root = package_store_folder(DATA, generation);
    char *const roots[] = {root, NULL};
    FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    *out_entries = *out_blocks = 0;
    for (const FTSENT *entry = fts_read(walk); entry; entry = fts_read(walk)) {
        if (entry->fts_info == FTS_DP)
            continue;
        ++*out_entries;
        if (entry->fts_info == FTS_F)
            *out_blocks += (uint64_t)(entry->fts_statp->st_size + BLOCK - 1) / BLOCK;
    }
    (void)fts_close(walk);
    free(root);
}

static void a_deep_package(void)
{
    make_package(1, "one", NULL);
    for (int i = 0; i < FOLDERS; i++) {
        struct str path = {0};
        str_addf(&path, ANXUAN "/playlists/%d/more-%d/%d.txt", i % 7, i, i);
        put(path.text, i % 2 ? "" : "x");
        str_finish(&path);
    }
    seal_package(&key, 1);
}

static void a_plain_folder(void)
{
    for (int i = 0; i < FOLDERS; i++) {
        struct str path = {0};
        str_addf(&path, STICK "/films/%d.mp4", i);
        put(path.text, "x");
        str_finish(&path);
    }
}

static void folders_take_room_too(void **state)
{
    static void (*const makes[])(void) = {a_deep_package, a_plain_folder};
    (void)state;
    for (size_t i = 0; i < COUNT(makes); i++) {
        uint64_t entries, blocks;
        assert_int_equal(enter_scratch(NULL), 0);
        makes[i]();
        assert_int_equal(take_in(PLENTY, PLENTY), PACKAGE_FINE);
        count_generation(1, &entries, &blocks);
        assert_true(entries > FOLDERS);
        assert_int_equal(leave_scratch(NULL), 0);
        assert_int_equal(enter_scratch(NULL), 0);
        makes[i]();
        assert_int_equal(take_in(entries + blocks - 1, PLENTY), PACKAGE_NO_SPACE);
        assert_int_equal(take_in(PLENTY, entries - 1), PACKAGE_NO_SPACE);
        expect_content("");
        /* the control: not much more than that is asked for */
        assert_int_equal(take_in(entries + blocks + OWN, entries + OWN), PACKAGE_FINE);
        assert_int_equal(leave_scratch(NULL), 0);
    }
}

/* --- going back --- */

static bool start(struct package_state *out, struct package_trouble *trouble)
{
    bool went_back;
    return package_trial_start(DATA, out, &went_back, trouble);
}

static bool passed(struct package_state *out, struct package_trouble *trouble)
{
    return package_trial_passed(DATA, out, trouble);
}

static bool send_back(struct package_state *out, struct package_trouble *trouble)
{
    return package_store_rollback(DATA, true, out, trouble);
}

static bool roll_back(struct package_state *out, struct package_trouble *trouble)
{
    return package_store_recover(DATA, out, trouble) &&
           package_store_rollback(DATA, false, out, trouble);
}

typedef bool change(struct package_state *out, struct package_trouble *trouble);
static change *const all_changes[] = {start, passed, send_back, roll_back};

/* Two generations, the second on trial; then the disk is full. */
static void fill_up(void)
{
    disk.is_full = false;
    assert_int_equal(enter_scratch(NULL), 0);
    for (int version = 1; version <= 2; version++) {
        make_signed_package(&key, version, version == 1 ? "one" : "two");
        assert_int_equal(take_in(PLENTY, PLENTY), PACKAGE_FINE);
    }
    disk.is_full = true;
}

static int empty(void **state)
{
    (void)state;
    disk.is_full = false;
    return leave_scratch(NULL);
}

static void a_trial_goes_on_without_any_room(void **state)
{
    for (size_t i = 0; i < COUNT(all_changes); i++) {
        struct package_state now, before;
        struct package_trouble trouble = {0};
        fill_up();
        before = read_state();
        if (!all_changes[i](&now, &trouble))
            fail_msg("change %zu: %s", i, trouble.err.text);
        assert_true(now.active != before.active || now.trial_starts != before.trial_starts);
        expect_same_state(read_state(), now);
        expect_content("1 2 state ");
        assert_int_equal(empty(state), 0);
    }
}

static void without_the_spare_it_is_said(void **state)
{
    for (size_t i = 0; i < COUNT(all_changes) - 1; i++) { /* staff's way makes a spare, if it can */
        struct package_state now, before;
        struct package_trouble trouble = {0};
        fill_up();
        before = read_state();
        assert_int_equal(unlink(DATA "/content/state.spare"), 0);
        assert_false(all_changes[i](&now, &trouble));
        assert_int_equal(trouble.reason, PACKAGE_NO_SPACE);
        expect_same_state(read_state(), before);
        expect_content("1 2 state ");
        disk.is_full = false;
        assert_true(package_store_recover(DATA, &now, &trouble)); /* makes it anew */
        disk.is_full = true;
        assert_true(all_changes[i](&now, &trouble));
        assert_int_equal(empty(state), 0);
    }
}

/* A power cut may leave any spare. */
static void what_is_in_the_spare_does_not_matter(void **state)
{
    static const char *const spares[] = {"", "x", "active 0\nprevious -1\n"};
    for (size_t i = 0; i < COUNT(spares); i++) {
        struct package_state now, before;
        struct package_trouble trouble = {0};
        fill_up();
        disk.is_full = false;
        put(DATA "/content/state.spare", spares[i]);
        before = read_state();
        assert_int_equal(before.active, 2);
        assert_true(package_store_recover(DATA, &now, &trouble));
        expect_same_state(now, before);
        disk.is_full = true;
        assert_true(send_back(&now, &trouble));
        expect_same_state(read_state(), now);
        assert_int_equal(now.active, 1);
        assert_int_equal(empty(state), 0);
    }
}

static void a_spare_that_is_a_link_leads_nowhere(void **state)
{
    struct package_state now;
    struct package_trouble trouble = {0};
    fill_up();
    assert_int_equal(unlink(DATA "/content/state.spare"), 0);
    assert_int_equal(symlink("../../outside/precious", DATA "/content/state.spare"), 0);
    assert_false(send_back(&now, &trouble));
    expect_outside_untouched();
    disk.is_full = false;
    assert_true(package_store_recover(DATA, &now, &trouble));
    disk.is_full = true;
    assert_true(send_back(&now, &trouble));
    expect_outside_untouched();
    assert_int_equal(empty(state), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folders_take_room_too),
        cmocka_unit_test(a_trial_goes_on_without_any_room),
        cmocka_unit_test(without_the_spare_it_is_said),
        cmocka_unit_test(what_is_in_the_spare_does_not_matter),
        cmocka_unit_test(a_spare_that_is_a_link_leads_nowhere),
    };
    *(void **)&real_write = dlsym(RTLD_NEXT, "write");
    *(void **)&real_pwrite = dlsym(RTLD_NEXT, "pwrite");
    *(void **)&real_fallocate = dlsym(RTLD_NEXT, "fallocate");
    seal_key_make(&key);
    struct seal_public_key public = seal_key_public(&key);
    ring = package_ring_of(&public);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
