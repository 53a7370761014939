/*
 * package/trouble: why a package is not taken, in words for the public, for staff and for scripts.
 *
 * The functions of this room that can fail take a `struct package_trouble *` last, as others take a
 * struct err: the reason is for people and exit codes, err.text is the detail for the log.
 */
#ifndef PACKAGE_TROUBLE_H
#define PACKAGE_TROUBLE_H

#include "base/err.h"

enum package_reason {
    PACKAGE_FINE,
    PACKAGE_NONE,          /* no anxuan/, and nothing that could stand for it */
    PACKAGE_NO_KEY,        /* this device has neither an organiser's key nor a PIN */
    PACKAGE_UNSIGNED,      /* no signature */
    PACKAGE_BAD_SIGNATURE, /* malformed, or it does not fit */
    PACKAGE_FOREIGN,       /* made with a key that this device does not have */
    PACKAGE_REVOKED,       /* made with a key that was called back */
    PACKAGE_LEGACY,        /* of minisign's old kind */
    PACKAGE_COMMENT,       /* the trusted comment is not "anxuan NAME VERSION" of package.cfg */
    PACKAGE_DEVICE,        /* for other devices */
    PACKAGE_EXPIRED,
    PACKAGE_OLD,         /* the version is not greater than what was here */
    PACKAGE_SAME,        /* it is on already */
    PACKAGE_SUMS,        /* SHA256SUMS is malformed */
    PACKAGE_FILES,       /* a sum does not match, a file is missing or not listed */
    PACKAGE_NAMES,       /* a name or a kind of file that is forbidden */
    PACKAGE_LIMITS,      /* too many, too large, too deep */
    PACKAGE_SETTINGS,    /* package.cfg cannot be used */
    PACKAGE_CONTENT,     /* the check found errors */
    PACKAGE_NO_SPACE,    /* on the device */
    PACKAGE_DISK,        /* the device's disk fails */
    PACKAGE_STICK,       /* the stick cannot be read, or was pulled */
    PACKAGE_BUSY,        /* another import is under way */
    PACKAGE_NOT_ALLOWED, /* staff did not accept it */
    PACKAGE_REASONS
};

struct package_trouble {
    enum package_reason reason;
    struct err err;
};

/* What a reason means. */
struct package_reason_words {
    const char *code;    /* "E04"; "" for FINE: what the handbook's table is sorted by */
    const char *name;    /* "bad-signature": for receipts and records */
    const char *zh, *en; /* one short sentence each, for staff: what to do about it */
    int exit;            /* sysexits */
};
const struct package_reason_words *package_reason_words(enum package_reason reason);

/* Sets *trouble and returns false. Names of strangers may stand in the text: it is escaped. Put
 * them last, a long one is cut. */
bool package_refuse(struct package_trouble *trouble, enum package_reason reason, const char *format,
                    ...) PRINTF_LIKE(3, 4);
/* The same with strerror(errno): NO_SPACE for ENOSPC and EDQUOT, else `otherwise` (DISK, STICK). */
bool package_refuse_errno(struct package_trouble *trouble, enum package_reason otherwise,
                          const char *format, ...) PRINTF_LIKE(3, 4);

#endif
