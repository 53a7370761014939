/*
 * package/ring: the organisers' public keys of this device (config/keys/NAME.pub, at most
 * PACKAGE_KEYS_MAX) and those that were called back (config/keys/revoked.txt: a key id a line, "#"
 * begins a comment).
 *
 * Fail closed: a revoked.txt that cannot be read whole leaves no key.
 */
#ifndef PACKAGE_RING_H
#define PACKAGE_RING_H

#include "package/trouble.h"
#include "seal/minisign.h"

#define PACKAGE_KEYS_MAX    8
#define PACKAGE_REVOKED_MAX 256

struct package_ring {
    struct seal_public_key keys[PACKAGE_KEYS_MAX];
    size_t count;
    uint8_t revoked[PACKAGE_REVOKED_MAX][SEAL_KEY_ID_BYTES];
    size_t revoked_count;
    struct err warning; /* code not ERR_NONE: a file that could not be used, or a ninth key */
};

/* Reads folder (…/config/keys); a folder that is not there is an empty ring. */
void package_ring_read(const char *folder, struct package_ring *out);

/* A ring of one key. */
struct package_ring package_ring_of(const struct seal_public_key *key);

/*
 * Finds the key that made signature over bytes[count]. Reasons: NO_KEY (an empty ring), REVOKED,
 * FOREIGN, BAD_SIGNATURE.
 */
bool package_ring_verify(const struct package_ring *ring, const struct seal_signature *signature,
                         const void *bytes, size_t count, struct package_trouble *trouble) MUST_USE;

#endif
