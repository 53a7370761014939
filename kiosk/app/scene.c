#include <stdio.h>

#include "app/command.h"
#include "app/exit.h"
#include "app/layers.h"
#include "app/site.h"
#include "base/file.h"

/*
 * `anxuan scene FOLDER --layers OUT`: the layers of a scene, rendered.
 */

static int exit_of(const struct err *err)
{
    if (err->code == ERR_IO || err->code == ERR_GONE)
        return EXIT_CANNOT_CREATE;
    return err->code == ERR_CHILD ? EXIT_INTERNAL : EXIT_BAD_CONTENT;
}

static int render(const struct site *site, const struct config_scene *scene, const char *out,
                  struct config_report *report)
{
    struct err err = {.code = ERR_NONE};
    const struct quiz_picture *pictures = scene->scene.pictures;
    if (!pictures[QUIZ_LANDSCAPE].is_drawing && !pictures[QUIZ_PORTRAIT].is_drawing) {
        config_report_error(report, scene->path, 0, 0,
                            "照片没有图层，只有 SVG 画才有 only drawings (SVG) have layers");
        return EXIT_BAD_CONTENT;
    }
    if (layers_render(site, scene, out, report, &err))
        return EXIT_DONE;
    if (err.code == ERR_NONE)
        return EXIT_BAD_CONTENT;
    config_report_error(report, out, 0, 0, "%s", err.text);
    return exit_of(&err);
}

static int load_and_render(const struct site *site, const char *folder, const char *out)
{
    struct config_report report = {0};
    struct config_scene scene = {0};
    int result = EXIT_BAD_CONTENT;
    if (config_scene_load(folder, &scene, &report) && report.errors == 0)
        result = render(site, &scene, out, &report);
    config_report_print(&report, stderr);
    config_scene_finish(&scene);
    config_report_finish(&report);
    return result;
}

int command_scene(const struct options *options)
{
    int result = EXIT_USAGE;
    struct site site;
    struct options here = *options;
    here.data = "."; /* nothing is kept */
    if (!options->layers) {
        (void)fprintf(stderr, "anxuan scene: error: 缺少 missing --layers DIR\n");
        return result;
    }
    if (!file_is_folder(options->words[0]) && !file_is_regular(options->words[0])) {
        (void)fprintf(stderr, "%s: error: 没有这个场景 no such scene\n", options->words[0]);
        return EXIT_NO_INPUT;
    }
    if (site_open(&site, &here, &result))
        result = load_and_render(&site, options->words[0], options->layers);
    site_close(&site);
    return result;
}
