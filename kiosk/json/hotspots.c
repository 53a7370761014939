#include "json/hotspots.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"

#define SIDE_MAX 30000

/* ------------------------------------------------------------------ HTML texts */

/* The entities that H5P writes. Returns the bytes read, 0: none. */
static size_t entity(const char *text, struct str *out)
{
    static const struct {
        const char *name, *text;
    } entities[] = {{"&amp;", "&"},  {"&lt;", "<"},  {"&gt;", ">"},  {"&quot;", "\""},
                    {"&#039;", "'"}, {"&#39;", "'"}, {"&nbsp;", " "}};
    for (size_t i = 0; i < sizeof(entities) / sizeof(entities[0]); i++) {
        size_t len = strlen(entities[i].name);
        if (strncmp(text, entities[i].name, len) == 0) {
            str_add(out, entities[i].text);
            return len;
        }
    }
    return 0;
}

/* Without tags and entities, on one line. Owned. */
static char *plain(const char *html)
{
    struct str out = {0};
    bool is_open = true; /* a > is still to come */
    for (const char *at = html ? html : ""; *at;) {
        const char *end = *at == '<' && is_open ? strchr(at, '>') : NULL;
        is_open = is_open && (*at != '<' || end);
        size_t len = end ? (size_t)(end - at) + 1 : entity(at, &out);
        if (len == 0) {
            str_add_span(&out, (unsigned char)*at < ' ' ? " " : at, 1);
            len = 1;
        }
        at += len;
    }
    return str_take(&out);
}

/* ------------------------------------------------------------------ the task */

static bool read_percent(const json_t *box, const char *key, double *out, struct err *err)
{
    const json_t *value = json_object_get(box, key);
    *out = json_number_value(value);
    if (json_is_number(value) && isfinite(*out) && *out >= 0 && *out <= 100)
        return true;
    return err_set(err, ERR_INVALID,
                   "computedSettings.%s 不是 0 到 100 的数 is no number from 0 to 100", key);
}

static bool read_spot(const json_t *from, struct json_hotspot *out, struct err *err)
{
    const json_t *user = json_object_get(from, "userSettings");
    const json_t *box = json_object_get(from, "computedSettings");
    const char *figure = json_string_value(json_object_get(box, "figure"));
    out->is_right = json_is_true(json_object_get(user, "correct"));
    out->is_circle = figure && strcmp(figure, "circle") == 0;
    out->feedback = plain(json_string_value(json_object_get(user, "feedbackText")));
    return read_percent(box, "x", &out->x, err) && read_percent(box, "y", &out->y, err) &&
           read_percent(box, "width", &out->w, err) && read_percent(box, "height", &out->h, err);
}

static bool read_spots(const json_t *list, struct json_hotspots *out, struct err *err)
{
    size_t count = json_array_size(list);
    if (count > JSON_HOTSPOTS_MAX)
        return err_set(err, ERR_LIMIT, "有 %zu 处热点，最多 %d 处 %zu hotspots, at most %d", count,
                       JSON_HOTSPOTS_MAX, count, JSON_HOTSPOTS_MAX);
    out->spots = mem_alloc(count * sizeof(*out->spots));
    while (out->count < count) {
        struct json_hotspot *spot = &out->spots[out->count++];
        if (!read_spot(json_array_get(list, out->count - 1), spot, err))
            return err_prefix(err, "第 %zu 处热点 hotspot %zu", out->count, out->count);
    }
    return true;
}

static bool read_side(const json_t *image, const char *key, int *out, struct err *err)
{
    double value = json_number_value(json_object_get(image, key));
    if (!(value >= 1 && value <= SIDE_MAX))
        return err_set(err, ERR_INVALID, "底图没有写明 %s the picture's %s is not given", key, key);
    *out = (int)value;
    return true;
}

static bool is_plain(const char *path)
{
    for (; *path; path++)
        if ((unsigned char)*path < ' ' || *path == 0x7f)
            return false;
    return true;
}

static bool read_task(const json_t *root, struct json_hotspots *out, struct err *err)
{
    const json_t *task = json_object_get(root, "imageMultipleHotspotQuestion");
    const json_t *ground = json_object_get(task, "backgroundImageSettings");
    const json_t *image = json_object_get(ground, "backgroundImage");
    const char *path = json_string_value(json_object_get(image, "path"));
    const json_t *spots = json_object_get(json_object_get(task, "hotspotSettings"), "hotspot");
    if (!json_is_object(task))
        return err_set(
            err, ERR_INVALID,
            "不是“Find Multiple Hotspots”（找多处热点）题 not a Find Multiple Hotspots task");
    if (!path || !*path || !is_plain(path))
        return err_set(err, ERR_INVALID, "题里没有底图 the task has no background image");
    out->title = plain(json_string_value(json_object_get(ground, "questionTitle")));
    out->picture = mem_copy_text(path);
    return read_side(image, "width", &out->w, err) && read_side(image, "height", &out->h, err) &&
           read_spots(spots, out, err);
}

bool json_hotspots_read(const char *text, size_t len, struct json_hotspots *out, struct err *err)
{
    json_error_t problem;
    *out = (struct json_hotspots){0};
    json_t *root = json_loadb(text, len, 0, &problem);
    if (!root)
        return err_set(err, ERR_PARSE, "第 %d 行第 %d 列：不是 JSON not JSON", problem.line,
                       problem.column);
    bool ok = read_task(root, out, err);
    json_decref(root);
    return ok;
}

void json_hotspots_finish(struct json_hotspots *hotspots)
{
    for (size_t i = 0; i < hotspots->count; i++)
        free(hotspots->spots[i].feedback);
    free(hotspots->spots);
    free(hotspots->picture);
    free(hotspots->title);
    *hotspots = (struct json_hotspots){0};
}
