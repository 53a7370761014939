/*
 * tests/base/setting: a number that the environment may set, for tests that can do more or less of
 * the same (each says which).
 */
#ifndef TESTS_BASE_SETTING_H
#define TESTS_BASE_SETTING_H

/* cmocka.h needs these four before it */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "base/number.h"

static inline int64_t setting(const char *name, int64_t otherwise)
{
    int64_t value = otherwise;
    const char *text = getenv(name);
    if (text)
        assert_true(number_parse(text, 0, INT64_C(1000000000000), &value));
    return value;
}

#endif
