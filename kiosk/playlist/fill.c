#include "playlist/fill.h"

#include <string.h>

#include "base/campaign.h"

/* Adds what stands for the name in {name[len]}; false when the name is unknown. */
static bool add_value(const char *name, size_t len, const struct playlist_fill *fill,
                      struct str *out)
{
    const struct {
        const char *name, *value;
    } values[] = {
        {"theme", fill->theme},
        {"organiser", fill->organiser},
        {"hotline", fill->hotline},
        {"device", fill->device},
    };
    int64_t ordinal = campaign_month_ordinal(fill->year);
    if (len == 1 && *name == 'n') {
        if (ordinal >= 1)
            str_addf(out, "%lld", (long long)ordinal);
        return true;
    }
    for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
        if (strlen(values[i].name) != len || memcmp(values[i].name, name, len) != 0)
            continue;
        str_add(out, values[i].value);
        return true;
    }
    return false;
}

void playlist_fill_text(const char *text, const struct playlist_fill *fill, struct str *out)
{
    while (*text) {
        size_t plain = strcspn(text, "{");
        str_add_span(out, text, plain);
        text += plain;
        if (*text == '\0')
            break;
        size_t len = strcspn(text + 1, "{}");
        bool is_closed = text[1 + len] == '}';
        if (is_closed && add_value(text + 1, len, fill, out)) {
            text += len + 2;
        } else {
            str_add_span(out, text, 1);
            text++;
        }
    }
}
