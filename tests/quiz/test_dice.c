#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "quiz/dice.h"

/* The first numbers of splitmix64 from 0, as its authors' program gives them. */
static void the_numbers_are_splitmix64(void **state)
{
    static const uint64_t wanted[] = {UINT64_C(0xE220A8397B1DCDAF), UINT64_C(0x6E789E6AA1B965F4),
                                      UINT64_C(0x06C45D188009454F)};
    uint64_t dice = 0;
    (void)state;
    for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++)
        assert_int_equal(quiz_dice_below(&dice, 1000003), wanted[i] % 1000003);
}

static void an_end_of_one_leaves_no_choice(void **state)
{
    uint64_t dice = 42;
    (void)state;
    assert_int_equal(quiz_dice_below(&dice, 1), 0);
    assert_int_not_equal(dice, 42); /* it goes on all the same */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_numbers_are_splitmix64),
        cmocka_unit_test(an_end_of_one_leaves_no_choice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
