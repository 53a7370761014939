/* What staff are told of content that nobody signed: nothing of it can hide behind the rest. */
#include "app/plan_site.h"

#include "app/import_priv.h"
#include "base/utf8.h"
#include "view/page_import.h"

#define LONG                                                                                       \
    "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十" /* 120      \
                                                                                          bytes */

/* What was told, each line as long as staff's page has room for. */
static struct str heard;

static void put_playlist(const char *text)
{
    struct err err;
    struct str path = {0};
    str_addf(&path, "%s/playlists/a/playlist.cfg", plan_folder);
    char *folder = file_folder_of(path.text);
    assert_true(file_make_folders(folder, &err));
    assert_true(file_replace(path.text, text, strlen(text), &err));
    free(folder);
    str_finish(&path);
}

static void hear_line(void *ctx, const char *text)
{
    char line[sizeof(((struct view_import *)0)->lines[0])];
    (void)ctx;
    utf8_copy(line, sizeof(line), text);
    str_addf(&heard, "%s\n", line);
}

static void summarise(const char *playlist)
{
    const struct import_teller teller = {.line = hear_line};
    const struct package_progress progress = {.name = "usb-x"};
    put_playlist(playlist);
    str_clear(&heard);
    import_summarise(plan_folder, &progress, &teller);
}

static void assert_heard(const char *words)
{
    if (!strstr(heard.text, words))
        fail_msg("not told: %s, but\n%s", words, heard.text);
}

static void short_words_share_a_line(void **state)
{
    (void)state;
    summarise("items = ( { qr = \"https://example.org/\"; title = \"扫码\"; } );");
    assert_heard("\n　二维码 QR code　「扫码」「https://example.org/」\n");
    str_finish(&heard);
}

static void long_words_hide_nothing(void **state)
{
    (void)state;
    summarise("items = ( { qr = \"https://example.org/\"; title = \"" LONG LONG LONG "\"; },\n"
              "          { qr = \"https://example.net/\"; title = \"" LONG LONG "\"; } );");
    assert_heard("「一二三");
    assert_heard("「https://example.org/」\n");
    assert_heard("「https://example.net/」\n");
    str_finish(&heard);
}

static void what_is_written_goes_first(void **state)
{
    (void)state;
    summarise("items = ( { stats = \"today\"; }, { slogan = \"标语\"; } ); ticker = ( \"字幕\" );");
    const char *ticker = strstr(heard.text, "「字幕」"), *slogan = strstr(heard.text, "「标语」");
    const char *rest = strstr(heard.text, "quiz results");
    assert_true(ticker && slogan && rest && ticker < slogan && slogan < rest);
    str_finish(&heard);
}

/* They may go to a terminal. */
static void words_command_nothing(void **state)
{
    (void)state;
    summarise("items = ( { slogan = \"\u202eabc\"; } );");
    assert_heard("「\\xE2\\x80\\xAEabc」");
    str_finish(&heard);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(short_words_share_a_line, plan_folder_open,
                                        plan_folder_close),
        cmocka_unit_test_setup_teardown(long_words_hide_nothing, plan_folder_open,
                                        plan_folder_close),
        cmocka_unit_test_setup_teardown(what_is_written_goes_first, plan_folder_open,
                                        plan_folder_close),
        cmocka_unit_test_setup_teardown(words_command_nothing, plan_folder_open, plan_folder_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
