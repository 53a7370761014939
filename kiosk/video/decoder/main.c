/*
 * anxuan-film START_MS VOLUME SOUND_DEVICE exact|quick|--sound confined|free: plays the film at
 * WIRE_FILM_FD once for the player that started it, in a cell ("free": without one where there can
 * be none). --sound: only what is to be heard of it. video/wire.h has what goes over the socket.
 */
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/child.h"
#include "base/log.h"
#include "base/number.h"
#include "base/utf8.h"
#include "cell/cell.h"
#include "video/decoder/player.h"
#include "video/decoder/slots.h"
#include "video/decoder/sound.h"
#include "video/wire.h"

#define EXIT_USAGE_CODE 64
#define EXIT_BUG_CODE   70
#define CPU_LIMIT_S     (6 * 3600) /* of all threads: a film of three hours on two processors */
#define FILES_LIMIT     64
#ifdef __SANITIZE_ADDRESS__ /* whose shadow alone is many times larger */
#define DATA_LIMIT 0
#else
#define DATA_LIMIT (UINT64_C(768) << 20)
#endif

/* "" when there is none. */
static const char *environment(const char *name)
{
    const char *value = getenv(name);
    return value ? value : "";
}

/* libvlc's plugins lie among the libraries; ALSA reads its own configuration and its user's. */
static bool enter_cell(const struct player_request *request, struct cell_layers *layers,
                       struct err *err)
{
    char own_sound[PATH_MAX];
    (void)snprintf(own_sound, sizeof(own_sound), "%s/.asoundrc",
                   environment("HOME")); /* cut: none */
    const char *const readable[] = {CELL_SYSTEM_PATHS,
                                    "/usr/share/alsa",
                                    "/etc/asound.conf",
                                    "/etc/alsa",
                                    "/proc/asound",
                                    own_sound,
                                    environment("ALSA_CONFIG_PATH"),
                                    NULL};
    const struct cell_plan plan = {
        .readable = readable,
        .has_threads = true,
        .has_sound = sound_is_wanted(request->sound_device),
        .data_bytes = DATA_LIMIT,
        .cpu_s = CPU_LIMIT_S,
        .files = FILES_LIMIT,
    };
    return cell_enter(&plan, layers, err);
}

static void tell_cell(struct slots *slots, const struct cell_layers *layers)
{
    struct wire_news news = {.kind = WIRE_CELL};
    cell_words(layers, news.detail, sizeof(news.detail));
    slots_tell(slots, &news);
}

/* Tells why there will be no film and ends. */
static void refuse(struct slots *slots, const char *why)
{
    struct wire_news news = {.kind = WIRE_FAULT, .fault = WIRE_FAULT_CELL};
    utf8_copy(news.detail, sizeof(news.detail), why);
    slots_tell(slots, &news);
    _exit(EXIT_SUCCESS);
}

struct listener {
    struct player *player;
    struct slots *slots;
};

static void obey(const struct listener *listener, const struct wire_order *order)
{
    switch (order->kind) {
    case WIRE_PLAY:
    case WIRE_PAUSE:
        player_order_run(listener->player, order->kind == WIRE_PLAY);
        break;
    case WIRE_VOLUME:
        player_order_volume(listener->player, (int)number_clamp(order->value, 0, 100));
        break;
    case WIRE_RELEASE:
        slots_take_back(listener->slots, order->value);
        break;
    default: /* an order of a newer player */
        break;
    }
}

/*
 * Listens on a thread of its own, so that the process ends with its player at once, whatever libvlc
 * is doing on the others: _exit() asks nobody.
 */
static void *listen_to_player(void *ctx)
{
    const struct listener *listener = ctx;
    for (;;) {
        struct wire_order order;
        ssize_t bytes = recv(CHILD_SOCKET_FD, &order, sizeof(order), 0);
        if (bytes < 0 && errno == EINTR)
            continue;
        if (bytes <= 0)
            _exit(EXIT_SUCCESS);
        if (bytes != (ssize_t)sizeof(order) || order.version != WIRE_VERSION)
            _exit(EXIT_BUG_CODE);
        obey(listener, &order);
    }
}

static bool read_arguments(char *const argv[], struct player_request *request)
{
    int64_t volume_pct = 0;
    request->sound_device = argv[3];
    request->is_exact = strcmp(argv[4], "exact") == 0;
    request->is_sound_only = strcmp(argv[4], WIRE_SOUND) == 0;
    bool ok = number_parse(argv[1], 0, WIRE_TIME_MAX_MS, &request->start_ms) &&
              number_parse(argv[2], 0, 100, &volume_pct);
    request->volume_pct = (int)volume_pct;
    return ok;
}

int main(int argc, char *argv[])
{
    struct player_request request = {0};
    struct err err = {0};
    struct cell_layers layers;
    pthread_t thread;
    child_die_with_parent();
    child_keep(2);
    if (argc != 6 || !read_arguments(argv, &request)) {
        (void)fprintf(stderr, "anxuan-film: started by anxuan, not by hand\n");
        return EXIT_USAGE_CODE;
    }
    struct slots *slots = slots_open(&err);
    if (!slots) {
        log_error("film", "%s", err.text);
        return EXIT_BUG_CODE;
    }
    if (!enter_cell(&request, &layers, &err) && strcmp(argv[5], "free") != 0)
        refuse(slots, err.text);
    tell_cell(slots, &layers);
    struct listener listener = {player_create(&request, slots), slots};
    if (pthread_create(&thread, NULL, listen_to_player, &listener) != 0) {
        log_error("film", "no thread");
        return EXIT_BUG_CODE;
    }
    player_run(listener.player);
    /* The kernel's work for our end would be in the way of the next film's first frame: the player
     * ends us after that, or by its own end. */
    (void)pthread_join(thread, NULL); /* never comes back: the listener leaves by _exit() */
    return EXIT_SUCCESS;
}
