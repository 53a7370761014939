/*
 * app/import_priv: one import, done by these files:
 *   import.c          the command: from the options to the exit code
 *   import_hooks.c    what package_import() asks and tells
 *   import_terminal.c a person at a terminal: progress, summary, PIN
 *   import_child.c    the player that started us, over the socket
 *   import_summary.c  what staff are shown of content that nobody signed
 *   import_after.c    receipt and results on the stick, the event in the records
 */
#ifndef APP_IMPORT_PRIV_H
#define APP_IMPORT_PRIV_H

#include "app/import_talk.h"
#include "app/site.h"
#include "package/pace.h"

struct import_job;

/* Who is told and asked. */
struct import_front {
    /* Something changed: job->progress. At most ten a second. */
    void (*tell)(struct import_job *job);
    /* Whether what lies in folder, which nobody signed, is to be shown. False: *trouble. */
    bool (*ask)(struct import_job *job, const char *folder, struct package_trouble *trouble);
};

struct import_job {
    struct site *site; /* borrowed, as stick */
    const char *stick;
    const struct import_front *front;
    int signals; /* readable when somebody wants us to end; -1: nobody can */
    int socket;  /* the player's; -1: there is none */
    struct package_pace pace;
    int64_t paced_bytes; /* what the pace knows of */
    int64_t told_ms;
    enum package_step told_step;
    bool is_told;
    struct package_progress progress; /* the last; its name is the next one */
    char name[64];
    char word;                      /* the player's answer, once it came */
    int wrong_pins;                 /* at the terminal */
    struct package_outcome outcome; /* owned */
    struct package_trouble trouble; /* reason FINE: it was taken */
    struct str written;             /* owned: what was written on the stick, for people */
};

/* --- import_hooks.c ------------------------------------------------------------------------- */

bool import_go_on(void *ctx, const struct package_progress *progress,
                  struct package_trouble *trouble);
bool import_check(void *ctx, const char *folder, struct package_trouble *trouble);
bool import_accept(void *ctx, const char *folder, const struct package_progress *progress,
                   struct package_trouble *trouble);

/* Waits so long and hears what comes meanwhile. False: to be stopped, *trouble says why. */
bool import_listen(struct import_job *job, int64_t wait_ms, struct package_trouble *trouble);

/* --- import_terminal.c, import_child.c -------------------------------------------------------- */

const struct import_front *import_terminal(void);
const struct import_front *import_child(void);

/* Takes what the player says. False: it is gone. */
bool import_child_hear(struct import_job *job);
/* The last message. */
void import_child_end(struct import_job *job);

/* --- import_summary.c ------------------------------------------------------------------------- */

struct import_teller {
    void (*line)(void *ctx, const char *text);    /* for people */
    void (*picture)(void *ctx, const char *path); /* NULL: none are wanted */
    void *ctx;
};

/* Tells how much it is, which playlists there are, their words and first pictures. */
void import_summarise(const char *folder, const struct package_progress *progress,
                      const struct import_teller *teller);

/* --- import_after.c ----------------------------------------------------------------------------
 */

/* Writes receipt and results on the stick where that may be; what went wrong is only told. */
void import_write_back(struct import_job *job);

/* Writes into the records that it was tried, unless a player does. */
void import_record(const struct import_job *job);

#endif
