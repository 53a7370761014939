#include "config/conditions.h"

#include <stdlib.h>
#include <string.h>

#include "config/days.h"
#include "config/fields.h"
#include "config/suggest.h"

static bool read_date(const struct config_document *document, const config_setting_t *group,
                      const char *key, const char *text, struct civil_date *out)
{
    char shown[CONFIG_SHOWN_BYTES];
    if (!text)
        return false;
    char *narrow = config_suggest_narrow(text);
    bool ok = civil_parse_date(narrow, out);
    if (!ok)
        config_document_error(
            document, config_setting_get_member(group, key),
            "%s 应写成存在的日期，如 \"2026-06-16\"，不能是 \"%s\" must be a date that "
            "exists, like \"2026-06-16\"",
            key, config_fields_shown(text, shown));
    free(narrow);
    return ok;
}

static void read_dates(const struct config_document *document, const config_setting_t *group,
                       const struct config_conditions *conditions, struct playlist_item *item)
{
    item->has_from = read_date(document, group, "from", conditions->from, &item->from);
    item->has_until = read_date(document, group, "until", conditions->until, &item->until);
    if (item->has_from && item->has_until && civil_days(item->from) > civil_days(item->until))
        config_document_error(
            document, config_setting_get_member(group, "until"),
            "until 早于 from，这一项永远不会播放，请改日期 until is before from, the "
            "item would never play: correct the dates");
}

/* A word nobody knows counts as "adult": in doubt an item stays out of schools. */
static bool read_audience(const struct config_document *document, const config_setting_t *audience)
{
    static const char *const words[] = {"adult", NULL};
    int count = audience ? config_setting_length(audience) : 0;
    for (int i = 0; i < count; i++) {
        const config_setting_t *element = config_setting_get_elem(audience, (unsigned)i);
        const char *text = config_fields_text(document, element);
        if (text && strcmp(text, words[0]) != 0)
            config_fields_unknown_word(document, element, "audience", text, words,
                                       config_suggest_word(text, words));
    }
    return count > 0;
}

void config_conditions_read(const struct config_document *document, const config_setting_t *group,
                            const struct config_conditions *conditions, struct playlist_item *item)
{
    bool is_unclear = !conditions->audience && config_setting_get_member(group, "audience");
    read_dates(document, group, conditions, item);
    item->days = config_days_read(document, conditions->days);
    item->is_for_adults = read_audience(document, conditions->audience) || is_unclear;
}
