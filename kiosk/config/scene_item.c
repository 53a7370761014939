#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "config/fields.h"
#include "config/scene_parts.h"

#define TEXT_BYTES 2000 /* whoever writes more is told how many characters fit */

struct item_form {
    char id[QUIZ_ID_BYTES];
    const char *title, *practice, *basis, *question, *explanation, *text;
    char basis_mark[sizeof(((struct quiz_item *)0)->basis_mark)];
    const config_setting_t *shape, *shape_portrait, *options, *answer;
};

static const char *complain_id(const char *id)
{
    for (; *id; id++)
        if (!strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", *id))
            return "只能用字母、数字、- 和 _，如 \"C01\" use letters, digits, - and _ only, like "
                   "\"C01\"";
    return NULL;
}

#define MEMBER(name) offsetof(struct item_form, name)
#define TEXT(name)                                                                                 \
    {                                                                                              \
#name, CONFIG_TEXT, .offset = MEMBER(name), .min = 1, .max = TEXT_BYTES                    \
    }
#define COMMON_FIELDS                                                                              \
    {"id",                                                                                         \
     CONFIG_LINE,                                                                                  \
     .offset = MEMBER(id),                                                                         \
     .min = 1,                                                                                     \
     .max = QUIZ_ID_BYTES - 1,                                                                     \
     .complaint = complain_id},                                                                    \
        TEXT(title), {"shape", CONFIG_ANY, .offset = MEMBER(shape)},                               \
    {                                                                                              \
        "shape_portrait", CONFIG_ANY, .offset = MEMBER(shape_portrait)                             \
    }

static const struct config_field hazard_fields[] = {
    COMMON_FIELDS,
    TEXT(practice),
    TEXT(basis),
    {"basis_mark", CONFIG_LINE, .offset = MEMBER(basis_mark), .min = 1,
     .max = sizeof(((struct item_form *)0)->basis_mark) - 1},
    TEXT(question),
    {"options", CONFIG_LIST, .offset = MEMBER(options)},
    {"answer", CONFIG_ANY, .offset = MEMBER(answer)},
    TEXT(explanation),
    {.key = NULL},
};

static const struct config_field decoy_fields[] = {COMMON_FIELDS, TEXT(text), {.key = NULL}};

const char *config_scene_key(enum quiz_field field)
{
    static const char *const keys[QUIZ_FIELDS] = {[QUIZ_FIELD_TITLE] = "title",
                                                  [QUIZ_FIELD_PRACTICE] = "practice",
                                                  [QUIZ_FIELD_BASIS] = "basis",
                                                  [QUIZ_FIELD_QUESTION] = "question",
                                                  [QUIZ_FIELD_OPTIONS] = "options",
                                                  [QUIZ_FIELD_ANSWER] = "answer",
                                                  [QUIZ_FIELD_EXPLANATION] = "explanation",
                                                  [QUIZ_FIELD_TEXT] = "text",
                                                  [QUIZ_FIELD_SHAPE] = "shape",
                                                  [QUIZ_FIELD_ID] = "id"};
    return keys[field];
}

void config_scene_name_subject(const char *id, size_t index, bool is_decoy,
                               char out[CONFIG_SCENE_SUBJECT_BYTES])
{
    const char *kind = is_decoy ? "干扰项" : "隐患";
    if (*id)
        (void)snprintf(out, CONFIG_SCENE_SUBJECT_BYTES, "%s「%s」：", kind, id); /* fits */
    else
        (void)snprintf(out, CONFIG_SCENE_SUBJECT_BYTES, "第 %zu 个%s：", index + 1, kind);
}

/* Before the form is read: an id that is fit to be shown. */
static void name_subject(const config_setting_t *element, size_t index, bool is_decoy,
                         char out[CONFIG_SCENE_SUBJECT_BYTES])
{
    const config_setting_t *setting =
        config_setting_is_group(element) ? config_setting_get_member(element, "id") : NULL;
    const char *id = setting ? config_setting_get_string(setting) : NULL;
    bool is_good = id && strlen(id) < QUIZ_ID_BYTES && !complain_id(id);
    config_scene_name_subject(is_good ? id : "", index, is_decoy, out);
}

static void read_options(const struct config_document *document, const config_setting_t *list,
                         struct quiz_item *item)
{
    item->option_count = config_setting_length(list);
    if (item->option_count == 0)
        config_document_error(document, list,
                              "options 是空的，请写 %d 个选项 is empty: write %d options",
                              QUIZ_OPTIONS, QUIZ_OPTIONS);
    for (int i = 0; i < item->option_count && i < QUIZ_OPTIONS; i++)
        item->options[i] =
            mem_copy_text(config_fields_text(document, config_setting_get_elem(list, (unsigned)i)));
}

static void read_answer(const struct config_document *document, const config_setting_t *answer,
                        struct quiz_item *item)
{
    double number;
    if (config_setting_is_aggregate(answer))
        config_document_error(document, answer,
                              "answer 只能写一个数，1 到 %d：每题只有一个正确选项 must be one "
                              "number, 1 to %d: a question has one right option",
                              QUIZ_OPTIONS, QUIZ_OPTIONS);
    else if (config_fields_read_number(document, answer, 1, QUIZ_OPTIONS, true, &number))
        item->answer = (int)number;
}

static void note_spots(const struct config_document *document, const config_setting_t *element,
                       struct config_scene_spots *spots)
{
    struct config_place place = config_document_place(document, element);
    spots->at = (struct config_spot){place.line, place.column};
    for (int field = 0; field < QUIZ_FIELDS; field++)
        spots->fields[field] =
            config_document_spot(document, element, config_scene_key((enum quiz_field)field));
    spots->shape_portrait = config_document_spot(document, element, "shape_portrait");
}

static void fill(struct quiz_item *item, const struct item_form *form)
{
    memcpy(item->id, form->id, sizeof(item->id));
    memcpy(item->basis_mark, form->basis_mark, sizeof(item->basis_mark));
    item->title = mem_copy_text(form->title);
    item->practice = mem_copy_text(form->practice);
    item->basis = mem_copy_text(form->basis);
    item->question = mem_copy_text(form->question);
    item->explanation = mem_copy_text(form->explanation);
    item->text = mem_copy_text(form->text);
}

/* Whether the drawings have the item twice, as a hazard and put right. */
static void note_drawings(const struct config_scene_file *file, struct quiz_item *item)
{
    char hazard[QUIZ_ID_BYTES + 8], safe[QUIZ_ID_BYTES + 8];
    (void)snprintf(hazard, sizeof(hazard), "%s-hazard", item->id); /* fits */
    (void)snprintf(safe, sizeof(safe), "%s-safe", item->id);
    for (int view = 0; view < QUIZ_VIEWS; view++)
        item->is_drawn_twice[view] = file->drawings[view] &&
                                     svg_shapes_has(file->drawings[view], hazard) &&
                                     svg_shapes_has(file->drawings[view], safe);
}

static void read_group(struct config_scene_file *file, const config_setting_t *element,
                       bool is_decoy)
{
    struct item_form form = {0};
    struct quiz_scene *scene = &file->out->scene;
    struct quiz_item *item = is_decoy ? quiz_scene_add_decoy(scene) : quiz_scene_add_hazard(scene);
    struct config_scene_spots *spots = is_decoy ? &file->out->decoys[scene->decoy_count - 1]
                                                : &file->out->hazards[scene->hazard_count - 1];
    note_spots(&file->document, element, spots);
    config_fields_read(&file->document, element, is_decoy ? decoy_fields : hazard_fields, &form);
    fill(item, &form);
    if (form.options)
        read_options(&file->document, form.options, item);
    if (form.answer)
        read_answer(&file->document, form.answer, item);
    config_scene_read_shapes(file, form.shape, form.shape_portrait, item, spots);
    note_drawings(file, item);
}

void config_scene_read_item(struct config_scene_file *file, const config_setting_t *element,
                            size_t index, bool is_decoy)
{
    char subject[CONFIG_SCENE_SUBJECT_BYTES];
    name_subject(element, index, is_decoy, subject);
    file->document.subject = subject;
    if (config_setting_is_group(element))
        read_group(file, element, is_decoy);
    else
        config_fields_wrong_kind(&file->document, element,
                                 " { id = …; title = …; shape = { … }; … }",
                                 "{ id = ...; title = ...; shape = { ... }; ... }");
    file->document.subject = NULL;
}
