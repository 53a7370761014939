#include "config/h5p.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "config/h5p_archive.h"
#include "quiz/scene.h"
#include "json/hotspots.h"

#define ELLIPSE_POINTS 24

/* ------------------------------------------------------------------ the picture */

static const char *extension_of(const struct str *bytes)
{
    static const struct {
        const char *magic, *extension;
        size_t len;
    } kinds[] = {{"\x89PNG\r\n\x1a\n", "png", 8}, {"\xff\xd8\xff", "jpg", 3}};
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (bytes->len > kinds[i].len && memcmp(bytes->text, kinds[i].magic, kinds[i].len) == 0)
            return kinds[i].extension;
    return bytes->len > 12 && memcmp(bytes->text, "RIFF", 4) == 0 &&
                   memcmp(bytes->text + 8, "WEBP", 4) == 0
               ? "webp"
               : NULL;
}

/* ------------------------------------------------------------------ scene.cfg */

static void add_quoted(struct str *out, const char *text)
{
    str_add(out, "\"");
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            str_add(out, "\\");
        str_add_span(out, text, 1);
    }
    str_add(out, "\"");
}

static void add_ellipse(struct str *out, double x, double y, double rx, double ry)
{
    str_add(out, "{ polygon = [");
    for (int i = 0; i < ELLIPSE_POINTS; i++) {
        double turn = 2 * M_PI * i / ELLIPSE_POINTS;
        str_addf(out, "%s%ld, %ld", i ? ", " : "", lround(x + rx * cos(turn)),
                 lround(y + ry * sin(turn)));
    }
    str_add(out, "]; }");
}

static void add_shape(struct str *out, const struct json_hotspots *task,
                      const struct json_hotspot *spot)
{
    double w = spot->w * task->w / 100, h = spot->h * task->h / 100;
    double x = spot->x * task->w / 100, y = spot->y * task->h / 100;
    if (spot->is_circle && fabs(w - h) <= 2)
        str_addf(out, "{ circle = [%ld, %ld, %ld]; }", lround(x + w / 2), lround(y + h / 2),
                 lround(w / 2));
    else if (spot->is_circle)
        add_ellipse(out, x + w / 2, y + h / 2, w / 2, h / 2);
    else
        str_addf(out, "{ rect = [%ld, %ld, %ld, %ld]; }", lround(x), lround(y), lround(w),
                 lround(h));
}

static void add_item(struct str *out, const struct json_hotspots *task,
                     const struct json_hotspot *spot, int number)
{
    str_addf(out, "  { id = \"X%02d\"; title = \"\"; shape = ", number);
    add_shape(out, task, spot);
    if (spot->is_right)
        str_add(out,
                ";\n    practice = \"\"; basis = \"\"; basis_mark = \"\";\n    question = \"\"; "
                "options = [ \"\", \"\", \"\", \"\" ]; answer = 1;\n    explanation = ");
    else
        str_add(out, ";\n    text = ");
    add_quoted(out, spot->feedback);
    str_add(out, "; }");
}

static void add_items(struct str *out, const struct json_hotspots *task, bool is_right)
{
    int number = is_right ? 1 : 51;
    const char *between = "";
    str_addf(out, "%s = (\n", is_right ? "hazards" : "decoys");
    for (size_t i = 0; i < task->count; i++)
        if (task->spots[i].is_right == is_right) {
            str_add(out, between);
            add_item(out, task, &task->spots[i], number++);
            between = ",\n";
        }
    str_add(out, "\n);\n");
}

static void add_cfg(struct str *out, const struct json_hotspots *task, const char *picture)
{
    str_add(
        out,
        "# 由 .h5p 导入：请补上名称、正确做法、依据、题目、选项和答案，再用 anxuan check 检查。\n"
        "title = ");
    add_quoted(out, *task->title ? task->title : "导入的画面");
    str_addf(out,
             "; setting = \"%s\"; // enterprise rural community school family\n"
             "picture = \"%s\"; size = [%d, %d];\n",
             quiz_setting_name(QUIZ_COMMUNITY), picture, task->w, task->h);
    add_items(out, task, true);
    add_items(out, task, false);
}

/* ------------------------------------------------------------------ the folder */

static bool write_into(const char *folder, const char *name, const struct str *bytes,
                       struct err *err)
{
    char *path = file_join(folder, name);
    bool ok = file_replace(path, bytes->text, bytes->len, err);
    free(path);
    return ok;
}

/* Without slashes at its end. */
static size_t len_of(const char *folder)
{
    size_t len = strlen(folder);
    while (len > 1 && folder[len - 1] == '/')
        len--;
    return len;
}

/* Under another name until all is there. */
static bool write_folder(const char *folder, const struct json_hotspots *task,
                         const struct str *image, struct err *err)
{
    struct str part = {0}, picture = {0}, cfg = {0};
    const char *extension = extension_of(image);
    if (!extension)
        return err_set(
            err, ERR_INVALID,
            "底图不是 PNG、JPEG 或 WebP，请转换后重新制作 the picture is no PNG, JPEG or WebP: %s",
            task->picture);
    str_add_span(&part, folder, len_of(folder));
    str_add(&part, ".part");
    if (access(part.text, F_OK) == 0) {
        (void)err_set(err, ERR_BUSY,
                      "%s: 请先删去或改名（上次导入没有完成？） remove or rename it first (an "
                      "import that was broken off?)",
                      part.text);
        str_finish(&part);
        return false;
    }
    str_addf(&picture, "picture.%s", extension);
    add_cfg(&cfg, task, picture.text);
    bool ok = file_make_folders(part.text, err) &&
              write_into(part.text, picture.text, image, err) &&
              write_into(part.text, "scene.cfg", &cfg, err);
    if (ok && rename(part.text, folder) != 0)
        ok = err_set_errno(err, "%s", folder);
    if (!ok)
        file_remove_tree(part.text);
    str_finish(&part);
    str_finish(&picture);
    str_finish(&cfg);
    return ok;
}

bool config_h5p_import(const char *path, const char *folder, struct err *err)
{
    struct str text = {0}, image = {0}, member = {0};
    struct json_hotspots task = {0};
    if (access(folder, F_OK) == 0)
        return err_set(err, ERR_BUSY,
                       "%s: 已经有了，请换个名字 is there already: choose another name", folder);
    bool ok = h5p_archive_read(path, "content/content.json", CONFIG_H5P_TASK_MAX, &text, err) &&
              json_hotspots_read(text.text, text.len, &task, err);
    if (ok) {
        str_addf(&member, "content/%s", task.picture);
        ok = h5p_archive_read(path, member.text, CONFIG_H5P_IMAGE_MAX, &image, err) &&
             write_folder(folder, &task, &image, err);
    }
    json_hotspots_finish(&task);
    str_finish(&text);
    str_finish(&image);
    str_finish(&member);
    return ok;
}
