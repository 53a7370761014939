/*
 * Every call on the disk fails once, or from then on, or ends the process, during an import and
 * after it: at the next start the show is wholly the old one or wholly the new one, by its sum.
 * The functions below stand before the C library's, so that the import gets ours.
 */
#include "package/content.h"

#include <dlfcn.h>
#include <errno.h>
#include <sys/wait.h>

#define POINTS_MIN 40 /* fewer would mean that the import no longer calls what we stand before */

#define NEXT_ATTEMPT 8 /* after each eighth point the import is tried again, undisturbed */

enum way { FAIL_ONCE, FAIL_ON, END };

static struct {
    bool is_armed;
    enum way way;
    int fatal_call, calls, number;
} fault;

static bool call_fails(void)
{
    if (!fault.is_armed)
        return false;
    int call = ++fault.calls;
    bool fails = fault.way == FAIL_ON ? call >= fault.fatal_call : call == fault.fatal_call;
    if (fails && fault.way == END)
        _exit(0);
    if (fails)
        errno = fault.number;
    return fails;
}

#define STAND_BEFORE(type, name, parameters, arguments)                                            \
    type name parameters                                                                           \
    {                                                                                              \
        static type(*real) parameters;                                                             \
        if (!real)                                                                                 \
            *(void **)&real = dlsym(RTLD_NEXT, #name);                                             \
        return call_fails() ? -1 : real arguments;                                                 \
    }

STAND_BEFORE(ssize_t, write, (int fd, const void *data, size_t len), (fd, data, len))
STAND_BEFORE(ssize_t, pwrite, (int fd, const void *data, size_t len, off_t at), (fd, data, len, at))
STAND_BEFORE(int, ftruncate, (int fd, off_t len), (fd, len))
STAND_BEFORE(int, fsync, (int fd), (fd))
STAND_BEFORE(int, fallocate, (int fd, int mode, off_t at, off_t len), (fd, mode, at, len))
STAND_BEFORE(int, rename, (const char *from, const char *to), (from, to))
STAND_BEFORE(int, mkdir, (const char *path, mode_t mode), (path, mode))
STAND_BEFORE(int, mkdirat, (int folder, const char *path, mode_t mode), (folder, path, mode))
STAND_BEFORE(int, symlinkat, (const char *to, int folder, const char *path), (to, folder, path))
STAND_BEFORE(int, linkat,
             (int from_folder, const char *from, int to_folder, const char *to, int flags),
             (from_folder, from, to_folder, to, flags))
STAND_BEFORE(int, unlink, (const char *path), (path))
STAND_BEFORE(int, remove, (const char *path), (path))

int open(const char *path, int options, ...)
{
    static int (*real)(const char *, int, ...);
    va_list args;
    va_start(args, options);
    mode_t mode = va_arg(args, mode_t);
    va_end(args);
    if (!real)
        *(void **)&real = dlsym(RTLD_NEXT, "open");
    return call_fails() ? -1 : real(path, options, mode);
}

int openat(int folder, const char *path, int options, ...)
{
    static int (*real)(int, const char *, int, ...);
    va_list args;
    va_start(args, options);
    mode_t mode = va_arg(args, mode_t);
    va_end(args);
    if (!real)
        *(void **)&real = dlsym(RTLD_NEXT, "openat");
    return call_fails() ? -1 : real(folder, path, options, mode);
}

/* --- an import, and a bad one for comparison --- */

static struct seal_secret_key key;
static struct package_ring ring;

static bool take(struct package_trouble *trouble)
{
    const struct package_rules rules = {
        .trust = PACKAGE_TRUST_ANY,
        .limits = {100, 10 << 20, 0, 200, 8, 1 << 20},
        .ring = &ring,
        .device = "anxuan-01",
        .becomes = "attract",
        .label = "KINGSTON",
    };
    const struct package_hooks hooks = {NULL, content_go_on, content_look, NULL};
    struct package_outcome outcome;
    bool ok = package_import(STICK, DATA, &rules, &hooks, &outcome, trouble);
    package_outcome_finish(&outcome);
    return ok;
}

/* As the best-known product does it: the new files over the old ones. */
static bool take_in_place(struct package_trouble *trouble)
{
    static const char *const names[] = {"playlists/attract/燃气安全.mp4",
                                        "playlists/attract/ticker.txt", "config/schedule.cfg"};
    struct package_state now;
    bool ok = package_store_read(DATA, &now, &trouble->err);
    char *folder = package_store_folder(DATA, ok ? now.active : 1);
    for (size_t i = 0; ok && i < COUNT(names); i++) {
        struct str text = {0};
        char *from = file_join(ANXUAN, names[i]), *to = file_join(folder, names[i]);
        ok = file_read(from, 1 << 20, &text, &trouble->err) &&
             file_replace(to, text.text, text.len, &trouble->err);
        str_finish(&text);
        free(to);
        free(from);
    }
    free(folder);
    return ok;
}

static void a_package(void)
{
    make_signed_package(&key, 20, "new");
}

static void an_addition(void)
{
    make_package(20, "new", "devices = [\"*\"]; mode = \"add\";");
    file_remove_tree(ANXUAN "/assets");
    seal_package(&key, 20);
}

static void a_plain_folder(void)
{
    file_remove_tree(ANXUAN);
    put("stick/films/a.mp4", "new film");
}

/* --- the sweep --- */

struct sweep {
    void (*make)(void);
    bool (*take)(struct package_trouble *trouble);
    enum way way;
    int number;
};

struct tally {
    int points, old, new, neither;
};

/* The device shows version 10, and 9 can be gone back to. */
static void begin(const struct sweep *sweep)
{
    struct package_trouble trouble = {0};
    assert_int_equal(enter_scratch(NULL), 0);
    for (int version = 8; version <= 10; version++) {
        make_signed_package(&key, version, version == 10 ? "old" : "older");
        if (!take(&trouble))
            fail_msg("%s", trouble.err.text);
    }
    sweep->make();
}

static bool take_faultily(const struct sweep *sweep, int point, bool *out_reached)
{
    struct package_trouble trouble = {0};
    int code = 0;
    fault.way = sweep->way;
    fault.number = sweep->number;
    fault.fatal_call = point;
    fault.calls = 0;
    if (sweep->way != END) {
        fault.is_armed = true;
        bool ok = sweep->take(&trouble);
        fault.is_armed = false;
        *out_reached = fault.calls >= point;
        return ok;
    }
    pid_t child = fork();
    if (child == 0) {
        fault.is_armed = true;
        bool ok = sweep->take(&trouble);
        _exit(ok ? 1 : 2);
    }
    assert_int_equal(waitpid(child, &code, 0), child);
    assert_true(WIFEXITED(code) && WEXITSTATUS(code) != 2);
    *out_reached = WEXITSTATUS(code) == 0;
    return WEXITSTATUS(code) == 1;
}

static struct digest show_at_next_start(struct package_state *out)
{
    struct package_trouble trouble = {0};
    int lock = package_store_lock(DATA, &trouble);
    if (lock < 0 || !package_store_recover(DATA, out, &trouble) ||
        !package_store_sweep(DATA, NULL, &trouble))
        fail_msg("%s", trouble.err.text);
    (void)close(lock);
    return digest_of_generation(out->active);
}

/* The new show's sum, from an import that nothing disturbs. */
static struct digest find_new(const struct sweep *sweep)
{
    struct package_trouble trouble = {0};
    struct package_state state;
    begin(sweep);
    if (!sweep->take(&trouble))
        fail_msg("%s", trouble.err.text);
    struct digest digest = show_at_next_start(&state);
    assert_int_equal(leave_scratch(NULL), 0);
    return digest;
}

/* Returns whether everything is as it was before the import. */
static bool look_after(const struct sweep *sweep, bool is_taken, struct digest old,
                       struct digest new, struct tally *tally)
{
    struct package_state state;
    struct package_trouble trouble = {0};
    struct digest show = show_at_next_start(&state);
    bool is_old = same_digest(show, old), is_new = same_digest(show, new);
    tally->old += is_old;
    tally->new += is_new;
    tally->neither += !is_old && !is_new;
    if (is_taken && !is_new)
        fail_msg("said to be taken, and it is not");
    if (sweep->way == FAIL_ONCE && !is_taken && is_new && sweep->take == take)
        fail_msg("said to be refused, and it is on");
    expect_outside_untouched();
    if (sweep->take != take)
        return false;
    expect_content(is_new ? "3 4 state " : "2 3 state ");
    assert_int_equal(state.previous, is_new ? 3 : 2);
    assert_int_equal(state.version, is_old ? 10 : sweep->make == a_plain_folder ? 0 : 20);
    if (is_new || tally->points % NEXT_ATTEMPT != 0)
        return is_old;
    if (!take(&trouble))
        fail_msg("the next attempt: %s", trouble.err.text);
    assert_true(same_digest(show_at_next_start(&state), new));
    return false;
}

static struct tally run_sweep(const struct sweep *sweep)
{
    struct tally tally = {0};
    struct digest new = find_new(sweep), old;
    bool is_as_before = false;
    for (bool was_reached = true; was_reached;) {
        if (!is_as_before) {
            begin(sweep);
            old = digest_of_generation(read_state().active);
        }
        bool is_taken = take_faultily(sweep, ++tally.points, &was_reached);
        is_as_before = look_after(sweep, is_taken, old, new, &tally);
        if (!is_as_before)
            assert_int_equal(leave_scratch(NULL), 0);
    }
    return tally;
}

static void the_show_is_wholly_the_old_or_the_new_one(void **state)
{
    static const struct sweep rows[] = {
        {a_package, take, FAIL_ONCE, EIO},
        {a_package, take, FAIL_ONCE, ENOSPC},
        {a_package, take, FAIL_ON, EIO},
        {a_package, take, FAIL_ON, ENOSPC},
        {a_package, take, FAIL_ON, EROFS},
        {a_package, take, END, 0},
        {an_addition, take, FAIL_ONCE, ENOSPC},
        {an_addition, take, FAIL_ON, EIO},
        {an_addition, take, END, 0},
        {a_plain_folder, take, FAIL_ONCE, EIO},
        {a_plain_folder, take, FAIL_ON, ENOSPC},
        {a_plain_folder, take, END, 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct tally tally = run_sweep(&rows[i]);
        if (tally.neither != 0 || tally.old == 0 || tally.new == 0)
            fail_msg("row %zu: %d old, %d new, %d neither", i, tally.old, tally.new, tally.neither);
        if (tally.points < POINTS_MIN)
            fail_msg("row %zu: only %d points", i, tally.points);
    }
}

/* The control: a rig that finds nothing wrong with this is no rig. */
static void files_over_the_old_ones_come_out_mixed(void **state)
{
    static const enum way ways[] = {FAIL_ONCE, FAIL_ON, END};
    (void)state;
    for (size_t i = 0; i < COUNT(ways); i++) {
        const struct sweep sweep = {a_package, take_in_place, ways[i], EIO};
        struct tally tally = run_sweep(&sweep);
        if (tally.neither * 2 < tally.points)
            fail_msg("%d of %d mixed", tally.neither, tally.points);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_show_is_wholly_the_old_or_the_new_one),
        cmocka_unit_test(files_over_the_old_ones_come_out_mixed),
    };
    seal_key_make(&key);
    struct seal_public_key public = seal_key_public(&key);
    ring = package_ring_of(&public);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
