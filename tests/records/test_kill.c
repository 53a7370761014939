/* A process that writes games is killed, again and again: what it was told to be stored is there.
 */
#include "records/games.h"

#include <signal.h>
#include <sys/wait.h>

#define KILLS        100
#define SEGMENT      (4 * SMALL_SEGMENT)
#define PER_RUN      1000 /* game n of run r is number 1000 r + n */
#define TOLD_AT_MOST 20

/* Writes games and tells the number of each that is stored; a few are always on their way. */
static void write_until_killed(int run, int told)
{
    struct records *records = records_open_limited(data_folder, false, SEGMENT);
    int64_t stored = 0;
    for (int i = 1; i < PER_RUN; i++) {
        (void)add_game(records, run * PER_RUN + i);
        if (i % 3)
            continue;
        while (stored < i - 3) {
            expect_state(records, stored + 1, RECORDS_STORED);
            stored++;
            int number = (int)stored;
            if (write(told, &number, sizeof(number)) != sizeof(number))
                _exit(1);
        }
    }
    _exit(2);
}

/* Lets run go on until it has told of that many games; returns how many it has. */
static int run_and_kill(int run, int at_least)
{
    int told[2];
    int number = 0;
    assert_int_equal(pipe(told), 0);
    pid_t child = fork();
    if (child == 0)
        write_until_killed(run, told[1]);
    (void)close(told[1]);
    while (number < at_least)
        assert_int_equal(read(told[0], &number, sizeof(number)), sizeof(number));
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    while (read(told[0], &number, sizeof(number)) == sizeof(number))
        ;
    (void)close(told[0]);
    return number;
}

/* The games of each run on disk are its first ones, and at least those that were told. */
static void expect_told_ones(const int told[KILLS])
{
    int count = 0;
    int run = 0;
    char *ids = read_rows("SELECT id FROM session ORDER BY seq");
    for (const char *at = ids; *at; at = strchr(at, '\n') + 1) {
        int id = (int)strtol(at, NULL, 10);
        if (id / PER_RUN != run) {
            assert_in_range(count, told[run], PER_RUN);
            assert_int_equal(id / PER_RUN, run + 1); /* each run has told of one at least */
            run++;
            count = 0;
        }
        assert_int_equal(id % PER_RUN, ++count);
    }
    assert_in_range(count, told[run], PER_RUN);
    assert_int_equal(run, KILLS - 1);
    free(ids);
}

static void expect_flushed_anew(void)
{
    struct records *records = records_open_limited(data_folder, false, SEGMENT);
    expect_flushed(records);
    records_close(records);
}

static void what_was_stored_survives_kills_whole(void **state)
{
    int told[KILLS];
    struct records_tally tally;
    (void)state;
    for (int run = 0; run < KILLS; run++) {
        told[run] = run_and_kill(run, 1 + run * 7 % TOLD_AT_MOST);
        records_read_tally(data_folder, false, GAME_UTC, GAME_UTC + 1, &tally);
        expect_flushed_anew(); /* a segment may have been killed at its birth */
        assert_int_equal(count_broken(), 0);
    }
    expect_told_ones(told);
    assert_int_equal(tally.completed,
                     sum_of("SELECT count(*) FROM session WHERE outcome = 'completed'"));
    assert_int_equal(
        sum_of("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
    /* the control: what a game in pieces would look like is seen */
    free(read_rows("DELETE FROM answer WHERE seq = (SELECT max(seq) FROM answer)"));
    assert_in_range(count_broken(), 1, segment_count());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(what_was_stored_survives_kills_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
