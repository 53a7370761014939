/*
 * cell: what a decoder process may not do.
 *
 * A child calls cell_enter() at the beginning of main(), with one thread, before it hands a byte of
 * somebody's file to a library. It keeps its open descriptors, threads, memory up to a limit and
 * the folders it was told to read; it can never again write a file, reach a network or another
 * process, start a program or gain a right. The player asks cell_prove() before it believes what a
 * child sends.
 *
 * Layers, each of use without the others: no new privileges and a list of system calls (seccomp;
 * without it cell_enter() fails), Landlock, empty network, IPC and UTS namespaces, an unprivileged
 * user, resource limits. What this keeps and what it does not: docs/cell.md.
 */
#ifndef CELL_CELL_H
#define CELL_CELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/err.h"

struct cell_plan {
    const char *const
        *readable; /* files and folders, NULL-terminated; what is not there is left out */
    bool has_threads;
    bool has_output; /* may cut short the memory that it made for its answer */
    bool has_sound;  /* ALSA: its devices, their requests, and the System V memory of its mixer */
    uint64_t data_bytes; /* most private memory; 0: not limited (a sanitizer's shadow) */
    unsigned cpu_s;      /* most processor time, all threads together */
    unsigned files;      /* most open descriptors */
};

/* The layers that are there, for the log. */
struct cell_layers {
    bool has_calls;   /* seccomp; the rest is of little use without */
    int landlock_abi; /* 0: none */
    bool has_namespaces;
    bool has_own_user;    /* whose processes are counted apart from those of the player's */
    bool is_unprivileged; /* not root; as root we became nobody */
};

/* Libraries and what a C library reads by itself: the beginning of every plan's list. */
#define CELL_SYSTEM_PATHS                                                                          \
    "/usr/lib", "/usr/local/lib", "/lib", "/lib64", "/etc/ld.so.cache", "/usr/share/zoneinfo",     \
        "/etc/localtime", "/dev/urandom", "/sys/devices/system/cpu"

/*
 * Enters; there is no way out. False without seccomp (ERR_CHILD) or when a limit cannot be set: the
 * process is then partly confined and should do nothing but say so. *out_layers is set in any case.
 */
bool cell_enter(const struct cell_plan *plan, struct cell_layers *out_layers,
                struct err *err) MUST_USE;

/* The layers in words, for staff: "seccomp, Landlock 7, ..."; cut to out_bytes. */
void cell_words(const struct cell_layers *layers, char *out, size_t out_bytes);

/*
 * For the player: tells whether the process is filtered by seccomp and can gain no privileges, as
 * /proc/PID/status has it (also of one that has ended and was not waited for). ERR_CHILD if not.
 */
bool cell_prove(pid_t pid, struct err *err) MUST_USE;

/* The same for the texts of such files, the child's and the player's own; pure. A filter that the
 * player itself is under and hands on to its children does not count. */
bool cell_status_is_confined(const char *text, const char *own_text);

/* For the player, at its start: no process of its user, such as a decoder, may look into it. */
void cell_shield(void);

#endif
