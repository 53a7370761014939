#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "playlist/names.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static int sign(int value)
{
    return (value > 0) - (value < 0);
}

/* Each stands before all behind it: a total order, checked for every pair. */
static void test_order(void **state)
{
    (void)state;
    static const char *const names[] = {
        "",
        "0.mp4",
        "00.mp4",
        "01.mp4",
        "1.mp4",
        "1-2.mp4",
        "1-10.mp4",
        "1a.mp4",
        "2.mp4",
        "2 (2).mp4",
        "2 (10).mp4",
        "09.mp4",
        "9.mp4",
        "10.mp4",
        "１１.mp4",
        "100.mp4",
        "99999999999999999999999999.mp4",
        "100000000000000000000000000.mp4",
        "A.jpg",
        "a.jpg",
        "a.mp4",
        "a (2).jpg",
        "a2.jpg",
        "B.mp4",
        "clip.final.mp4",
        "clip2.mp4",
        "film",
        "海报.jpg",
        "海报-01.jpg",
        "海报-2.jpg",
        "海报-10.jpg",
        "第1集.mp4",
        "第2集.mp4",
        "第10集.mp4",
        "第10集 上.mp4",
    };
    for (size_t i = 0; i < COUNT(names); i++)
        for (size_t k = 0; k < COUNT(names); k++)
            if (sign(playlist_name_compare(names[i], names[k])) != (i > k) - (i < k))
                fail_msg("'%s' and '%s' are the wrong way round", names[i], names[k]);
}

static void test_junk(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        bool is_junk;
    } rows[] = {
        {".DS_Store", true},
        {"._海报.jpg", true},
        {".hidden.mp4", true},
        {".", true},
        {"", true},
        {"Thumbs.db", true},
        {"THUMBS.DB", true},
        {"ehthumbs.db", true},
        {"desktop.ini", true},
        {"Desktop.ini", true},
        {"~$演示.pptx", true},
        {"System Volume Information", true},
        {"$RECYCLE.BIN", true},
        {"$Recycle.Bin", true},
        {"下载.tmp", true},
        {"下载.mp4.TMP", true},
        {"film.mp4.part", true},
        {"film.mp4", false},
        {"Thumbs.db.jpg", false},
        {"tmp", false},
        {"part.mp4", false},
        {"~film.mp4", false},
        {"$film.mp4", false},
        {"playlist.cfg", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        if (playlist_name_is_junk(rows[i].name) != rows[i].is_junk)
            fail_msg("'%s' is %sjunk", rows[i].name, rows[i].is_junk ? "no " : "");
}

static void test_kind(void **state)
{
    (void)state;
    static const char films[] =
        "mp4 m4v mov mkv avi ts mts m2ts mpg mpeg webm wmv flv vob 3gp ogv ";
    static const char pictures[] = "jpg jpeg png webp svg gif bmp ";
    static const struct {
        const char *name;
        int kind;
    } rows[] = {
        {"燃气安全.MP4", PLAYLIST_VIDEO},
        {"a.b.Jpg", PLAYLIST_IMAGE},
        {"playlist.cfg", -1},
        {"ticker.txt", -1},
        {"mp4", -1},
        {".mp4", -1},
        {"a.mp4.txt", -1},
        {"a.", -1},
        {"", -1},
        {"a.mp44", -1},
        {"歌.mp3", -1},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        if (playlist_name_kind(rows[i].name) != rows[i].kind)
            fail_msg("'%s': %d", rows[i].name, playlist_name_kind(rows[i].name));
    for (int pass = 0; pass < 2; pass++) {
        const char *at = pass ? pictures : films;
        for (; *at; at += strcspn(at, " ") + 1) {
            char name[16] = "x.";
            strncat(name, at, strcspn(at, " "));
            if (playlist_name_kind(name) != (pass ? PLAYLIST_IMAGE : PLAYLIST_VIDEO))
                fail_msg("'%s': %d", name, playlist_name_kind(name));
        }
    }
}

static void test_repeat(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int repeat;
    } rows[] = {
        {"film.mp4", 1},
        {"film_repeat_3x.mp4", 3},
        {"film_REPEAT_3X.MP4", 3},
        {"片_repeat_12x_高清.mp4", 12},
        {"片＿repeat＿５ｘ.mp4", 5},
        {"film_repeat_1x.mp4", 1},
        {"film_repeat_0x.mp4", 1},
        {"film_repeat_1000x.mp4", 1000},
        {"film_repeat_1001x.mp4", 1000},
        {"film_repeat_99999999999999999999x.mp4", 1000},
        {"film_repeat_x.mp4", 1},
        {"film_repeat_-2x.mp4", 1},
        {"film_repeat_3.mp4", 1},
        {"filmrepeat_3x.mp4", 1},
        {"_repeat_repeat_2x.mp4", 2},
        {"_repeat_", 1},
        {"", 1},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        if (playlist_name_repeat(rows[i].name) != rows[i].repeat)
            fail_msg("'%s': %d", rows[i].name, playlist_name_repeat(rows[i].name));
}

static void test_portrait(void **state)
{
    (void)state;
    static const struct {
        const char *name, *base;
        bool is_twin;
    } rows[] = {
        {"a-portrait.svg", "a.svg", true},
        {"海报-portrait.JPG", "海报.jpg", true},
        {"a-portrait.svg", "b.svg", false},
        {"a-portrait.png", "a.svg", false},
        {"a.svg", "a.svg", false},
        {"a-portrait.svg", "a-portrait.svg", false},
        {"a-portrait", "a", false},
        {"a-portrait-portrait.svg", "a-portrait.svg", true},
        {"a-portraits.svg", "a.svg", false},
        {"a", "abc.svg", false},
        {"a.b-portrait.svg", "a.b.svg", true},
        {"", "a.svg", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        if (playlist_name_is_portrait_of(rows[i].name, rows[i].base) != rows[i].is_twin)
            fail_msg("'%s' of '%s'", rows[i].name, rows[i].base);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),  cmocka_unit_test(test_junk),     cmocka_unit_test(test_kind),
        cmocka_unit_test(test_repeat), cmocka_unit_test(test_portrait),
    };
    return cmocka_run_group_tests_name("playlist/names", tests, NULL, NULL);
}
