#include "config/schedule_cfg.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "config/fields.h"
#include "config/schedule_parts.h"

struct schedule_form {
    char fallback[CONFIG_RULE_PLAYLIST_BYTES + 1];
    const config_setting_t *rules;
};

static const struct config_field schedule_fields[] = {
    {"fallback", CONFIG_LINE, .offset = offsetof(struct schedule_form, fallback), .min = 1,
     .max = CONFIG_RULE_PLAYLIST_BYTES, .complaint = config_fields_complain_name},
    {"rules", CONFIG_LIST, .offset = offsetof(struct schedule_form, rules)},
    {.key = NULL},
};

static void read_fallback(const struct config_document *document, const char *name,
                          struct config_schedule *out)
{
    const config_setting_t *root = config_root_setting(&document->tree);
    out->fallback = *name ? mem_copy_text(name) : NULL;
    out->fallback_at = config_document_spot(document, root, "fallback");
    if (!config_setting_get_member(root, "fallback"))
        config_report_warning(
            document->report, document->file, 0, 0,
            "没有写 fallback（没有规则指定节目单时放它），请写 fallback = \"always-on\"; "
            "it is not said what plays when no rule sets a playlist: write fallback = "
            "\"always-on\";");
}

static void read_rules(struct config_document *document, const config_setting_t *rules,
                       struct config_schedule *out)
{
    int count = config_setting_length(rules);
    for (int i = 0; i < count; i++) {
        const config_setting_t *element = config_setting_get_elem(rules, (unsigned)i);
        struct config_rule rule;
        if (i == SCHEDULE_RULES_MAX) {
            config_document_error(document, element,
                                  "规则超过 %d 条，其余的不用 more than %d rules: the rest is left "
                                  "out",
                                  SCHEDULE_RULES_MAX, SCHEDULE_RULES_MAX);
            return;
        }
        if (!config_schedule_read_rule(document, element, (size_t)i, &rule))
            continue;
        out->rules = mem_grow(out->rules, out->count, &out->capacity, sizeof(*out->rules));
        out->rules[out->count++] = rule;
    }
}

/* By name, then as in the file. */
static int compare_names(const void *left, const void *right)
{
    const struct config_rule *a = *(const struct config_rule *const *)left;
    const struct config_rule *b = *(const struct config_rule *const *)right;
    int order = strcmp(a->rule.name, b->rule.name);
    return order != 0 ? order : a < b ? -1 : a > b;
}

/* firsts[i]: the first rule with the name of rules[i]. */
static void find_firsts(const struct config_schedule *schedule, const struct config_rule **firsts)
{
    const struct config_rule **sorted = mem_alloc(schedule->count * sizeof(struct config_rule *));
    for (size_t i = 0; i < schedule->count; i++)
        sorted[i] = &schedule->rules[i];
    qsort(sorted, schedule->count, sizeof(struct config_rule *), compare_names);
    const struct config_rule *first = NULL;
    for (size_t i = 0; i < schedule->count; i++) {
        if (!first || strcmp(first->rule.name, sorted[i]->rule.name) != 0)
            first = sorted[i];
        firsts[sorted[i] - schedule->rules] = first;
    }
    free(sorted);
}

static void warn_same_names(const struct config_document *document,
                            const struct config_schedule *schedule)
{
    const struct config_rule **firsts = mem_alloc(schedule->count * sizeof(struct config_rule *));
    char shown[CONFIG_SHOWN_BYTES];
    find_firsts(schedule, firsts);
    for (size_t i = 0; i < schedule->count; i++) {
        const struct config_rule *rule = &schedule->rules[i];
        if (firsts[i] != rule)
            config_report_warning(
                document->report, document->file, rule->at.line, rule->at.column,
                "规则「%s」：第 %d 行的规则也叫这个名字，请改一个，记录里才分得清 the "
                "rule in line %d has this name, too: change one to tell them "
                "apart",
                config_fields_shown(rule->rule.name, shown), firsts[i]->at.line,
                firsts[i]->at.line);
    }
    free(firsts);
}

bool config_schedule_load(const char *path, struct config_schedule *out, bool *out_is_missing,
                          struct config_report *report)
{
    struct config_document document;
    struct schedule_form form = {0};
    bool ok = config_document_open(&document, path, report, out_is_missing);
    if (ok) {
        config_fields_read(&document, config_root_setting(&document.tree), schedule_fields, &form);
        read_fallback(&document, form.fallback, out);
        if (form.rules)
            read_rules(&document, form.rules, out);
        warn_same_names(&document, out);
    }
    config_document_finish(&document);
    return ok || *out_is_missing;
}

void config_schedule_finish(struct config_schedule *schedule)
{
    for (size_t i = 0; i < schedule->count; i++)
        config_schedule_finish_rule(&schedule->rules[i]);
    free(schedule->rules);
    free(schedule->fallback);
    *schedule = (struct config_schedule){0};
}
