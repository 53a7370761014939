#include "base/campaign.h"

#include <string.h>

static const char *const names[] = {"安全生产月", "安全宣传咨询日", "防灾减灾日", "全国消防日",
                                    NULL};

/* Same order as names. */
static const struct {
    int first_month, first_day, last_month, last_day;
} days[] = {
    {6, 1, 6, 30},
    {6, 16, 6, 16},
    {5, 12, 5, 12},
    {11, 9, 11, 9},
};

const char *const *campaign_names(void)
{
    return names;
}

bool campaign_find(const char *name, int64_t year, struct civil_date *out_first,
                   struct civil_date *out_last)
{
    for (size_t i = 0; names[i]; i++) {
        if (strcmp(names[i], name) != 0)
            continue;
        *out_first = (struct civil_date){year, days[i].first_month, days[i].first_day};
        *out_last = (struct civil_date){year, days[i].last_month, days[i].last_day};
        return true;
    }
    return false;
}

int64_t campaign_month_ordinal(int64_t year)
{
    return year - 2001;
}

bool campaign_parse_day(const char *text, struct civil_date today, struct civil_date *out_day)
{
    static const char prefix[] = "campaign:";
    struct civil_date first, last;
    if (strncmp(text, prefix, strlen(prefix)) != 0)
        return civil_parse_date(text, out_day);
    const char *name = text + strlen(prefix);
    if (!campaign_find(name, today.year, &first, &last))
        return false;
    if (civil_days(first) < civil_days(today))
        (void)campaign_find(name, today.year + 1, &first, &last); /* known to be there */
    *out_day = first;
    return true;
}
