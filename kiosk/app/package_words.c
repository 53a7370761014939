#include "app/package_words.h"

#include <stdio.h>

int package_words_refuse(const char *command, const char *where,
                         const struct package_trouble *trouble)
{
    const struct package_reason_words *words = package_reason_words(trouble->reason);
    (void)fprintf(stderr, "%s: error: %s %s %s\n", where, words->code, words->zh, words->en);
    if (*trouble->err.text)
        (void)fprintf(stderr, "anxuan %s: error: %s\n", command, trouble->err.text);
    return words->exit;
}
