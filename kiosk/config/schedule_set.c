#include <stddef.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "config/fields.h"
#include "config/schedule_parts.h"

struct set_form {
    char playlist[CONFIG_RULE_PLAYLIST_BYTES + 1], layout[CONFIG_RULE_PLAYLIST_BYTES + 1];
    const config_setting_t *ticker;
    int brightness, volume, screen;
    bool quiz;
};

static const char *const screen_words[] = {"off", "on", NULL};

#define MEMBER(name) offsetof(struct set_form, name)

/* Same order as enum schedule_key. */
static const struct config_field set_fields[] = {
    {"playlist", CONFIG_LINE, .offset = MEMBER(playlist), .min = 1,
     .max = CONFIG_RULE_PLAYLIST_BYTES, .complaint = config_fields_complain_name},
    {"ticker", CONFIG_ANY, .offset = MEMBER(ticker)},
    {"brightness", CONFIG_INT, .offset = MEMBER(brightness), .min = 1, .max = 100,
     .advice = {"要关屏请写 screen = \"off\"", "to switch the screen off write screen = \"off\""}},
    {"volume", CONFIG_INT, .offset = MEMBER(volume), .min = 0, .max = 100},
    {"screen", CONFIG_WORD, .offset = MEMBER(screen), .words = screen_words},
    {"quiz", CONFIG_BOOL, .offset = MEMBER(quiz)},
    {"layout", CONFIG_LINE, .offset = MEMBER(layout), .min = 1, .max = CONFIG_RULE_PLAYLIST_BYTES,
     .complaint = config_fields_complain_name},
    {.key = NULL},
};

static void add_line(const struct config_document *document, const config_setting_t *setting,
                     struct str *lines)
{
    const char *text = config_fields_text(document, setting);
    if (!text)
        return;
    if (utf8_count(text) > CONFIG_RULE_TICKER_CHARS)
        config_document_error(document, setting,
                              "这一条字幕超过 %d 字，请分成几条 a ticker line of more than %d "
                              "characters: make several of it",
                              CONFIG_RULE_TICKER_CHARS, CONFIG_RULE_TICKER_CHARS);
    if (*text && lines->len > 0)
        str_add(lines, "\n");
    str_add(lines, text);
}

static void add_lines(const struct config_document *document, const config_setting_t *ticker,
                      struct str *lines)
{
    if (config_setting_type(ticker) == CONFIG_TYPE_STRING) {
        add_line(document, ticker, lines);
        return;
    }
    if (!config_setting_is_list(ticker) && !config_setting_is_array(ticker)) {
        config_fields_wrong_kind(document, ticker, "文字，或几条文字 ( \"第一条\", \"第二条\" )",
                                 "a text, or some texts: ( \"first\", \"second\" )");
        return;
    }
    for (int i = 0; i < config_setting_length(ticker); i++)
        add_line(document, config_setting_get_elem(ticker, (unsigned)i), lines);
}

/* Returns the lines with \n between, owned by the caller; what is wrong is reported. */
static char *read_ticker(const struct config_document *document, const config_setting_t *ticker)
{
    struct str lines = {0};
    size_t errors_before = document->report->errors;
    add_lines(document, ticker, &lines);
    if (lines.len > CONFIG_RULE_TICKER_BYTES)
        config_document_error(
            document, ticker,
            "字幕太长：共 %zu 字节，最多 %d 字节（一个汉字 3 字节） the ticker is too "
            "long: %zu bytes, at most %d",
            lines.len, CONFIG_RULE_TICKER_BYTES, lines.len, CONFIG_RULE_TICKER_BYTES);
    else if (lines.len == 0 && document->report->errors == errors_before)
        config_document_error(document, ticker,
                              "ticker 是空的，请写上文字；不要字幕就换没有字幕的布局，如 layout = "
                              "\"full\" ticker is empty: write a text, or for none take a layout "
                              "without a ticker, like layout = \"full\"");
    return str_take(&lines);
}

static void fill(const struct config_document *document, const struct set_form *form,
                 struct schedule_values *out)
{
    *out = (struct schedule_values){
        .playlist = *form->playlist ? mem_copy_text(form->playlist) : NULL,
        .ticker = form->ticker ? read_ticker(document, form->ticker) : NULL,
        .layout = *form->layout ? mem_copy_text(form->layout) : NULL,
        .brightness = form->brightness,
        .volume = form->volume,
        .is_screen_on = form->screen == 1,
        .is_quiz_on = form->quiz,
    };
}

void config_schedule_read_set(const struct config_document *document, const config_setting_t *set,
                              struct config_rule *out)
{
    struct set_form form = {0};
    config_fields_read(document, set, set_fields, &form);
    if (config_setting_length(set) == 0)
        config_document_error(document, set,
                              "set 是空的，请写上要改的设置，如 playlist = \"节目单名\"; set is "
                              "empty: write what it sets, like playlist = \"NAME\";");
    for (int key = 0; key < SCHEDULE_KEY_COUNT; key++)
        if (config_setting_get_member(set, set_fields[key].key))
            out->rule.sets |= 1u << key;
    out->playlist_at = config_document_spot(document, set, set_fields[SCHEDULE_PLAYLIST].key);
    out->layout_at = config_document_spot(document, set, set_fields[SCHEDULE_LAYOUT].key);
    fill(document, &form, &out->rule.set);
}
