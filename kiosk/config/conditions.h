/*
 * config/conditions (private): when and for whom an item plays: from, until, days, audience.
 */
#ifndef CONFIG_CONDITIONS_H
#define CONFIG_CONDITIONS_H

#include "config/document.h"
#include "playlist/playlist.h"

/* As written; NULL: not written, or of a wrong kind (then that was reported). */
struct config_conditions {
    const char *from, *until;
    const config_setting_t *days, *audience;
};

/* Fills the item's conditions; what is wrong is reported, and does not hold the item back. */
void config_conditions_read(const struct config_document *document, const config_setting_t *group,
                            const struct config_conditions *conditions, struct playlist_item *item);

#endif
