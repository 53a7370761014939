/*
 * package/pack: the office's side: a folder becomes STICK/anxuan with sums and signature.
 */
#ifndef PACKAGE_PACK_H
#define PACKAGE_PACK_H

#include "package/import.h"

/*
 * Copies SRC (package.cfg, playlists/, config/, assets/; junk is left behind, anything else is an
 * error) to stick/anxuan.part, hashing what is written, adds SHA256SUMS and its signature, fsyncs,
 * and puts it in the place of stick/anxuan; receipts/ and export/ of the old one are kept. True:
 * all of it is on the stick, which may be pulled. The limits are those of a device. Reasons: as for
 * import, of SRC; DISK and NO_SPACE are the stick's.
 */
bool package_pack(const char *src, const char *stick, const struct seal_secret_key *key,
                  const struct package_limits *limits, struct package_outcome *out,
                  struct package_trouble *trouble) MUST_USE;

#endif
