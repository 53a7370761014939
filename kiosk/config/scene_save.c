#include "config/scene_save.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "config/scene_pieces.h"
#include "config/scene_saver.h"

#define FINE_BELOW 1000 /* units of a picture: from there on whole ones are fine enough */

/* Behind a comment to the end of the line, what is not on the next one would be part of it. */
static void close_comment(struct scene_saver *saver, struct scene_span next)
{
    size_t at = next.from;
    const char *text = saver->original.text.text;
    while (at < next.to && strchr(" \t\r", text[at]))
        at++;
    if (saver->is_open && (at == next.to || text[at] != '\n'))
        str_add(&saver->out, saver->line_end);
    saver->is_open = false;
}

void scene_saver_add(struct scene_saver *saver, struct scene_span span)
{
    if (saver->is_open)
        close_comment(saver, span);
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

/* One list as it is to become. */
struct wanted {
    const char *name;
    const struct quiz_item *before;
    const struct quiz_draft_item *items;
    size_t count, max; /* the draft has no more than max; what the file has beyond stays */
};

/* draft: NULL for an item that stays as it is. */
static void add_piece(struct scene_saver *saver, const struct scene_piece *piece,
                      const struct quiz_item *before, const struct quiz_draft_item *draft,
                      bool needs_comma)
{
    scene_saver_add(saver, piece->lead);
    if (draft)
        scene_saver_add_item(saver, piece, before, draft);
    else
        scene_saver_add(saver, piece->body);
    scene_saver_add(saver, piece->gap);
    if (needs_comma && piece->comma.to > piece->comma.from)
        scene_saver_add(saver, piece->comma);
    else if (needs_comma)
        str_add(&saver->out, ",");
    scene_saver_add(saver, piece->trail);
    saver->is_open = piece->is_open;
}

static void add_items(struct scene_saver *saver, const struct scene_pieces *pieces,
                      const struct wanted *wanted)
{
    size_t beyond = pieces->count > wanted->max ? pieces->count - wanted->max : 0;
    size_t total = wanted->count + beyond;
    for (size_t i = 0; i < total; i++) {
        const struct quiz_draft_item *draft = i < wanted->count ? &wanted->items[i] : NULL;
        size_t origin = draft ? (size_t)draft->origin : wanted->max + i - wanted->count;
        const struct scene_piece *piece =
            draft && draft->origin < 0 ? NULL : &pieces->items[origin];
        bool ends_list = piece && origin + 1 == pieces->count; /* it keeps a comma it has */
        bool needs_comma = i + 1 < total || (ends_list && piece->comma.to > piece->comma.from);
        if (piece) {
            add_piece(saver, piece, &wanted->before[origin], draft, needs_comma);
            continue;
        }
        saver->is_open = false; /* it begins with a line */
        scene_saver_add_new(saver, draft);
        str_add(&saver->out, needs_comma ? "," : "");
    }
}

/* The list's inside written anew; returns where the file goes on. */
static size_t add_list(struct scene_saver *saver, const struct scene_pieces *pieces,
                       const struct wanted *wanted)
{
    if (pieces->list && !pieces->is_array) {
        saver->is_open = pieces->is_open;
        add_items(saver, pieces, wanted);
        scene_saver_add(saver, pieces->rest);
        return pieces->inside.to;
    }
    if (wanted->count > 0 && pieces->is_array) {
        str_add(&saver->out, "(");
        add_items(saver, pieces, wanted);
        str_addf(&saver->out, "%s)", saver->line_end);
        return pieces->inside.to;
    }
    if (pieces->is_array)
        return pieces->inside.from;
    if (wanted->count > 0) {
        str_addf(&saver->out, "%s%s = (", saver->line_end, wanted->name);
        add_items(saver, pieces, wanted);
        str_addf(&saver->out, "%s);%s", saver->line_end, saver->line_end);
    }
    return saver->original.text.len;
}

static bool is_as_before(const struct scene_pieces *pieces, const struct quiz_item *items,
                         size_t count)
{
    bool is_empty_array = pieces->is_array && config_setting_is_array(pieces->list) &&
                          config_setting_length(pieces->list) == 0;
    if (pieces->count != count || (pieces->is_array && !is_empty_array))
        return false;
    for (size_t i = 0; i < count; i++) {
        const char *id = ""; /* as an item has none that is written wrong */
        (void)config_setting_lookup_string(pieces->items[i].item, "id", &id);
        if (*items[i].id && strcmp(id, items[i].id) != 0)
            return false;
    }
    return true;
}

static void add_file(struct scene_saver *saver, const struct quiz_scene *scene,
                     const struct scene_pieces lists[2], const struct quiz_draft_item *items,
                     size_t count)
{
    size_t hazards = count_of(items, count, false), from = 0;
    const struct wanted wanted[] = {
        {"hazards", scene->hazards, items, hazards, QUIZ_HAZARDS_MAX},
        {"decoys", scene->decoys, items + hazards, count - hazards, QUIZ_DECOYS_MAX}};
    bool is_turned = lists[0].list && lists[1].list && lists[1].inside.from < lists[0].inside.from;
    for (int i = 0; i < 2; i++) {
        int list = is_turned || !lists[0].list ? 1 - i : i;
        size_t to = lists[list].list ? lists[list].inside.from : saver->original.text.len;
        scene_saver_add(saver, (struct scene_span){from, to});
        from = add_list(saver, &lists[list], &wanted[list]);
    }
    scene_saver_add(saver, (struct scene_span){from, saver->original.text.len});
}

static bool save(struct scene_saver *saver, const struct config_scene *scene_file,
                 const struct quiz_draft_item *items, size_t count, struct err *err)
{
    const struct quiz_scene *scene = &scene_file->scene;
    struct scene_pieces lists[2];
    scene_pieces_cut(&saver->cutter, "hazards", &lists[0]);
    scene_pieces_cut(&saver->cutter, "decoys", &lists[1]);
    bool ok = is_as_before(&lists[0], scene->hazards, scene->hazard_count) &&
              is_as_before(&lists[1], scene->decoys, scene->decoy_count);
    if (ok) {
        add_file(saver, scene, lists, items, count);
        ok = config_original_write(&saver->original, scene_file->path, &saver->out, err);
    } else {
        err_set(err, ERR_BUSY,
                "%s: 隐患或干扰项已被别人改过，或写法有误，请用 anxuan check 检查后重新打开 the "
                "items were changed meanwhile, or are written wrongly: check the file, then open "
                "it again",
                scene_file->path);
    }
    scene_pieces_finish(&lists[0]);
    scene_pieces_finish(&lists[1]);
    return ok;
}

static void prepare(struct scene_saver *saver, const struct quiz_scene *scene)
{
    saver->line_end = saver->original.has_cr ? "\r\n" : "\n";
    saver->map = config_original_map(&saver->original, saver->document.text.places,
                                     saver->document.text.len + 1);
    saver->cutter = (struct scene_cutter){&saver->document, &saver->original, saver->map};
    for (int view = 0; view < QUIZ_VIEWS; view++)
        saver->is_fine[view] = fmax(scene->pictures[view].w, scene->pictures[view].h) < FINE_BELOW;
}

bool config_scene_save(const struct config_scene *scene, const struct quiz_draft_item *items,
                       size_t count, struct err *err)
{
    struct scene_saver saver = {0};
    struct config_report report = {0};
    bool is_missing;
    bool ok = config_document_open(&saver.document, scene->path, &report, &is_missing);
    if (!ok)
        err_set(err, is_missing ? ERR_GONE : ERR_PARSE, "%s",
                report.count ? report.lines[0] : scene->path);
    ok = ok && config_original_read(scene->path, &saver.original, err);
    if (ok) {
        prepare(&saver, &scene->scene);
        ok = save(&saver, scene, items, count, err);
    }
    str_finish(&saver.out);
    free(saver.map);
    config_original_finish(&saver.original);
    config_document_finish(&saver.document);
    config_report_finish(&report);
    return ok;
}
