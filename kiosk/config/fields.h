/*
 * config/fields (private): a group of settings -> members of a struct, by a table.
 *
 * Each key of the group is looked for in the table; unknown keys, wrong kinds and bad ranges are
 * reported with what to write instead, and the member keeps what it had (the default).
 */
#ifndef CONFIG_FIELDS_H
#define CONFIG_FIELDS_H

#include "config/document.h"

enum config_field_kind {
    CONFIG_LINE,      /* char[max + 1]: one line of min to max bytes */
    CONFIG_TEXT,      /* const char *, borrowed from the document: min to max bytes, may have \n */
    CONFIG_INT,       /* int: min to max */
    CONFIG_INT64,     /* int64_t: min to max */
    CONFIG_REAL,      /* double: min to max */
    CONFIG_BOOL,      /* bool */
    CONFIG_WORD,      /* int or enum: the index of the word in words */
    CONFIG_WORD_LINE, /* char[]: the word itself, one of words, each known to fit */
    CONFIG_GROUP,     /* config_setting_t *: { … } */
    CONFIG_LIST,      /* config_setting_t *: ( … ) or [ … ] */
    CONFIG_ANY        /* config_setting_t *: whatever it is */
};

struct config_field {
    const char *key; /* NULL ends a table */
    enum config_field_kind kind;
    size_t offset; /* of the member in the struct */
    double min, max;
    const char *const *words; /* ends with NULL */
    const char *(*complaint)(
        const char *);     /* of a text: NULL when it is good, else what is wrong */
    const char *advice[2]; /* on a number outside its range, Chinese and English; or NULL */
};

/* Reads group (NULL: nothing to read) into *out. */
void config_fields_read(const struct config_document *document, const config_setting_t *group,
                        const struct config_field *fields, void *out);

/* Reports an element or key whose value should be something else: "应写成 … must be …". */
void config_fields_wrong_kind(const struct config_document *document,
                              const config_setting_t *setting, const char *wanted_chinese,
                              const char *wanted_english);

/* Reports a text in key's list that is none of the words; near: the one that was meant, or NULL. */
void config_fields_unknown_word(const struct config_document *document,
                                const config_setting_t *setting, const char *key, const char *text,
                                const char *const *words, const char *near);

/*
 * Reads a list of exactly count whole numbers from min to max. False when it is not one; that is
 * reported.
 */
bool config_fields_read_ints(const struct config_document *document, const config_setting_t *list,
                             int *out, int count, int min, int max);

/* Reads a number from min to max. False when it is not one; that is reported. */
bool config_fields_read_number(const struct config_document *document,
                               const config_setting_t *setting, double min, double max,
                               bool is_whole, double *out);

/* A complaint about texts that become names of files and folders. */
const char *config_fields_complain_name(const char *name);

/* Reads an element or key that must be a text (borrowed from the document); NULL is reported. */
const char *config_fields_text(const struct config_document *document,
                               const config_setting_t *setting);

/* The key's name, or "此处" for an element of a list. */
const char *config_fields_name(const config_setting_t *setting);

/* Copies at most 60 bytes of a value for a message, with … when it was longer. */
#define CONFIG_SHOWN_BYTES 64
const char *config_fields_shown(const char *text, char out[CONFIG_SHOWN_BYTES]);

#endif
