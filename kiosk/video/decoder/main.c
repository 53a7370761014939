/*
 * anxuan-film FILE START_MS VOLUME SOUND_DEVICE exact|quick: plays one film once for the player
 * that started it. video/wire.h has what goes over the socket.
 */
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/child.h"
#include "base/log.h"
#include "base/number.h"
#include "video/decoder/player.h"
#include "video/decoder/slots.h"
#include "video/wire.h"

#define EXIT_USAGE_CODE 64
#define EXIT_BUG_CODE   70
#define DATA_LIMIT      (UINT64_C(768) << 20)

/* What the process may not do, before any library code runs. */
static bool give_up_rights(struct err *err)
{
    const struct rlimit core = {0, 0};
    const struct rlimit data = {DATA_LIMIT, DATA_LIMIT};
    if (setrlimit(RLIMIT_CORE, &core) != 0)
        return err_set_errno(err, "setrlimit");
#ifndef __SANITIZE_ADDRESS__ /* whose shadow alone is many times larger */
    if (setrlimit(RLIMIT_DATA, &data) != 0)
        return err_set_errno(err, "setrlimit");
#else
    (void)data;
#endif
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return err_set_errno(err, "no_new_privs");
    return true;
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
    request->path = argv[1];
    request->sound_device = argv[4];
    request->is_exact = strcmp(argv[5], "exact") == 0;
    bool ok = number_parse(argv[2], 0, WIRE_TIME_MAX_MS, &request->start_ms) &&
              number_parse(argv[3], 0, 100, &volume_pct);
    request->volume_pct = (int)volume_pct;
    return ok;
}

int main(int argc, char *argv[])
{
    struct player_request request = {0};
    struct err err = {0};
    pthread_t thread;
    child_die_with_parent();
    if (argc != 6 || !read_arguments(argv, &request)) {
        (void)fprintf(stderr, "anxuan-film: started by anxuan, not by hand\n");
        return EXIT_USAGE_CODE;
    }
    struct slots *slots = slots_open(&err);
    if (!slots || !give_up_rights(&err)) {
        log_error("film", "%s", err.text);
        return EXIT_BUG_CODE;
    }
    struct listener listener = {player_create(&request, slots), slots};
    if (pthread_create(&thread, NULL, listen_to_player, &listener) != 0) {
        log_error("film", "no thread");
        return EXIT_BUG_CODE;
    }
    player_run(listener.player);
    _exit(EXIT_SUCCESS); /* libvlc's threads may hang in a damaged film: no farewell */
}
