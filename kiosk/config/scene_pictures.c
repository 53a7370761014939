#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/mem.h"
#include "config/fields.h"
#include "config/folder.h"
#include "config/scene_parts.h"

#define PIXELS_MAX 100000

static const char *const picture_keys[QUIZ_VIEWS] = {"picture", "picture_portrait"};
static const char *const size_keys[QUIZ_VIEWS] = {"size", "size_portrait"};
static const char *const drawing_names[QUIZ_VIEWS] = {"scene.svg", "portrait.svg"};

/* Reports at the key, or at the file's beginning where it is not written. */
static void complain(const struct config_scene_file *file, enum quiz_view view, const char *name,
                     const struct err *err)
{
    struct config_spot spot = config_document_spot(
        &file->document, config_root_setting(&file->document.tree), picture_keys[view]);
    char shown[CONFIG_SHOWN_BYTES];
    config_report_error(file->document.report, file->document.file, spot.line ? spot.line : 1,
                        spot.line ? spot.column : 1, "图 %s：%s", config_fields_shown(name, shown),
                        err->text);
}

static bool has_ending(const char *name, const char *ending)
{
    size_t len = strlen(name), tail = strlen(ending);
    return len > tail && strcasecmp(name + len - tail, ending) == 0;
}

static bool is_raster(const char *name)
{
    return has_ending(name, ".png") || has_ending(name, ".jpg") || has_ending(name, ".jpeg") ||
           has_ending(name, ".webp");
}

static bool open_drawing(struct config_scene_file *file, enum quiz_view view,
                         struct quiz_picture *picture, struct err *err)
{
    file->drawings[view] = svg_shapes_load(picture->path, err);
    if (!file->drawings[view])
        return false;
    picture->is_drawing = true;
    svg_shapes_size(file->drawings[view], &picture->w, &picture->h);
    return true;
}

/* False, reported, when the size of a photograph is not written or wrong. */
static bool read_size(struct config_scene_file *file, enum quiz_view view,
                      const config_setting_t *size, struct quiz_picture *picture)
{
    const config_setting_t *root = config_root_setting(&file->document.tree);
    int pixels[2];
    if (!config_setting_get_member(root, size_keys[view]))
        config_document_error(&file->document, config_setting_get_member(root, picture_keys[view]),
                              "%s 不是 SVG，还要写它有多少像素，如 %s = [1920, 1080]; is not an "
                              "SVG: write its size in pixels, too",
                              picture_keys[view], size_keys[view]);
    if (!size || !config_fields_read_ints(&file->document, size, pixels, 2, 1, PIXELS_MAX))
        return false;
    picture->w = pixels[0];
    picture->h = pixels[1];
    return true;
}

static bool open_picture(struct config_scene_file *file, enum quiz_view view,
                         const config_setting_t *size, struct quiz_picture *picture)
{
    struct err err;
    const char *name = file_name(picture->path);
    if (is_raster(name))
        return read_size(file, view, size, picture);
    bool ok = has_ending(name, ".svg")
                  ? open_drawing(file, view, picture, &err)
                  : err_set(&err, ERR_UNSUPPORTED,
                            "只能用 SVG、PNG、JPEG、WebP use an SVG, PNG, JPEG or WebP");
    if (!ok)
        complain(file, view, name, &err);
    else if (size)
        config_document_warning(&file->document, size,
                                "%s 对 SVG 不起作用，可以删去 has no effect on an SVG: leave it "
                                "out",
                                size_keys[view]);
    return ok;
}

/* The path of the picture, owned by the caller; NULL: there is none, or it was reported. */
static char *find_picture(struct config_scene_file *file, struct config_folder *folder,
                          enum quiz_view view, const char *name)
{
    struct err err;
    struct config_entry *entry = NULL;
    char *path = NULL, *portrait = NULL;
    bool ok = true;
    if (name) {
        ok = config_folder_resolve(folder, name, &path, &portrait, &entry, &err);
        free(portrait);
    } else {
        entry = config_folder_find(folder, drawing_names[view]);
        ok = !entry || config_folder_check(folder, entry, &err);
        path = entry && ok ? file_join(folder->path, entry->name) : NULL;
    }
    if (!ok)
        complain(file, view, name ? name : drawing_names[view], &err);
    return path;
}

static bool read_picture(struct config_scene_file *file, struct config_folder *folder,
                         enum quiz_view view, const struct config_scene_form *form)
{
    struct quiz_picture *picture = &file->out->scene.pictures[view];
    bool is_wrong = !form->pictures[view] &&
                    config_setting_get_member(config_root_setting(&file->document.tree),
                                              picture_keys[view]); /* that was reported */
    picture->path = is_wrong ? NULL : find_picture(file, folder, view, form->pictures[view]);
    if (picture->path && open_picture(file, view, form->sizes[view], picture))
        return true;
    free(picture->path);
    *picture = (struct quiz_picture){0};
    return false;
}

bool config_scene_read_pictures(struct config_scene_file *file,
                                const struct config_scene_form *form)
{
    struct err err;
    struct config_folder folder;
    struct config_report *report = file->document.report;
    size_t errors_before = report->errors;
    bool has_one = false;
    bool is_open = config_folder_open(&folder, file->folder, &err);
    for (int view = 0; view < QUIZ_VIEWS && is_open; view++)
        has_one |= read_picture(file, &folder, (enum quiz_view)view, form);
    if (!is_open)
        config_report_error(report, file->document.file, 1, 1, "%s", err.text);
    else if (!has_one && report->errors == errors_before)
        config_report_error(report, file->document.file, 1, 1,
                            "没有图，请把 scene.svg（横版）或 portrait.svg（竖版）放进这个文件夹，"
                            "或写 picture = \"照片.jpg\"; no picture: put scene.svg or "
                            "portrait.svg into this folder, or write picture = \"PHOTO.jpg\";");
    config_folder_finish(&folder);
    return has_one;
}
