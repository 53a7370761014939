/*
 * A playlist's folder with something of everything, and what must hold of a list read from it.
 */
#ifndef TESTS_FUZZ_PLAYLIST_FOLDER_H
#define TESTS_FUZZ_PLAYLIST_FOLDER_H

#include "base/day.h"
#include "config/config.h"
#include "fuzz/folder.h"
#include "layout/text.h"
#include "playlist/names.h"

/* list/ is the playlist's folder; links lead out of it to a picture that would do. */
static inline void playlist_folder_make(void)
{
    static const char *const files[] = {
        "list/01.mp4",         "list/2_repeat_3x.mov", "list/a.png",
        "list/a-portrait.png", "list/海报.jpg",        "list/sub/x.svg",
        "list/odd.bin",        "list/Thumbs.db",       "outside/x.png"};
    if (file_is_folder(folder_at("list")))
        return;
    assert(mkdir(folder_at("list"), 0755) == 0 && mkdir(folder_at("outside"), 0755) == 0);
    assert(mkdir(folder_at("list/sub"), 0755) == 0);
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
        (void)folder_write(files[i], "x", 1); /* its path is known */
    (void)folder_write("list/empty.mp4", "", 0);
    assert(symlink("../outside/x.png", folder_at("list/out.png")) == 0);
    assert(symlink("../outside", folder_at("list/away")) == 0);
    assert(symlink("a.png", folder_at("list/in.png")) == 0);
}

/* A path that may be played: a file in the folder with something in it, links followed. */
static inline void playlist_folder_expect_inside(const char *path)
{
    struct stat info;
    char *real_path = realpath(path, NULL);
    char *real_folder = realpath(folder_at("list"), NULL);
    assert(real_path && real_folder);
    size_t len = strlen(real_folder);
    assert(strncmp(real_path, real_folder, len) == 0 && real_path[len] == '/');
    assert(stat(path, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0);
    free(real_path);
    free(real_folder);
}

static inline void playlist_folder_expect_text(const char *text, size_t max_bytes)
{
    assert(!text || (strlen(text) <= max_bytes && utf8_is_valid(text, strlen(text))));
}

static inline void playlist_folder_expect_item(const struct playlist_item *item)
{
    bool is_medium = item->kind == PLAYLIST_VIDEO || item->kind == PLAYLIST_IMAGE;
    assert(item->kind < PLAYLIST_KIND_COUNT && item->fit < PLAYLIST_FIT_COUNT);
    assert(item->enter < PLAYLIST_ENTER_COUNT);
    assert(is_medium == (item->path != NULL));
    if (item->path)
        playlist_folder_expect_inside(item->path);
    if (item->path_portrait)
        playlist_folder_expect_inside(item->path_portrait);
    assert(item->kind == PLAYLIST_VIDEO || item->duration_ms >= 100);
    assert(item->duration_ms >= 0 && item->duration_ms <= INT64_C(1000) * PLAYLIST_SECONDS_MAX);
    assert(item->repeat >= 1 && item->repeat <= PLAYLIST_REPEAT_MAX);
    assert(item->volume_pct >= 0 && item->volume_pct <= 100);
    assert(item->kind != PLAYLIST_SLOGAN || (item->text && *item->text));
    assert((item->kind == PLAYLIST_QR || item->kind == PLAYLIST_COUNTDOWN) ==
           (item->target != NULL));
    playlist_folder_expect_text(item->text, LAYOUT_TEXT_MAX_BYTES);
    playlist_folder_expect_text(item->title, 500);
    playlist_folder_expect_text(item->target, 1000);
    assert(!item->has_from || civil_date_is_valid(item->from));
    assert(!item->has_until || civil_date_is_valid(item->until));
    assert(item->days < 1U << DAY_WORD_COUNT);
}

/* Walking forward, and back, only ever meets items that are due. */
static inline void playlist_folder_expect_walk(const struct playlist *list)
{
    struct civil_date date = {2026, 6, 17};
    struct playlist_today today = {.date = date, .words = day_words_plain(date)};
    int64_t forward = -1, back = -1;
    for (size_t i = 0; i < list->count && i < 8; i++) {
        forward = playlist_next(list, forward, 1, &today, NULL, NULL);
        back = playlist_next(list, back, -1, &today, NULL, NULL);
        assert((forward < 0) == (back < 0));
        if (forward < 0)
            return;
        assert(playlist_item_is_due(&list->items[forward], &today));
        assert(playlist_item_is_due(&list->items[back], &today));
    }
}

/* Reads the folder and checks all that comes out. */
static inline void playlist_folder_check(void)
{
    struct playlist list;
    struct config_report report = {0};
    char label[64];
    bool ok = config_playlist_load(folder_at("list"), &list, &report);
    assert(ok || report.errors > 0);
    assert(list.count <= PLAYLIST_ITEMS_MAX);
    for (size_t i = 0; i < list.count; i++) {
        playlist_folder_expect_item(&list.items[i]);
        playlist_item_label(&list.items[i], label, sizeof(label));
        assert(utf8_is_valid(label, strlen(label)));
    }
    for (size_t i = 0; i < list.ticker_count; i++) {
        const char *line = list.ticker[i];
        assert(*line && utf8_is_valid(line, strlen(line)) && utf8_count(line) <= 500);
    }
    playlist_folder_expect_walk(&list);
    folder_expect_report(&report);
    config_report_finish(&report);
    playlist_finish(&list);
}

#endif
