# quiz_faults.sh: what the tests of a quiz that is disturbed share.
# shellcheck shell=bash
# shellcheck source=tests/e2e/quiz.sh
. tests/e2e/quiz.sh
AT=2026-06-16T09:30
# shellcheck disable=SC2034 # for quiz_site
PATIENT='idle_menu_s = 120; idle_question_s = 120; warn_s = 60;'

# visitor WORD...: see visitor.py
visitor() { python3 tests/e2e/visitor.py "$WORK/data" "$@"; }

# start: the player, in a rehearsal at $AT, with a disk as slow as slow_disk says.
start() {
    LD_PRELOAD=$BUILD/tests/slow-disk.so SLOW_DISK=$WORK/disk play --at "$AT" --mute
}

slow_disk() { echo "$1" >"$WORK/disk"; } # MILLISECONDS of each fsync

# sums SQL: of its one number, over all segments
sums() { rows "$1" | awk '{ sum += $1 } END { print sum + 0 }'; }

# last SQL: its last line, of the newest session
newest() { rows "SELECT $1 FROM session ORDER BY seq DESC LIMIT 1" | tail -n 1; }
newest_is() { is "$(newest "$1")" "$2"; } # COLUMNS VALUES

# Every session has as many answers as were asked or found, and every answer belongs to a session.
whole() {
    is "$(sums "SELECT count(*) FROM session s WHERE outcome = 'completed' AND game = 'level' AND
        (SELECT count(*) FROM answer a WHERE a.session = s.id) != 5")" 0 &&
        is "$(sums 'SELECT count(*) FROM answer a WHERE NOT EXISTS (SELECT 1 FROM session s WHERE s.id = a.session)')" 0
}
