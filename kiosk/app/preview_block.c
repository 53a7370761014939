#include "app/preview_block.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/*
 * One block for each stretch of a day:
 *
 *   09:00-12:00  节目单  consultation-day    ← consultation day（10）
 *                压过    opening hours（0）
 *                答题    开                  ← consultation day（10）
 */

#define WIDTH     80
#define TIMES_AT  2
#define LABELS_AT 15
#define VALUES_AT 23
#define RULES_AT  43

/* --- lines -------------------------------------------------------------------------------------
 */

static void end_line(struct preview_text *text)
{
    str_add(&text->out, "\n");
    text->line = text->out.len;
}

/* Begins a line with a label, behind the times when they stand on it. */
static void add_label(struct preview_text *text, const char *label)
{
    preview_pad(&text->out, text->line, LABELS_AT);
    size_t from = text->out.len;
    str_add(&text->out, label);
    preview_pad(&text->out, from, VALUES_AT - LABELS_AT);
}

/* Adds a piece of a sentence, on the next line when it has no room on this one. */
static void add_piece(struct preview_text *text, const char *piece)
{
    size_t used = preview_columns(text->out.text + text->line, text->out.len - text->line);
    if (used > VALUES_AT && used + preview_columns(piece, strlen(piece)) > WIDTH) {
        end_line(text);
        preview_pad(&text->out, text->line, VALUES_AT);
        piece += *piece == ' ';
    }
    str_add(&text->out, piece);
}

static bool is_waiting(enum schedule_key key)
{
    return key == SCHEDULE_PLAYLIST || key == SCHEDULE_LAYOUT;
}

static void add_winner(struct preview_text *text, const struct plan *plan, enum schedule_key key,
                       int64_t by)
{
    struct str words = {0};
    str_add(&words, "← ");
    if (by == SCHEDULE_BY_FALLBACK) {
        str_add(&words, "后备节目单");
    } else if (by == SCHEDULE_BY_DEFAULT) {
        str_add(&words, "默认");
    } else {
        const struct schedule_rule *rule = &plan->schedule.rules[by];
        preview_add_name(&words, rule->name);
        str_addf(&words, "（%d%s）", rule->priority,
                 rule->is_cut && is_waiting(key) ? "，立即切换" : "");
    }
    add_piece(text, words.text);
    str_finish(&words);
}

/* --- what a block says -------------------------------------------------------------------------
 */

static bool is_loser(const struct plan *plan, const struct schedule_answer *answer,
                     enum schedule_key key, size_t rule)
{
    return (plan->schedule.rules[rule].sets & 1u << key) && answer->by[key] != (int64_t)rule;
}

/* A loser, with what it is sorted by: the greatest priority first, of equals the later rule. */
struct loser {
    const char *name;
    int priority;
    size_t rule;
};

static int compare_strength(const void *a, const void *b)
{
    const struct loser *left = a, *right = b;
    if (left->priority != right->priority)
        return left->priority < right->priority ? 1 : -1;
    return left->rule < right->rule ? 1 : -1;
}

static size_t gather_losers(const struct preview_text *text, const struct plan *plan,
                            const struct schedule_answer *answer, enum schedule_key key,
                            struct loser *out)
{
    size_t count = 0;
    for (size_t i = 0; i < text->held_count; i++) {
        size_t rule = text->held[i].rule;
        const struct schedule_rule *its = &plan->schedule.rules[rule];
        if (is_loser(plan, answer, key, rule))
            out[count++] = (struct loser){its->name, its->priority, rule};
    }
    qsort(out, count, sizeof(*out), compare_strength);
    return count;
}

/* Strongest first, each with its priority. */
static void add_losers(struct preview_text *text, const struct plan *plan,
                       const struct schedule_answer *answer, enum schedule_key key)
{
    struct loser *losers = mem_alloc(text->held_count * sizeof(*losers));
    size_t count = gather_losers(text, plan, answer, key, losers);
    for (size_t i = 0; i < count; i++) {
        struct str words = {0};
        preview_add_name(&words, losers[i].name);
        str_addf(&words, "（%d）", losers[i].priority);
        if (i == 0)
            add_label(text, "压过");
        else
            str_add(&text->out, "、");
        add_piece(text, words.text);
        str_finish(&words);
    }
    if (count > 0)
        end_line(text);
    free(losers);
}

static bool has_losers(const struct preview_text *text, const struct plan *plan,
                       const struct schedule_answer *answer, enum schedule_key key)
{
    for (size_t i = 0; i < text->held_count; i++)
        if (is_loser(plan, answer, key, text->held[i].rule))
            return true;
    return false;
}

static void add_setting(struct preview_text *text, const struct plan *plan,
                        const struct schedule_answer *answer, enum schedule_key key)
{
    add_label(text, preview_key_word(key));
    preview_add_value(&text->out, key, &answer->values);
    preview_pad(&text->out, text->line, RULES_AT);
    add_winner(text, plan, key, answer->by[key]);
    end_line(text);
    add_losers(text, plan, answer, key);
}

/* A screen that is off comes first; what it would play is told only where a rule says it. */
static void add_settings(struct preview_text *text, const struct plan *plan,
                         const struct schedule_answer *answer)
{
    const struct schedule_values *values = &answer->values;
    if (!values->is_screen_on)
        add_setting(text, plan, answer, SCHEDULE_SCREEN);
    if (values->is_screen_on || answer->by[SCHEDULE_PLAYLIST] >= 0)
        add_setting(text, plan, answer, SCHEDULE_PLAYLIST);
    for (int i = SCHEDULE_TICKER; i < SCHEDULE_KEY_COUNT; i++) {
        enum schedule_key key = (enum schedule_key)i;
        bool is_done = key == SCHEDULE_SCREEN && !values->is_screen_on;
        if (!is_done && (!rivals_agree(key, values, &plan->schedule.defaults) ||
                         has_losers(text, plan, answer, key)))
            add_setting(text, plan, answer, key);
    }
}

static void add_gap(struct preview_text *text, const struct preview *preview,
                    const struct schedule_stretch *block)
{
    const struct schedule_answer *answer = &block->answer;
    if (preview->is_clock_unset || !answer->values.is_screen_on ||
        answer->by[SCHEDULE_PLAYLIST] != SCHEDULE_BY_FALLBACK)
        return;
    add_label(text, "空档");
    add_piece(text, "没有规则设节目单，播放后备节目单");
    add_piece(text, " gap: the fallback plays");
    end_line(text);
    if (block->from != text->gap_end)
        text->gaps++;
    text->gap_end = block->to;
    text->gap_s += block->to - block->from;
}

/* Tells whether the clash is a new one. */
static bool note_clash(struct preview_text *text, struct preview_told clash)
{
    for (size_t i = 0; i < text->told_count; i++)
        if (text->told[i].key == clash.key && text->told[i].winner == clash.winner &&
            text->told[i].loser == clash.loser)
            return false;
    text->told = mem_grow(text->told, text->told_count, &text->told_capacity, sizeof(*text->told));
    text->told[text->told_count++] = clash;
    return true;
}

static void add_clash(struct preview_text *text, const struct plan *plan,
                      const struct preview_told *clash)
{
    const struct schedule_rule *winner = &plan->schedule.rules[clash->winner];
    struct str words = {0};
    bool is_new = note_clash(text, *clash);
    add_label(text, "重叠");
    str_add(&words, "「");
    preview_add_name(&words, plan->schedule.rules[clash->loser].name);
    str_add(&words, "」和「");
    preview_add_name(&words, winner->name);
    str_addf(&words, "」都设%s，", preview_key_word(clash->key));
    add_piece(text, words.text);
    str_clear(&words);
    str_addf(&words, "优先级同为 %d，", winner->priority);
    add_piece(text, words.text);
    add_piece(text, is_new ? "后写的「" : "后写的胜出");
    if (is_new) {
        preview_add_name(&text->out, winner->name);
        str_add(&text->out, "」胜出；");
        add_piece(text, "请给应胜出的一条写更大的 priority");
        add_piece(text, " overlap: give one a priority");
    }
    end_line(text);
    str_finish(&words);
}

static void add_clashes(struct preview_text *text, const struct plan *plan,
                        const struct schedule_answer *answer)
{
    for (int key = 0; key < SCHEDULE_KEY_COUNT; key++)
        for (size_t i = 0; i < text->held_count; i++) {
            size_t rule = text->held[i].rule;
            struct preview_told clash = {(enum schedule_key)key, answer->by[key], rule};
            if (rivals_clash(&plan->schedule, clash.key, clash.winner, rule))
                add_clash(text, plan, &clash);
        }
}

void preview_add_block(struct preview_text *text, const struct preview *preview,
                       const struct schedule_stretch *block)
{
    const struct plan *plan = preview->plan;
    const struct zone *zone = &plan->schedule.zone;
    int64_t local = block->from + zone_offset_s(zone, block->from);
    int64_t day = local / SCHEDULE_DAY_S - (local % SCHEDULE_DAY_S < 0);
    if (day != text->day) {
        str_add(&text->out, "\n");
        preview_add_day(&text->out, plan, day);
        end_line(text);
        text->day = day;
    }
    text->held_count = rivals_between(text->rivals, block->from, block->to, &text->held);
    str_addf(&text->out, "%*s", TIMES_AT, "");
    preview_add_time(&text->out, zone, block->from, false);
    str_add(&text->out, "-");
    preview_add_time(&text->out, zone, block->to, true);
    add_settings(text, plan, &block->answer);
    add_gap(text, preview, block);
    add_clashes(text, plan, &block->answer);
}
