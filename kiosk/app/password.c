#include "app/password.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

#include "app/exit.h"
#include "base/file.h"
#include "base/utf8.h"
#include "seal/seal.h"

#define FILE_BYTES 8192 /* only its first line counts */

/* --- the terminal -------------------------------------------------------------------------- */

/* One that shows nothing, and is made as it was before a signal ends us. */
struct quiet {
    bool is_terminal;
    struct termios usual;
    sigset_t mask; /* as it was */
    int signals;   /* readable when one is waiting; -1 */
};

static void begin_quiet(struct quiet *quiet)
{
    struct termios silent;
    sigset_t ending;
    (void)sigemptyset(&ending); /* none of these can fail with such arguments */
    (void)sigaddset(&ending, SIGINT);
    (void)sigaddset(&ending, SIGTERM);
    (void)sigaddset(&ending, SIGHUP);
    (void)sigaddset(&ending, SIGQUIT);
    *quiet = (struct quiet){.signals = -1};
    if (tcgetattr(STDIN_FILENO, &quiet->usual) != 0)
        return;
    quiet->is_terminal = true;
    (void)sigprocmask(SIG_BLOCK, &ending, &quiet->mask);
    quiet->signals = signalfd(-1, &ending, SFD_CLOEXEC);
    silent = quiet->usual;
    silent.c_lflag &= ~(tcflag_t)ECHO;
    (void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent); /* else it is shown; still works */
}

/* A signal that waited is delivered here. */
static void end_quiet(struct quiet *quiet)
{
    if (!quiet->is_terminal)
        return;
    (void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet->usual); /* as above */
    (void)fprintf(stderr, "\n");
    if (quiet->signals >= 0)
        (void)close(quiet->signals); /* nothing was written */
    (void)sigprocmask(SIG_SETMASK, &quiet->mask, NULL);
}

/* False: a signal is waiting. */
static bool wait_for_input(const struct quiet *quiet)
{
    struct pollfd waits[] = {{.fd = STDIN_FILENO, .events = POLLIN},
                             {.fd = quiet->signals, .events = POLLIN}};
    while (poll(waits, 2, -1) < 0)
        if (errno != EINTR)
            return true; /* read() will say */
    return waits[1].revents == 0;
}

/* --- a line -------------------------------------------------------------------------------- */

static bool complain_length(struct err *err)
{
    return err_set(err, ERR_INVALID, "密码太长，最多 %d 字节 too long: at most %d bytes",
                   SEAL_PASSWORD_MAX_BYTES, SEAL_PASSWORD_MAX_BYTES);
}

/* Byte by byte, so that no buffer but out holds it, and the next question finds its own line. */
static bool read_line(const struct quiet *quiet, char out[PASSWORD_BYTES], struct err *err)
{
    size_t len = 0;
    char byte;
    while (wait_for_input(quiet) && read(STDIN_FILENO, &byte, 1) == 1 && byte != '\n') {
        if (len + 1 == PASSWORD_BYTES)
            return complain_length(err);
        out[len++] = byte;
    }
    while (len > 0 && out[len - 1] == '\r')
        len--;
    out[len] = '\0';
    return len > 0 || err_set(err, ERR_INVALID, "没有输入 nothing was entered");
}

static bool ask_once(const char *question, char out[PASSWORD_BYTES], struct err *err)
{
    struct quiet quiet;
    begin_quiet(&quiet);
    if (quiet.is_terminal)
        (void)fprintf(stderr, "%s", question);
    bool ok = read_line(&quiet, out, err);
    end_quiet(&quiet);
    return ok;
}

static bool ask_twice(const char *question, char out[PASSWORD_BYTES], struct err *err)
{
    char again[PASSWORD_BYTES] = "";
    bool ok = ask_once(question, out, err) && ask_once("再输入一次 once more: ", again, err);
    if (ok && strcmp(out, again) != 0)
        ok = err_set(err, ERR_INVALID, "两次输入不一样 the two differ");
    seal_wipe(again, sizeof(again));
    return ok;
}

/* --- a file -------------------------------------------------------------------------------- */

/* A NUL in it (a file in UTF-16) would leave but the beginning of what was meant. */
static bool take_line(const struct str *text, char out[PASSWORD_BYTES], struct err *err)
{
    size_t skip = utf8_mark_bytes(text->text, text->len);
    const char *line = text->text + skip;
    const char *stop = memchr(line, '\n', text->len - skip);
    size_t len = stop ? (size_t)(stop - line) : text->len - skip;
    while (len > 0 && line[len - 1] == '\r')
        len--;
    if (len == 0)
        return err_set(err, ERR_INVALID, "第一行是空的 the first line is empty");
    if (memchr(line, '\0', len))
        return err_set(err, ERR_INVALID, "不是 UTF-8 文本，请另存 not UTF-8 text: save it as such");
    if (len >= PASSWORD_BYTES)
        return complain_length(err);
    memcpy(out, line, len);
    out[len] = '\0';
    return true;
}

static bool read_file(const char *path, char out[PASSWORD_BYTES], struct err *err)
{
    struct str text = {0};
    if (!file_read(path, FILE_BYTES, &text, err))
        return false;
    bool ok = take_line(&text, out, err) || err_prefix(err, "%s", path);
    seal_wipe(text.text, text.len);
    str_finish(&text);
    return ok;
}

bool password_read(const struct password_ask *ask, char out[PASSWORD_BYTES], struct err *err)
{
    if (ask->file)
        return read_file(ask->file, out, err);
    return ask->is_twice ? ask_twice(ask->question, out, err) : ask_once(ask->question, out, err);
}

int password_exit(const struct err *err)
{
    if (err->code == ERR_GONE)
        return EXIT_NO_INPUT;
    return err->code == ERR_IO ? EXIT_IO : EXIT_USAGE;
}
