/*
 * package/store: the generations of content in DATA/content, and which one is on.
 *
 *   DATA/content/N/          one whole package, N from 1, never changed once it has that name:
 *                            playlists/ config/ assets/ package.cfg SHA256SUMS [SHA256SUMS.minisig]
 *   DATA/content/stage.N/    one that is being made; set aside by the next store_recover()
 *   DATA/content/stage.old.* what was set aside, nobody's: gone after the next store_sweep()
 *   DATA/content/state       which one is on, which was before, what is on trial (small text)
 *   DATA/content/state.spare room for the next state, so that a full disk lets a trial go back
 *   DATA/content/lock        held (flock) by whoever changes any of it
 *
 * Generation 0 stands for "as installed": no content from a stick. `state` is replaced as one file,
 * so that what is on, what was, and the trial switch in one rename. Its last line is the SHA-256
 * of those before; a state that cannot be believed counts as none (generation 0), and is said.
 *
 * Order (after an import or a rollback everything is on disk before the next step begins):
 *   stage.N made and fsynced -> renamed to N, content/ fsynced -> state replaced and fsynced.
 * Whatever happens in between, the next store_recover() finds the old or the new show whole.
 */
#ifndef PACKAGE_STORE_H
#define PACKAGE_STORE_H

#include <stddef.h>
#include <stdint.h>

#include "package/trouble.h"
#include "seal/sum.h"

struct package_watch; /* package/copy.h */

#define PACKAGE_TRIAL_STARTS   3
#define PACKAGE_GENERATION_MAX 999999999

struct package_state {
    int active;       /* generation; 0: as installed */
    int previous;     /* what `rollback` goes back to; -1: nothing */
    int trial_starts; /* 1 and the starts left to the active one; 0: it is on trial no longer */
    int64_t version;  /* of the active one; 0: it has none (as installed, or signed by nobody) */
    int64_t previous_version; /* of the previous one, likewise */
    bool is_previous_tried;   /* it was still on trial when it was replaced */
    int64_t best_version;     /* the greatest that survived its trial; 0: none yet */
    int returned_from;        /* the generation that was gone back from: its number is not used
                               * again; 0: none since the last activation */
    char returned_sums[SEAL_SUM_HEX_BYTES]; /* by a trial: which package, SHA-256 of its SHA256SUMS,
                                             * so that a stick left plugged in does not bring it
                                             * again and again; "": none */
};

/* Takes the lock; -1: reason BUSY (somebody has it) or DISK. Close it to let go. Makes
 * DATA/content. */
int package_store_lock(const char *data, struct package_trouble *trouble) MUST_USE;

/* What is on. A data folder without content: {active 0, previous -1}. False: the state is there and
 * cannot be believed or read (*err); *out is then as for an empty folder. */
bool package_store_read(const char *data, struct package_state *out, struct err *err) MUST_USE;

/* Returns DATA/content/N, owned by the caller; NULL for generation 0. */
char *package_store_folder(const char *data, int generation);

/*
 * Under the lock: sets aside staging, and generations that are neither active nor previous; takes
 * no time, whatever their size. A state that names a generation that is not there goes back to the
 * previous one, else to 0. A state that cannot be believed sets no generation aside: the next
 * import replaces it. Call it at every start and before an import. Reason: DISK; garbage that
 * cannot be renamed is none.
 */
bool package_store_recover(const char *data, struct package_state *out,
                           struct package_trouble *trouble) MUST_USE;

/*
 * Removes what was set aside, which may take long. Needs no lock: a start does it in the background
 * and an import before it looks for room, at the same time if need be. The watch (NULL: nobody) is
 * asked between two files. False: it said stop, *trouble is its; what could not be removed is no
 * failure.
 */
bool package_store_sweep(const char *data, const struct package_watch *watch,
                         struct package_trouble *trouble) MUST_USE;

/* Under the lock: makes an empty stage.N for the next generation. Returns its path, owned by the
 * caller; NULL on failure. *out_generation: N. */
char *package_store_stage(const char *data, int *out_generation,
                          struct package_trouble *trouble) MUST_USE;

/*
 * Hard links (copies, where it cannot link) the playlists/, config/ and assets/ of a generation
 * into a stage, passing over names[count] (sorted), which the package brings itself. 0: nothing.
 */
bool package_store_inherit(const char *data, int generation, const char *stage, char *const *names,
                           size_t count, struct package_trouble *trouble) MUST_USE;

/* Under the lock: the stage becomes generation N, and the active one, on trial. version: 0 for
 * none. *out: the state that is on disk now. Once it is true the stick may be pulled. */
bool package_store_activate(const char *data, int generation, int64_t version,
                            struct package_state *out, struct package_trouble *trouble) MUST_USE;

/* Under the lock: goes back to the previous generation (whose trial begins anew where it never
 * survived one: it may be no better), and forgets the active one (it is set aside by a later
 * store_recover(): the player may still show it). By a trial it goes back to 0 where there is no
 * previous one. Reason NONE: nothing to go back to. */
bool package_store_rollback(const char *data, bool is_by_trial, struct package_state *out,
                            struct package_trouble *trouble) MUST_USE;

/* --- the trial: told by the player, under the lock --- */

/* The player starts: one start less. *out_went_back: none was left, and it was rolled back. */
bool package_trial_start(const char *data, struct package_state *out, bool *out_went_back,
                         struct package_trouble *trouble) MUST_USE;
/* The player ends in order, or has nothing to show for a minute: the start does not count. */
bool package_trial_excuse(const char *data, struct package_state *out,
                          struct package_trouble *trouble) MUST_USE;
/* A minute of show: it stays. The version counts from now on. */
bool package_trial_passed(const char *data, struct package_state *out,
                          struct package_trouble *trouble) MUST_USE;

#endif
