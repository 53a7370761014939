#include "app/import_talk.h"

#include <string.h>

#include "base/utf8.h"

#define REPLACEMENT 0xFFFD

static bool is_in_range(const struct import_message *message)
{
    return message->kind >= IMPORT_PROGRESS && message->kind <= IMPORT_REFUSED &&
           message->step >= 0 && message->step < PACKAGE_STEPS && message->reason >= 0 &&
           message->reason < PACKAGE_REASONS &&
           (message->is_signed == 0 || message->is_signed == 1) && message->done_bytes >= 0 &&
           message->total_bytes >= message->done_bytes && message->files >= 0 &&
           message->version >= 0;
}

/* Wrong bytes become U+FFFD, what does not fit any more is cut; nothing is left behind the NUL. */
static void mend(char *text, size_t bytes)
{
    struct import_message scratch; /* its longer text is room enough */
    size_t len = strlen(text), used = 0;
    for (size_t i = 0; i < len;) {
        char encoded[4];
        uint32_t point;
        i += utf8_decode(text + i, len - i, &point);
        size_t took = utf8_encode(utf8_is_hidden(point) ? REPLACEMENT : point, encoded);
        if (used + took >= bytes)
            break;
        memcpy(scratch.text + used, encoded, took);
        used += took;
    }
    memcpy(text, scratch.text, used);
    memset(text + used, 0, bytes - used);
}

bool import_message_read(const void *bytes, size_t count, struct import_message *out)
{
    struct import_message message;
    if (count != sizeof(message))
        return false;
    memcpy(&message, bytes, sizeof(message));
    if (!is_in_range(&message) || !memchr(message.name, '\0', sizeof(message.name)) ||
        !memchr(message.text, '\0', sizeof(message.text)))
        return false;
    mend(message.name, sizeof(message.name));
    mend(message.text, sizeof(message.text));
    *out = message;
    return true;
}
