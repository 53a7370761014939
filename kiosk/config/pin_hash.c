/* Writing one value into an operator's kiosk.cfg. */
#include <string.h>

#include "config/config.h"
#include "config/document.h"
#include "config/original.h"

struct edit {
    size_t from, to;             /* bytes of the file's text to be replaced */
    const char *before, *behind; /* put around the hash */
};

static bool is_hash(const char *hash)
{
    static const char prefix[] = "$argon2id$";
    struct config_kiosk kiosk;
    size_t len = strlen(hash);
    if (len == 0)
        return true;
    return len < sizeof(kiosk.staff.pin_hash) && strncmp(hash, prefix, strlen(prefix)) == 0 &&
           strspn(hash, "$,=+/_-.0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") ==
               len;
}

static bool find_edit(const struct config_document *document,
                      const struct config_original *original, struct edit *edit, struct err *err)
{
    const struct config_place *places = document->text.places;
    const config_setting_t *staff = config_lookup(&document->tree, "staff");
    const config_setting_t *pin = config_lookup(&document->tree, "staff.pin_hash");
    const struct config_mark *mark = pin     ? config_document_mark(pin)
                                     : staff ? config_document_mark(staff)
                                             : NULL;
    if (!staff) {
        size_t len = original->text.len;
        bool is_line_open = len > 0 && original->text.text[len - 1] != '\n';
        *edit = (struct edit){
            len, len, is_line_open ? "\nstaff = { pin_hash = \"" : "staff = { pin_hash = \"",
            "\"; };\n"};
        return true;
    }
    if (!mark || (pin && config_setting_is_aggregate(pin)) || !config_setting_is_group(staff))
        return err_set(err, ERR_INVALID,
                       "staff 应写成 staff = { pin_hash = \"\"; }; must be written so");
    if (pin)
        *edit = (struct edit){config_original_at(original, places[mark->value]),
                              config_original_at(original, places[mark->value_end]), "\"", "\""};
    else
        *edit = (struct edit){config_original_at(original, places[mark->value + 1]),
                              config_original_at(original, places[mark->value + 1]),
                              " pin_hash = \"", "\";"};
    return true;
}

static bool make_edit(const char *path, const struct config_original *original, struct edit *edit,
                      struct err *err)
{
    struct config_report report = {0};
    struct config_document document;
    bool is_missing;
    bool ok = config_document_open(&document, path, &report, &is_missing);
    if (ok)
        ok = find_edit(&document, original, edit, err);
    else
        (void)err_set(err, ERR_PARSE, "%s", report.count ? report.lines[0] : path);
    config_document_finish(&document);
    config_report_finish(&report);
    return ok;
}

bool config_kiosk_set_pin_hash(const char *path, const char *hash, struct err *err)
{
    struct config_original original;
    struct str fresh = {0};
    struct edit edit = {0, 0, "staff = { pin_hash = \"", "\"; };\n"};
    if (!is_hash(hash))
        return err_set(err, ERR_INVALID,
                       "不是 Argon2id 散列值 not an Argon2id hash (or longer than 159 bytes)");
    bool ok = config_original_read(path, &original, err);
    const char *text = original.text.text ? original.text.text : "";
    ok = ok && (!*text || make_edit(path, &original, &edit, err));
    if (ok) {
        str_add_span(&fresh, text, edit.from);
        str_addf(&fresh, "%s%s%s", edit.before, hash, edit.behind);
        str_add_span(&fresh, text + edit.to, original.text.len - edit.to);
        ok = config_original_write(&original, path, &fresh, err);
    }
    config_original_finish(&original);
    str_finish(&fresh);
    return ok;
}
