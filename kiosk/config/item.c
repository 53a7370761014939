#include "config/item.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/campaign.h"
#include "base/mem.h"
#include "config/conditions.h"
#include "config/fields.h"
#include "config/suggest.h"
#include "layout/text.h"
#include "playlist/names.h"

#define QR_MAX_BYTES   1000 /* more makes modules too small for a telephone at two metres */
#define LINE_MAX_BYTES 500
#define STYLE_BYTES    32

/* What an item says. -1 and NULL: it does not. */
struct item_form {
    const char *content[PLAYLIST_KIND_COUNT]; /* of the key that tells the kind */
    double seconds;
    int volume, fit, enter, stats;
    const char *text, *title;
    char style[STYLE_BYTES];
    struct config_conditions conditions;
};

/* Same order as enum playlist_kind. */
static const char *const kind_keys[] = {"video",     "image", "slogan", "qr",
                                        "countdown", "stats", NULL};
static const char *const stats_words[] = {"today", NULL};
static const char *const fit_words[] = {"contain", "cover", "stretch", NULL};
static const char *const enter_words[] = {"cut", "fade", "push", NULL};

#define MEMBER(name) offsetof(struct item_form, name)

static const struct config_field item_fields[] = {
    {"video", CONFIG_TEXT, .offset = MEMBER(content[PLAYLIST_VIDEO]), .max = 4096},
    {"image", CONFIG_TEXT, .offset = MEMBER(content[PLAYLIST_IMAGE]), .max = 4096},
    {"slogan", CONFIG_TEXT, .offset = MEMBER(content[PLAYLIST_SLOGAN]), .min = 1,
     .max = LAYOUT_TEXT_MAX_BYTES},
    {"qr", CONFIG_TEXT, .offset = MEMBER(content[PLAYLIST_QR]), .min = 1, .max = QR_MAX_BYTES},
    {"countdown", CONFIG_TEXT, .offset = MEMBER(content[PLAYLIST_COUNTDOWN]), .min = 1,
     .max = LINE_MAX_BYTES},
    {"stats", CONFIG_WORD, .offset = MEMBER(stats), .words = stats_words},
    {"seconds", CONFIG_REAL, .offset = MEMBER(seconds), .min = 0.1, .max = PLAYLIST_SECONDS_MAX},
    {"volume", CONFIG_INT, .offset = MEMBER(volume), .min = 0, .max = 100},
    {"fit", CONFIG_WORD, .offset = MEMBER(fit), .words = fit_words},
    {"enter", CONFIG_WORD, .offset = MEMBER(enter), .words = enter_words},
    {"text", CONFIG_TEXT, .offset = MEMBER(text), .max = LINE_MAX_BYTES},
    {"title", CONFIG_TEXT, .offset = MEMBER(title), .max = LINE_MAX_BYTES},
    {"style", CONFIG_LINE, .offset = MEMBER(style), .min = 1, .max = STYLE_BYTES - 1},
    {"from", CONFIG_TEXT, .offset = MEMBER(conditions.from), .min = 1, .max = LINE_MAX_BYTES},
    {"until", CONFIG_TEXT, .offset = MEMBER(conditions.until), .min = 1, .max = LINE_MAX_BYTES},
    {"days", CONFIG_ANY, .offset = MEMBER(conditions.days)},
    {"audience", CONFIG_LIST, .offset = MEMBER(conditions.audience)},
    {.key = NULL},
};

#define OF(kind) (1u << (kind))

/* Keys that mean something to some kinds only. */
static const struct {
    const char *key;
    unsigned kinds;
} useful_keys[] = {
    {"volume", OF(PLAYLIST_VIDEO)},
    {"fit", OF(PLAYLIST_VIDEO) | OF(PLAYLIST_IMAGE)},
    {"text", OF(PLAYLIST_QR) | OF(PLAYLIST_COUNTDOWN)},
    {"title", OF(PLAYLIST_QR) | OF(PLAYLIST_VIDEO)},
    {"style", OF(PLAYLIST_SLOGAN)},
};

static const config_setting_t *member(const config_setting_t *group, const char *key)
{
    const config_setting_t *setting = config_setting_get_member(group, key);
    return setting ? setting : group;
}

/* Which kind key the item has: its index, or -1 (reported) when there is not exactly one. */
static int find_kind(const struct config_document *document, const config_setting_t *group,
                     bool is_blamed)
{
    int kind = -1;
    for (int i = 0; i < PLAYLIST_KIND_COUNT; i++) {
        const config_setting_t *setting = config_setting_get_member(group, kind_keys[i]);
        if (setting && kind >= 0) {
            config_document_error(
                document, setting,
                "一个节目只能是一种：有 %s 就不能再有 %s，请分成两个 { } an item is one "
                "thing: either %s or %s, make two of it",
                kind_keys[kind], kind_keys[i], kind_keys[kind], kind_keys[i]);
            return -1;
        }
        kind = setting ? i : kind;
    }
    if (kind < 0 && !is_blamed)
        config_document_error(
            document, group,
            "这个节目没有内容，请写 video, image, slogan, qr, countdown 或 stats 之一 "
            "this item has no content: write one of video, image, slogan, qr, "
            "countdown, stats");
    return kind;
}

static void warn_useless_keys(const struct config_document *document, const config_setting_t *group,
                              int kind)
{
    for (size_t i = 0; i < sizeof(useful_keys) / sizeof(useful_keys[0]); i++) {
        const config_setting_t *setting = config_setting_get_member(group, useful_keys[i].key);
        if (setting && !(useful_keys[i].kinds & OF(kind)))
            config_document_warning(document, setting,
                                    "%s 对 %s 不起作用，可以删去 has no effect on %s: leave it out",
                                    useful_keys[i].key, kind_keys[kind], kind_keys[kind]);
    }
}

/* Explains a target that is neither a date nor a campaign. */
static void report_target(const struct config_document *document, const config_setting_t *setting,
                          const char *text)
{
    static const char prefix[] = "campaign:";
    char shown[CONFIG_SHOWN_BYTES];
    struct str all = {0};
    config_suggest_list(campaign_names(), &all);
    (void)config_fields_shown(text, shown);
    if (strncmp(text, prefix, strlen(prefix)) == 0)
        config_document_error(document, setting,
                              "不认识的活动 \"%s\"，请从这些里选 unknown campaign, known are: %s",
                              shown, all.text);
    else
        config_document_error(document, setting,
                              "countdown 应写成日期 \"2026-06-16\" 或 \"campaign:活动名\"，不能是 "
                              "\"%s\" must be a date or \"campaign:NAME\" with one of: %s",
                              shown, all.text);
    str_finish(&all);
}

/* Returns the date or "campaign:NAME", owned by the caller; NULL, reported, for anything else. */
static char *read_target(const struct config_document *document, const config_setting_t *setting,
                         const char *text)
{
    struct civil_date any_day = {2026, 1, 1}, day;
    char *target = config_suggest_narrow(text);
    if (campaign_parse_day(target, any_day, &day))
        return target;
    report_target(document, setting, target);
    free(target);
    return NULL;
}

/* What a file is good for, before the item is made. */
struct medium {
    char *path, *portrait;
};

static bool find_medium(const struct config_document *document, const config_setting_t *setting,
                        const char *name, int kind, struct config_folder *folder,
                        struct medium *out)
{
    struct err err = {0};
    struct config_entry *entry;
    int kind_of_name = playlist_name_kind(name);
    if (!config_folder_resolve(folder, name, &out->path, &out->portrait, &entry, &err)) {
        config_document_error(document, setting, "%s", err.text);
        return false;
    }
    if (kind_of_name < 0)
        config_document_warning(document, setting,
                                "不认识的扩展名，按 %s 试着播放 unknown extension, taken as %s",
                                kind_keys[kind], kind_keys[kind]);
    if (kind_of_name < 0 || kind_of_name == kind)
        return true;
    config_document_error(document, setting,
                          "这个文件请写成 %s = … this file is to be written as %s = …",
                          kind_keys[kind_of_name], kind_keys[kind_of_name]);
    free(out->path);
    free(out->portrait);
    *out = (struct medium){NULL, NULL};
    return false;
}

static char *copy_if_any(const char *text)
{
    return text && *text ? mem_copy_text(text) : NULL;
}

static void fill_options(const struct config_document *document, const config_setting_t *group,
                         const struct item_form *form, struct playlist_item *item)
{
    if (form->seconds > 0)
        item->duration_ms = (int64_t)(form->seconds * 1000 + 0.5);
    if (form->volume >= 0)
        item->volume_pct = form->volume;
    if (form->fit >= 0)
        item->fit = (enum playlist_fit)form->fit;
    if (form->enter >= 0)
        item->enter = (enum playlist_enter)form->enter;
    config_conditions_read(document, group, &form->conditions, item);
    const struct config_mark *mark = config_document_mark(group);
    item->line =
        mark ? document->text.places[mark->value].line : (int)config_setting_source_line(group);
}

static void fill_card(const struct item_form *form, char *target, struct playlist_item *item)
{
    item->target = target;
    if (item->kind == PLAYLIST_STATS)
        return; /* the player knows what it says */
    if (item->kind == PLAYLIST_SLOGAN) {
        item->text = mem_copy_text(form->content[PLAYLIST_SLOGAN]);
        item->style = copy_if_any(form->style);
        return;
    }
    item->text = copy_if_any(form->text);
    item->title = item->kind == PLAYLIST_QR ? copy_if_any(form->title) : NULL;
}

void config_item_read(const struct config_document *document, const config_setting_t *group,
                      struct config_folder *folder, struct playlist *list)
{
    struct item_form form = {.seconds = -1, .volume = -1, .fit = -1, .enter = -1, .stats = -1};
    struct medium medium = {NULL, NULL};
    char *target = NULL;
    size_t errors_before = document->report->errors;
    if (!config_setting_is_group(group)) {
        config_fields_wrong_kind(document, group, " { video = \"文件名.mp4\"; }",
                                 "{ video = \"NAME.mp4\"; }");
        return;
    }
    config_fields_read(document, group, item_fields, &form);
    if (form.stats >= 0)
        form.content[PLAYLIST_STATS] = stats_words[form.stats];
    int kind = find_kind(document, group, document->report->errors > errors_before);
    const char *content = kind >= 0 ? form.content[kind] : NULL;
    if (!content)
        return;
    const config_setting_t *setting = member(group, kind_keys[kind]);
    bool is_medium = kind == PLAYLIST_VIDEO || kind == PLAYLIST_IMAGE;
    if (is_medium && !find_medium(document, setting, content, kind, folder, &medium))
        return;
    if (kind == PLAYLIST_COUNTDOWN)
        target = read_target(document, setting, content);
    else if (kind == PLAYLIST_QR)
        target = mem_copy_text(content);
    if (kind == PLAYLIST_COUNTDOWN && !target)
        return;
    warn_useless_keys(document, group, kind);
    struct playlist_item *item = playlist_add(list, (enum playlist_kind)kind);
    item->path = medium.path;
    item->path_portrait = medium.portrait;
    fill_options(document, group, &form, item);
    if (!is_medium)
        fill_card(&form, target, item);
    else if (kind == PLAYLIST_VIDEO)
        item->title = copy_if_any(form.title);
}
