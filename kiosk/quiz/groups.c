#include "quiz/groups.h"

static bool is_among(size_t index, const size_t *indexes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (indexes[i] == index)
            return true;
    return false;
}

void quiz_groups_hidden(const struct quiz_scene *scene, const size_t *dangerous, size_t count,
                        struct str *out)
{
    for (size_t i = 0; i < scene->hazard_count; i++)
        str_addf(out, "%s%s-%s", i ? " " : "", scene->hazards[i].id,
                 is_among(i, dangerous, count) ? "safe" : "hazard");
}
