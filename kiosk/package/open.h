/*
 * package/open: the half that reading a package for `verify` and for `import` have in common, in
 * the order of distrust:
 *
 * - package_open_signed(): SHA256SUMS and its signature, each read once into memory; the signature
 *   over those bytes; only then the bytes are parsed; package.cfg by its sum;
 * - the caller looks at device, date, version;
 * - package_opened_list(): what is there beside what is listed; count and sizes;
 * - the caller looks at the room on its disk;
 * - package_opened_copy(): every file read once, hashed as it is written;
 * - package_opened_finish() in any case.
 */
#ifndef PACKAGE_OPEN_H
#define PACKAGE_OPEN_H

#include "config/package_cfg.h"
#include "package/copy.h"
#include "package/ring.h"
#include "package/sums.h"
#include "package/tree.h"

#define PACKAGE_FOLDER "anxuan" /* on a stick */

struct package_outcome; /* package/import.h */

struct package_opened {
    int folder_fd;  /* STICK/anxuan; -1: none */
    bool is_signed; /* by key_id */
    char key_id[SEAL_KEY_ID_TEXT_BYTES];
    bool has_sums; /* else nobody made a list: package_opened_list() makes it, _copy() the sums */
    char sums_hex[SEAL_SUM_HEX_BYTES];    /* SHA-256 of sums_text; "" before there is one */
    struct str sums_text, signature_text; /* owned, the bytes as they were read */
    struct str settings_text;             /* package.cfg, likewise; listed in sums */
    struct package_sums sums;             /* owned */
    struct package_tree tree;             /* owned; empty before package_opened_list() */
    struct config_package package;        /* owned; "" before it could be read */
};

/*
 * Opens stick/anxuan. *out is set as far as it came in both cases: where is_signed is set the
 * signature was good, whatever was refused later. Reasons: NONE, NO_KEY, UNSIGNED, BAD_SIGNATURE,
 * LEGACY, FOREIGN, REVOKED, SUMS, NAMES, LIMITS, FILES (package.cfg), SETTINGS, COMMENT, STICK.
 */
bool package_open_signed(const char *stick, const struct package_ring *ring,
                         const struct package_limits *limits, struct package_opened *out,
                         struct package_trouble *trouble) MUST_USE;

/* The same where nobody has to vouch for it: a signature is not looked at, SHA256SUMS may be
 * missing; where it is there it must be right. */
bool package_open_unsigned(const char *stick, const struct package_limits *limits,
                           struct package_opened *out, struct package_trouble *trouble) MUST_USE;

/* Opens any folder that is to become a package: nothing but package.cfg is looked at. Reasons:
 * NONE, NAMES, FILES (no package.cfg), SETTINGS, STICK. */
bool package_open_source(const char *folder, struct package_opened *out,
                         struct package_trouble *trouble) MUST_USE;

/* Reads settings_text into package, as the calls above do. Reason: SETTINGS. */
bool package_opened_parse(struct package_opened *opened, struct package_trouble *trouble) MUST_USE;

/* Lists what is really there: it must be what SHA256SUMS lists, no more and no less. Reasons:
 * FILES, NAMES, LIMITS, STICK. */
bool package_opened_list(struct package_opened *opened, const struct package_limits *limits,
                         struct package_trouble *trouble) MUST_USE;

/* Opens a listed file to be read. Another size than the one that was listed: FILES (the limits were
 * passed by another). -1 on failure. */
int package_opened_file(const struct package_opened *opened, const struct package_file *file,
                        struct package_trouble *trouble) MUST_USE;

/*
 * Copies every file to to_folder_fd, SHA256SUMS and its signature too (-1: only reads), and
 * compares what was read with its sum. The folders still want package_copy_settle(). Reasons: as of
 * package_copy_file(), and FILES.
 */
bool package_opened_copy(struct package_opened *opened, int to_folder_fd,
                         const struct package_watch *watch,
                         struct package_trouble *trouble) MUST_USE;

/* Moves what is known so far into *out (an empty one, or one of another attempt). */
void package_opened_tell(struct package_opened *opened, struct package_outcome *out);

void package_opened_finish(struct package_opened *opened);

#endif
