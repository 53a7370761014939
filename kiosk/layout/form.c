#include "layout/form.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/mem.h"
#include "base/utf8.h"

/* A text as ICU has it: UTF-16, owned. */
struct wide {
    UChar *text;
    int32_t len;
};

/* ICU's tables of forms are part of its code: what fails here is a promise broken by us. */
static struct wide widen(const char *text)
{
    size_t bytes = strlen(text);
    struct wide wide = {.text = mem_alloc((bytes + 1) * sizeof(UChar))};
    UErrorCode status = U_ZERO_ERROR;
    assert(bytes < INT32_MAX && utf8_is_valid(text, bytes));
    u_strFromUTF8(wide.text, (int32_t)bytes + 1, &wide.len, text, (int32_t)bytes, &status);
    assert(U_SUCCESS(status));
    return wide;
}

static char *narrow(const struct wide *wide)
{
    int32_t bytes = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8(NULL, 0, &bytes, wide->text, wide->len, &status);
    char *text = mem_alloc((size_t)bytes + 1);
    status = U_ZERO_ERROR; /* it said that nothing was room enough */
    u_strToUTF8(text, bytes + 1, NULL, wide->text, wide->len, &status);
    assert(U_SUCCESS(status));
    return text;
}

/* Takes wide; form NULL: folds the case away instead. */
static struct wide turn(struct wide wide, const UNormalizer2 *form)
{
    struct wide turned = {0};
    int32_t room = 0;
    UErrorCode status;
    do { /* the first time it says how much room it takes */
        status = U_ZERO_ERROR;
        free(turned.text);
        turned.text = mem_alloc(((size_t)room + 1) * sizeof(UChar));
        turned.len = form ? unorm2_normalize(form, wide.text, wide.len, turned.text, room, &status)
                          : u_strFoldCase(turned.text, room, wide.text, wide.len,
                                          U_FOLD_CASE_DEFAULT, &status);
        room = turned.len;
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    assert(U_SUCCESS(status));
    free(wide.text);
    return turned;
}

bool layout_text_is_nfc(const char *text)
{
    UErrorCode status = U_ZERO_ERROR;
    if (!utf8_is_valid(text, strlen(text)))
        return false;
    struct wide wide = widen(text);
    bool is_nfc = unorm2_isNormalized(unorm2_getNFCInstance(&status), wide.text, wide.len, &status);
    assert(U_SUCCESS(status));
    free(wide.text);
    return is_nfc;
}

/* Unicode's canonical caseless match (section 3.13): taken apart, folded, put together again. */
char *layout_text_fold(const char *text)
{
    UErrorCode status = U_ZERO_ERROR;
    struct wide wide = widen(text);
    wide = turn(wide, unorm2_getNFDInstance(&status));
    wide = turn(wide, NULL);
    wide = turn(wide, unorm2_getNFCInstance(&status));
    assert(U_SUCCESS(status));
    char *folded = narrow(&wide);
    free(wide.text);
    return folded;
}
