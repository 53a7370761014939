/*
 * config/scene_save: an author's draft put into scene.cfg, and nothing else of the file touched.
 *
 * Ids and shapes that changed are replaced where they stand; items move with the comments in front
 * of them and behind them on their line; new items get what they need to be filled in by hand.
 * Everything else keeps its bytes, but for a file in GB18030, which becomes UTF-8.
 */
#ifndef CONFIG_SCENE_SAVE_H
#define CONFIG_SCENE_SAVE_H

#include "config/scene_cfg.h"
#include "quiz/draft.h"

/*
 * scene: as the draft began; what it has beyond the draft's limits stays in the file. ERR_BUSY: the
 * file's items are not those any more (somebody else changed it), or some are no items at all;
 * ERR_PARSE it cannot be read any more; ERR_IO. The file is replaced whole or not at all.
 */
bool config_scene_save(const struct config_scene *scene, const struct quiz_draft_item *items,
                       size_t count, struct err *err) MUST_USE;

#endif
