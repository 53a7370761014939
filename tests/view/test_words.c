#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "view/catalogue_folder.h"
#include "view/words.h"

static char folder[] = "/tmp/anxuan-test-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    free(catalogue_compile(folder, "anxuan",
                           "msgid \"退出\"\nmsgstr \"Leave\"\n\n"
                           "msgid \"提示\"\nmsgstr \"\"\n\n"
                           "msgid \"已找到 %d/%d\"\nmsgstr \"Found %d of %d\"\n\n"
                           "msgid \"第 %d/%d 题\"\nmsgstr \"Question %s\"\n\n"
                           "msgid \"第 %d 处\"\nmsgstr \"Place %d of %n\"\n\n"
                           "msgid \"完成\"\nmsgstr \"%n\"\n\n"
                           "msgid \"答对 %d%%\"\nmsgstr \"%d%% right\"\n\n"
                           "msgid \"余 %\"\nmsgstr \"left %\"\n"));
    free(catalogue_compile(folder, "scenes",
                           "msgid \"楼梯间\"\nmsgstr \"Stairwell\"\n\n"
                           "msgid \"一半\"\nmsgstr \"50 %\"\n"));
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    file_remove_tree(folder);
    view_words_open(folder);
    return 0;
}

static void test_languages(void **state)
{
    (void)state;
    for (int lang = 0; lang < VIEW_LANGS; lang++)
        assert_int_equal(view_lang_find(view_lang_name((enum view_lang)lang)), lang);
    assert_string_equal(view_lang_name(VIEW_ZH), "zh");
    assert_string_equal(view_lang_name(VIEW_EN), "en");
    assert_int_equal(view_lang_find("fr"), -1);
    assert_int_equal(view_lang_find(""), -1);
}

static void test_program(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        enum view_lang lang;
        const char *chinese, *says;
    } rows[] = {
        {"translated", VIEW_EN, "退出", "Leave"},
        {"Chinese", VIEW_ZH, "退出", "退出"},
        {"not translated yet", VIEW_EN, "提示", "提示"},
        {"unknown", VIEW_EN, "不在表里", "不在表里"},
        {"a scene's word is none of the program's", VIEW_EN, "楼梯间", "楼梯间"},
        {"the catalogue's header is no word", VIEW_EN, "", ""},
        {"no word", VIEW_EN, NULL, NULL},
        {"a format", VIEW_EN, "已找到 %d/%d", "Found %d of %d"},
        {"a format with a percent sign", VIEW_EN, "答对 %d%%", "%d%% right"},
        {"a percent sign at the end", VIEW_EN, "余 %", "left %"},
        {"another format", VIEW_EN, "第 %d/%d 题", "第 %d/%d 题"},
        {"a format with one more", VIEW_EN, "第 %d 处", "第 %d 处"},
        {"a format of what is none", VIEW_EN, "完成", "完成"},
    };
    view_words_open(folder);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const char *said = view_word(rows[i].lang, rows[i].chinese);
        if (!str_same(said, rows[i].says))
            fail_msg("%s: %s", rows[i].name, said);
    }
}

static void test_scene(void **state)
{
    (void)state;
    view_words_open(folder);
    assert_string_equal(view_scene_word(VIEW_EN, "楼梯间"), "Stairwell");
    assert_string_equal(view_scene_word(VIEW_ZH, "楼梯间"), "楼梯间");
    assert_string_equal(view_scene_word(VIEW_EN, "一半"), "50 %"); /* no format */
    assert_string_equal(view_scene_word(VIEW_EN, "退出"), "退出");
    assert_string_equal(view_scene_word(VIEW_EN, ""), "");
    assert_null(view_scene_word(VIEW_EN, NULL));
}

static void test_without_catalogues(void **state)
{
    (void)state;
    view_words_open(folder);
    view_words_open("/nowhere");
    assert_string_equal(view_word(VIEW_EN, "退出"), "退出");
    assert_string_equal(view_scene_word(VIEW_EN, "楼梯间"), "楼梯间");
}

static void test_damaged_stays_chinese(void **state)
{
    (void)state;
    char *path = catalogue_compile(folder, "anxuan", "msgid \"退出\"\nmsgstr \"Leave\"\n");
    assert_int_equal(truncate(path, 40), 0);
    view_words_open(folder);
    assert_string_equal(view_word(VIEW_EN, "退出"), "退出");
    assert_string_equal(view_scene_word(VIEW_EN, "楼梯间"), "Stairwell");
    free(path);
}

/* Words are wanted where no locale is installed, and numbers are read as in C whatever is said. */
static void test_no_locale_is_set(void **state)
{
    (void)state;
    char *was = strdup(setlocale(LC_ALL, NULL));
    view_words_open(folder);
    (void)view_word(VIEW_EN, "退出");
    assert_string_equal(setlocale(LC_ALL, NULL), was);
    assert_null(getenv("LANGUAGE"));
    free(was);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_program),
        cmocka_unit_test(test_scene),
        cmocka_unit_test(test_without_catalogues),
        cmocka_unit_test(test_no_locale_is_set),
        cmocka_unit_test(test_damaged_stays_chinese),
    };
    (void)unsetenv("LANGUAGE");
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
