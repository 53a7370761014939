#include "video/decoder/slots.h"

#include <errno.h>
#include <pthread.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/socket.h>

#include "base/child.h"
#include "base/mem.h"

struct slots {
    pthread_mutex_t lock;
    uint8_t *map;
    unsigned given;   /* to the player, one bit a slot */
    uint32_t writing; /* never a given one */
    int64_t lost;
    bool is_over; /* the last word was said */
};

struct slots *slots_open(struct err *err)
{
    void *map = mmap(NULL, WIRE_RING_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, WIRE_RING_FD, 0);
    if (map == MAP_FAILED) {
        (void)err_set_errno(err, "film ring");
        return NULL;
    }
    struct slots *slots = mem_alloc(sizeof(*slots));
    (void)pthread_mutex_init(&slots->lock, NULL); /* default attributes: cannot fail */
    slots->map = map;
    return slots;
}

uint32_t slots_writable(struct slots *slots)
{
    (void)pthread_mutex_lock(&slots->lock);
    uint32_t slot = slots->writing;
    (void)pthread_mutex_unlock(&slots->lock);
    return slot;
}

uint8_t *slots_bytes(const struct slots *slots, uint32_t slot)
{
    return slots->map + slot * WIRE_SLOT_BYTES;
}

static bool send_news(struct wire_news *news, bool must_arrive)
{
    ssize_t sent = -1;
    news->version = WIRE_VERSION;
    do
        sent = send(CHILD_SOCKET_FD, news, sizeof(*news),
                    MSG_NOSIGNAL | (must_arrive ? 0 : MSG_DONTWAIT));
    while (sent < 0 && errno == EINTR);
    return sent >= 0;
}

/*
 * The next slot of ours after the one just given: going round keeps the one before it, which the
 * output compares with, untouched as long as the player does.
 */
static bool find_free(const struct slots *slots, uint32_t *out_slot)
{
    for (uint32_t step = 1; step < WIRE_SLOTS; step++) {
        uint32_t slot = (slots->writing + step) % WIRE_SLOTS;
        if (!(slots->given >> slot & 1U)) {
            *out_slot = slot;
            return true;
        }
    }
    return false;
}

bool slots_give(struct slots *slots, struct wire_news *news)
{
    uint32_t next = 0;
    (void)pthread_mutex_lock(&slots->lock);
    news->kind = WIRE_FRAME;
    news->lost = slots->lost;
    bool is_given = !slots->is_over && find_free(slots, &next) && send_news(news, false);
    if (is_given) {
        slots->given |= 1U << slots->writing;
        slots->writing = next;
    } else {
        slots->lost++;
    }
    (void)pthread_mutex_unlock(&slots->lock);
    return is_given;
}

void slots_take_back(struct slots *slots, uint32_t slot)
{
    (void)pthread_mutex_lock(&slots->lock);
    if (slot < WIRE_SLOTS)
        slots->given &= ~(1U << slot);
    (void)pthread_mutex_unlock(&slots->lock);
}

void slots_tell(struct slots *slots, struct wire_news *news)
{
    bool is_last = news->kind == WIRE_ENDED || news->kind == WIRE_FAULT;
    (void)pthread_mutex_lock(&slots->lock); /* held while sending: .lost must not go back */
    news->lost = slots->lost;
    if (!slots->is_over)
        (void)send_news(news, is_last); /* without a player there is nobody to tell */
    slots->is_over = slots->is_over || is_last;
    (void)pthread_mutex_unlock(&slots->lock);
}
