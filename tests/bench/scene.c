/*
 * scene: how long a finger's meaning takes, and reading a scene. Prints a line a case for note.py:
 * the case, a tab, and figures: milliseconds of CPU, the median and the worst of many.
 *
 * "hit" is 10,000 points on 100 polygons, of which the picture is full; "read" a scene.cfg of 40
 * hazards whose drawing has 1 MB.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "config/scene_cfg.h"
#include "quiz/hit.h"

#define CALLS        50
#define POINTS       10000
#define POLYGONS     100
#define SPAN         1000.0
#define DRAWING_SIZE (1024 * 1024)

static uint64_t state = 1;

static double below(double end) /* xorshift64* */
{
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return (double)(state * UINT64_C(0x2545F4914F6CDD1D) >> 11) / 0x1p53 * end;
}

static double cpu_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void print(const char *name, double *each_ms)
{
    qsort(each_ms, CALLS, sizeof(*each_ms), compare);
    printf("%s\tmedian_ms=%.3f worst_ms=%.3f\n", name, each_ms[CALLS / 2], each_ms[CALLS - 1]);
}

/* A star of that many corners somewhere in the picture. */
static struct quiz_shape make_star(int corners)
{
    struct quiz_shape shape = {0};
    double x = below(SPAN), y = below(SPAN);
    for (int i = 0; i < corners; i++) {
        double angle = 2 * M_PI * i / corners, radius = 30 + below(40);
        quiz_shape_add_point(&shape,
                             (struct quiz_point){x + radius * cos(angle), y + radius * sin(angle)});
    }
    quiz_shape_judge(&shape);
    return shape;
}

static void measure_hit(int corners)
{
    static struct quiz_shape shapes[POLYGONS];
    static const struct quiz_shape *row[POLYGONS];
    static double each_ms[CALLS];
    char name[32];
    int hits = 0;
    for (int i = 0; i < POLYGONS; i++) {
        shapes[i] = make_star(corners);
        row[i] = &shapes[i];
    }
    for (int i = 0; i < CALLS; i++) {
        double before = cpu_ms();
        for (int k = 0; k < POINTS; k++)
            hits += quiz_hit(row, POLYGONS, (struct quiz_point){below(SPAN), below(SPAN)}, 10) >= 0;
        each_ms[i] = cpu_ms() - before;
    }
    for (int i = 0; i < POLYGONS; i++)
        quiz_shape_finish(&shapes[i]);
    (void)snprintf(name, sizeof(name), "hit: corners %d", corners); /* fits */
    print(hits ? name : "hit: nothing", each_ms);
}

static bool write_file(const char *folder, const char *name, const struct str *text)
{
    struct err err;
    char *path = file_join(folder, name);
    bool ok = file_replace(path, text->text, text->len, &err);
    if (!ok)
        (void)fprintf(stderr, "%s: %s\n", path, err.text);
    free(path);
    return ok;
}

static void draw(struct str *svg)
{
    str_add(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 3840 2160\">");
    for (int i = 0; i < QUIZ_HAZARDS_MAX; i++) {
        str_addf(svg, "<rect id=\"C%d\" x=\"%d\" y=\"%d\" width=\"200\" height=\"200\"/>", i,
                 100 + 400 * (i % 9), 100 + 400 * (i / 9));
        for (int k = 0; k < 2; k++) {
            str_addf(svg, "<g id=\"C%d-%s\" transform=\"translate(%d)\">", i, k ? "safe" : "hazard",
                     i);
            while (svg->len <
                   (size_t)DRAWING_SIZE / (2 * QUIZ_HAZARDS_MAX) * (size_t)(2 * i + k + 1))
                str_addf(svg, "<path fill=\"#%06X\" d=\"M%.1f %.1fC%.1f 5 5 %.1f 9 9Z\"/>",
                         (unsigned)below(0xFFFFFF), below(3840), below(2160), below(99), below(99));
            str_add(svg, "</g>");
        }
    }
    str_add(svg, "</svg>");
}

static void describe(struct str *cfg)
{
    str_add(cfg, "title = \"x\"; setting = \"family\";\nhazards = (\n");
    for (int i = 0; i < QUIZ_HAZARDS_MAX; i++)
        str_addf(
            cfg,
            "%s{ id = \"C%d\"; title = \"堆物\"; shape = { svg = \"C%d\"; }; practice = "
            "\"清走。\"; "
            "basis = \"消防法\"; basis_mark = \"V\"; question = \"怎么办？\"; options = [ \"一\", "
            "\"二\", \"三\", \"四\" ]; answer = %d; explanation = \"因为。\"; }",
            i ? ",\n" : "", i, i, 1 + i % 4);
    str_add(cfg, "\n);\n");
}

static bool read_once(const char *folder, bool is_checked)
{
    struct config_scene scene;
    struct config_report report = {0};
    bool ok = config_scene_load(folder, &scene, &report);
    if (ok && is_checked) {
        struct quiz_panel panel = quiz_panel_fit(&scene.scene, 1920, 1080, 43);
        config_scene_check(&scene, &panel, &report);
    }
    ok = ok && report.errors == 0;
    if (!ok)
        config_report_print(&report, stderr);
    config_scene_finish(&scene);
    config_report_finish(&report);
    return ok;
}

static bool measure_read(const char *name, const char *folder, bool is_checked)
{
    static double each_ms[CALLS];
    bool ok = true;
    for (int i = 0; i < CALLS && ok; i++) {
        double before = cpu_ms();
        ok = read_once(folder, is_checked);
        each_ms[i] = cpu_ms() - before;
    }
    if (ok)
        print(name, each_ms);
    return ok;
}

int main(void)
{
    char folder[] = "/tmp/anxuan-bench-XXXXXX";
    struct str svg = {0}, cfg = {0};
    draw(&svg);
    describe(&cfg);
    measure_hit(12);
    measure_hit(QUIZ_POINTS_MAX);
    bool ok = mkdtemp(folder) && write_file(folder, "scene.svg", &svg) &&
              write_file(folder, "scene.cfg", &cfg) && measure_read("read: 1 MB", folder, false) &&
              measure_read("read and check: 1 MB", folder, true);
    file_remove_tree(folder);
    str_finish(&svg);
    str_finish(&cfg);
    return ok ? 0 : 1;
}
