#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/command.h"
#include "app/exit.h"
#include "app/site.h"
#include "base/file.h"
#include "base/mem.h"
#include "device/control.h"

#define ANSWER_MS 15000

/* The player may run in another folder: file names go out whole. */
static char *absolute(const char *path)
{
    char here[PATH_MAX];
    if (path[0] == '/' || !getcwd(here, sizeof(here)))
        return mem_copy_text(path);
    return file_join(here, path);
}

static int exit_of(enum err_code code)
{
    switch (code) {
    case ERR_GONE:
        return EXIT_NO_DISPLAY;
    case ERR_IO:
        return EXIT_IO;
    case ERR_UNTRUSTED:
        return EXIT_REFUSED;
    default:
        return EXIT_USAGE;
    }
}

int command_ctl(const struct options *options)
{
    struct err err;
    char *data = NULL;
    char *words[OPTIONS_WORDS_MAX + 1] = {NULL};
    char *folder = site_data_folder(options);
    char *socket_path = file_join(folder, CONTROL_SOCKET);
    int result = EXIT_DONE;
    for (int i = 0; i < options->word_count; i++)
        words[i] = mem_copy_text(options->words[i]);
    if (options->word_count == 2 && strcmp(words[0], "screenshot") == 0) {
        free(words[1]);
        words[1] = absolute(options->words[1]);
    }
    if (control_call(socket_path, words, options->word_count, ANSWER_MS, &data, &err)) {
        if (strcmp(data, "null") != 0)
            (void)printf("%s\n", data);
    } else {
        (void)fprintf(stderr, "anxuan ctl: error: %s\n", err.text);
        result = exit_of(err.code);
    }
    for (int i = 0; i < options->word_count; i++)
        free(words[i]);
    free(data);
    free(socket_path);
    free(folder);
    return result;
}
