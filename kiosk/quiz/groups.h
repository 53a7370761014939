/*
 * quiz/groups: which groups of a scene's drawing show.
 *
 * Pure. Each hazard is drawn twice, as groups ID-hazard and ID-safe; one of the two never shows.
 */
#ifndef QUIZ_GROUPS_H
#define QUIZ_GROUPS_H

#include "base/str.h"
#include "quiz/scene.h"

/*
 * Adds the ids of the groups that do not show when the hazards at dangerous[count] (indexes into
 * scene->hazards) are dangerous and all others put right; separated by spaces. At most
 * QUIZ_HAZARDS_MAX × (QUIZ_ID_BYTES + 7) bytes.
 */
void quiz_groups_hidden(const struct quiz_scene *scene, const size_t *dangerous, size_t count,
                        struct str *out);

#endif
