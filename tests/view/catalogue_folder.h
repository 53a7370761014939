/*
 * A folder of catalogues, compiled by msgfmt as `make` does it.
 */
#ifndef TESTS_VIEW_CATALOGUE_FOLDER_H
#define TESTS_VIEW_CATALOGUE_FOLDER_H

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/mem.h"

#define PO_HEADER "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"

/* Compiles po (behind its header) to FOLDER/en/LC_MESSAGES/NAME-en.mo; the path is returned, owned
 * by the caller. */
static inline char *catalogue_compile(const char *folder, const char *name, const char *po)
{
    struct err err;
    struct str path = {0}, command = {0};
    str_addf(&path, "%s/en/LC_MESSAGES", folder);
    assert_true(file_make_folders(path.text, &err));
    str_addf(&path, "/%s-en.mo", name);
    str_addf(&command, "msgfmt -o %s -", path.text);
    FILE *msgfmt = popen(command.text, "w");
    assert_non_null(msgfmt);
    (void)fprintf(msgfmt, "%s%s", PO_HEADER, po);
    assert_int_equal(pclose(msgfmt), 0);
    str_finish(&command);
    return str_take(&path);
}

#endif
