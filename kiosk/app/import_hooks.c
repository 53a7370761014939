#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/check_content.h"
#include "app/import_priv.h"
#include "base/utf8.h"

#define TELL_EVERY_MS 100

static int64_t now_ms(void)
{
    return clock_real_us() / 1000;
}

bool import_listen(struct import_job *job, int64_t wait_ms, struct package_trouble *trouble)
{
    int64_t end_ms = now_ms() + wait_ms, left_ms = wait_ms;
    do {
        struct pollfd fds[] = {{.fd = job->signals, .events = POLLIN},
                               {.fd = job->socket, .events = POLLIN}};
        int ready = poll(fds, 2, left_ms > 0 ? (int)left_ms : 0);
        if (ready > 0 && fds[0].revents)
            return package_refuse(trouble, PACKAGE_NOT_ALLOWED, "被中断 stopped by a signal");
        if (ready > 0 && fds[1].revents && !import_child_hear(job))
            return package_refuse(trouble, PACKAGE_NOT_ALLOWED, "播放器已退出 the player is gone");
        left_ms = end_ms - now_ms();
    } while (left_ms > 0 && !job->word);
    return true;
}

static void tell(struct import_job *job)
{
    int64_t now = now_ms();
    bool is_step = !job->is_told || job->progress.step != job->told_step;
    if (!is_step && now - job->told_ms < TELL_EVERY_MS)
        return;
    job->is_told = true;
    job->told_ms = now;
    job->told_step = job->progress.step;
    job->front->tell(job);
}

bool import_go_on(void *ctx, const struct package_progress *progress,
                  struct package_trouble *trouble)
{
    struct import_job *job = ctx;
    int64_t bytes = progress->done_bytes - job->paced_bytes;
    utf8_copy(job->name, sizeof(job->name), progress->name);
    job->progress = *progress;
    job->progress.name = job->name;
    job->paced_bytes = progress->done_bytes;
    tell(job);
    int64_t wait_ms = bytes > 0 ? package_pace_copied(&job->pace, bytes, now_ms()) : 0;
    return import_listen(job, wait_ms, trouble);
}

/* --- the content check -------------------------------------------------------------------------
 */

struct look {
    struct import_job *job;
    struct package_trouble *trouble;
};

static bool keep_looking(void *ctx)
{
    const struct look *look = ctx;
    tell(look->job);
    return import_listen(look->job, 0, look->trouble);
}

/* Names in it are told as they are in the package: staging is gone when somebody reads it. */
static void print_lines(const struct config_report *report, const char *folder, struct str *errors)
{
    size_t len = strlen(folder);
    for (size_t i = 0; i < report->count; i++) {
        const char *line = report->lines[i];
        if (strncmp(line, folder, len) == 0 && line[len] == '/')
            line += len + 1;
        (void)fprintf(stderr, "%s\n", line);
        if (strstr(line, ": error: "))
            str_addf(errors, "%s%s", errors->len ? "; " : "", line);
    }
}

static bool judge(const struct config_report *report, const char *folder,
                  struct package_trouble *trouble)
{
    struct str errors = {0};
    char first[sizeof(trouble->err.text)];
    print_lines(report, folder, &errors);
    utf8_copy(first, sizeof(first), errors.text ? errors.text : "");
    str_finish(&errors);
    return report->errors == 0 || package_refuse(trouble, PACKAGE_CONTENT, "%s", first);
}

bool import_check(void *ctx, const char *folder, struct package_trouble *trouble)
{
    struct err err;
    struct config_report report = {0};
    struct look look = {.job = ctx, .trouble = trouble};
    struct check_watch watch = {.go_on = keep_looking, .ctx = &look};
    char *real = realpath(folder, NULL); /* as the report names it */
    bool ok = check_content(look.job->site, folder, &watch, &report, &err);
    if (ok)
        ok = judge(&report, real ? real : folder, trouble);
    else if (!watch.is_stopped) /* else *trouble says why */
        ok = package_refuse(trouble, err.code == ERR_IO ? PACKAGE_DISK : PACKAGE_CONTENT, "%s",
                            err.text);
    config_report_finish(&report);
    free(real);
    return ok;
}

bool import_accept(void *ctx, const char *folder, const struct package_progress *progress,
                   struct package_trouble *trouble)
{
    struct import_job *job = ctx;
    return import_go_on(job, progress, trouble) && job->front->ask(job, folder, trouble);
}
