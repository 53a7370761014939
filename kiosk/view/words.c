#include "view/words.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "view/catalogue.h"

enum domain { DOMAIN_PROGRAM, DOMAIN_SCENES, DOMAINS };

static const char *const lang_names[VIEW_LANGS] = {"zh", "en"};

/* One set for the whole program, as words are wanted everywhere and change nowhere. */
static struct view_catalogue catalogues[VIEW_LANGS][DOMAINS];

const char *view_lang_name(enum view_lang lang)
{
    return lang_names[lang];
}

int view_lang_find(const char *name)
{
    for (int lang = 0; lang < VIEW_LANGS; lang++)
        if (strcmp(name, lang_names[lang]) == 0)
            return lang;
    return -1;
}

static void open_domain(const char *folder, enum view_lang lang, enum domain domain)
{
    static const char *const domain_names[DOMAINS] = {"anxuan", "scenes"};
    struct view_catalogue *catalogue = &catalogues[lang][domain];
    struct str path = {0};
    struct err err;
    const char *name = lang_names[lang];
    view_catalogue_finish(catalogue);
    str_addf(&path, "%s/%s/LC_MESSAGES/%s-%s.mo", folder, name, domain_names[domain], name);
    if (!view_catalogue_load(path.text, catalogue, &err))
        log_debug("view", "%s, stays Chinese", err.text);
    str_finish(&path);
}

void view_words_open(const char *folder)
{
    for (int lang = VIEW_ZH + 1; lang < VIEW_LANGS; lang++)
        for (int domain = 0; domain < DOMAINS; domain++)
            open_domain(folder, (enum view_lang)lang, (enum domain)domain);
}

/* The next "%…d" in *text, empty at the end, and *text behind it. */
static size_t next_format(const char **text, const char **out_at)
{
    const char *at = strchrnul(*text, '%');
    size_t len = *at ? 1 + strspn(at + 1, "0123456789.-+ #'hljztL") : 0;
    if (len > 0 && at[len])
        len++;
    *out_at = at;
    *text = at + len;
    return len;
}

/* Both are formats for the same arguments, so that no catalogue can make printf() read others. */
static bool has_same_formats(const char *a, const char *b)
{
    size_t len;
    do {
        const char *of_a, *of_b;
        len = next_format(&a, &of_a);
        if (next_format(&b, &of_b) != len || memcmp(of_a, of_b, len) != 0)
            return false;
    } while (len > 0);
    return true;
}

const char *view_word(enum view_lang lang, const char *chinese)
{
    const char *text =
        chinese ? view_catalogue_find(&catalogues[lang][DOMAIN_PROGRAM], chinese) : NULL;
    return text && has_same_formats(chinese, text) ? text : chinese;
}

const char *view_scene_word(enum view_lang lang, const char *chinese)
{
    const char *text =
        chinese ? view_catalogue_find(&catalogues[lang][DOMAIN_SCENES], chinese) : NULL;
    return text ? text : chinese;
}
