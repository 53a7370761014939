#include "config/days.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/day.h"
#include "config/fields.h"
#include "config/suggest.h"

/* What people write who have not seen the list: too far from our words to be found by distance. */
static const struct {
    const char *written;
    enum day_word meant;
} habits[] = {{"monday", DAY_MON},      {"周一", DAY_MON},       {"星期一", DAY_MON},
              {"tuesday", DAY_TUE},     {"周二", DAY_TUE},       {"星期二", DAY_TUE},
              {"wednesday", DAY_WED},   {"周三", DAY_WED},       {"星期三", DAY_WED},
              {"thursday", DAY_THU},    {"周四", DAY_THU},       {"星期四", DAY_THU},
              {"friday", DAY_FRI},      {"周五", DAY_FRI},       {"星期五", DAY_FRI},
              {"saturday", DAY_SAT},    {"周六", DAY_SAT},       {"星期六", DAY_SAT},
              {"sunday", DAY_SUN},      {"周日", DAY_SUN},       {"星期日", DAY_SUN},
              {"周天", DAY_SUN},        {"星期天", DAY_SUN},     {"节假日", DAY_HOLIDAY},
              {"节日", DAY_HOLIDAY},    {"假日", DAY_HOLIDAY},   {"法定节假日", DAY_HOLIDAY},
              {"weekday", DAY_WORKDAY}, {"工作日", DAY_WORKDAY}, {"上班日", DAY_WORKDAY},
              {"weekend", DAY_RESTDAY}, {"周末", DAY_RESTDAY},   {"休息日", DAY_RESTDAY},
              {"上学日", DAY_SCHOOLDAY}};

static const char *find_meant(const char *written, const char *const *words)
{
    for (size_t i = 0; i < sizeof(habits) / sizeof(habits[0]); i++)
        if (strcasecmp(habits[i].written, written) == 0)
            return day_word_name(habits[i].meant);
    return config_suggest_word(written, words);
}

static uint32_t read_word(const struct config_document *document, const config_setting_t *setting)
{
    const char *words[DAY_WORD_COUNT + 1] = {NULL};
    const char *text = config_fields_text(document, setting);
    if (!text)
        return 0;
    char *plain = config_suggest_plain(text);
    int word = day_word_find(plain);
    for (int i = 0; i < DAY_WORD_COUNT; i++)
        words[i] = day_word_name((enum day_word)i);
    if (word < 0)
        config_fields_unknown_word(document, setting, "days", plain, words,
                                   find_meant(plain, words));
    free(plain);
    return word < 0 ? 0 : 1u << word;
}

uint32_t config_days_read(const struct config_document *document, const config_setting_t *days)
{
    uint32_t set = 0;
    if (!days)
        return 0;
    if (config_setting_type(days) == CONFIG_TYPE_STRING)
        return read_word(document, days);
    if (!config_setting_is_list(days) && !config_setting_is_array(days)) {
        config_fields_wrong_kind(document, days, "列表：[ \"mon\", \"tue\" ]",
                                 "a list: [ \"mon\", \"tue\" ]");
        return 0;
    }
    for (int i = 0; i < config_setting_length(days); i++)
        set |= read_word(document, config_setting_get_elem(days, (unsigned)i));
    return set;
}
