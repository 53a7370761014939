#include "quiz/ticket.h"

#include <assert.h>
#include <string.h>

#define VERSION      1
#define PREFIX_CHARS 2
#define DAY_MAX      65535
#define TICKET_BYTES (QUIZ_TICKET_BODY + QUIZ_TICKET_CODE)
#define DIGIT_BITS   5

/* Where things stand among the bytes. */
#define AT_DAY    1
#define AT_SCENES 3
#define AT_RANDOM 4

static_assert(PREFIX_CHARS + TICKET_BYTES * 8 / DIGIT_BITS == QUIZ_TICKET_CHARS,
              "the bytes fill their characters");

static const char prefix[PREFIX_CHARS] = {'A', 'X'};
static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

void quiz_ticket_body(const struct quiz_ticket *ticket, uint8_t out[QUIZ_TICKET_BODY])
{
    assert(ticket->day >= 0 && ticket->day <= DAY_MAX);
    out[0] = VERSION;
    out[AT_DAY] = (uint8_t)(ticket->day >> 8);
    out[AT_DAY + 1] = (uint8_t)(ticket->day & 0xff);
    out[AT_SCENES] = (uint8_t)ticket->scenes;
    memcpy(out + AT_RANDOM, ticket->random, sizeof(ticket->random));
}

/* The five bits from bit `at` on, counted from the first byte's highest. */
static unsigned read_bits(const uint8_t *bytes, size_t at)
{
    unsigned value = 0;
    for (size_t bit = at; bit < at + DIGIT_BITS; bit++)
        value = value << 1 | (bytes[bit / 8] >> (7 - bit % 8) & 1U);
    return value;
}

static void write_digits(const uint8_t *bytes, size_t count, char *out)
{
    for (size_t i = 0; i < count; i++)
        out[i] = digits[read_bits(bytes, i * DIGIT_BITS)];
    out[count] = '\0';
}

void quiz_ticket_write(const struct quiz_ticket *ticket, char out[QUIZ_TICKET_CHARS + 1])
{
    uint8_t bytes[TICKET_BYTES];
    quiz_ticket_body(ticket, bytes);
    memcpy(bytes + QUIZ_TICKET_BODY, ticket->code, QUIZ_TICKET_CODE);
    memcpy(out, prefix, PREFIX_CHARS);
    write_digits(bytes, QUIZ_TICKET_CHARS - PREFIX_CHARS, out + PREFIX_CHARS);
}

void quiz_ticket_write_short(const struct quiz_ticket *ticket, char out[QUIZ_TICKET_SHORT + 1])
{
    write_digits(ticket->code, QUIZ_TICKET_SHORT, out);
}

static bool is_passed_over(char c)
{
    return c == '-' || c == ' ' || (c >= '\t' && c <= '\r');
}

/* The digit's character as we write it; '\0': it is none. */
static char plain_digit(char c)
{
    char capital = c;
    if (c >= 'a' && c <= 'z')
        capital = (char)(c - 'a' + 'A');
    if (capital == 'O')
        return '0';
    if (capital == 'I' || capital == 'L')
        return '1';
    if (!strchr(digits, capital)) /* capital is not NUL: the text goes on */
        return '\0';
    return capital;
}

/* Exactly count digits, as we write them; false: it is something else. */
static bool read_digits(const char *text, size_t count, char *out)
{
    size_t found = 0;
    for (; *text; text++) {
        if (is_passed_over(*text))
            continue;
        char digit = plain_digit(*text);
        if (!digit || found == count)
            return false;
        out[found++] = digit;
    }
    out[found] = '\0';
    return found == count;
}

static void gather_bytes(const char *text, uint8_t out[TICKET_BYTES])
{
    memset(out, 0, TICKET_BYTES);
    for (size_t bit = 0; bit < (size_t)TICKET_BYTES * 8; bit++) {
        unsigned value = (unsigned)(strchr(digits, text[bit / DIGIT_BITS]) - digits);
        unsigned is_set = value >> (DIGIT_BITS - 1 - bit % DIGIT_BITS) & 1U;
        out[bit / 8] = (uint8_t)(out[bit / 8] | is_set << (7 - bit % 8));
    }
}

bool quiz_ticket_read(const char *text, struct quiz_ticket *out)
{
    char plain[QUIZ_TICKET_CHARS + 1];
    uint8_t bytes[TICKET_BYTES];
    if (!read_digits(text, QUIZ_TICKET_CHARS, plain) || memcmp(plain, prefix, PREFIX_CHARS) != 0)
        return false;
    gather_bytes(plain + PREFIX_CHARS, bytes);
    if (bytes[0] != VERSION)
        return false;
    *out = (struct quiz_ticket){.day = bytes[AT_DAY] << 8 | bytes[AT_DAY + 1],
                                .scenes = bytes[AT_SCENES]};
    memcpy(out->random, bytes + AT_RANDOM, sizeof(out->random));
    memcpy(out->code, bytes + QUIZ_TICKET_BODY, sizeof(out->code));
    return true;
}

bool quiz_ticket_read_short(const char *text, char out[QUIZ_TICKET_SHORT + 1])
{
    char plain[QUIZ_TICKET_SHORT + 1];
    if (!read_digits(text, QUIZ_TICKET_SHORT, plain))
        return false;
    memcpy(out, plain, sizeof(plain));
    return true;
}
