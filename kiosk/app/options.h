/*
 * app/options: the command line, all commands alike.
 */
#ifndef APP_OPTIONS_H
#define APP_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "view/view.h"
#include "view/words.h"

#define OPTIONS_WORDS_MAX 32

struct options {
    const char *config;   /* -c, or NULL */
    const char *data;     /* --data, or NULL */
    const char *playlist; /* --playlist, or NULL */
    const char *layout;   /* --layout, or NULL */
    const char *output;   /* -o, or NULL */
    const char *page;     /* --page, or NULL */
    const char *scene;    /* --scene, or NULL */
    const char *layers;   /* --layers, or NULL */
    bool has_texts;       /* --texts */
    enum view_lang texts; /* its language */
    const char *password_file;
    const char *key, *pub;  /* --key, --pub, or NULL */
    bool is_for_player;     /* --for-player, which is the player's own word */
    const char *backend;    /* --backend surface|renderer, or NULL */
    const char *at;         /* --at as given, or NULL: its zone is known only with kiosk.cfg */
    const char *from, *to;  /* --from, --to as given (a TIME or a date), or NULL */
    int window_w, window_h; /* --window, --size; 0: not given */
    int speed;              /* --speed, 1 */
    int brightness;         /* --brightness, 0: not given */
    int item;               /* --item from 1, 1 */
    int64_t seed;           /* --seed, 0 */
    struct view_mode mode;  /* --mode, normal */
    enum view_lang lang;    /* --lang, zh */
    int64_t for_s;          /* --for, 0: for ever */
    int64_t clip_ms;        /* --clip-s, 0 */
    bool has_trust;
    enum clock_trust trust;
    bool is_mute, is_json, is_help;
    char *words[OPTIONS_WORDS_MAX + 1]; /* the rest, NULL behind the last; borrowed from argv */
    int word_count;
};

/*
 * Reads argv[1…argc) for a command that knows the option names in `allowed` (space separated:
 * "-c --data"). ERR_INVALID: the sentence to print before ending with 64.
 */
bool options_read(int argc, char **argv, const char *allowed, struct options *out,
                  struct err *err) MUST_USE;

/* The names of options and what they do, for --help of a command with these `allowed`. */
void options_print_help(const char *allowed);

#endif
