/*
 * Every state of the session with everything that can be done, as one text: what came of it. It is
 * compared with tests/fixtures/quiz/session-table.txt. ANXUAN_TABLE=write writes that file anew:
 *
 *   ANXUAN_TABLE=write build/tests/quiz/test_session_table && git diff tests/fixtures/quiz
 *
 * Read the difference: each line that changed is something that visitors will notice.
 */
#include "base/file.h"
#include "base/str.h"
#include "quiz/session_test.h"

#define TABLE "tests/fixtures/quiz/session-table.txt"

static const struct situation {
    const char *name;
    enum quiz_rule rule;
    const char *script;
} situations[] = {
    {"attract", QUIZ_HONOUR, ""},
    {"attract, closed", QUIZ_HONOUR, "close"},
    {"notice", QUIZ_HONOUR, "start"},
    {"notice, speaking", QUIZ_HONOUR, "start speak"},
    {"notice, closing", QUIZ_HONOUR, "start close"},
    {"notice, still there?", QUIZ_HONOUR, "start wake"},
    {"entrance, honour", QUIZ_HONOUR, "start choose-0"},
    {"entrance, ticket", QUIZ_TICKET, "start choose-0"},
    {"entrance, ticket, let in before", QUIZ_TICKET, "start choose-0 choose-0 next back"},
    {"entrance, PIN", QUIZ_STAFF_PIN, "start choose-0"},
    {"entrance, still there?", QUIZ_HONOUR, "start choose-0 wake"},
    {"gate, ticket", QUIZ_TICKET, "start choose-0 choose-0"},
    {"gate, ticket, still there?", QUIZ_TICKET, "start choose-0 choose-0 wake"},
    {"gate, PIN", QUIZ_STAFF_PIN, "start choose-0 choose-0"},
    {"gate, PIN, still there?", QUIZ_STAFF_PIN, "start choose-0 choose-0 wake"},
    {"choice", QUIZ_HONOUR, TO_CHOICE},
    {"choice, still there?", QUIZ_HONOUR, TO_CHOICE " wake"},
    {"opening", QUIZ_HONOUR, TO_CHOICE " choose-scene"},
    {"opening, still there?", QUIZ_HONOUR, TO_CHOICE " choose-scene wake"},
    {"search", QUIZ_HONOUR, TO_SEARCH},
    {"search, one found", QUIZ_HONOUR, TO_SEARCH " " ONE_RIGHT},
    {"search, hint of the area", QUIZ_HONOUR, TO_SEARCH " hint"},
    {"search, hint of the place", QUIZ_HONOUR, TO_SEARCH " hint hint"},
    {"search, four misses", QUIZ_HONOUR,
     TO_SEARCH " tap-nothing tap-nothing tap-nothing tap-nothing"},
    {"search, pause", QUIZ_HONOUR,
     TO_SEARCH " tap-nothing tap-nothing tap-nothing tap-nothing tap-nothing"},
    {"search, leave?", QUIZ_HONOUR, TO_SEARCH " leave"},
    /* hint, its word over, clearer hint, its word over */
    {"search, still there?", QUIZ_HONOUR, TO_SEARCH " wake wake wake wake wake"},
    {"question, level", QUIZ_HONOUR, TO_SEARCH " tap-hazard"},
    {"question, level, speaking", QUIZ_HONOUR, TO_SEARCH " tap-hazard speak"},
    {"question, level, leave?", QUIZ_HONOUR, TO_SEARCH " tap-hazard leave"},
    {"question, level, leave? still there?", QUIZ_HONOUR, TO_SEARCH " tap-hazard leave wake"},
    {"question, quick", QUIZ_HONOUR, TO_QUICK},
    {"question, quick, leave?", QUIZ_HONOUR, TO_QUICK " leave"},
    {"question, quick, still there?", QUIZ_HONOUR, TO_QUICK " wake"},
    {"explanation, level", QUIZ_HONOUR, TO_SEARCH " tap-hazard choose-right"},
    {"explanation, level, the last", QUIZ_HONOUR,
     TO_SEARCH " " ONE_RIGHT " " ONE_RIGHT " " ONE_RIGHT " " ONE_RIGHT " tap-hazard choose-right"},
    {"explanation, level, speaking", QUIZ_HONOUR, TO_SEARCH " tap-hazard choose-right speak"},
    {"explanation, level, leave?", QUIZ_HONOUR, TO_SEARCH " tap-hazard choose-wrong leave"},
    {"explanation, level, still there?", QUIZ_HONOUR, TO_SEARCH " tap-hazard choose-wrong wake"},
    {"explanation, quick", QUIZ_HONOUR, TO_QUICK " choose-wrong"},
    {"explanation, quick, the last", QUIZ_HONOUR,
     TO_QUICK " " FIVE_QUICK " " QUICK_RIGHT " " QUICK_RIGHT " " QUICK_RIGHT " " QUICK_RIGHT
              " choose-right"},
    {"explanation, quick, leave?", QUIZ_HONOUR, TO_QUICK " choose-right leave"},
    {"storing, level", QUIZ_HONOUR, TO_STORING},
    {"storing, quick", QUIZ_HONOUR, TO_QUICK " " FIVE_QUICK " " FIVE_QUICK},
    {"result, level", QUIZ_HONOUR, TO_RESULT},
    {"result, level, second place", QUIZ_HONOUR, TO_RESULT " review review"},
    {"result, level, last place", QUIZ_HONOUR, TO_RESULT " review review review review review"},
    {"result, level, disk late", QUIZ_HONOUR, TO_STORING " wake"},
    {"result, level, disk refused", QUIZ_HONOUR, TO_STORING " not-stored"},
    {"result, level, still there?", QUIZ_HONOUR, TO_RESULT " wake"},
    {"result, level, disk late, still there?", QUIZ_HONOUR, TO_STORING " wake wake"},
    {"result, quick", QUIZ_HONOUR, QUICK_RESULT},
    {"result, quick, disk late", QUIZ_HONOUR, TO_QUICK " " FIVE_QUICK " " FIVE_QUICK " wake"},
};

/* What is told of a change, beside state, ask, note and outcome. */
#define FIELDS(session)                                                                            \
    {                                                                                              \
        {"closed", (session)->is_closed}, {"game", (int)(session)->game},                          \
            {"entrance", (int)(session)->entrance}, {"let in", (session)->is_let_in},              \
            {"large", (session)->wishes.is_large}, {"count", (session)->count},                    \
            {"current", (session)->current}, {"found", (session)->found},                          \
            {"right", (session)->right}, {"hints", (session)->hints},                              \
            {"hint stage", (session)->hint_stage}, {"misses", (session)->misses},                  \
            {"paused", (session)->pause_until_ms > 0}, {"review", (session)->review},              \
            {"stored", (session)->is_stored}, {"late", (session)->is_store_late},                  \
            {"speaking", (session)->is_speaking}, {"closing", (session)->close_by_ms > 0},         \
    }

struct field {
    const char *name;
    int value;
};

static void add(struct str *line, const char *what, const char *value)
{
    str_add(line, line->len ? "; " : "");
    str_add(line, what);
    str_add(line, value);
}

static void tell_pages(struct str *line, const struct quiz_session *was,
                       const struct quiz_session *is)
{
    if (is->state != was->state)
        add(line, "-> ", quiz_state_name(is->state));
    if (is->ask != was->ask)
        add(line, "asks ", ask_names[is->ask]);
    if (is->note != was->note || is->note_ms != was->note_ms)
        if (is->note != QUIZ_NOTE_NONE || was->note != QUIZ_NOTE_NONE)
            add(line, "note ", note_names[is->note]);
    if (is->state == QUIZ_ATTRACT && was->state != QUIZ_ATTRACT)
        add(line, "outcome ", quiz_outcome_name(is->outcome));
}

static void tell_fields(struct str *line, const struct quiz_session *was,
                        const struct quiz_session *is)
{
    const struct field before[] = FIELDS(was), after[] = FIELDS(is);
    for (size_t i = 0; i < COUNT(before); i++) {
        char number[16];
        if (after[i].value == before[i].value)
            continue;
        (void)snprintf(number, sizeof(number), " %d", after[i].value);
        add(line, after[i].name, number);
    }
}

static void tell(struct str *out, const struct stimulus *stimulus, const struct play *was,
                 const struct play *is)
{
    struct str line = {0};
    char effects[256];
    write_effects(&is->effects, effects, sizeof(effects));
    if (effects[0])
        add(&line, "", effects);
    tell_pages(&line, &was->session, &is->session);
    tell_fields(&line, &was->session, &is->session);
    str_addf(out, "  %-17s %s\n", stimulus->name, line.len ? line.text : "heard");
    str_finish(&line);
}

/* Right and wrong are numbers like others where there is no question. */
static bool is_apt(const struct stimulus *stimulus, enum quiz_state state)
{
    return state == QUIZ_QUESTION ||
           (!is_named(stimulus, "choose-right") && !is_named(stimulus, "choose-wrong"));
}

static void tell_situation(struct str *out, const struct situation *situation)
{
    struct quiz_settings settings = usual;
    static struct play play, after;
    struct str ignored = {0};
    settings.rule = situation->rule;
    play_begin(&play, &settings);
    play_script(&play, situation->script);
    str_addf(out, "%s\n", situation->name);
    play_until(&play, play.now_ms + STEP_MS);
    for (size_t i = 0; i < COUNT(stimuli); i++) {
        if (!is_apt(&stimuli[i], play.session.state))
            continue;
        after = play;
        play_now(&after, stimuli[i].name);
        if (after.session.ignored == play.session.ignored)
            tell(out, &stimuli[i], &play, &after);
        else
            str_addf(&ignored, " %s", stimuli[i].name);
    }
    str_addf(out, "  ignored:%s\n\n", ignored.len ? ignored.text : " nothing");
    str_finish(&ignored);
}

/* The first line that differs says more than two tables. */
static void compare(const char *table, const char *wanted)
{
    for (int line = 1;; line++) {
        size_t length = strcspn(table, "\n"), wanted_length = strcspn(wanted, "\n");
        if (length != wanted_length || memcmp(table, wanted, length) != 0)
            fail_msg(TABLE ":%d:\n  wanted '%.*s'\n  is     '%.*s'", line, (int)wanted_length,
                     wanted, (int)length, table);
        if (table[length] == '\0' || wanted[length] == '\0')
            break;
        table += length + 1;
        wanted += length + 1;
    }
    assert_string_equal(table + strcspn(table, "\n"), wanted + strcspn(wanted, "\n"));
}

static void test_table(void **state)
{
    (void)state;
    struct str table = {0}, wanted = {0};
    struct err err = {0};
    const char *wish = getenv("ANXUAN_TABLE");
    for (size_t i = 0; i < COUNT(situations); i++)
        tell_situation(&table, &situations[i]);
    if (wish && strcmp(wish, "write") == 0)
        assert_true(file_replace(TABLE, table.text, table.len, &err));
    assert_true(file_read(TABLE, 1 << 20, &wanted, &err));
    compare(table.text, wanted.text);
    str_finish(&table);
    str_finish(&wanted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_table)};
    return cmocka_run_group_tests_name("quiz/session table", tests, NULL, NULL);
}
