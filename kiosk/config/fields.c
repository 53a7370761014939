#include "config/fields.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "config/suggest.h"

const char *config_fields_name(const config_setting_t *setting)
{
    const char *name = config_setting_name(setting);
    return name ? name : "此处";
}

const char *config_fields_shown(const char *text, char out[CONFIG_SHOWN_BYTES])
{
    static const char more[] = "…";
    utf8_copy(out, CONFIG_SHOWN_BYTES - strlen(more), text);
    size_t len = strlen(out);
    if (len < strlen(text))
        memcpy(out + len, more, sizeof(more));
    return out;
}

void config_fields_wrong_kind(const struct config_document *document,
                              const config_setting_t *setting, const char *wanted_chinese,
                              const char *wanted_english)
{
    config_document_error(document, setting, "%s 应写成%s must be %s", config_fields_name(setting),
                          wanted_chinese, wanted_english);
}

const char *config_fields_complain_name(const char *name)
{
    return name[0] != '.' && !strchr(name, '/') && !strchr(name, '\\')
               ? NULL
               : "名称不能以点开头，也不能有 / 或 \\ a name must not begin with a dot nor have "
                 "/ or \\";
}

static bool was_reported(const config_setting_t *setting)
{
    const struct config_mark *mark = config_document_mark(setting);
    return mark && mark->is_bad;
}

static double number_of(const config_setting_t *setting)
{
    switch (config_setting_type(setting)) {
    case CONFIG_TYPE_INT:
        return config_setting_get_int(setting);
    case CONFIG_TYPE_INT64:
        return (double)config_setting_get_int64(setting);
    default:
        return config_setting_get_float(setting);
    }
}

/* Reads a number in the field's range; false, reported, when it is not one. */
static bool read_number(const struct config_document *document, const config_setting_t *setting,
                        const struct config_field *field, double *out)
{
    bool is_whole = field->kind != CONFIG_REAL;
    if (was_reported(setting))
        return false;
    if (!config_setting_is_number(setting)) {
        config_document_error(document, setting,
                              "%s 应写成数字（不加引号），%.15g 到 %.15g must be a number without "
                              "quotes, %.15g to %.15g",
                              config_fields_name(setting), field->min, field->max, field->min,
                              field->max);
        return false;
    }
    double number = number_of(setting);
    if (number >= field->min && number <= field->max &&
        (!is_whole || (double)(int64_t)number == number)) {
        *out = number;
        return true;
    }
    config_document_error(
        document, setting,
        "%s 应在 %.15g 到 %.15g 之间%s，不能是 %.15g%s%s must be %s%.15g to %.15g, not %.15g%s%s",
        config_fields_name(setting), field->min, field->max, is_whole ? "（整数）" : "", number,
        field->advice[0] ? "；" : "", field->advice[0] ? field->advice[0] : "",
        is_whole ? "whole, " : "", field->min, field->max, number, field->advice[1] ? ": " : "",
        field->advice[1] ? field->advice[1] : "");
    return false;
}

const char *config_fields_text(const struct config_document *document,
                               const config_setting_t *setting)
{
    if (was_reported(setting))
        return NULL;
    const char *text = config_setting_get_string(setting);
    if (config_setting_type(setting) != CONFIG_TYPE_STRING || !text) {
        config_fields_wrong_kind(document, setting, "文字，放在英文引号 \" \" 里",
                                 "a text in quotes \" \"");
        return NULL;
    }
    if (!utf8_is_valid(text, strlen(text))) { /* through \xNN */
        config_fields_wrong_kind(document, setting, "正常文字（不要用 \\x）", "text without \\x");
        return NULL;
    }
    return text;
}

static bool has_control(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < 0x20 || *text == 0x7F)
            return true;
    return false;
}

static bool is_good_length(const struct config_document *document, const config_setting_t *setting,
                           const struct config_field *field, size_t len)
{
    if (len > (size_t)field->max) {
        config_document_error(
            document, setting,
            "%s 太长：%zu 字节，最多 %d 字节（一个汉字 3 字节） too long: %zu bytes, "
            "at most %d",
            config_fields_name(setting), len, (int)field->max, len, (int)field->max);
        return false;
    }
    if (len < (size_t)field->min) {
        config_document_error(document, setting, "%s 不能是空的，请写上文字 must not be empty",
                              config_fields_name(setting));
        return false;
    }
    return true;
}

/* Reads a text that suits the field; NULL, reported, when it is not one. */
static const char *read_text(const struct config_document *document,
                             const config_setting_t *setting, const struct config_field *field)
{
    char shown[CONFIG_SHOWN_BYTES];
    const char *text = config_fields_text(document, setting);
    if (!text || !is_good_length(document, setting, field, strlen(text)))
        return NULL;
    if (field->kind == CONFIG_LINE && has_control(text)) {
        config_fields_wrong_kind(document, setting, "一行文字（不换行）", "one line of text");
        return NULL;
    }
    const char *complaint = field->complaint ? field->complaint(text) : NULL;
    if (complaint)
        config_document_error(document, setting, "%s = \"%s\"：%s", config_fields_name(setting),
                              config_fields_shown(text, shown), complaint);
    return complaint ? NULL : text;
}

/* Returns the index of the word; -1, reported, when it is none of them. */
static int read_word(const struct config_document *document, const config_setting_t *setting,
                     const char *const *words)
{
    struct str all = {0};
    char shown[CONFIG_SHOWN_BYTES];
    const char *text = config_fields_text(document, setting);
    if (!text)
        return -1;
    char *narrow = config_suggest_narrow(text);
    int found = -1;
    for (int i = 0; words[i] && found < 0; i++)
        if (strcmp(words[i], narrow) == 0)
            found = i;
    free(narrow);
    if (found >= 0)
        return found;
    config_suggest_list(words, &all);
    const char *near = config_suggest_word(text, words);
    config_document_error(
        document, setting, "%s 不能是 \"%s\"%s%s%s，请从这些里选 must be one of: %s",
        config_fields_name(setting), config_fields_shown(text, shown), near ? "，是否想写 \"" : "",
        near ? near : "", near ? "\"" : "", all.text);
    str_finish(&all);
    return -1;
}

void config_fields_unknown_word(const struct config_document *document,
                                const config_setting_t *setting, const char *key, const char *text,
                                const char *const *words, const char *near)
{
    char shown[CONFIG_SHOWN_BYTES];
    struct str all = {0};
    config_suggest_list(words, &all);
    config_document_error(document, setting,
                          "%s 里不能写 \"%s\"%s%s%s请从这些里选 must be one of: %s", key,
                          config_fields_shown(text, shown), near ? "，是否想写 \"" : "，",
                          near ? near : "", near ? "\"？" : "", all.text);
    str_finish(&all);
}

static void store_number(const struct config_field *field, double number, void *member)
{
    int whole = (int)(field->kind == CONFIG_INT ? number : 0);
    int64_t wide = (int64_t)(field->kind == CONFIG_INT64 ? number : 0);
    if (field->kind == CONFIG_INT)
        memcpy(member, &whole, sizeof(whole));
    else if (field->kind == CONFIG_INT64)
        memcpy(member, &wide, sizeof(wide));
    else
        memcpy(member, &number, sizeof(number));
}

static void read_bool(const struct config_document *document, const config_setting_t *setting,
                      void *member)
{
    if (config_setting_type(setting) != CONFIG_TYPE_BOOL) {
        if (!was_reported(setting))
            config_fields_wrong_kind(document, setting, " true（是）或 false（否），不加引号",
                                     "true or false, without quotes");
        return;
    }
    bool value = config_setting_get_bool(setting);
    memcpy(member, &value, sizeof(value));
}

static void read_collection(const struct config_document *document, const config_setting_t *setting,
                            enum config_field_kind kind, void *member)
{
    bool is_group = config_setting_is_group(setting);
    bool is_list = config_setting_is_list(setting) || config_setting_is_array(setting);
    if (kind == CONFIG_GROUP ? is_group : is_list)
        *(const config_setting_t **)member = setting;
    else if (kind == CONFIG_GROUP)
        config_fields_wrong_kind(document, setting, "一组：{ 键 = 值; … }",
                                 "a group: { key = value; … }");
    else
        config_fields_wrong_kind(document, setting, "列表：( 值, 值 ) 或 [ 值, 值 ]",
                                 "a list: ( value, value ) or [ value, value ]");
}

static void read_field(const struct config_document *document, const config_setting_t *setting,
                       const struct config_field *field, char *member)
{
    double number;
    const char *text;
    int word;
    switch (field->kind) {
    case CONFIG_LINE:
        text = read_text(document, setting, field);
        if (text)
            memcpy(member, text, strlen(text) + 1);
        break;
    case CONFIG_TEXT:
        text = read_text(document, setting, field);
        if (text)
            memcpy(member, &text, sizeof(text));
        break;
    case CONFIG_INT:
    case CONFIG_INT64:
    case CONFIG_REAL:
        if (read_number(document, setting, field, &number))
            store_number(field, number, member);
        break;
    case CONFIG_BOOL:
        read_bool(document, setting, member);
        break;
    case CONFIG_WORD:
        word = read_word(document, setting, field->words);
        if (word >= 0)
            memcpy(member, &word, sizeof(word));
        break;
    case CONFIG_WORD_LINE:
        word = read_word(document, setting, field->words);
        if (word >= 0)
            memcpy(member, field->words[word], strlen(field->words[word]) + 1);
        break;
    case CONFIG_GROUP:
    case CONFIG_LIST:
        read_collection(document, setting, field->kind, member);
        break;
    case CONFIG_ANY:
        *(const config_setting_t **)member = setting;
        break;
    }
}

static const struct config_field *find_field(const struct config_field *fields, const char *key)
{
    for (; fields->key; fields++)
        if (strcmp(fields->key, key) == 0)
            return fields;
    return NULL;
}

static void report_unknown_key(const struct config_document *document,
                               const config_setting_t *setting, const struct config_field *fields)
{
    const char *known[64];
    size_t count = 0;
    char shown[CONFIG_SHOWN_BYTES];
    struct str all = {0};
    for (; fields->key && count + 1 < sizeof(known) / sizeof(known[0]); fields++)
        known[count++] = fields->key;
    known[count] = NULL;
    const char *key = config_fields_shown(config_setting_name(setting), shown);
    const char *near = config_suggest_word(key, known);
    config_suggest_list(known, &all);
    if (near)
        config_document_error(document, setting,
                              "不认识的键 '%s'，是否想写 '%s'? unknown key, did you mean '%s'?",
                              key, near, near);
    else
        config_document_error(document, setting,
                              "不认识的键 '%s'，这里可以写 unknown key, known are: %s", key,
                              all.text);
    str_finish(&all);
}

void config_fields_read(const struct config_document *document, const config_setting_t *group,
                        const struct config_field *fields, void *out)
{
    int count = group ? config_setting_length(group) : 0;
    for (int i = 0; i < count; i++) {
        const config_setting_t *setting = config_setting_get_elem(group, (unsigned)i);
        const struct config_field *field = find_field(fields, config_setting_name(setting));
        if (field)
            read_field(document, setting, field, (char *)out + field->offset);
        else
            report_unknown_key(document, setting, fields);
    }
}

bool config_fields_read_ints(const struct config_document *document, const config_setting_t *list,
                             int *out, int count, int min, int max)
{
    struct config_field field = {.kind = CONFIG_INT, .min = min, .max = max};
    double number;
    int numbers[8] = {0};
    if (config_setting_length(list) != count || count > 8) {
        config_document_error(document, list, "%s 应有 %d 个整数 must have %d whole numbers",
                              config_fields_name(list), count, count);
        return false;
    }
    for (int i = 0; i < count; i++) {
        if (!read_number(document, config_setting_get_elem(list, (unsigned)i), &field, &number))
            return false;
        numbers[i] = (int)number;
    }
    memcpy(out, numbers, (size_t)count * sizeof(int));
    return true;
}

bool config_fields_read_number(const struct config_document *document,
                               const config_setting_t *setting, double min, double max,
                               bool is_whole, double *out)
{
    struct config_field field = {
        .kind = is_whole ? CONFIG_INT : CONFIG_REAL, .min = min, .max = max};
    return read_number(document, setting, &field, out);
}
