/* A stick without anxuan/: a plain folder of media. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "package/import_priv.h"
#include "playlist/names.h"

#define PLAYLIST_FOLDER "playlists/" PACKAGE_PLAIN_PLAYLIST

static bool refuse_stick(struct package_trouble *trouble, const char *name)
{
    return package_refuse_errno(trouble, PACKAGE_STICK, "读不了 cannot be read: %s", name);
}

/* Takes one entry of a folder. False: stop, *trouble is set. */
typedef bool take_entry(void *ctx, int folder_fd, const char *name,
                        struct package_trouble *trouble);

static bool look_through(int folder_fd, take_entry *take, void *ctx,
                         struct package_trouble *trouble)
{
    bool ok = true;
    int fd = openat(folder_fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *folder = fd < 0 ? NULL : fdopendir(fd);
    if (!folder) {
        (void)refuse_stick(trouble, ".");
        if (fd >= 0)
            (void)close(fd); /* nothing was read */
        return false;
    }
    while (ok) {
        errno = 0;
        /* cppcheck-suppress readdirCalled ; nobody else reads this stream */
        const struct dirent *entry = readdir(folder);
        if (!entry) {
            ok = errno == 0 || refuse_stick(trouble, ".");
            break;
        }
        if (!playlist_name_is_junk(entry->d_name)) /* "." and ".." are */
            ok = take(ctx, folder_fd, entry->d_name, trouble);
    }
    (void)closedir(folder); /* was only read */
    return ok;
}

struct media {
    const struct package_limits *limits;
    struct package_tree tree;
};

static bool take_medium(void *ctx, int folder_fd, const char *name, struct package_trouble *trouble)
{
    struct media *media = ctx;
    struct package_tree *tree = &media->tree;
    struct stat info;
    if (playlist_name_kind(name) < 0)
        return true;
    if (fstatat(folder_fd, name, &info, AT_SYMLINK_NOFOLLOW) != 0)
        return refuse_stick(trouble, name);
    if (!S_ISREG(info.st_mode))
        return true;
    if (!package_name_check_form(name, media->limits, trouble))
        return false;
    if (tree->count >= (size_t)media->limits->max_files ||
        info.st_size > media->limits->max_bytes - tree->bytes)
        return package_refuse(trouble, PACKAGE_LIMITS, "太多或太大 too many or too large: %s",
                              name);
    tree->files = mem_grow(tree->files, tree->count, &tree->capacity, sizeof(*tree->files));
    tree->files[tree->count++] = (struct package_file){mem_copy_text(name), info.st_size};
    tree->bytes += info.st_size;
    return true;
}

static int compare_files(const void *a, const void *b)
{
    const struct package_file *left = a, *right = b;
    return strcmp(left->name, right->name);
}

static bool list_media(int folder_fd, const struct package_limits *limits, struct package_tree *out,
                       struct package_trouble *trouble)
{
    struct media media = {.limits = limits};
    bool ok = look_through(folder_fd, take_medium, &media, trouble);
    if (ok && media.tree.count > 0) {
        qsort(media.tree.files, media.tree.count, sizeof(*media.tree.files), compare_files);
        char **names = mem_alloc(media.tree.count * sizeof(*names));
        for (size_t i = 0; i < media.tree.count; i++)
            names[i] = media.tree.files[i].name;
        ok = package_names_differ(names, media.tree.count, trouble);
        free(names);
    }
    if (ok)
        *out = media.tree;
    else
        package_tree_finish(&media.tree);
    return ok;
}

struct search {
    const struct package_limits *limits;
    struct package_opened *found;
};

static bool take_folder(void *ctx, int folder_fd, const char *name, struct package_trouble *trouble)
{
    struct search *search = ctx;
    struct package_tree tree = {.count = 0};
    int fd = openat(folder_fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) /* a file, a link, lost+found */
        return errno == ENOTDIR || errno == ELOOP || errno == EACCES || refuse_stick(trouble, name);
    bool ok = list_media(fd, search->limits, &tree, trouble);
    bool is_second = ok && tree.count > 0 && search->found->folder_fd >= 0;
    if (is_second)
        ok = package_refuse(trouble, PACKAGE_NONE,
                            "%s: 不止一个文件夹有影片或图片，请只留一个 "
                            "more than one folder holds media: leave one",
                            name);
    if (ok && tree.count > 0) {
        search->found->folder_fd = fd;
        search->found->tree = tree;
        return true;
    }
    package_tree_finish(&tree);
    (void)close(fd); /* was only read */
    return ok;
}

static bool find_media(const char *stick, const struct package_limits *limits,
                       struct package_opened *out, struct package_trouble *trouble)
{
    struct search search = {limits, out};
    int root = open(stick, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (root < 0)
        return package_refuse_errno(
            trouble, errno == ENOENT || errno == ENOTDIR ? PACKAGE_NONE : PACKAGE_STICK, "%s",
            stick);
    bool ok = list_media(root, limits, &out->tree, trouble);
    if (ok && out->tree.count > 0) {
        out->folder_fd = root;
        return true;
    }
    ok = ok && look_through(root, take_folder, &search, trouble);
    (void)close(root); /* was only read */
    if (ok && out->folder_fd < 0)
        ok = package_refuse(trouble, PACKAGE_NONE,
                            "%s: 没有 anxuan 文件夹，也没有影片或图片 neither anxuan/ nor media",
                            stick);
    return ok;
}

/* Adds what of a stick's label can be in a package's name. */
static void add_label(struct str *out, const char *label)
{
    for (size_t rest = strlen(label), took = 0; rest > 0; label += took, rest -= took) {
        uint32_t point;
        took = utf8_decode(label, rest, &point);
        bool is_hanzi = point >= 0x4E00 && point <= 0x9FFF;
        bool is_plain = (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') ||
                        (point >= '0' && point <= '9') || point == '_' || point == '-';
        if (is_hanzi || is_plain)
            str_add_span(out, label, took);
        else
            str_add(out, "-");
    }
}

/* Makes package.cfg. It says nothing of today: the same stick is the same package tomorrow. */
static bool describe(const char *label, struct package_opened *opened,
                     struct package_trouble *trouble)
{
    struct str whole = {0};
    char name[sizeof(opened->package.name)];
    add_label(&whole, *label ? label : "stick");
    char *label_name = str_take(&whole);
    str_addf(&whole, PACKAGE_PLAIN_PLAYLIST "-%s", label_name);
    utf8_copy(name, sizeof(name), whole.text);
    free(label_name);
    str_finish(&whole);
    str_addf(&opened->settings_text,
             "name = \"%s\"; version = 1; created = \"1970-01-01T00:00:00Z\";\n"
             "devices = [\"*\"]; mode = \"replace\";\n",
             name);
    return package_opened_parse(opened, trouble);
}

bool package_plain_open(const char *stick, const char *label, const struct package_limits *limits,
                        struct package_opened *out, struct package_trouble *trouble)
{
    *out = (struct package_opened){.folder_fd = -1};
    return find_media(stick, limits, out, trouble) && describe(label, out, trouble);
}

static bool copy_medium(struct package_work *work, struct package_opened *opened,
                        const struct package_file *file, struct package_trouble *trouble)
{
    struct package_watch watch = package_work_watch(work);
    uint8_t sum[SEAL_SUM_BYTES];
    int fd = package_opened_file(opened, file, trouble);
    if (fd < 0)
        return false;
    char *name = file_join(PLAYLIST_FOLDER, file->name);
    const struct package_source source = {fd, file->bytes, name};
    bool ok = package_copy_file(&source, work->stage_fd, &watch, sum, trouble);
    if (ok)
        package_sums_add(&opened->sums, name, sum);
    else
        free(name);
    (void)close(fd); /* was only read */
    return ok;
}

/* The playlist that the schedule names is a link to what came. */
static bool link_playlist(const struct package_work *work, struct package_trouble *trouble)
{
    const char *becomes = work->rules->becomes;
    if (str_same(becomes, PACKAGE_PLAIN_PLAYLIST))
        return true;
    char *name = file_join("playlists", becomes);
    bool ok = symlinkat(PACKAGE_PLAIN_PLAYLIST, work->stage_fd, name) == 0 ||
              package_refuse_errno(trouble, PACKAGE_DISK, "%s", name);
    free(name);
    return ok;
}

bool package_plain_copy(struct package_work *work, struct package_opened *opened,
                        struct package_trouble *trouble)
{
    uint8_t sum[SEAL_SUM_BYTES];
    const struct str *settings = &opened->settings_text, *list = &opened->sums_text;
    for (size_t i = 0; i < opened->tree.count; i++)
        if (!copy_medium(work, opened, &opened->tree.files[i], trouble))
            return false;
    seal_sum_of(settings->text, settings->len, sum);
    package_sums_add(&opened->sums, mem_copy_text(PACKAGE_SETTINGS_FILE), sum);
    package_sums_sort(&opened->sums);
    package_sums_write(&opened->sums, &opened->sums_text);
    seal_sum_of(list->text, list->len, sum);
    seal_sum_text(sum, opened->sums_hex);
    return link_playlist(work, trouble) &&
           package_copy_bytes(settings->text, settings->len, work->stage_fd, PACKAGE_SETTINGS_FILE,
                              trouble) &&
           package_copy_bytes(list->text, list->len, work->stage_fd, PACKAGE_SUMS_FILE, trouble);
}
