/*
 * app/tickets: the tickets of this kiosk: made, judged at the gate, exchanged for a prize.
 *
 * The key is DATA/ticket.key, 64 hex digits, mode 0600, made at its first use. Kiosks with a copy
 * of one key know each other's tickets; that one was exchanged is known only to the kiosk that did.
 * A rehearsal has a key of its own (DATA/ticket-rehearsal.key), so that its tickets are worth
 * nothing in earnest. Without a usable key no ticket is made and none is valid.
 *
 * Days are local ones, since 1970-01-01. The tickets of a day are read from the records when that
 * day is first asked for; what is made or exchanged later is added here.
 */
#ifndef APP_TICKETS_H
#define APP_TICKETS_H

#include <stdbool.h>
#include <stdint.h>

#include "app/prize.h"
#include "base/err.h"
#include "quiz/session.h"
#include "quiz/ticket.h"
#include "seal/seal.h"

#define TICKETS_CODE_TEXT (2 * QUIZ_TICKET_CODE + 1)

/* A ticket as the records have it. */
struct tickets_known {
    char code[TICKETS_CODE_TEXT]; /* hex, lower case */
    int64_t day;
    int scenes; /* bits */
    bool is_redeemed;
};

struct app_tickets {
    char *data_folder; /* owned */
    bool is_rehearsal;
    bool has_key;
    uint8_t key[SEAL_KEY_BYTES];
    bool has_day;                /* that was read */
    int64_t day;                 /* the newest day asked for */
    struct tickets_known *known; /* owned; of that day and what was made around it */
    size_t count, capacity;
};

/*
 * Reads or makes the key, reads the tickets of day. False: *err says what is wrong with the key (a
 * damaged one, or one that others may read, is not replaced); the struct is usable, without a key.
 * Finish it in any case.
 */
bool tickets_open(struct app_tickets *tickets, const char *data_folder, bool is_rehearsal,
                  int64_t day, struct err *err) MUST_USE;
void tickets_finish(struct app_tickets *tickets);

/*
 * Makes a ticket of that day for the scenes played (bits 1 << enum quiz_setting) and knows it from
 * now on. False: there is no key, or no such day on a ticket (before 1970, after 2149).
 */
bool tickets_make(struct app_tickets *tickets, int64_t day, unsigned scenes,
                  struct quiz_ticket *out);

/* What the records call a ticket. */
void tickets_code(const struct quiz_ticket *ticket, char out[TICKETS_CODE_TEXT]);

/* The gate: what a whole ticket, or the 6 characters of one made here, is worth today. */
enum quiz_verdict tickets_judge(struct app_tickets *tickets, const char *text, int64_t today);

enum tickets_prize {
    TICKETS_FINE,      /* hand out a prize once the record is stored */
    TICKETS_ALREADY,   /* it was exchanged */
    TICKETS_NOT_TODAY, /* valid, of another day */
    TICKETS_BAD,       /* unreadable, forged, of strangers; 6 characters that nobody got here */
    TICKETS_CAP,       /* today's prizes are all given out */
    TICKETS_NO_STOCK,
    TICKETS_PRIZES
};

/*
 * The prize page: what a ticket is worth; changes nothing. With FINE and ALREADY *out is the
 * ticket. For FINE the caller has records store it ("redeemed") and, once it is on disk, calls
 * tickets_note_redeemed() and prize_take().
 */
enum tickets_prize tickets_redeem_judge(struct app_tickets *tickets, const char *text,
                                        int64_t today, const struct app_prize *prize,
                                        struct tickets_known *out);
void tickets_note_redeemed(struct app_tickets *tickets, const struct tickets_known *ticket);

/* How many were exchanged today. */
int tickets_redeemed(struct app_tickets *tickets, int64_t today);

#endif
