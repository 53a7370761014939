/*
 * config/item (private): one { … } of playlist.cfg -> one item.
 */
#ifndef CONFIG_ITEM_H
#define CONFIG_ITEM_H

#include "config/document.h"
#include "config/folder.h"
#include "playlist/playlist.h"

/* Adds the item to the list, or leaves it out; what is wrong with it is reported. */
void config_item_read(const struct config_document *document, const config_setting_t *group,
                      struct config_folder *folder, struct playlist *list);

#endif
