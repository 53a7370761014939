#include "video/health.h"

#include <string.h>
#include <sys/wait.h>

#include "base/utf8.h"
#include "video/video.h"

#define CLOSED_LIMIT_US 1000000 /* from the end of its socket to its own end */

struct fault_words {
    enum err_code code;
    const char *zh, *en;
};

static const struct fault_words faults[WIRE_FAULT_COUNT] = {
    [WIRE_FAULT_LIBRARY] = {ERR_BUSY, "播放组件没有启动", "libvlc does not start"},
    [WIRE_FAULT_NO_VIDEO] = {ERR_UNSUPPORTED, "没有画面", "no video track"},
    [WIRE_FAULT_NO_PICTURE] = {ERR_UNSUPPORTED, "画面解不出来，请换一种编码",
                               "no picture can be decoded"},
    [WIRE_FAULT_BROKEN] = {ERR_PARSE, "文件损坏或格式不支持", "damaged or of an unknown format"},
    [WIRE_FAULT_CUT_SHORT] = {ERR_PARSE, "文件不完整，提前结束，请重新拷贝",
                              "ends before its length"},
    [WIRE_FAULT_BEHIND_END] = {ERR_INVALID, "起点在片尾之后", "was to begin behind its end"},
    [WIRE_FAULT_NO_SOUND] = {ERR_UNSUPPORTED, "没有声音", "no sound track"},
    [WIRE_FAULT_CELL] = {ERR_CHILD, "解码进程无法隔离", "the decoder cannot confine itself"},
};

bool health_is_overdue(const struct health *health, int64_t real_us, const char *name,
                       struct err *err)
{
    if (health->closed_us && real_us - health->closed_us > CLOSED_LIMIT_US) {
        (void)err_set(err, ERR_GONE, "%s: 解码进程断开了 (the decoder closed its socket)", name);
        return true;
    }
    if (!health->is_ready && real_us - health->opened_us > INT64_C(1000) * VIDEO_READY_LIMIT_MS) {
        (void)err_set(err, ERR_BUSY, "%s: %d 秒内没有出画面 (no picture within %d s)", name,
                      VIDEO_READY_LIMIT_MS / 1000, VIDEO_READY_LIMIT_MS / 1000);
        return true;
    }
    if (health->is_ready && health->should_run &&
        real_us - health->progress_us > INT64_C(1000) * VIDEO_STALL_MS) {
        (void)err_set(err, ERR_BUSY, "%s: 播放停住了 (no progress for %d s)", name,
                      VIDEO_STALL_MS / 1000);
        return true;
    }
    return false;
}

void health_word_end(const char *name, int status, struct err *err)
{
    if (WIFSIGNALED(status))
        (void)err_set(err, ERR_GONE, "%s: 解码进程被终止 (the decoder died of signal %d, %s)", name,
                      WTERMSIG(status), strsignal(WTERMSIG(status)));
    else
        (void)err_set(err, ERR_GONE, "%s: 解码进程意外结束 (the decoder left with status %d)", name,
                      WEXITSTATUS(status));
}

/* The child's words may come from the film: no control characters, no broken UTF-8. */
static void copy_cleanly(char *out, size_t out_bytes, const char *text, size_t text_bytes)
{
    char copy[sizeof(((struct wire_news *)NULL)->detail) + 1] = "";
    size_t len = strnlen(text, text_bytes);
    memcpy(copy, text, len);
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)copy[i] < ' ' || copy[i] == 0x7f)
            copy[i] = ' ';
    utf8_copy(out, out_bytes, utf8_is_valid(copy, len) ? copy : "?");
}

void health_word_fault(const char *name, const struct wire_news *news, struct err *err)
{
    char detail[sizeof(news->detail)];
    copy_cleanly(detail, sizeof(detail), news->detail, sizeof(news->detail));
    if (news->fault < 1 || news->fault >= WIRE_FAULT_COUNT) {
        health_word_lie(name, "a fault without a meaning", err);
        return;
    }
    const struct fault_words *words = &faults[news->fault];
    (void)err_set(err, words->code, "%s: %s (%s%s%s)", name, words->zh, words->en,
                  *detail ? ": " : "", detail);
}

void health_word_cell(const struct wire_news *news, char *out, size_t out_bytes)
{
    copy_cleanly(out, out_bytes, news->detail, sizeof(news->detail));
}

void health_word_lie(const char *name, const char *lie, struct err *err)
{
    (void)err_set(err, ERR_UNTRUSTED,
                  "%s: 解码进程的数据不可信 (the decoder lies about its frame: %s)", name, lie);
}
