#include <poll.h>
#include <stdio.h>
#include <unistd.h>

#include "app/import_priv.h"
#include "app/password.h"
#include "seal/seal.h"

#define PIN_TRIES   3
#define PIN_WAIT_MS 1000 /* after the first wrong one; twice as long after each more */

static const char *words_of(enum package_step step)
{
    static const char *const words[PACKAGE_STEPS] = {
        [PACKAGE_READING] = "核对签名和清单 reading",
        [PACKAGE_COPYING] = "复制 copying",
        [PACKAGE_CHECKING] = "检查内容 checking the content",
        [PACKAGE_ASKING] = "等待确认 waiting for consent",
        [PACKAGE_ACTIVATING] = "启用 switching over",
    };
    return words[step];
}

/* Steps, and on a terminal how far the copy is. */
static void tell(struct import_job *job)
{
    const struct package_progress *progress = &job->progress;
    bool is_copying = progress->step == PACKAGE_COPYING && progress->total_bytes > 0;
    if (isatty(STDERR_FILENO) && is_copying)
        (void)fprintf(stderr, "\r%s %3d%%%s", words_of(progress->step),
                      (int)(100.0 * (double)progress->done_bytes / (double)progress->total_bytes),
                      progress->done_bytes == progress->total_bytes ? "\n" : "");
}

static void print_line(void *ctx, const char *text)
{
    (void)ctx;
    (void)printf("%s\n", text);
}

/* A pipe is not read by halves: until there is something, a signal can end it. */
static bool wait_for_answer(struct import_job *job, struct package_trouble *trouble)
{
    struct pollfd fds[] = {{.fd = STDIN_FILENO, .events = POLLIN},
                           {.fd = job->signals, .events = POLLIN}};
    if (isatty(STDIN_FILENO))
        return true; /* password_read() does it */
    while (poll(fds, 2, -1) < 0)
        ; /* interrupted by a signal of no matter */
    return !fds[1].revents || import_listen(job, 0, trouble);
}

/* Whether it was the right one. False with reason FINE: a wrong one, to be asked again. */
static bool ask_pin(struct import_job *job, struct package_trouble *trouble)
{
    struct err err;
    char pin[PASSWORD_BYTES] = "";
    struct password_ask ask = {.question = "接受请输入管理密码 to accept, enter the staff PIN: "};
    if (!wait_for_answer(job, trouble))
        return false;
    bool is_entered = password_read(&ask, pin, &err);
    bool is_right = is_entered && seal_pin_matches(job->site->kiosk.staff.pin_hash, pin);
    seal_wipe(pin, sizeof(pin));
    if (!is_entered)
        return package_refuse(trouble, PACKAGE_NOT_ALLOWED, "%s", err.text);
    job->wrong_pins += !is_right;
    return is_right;
}

static bool ask(struct import_job *job, const char *folder, struct package_trouble *trouble)
{
    const struct import_teller teller = {.line = print_line};
    import_summarise(folder, &job->progress, &teller);
    (void)fflush(stdout); /* before the question; what cannot be shown is only not shown */
    int64_t wait_ms = PIN_WAIT_MS;
    for (int i = 0; i < PIN_TRIES; i++, wait_ms *= 2) {
        trouble->reason = PACKAGE_FINE;
        if (ask_pin(job, trouble))
            return true;
        if (trouble->reason != PACKAGE_FINE)
            return false;
        (void)fprintf(stderr, "密码不对，请稍候 wrong PIN, wait a moment\n");
        if (!import_listen(job, wait_ms, trouble))
            return false;
    }
    return package_refuse(trouble, PACKAGE_NOT_ALLOWED, "密码输错 %d 次 %d wrong PINs", PIN_TRIES,
                          PIN_TRIES);
}

const struct import_front *import_terminal(void)
{
    static const struct import_front front = {tell, ask};
    return &front;
}
