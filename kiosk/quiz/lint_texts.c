#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "quiz/lint_priv.h"

#define EVEN_PCT (100.0 / QUIZ_OPTIONS)

static void tell_field(const struct quiz_lint *lint, const struct quiz_lint_item *item,
                       enum quiz_finding_kind kind, enum quiz_field field)
{
    struct quiz_finding finding = quiz_lint_about(item, kind);
    finding.field = field;
    quiz_lint_tell_of(lint, &finding);
}

static bool is_empty(const char *text)
{
    return !text || !*text;
}

static void check_length(const struct quiz_lint *lint, struct quiz_finding finding,
                         const char *text, size_t limit)
{
    finding.kind = QUIZ_FINDS_TOO_LONG;
    finding.number = text ? (double)utf8_count(text) : 0;
    finding.limit = (double)limit;
    if (finding.number > finding.limit)
        quiz_lint_tell_of(lint, &finding);
}

/* A text that must be there; limit 0: as long as it likes. */
static void check_text(const struct quiz_lint *lint, const struct quiz_lint_item *item,
                       enum quiz_field field, const char *text, size_t limit)
{
    struct quiz_finding finding = quiz_lint_about(item, QUIZ_FINDS_MISSING);
    finding.field = field;
    if (is_empty(text))
        quiz_lint_tell_of(lint, &finding);
    else if (limit)
        check_length(lint, finding, text, limit);
}

static void check_id(const struct quiz_lint *lint, const struct quiz_lint_item *item)
{
    size_t place = item->index + (item->is_decoy ? lint->scene->hazard_count : 0);
    if (is_empty(item->item->id)) {
        tell_field(lint, item, QUIZ_FINDS_NO_ID, QUIZ_FIELD_ID);
        return;
    }
    for (size_t i = 0; i < place; i++) {
        struct quiz_lint_item other = quiz_lint_item(lint, i);
        if (strcmp(other.item->id, item->item->id) != 0)
            continue;
        struct quiz_finding finding = quiz_lint_about(item, QUIZ_FINDS_SAME_ID);
        finding.field = QUIZ_FIELD_ID;
        finding.other = (int)other.index;
        finding.other_is_decoy = other.is_decoy;
        quiz_lint_tell_of(lint, &finding);
        return;
    }
}

/* Tells the option that is the same as an earlier one. */
static void check_same(const struct quiz_lint *lint, const struct quiz_lint_item *item, int which)
{
    char *const *options = item->item->options;
    for (int i = 0; i < which; i++) {
        if (is_empty(options[i]) || strcmp(options[i], options[which]) != 0)
            continue;
        struct quiz_finding finding = quiz_lint_about(item, QUIZ_FINDS_SAME_OPTIONS);
        finding.field = QUIZ_FIELD_OPTIONS;
        finding.number = i + 1;
        finding.other = which + 1;
        quiz_lint_tell_of(lint, &finding);
        return;
    }
}

static void check_option(const struct quiz_lint *lint, const struct quiz_lint_item *item, int which)
{
    struct quiz_finding finding = quiz_lint_about(item, QUIZ_FINDS_MISSING);
    finding.field = QUIZ_FIELD_OPTIONS;
    finding.other = which + 1;
    if (is_empty(item->item->options[which])) {
        quiz_lint_tell_of(lint, &finding);
        return;
    }
    check_length(lint, finding, item->item->options[which], QUIZ_OPTION_MAX);
    check_same(lint, item, which);
}

static void check_options(const struct quiz_lint *lint, const struct quiz_lint_item *item)
{
    int count = item->item->option_count;
    struct quiz_finding finding = quiz_lint_about(item, QUIZ_FINDS_OPTION_COUNT);
    finding.field = QUIZ_FIELD_OPTIONS;
    finding.number = count;
    if (count == 0)
        tell_field(lint, item, QUIZ_FINDS_MISSING, QUIZ_FIELD_OPTIONS);
    else if (count != QUIZ_OPTIONS)
        quiz_lint_tell_of(lint, &finding);
    for (int i = 0; i < count && i < QUIZ_OPTIONS; i++)
        check_option(lint, item, i);
}

static bool has_answer(const struct quiz_item *item)
{
    return item->answer >= 1 && item->answer <= QUIZ_OPTIONS;
}

static void check_question(const struct quiz_lint *lint, const struct quiz_lint_item *item)
{
    const struct quiz_item *of = item->item;
    struct quiz_finding no_answer = quiz_lint_about(item, QUIZ_FINDS_ANSWER);
    no_answer.field = QUIZ_FIELD_ANSWER;
    no_answer.number = of->answer;
    check_text(lint, item, QUIZ_FIELD_PRACTICE, of->practice, QUIZ_PRACTICE_MAX);
    check_text(lint, item, QUIZ_FIELD_BASIS, of->basis, 0);
    if (!is_empty(of->basis) && strcmp(of->basis_mark, "V") != 0)
        tell_field(lint, item, QUIZ_FINDS_BASIS, QUIZ_FIELD_BASIS);
    check_text(lint, item, QUIZ_FIELD_QUESTION, of->question, QUIZ_QUESTION_MAX);
    check_options(lint, item);
    if (!has_answer(of))
        quiz_lint_tell_of(lint, &no_answer);
    check_text(lint, item, QUIZ_FIELD_EXPLANATION, of->explanation, QUIZ_EXPLANATION_MAX);
}

void quiz_lint_texts(const struct quiz_lint *lint, const struct quiz_lint_item *item)
{
    check_id(lint, item);
    check_text(lint, item, QUIZ_FIELD_TITLE, item->item->title, 0);
    if (item->is_decoy)
        check_text(lint, item, QUIZ_FIELD_TEXT, item->item->text, QUIZ_DECOY_TEXT_MAX);
    else
        check_question(lint, item);
}

static bool is_longest_right(const struct quiz_item *item)
{
    size_t longest = 0, right = 0;
    for (int i = 0; i < QUIZ_OPTIONS; i++) {
        size_t len = item->options[i] ? utf8_count(item->options[i]) : 0;
        if (i + 1 == item->answer)
            right = len;
        else if (len > longest)
            longest = len;
    }
    return right > longest;
}

/* Four letters cannot be even among a few questions. */
void quiz_lint_pool(const struct quiz_lint *lint)
{
    const struct quiz_scene *scene = lint->scene;
    int letters[QUIZ_OPTIONS] = {0}, answers = 0, longest = 0;
    for (size_t i = 0; i < scene->hazard_count; i++) {
        const struct quiz_item *hazard = &scene->hazards[i];
        if (!has_answer(hazard))
            continue;
        answers++;
        letters[hazard->answer - 1]++;
        longest += is_longest_right(hazard);
    }
    for (int i = 0; i < QUIZ_OPTIONS && answers >= QUIZ_POOL_MIN; i++) {
        struct quiz_finding finding = {.kind = QUIZ_FINDS_LETTERS,
                                       .index = -1,
                                       .other = i + 1,
                                       .number = 100.0 * letters[i] / answers};
        if (fabs(finding.number - EVEN_PCT) > QUIZ_LETTER_SPREAD_PCT)
            quiz_lint_tell_of(lint, &finding);
    }
    struct quiz_finding finding = {
        .kind = QUIZ_FINDS_LONGEST, .index = -1, .number = answers ? 100.0 * longest / answers : 0};
    if (finding.number > QUIZ_LONGEST_MAX_PCT)
        quiz_lint_tell_of(lint, &finding);
}
