#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "app/command.h"
#include "app/exit.h"
#include "app/site.h"
#include "base/file.h"
#include "seal/seal.h"

#define LINE_BYTES 64

/* Reads one line without showing it when standard input is a terminal. */
static bool ask(const char *question, char line[LINE_BYTES])
{
    struct termios usual, quiet;
    bool is_terminal = tcgetattr(STDIN_FILENO, &usual) == 0;
    if (is_terminal) {
        (void)fprintf(stderr, "%s", question);
        quiet = usual;
        quiet.c_lflag &= ~(tcflag_t)ECHO;
        (void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet); /* then it is shown; still works */
    }
    bool ok = fgets(line, LINE_BYTES, stdin) != NULL;
    if (is_terminal) {
        (void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &usual);
        (void)fprintf(stderr, "\n");
    }
    if (ok)
        line[strcspn(line, "\r\n")] = '\0';
    return ok;
}

static bool read_pin(const struct options *options, char pin[LINE_BYTES], struct err *err)
{
    char again[LINE_BYTES];
    if (options->password_file) {
        struct str text = {0};
        bool ok = file_read(options->password_file, LINE_BYTES - 1, &text, err);
        if (ok) {
            (void)snprintf(pin, LINE_BYTES, "%s", text.text ? text.text : "");
            pin[strcspn(pin, "\r\n")] = '\0';
            seal_wipe(text.text, text.len);
        }
        str_finish(&text);
        return ok;
    }
    if (!ask("新的管理密码（4 至 12 位数字） new PIN (4 to 12 digits): ", pin) ||
        !ask("再输入一次 once more: ", again))
        return err_set(err, ERR_INVALID, "没有输入 nothing was entered");
    bool is_same = strcmp(pin, again) == 0;
    seal_wipe(again, sizeof(again));
    return is_same || err_set(err, ERR_INVALID, "两次输入不一样 the two differ");
}

int command_pin(const struct options *options)
{
    struct err err;
    struct site site;
    char pin[LINE_BYTES] = "";
    char hash[SEAL_PIN_HASH_BYTES];
    int result = EXIT_INTERNAL;
    struct options here = *options;
    here.data = "."; /* nothing is kept there */
    if (!site_open(&site, &here, &result)) {
        site_close(&site);
        return result;
    }
    char *path = file_join(site.config, "kiosk.cfg");
    if (!read_pin(options, pin, &err) || !seal_pin_hash(pin, hash, &err)) {
        (void)fprintf(stderr, "anxuan pin: error: %s\n", err.text);
        result = EXIT_USAGE;
    } else if (!config_kiosk_set_pin_hash(path, hash, &err)) {
        (void)fprintf(stderr, "anxuan pin: error: %s\n", err.text);
        result = EXIT_CANNOT_CREATE;
    } else {
        (void)printf("%s: 管理密码已设置，重新启动播放器后生效 PIN set, restart the player\n",
                     path);
        result = EXIT_DONE;
    }
    seal_wipe(pin, sizeof(pin));
    free(path);
    site_close(&site);
    return result;
}
