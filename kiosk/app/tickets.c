#include "app/tickets.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "records/records.h"

#define KEY_DIGITS     ((size_t)2 * SEAL_KEY_BYTES)
#define KEY_FILE_BYTES (KEY_DIGITS + 3) /* with a line end, and one byte too many */
#define TICKET_DAY_MAX 65535
#define OTHERS_MAY     (S_IRWXG | S_IRWXO)
#define DRAWS_MAX      16 /* for 6 characters that no other ticket of the day has */

/* --- the key ------------------------------------------------------------------------------- */

static int hex_value(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F')
        return digit - 'A' + 10;
    return -1;
}

/* Whether text[2 × count] are hex digits. */
static bool parse_hex(const char *text, uint8_t *out, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int high = hex_value(text[2 * i]);
        int low = high < 0 ? -1 : hex_value(text[2 * i + 1]);
        if (low < 0)
            return false;
        out[i] = (uint8_t)(high << 4 | low);
    }
    return true;
}

static void write_hex(const uint8_t *bytes, size_t count, char *out)
{
    for (size_t i = 0; i < count; i++)
        (void)snprintf(out + 2 * i, 3, "%02x", bytes[i]); /* always two digits */
}

static bool complain_key(const char *path, struct err *err)
{
    return err_set(
        err, ERR_PARSE,
        "%s: 票码密钥损坏，请从同组的另一台拷来，或删去它由本机另造（旧票码作废） "
        "the key of the tickets is damaged: copy it from a kiosk of the group, or remove "
        "it to have a new one made (old tickets end)",
        path);
}

static bool read_open_key(struct app_tickets *tickets, const char *path, int fd, struct err *err)
{
    struct stat info;
    char text[KEY_FILE_BYTES] = "";
    if (fstat(fd, &info) != 0)
        return err_set_errno(err, "%s", path);
    if (!S_ISREG(info.st_mode))
        return complain_key(path, err);
    if (info.st_mode & OTHERS_MAY)
        return err_set(err, ERR_UNTRUSTED,
                       "%s: 别人也能读票码密钥，请运行 chmod 600 others may read the key of the "
                       "tickets: run chmod 600",
                       path);
    ssize_t got = read(fd, text, sizeof(text));
    if (got < 0)
        return err_set_errno(err, "%s", path);
    bool ok = (size_t)got >= KEY_DIGITS && parse_hex(text, tickets->key, SEAL_KEY_BYTES);
    for (ssize_t i = KEY_DIGITS; i < got; i++)
        ok = ok && got < (ssize_t)sizeof(text) && (text[i] == '\r' || text[i] == '\n');
    seal_wipe(text, sizeof(text));
    return ok || complain_key(path, err);
}

static bool make_key(struct app_tickets *tickets, const char *path, struct err *err)
{
    char text[KEY_DIGITS + 2];
    seal_random(tickets->key, sizeof(tickets->key));
    write_hex(tickets->key, sizeof(tickets->key), text);
    text[KEY_DIGITS] = '\n';
    bool ok = file_replace_private(path, text, KEY_DIGITS + 1, err);
    seal_wipe(text, sizeof(text));
    return ok;
}

static bool find_key(struct app_tickets *tickets, struct err *err)
{
    bool ok = false;
    char *path = file_join(tickets->data_folder,
                           tickets->is_rehearsal ? "ticket-rehearsal.key" : "ticket.key");
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd >= 0) {
        ok = read_open_key(tickets, path, fd, err);
        (void)close(fd); /* was only read */
    } else if (errno == ENOENT) {
        ok = make_key(tickets, path, err);
    } else {
        (void)err_set_errno(err, "%s", path);
    }
    free(path);
    return ok;
}

/* --- the tickets known --------------------------------------------------------------------- */

static struct tickets_known *find_code(const struct app_tickets *tickets, const char *code)
{
    for (size_t i = 0; i < tickets->count; i++)
        if (strcmp(tickets->known[i].code, code) == 0)
            return &tickets->known[i];
    return NULL;
}

static void know(struct app_tickets *tickets, const struct tickets_known *ticket)
{
    struct tickets_known *known = find_code(tickets, ticket->code);
    if (known) {
        known->is_redeemed = known->is_redeemed || ticket->is_redeemed;
        return;
    }
    tickets->known =
        mem_grow(tickets->known, tickets->count, &tickets->capacity, sizeof(tickets->known[0]));
    tickets->known[tickets->count++] = *ticket;
}

/* Those of the day before stay: its last visitor may still be here at midnight. */
static void forget_old(struct app_tickets *tickets, int64_t day)
{
    size_t kept = 0;
    for (size_t i = 0; i < tickets->count; i++)
        if (llabs(tickets->known[i].day - day) <= 1)
            tickets->known[kept++] = tickets->known[i];
    tickets->count = kept;
}

/* A day may also begin because somebody set the clock: its tickets are in the records then. */
static void know_day(struct app_tickets *tickets, int64_t day)
{
    struct records_ticket_rows rows = {0};
    if (tickets->has_day && tickets->day == day)
        return;
    tickets->has_day = true;
    tickets->day = day;
    forget_old(tickets, day);
    records_read_tickets(tickets->data_folder, tickets->is_rehearsal, day, &rows);
    for (size_t i = 0; i < rows.count; i++) {
        struct tickets_known ticket = {
            .day = day, .scenes = rows.rows[i].scenes, .is_redeemed = rows.rows[i].is_redeemed};
        if (strlen(rows.rows[i].code) != sizeof(ticket.code) - 1)
            continue; /* none of ours */
        memcpy(ticket.code, rows.rows[i].code, sizeof(ticket.code));
        know(tickets, &ticket);
    }
    free(rows.rows);
}

bool tickets_open(struct app_tickets *tickets, const char *data_folder, bool is_rehearsal,
                  int64_t day, struct err *err)
{
    *tickets = (struct app_tickets){.data_folder = mem_copy_text(data_folder),
                                    .is_rehearsal = is_rehearsal};
    tickets->has_key = find_key(tickets, err);
    know_day(tickets, day);
    return tickets->has_key;
}

void tickets_finish(struct app_tickets *tickets)
{
    free(tickets->data_folder);
    free(tickets->known);
    seal_wipe(tickets->key, sizeof(tickets->key));
    *tickets = (struct app_tickets){0};
}

/* --- making -------------------------------------------------------------------------------- */

static void make_code(const struct app_tickets *tickets, const struct quiz_ticket *ticket,
                      uint8_t out[QUIZ_TICKET_CODE])
{
    uint8_t body[QUIZ_TICKET_BODY];
    uint8_t hmac[SEAL_HMAC_BYTES];
    quiz_ticket_body(ticket, body);
    seal_hmac(tickets->key, body, sizeof(body), hmac);
    memcpy(out, hmac, QUIZ_TICKET_CODE);
}

void tickets_code(const struct quiz_ticket *ticket, char out[TICKETS_CODE_TEXT])
{
    write_hex(ticket->code, QUIZ_TICKET_CODE, out);
}

static bool has_short(const struct tickets_known *known, const char *brief)
{
    struct quiz_ticket ticket = {0};
    char own[QUIZ_TICKET_SHORT + 1];
    if (!parse_hex(known->code, ticket.code, sizeof(ticket.code)))
        return false;
    quiz_ticket_write_short(&ticket, own);
    return strcmp(own, brief) == 0;
}

/* Of today if there is one, else of the days around it. */
static const struct tickets_known *find_short(const struct app_tickets *tickets, const char *brief,
                                              int64_t today)
{
    const struct tickets_known *found = NULL;
    for (size_t i = 0; i < tickets->count; i++)
        if ((!found || found->day != today) && has_short(&tickets->known[i], brief))
            found = &tickets->known[i];
    return found;
}

bool tickets_make(struct app_tickets *tickets, int64_t day, unsigned scenes,
                  struct quiz_ticket *out)
{
    if (!tickets->has_key || day < 0 || day > TICKET_DAY_MAX)
        return false;
    know_day(tickets, day);
    struct quiz_ticket ticket = {.day = day, .scenes = scenes};
    char brief[QUIZ_TICKET_SHORT + 1];
    for (int draw = 0; draw < DRAWS_MAX; draw++) {
        seal_random(ticket.random, sizeof(ticket.random));
        make_code(tickets, &ticket, ticket.code);
        quiz_ticket_write_short(&ticket, brief);
        if (!find_short(tickets, brief, day))
            break;
    }
    struct tickets_known known = {.day = day, .scenes = (int)scenes};
    tickets_code(&ticket, known.code);
    know(tickets, &known);
    *out = ticket;
    return true;
}

/* --- judging ------------------------------------------------------------------------------- */

/* Finds what text means, whole or short; false: nothing of ours. */
static bool find_ticket(struct app_tickets *tickets, const char *text, int64_t today,
                        struct tickets_known *out)
{
    struct quiz_ticket ticket;
    uint8_t code[QUIZ_TICKET_CODE];
    char brief[QUIZ_TICKET_SHORT + 1];
    know_day(tickets, today);
    if (quiz_ticket_read_short(text, brief)) {
        const struct tickets_known *known = find_short(tickets, brief, today);
        if (known)
            *out = *known;
        return known && tickets->has_key;
    }
    if (!tickets->has_key || !quiz_ticket_read(text, &ticket))
        return false;
    make_code(tickets, &ticket, code);
    if (!seal_same(code, ticket.code, sizeof(code)))
        return false;
    *out = (struct tickets_known){.day = ticket.day, .scenes = (int)ticket.scenes};
    tickets_code(&ticket, out->code);
    const struct tickets_known *known = find_code(tickets, out->code);
    out->is_redeemed = known && known->is_redeemed;
    return true;
}

enum quiz_verdict tickets_judge(struct app_tickets *tickets, const char *text, int64_t today)
{
    struct tickets_known ticket;
    if (!find_ticket(tickets, text, today, &ticket))
        return QUIZ_TICKET_BAD;
    return ticket.day == today ? QUIZ_TICKET_PLAYED : QUIZ_TICKET_OTHER_DAY;
}

enum tickets_prize tickets_redeem_judge(struct app_tickets *tickets, const char *text,
                                        int64_t today, const struct app_prize *prize,
                                        struct tickets_known *out)
{
    struct tickets_known ticket;
    if (!find_ticket(tickets, text, today, &ticket))
        return TICKETS_BAD;
    if (ticket.day != today)
        return TICKETS_NOT_TODAY;
    if (!ticket.is_redeemed && tickets_redeemed(tickets, today) >= prize->per_day)
        return TICKETS_CAP;
    if (!ticket.is_redeemed && (prize->is_damaged || prize->stock == 0))
        return TICKETS_NO_STOCK;
    *out = ticket;
    return ticket.is_redeemed ? TICKETS_ALREADY : TICKETS_FINE;
}

void tickets_note_redeemed(struct app_tickets *tickets, const struct tickets_known *ticket)
{
    struct tickets_known redeemed = *ticket;
    redeemed.is_redeemed = true;
    know(tickets, &redeemed);
}

int tickets_redeemed(struct app_tickets *tickets, int64_t today)
{
    int count = 0;
    know_day(tickets, today);
    for (size_t i = 0; i < tickets->count; i++)
        count += tickets->known[i].day == today && tickets->known[i].is_redeemed;
    return count;
}
