#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "app/command.h"
#include "app/import_priv.h"
#include "app/package_words.h"
#include "base/child.h"
#include "base/file.h"
#include "base/utf8.h"
#include "device/label.h"

/*
 * `anxuan import`: what is on a stick becomes the show. By hand at a terminal, or as the player's
 * child (--for-player, app/import_talk.h): the player never reads a stick itself.
 */

#define NICE           19
#define IOPRIO_PROCESS 1
#define IOPRIO_IDLE    (3 << 13) /* linux/ioprio.h; not in Debian 12's libc headers */

/* Beside a show: whatever the system does not let us lower stays as it is. */
static void give_way(void)
{
    (void)setpriority(PRIO_PROCESS, 0, NICE);
    (void)syscall(SYS_ioprio_set, IOPRIO_PROCESS, 0, IOPRIO_IDLE);
    child_go_first();
}

/* The signals that would end us are waited for instead, so that nothing is left behind. They stay
 * pending: once *out_usual is back in force they end us as they should. */
static int hold_signals(sigset_t *out_usual)
{
    sigset_t ending;
    (void)sigemptyset(&ending); /* none of these can fail with such arguments */
    (void)sigaddset(&ending, SIGINT);
    (void)sigaddset(&ending, SIGTERM);
    (void)sigaddset(&ending, SIGHUP);
    (void)sigprocmask(SIG_BLOCK, &ending, out_usual);
    return signalfd(-1, &ending, SFD_CLOEXEC);
}

static enum package_trust trust_of(const char *word)
{
    if (strcmp(word, "any") == 0)
        return PACKAGE_TRUST_ANY;
    return strcmp(word, "pin") == 0 ? PACKAGE_TRUST_PIN : PACKAGE_TRUST_SIGNED;
}

/* What a plain folder is named after. */
static void find_label(const char *stick, char *out, size_t out_bytes)
{
    struct stat status;
    *out = '\0';
    if (stat(stick, &status) == 0)
        label_find(LABEL_FOLDER, status.st_dev, out, out_bytes);
    char *real = realpath(stick, NULL);
    if (!*out && real)
        (void)snprintf(out, out_bytes, "%s", file_name(real));
    free(real);
}

static void take_in(struct import_job *job)
{
    char label[64];
    struct package_ring ring;
    struct site *site = job->site;
    char *keys = file_join(site->config, "keys");
    const struct package_hooks hooks = {job, import_go_on, import_check, import_accept};
    package_ring_read(keys, &ring);
    if (ring.warning.code != ERR_NONE)
        (void)fprintf(stderr, "%s: warning: %s\n", keys, ring.warning.text);
    find_label(job->stick, label, sizeof(label));
    const struct package_rules rules = {.trust = trust_of(site->kiosk.usb.trust),
                                        .has_pin = *site->kiosk.staff.pin_hash != '\0',
                                        .limits = package_limits_of(&site->kiosk),
                                        .ring = &ring,
                                        .device = site->kiosk.device.name,
                                        .becomes = site->kiosk.usb.becomes,
                                        .label = label,
                                        .has_today = site_trust(site) != CLOCK_UNSET,
                                        .today = civil_days(site_today(site).date)};
    if (package_import(job->stick, site->data, &rules, &hooks, &job->outcome, &job->trouble))
        job->trouble = (struct package_trouble){.reason = PACKAGE_FINE};
    if (*job->outcome.package.name) { /* known even where it did not come to a step */
        utf8_copy(job->name, sizeof(job->name), job->outcome.package.name);
        job->progress.version = job->outcome.package.version;
    }
    free(keys);
}

static int print_result(const struct import_job *job)
{
    const struct package_outcome *outcome = &job->outcome;
    if (job->trouble.reason != PACKAGE_FINE)
        return package_words_refuse("import", job->stick, &job->trouble);
    (void)printf("已导入 %s，版本 %lld，%zu 个文件，可以拔出U盘\n"
                 "imported %s, version %lld, %zu file(s); the stick may be pulled\n",
                 outcome->package.name, (long long)outcome->package.version, outcome->files,
                 outcome->package.name, (long long)outcome->package.version, outcome->files);
    if (job->written.len)
        (void)printf("%s\n", job->written.text);
    return package_reason_words(PACKAGE_FINE)->exit;
}

static int run(struct import_job *job)
{
    sigset_t usual;
    job->signals = hold_signals(&usual);
    package_pace_init(&job->pace, job->socket < 0, clock_real_us() / 1000);
    site_learn_clock(job->site);
    take_in(job);
    import_write_back(job);
    import_record(job);
    int result = print_result(job);
    if (job->socket >= 0)
        import_child_end(job);
    package_outcome_finish(&job->outcome);
    str_finish(&job->written);
    if (job->signals >= 0)
        (void)close(job->signals); /* nothing was written to it */
    (void)fflush(stdout);          /* a signal that waited ends us in the next call */
    (void)sigprocmask(SIG_SETMASK, &usual, NULL);
    return result;
}

static bool is_socket(int fd)
{
    struct stat status;
    return fstat(fd, &status) == 0 && S_ISSOCK(status.st_mode);
}

int command_import(const struct options *options)
{
    int result = EXIT_INTERNAL;
    struct site site;
    struct import_job job = {
        .site = &site, .stick = options->words[0], .front = import_terminal(), .socket = -1};
    if (options->is_for_player) {
        if (!is_socket(CHILD_SOCKET_FD))
            return EXIT_USAGE;
        child_die_with_parent();
        child_keep(0);
        give_way();
        job.socket = CHILD_SOCKET_FD;
        job.front = import_child();
    }
    if (site_open(&site, options, &result))
        result = run(&job);
    site_close(&site);
    return result;
}
