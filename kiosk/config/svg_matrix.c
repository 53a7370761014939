#include <math.h>
#include <string.h>

#include "config/svg_parts.h"

#define NUMBERS_MAX 6

struct svg_matrix svg_matrix_join(struct svg_matrix outer, struct svg_matrix inner)
{
    return (struct svg_matrix){
        outer.a * inner.a + outer.c * inner.b,
        outer.b * inner.a + outer.d * inner.b,
        outer.a * inner.c + outer.c * inner.d,
        outer.b * inner.c + outer.d * inner.d,
        outer.a * inner.e + outer.c * inner.f + outer.e,
        outer.b * inner.e + outer.d * inner.f + outer.f,
    };
}

struct quiz_point svg_matrix_apply(const struct svg_matrix *matrix, struct quiz_point point)
{
    return (struct quiz_point){matrix->a * point.x + matrix->c * point.y + matrix->e,
                               matrix->b * point.x + matrix->d * point.y + matrix->f};
}

static struct svg_matrix make_rotation(const double *numbers, int count)
{
    double angle = numbers[0] * M_PI / 180, x = count == 3 ? numbers[1] : 0,
           y = count == 3 ? numbers[2] : 0;
    struct svg_matrix turn = {cos(angle), sin(angle), -sin(angle), cos(angle), x, y};
    return svg_matrix_join(turn, (struct svg_matrix){1, 0, 0, 1, -x, -y});
}

static bool make(const char *name, size_t len, const double *n, int count, struct svg_matrix *out)
{
    static const struct {
        const char *name;
        int counts[2];
    } known[] = {{"matrix", {6, 6}}, {"translate", {1, 2}}, {"scale", {1, 2}},
                 {"rotate", {1, 3}}, {"skewX", {1, 1}},     {"skewY", {1, 1}}};
    const struct svg_matrix made[] = {
        {n[0], n[1], n[2], n[3], n[4], n[5]},         {1, 0, 0, 1, n[0], count == 2 ? n[1] : 0},
        {n[0], 0, 0, count == 2 ? n[1] : n[0], 0, 0}, make_rotation(n, count),
        {1, 0, tan(n[0] * M_PI / 180), 1, 0, 0},      {1, tan(n[0] * M_PI / 180), 0, 1, 0, 0},
    };
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (strlen(known[i].name) == len && strncmp(known[i].name, name, len) == 0) {
            *out = made[i];
            return count == known[i].counts[0] || count == known[i].counts[1];
        }
    return false;
}

/* One of the list: NAME(NUMBERS). */
static bool scan_one(const char **at, struct svg_matrix *out)
{
    double numbers[NUMBERS_MAX] = {0};
    int count = 0;
    const char *name = *at;
    size_t len = strspn(name, "abcdefghijklmnopqrstuvwxyzXY");
    *at += len;
    svg_skip_spaces(at);
    if (*(*at) != '(')
        return false;
    (*at)++;
    while (count < NUMBERS_MAX && svg_scan_number(at, &numbers[count]))
        count++;
    svg_skip_spaces(at);
    if (**at != ')')
        return false;
    (*at)++;
    return make(name, len, numbers, count, out);
}

bool svg_matrix_read(const char *text, struct svg_matrix *out)
{
    struct svg_matrix all = SVG_IDENTITY, one;
    svg_skip_spaces(&text);
    if (strcmp(text, "none") == 0)
        text += strlen(text);
    while (*text) {
        if (!scan_one(&text, &one))
            return false;
        all = svg_matrix_join(all, one);
        svg_skip_spaces(&text);
    }
    *out = all;
    return true;
}
