/*
 * package/import: a stick's package into a new generation, in the order of distrust:
 *
 *   signature (over bytes read once) -> sums -> package.cfg -> names -> limits -> stage, hashing
 *   what is written -> fsync -> content check -> consent (where nothing is signed) -> activate.
 *
 * Nothing is written before the limits are passed; nothing outside stage.N before it is activated.
 * A receipt is the caller's (package/receipt.h), since the stick is mounted read-only.
 */
#ifndef PACKAGE_IMPORT_H
#define PACKAGE_IMPORT_H

#include "config/package_cfg.h"
#include "package/copy.h"
#include "package/ring.h"
#include "package/store.h"
#include "package/sums.h"

enum package_trust {
    PACKAGE_TRUST_SIGNED, /* only what an organiser signed */
    PACKAGE_TRUST_PIN,    /* and what staff accept */
    PACKAGE_TRUST_ANY     /* and anything */
};

/* What this device accepts. Borrowed for the call. */
struct package_rules {
    enum package_trust trust;
    bool has_pin; /* staff.pin_hash is set */
    struct package_limits limits;
    const struct package_ring *ring;
    const char *device;  /* device.name */
    const char *becomes; /* the playlist that a plain folder replaces */
    const char *label;   /* of the stick, for a plain folder's name: usb-LABEL */
    bool has_today;      /* the clock is worth something: else nothing has expired */
    int64_t today;       /* days since 1970-01-01, local */
};

enum package_step {
    PACKAGE_READING,
    PACKAGE_COPYING,
    PACKAGE_CHECKING,
    PACKAGE_ASKING,
    PACKAGE_ACTIVATING,
    PACKAGE_STEPS
};

struct package_progress {
    enum package_step step;
    int64_t done_bytes, total_bytes;
    size_t files;
    const char *name; /* of the package; "" before it is known */
    int64_t version;
};

/* What the caller does. */
struct package_hooks {
    void *ctx;
    /* At every step and between blocks; may sleep. False: stop, *trouble is set. */
    bool (*go_on)(void *ctx, const struct package_progress *progress,
                  struct package_trouble *trouble);
    /* Whether the content of that folder (a whole generation, still in staging) can be shown.
     * False: *trouble, reason CONTENT. */
    bool (*check)(void *ctx, const char *folder, struct package_trouble *trouble);
    /* Whether staff accept what nobody signed (reason NOT_ALLOWED else). */
    bool (*accept)(void *ctx, const char *folder, const struct package_progress *progress,
                   struct package_trouble *trouble);
};

struct package_outcome {
    struct config_package package; /* owned (package_outcome_finish()); what it says of itself */
    bool is_signed;                /* the signature was good: a receipt may be written */
    char key_id[SEAL_KEY_ID_TEXT_BYTES]; /* who signed; "" for nobody */
    char sums[SEAL_SUM_HEX_BYTES];       /* SHA-256 of SHA256SUMS: which package it was */
    int generation;                      /* the new one */
    size_t files;
    int64_t bytes;
};

/*
 * Imports STICK/anxuan, or, unless rules say signed, a plain folder of media. Takes the
 * store's lock once the signature is good. True: the new generation is active. False: *trouble says
 * why, and the old one is. *out is set as far as it was known, in both cases. SAME: the very
 * package that is active (compared by its sums), with a good signature, or, where nobody signed,
 * once its bytes are known; CONTENT: also the one that a trial sent back. What nobody signed has no
 * version and is compared with none.
 */
bool package_import(const char *stick, const char *data, const struct package_rules *rules,
                    const struct package_hooks *hooks, struct package_outcome *out,
                    struct package_trouble *trouble) MUST_USE;
void package_outcome_finish(struct package_outcome *outcome);

/*
 * Checks STICK/anxuan against a ring and its own sums, reading everything once and writing nothing;
 * neither device, nor date, nor version are looked at. Reasons as for import.
 */
bool package_verify(const char *stick, const struct package_ring *ring,
                    const struct package_limits *limits, const struct package_watch *watch,
                    struct package_outcome *out, struct package_trouble *trouble) MUST_USE;

#endif
