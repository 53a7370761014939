/*
 * package/import_priv: what the files of the import share.
 */
#ifndef PACKAGE_IMPORT_PRIV_H
#define PACKAGE_IMPORT_PRIV_H

#include "package/import.h"
#include "package/open.h"

#define PACKAGE_PLAIN_PLAYLIST "usb" /* the one that a plain folder becomes */

/* An import under way. */
struct package_work {
    const char *stick, *data; /* borrowed, as all of the caller's */
    const struct package_rules *rules;
    const struct package_hooks *hooks;
    struct package_state state; /* before the import */
    struct package_progress progress;
    char *stage; /* owned; NULL: not yet */
    int stage_fd;
    int generation; /* its number */
    int lock;       /* the store's; -1: not yet */
};

/* Begins a step: tells the caller, who may stop it. */
bool package_work_step(struct package_work *work, enum package_step step,
                       struct package_trouble *trouble) MUST_USE;
/* What copying is watched by. */
struct package_watch package_work_watch(struct package_work *work);
/* Makes the stage. */
bool package_work_stage(struct package_work *work, struct package_trouble *trouble) MUST_USE;

/* Whether the package is for this device and has not expired. Reasons: DEVICE, EXPIRED. */
bool package_rules_fit(const struct package_rules *rules, const struct config_package *package,
                       struct package_trouble *trouble) MUST_USE;
/* Whether that version is greater than what is on and than what ever survived. Reason: OLD. */
bool package_rules_rise(const struct package_state *state, int64_t version,
                        struct package_trouble *trouble) MUST_USE;
/* Whether the package with these sums is new here. Reasons: SAME; CONTENT: a trial sent it back. */
bool package_rules_is_new(const struct package_work *work, const char *sums_hex,
                          struct package_trouble *trouble) MUST_USE;
/* Whether the disk has room for what the package brings, with its folders, and what is to stay
 * free; what it inherits takes next to none. Reasons: NO_SPACE, DISK. */
bool package_rules_have_room(const struct package_work *work, const struct package_opened *opened,
                             struct package_trouble *trouble) MUST_USE;

/*
 * A plain folder of media, as if it were a package: the root, or the only folder in it that holds
 * media (what else is there is passed over). out->tree lists them by their names in that folder,
 * out->package is usb-LABEL. Reasons: NONE, NAMES, LIMITS, STICK.
 */
bool package_plain_open(const char *stick, const char *label, const struct package_limits *limits,
                        struct package_opened *out, struct package_trouble *trouble) MUST_USE;
/* Copies them into the stage as the package usb-LABEL: package.cfg, playlists/usb/, the playlist it
 * becomes as a link to that, SHA256SUMS. Reasons: as of package_copy_file(). */
bool package_plain_copy(struct package_work *work, struct package_opened *opened,
                        struct package_trouble *trouble) MUST_USE;

#endif
