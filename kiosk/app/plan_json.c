#include "app/plan_json.h"

#include "json/json.h"

static void add_text(const char *text, struct str *out)
{
    if (text)
        json_add_string(out, text);
    else
        str_add(out, "null");
}

static void add_value(const struct schedule_values *values, enum schedule_key key, struct str *out)
{
    switch (key) {
    case SCHEDULE_PLAYLIST:
        add_text(values->playlist, out);
        break;
    case SCHEDULE_TICKER:
        add_text(values->ticker, out);
        break;
    case SCHEDULE_BRIGHTNESS:
        str_addf(out, "%d", values->brightness);
        break;
    case SCHEDULE_VOLUME:
        str_addf(out, "%d", values->volume);
        break;
    case SCHEDULE_SCREEN:
        str_add(out, values->is_screen_on ? "\"on\"" : "\"off\"");
        break;
    case SCHEDULE_QUIZ:
        str_add(out, values->is_quiz_on ? "true" : "false");
        break;
    case SCHEDULE_LAYOUT:
        add_text(values->layout, out);
        break;
    case SCHEDULE_KEY_COUNT:
        break;
    }
}

void plan_json_add(const struct plan *plan, const struct schedule_answer *answer, struct str *out)
{
    for (int key = 0; key < SCHEDULE_KEY_COUNT; key++) {
        str_addf(out, "%s\"%s\":", key ? "," : "\"set\":{", schedule_key_name(key));
        add_value(&answer->values, key, out);
    }
    for (int key = 0; key < SCHEDULE_KEY_COUNT; key++) {
        str_addf(out, "%s\"%s\":", key ? "," : "},\"by\":{", schedule_key_name(key));
        add_text(plan_winner_name(plan, answer->by[key]), out);
    }
    str_add(out, "}");
}
