/*
 * view/words: fixed texts in the visitor's language (gettext's catalogues).
 *
 * Texts stand in the source in Chinese, marked by view_word() or VIEW_N(); catalogues are
 * assets/locale/LANG/anxuan.po (the program's words) and scenes.po (what the shipped scenes say),
 * compiled to LOCALE/LANG/LC_MESSAGES/anxuan-LANG.mo and scenes-LANG.mo. What no catalogue has
 * stays Chinese. Needs no locale and sets none: see view/catalogue.
 */
#ifndef VIEW_WORDS_H
#define VIEW_WORDS_H

enum view_lang { VIEW_ZH, VIEW_EN, VIEW_LANGS };

/* As in --lang and folder names: "zh", "en"; and back, -1 when unknown. */
const char *view_lang_name(enum view_lang lang);
int view_lang_find(const char *name);

/* Once, before the first word: where the catalogues are (the folder LOCALE). What is not there or
 * damaged stays Chinese. Called again it reads anew, and words given before are no longer good. */
void view_words_open(const char *folder);

/* Marks a text for the catalogue where view_word() is not called with it directly. */
#define VIEW_N(text) (text)

/* The program's words; borrowed for ever. A format's translation is a format for the same
 * arguments in the same order. NULL stays NULL. */
const char *view_word(enum view_lang lang, const char *chinese) __attribute__((format_arg(2)));
/* What a scene says; NULL stays NULL. */
const char *view_scene_word(enum view_lang lang, const char *chinese);

#endif
