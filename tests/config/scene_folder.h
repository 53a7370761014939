/*
 * A scene's folder for one test: a drawing that has every shape the scene.cfg names, which a test
 * then spoils.
 */
#ifndef TESTS_CONFIG_SCENE_FOLDER_H
#define TESTS_CONFIG_SCENE_FOLDER_H

#include "base/str.h"
#include "config/scene_cfg.h"
#include "config/scratch.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define HAZARDS      8
#define SVG_OPEN     "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1600 900\">"
#define SVG_PORTRAIT "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 900 1600\">"
#define HEAD         "title = \"小区\"; setting = \"community\";\n"

static struct config_scene scene;
static struct config_report report;

static inline void forget(void)
{
    config_scene_finish(&scene);
    config_report_finish(&report);
}

/* Hazards C01 to C08 and the decoy C90, in a row of squares; all drawn twice. */
static inline void write_drawing(const char *name, const char *open)
{
    struct str svg = {0};
    str_add(&svg, open);
    for (int i = 1; i <= HAZARDS; i++)
        str_addf(
            &svg,
            "<g id=\"C%02d-hazard\"/><g id=\"C%02d-safe\"/><rect id=\"C%02d\" x=\"%d\" y=\"%d\" "
            "width=\"150\" height=\"150\"/>",
            i, i, i, 100 + 200 * (i % 4), 100 + 300 * (i / 4));
    str_add(&svg, "<rect id=\"C90\" x=\"300\" y=\"700\" width=\"150\" height=\"150\"/></svg>");
    (void)scratch_write(name, svg.text); /* its path is known */
    str_finish(&svg);
}

/* One hazard as a line of its own; changes: keys that replace those of the same name. */
static inline void add_hazard(struct str *cfg, int number, const char *const changes[][2])
{
    char id[16], shape[48], answer[16];
    (void)snprintf(id, sizeof(id), "\"C%02d\"", number); /* these fit */
    (void)snprintf(shape, sizeof(shape), "{ svg = \"C%02d\"; }", number);
    (void)snprintf(answer, sizeof(answer), "%d", 1 + number % 4);
    const char *const keys[][2] = {{"id", id},
                                   {"title", "\"堆物\""},
                                   {"shape", shape},
                                   {"practice", "\"清走。\""},
                                   {"basis", "\"消防法\""},
                                   {"basis_mark", "\"V\""},
                                   {"question", "\"怎么办？\""},
                                   {"options", "[ \"一\", \"二\", \"三\", \"四\" ]"},
                                   {"answer", answer},
                                   {"explanation", "\"因为。\""}};
    str_add(cfg, number == 1 ? "  {" : ",\n  {");
    for (size_t i = 0; i < COUNT(keys); i++) {
        const char *value = keys[i][1];
        for (size_t k = 0; changes && changes[k][0]; k++)
            if (strcmp(changes[k][0], keys[i][0]) == 0)
                value = changes[k][1];
        if (*value)
            str_addf(cfg, " %s = %s;", keys[i][0], value);
    }
    for (size_t k = 0; changes && changes[k][0]; k++)
        if (strcmp(changes[k][0], "more") == 0)
            str_addf(cfg, " %s", changes[k][1]);
    str_add(cfg, " }");
}

/* scene.cfg: line 1 head, line 2 `hazards = (`, hazard N in line N + 2 (the second has the
 * changes), then the decoy in line 12. */
static inline void make_cfg(struct str *cfg, const char *head, const char *const changes[][2])
{
    str_add(cfg, head);
    str_add(cfg, "hazards = (\n");
    for (int i = 1; i <= HAZARDS; i++)
        add_hazard(cfg, i, i == 2 ? changes : NULL);
    str_add(cfg, "\n);\ndecoys = ( { id = \"C90\"; title = \"灭火器\"; shape = { svg = \"C90\"; }; "
                 "text = \"放得对。\"; } );\n");
}

static inline bool load_and_check(const char *path)
{
    struct quiz_panel panel = {QUIZ_LANDSCAPE, 2};
    forget(); /* what a failed test left */
    bool ok = config_scene_load(path, &scene, &report);
    if (ok)
        config_scene_check(&scene, &panel, &report);
    return ok;
}

static inline bool load_with(const char *head, const char *const changes[][2])
{
    struct str cfg = {0};
    make_cfg(&cfg, head, changes);
    (void)scratch_write("scene.cfg", cfg.text); /* its path is known */
    str_finish(&cfg);
    return load_and_check(scratch_folder);
}

#endif
