#include <errno.h>
#include <string.h>
#include <sys/socket.h>

#include "app/import_priv.h"
#include "base/child.h"
#include "base/utf8.h"

static struct import_message message_of(const struct import_job *job, enum import_kind kind)
{
    struct import_message message;
    const struct package_progress *progress = &job->progress;
    int64_t done = progress->done_bytes;
    memset(&message, 0, sizeof(message)); /* the gaps too: it leaves the process */
    message.kind = kind;
    message.step = (int32_t)progress->step;
    message.reason = (int32_t)job->trouble.reason;
    message.is_signed = job->outcome.is_signed;
    message.done_bytes = done;
    message.total_bytes = progress->total_bytes > done ? progress->total_bytes : done;
    message.files = (int64_t)progress->files;
    message.version = progress->version;
    utf8_copy(message.name, sizeof(message.name), job->name);
    return message;
}

/* A player that is gone is noticed by import_child_hear(). */
static void send_message(const struct import_job *job, const struct import_message *message,
                         int flags)
{
    while (send(job->socket, message, sizeof(*message), flags | MSG_NOSIGNAL) < 0 && errno == EINTR)
        ;
}

/* A player that is busy need not hear of each step on the way; ask() says when it is asked. */
static void tell(struct import_job *job)
{
    if (job->progress.step == PACKAGE_ASKING)
        return;
    struct import_message message = message_of(job, IMPORT_PROGRESS);
    send_message(job, &message, MSG_DONTWAIT);
}

static void send_text(const struct import_job *job, enum import_kind kind, const char *text)
{
    struct import_message message = message_of(job, kind);
    utf8_copy(message.text, sizeof(message.text), text);
    send_message(job, &message, 0);
}

static void send_line(void *ctx, const char *text)
{
    send_text(ctx, IMPORT_SUMMARY, text);
}

static void send_picture(void *ctx, const char *path)
{
    send_text(ctx, IMPORT_PICTURE, path);
}

/* Staff may take as long as they like: the player ends us when it has waited long enough. */
static bool ask(struct import_job *job, const char *folder, struct package_trouble *trouble)
{
    const struct import_teller teller = {send_line, send_picture, job};
    import_summarise(folder, &job->progress, &teller);
    struct import_message message = message_of(job, IMPORT_PROGRESS);
    send_message(job, &message, 0); /* behind the summary: now it is asked */
    while (!job->word)
        if (!import_listen(job, 1000, trouble))
            return false;
    return job->word == IMPORT_ACCEPT ||
           package_refuse(trouble, PACKAGE_NOT_ALLOWED, "工作人员拒绝 declined by staff");
}

bool import_child_hear(struct import_job *job)
{
    char word;
    ssize_t got;
    while ((got = recv(job->socket, &word, 1, MSG_DONTWAIT)) == 1) {
        if (word == IMPORT_LATE)
            package_pace_late(&job->pace, clock_real_us() / 1000);
        else if (word == IMPORT_ACCEPT || word == IMPORT_DECLINE)
            job->word = word;
    }
    return got < 0 && (errno == EAGAIN || errno == EINTR);
}

void import_child_end(struct import_job *job)
{
    bool is_done = job->trouble.reason == PACKAGE_FINE;
    const char *text =
        is_done ? (job->written.text ? job->written.text : "") : job->trouble.err.text;
    send_text(job, is_done ? IMPORT_DONE : IMPORT_REFUSED, text);
}

const struct import_front *import_child(void)
{
    static const struct import_front front = {tell, ask};
    return &front;
}
