#include "app/scene_texts.h"

#include <stddef.h>

/* A line is one text: what would end it, or part it, is a space. */
static void print_text(const char *text, FILE *out)
{
    for (; *text; text++)
        (void)fputc((unsigned char)*text < ' ' ? ' ' : *text, out);
}

static void print_line(const struct quiz_item *hazard, const char *part, const char *text,
                       FILE *out)
{
    if (!text)
        return;
    (void)fprintf(out, "%s-%s\t", hazard->id, part);
    print_text(text, out);
    (void)fputc('\n', out);
}

static void print_explanation(const struct quiz_item *hazard, enum view_lang lang, FILE *out)
{
    const char *explanation = view_scene_word(lang, hazard->explanation);
    const char *practice = view_scene_word(lang, hazard->practice);
    if (!explanation || !practice) {
        print_line(hazard, "explanation", explanation ? explanation : practice, out);
        return;
    }
    (void)fprintf(out, "%s-explanation\t", hazard->id);
    print_text(explanation, out);
    if (lang != VIEW_ZH)
        (void)fputc(' ', out);
    print_text(practice, out);
    (void)fputc('\n', out);
}

void scene_texts_print(const struct quiz_scene *scene, enum view_lang lang, FILE *out)
{
    static const char *const parts[QUIZ_OPTIONS] = {"1", "2", "3", "4"};
    for (size_t i = 0; i < scene->hazard_count; i++) {
        const struct quiz_item *hazard = &scene->hazards[i];
        print_line(hazard, "question", view_scene_word(lang, hazard->question), out);
        for (int option = 0; option < QUIZ_OPTIONS; option++)
            print_line(hazard, parts[option], view_scene_word(lang, hazard->options[option]), out);
        print_explanation(hazard, lang, out);
    }
}
