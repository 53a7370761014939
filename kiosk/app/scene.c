#include <stdio.h>
#include <string.h>

#include "app/author.h"
#include "app/command.h"
#include "app/exit.h"
#include "app/layers.h"
#include "app/scene_texts.h"
#include "app/site.h"
#include "base/file.h"
#include "config/h5p.h"

/*
 * `anxuan scene FOLDER`: an author's page; `--layers OUT`: its layers, rendered; `--texts LANG`:
 * what there is to be read aloud; and `anxuan scene FILE.h5p -o FOLDER`: a scene made of an H5P
 * task.
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

static int print_texts(const struct config_scene *scene, enum view_lang lang)
{
    scene_texts_print(&scene->scene, lang, stdout);
    return fflush(stdout) == 0 ? EXIT_DONE : EXIT_IO;
}

static int load_and_do(const struct site *site, const struct options *options)
{
    struct config_report report = {0};
    struct config_scene scene = {0};
    int result = EXIT_BAD_CONTENT;
    if (config_scene_load(options->words[0], &scene, &report) && report.errors == 0)
        result = options->has_texts ? print_texts(&scene, options->texts)
                                    : render(site, &scene, options->layers, &report);
    config_report_print(&report, stderr);
    config_scene_finish(&scene);
    config_report_finish(&report);
    return result;
}

static int use_scene(const struct options *options)
{
    int result = EXIT_USAGE;
    struct site site;
    if (site_open_reading(&site, options, &result))
        result = load_and_do(&site, options);
    site_close(&site);
    return result;
}

static bool is_h5p(const char *path)
{
    size_t len = strlen(path);
    return len > 4 && strcasecmp(path + len - 4, ".h5p") == 0;
}

static int import(const struct options *options)
{
    struct err err;
    if (!options->output) {
        (void)fprintf(stderr,
                      "anxuan scene: error: 请写明新文件夹 name the new folder: -o FOLDER\n");
        return EXIT_USAGE;
    }
    if (!config_h5p_import(options->words[0], options->output, &err)) {
        (void)fprintf(stderr, "%s: error: %s\n", options->words[0], err.text);
        return err.code == ERR_BUSY ? EXIT_CANNOT_CREATE : exit_of(&err);
    }
    (void)printf("已导入 imported: %s\n"
                 "接着：在 scene.cfg 里补上名称、题目和选项，框好范围，再检查\n"
                 "next: fill in scene.cfg, draw the shapes, check\n"
                 "  anxuan scene %s\n  anxuan check %s\n",
                 options->output, options->output, options->output);
    return EXIT_DONE;
}

int command_scene(const struct options *options)
{
    const char *path = options->words[0];
    if (!file_is_folder(path) && !file_is_regular(path)) {
        (void)fprintf(stderr, "%s: error: 没有这个场景 no such scene\n", path);
        return EXIT_NO_INPUT;
    }
    if (is_h5p(path))
        return import(options);
    return options->layers || options->has_texts ? use_scene(options) : author_run(options);
}
