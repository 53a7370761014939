#include <stdio.h>
#include <stdlib.h>

#include "app/command.h"
#include "app/exit.h"
#include "app/password.h"
#include "app/site.h"
#include "base/file.h"
#include "seal/seal.h"

int command_pin(const struct options *options)
{
    struct err err;
    struct site site;
    char pin[PASSWORD_BYTES] = "";
    char hash[SEAL_PIN_HASH_BYTES];
    int result = EXIT_INTERNAL;
    struct password_ask ask = {.file = options->password_file,
                               .question =
                                   "新的管理密码（4 至 12 位数字） new PIN (4 to 12 digits): ",
                               .is_twice = true};
    if (!site_open_reading(&site, options, &result)) {
        site_close(&site);
        return result;
    }
    char *path = file_join(site.config, "kiosk.cfg");
    if (!password_read(&ask, pin, &err)) {
        (void)fprintf(stderr, "anxuan pin: error: %s\n", err.text);
        result = password_exit(&err);
    } else if (!seal_pin_hash(pin, hash, &err)) {
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
