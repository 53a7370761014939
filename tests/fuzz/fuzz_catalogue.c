/*
 * A compiled catalogue: whatever its tables say, what is found in it is a whole text in it, and
 * what is not taken says why.
 */
#include "fuzz/folder.h"
#include "view/catalogue.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    static const char *const originals[] = {"", "a", "退出", "继续", "已找到 %d/%d"};
    struct view_catalogue catalogue = {0};
    struct err err = {.code = ERR_NONE};
    const char *path = folder_write("x.mo", data, len);
    int open_fds = fuzz_count_fds();
    if (view_catalogue_load(path, &catalogue, &err)) {
        for (size_t i = 0; i < sizeof(originals) / sizeof(originals[0]); i++) {
            const char *text = view_catalogue_find(&catalogue, originals[i]);
            assert(!text || (*text && utf8_is_valid(text, strlen(text))));
            assert(!text || (text > catalogue.bytes.text && *originals[i] &&
                             text + strlen(text) < catalogue.bytes.text + len));
        }
    } else {
        assert(err.code == ERR_PARSE);
        fuzz_expect_reason(&err);
        assert(!catalogue.bytes.text);
    }
    view_catalogue_finish(&catalogue);
    assert(fuzz_count_fds() == open_fds);
    return 0;
}
