/*
 * SHA256SUMS from a stick. A list that is taken holds no name that could lead out of the folder,
 * and it is the same list when it was written and is read again.
 */
#include <stdlib.h>

#include "fuzz/fuzz.h"
#include "package/sums.h"

static void check_name(const char *name)
{
    assert(fuzz_is_line(name));
    assert(name[0] && name[0] != '/' && name[strlen(name) - 1] != '/');
    assert(!strstr(name, "//") && !strpbrk(name, "\\:*?\"<>|"));
    assert(strncmp(name, "../", 3) != 0 && !strstr(name, "/../") && !strstr(name, "/./"));
    assert(!package_name_is_apart(name));
    for (const char *part = name; part; part = strchr(part, '/') ? strchr(part, '/') + 1 : NULL)
        assert(strcspn(part, "/") >= 1 && strcspn(part, "/") <= 200);
}

static void check_sums(const struct package_sums *sums)
{
    bool has_settings = false;
    for (size_t i = 0; i < sums->count; i++) {
        check_name(sums->items[i].name);
        assert(i == 0 || strcmp(sums->items[i - 1].name, sums->items[i].name) < 0);
        assert(package_sums_find(sums, sums->items[i].name) == &sums->items[i]);
        has_settings |= strcmp(sums->items[i].name, PACKAGE_SETTINGS_FILE) == 0;
    }
    assert(has_settings);
}

static void check_again(const struct package_sums *sums, const struct package_limits *limits)
{
    struct str text = {0};
    struct package_sums again;
    struct package_trouble trouble;
    package_sums_write(sums, &text);
    assert(package_sums_read(text.text, text.len, limits, &again, &trouble));
    assert(again.count == sums->count);
    for (size_t i = 0; i < sums->count; i++) {
        assert(strcmp(again.items[i].name, sums->items[i].name) == 0);
        assert(memcmp(again.items[i].sum, sums->items[i].sum, SEAL_SUM_BYTES) == 0);
    }
    package_sums_finish(&again);
    str_finish(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct package_limits limits = package_limits_default();
    struct package_sums sums;
    struct package_trouble trouble = {0};
    limits.max_files = 20;
    if (package_sums_read((const char *)data, len, &limits, &sums, &trouble)) {
        check_sums(&sums);
        check_again(&sums, &limits);
    } else {
        fuzz_expect_reason(&trouble.err);
        assert(trouble.reason == PACKAGE_SUMS || trouble.reason == PACKAGE_NAMES ||
               trouble.reason == PACKAGE_LIMITS);
        assert(sums.count == 0 && !sums.items);
    }
    package_sums_finish(&sums);
    return 0;
}
