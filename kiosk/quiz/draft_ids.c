#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "quiz/draft_priv.h"

/* Ids are a letter and two digits: C01; decoys count from 90. */
#define NUMBER_MAX         99
#define FIRST_DECOY_NUMBER 90

static bool is_taken(const struct quiz_draft *draft, const char *id)
{
    for (size_t i = 0; i < draft->now.count; i++)
        if (strcmp(draft->now.items[i].id, id) == 0)
            return true;
    return false;
}

static bool try_id(const struct quiz_draft *draft, char letter, int number, char out[QUIZ_ID_BYTES])
{
    (void)snprintf(out, QUIZ_ID_BYTES, "%c%02d", letter, number);
    return !is_taken(draft, out);
}

static char letter_of(const struct quiz_draft *draft)
{
    static const char letters[QUIZ_SETTINGS] = {'E', 'R', 'C', 'S', 'H'};
    const struct quiz_item *first = draft->scene->hazard_count > 0 ? draft->scene->hazards : NULL;
    if (first && first->id[0])
        return first->id[0];
    return letters[draft->scene->setting];
}

/* The 80 ids that can be in use leave one of 99 free. */
void draft_first_free_id(const struct quiz_draft *draft, bool is_decoy, char out[QUIZ_ID_BYTES])
{
    char letter = letter_of(draft);
    for (int i = 0; i < NUMBER_MAX; i++) {
        int from = is_decoy ? FIRST_DECOY_NUMBER : 1;
        if (try_id(draft, letter, (from - 1 + i) % NUMBER_MAX + 1, out))
            return;
    }
}

enum quiz_draft_answer draft_renumber(struct quiz_draft *draft, int by)
{
    struct quiz_draft_item *item = draft_chosen_item(draft);
    char id[QUIZ_ID_BYTES];
    if (!item)
        return QUIZ_DRAFT_NOTHING;
    if (item->origin >= 0 && !item->is_decoy) {
        const struct quiz_item *drawn = &draft->scene->hazards[item->origin];
        if (drawn->is_drawn_twice[QUIZ_LANDSCAPE] || drawn->is_drawn_twice[QUIZ_PORTRAIT])
            return QUIZ_DRAFT_IS_DRAWN;
    }
    for (long number = strtol(item->id + 1, NULL, 10) + by; number >= 1 && number <= NUMBER_MAX;
         number += by)
        if (try_id(draft, *item->id, (int)number, id)) {
            draft_step(draft);
            memcpy(draft_chosen_item(draft)->id, id, sizeof(id));
            return QUIZ_DRAFT_DONE;
        }
    return QUIZ_DRAFT_NOTHING;
}
