/*
 * Path data. Each command has its row in a table: how many numbers it takes, what it draws.
 */
#include <math.h>
#include <string.h>

#include "config/svg_parts.h"

#define NUMBERS_MAX 7
#define ARC_PIECES  8 /* curves that stand for a whole round */

struct path {
    struct svg_outline *outline;
    struct quiz_point now, begin;
    struct quiz_point control; /* the last curve's, for S and T */
    char before;               /* the command before, as a capital */
    bool is_new;               /* the next line begins a part */
    int parts;
};

typedef void draw(struct path *path, const double *numbers);

static struct quiz_point point_at(const double *numbers)
{
    return (struct quiz_point){numbers[0], numbers[1]};
}

/* The point opposite, where the command before was of that kind. */
static struct quiz_point mirror(const struct path *path, const char *kinds)
{
    if (!strchr(kinds, path->before))
        return path->now;
    return (struct quiz_point){2 * path->now.x - path->control.x,
                               2 * path->now.y - path->control.y};
}

/* Before anything is drawn. */
static void begin_part(struct path *path)
{
    if (!path->is_new)
        return;
    path->is_new = false;
    path->parts++;
    path->begin = path->now;
    svg_outline_line(path->outline, path->now);
}

static void draw_line(struct path *path, struct quiz_point to)
{
    begin_part(path);
    svg_outline_line(path->outline, to);
    path->now = to;
}

static void draw_cubic(struct path *path, struct quiz_point c1, struct quiz_point c2,
                       struct quiz_point to)
{
    const struct quiz_point curve[4] = {path->now, c1, c2, to};
    begin_part(path);
    svg_outline_cubic(path->outline, curve);
    path->control = c2;
    path->now = to;
}

/* A curve of one control point is one of two, each two thirds of the way to it. */
static void draw_quadratic(struct path *path, struct quiz_point control, struct quiz_point to)
{
    struct quiz_point c1 = {path->now.x + (control.x - path->now.x) * 2 / 3,
                            path->now.y + (control.y - path->now.y) * 2 / 3};
    struct quiz_point c2 = {to.x + (control.x - to.x) * 2 / 3, to.y + (control.y - to.y) * 2 / 3};
    draw_cubic(path, c1, c2, to);
    path->control = control;
}

/* An ellipse around a centre, turned; a point on it by its angle. */
struct round {
    struct svg_matrix matrix; /* from the circle of radius 1 around 0 */
    double from, sweep;
};

/* The SVG standard's appendix "elliptical arc implementation notes". */
static struct round find_round(struct quiz_point from, const double *n)
{
    double phi = n[2] * M_PI / 180, rx = fabs(n[0]), ry = fabs(n[1]);
    double dx = (from.x - n[5]) / 2, dy = (from.y - n[6]) / 2;
    double x = (cos(phi) * dx + sin(phi) * dy) / rx, y = (-sin(phi) * dx + cos(phi) * dy) / ry;
    double reach = x * x + y * y, grow = fmax(sqrt(reach), 1);
    double away = sqrt(fmax(1 / reach - 1, 0)) * (n[3] == n[4] ? -1 : 1);
    struct quiz_point centre = {away * y, -away * x};
    double begin = atan2(y / grow - centre.y, x / grow - centre.x);
    double sweep = atan2(-y / grow - centre.y, -x / grow - centre.x) - begin;
    if (n[4] != 0 && sweep < 0)
        sweep += 2 * M_PI;
    if (n[4] == 0 && sweep > 0)
        sweep -= 2 * M_PI;
    struct svg_matrix turn = {
        cos(phi), sin(phi), -sin(phi), cos(phi), (from.x + n[5]) / 2, (from.y + n[6]) / 2};
    struct svg_matrix place = {grow * rx,           0, 0, grow * ry, grow * rx * centre.x,
                               grow * ry * centre.y};
    return (struct round){svg_matrix_join(turn, place), begin, sweep};
}

static void draw_arc(struct path *path, const double *n)
{
    struct quiz_point to = point_at(n + 5);
    bool is_line = n[0] == 0 || n[1] == 0, is_nothing = to.x == path->now.x && to.y == path->now.y;
    if (is_line || is_nothing) {
        draw_line(path, to);
        return;
    }
    struct round round = find_round(path->now, n);
    double pieces = ceil(fabs(round.sweep) / (2 * M_PI) * ARC_PIECES);
    int count = pieces >= 1 ? (int)fmin(pieces, ARC_PIECES) : 1; /* also when it is NaN */
    double step = round.sweep / count, reach = tan(step / 4) * 4 / 3;
    for (int i = 0; i < count; i++) {
        double a = round.from + i * step, b = a + step;
        struct quiz_point c1 = {cos(a) - reach * sin(a), sin(a) + reach * cos(a)};
        struct quiz_point c2 = {cos(b) + reach * sin(b), sin(b) - reach * cos(b)};
        struct quiz_point end = {cos(b), sin(b)};
        draw_cubic(path, svg_matrix_apply(&round.matrix, c1), svg_matrix_apply(&round.matrix, c2),
                   i + 1 == count ? to : svg_matrix_apply(&round.matrix, end));
    }
}

static void do_move(struct path *path, const double *n)
{
    path->now = point_at(n);
    path->is_new = true;
}

static void do_line(struct path *path, const double *n)
{
    draw_line(path, point_at(n));
}

static void do_level(struct path *path, const double *n)
{
    draw_line(path, (struct quiz_point){n[0], path->now.y});
}

static void do_upright(struct path *path, const double *n)
{
    draw_line(path, (struct quiz_point){path->now.x, n[0]});
}

static void do_cubic(struct path *path, const double *n)
{
    draw_cubic(path, point_at(n), point_at(n + 2), point_at(n + 4));
}

static void do_smooth(struct path *path, const double *n)
{
    draw_cubic(path, mirror(path, "CS"), point_at(n), point_at(n + 2));
}

static void do_quadratic(struct path *path, const double *n)
{
    draw_quadratic(path, point_at(n), point_at(n + 2));
}

static void do_smooth_quadratic(struct path *path, const double *n)
{
    draw_quadratic(path, mirror(path, "QT"), point_at(n));
}

static void do_close(struct path *path, const double *n)
{
    (void)n; /* takes none */
    path->is_new = true;
    if (path->parts)
        path->now = path->begin;
}

static const struct command {
    char letter; /* absolute; the small one is relative */
    int count;
    draw *draw;
} commands[] = {
    {'M', 2, do_move},  {'L', 2, do_line},   {'H', 1, do_level},     {'V', 1, do_upright},
    {'C', 6, do_cubic}, {'S', 4, do_smooth}, {'Q', 4, do_quadratic}, {'T', 2, do_smooth_quadratic},
    {'A', 7, draw_arc}, {'Z', 0, do_close}};

static const struct command *find_command(char letter)
{
    for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
        if (commands[i].letter == letter || commands[i].letter + ('a' - 'A') == letter)
            return &commands[i];
    return NULL;
}

/* The numbers of one command; false: fewer than it takes (at the first: none). */
static bool scan_numbers(const char **at, const struct command *command, double *out)
{
    for (int i = 0; i < command->count; i++) {
        bool is_flag = command->letter == 'A' && (i == 3 || i == 4);
        if (!(is_flag ? svg_scan_flag(at, &out[i]) : svg_scan_number(at, &out[i])))
            return false;
    }
    return true;
}

/* Relative to the current point: all pairs, an arc's last one, H and V their own. */
static void make_absolute(const struct path *path, const struct command *command, double *numbers)
{
    int first = command->letter == 'A' ? 5 : 0;
    for (int i = first; i < command->count; i++) {
        bool is_y = command->letter == 'V' || (i - first) % 2 == 1;
        numbers[i] += is_y ? path->now.y : path->now.x;
    }
}

/* One letter and all numbers behind it. False where they cannot be read; *at says where. */
static bool run_command(struct path *path, const char **at)
{
    double numbers[NUMBERS_MAX] = {0};
    char letter = **at;
    const struct command *command = find_command(letter);
    if (!command)
        return false;
    (*at)++;
    for (;;) {
        if (!scan_numbers(at, command, numbers))
            return false;
        if (letter != command->letter)
            make_absolute(path, command, numbers);
        command->draw(path, numbers);
        path->before = command->letter;
        if (command->letter == 'M') /* further pairs are lines */
            command = find_command(letter == 'M' ? 'L' : 'l');
        if (letter == 'm' || letter == 'M')
            letter = letter == 'M' ? 'L' : 'l';
        svg_skip_spaces(at);
        if (command->count == 0 || **at == '\0' || find_command(**at))
            return true;
    }
}

bool svg_path_read(const char *d, struct svg_outline *outline, struct err *err)
{
    struct path path = {.outline = outline, .is_new = true};
    const char *at = d;
    bool ok = true;
    svg_skip_spaces(&at);
    bool begins_well = *at == 'M' || *at == 'm' || *at == '\0';
    while (ok && begins_well && *at) {
        ok = run_command(&path, &at);
        svg_skip_spaces(&at);
    }
    if (!ok || !begins_well)
        return err_set(err, ERR_PARSE,
                       "路径 d 第 %d 个字符起读不懂 the path `d` cannot be read from character %d "
                       "on",
                       (int)(at - d) + 1, (int)(at - d) + 1);
    if (path.parts > 1)
        return err_set(err, ERR_UNSUPPORTED,
                       "路径有 %d 段，请只画一个封闭的轮廓 the path has %d parts: draw a single "
                       "outline",
                       path.parts, path.parts);
    svg_outline_close(outline);
    return true;
}
