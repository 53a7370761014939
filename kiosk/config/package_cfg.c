#include "config/package_cfg.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "config/fields.h"
#include "config/times.h"

#define MEMBER(name) offsetof(struct package_form, name)

/* As written. */
struct package_form {
    struct config_package package; /* without what is below */
    const config_setting_t *devices;
    enum { MODE_REPLACE, MODE_ADD } mode;
    char expires[32];
};

static bool is_han(uint32_t point)
{
    return (point >= 0x3400 && point <= 0x4DBF) || (point >= 0x4E00 && point <= 0x9FFF) ||
           (point >= 0x20000 && point <= 0x323AF);
}

static bool is_name_point(uint32_t point)
{
    return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') ||
           (point >= '0' && point <= '9') || point == '-' || point == '_' || point == '.' ||
           is_han(point);
}

static const char *complain_package_name(const char *name)
{
    size_t len = strlen(name);
    bool is_good = name[0] != '.';
    for (size_t i = 0; is_good && i < len;) {
        uint32_t point;
        i += utf8_decode(name + i, len - i, &point);
        is_good = is_name_point(point);
    }
    return is_good
               ? NULL
               : "只能用字母、数字、汉字和 - _ .，不能以点开头 only letters, digits, hanzi and - _ "
                 "., and no dot in front";
}

static const char *complain_created(const char *text)
{
    int64_t seconds;
    bool has_offset = false;
    return civil_parse_time(text, &seconds, &has_offset) && has_offset
               ? NULL
               : "请写日期、时刻和时差，如 \"2026-06-01T10:00:00+08:00\" write date, time and "
                 "offset, like \"2026-06-01T10:00:00+08:00\"";
}

static const char *const mode_words[] = {"replace", "add", NULL};

static const struct config_field package_fields[] = {
    {"name", CONFIG_LINE, .offset = MEMBER(package.name), .min = 1,
     .max = sizeof(((struct config_package *)0)->name) - 1, .complaint = complain_package_name},
    {"version", CONFIG_INT64, .offset = MEMBER(package.version), .min = 1,
     .max = (double)CONFIG_PACKAGE_VERSION},
    {"created", CONFIG_LINE, .offset = MEMBER(package.created), .min = 1,
     .max = sizeof(((struct config_package *)0)->created) - 1, .complaint = complain_created},
    {"devices", CONFIG_LIST, .offset = MEMBER(devices)},
    {"mode", CONFIG_WORD, .offset = MEMBER(mode), .words = mode_words},
    {"expires", CONFIG_LINE, .offset = MEMBER(expires), .min = 1,
     .max = sizeof(((struct package_form *)0)->expires) - 1},
    {"export", CONFIG_BOOL, .offset = MEMBER(package.has_export)},
    {.key = NULL},
};

static void check_missing(const struct config_document *document)
{
    static const struct {
        const char *key, *example;
    } needed[] = {{"name", "name = \"spring-2026\";"},
                  {"version", "version = 20260601;"},
                  {"created", "created = \"2026-06-01T10:00:00+08:00\";"},
                  {"devices", "devices = [\"*\"];"},
                  {"mode", "mode = \"replace\";"}};
    const config_setting_t *root = config_root_setting(&document->tree);
    for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++)
        if (!config_setting_get_member(root, needed[i].key))
            config_report_error(document->report, document->file, 0, 0,
                                "没有写 %s，请写上，如 %s is missing: write it, like %s",
                                needed[i].key, needed[i].example, needed[i].example);
}

static void add_device(const struct config_document *document, const config_setting_t *element,
                       struct config_package *package)
{
    const char *name = config_fields_text(document, element);
    if (!name)
        return;
    size_t len = strlen(name);
    const char *complaint = len == 0 || len > 63
                                ? "设备名称应有 1 到 63 字节 a device's name has 1 to 63 bytes"
                                : config_fields_complain_name(name);
    if (complaint)
        config_document_error(document, element, "%s", complaint);
    else
        package->devices[package->device_count++] = mem_copy_text(name);
}

static void read_devices(const struct config_document *document, const config_setting_t *list,
                         struct config_package *package)
{
    int count = config_setting_length(list);
    if (count < 1 || count > CONFIG_PACKAGE_DEVICES) {
        config_document_error(
            document, list,
            "devices 应有 1 到 %d 个设备名称，或 [\"*\"] 表示所有设备 must name 1 "
            "to %d devices, or be [\"*\"] for all",
            CONFIG_PACKAGE_DEVICES, CONFIG_PACKAGE_DEVICES);
        return;
    }
    package->devices = mem_alloc((size_t)count * sizeof(char *));
    for (int i = 0; i < count; i++)
        add_device(document, config_setting_get_elem(list, (unsigned)i), package);
}

static void read_expires(const struct config_document *document, const char *text,
                         struct config_package *package)
{
    struct err err = {0};
    struct civil_date last, made;
    char day[sizeof("2026-06-01")];
    const config_setting_t *root = config_root_setting(&document->tree);
    const config_setting_t *setting = config_setting_get_member(root, "expires");
    if (!config_times_read_date(text, &last, &err)) {
        config_document_error(document, setting, "expires = \"%s\"：%s", text, err.text);
        return;
    }
    utf8_copy(day, sizeof(day), package->created); /* as its maker's calendar has it */
    if (civil_parse_date(day, &made) && civil_days(last) < civil_days(made)) {
        config_document_error(document, setting,
                              "expires（%s）早于 created（%s） is earlier than created (%s)", text,
                              day, day);
        return;
    }
    package->has_expires = true;
    package->expires_day = civil_days(last);
}

static void read_document(const struct config_document *document, struct config_package *out)
{
    struct package_form form = {0};
    config_fields_read(document, config_root_setting(&document->tree), package_fields, &form);
    check_missing(document);
    *out = form.package;
    out->is_add = form.mode == MODE_ADD;
    if (form.devices)
        read_devices(document, form.devices, out);
    if (form.expires[0])
        read_expires(document, form.expires, out);
}

bool config_package_read(const char *text, size_t len, const char *file, struct config_package *out,
                         struct config_report *report)
{
    struct config_document document;
    size_t errors_before = report->errors;
    *out = (struct config_package){0};
    if (config_document_open_bytes(&document, text, len, file, report))
        read_document(&document, out);
    config_document_finish(&document);
    if (report->errors == errors_before)
        return true;
    config_package_finish(out);
    return false;
}

void config_package_finish(struct config_package *package)
{
    for (size_t i = 0; i < package->device_count; i++)
        free(package->devices[i]);
    free(package->devices);
    *package = (struct config_package){0};
}

bool config_package_is_for(const struct config_package *package, const char *device)
{
    for (size_t i = 0; i < package->device_count; i++)
        if (strcmp(package->devices[i], "*") == 0 || strcmp(package->devices[i], device) == 0)
            return true;
    return false;
}

void config_package_comment(const struct config_package *package, struct str *out)
{
    str_addf(out, "anxuan %s %lld", package->name, (long long)package->version);
}
