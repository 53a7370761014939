#include "config/scan.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define DIGITS     "0123456789"
#define HEX_DIGITS "0123456789abcdefABCDEF"

struct bracket {
    char opening;
    uint32_t at;
    uint32_t keys;
    size_t mark; /* number of its mark + 1; 0: none */
};

struct scanner {
    const struct config_text *text;
    const char *file;
    struct config_report *report;
    struct config_scan *scan;
    struct bracket brackets[CONFIG_DEPTH_MAX + 1]; /* [0] is the file itself, a group */
    size_t depth;
    size_t at;
    bool is_value_next; /* behind NAME = */
    bool is_behind_string;
    bool is_sound;
};

static void complain(struct scanner *scanner, size_t at, const char *message)
{
    const struct config_place *place = &scanner->text->places[at];
    config_report_error(scanner->report, scanner->file, place->line, place->column, "%s", message);
    scanner->is_sound = false;
}

static struct config_mark *add_mark(struct scanner *scanner)
{
    struct config_scan *scan = scanner->scan;
    if (scan->count == CONFIG_SETTINGS_MAX) {
        complain(scanner, scanner->at,
                 "文件里的设置超过 1000000 个，请删减 more than 1000000 settings: shorten it");
        return NULL;
    }
    scan->marks = mem_grow(scan->marks, scan->count, &scan->capacity, sizeof(*scan->marks));
    scan->marks[scan->count] = (struct config_mark){0};
    return &scan->marks[scan->count++];
}

/* The mark of the value that begins here; NULL when it stands where none may (libconfig tells). */
static struct config_mark *mark_value(struct scanner *scanner)
{
    char inside = scanner->brackets[scanner->depth].opening;
    struct config_mark *mark = NULL;
    if (scanner->is_value_next)
        mark = &scanner->scan->marks[scanner->scan->count - 1];
    else if (inside == '(' || inside == '[')
        mark = add_mark(scanner);
    scanner->is_value_next = false;
    if (mark)
        mark->value = mark->value_end = (uint32_t)scanner->at;
    return mark;
}

static size_t span_of(const struct scanner *scanner, const char *bytes)
{
    return strspn(scanner->text->text + scanner->at, bytes);
}

static void scan_string(struct scanner *scanner)
{
    const char *text = scanner->text->text;
    size_t end = scanner->at + 1;
    struct config_mark *mark = NULL;
    if (!scanner->is_behind_string) /* "a" "b" is one value */
        mark = mark_value(scanner);
    else if (scanner->scan->count)
        mark = &scanner->scan->marks[scanner->scan->count - 1];
    while (text[end] && text[end] != '"')
        end += text[end] == '\\' && text[end + 1] ? 2 : 1;
    if (!text[end]) {
        complain(scanner, scanner->at,
                 "这个引号没有结束，请补上另一个引号 this string has no closing quote");
        scanner->at = end;
        return;
    }
    scanner->at = end + 1;
    if (mark)
        mark->value_end = (uint32_t)scanner->at;
    scanner->is_behind_string = true;
}

/* True when written is an integer (its digits in *out_len) that does not fit what it claims. */
static bool is_beyond(const char *written, size_t len, size_t *out_len, bool *out_is_long)
{
    char copy[32];
    size_t digits = len;
    while (digits > 0 && written[digits - 1] == 'L')
        digits--;
    *out_is_long = digits < len;
    *out_len = digits;
    bool is_hex = digits > 2 && written[0] == '0' && (written[1] == 'x' || written[1] == 'X');
    size_t sign = written[0] == '-' || written[0] == '+' ? 1 : 0;
    const char *first = written + (is_hex ? 2 : sign);
    const char *allowed = is_hex ? HEX_DIGITS : DIGITS;
    if (strspn(first, allowed) < digits - (size_t)(first - written) || digits == sign)
        return false; /* a float, or no number */
    if (digits >= sizeof(copy))
        return true;
    memcpy(copy, written, digits);
    copy[digits] = '\0';
    errno = 0;
    long long value = strtoll(copy, NULL, is_hex ? 16 : 10);
    return errno == ERANGE || (!*out_is_long && (value > INT_MAX || value < INT_MIN));
}

static size_t exponent_len(const char *written)
{
    size_t len = 1 + (size_t)(written[1] == '-' || written[1] == '+');
    size_t digits = *written == 'e' || *written == 'E' ? strspn(written + len, DIGITS) : 0;
    return digits ? len + digits : 0;
}

/* At most two, as libconfig takes them. */
static size_t long_mark_len(const char *written)
{
    size_t len = strspn(written, "L");
    return len > 2 ? 2 : len;
}

/*
 * How far libconfig reads a number: the next key may follow at once. At least 1: a sign alone is
 * for libconfig to complain of.
 */
static size_t number_len(const char *written)
{
    size_t sign = *written == '-' || *written == '+' ? 1 : 0;
    size_t len = sign + strspn(written + sign, DIGITS);
    bool is_x = len == 1 && written[0] == '0' && (written[1] == 'x' || written[1] == 'X');
    size_t hex = is_x ? strspn(written + 2, HEX_DIGITS) : 0;
    if (hex)
        return 2 + hex + long_mark_len(written + 2 + hex);
    bool has_digits = len > sign;
    bool has_point = written[len] == '.';
    if (has_point)
        len += 1 + strspn(written + len + 1, DIGITS);
    size_t exponent = has_digits || has_point ? exponent_len(written + len) : 0;
    if (has_point || exponent)
        return len + exponent;
    return has_digits ? len + long_mark_len(written + len) : 1;
}

static void scan_number(struct scanner *scanner)
{
    const char *written = scanner->text->text + scanner->at;
    size_t len = number_len(written);
    size_t digits;
    bool is_long;
    const struct config_place *place = &scanner->text->places[scanner->at];
    struct config_mark *mark = mark_value(scanner);
    if (is_beyond(written, len, &digits, &is_long) && mark) {
        int shown = digits > 30 ? 30 : (int)digits;
        mark->is_bad = true;
        if (is_long || digits > 19)
            config_report_error(scanner->report, scanner->file, place->line, place->column,
                                "整数 %.*s 太大，请改小 integer is too large: write a smaller one",
                                shown, written);
        else
            config_report_error(scanner->report, scanner->file, place->line, place->column,
                                "整数超出 32 位，请写成 %.*sL integer is beyond 32 bits: write "
                                "%.*sL",
                                shown, written, shown, written);
    }
    scanner->at += len;
    if (mark)
        mark->value_end = (uint32_t)scanner->at;
}

/* A name in a group, or one of the words true and false as a value. */
static void scan_word(struct scanner *scanner)
{
    static const char name_bytes[] =
        "-*_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    size_t len = span_of(scanner, name_bytes);
    struct bracket *inside = &scanner->brackets[scanner->depth];
    bool is_name = !scanner->is_value_next && inside->opening == '{';
    struct config_mark *mark = is_name ? add_mark(scanner) : mark_value(scanner);
    if (mark && is_name) {
        mark->name = (uint32_t)scanner->at;
        mark->name_len = (uint32_t)len;
        if (++inside->keys > CONFIG_KEYS_MAX)
            complain(scanner, scanner->at,
                     "一组里超过 1000 个键，请删减 more than 1000 keys in one group: shorten it");
    }
    scanner->at += len;
    if (mark && !is_name)
        mark->value_end = (uint32_t)scanner->at;
}

static void open_bracket(struct scanner *scanner, char opening)
{
    const struct config_mark *mark = mark_value(scanner); /* the tree has it at this place too */
    if (scanner->depth == CONFIG_DEPTH_MAX) {
        complain(scanner, scanner->at,
                 "括号套得太深（超过 64 层），请检查多写的括号 brackets are nested more than 64 "
                 "deep: look for extra ones");
        return;
    }
    scanner->brackets[++scanner->depth] =
        (struct bracket){.opening = opening,
                         .at = (uint32_t)scanner->at,
                         .mark = mark ? (size_t)(mark - scanner->scan->marks) + 1 : 0};
    scanner->at++;
}

static void close_bracket(struct scanner *scanner, char closing)
{
    char opening = '{';
    if (closing == ')')
        opening = '(';
    else if (closing == ']')
        opening = '[';
    if (scanner->depth == 0) {
        complain(scanner, scanner->at,
                 "多了一个右括号，前面没有对应的左括号 this bracket was never opened");
        return;
    }
    struct bracket *inside = &scanner->brackets[scanner->depth];
    if (inside->opening != opening) {
        complain(scanner, inside->at,
                 "这个括号没有配对的右括号 this bracket is not closed by its own kind");
        return;
    }
    scanner->depth--;
    scanner->at++;
    if (inside->mark)
        scanner->scan->marks[inside->mark - 1].value_end = (uint32_t)scanner->at;
    scanner->is_value_next = false;
}

static bool skip_comment(struct scanner *scanner)
{
    const char *from = scanner->text->text + scanner->at;
    if (from[0] == '#' || (from[0] == '/' && from[1] == '/')) {
        scanner->at += strcspn(from, "\n");
        return true;
    }
    if (from[0] != '/' || from[1] != '*')
        return false;
    const char *end = strstr(from + 2, "*/");
    if (end)
        scanner->at += (size_t)(end - from) + 2;
    else
        complain(scanner, scanner->at, "注释没有结束，请补上 */ this comment has no closing */");
    return true;
}

static void scan_next(struct scanner *scanner)
{
    char byte = scanner->text->text[scanner->at];
    bool was_behind_string = scanner->is_behind_string;
    size_t blank = span_of(scanner, " \t\n\f\v");
    if (blank) {
        scanner->at += blank;
        return;
    }
    if (skip_comment(scanner))
        return;
    scanner->is_behind_string = was_behind_string && byte == '"';
    if (byte == '"')
        scan_string(scanner);
    else if (strchr("([{", byte))
        open_bracket(scanner, byte);
    else if (strchr(")]}", byte))
        close_bracket(scanner, byte);
    else if (strchr("+-.0123456789", byte))
        scan_number(scanner);
    else if (span_of(scanner, "*abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        scan_word(scanner);
    else {
        scanner->is_value_next = (byte == '=' || byte == ':') && scanner->scan->count > 0;
        scanner->at++;
    }
}

bool config_scan_text(const struct config_text *text, const char *file, struct config_scan *scan,
                      struct config_report *report)
{
    struct scanner scanner = {.text = text,
                              .file = file,
                              .report = report,
                              .scan = scan,
                              .brackets = {{.opening = '{'}},
                              .is_sound = true};
    *scan = (struct config_scan){0};
    while (scanner.is_sound && scanner.at < text->len)
        scan_next(&scanner);
    if (scanner.is_sound && scanner.depth > 0)
        complain(&scanner, scanner.brackets[scanner.depth].at,
                 "这个括号没有结束，请补上右括号 this bracket is never closed");
    return scanner.is_sound;
}

void config_scan_finish(struct config_scan *scan)
{
    free(scan->marks);
    *scan = (struct config_scan){0};
}
