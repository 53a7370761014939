#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "config/config.h"
#include "config/fields.h"

struct layout_form {
    const config_setting_t *canvas, *zones, *output;
};

static const struct config_field layout_fields[] = {
    {"canvas", CONFIG_LIST, .offset = offsetof(struct layout_form, canvas)},
    {"zones", CONFIG_LIST, .offset = offsetof(struct layout_form, zones)},
    {"output", CONFIG_LIST, .offset = offsetof(struct layout_form, output)},
    {.key = NULL},
};

/* Same order as enum layout_shows. */
static const char *const shows_words[] = {"playlist", "ticker", "clock", "banner", "qr", NULL};
static const char *const style_words[] = {"plain", "paper", "amber", NULL};

struct zone_form {
    struct layout_zone zone;
    int shows; /* -1: not told */
    const config_setting_t *at;
};

#define MEMBER(name) offsetof(struct zone_form, name)

static const struct config_field zone_fields[] = {
    {"name", CONFIG_LINE, .offset = MEMBER(zone.name), .min = 1, .max = 63},
    {"shows", CONFIG_WORD, .offset = MEMBER(shows), .words = shows_words},
    {"at", CONFIG_LIST, .offset = MEMBER(at)},
    {"chars_per_minute", CONFIG_INT, .offset = MEMBER(zone.chars_per_minute), .min = 10,
     .max = 600},
    {"style", CONFIG_WORD_LINE, .offset = MEMBER(zone.style), .words = style_words},
    {"text", CONFIG_LINE, .offset = MEMBER(zone.text), .min = 0, .max = 255},
    {"code", CONFIG_LINE, .offset = MEMBER(zone.code), .min = 1, .max = 255},
    {.key = NULL},
};

struct output_form {
    const config_setting_t *from, *to;
    int rotate;
    bool mirror;
};

static const struct config_field output_fields[] = {
    {"from", CONFIG_LIST, .offset = offsetof(struct output_form, from)},
    {"to", CONFIG_LIST, .offset = offsetof(struct output_form, to)},
    {"rotate", CONFIG_INT, .offset = offsetof(struct output_form, rotate), .min = 0, .max = 270},
    {"mirror", CONFIG_BOOL, .offset = offsetof(struct output_form, mirror)},
    {.key = NULL},
};

/* Is element a { … }? Otherwise that is reported. */
static bool is_group(const struct config_document *document, const config_setting_t *element)
{
    if (config_setting_is_group(element))
        return true;
    config_fields_wrong_kind(document, element, " { 键 = 值; … }", "{ key = value; … }");
    return false;
}

static void warn_useless_key(const struct config_document *document, const config_setting_t *group,
                             const char *key, bool is_useful, const char *shows)
{
    const config_setting_t *setting = config_setting_get_member(group, key);
    if (setting && !is_useful)
        config_document_warning(
            document, setting,
            "%s 对 %s 区域不起作用，可以删去 has no effect in a zone that shows "
            "%s: leave it out",
            key, shows, shows);
}

static void set_zone_defaults(struct layout_zone *zone, enum layout_shows shows)
{
    zone->shows = shows;
    if (!zone->name[0])
        utf8_copy(zone->name, sizeof(zone->name), shows_words[shows]);
    if (!zone->text[0] && shows == LAYOUT_BANNER)
        utf8_copy(zone->text, sizeof(zone->text), "{theme}");
    if (!zone->code[0] && shows == LAYOUT_QR)
        utf8_copy(zone->code, sizeof(zone->code), "tel:{hotline}");
}

static bool read_place(const struct config_document *document, const config_setting_t *group,
                       const struct layout *layout, struct zone_form *form)
{
    int at[4];
    if (!form->at) {
        if (!config_setting_get_member(group, "at"))
            config_document_error(
                document, group,
                "区域缺少位置，请写 at = [左, 上, 宽, 高] a zone needs at = [left, "
                "top, width, height]");
        return false;
    }
    if (!config_fields_read_ints(document, form->at, at, 4, 0, LAYOUT_CANVAS_MAX))
        return false;
    form->zone.at = (struct layout_rect){at[0], at[1], at[2], at[3]};
    if (at[2] > 0 && at[3] > 0 && at[0] + at[2] <= layout->canvas_w &&
        at[1] + at[3] <= layout->canvas_h)
        return true;
    config_document_error(
        document, form->at,
        "区域 [%d, %d, %d, %d] 不在画布 %d×%d 之内，请改 at 或 canvas the zone is not "
        "inside the canvas: change `at` or `canvas`",
        at[0], at[1], at[2], at[3], layout->canvas_w, layout->canvas_h);
    return false;
}

static bool has_shows(const struct config_document *document, const config_setting_t *group,
                      const struct zone_form *form)
{
    if (form->shows >= 0)
        return true;
    if (!config_setting_get_member(group, "shows"))
        config_document_error(
            document, group,
            "区域缺少 shows，请写 playlist, ticker, clock, banner 或 qr a zone needs "
            "shows: playlist, ticker, clock, banner or qr");
    return false;
}

static void check_keys(const struct config_document *document, const config_setting_t *group,
                       const struct layout_zone *zone)
{
    const char *shows = shows_words[zone->shows];
    if (!config_setting_get_member(group, "name"))
        config_document_error(document, group,
                              "区域缺少名字，请写 name = \"%s\" a zone needs a name = \"%s\"",
                              shows, shows);
    warn_useless_key(document, group, "chars_per_minute", zone->shows == LAYOUT_TICKER, shows);
    warn_useless_key(document, group, "text",
                     zone->shows == LAYOUT_BANNER || zone->shows == LAYOUT_QR, shows);
    warn_useless_key(document, group, "code", zone->shows == LAYOUT_QR, shows);
}

static void check_against(const struct config_document *document, const config_setting_t *group,
                          const struct layout_zone *zone, const struct layout_zone *other)
{
    struct layout_rect common;
    if (layout_intersect(zone->at, other->at, &common))
        config_document_warning(document, group,
                                "区域 '%s' 和 '%s' 重叠 %d×%d 像素 zones overlap by %d×%d pixels",
                                zone->name, other->name, common.w, common.h, common.w, common.h);
    if (strcmp(zone->name, other->name) == 0)
        config_document_warning(document, group, "两个区域都叫 '%s' two zones have this name",
                                zone->name);
}

static bool read_zone(const struct config_document *document, const config_setting_t *group,
                      const struct layout *layout, struct layout_zone *out)
{
    struct zone_form form = {
        .zone = {.chars_per_minute = LAYOUT_CHARS_PER_MINUTE, .style = "plain"}, .shows = -1};
    if (!is_group(document, group))
        return false;
    config_fields_read(document, group, zone_fields, &form);
    bool is_known = has_shows(document, group, &form);
    bool is_placed = read_place(document, group, layout, &form);
    if (!is_known || !is_placed)
        return false;
    if (form.shows == LAYOUT_PLAYLIST && layout_find_zone(layout, LAYOUT_PLAYLIST)) {
        config_document_error(
            document, group,
            "只能有一个 playlist 区域，这一个不用 only one zone may show the playlist: "
            "this one is left out");
        return false;
    }
    set_zone_defaults(&form.zone, (enum layout_shows)form.shows);
    check_keys(document, group, &form.zone);
    *out = form.zone;
    return true;
}

static void read_zones(const struct config_document *document, const config_setting_t *zones,
                       struct layout *layout)
{
    for (int i = 0; i < config_setting_length(zones); i++) {
        const config_setting_t *group = config_setting_get_elem(zones, (unsigned)i);
        struct layout_zone zone;
        if (layout->zone_count == LAYOUT_ZONES_MAX) {
            config_document_error(
                document, group,
                "区域超过 %d 个，其余的不用 more than %d zones: the rest is left out",
                LAYOUT_ZONES_MAX, LAYOUT_ZONES_MAX);
            return;
        }
        if (!read_zone(document, group, layout, &zone))
            continue;
        for (size_t k = 0; k < layout->zone_count; k++)
            check_against(document, group, &zone, &layout->zones[k]);
        layout->zones[layout->zone_count++] = zone;
    }
}

static void check_output(const struct config_document *document, const config_setting_t *group)
{
    struct output_form form = {0};
    int numbers[4];
    if (!is_group(document, group))
        return;
    config_fields_read(document, group, output_fields, &form);
    if (!form.from || !form.to)
        config_document_error(document, group,
                              "output 要写 from = [左, 上, 宽, 高] 和 to = [左, 上] needs from = "
                              "[left, top, width, height] and to = [left, top]");
    if (form.from)
        config_fields_read_ints(document, form.from, numbers, 4, 0, LAYOUT_CANVAS_MAX);
    if (form.to)
        config_fields_read_ints(document, form.to, numbers, 2, 0, LAYOUT_CANVAS_MAX);
    if (form.rotate % 90 != 0)
        config_document_error(document, group,
                              "rotate 只能是 0, 90, 180 或 270 must be 0, 90, 180 or 270");
}

static void check_outputs(const struct config_document *document, const config_setting_t *output)
{
    for (int i = 0; i < config_setting_length(output); i++)
        check_output(document, config_setting_get_elem(output, (unsigned)i));
    config_document_warning(
        document, output,
        "output 暂不生效：画布整体适配显示器 not applied yet: the canvas is fitted "
        "to the display");
}

static bool is_affordable(const struct config_document *document, const config_setting_t *canvas,
                          const int *size)
{
    if ((int64_t)size[0] * size[1] <= LAYOUT_CANVAS_PX_MAX)
        return true;
    config_document_error(document, canvas,
                          "画布 %d×%d 太大，最多 6400 万像素 the canvas is too large: at most 64 "
                          "million pixels",
                          size[0], size[1]);
    return false;
}

static bool read_layout(const struct config_document *document, struct layout *layout)
{
    struct layout_form form = {0};
    const config_setting_t *root = config_root_setting(&document->tree);
    int canvas[2];
    config_fields_read(document, root, layout_fields, &form);
    if (!form.canvas && !config_setting_get_member(root, "canvas"))
        config_report_error(
            document->report, document->file, 0, 0,
            "缺少画布，请写 canvas = [1920, 1080]; no canvas: write canvas = [1920, "
            "1080];");
    if (!form.canvas ||
        !config_fields_read_ints(document, form.canvas, canvas, 2, 1, LAYOUT_CANVAS_MAX) ||
        !is_affordable(document, form.canvas, canvas))
        return false;
    layout->canvas_w = canvas[0];
    layout->canvas_h = canvas[1];
    if (form.zones)
        read_zones(document, form.zones, layout);
    if (form.output)
        check_outputs(document, form.output);
    if (layout->zone_count == 0)
        config_report_error(
            document->report, document->file, 0, 0,
            "没有可用的区域，请写 zones = ( { … } ); no usable zone: write zones = ( { "
            "… } );");
    return layout->zone_count > 0;
}

static void name_after_file(struct layout *layout, const char *path)
{
    utf8_copy(layout->name, sizeof(layout->name), file_name(path));
    char *dot = strrchr(layout->name, '.');
    if (dot && dot != layout->name)
        *dot = '\0';
}

bool config_layout_load(const char *path, struct layout *layout, struct config_report *report)
{
    struct config_document document;
    struct layout fresh = {0};
    bool is_missing;
    name_after_file(&fresh, path);
    bool ok = config_document_open(&document, path, report, &is_missing);
    if (is_missing)
        config_report_error(report, path, 0, 0, "没有这个布局文件 no such layout file");
    ok = ok && read_layout(&document, &fresh);
    config_document_finish(&document);
    if (ok)
        *layout = fresh;
    return ok;
}
