#include "config/scene_cfg.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "config/fields.h"
#include "config/scene_parts.h"

#define TITLE_BYTES 120
#define NAME_BYTES  255 /* of a file */

/* Same order as enum quiz_setting. */
static const char *const settings[] = {"enterprise", "rural",  "community",
                                       "school",     "family", NULL};

#define MEMBER(name) offsetof(struct config_scene_form, name)

static const struct config_field scene_fields[] = {
    {"title", CONFIG_TEXT, .offset = MEMBER(title), .min = 1, .max = TITLE_BYTES},
    {"setting", CONFIG_WORD, .offset = MEMBER(setting), .words = settings},
    {"picture", CONFIG_TEXT, .offset = MEMBER(pictures[QUIZ_LANDSCAPE]), .min = 1,
     .max = NAME_BYTES},
    {"picture_portrait", CONFIG_TEXT, .offset = MEMBER(pictures[QUIZ_PORTRAIT]), .min = 1,
     .max = NAME_BYTES},
    {"size", CONFIG_LIST, .offset = MEMBER(sizes[QUIZ_LANDSCAPE])},
    {"size_portrait", CONFIG_LIST, .offset = MEMBER(sizes[QUIZ_PORTRAIT])},
    {"hazards", CONFIG_LIST, .offset = MEMBER(hazards)},
    {"decoys", CONFIG_LIST, .offset = MEMBER(decoys)},
    {.key = NULL},
};

static void read_setting(struct config_scene_file *file, int setting)
{
    if (setting >= 0)
        file->out->scene.setting = (enum quiz_setting)setting;
    else if (!config_setting_get_member(config_root_setting(&file->document.tree), "setting"))
        config_report_error(
            file->document.report, file->document.file, 1, 1,
            "缺少 setting，请写 setting = \"community\";（enterprise 企业，rural 农村，community "
            "社区，school 学校，family 家庭） there is no `setting`: write one of these words");
}

static void read_items(struct config_scene_file *file, const config_setting_t *list, bool is_decoy)
{
    int count = list ? config_setting_length(list) : 0;
    int kept = count < CONFIG_SCENE_ITEMS_MAX ? count : CONFIG_SCENE_ITEMS_MAX;
    struct config_scene_spots *spots = mem_alloc((size_t)kept * sizeof(*spots));
    if (is_decoy)
        file->out->decoys = spots;
    else
        file->out->hazards = spots;
    for (int i = 0; i < kept; i++)
        config_scene_read_item(file, config_setting_get_elem(list, (unsigned)i), (size_t)i,
                               is_decoy);
    if (kept < count)
        config_document_error(&file->document, config_setting_get_elem(list, (unsigned)kept),
                              "超过 %d 个，其余的不读 more than %d: the rest is left out", kept,
                              kept);
}

static bool read_scene(struct config_scene_file *file)
{
    struct config_scene_form form = {.setting = -1};
    const config_setting_t *root = config_root_setting(&file->document.tree);
    config_fields_read(&file->document, root, scene_fields, &form);
    file->out->scene.title = mem_copy_text(form.title);
    file->out->title_at = config_document_spot(&file->document, root, "title");
    file->out->hazards_at = config_document_spot(&file->document, root, "hazards");
    read_setting(file, form.setting);
    bool ok = config_scene_read_pictures(file, &form);
    read_items(file, form.hazards, false);
    read_items(file, form.decoys, true);
    return ok;
}

/* The folder's name, also of "." */
static char *name_of(const char *folder)
{
    char *real = realpath(folder, NULL);
    char *name = mem_copy_text(file_name(real ? real : folder));
    free(real);
    return name;
}

bool config_scene_load(const char *path, struct config_scene *out, struct config_report *report)
{
    struct config_scene_file file = {.out = out};
    bool is_missing;
    *out = (struct config_scene){0};
    bool is_folder = file_is_folder(path);
    char *folder = is_folder ? mem_copy_text(path) : file_folder_of(path);
    file.folder = folder;
    out->path = is_folder ? file_join(path, "scene.cfg") : mem_copy_text(path);
    out->scene.name = name_of(folder);
    bool ok = config_document_open(&file.document, out->path, report, &is_missing);
    if (is_missing)
        config_report_error(report, out->path, 0, 0,
                            "没有这个文件，场景文件夹里要有 scene.cfg no such file: a scene's "
                            "folder has a scene.cfg");
    ok = ok && read_scene(&file);
    config_document_finish(&file.document);
    for (int view = 0; view < QUIZ_VIEWS; view++)
        svg_shapes_free(file.drawings[view]);
    free(folder);
    return ok;
}

void config_scene_finish(struct config_scene *scene)
{
    quiz_scene_finish(&scene->scene);
    free(scene->path);
    free(scene->hazards);
    free(scene->decoys);
    *scene = (struct config_scene){0};
}
