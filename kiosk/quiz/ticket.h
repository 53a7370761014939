/*
 * quiz/ticket: today's ticket as text: that a level was played, and nothing of who did.
 *
 * Pure; the random number and the code (HMAC) come from `seal` through the caller. The text is
 * "AX" + 32 characters of Crockford's base 32 (no I L O U; read in either case, O as 0, I and L as
 * 1; hyphens and blanks are passed over), 20 bytes:
 *   1 version (1), 2 date (days since 1970-01-01, big endian), 1 scenes played (bit of enum
 *   quiz_setting), 8 random, 8 code: the first bytes of HMAC-SHA-256 over the 12 before, with the
 *   key of the kiosks' group.
 * The 6 characters printed beside it are the code's first 30 bits; they are known only to the kiosk
 * that made the ticket.
 */
#ifndef QUIZ_TICKET_H
#define QUIZ_TICKET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define QUIZ_TICKET_BODY  12 /* bytes under the code */
#define QUIZ_TICKET_CODE  8
#define QUIZ_TICKET_CHARS 34 /* of the text */
#define QUIZ_TICKET_SHORT 6

struct quiz_ticket {
    int64_t day;     /* days since 1970-01-01, 0 to 65535 */
    unsigned scenes; /* bits 1 << enum quiz_setting */
    uint8_t random[8];
    uint8_t code[QUIZ_TICKET_CODE];
};

/* The bytes that the code is made of. */
void quiz_ticket_body(const struct quiz_ticket *ticket, uint8_t out[QUIZ_TICKET_BODY]);

void quiz_ticket_write(const struct quiz_ticket *ticket, char out[QUIZ_TICKET_CHARS + 1]);
void quiz_ticket_write_short(const struct quiz_ticket *ticket, char out[QUIZ_TICKET_SHORT + 1]);

/* False: it is none (length, characters, version). Whether its code is right is the caller's. */
bool quiz_ticket_read(const char *text, struct quiz_ticket *out);

/* Whether text can be a short one; out in capitals without ambiguous characters. */
bool quiz_ticket_read_short(const char *text, char out[QUIZ_TICKET_SHORT + 1]);

#endif
