#include "calendar/rule.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/number.h"
#include "calendar/rule_parts.h"

bool calendar_rule_has(const short *values)
{
    return values[0] != ICAL_RECURRENCE_ARRAY_MAX;
}

static bool read_count(const char *value, struct calendar_rule *rule, struct err *err)
{
    int64_t count;
    if (!number_parse(value, 1, CALENDAR_OCCURRENCES_MAX, &count))
        return err_set(err, ERR_PARSE,
                       "RRULE 里的 COUNT 写成 1 到 %d 的数 write COUNT as a number from 1 to %d",
                       CALENDAR_OCCURRENCES_MAX, CALENDAR_OCCURRENCES_MAX);
    rule->count = (int)count;
    return true;
}

static bool read_until(const char *value, struct calendar_rule *rule, struct err *err)
{
    if (!calendar_time_parse(value, strlen(value), &rule->until))
        return err_set(err, ERR_PARSE,
                       "RRULE 里的 UNTIL 写成 20261231 或 20261231T235959 write UNTIL as 20261231 "
                       "or 20261231T235959");
    rule->has_until = true;
    return true;
}

/* COUNT and UNTIL are kept by us; the rest is written anew for libical. */
static bool read_part(const struct calendar_part *part, const char *value,
                      struct calendar_rule *rule, struct str *clean, struct err *err)
{
    if (part->id == CALENDAR_PART_COUNT)
        return read_count(value, rule, err);
    if (part->id == CALENDAR_PART_UNTIL)
        return read_until(value, rule, err);
    str_add(clean, clean->len > 0 ? ";" : "");
    return calendar_part_rewrite(part, value, clean, err);
}

static bool read_clause(char *clause, unsigned *seen, struct calendar_rule *rule, struct str *clean,
                        struct err *err)
{
    char quoted[48];
    char *equals = strchr(clause, '=');
    size_t name_len = equals ? (size_t)(equals - clause) : strlen(clause);
    const struct calendar_part *part = calendar_part_find(clause, name_len);
    calendar_quote(quoted, sizeof(quoted), clause, name_len);
    if (!part)
        return err_set(err, ERR_PARSE,
                       "RRULE 里不认识“%s”，可写 FREQ、INTERVAL、COUNT、UNTIL、BYDAY、BYMONTHDAY、"
                       "BYMONTH 等 the RRULE's \"%s\" is unknown: FREQ, INTERVAL, COUNT, UNTIL, "
                       "BYDAY, BYMONTHDAY, BYMONTH and others may be written",
                       quoted, quoted);
    if (!equals)
        return err_set(err, ERR_PARSE, "RRULE 里的 %s 后面要有等号和值 %s needs = and a value",
                       part->name, part->name);
    if (*seen & 1u << part->id)
        return err_set(err, ERR_PARSE, "RRULE 里的 %s 写了两次 %s is written twice", part->name,
                       part->name);
    *seen |= 1u << part->id;
    return read_part(part, equals + 1, rule, clean, err);
}

static bool read_clauses(char *text, unsigned *seen, struct calendar_rule *rule, struct str *clean,
                         struct err *err)
{
    for (char *clause = text; clause && *clause;) {
        char *next = strchr(clause, ';');
        if (next)
            *next++ = '\0';
        if (!read_clause(clause, seen, rule, clean, err))
            return false;
        clause = next;
    }
    return true;
}

static bool check_seen(unsigned seen, struct err *err)
{
    if (!(seen & 1u << CALENDAR_PART_FREQ))
        return err_set(
            err, ERR_PARSE,
            "RRULE 要有 FREQ，如 FREQ=WEEKLY;BYDAY=FR,SA the RRULE needs a FREQ, such as "
            "FREQ=WEEKLY;BYDAY=FR,SA");
    if ((seen & 1u << CALENDAR_PART_COUNT) && (seen & 1u << CALENDAR_PART_UNTIL))
        return err_set(err, ERR_PARSE,
                       "RRULE 里的 COUNT 和 UNTIL 只写一个 write COUNT or UNTIL, not both");
    return true;
}

bool calendar_rule_parse(const char *text, struct calendar_rule *out, struct err *err)
{
    struct calendar_rule rule = {0};
    struct str clean = {0};
    unsigned seen = 0;
    char *copy = NULL;
    bool ok = false;
    if (strncasecmp(text, "RRULE:", 6) == 0)
        text += 6;
    if (strlen(text) > CALENDAR_RRULE_BYTES)
        return err_set(err, ERR_LIMIT, "RRULE 超过 %d 字节 the RRULE is longer than %d bytes",
                       CALENDAR_RRULE_BYTES, CALENDAR_RRULE_BYTES);
    copy = mem_copy_text(text);
    if (!read_clauses(copy, &seen, &rule, &clean, err) || !check_seen(seen, err))
        goto out;
    icalerror_set_errors_are_fatal(0); /* else some builds of libical abort */
    rule.recur = icalrecurrencetype_from_string(clean.text);
    if (rule.recur.freq == ICAL_NO_RECURRENCE) {
        (void)err_set(err, ERR_PARSE, "RRULE 有错 the RRULE is malformed"); /* ok is false */
        goto out;
    }
    ok = calendar_rule_check(&rule, err);
    if (ok)
        *out = rule;
out:
    free(copy);
    str_finish(&clean);
    return ok;
}
