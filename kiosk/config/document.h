/*
 * config/document (private): one libconfig file, read once, and complaints with the place of a key.
 */
#ifndef CONFIG_DOCUMENT_H
#define CONFIG_DOCUMENT_H

#include <libconfig.h>
#include <stdbool.h>

#include "config/report.h"
#include "config/scan.h"
#include "config/text.h"

struct config_document {
    const char *file; /* borrowed: the path as reported */
    struct config_report *report;
    struct config_text text; /* normalised */
    struct config_scan scan;
    config_t tree; /* its settings' hooks are their marks in scan */
    /* Stands in front of what is said of a setting: "规则「dusk」："; NULL: nothing does. Borrowed.
     */
    const char *subject;
};

/*
 * Reads the file; what is wrong with its bytes or syntax goes into *report. False then, or without
 * a message when there is no such file (*out_is_missing). Finish it in any case. libconfig 1.5
 * leaks a little on a syntax error: open once per change of the file, not once per frame.
 */
bool config_document_open(struct config_document *document, const char *path,
                          struct config_report *report, bool *out_is_missing) MUST_USE;
/* The same of bytes[len] that were read already; file: what messages call them, borrowed. */
bool config_document_open_bytes(struct config_document *document, const char *bytes, size_t len,
                                const char *file, struct config_report *report) MUST_USE;
void config_document_finish(struct config_document *document);

/* The setting's mark, or NULL (the root has none). */
const struct config_mark *config_document_mark(const config_setting_t *setting);

/* Where the setting stands in the file: its name, or an element's value. */
struct config_place config_document_place(const struct config_document *document,
                                          const config_setting_t *setting);

/* Where the key stands in the group; {0, 0} when it is not written. */
struct config_spot config_document_spot(const struct config_document *document,
                                        const config_setting_t *group, const char *key);

/* Report what is wrong with a setting, at its place. */
void config_document_error(const struct config_document *document, const config_setting_t *setting,
                           const char *format, ...) PRINTF_LIKE(3, 4);
void config_document_warning(const struct config_document *document,
                             const config_setting_t *setting, const char *format, ...)
    PRINTF_LIKE(3, 4);

#endif
