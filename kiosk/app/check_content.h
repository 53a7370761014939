/*
 * app/check_content: whether a folder of content, as a stick brings it (playlists/, config/,
 * assets/), can be shown on this machine: what `check` says of it, with that folder as the first
 * place to look for every name.
 */
#ifndef APP_CHECK_CONTENT_H
#define APP_CHECK_CONTENT_H

#include "app/site.h"

/* Asked between two items, and while a film is waited for; may sleep. False: stop. */
struct check_watch {
    bool (*go_on)(void *ctx);
    void *ctx;
    bool is_stopped; /* it said stop: it is not asked again */
};

/* Whether to go on; NULL: always. */
bool check_goes_on(struct check_watch *watch);

/*
 * Adds to *report what is wrong with the files below folder; errors: it must not be shown. Media
 * are decoded by confined processes. A playlist that its schedule names must be in it, in the
 * config folder, or shipped. watch may be NULL. False: it could not be looked at (*err; ERR_IO: the
 * disk or the memory), or the watch said stop (watch->is_stopped).
 */
bool check_content(const struct site *site, const char *folder, struct check_watch *watch,
                   struct config_report *report, struct err *err) MUST_USE;

#endif
