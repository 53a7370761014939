#include "config/scene_save.h"

#include <string.h>

#include "config/scene_pieces.h"
#include "config/scene_saver.h"

void scene_saver_add(struct scene_saver *saver, struct scene_span span)
{
    if (span.to > span.from)
        str_add_span(&saver->out, saver->original.text.text + span.from, span.to - span.from);
}

static size_t count_of(const struct quiz_draft_item *items, size_t count, bool is_decoy)
{
    size_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += items[i].is_decoy == is_decoy;
    return sum;
}

static void add_items(struct scene_saver *saver, const struct scene_pieces *pieces,
                      const struct quiz_item *before, const struct quiz_draft_item *items,
                      size_t left)
{
    for (; left > 0; left--, items++) {
        const struct scene_piece *piece = items->origin < 0 ? NULL : &pieces->items[items->origin];
        if (piece) {
            scene_saver_add(saver, piece->lead);
            scene_saver_add_item(saver, piece, &before[items->origin], items);
        } else {
            scene_saver_add_new(saver, items);
        }
        if (left > 1 && piece && piece->comma.to > piece->comma.from)
            scene_saver_add(saver, piece->comma);
        else if (left > 1)
            str_add(&saver->out, ",");
        if (piece)
            scene_saver_add(saver, piece->trail);
    }
}

/* The list's inside written anew from `from` on; returns where the file goes on. */
static size_t add_list(struct scene_saver *saver, const struct scene_pieces *pieces,
                       const char *name, const struct quiz_item *before,
                       const struct quiz_draft_item *items, size_t count)
{
    if (pieces->list) {
        add_items(saver, pieces, before, items, count);
        scene_saver_add(saver, pieces->rest);
        return pieces->inside.to;
    }
    if (count > 0) {
        str_addf(&saver->out, "%s%s = (", saver->line_end, name);
        add_items(saver, pieces, before, items, count);
        str_addf(&saver->out, "%s);%s", saver->line_end, saver->line_end);
    }
    return saver->original.text.len;
}

static bool is_as_before(const struct scene_pieces *pieces, const struct quiz_item *items,
                         size_t count)
{
    const char *id;
    if (pieces->count != count)
        return false;
    for (size_t i = 0; i < count; i++)
        if (!config_setting_lookup_string(pieces->items[i].item, "id", &id) ||
            strcmp(id, items[i].id) != 0)
            return false;
    return true;
}

static void add_file(struct scene_saver *saver, const struct quiz_scene *scene,
                     const struct scene_pieces lists[2], const struct quiz_draft_item *items,
                     size_t count)
{
    static const char *const names[] = {"hazards", "decoys"};
    const struct quiz_item *before[] = {scene->hazards, scene->decoys};
    size_t hazards = count_of(items, count, false);
    size_t counts[] = {hazards, count - hazards}, firsts[] = {0, hazards}, from = 0;
    bool is_turned = lists[0].list && lists[1].list && lists[1].inside.from < lists[0].inside.from;
    for (int i = 0; i < 2; i++) {
        int list = is_turned || !lists[0].list ? 1 - i : i;
        if (lists[list].list)
            scene_saver_add(saver, (struct scene_span){from, lists[list].inside.from});
        else
            scene_saver_add(saver, (struct scene_span){from, saver->original.text.len});
        from = add_list(saver, &lists[list], names[list], before[list], items + firsts[list],
                        counts[list]);
    }
    scene_saver_add(saver, (struct scene_span){from, saver->original.text.len});
}

static bool save(struct scene_saver *saver, const struct config_scene *scene_file,
                 const struct quiz_draft_item *items, size_t count, struct err *err)
{
    const struct quiz_scene *scene = &scene_file->scene;
    struct scene_pieces lists[2];
    scene_pieces_cut(&saver->document, &saver->original, "hazards", &lists[0]);
    scene_pieces_cut(&saver->document, &saver->original, "decoys", &lists[1]);
    bool ok = is_as_before(&lists[0], scene->hazards, scene->hazard_count) &&
              is_as_before(&lists[1], scene->decoys, scene->decoy_count);
    if (ok) {
        add_file(saver, scene, lists, items, count);
        ok = config_original_write(&saver->original, scene_file->path, &saver->out, err);
    } else {
        err_set(err, ERR_BUSY,
                "%s: 文件已被别人改过，请重新打开 the file was changed meanwhile: open it again",
                scene_file->path);
    }
    scene_pieces_finish(&lists[0]);
    scene_pieces_finish(&lists[1]);
    return ok;
}

bool config_scene_save(const struct config_scene *scene, const struct quiz_draft_item *items,
                       size_t count, struct err *err)
{
    struct scene_saver saver = {0};
    struct config_report report = {0};
    bool is_missing;
    bool ok = config_document_open(&saver.document, scene->path, &report, &is_missing);
    if (!ok && is_missing)
        err_set(err, ERR_GONE, "%s: 没有这个文件 no such file", scene->path);
    else if (!ok)
        err_set(err, ERR_PARSE, "%s", report.count ? report.lines[0] : scene->path);
    ok = ok && config_original_read(scene->path, &saver.original, err);
    saver.line_end = saver.original.has_cr ? "\r\n" : "\n";
    ok = ok && save(&saver, scene, items, count, err);
    str_finish(&saver.out);
    config_original_finish(&saver.original);
    config_document_finish(&saver.document);
    config_report_finish(&report);
    return ok;
}
