#include "app/package_words.h"

#include <stdio.h>

struct package_limits package_words_limits(const struct config_kiosk *kiosk)
{
    return (struct package_limits){.max_files = kiosk->usb.max_files,
                                   .max_bytes = kiosk->usb.max_bytes,
                                   .min_free_percent = kiosk->usb.min_free_percent,
                                   .max_name_bytes = kiosk->usb.max_name_bytes,
                                   .max_depth = kiosk->usb.max_depth,
                                   .max_sums_bytes = kiosk->usb.max_sums_bytes};
}

int package_words_refuse(const char *command, const char *where,
                         const struct package_trouble *trouble)
{
    const struct package_reason_words *words = package_reason_words(trouble->reason);
    (void)fprintf(stderr, "%s: error: %s %s %s\n", where, words->code, words->zh, words->en);
    if (*trouble->err.text)
        (void)fprintf(stderr, "anxuan %s: error: %s\n", command, trouble->err.text);
    return words->exit;
}
