#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/str.h"
#include "config/fields.h"
#include "config/schedule_parts.h"

struct rule_form {
    char name[CONFIG_RULE_NAME_BYTES + 1], ics[CONFIG_RULE_NAME_BYTES + 1];
    const config_setting_t *when, *set;
    int priority;
    bool cut;
};

/* What the schedule calls a winner that is no rule. */
static const char *complain_rule_name(const char *name)
{
    return strcmp(name, "fallback") != 0 && strcmp(name, "default") != 0
               ? NULL
               : "这个名字另有用处，请换一个 this name is taken by the program: choose another";
}

static const char *complain_ics(const char *name)
{
    static const char suffix[] = ".ics";
    size_t len = strlen(name);
    if (config_fields_complain_name(name))
        return "只写 calendars 文件夹里的文件名，如 \"events.ics\" write the name of a file in "
               "calendars/, like \"events.ics\"";
    if (len <= strlen(suffix) || strcasecmp(name + len - strlen(suffix), suffix) != 0)
        return "文件名要以 .ics 结尾，如 \"events.ics\" the name must end in .ics, like "
               "\"events.ics\"";
    if (strcasecmp(name, "school.ics") == 0)
        return "school.ics 是学校假期，不能当节目，请换个文件名 school.ics has the school's "
               "vacations: take another file";
    return NULL;
}

#define MEMBER(name) offsetof(struct rule_form, name)

static const struct config_field rule_fields[] = {
    {"name", CONFIG_LINE, .offset = MEMBER(name), .min = 1, .max = CONFIG_RULE_NAME_BYTES,
     .complaint = complain_rule_name},
    {"when", CONFIG_GROUP, .offset = MEMBER(when)},
    {"set", CONFIG_GROUP, .offset = MEMBER(set)},
    {"priority", CONFIG_INT, .offset = MEMBER(priority), .min = -SCHEDULE_PRIORITY_MAX,
     .max = SCHEDULE_PRIORITY_MAX},
    {"cut", CONFIG_BOOL, .offset = MEMBER(cut)},
    {"ics", CONFIG_LINE, .offset = MEMBER(ics), .min = 1, .max = CONFIG_RULE_NAME_BYTES,
     .complaint = complain_ics},
    {.key = NULL},
};

void config_schedule_complain(const struct config_document *document, const config_setting_t *group,
                              const char *key, const char *text, const struct err *err)
{
    char shown[CONFIG_SHOWN_BYTES];
    config_document_error(document, config_setting_get_member(group, key), "%s = \"%s\"：%s", key,
                          config_fields_shown(text, shown), err->text);
}

/* 规则「dusk」：, or by its number where it has no name. */
static void name_subject(const config_setting_t *element, size_t index, char *out, size_t out_bytes)
{
    char shown[CONFIG_SHOWN_BYTES];
    const config_setting_t *setting =
        config_setting_is_group(element) ? config_setting_get_member(element, "name") : NULL;
    const char *name = setting ? config_setting_get_string(setting) : NULL;
    if (name && *name)
        (void)snprintf(out, out_bytes, "规则「%s」：", config_fields_shown(name, shown)); /* fits */
    else
        (void)snprintf(out, out_bytes, "规则「第%zu条」：", index + 1);
}

/* The first mark behind those of the index-th rule. */
static const struct config_mark *find_end(const struct config_document *document,
                                          const config_setting_t *element, size_t index)
{
    const config_setting_t *rules = config_setting_parent(element);
    const config_setting_t *next = config_setting_get_elem(rules, (unsigned)index + 1);
    if (!next)
        next = config_setting_get_elem(config_root_setting(&document->tree),
                                       (unsigned)config_setting_index(rules) + 1);
    return next ? config_document_mark(next) : document->scan.marks + document->scan.count;
}

/* A number that was cut to 32 bits is no number: the scan said so, without the rule's name. */
static void refuse_cut_numbers(const struct config_document *document,
                               const config_setting_t *element, size_t index)
{
    const struct config_mark *mark = config_document_mark(element);
    const struct config_mark *end = find_end(document, element, index);
    for (; mark && mark < end; mark++) {
        struct config_place place = document->text.places[mark->value];
        if (mark->is_bad)
            config_report_error(document->report, document->file, place.line, place.column,
                                "%s这个数太大，这条规则不用；priority 是 -%d 到 %d，brightness 和 "
                                "volume 最大 100 this number is too large, the rule is left out: "
                                "priority is -%d to %d, brightness and volume are at most 100",
                                document->subject, SCHEDULE_PRIORITY_MAX, SCHEDULE_PRIORITY_MAX,
                                SCHEDULE_PRIORITY_MAX, SCHEDULE_PRIORITY_MAX);
    }
}

static void check_ics(const struct config_document *document, const config_setting_t *element)
{
    static const char *const others[] = {"when", "set"};
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        const config_setting_t *setting = config_setting_get_member(element, others[i]);
        if (setting)
            config_document_error(
                document, setting,
                "有 ics 就不能再有 %s：时间和节目单都写在 .ics 里，请删去或另写一条"
                "规则 `%s` cannot stand beside `ics`, where the events say it: "
                "remove it or make another rule",
                others[i], others[i]);
    }
}

static void check_plain(const struct config_document *document, const config_setting_t *element,
                        bool is_blamed)
{
    if (!config_setting_get_member(element, "set") && !is_blamed)
        config_document_error(document, element,
                              "缺少 set，请写上要改的设置，如 set = { playlist = \"节目单名\"; }; "
                              "there is no `set`: write what it sets, like set = { playlist = "
                              "\"NAME\"; };");
    if (!config_setting_get_member(element, "name"))
        config_document_warning(
            document, element,
            "没有名字，请写 name = \"名字\"，记录和提示里好认 the rule has no name: "
            "write name = \"NAME\" to know it by");
}

static void fill(const struct config_document *document, const config_setting_t *element,
                 size_t index, const struct rule_form *form, struct config_rule *out)
{
    struct str number = {0};
    struct config_place place = config_document_place(document, element);
    out->has_name = *form->name != '\0';
    if (!out->has_name)
        str_addf(&number, "第%zu条", index + 1);
    out->rule.name = out->has_name ? mem_copy_text(form->name) : str_take(&number);
    out->rule.priority = form->priority;
    out->rule.is_cut = form->cut;
    out->ics = *form->ics ? mem_copy_text(form->ics) : NULL;
    out->ics_at = config_document_spot(document, element, "ics");
    out->at = out->has_name ? config_document_spot(document, element, "name")
                            : (struct config_spot){place.line, place.column};
}

static void read_group(const struct config_document *document, const config_setting_t *element,
                       size_t index, struct config_rule *out)
{
    struct rule_form form = {0};
    size_t errors_before = document->report->errors;
    refuse_cut_numbers(document, element, index);
    config_fields_read(document, element, rule_fields, &form);
    fill(document, element, index, &form, out);
    if (config_setting_get_member(element, "ics")) {
        check_ics(document, element);
        return;
    }
    check_plain(document, element, document->report->errors > errors_before);
    config_schedule_read_when(document, form.when, out);
    if (form.set)
        config_schedule_read_set(document, form.set, out);
}

void config_schedule_finish_rule(struct config_rule *rule)
{
    schedule_rule_finish(&rule->rule);
    free(rule->rrule);
    free(rule->duration);
    free(rule->ics);
    *rule = (struct config_rule){0};
}

bool config_schedule_read_rule(struct config_document *document, const config_setting_t *element,
                               size_t index, struct config_rule *out)
{
    char subject[CONFIG_SHOWN_BYTES + 32];
    size_t errors_before = document->report->errors;
    *out = (struct config_rule){0};
    name_subject(element, index, subject, sizeof(subject));
    document->subject = subject;
    if (config_setting_is_group(element))
        read_group(document, element, index, out);
    else
        config_fields_wrong_kind(document, element, " { name = …; when = { … }; set = { … }; }",
                                 "{ name = …; when = { … }; set = { … }; }");
    document->subject = NULL;
    if (document->report->errors == errors_before)
        return true;
    config_schedule_finish_rule(out);
    return false;
}
