#!/bin/bash
# The quiz and its disk: slow, busy, full, read-only, damaged. The game goes on, no score is shown that is not on disk,
# and what can be written later is. And a scene that goes away, and midnight.
# shellcheck source=tests/e2e/quiz_faults.sh
. tests/e2e/quiz_faults.sh
quiz_site "$PATIENT"
slow_disk 0
display 1920x1080
trouble() { ctl status | sed -n 's/^ *"trouble": //p'; }
is_fine() { trouble | grep -q null; }
shot() { sleep 0.3; import -window root rgb:- | md5sum; }
has_rows() { [ "$(sums 'SELECT count(*) FROM session')" -ge "$1" ]; }

# without_score WHAT: on the result's page, what the disk would not take is not shown, and the player says so
without_score() {
    check "$1: the game goes on to its result" wait_for 8 shows result
    check "$1: no score is shown" is "$(key stored)" false
    check "$1: the status says so" wait_for 8 sh -c "! '$BIN/anxuan' ctl --data '$WORK/data' status | grep -q '\"trouble\": null'"
}

# with_score WHAT ROWS: it works again
with_score() {
    check "$1: then the score appears" wait_for 12 is_so stored true
    check "$1: and is on disk, once" is "$(sums 'SELECT count(*) FROM session')" "$2"
    check "$1: the trouble is over" wait_for 3 is_fine
    visitor reach attract
}

# --- slow
start
visitor reach search
slow_disk 60000
check "the disk hangs: the page says that it stores" visitor stop 0 storing
check "the disk hangs: after a while the result, without its score" wait_for 5 shows result
check "the disk hangs: no score is shown" is "$(key stored)" false
before=$(shot)
visitor tap low
check "the disk hangs: the page answers a finger" test "$before" != "$(shot)"
visitor tap low
check "the disk hangs: and again" is "$(shot)" "$before"
slow_disk 0
with_score "the disk hangs" 1

# --- busy
visitor stop 1 search
python3 - "$WORK/data/records/000001.db" "$WORK/unlock" <<'PY' &
import os, sqlite3, sys, time
base = sqlite3.connect(sys.argv[1], isolation_level=None)
base.execute("BEGIN EXCLUSIVE")
open(sys.argv[2] + ".held", "w").close()
while not os.path.exists(sys.argv[2]):
    time.sleep(0.05)
base.execute("COMMIT")
PY
wait_for 5 test -e "$WORK/unlock.held"
visitor stop 1 result
without_score "records are locked"
touch "$WORK/unlock"
with_score "records are locked" 2

# --- damaged
quit
head -c 4096 /dev/urandom | dd of="$WORK/data/records/000001.db" conv=notrunc 2>/dev/null
head -c 65536 /dev/urandom | dd of="$WORK/data/records/000001.db-wal" conv=notrunc 2>/dev/null
start
visitor stop 0 result
check "damaged records: the score is stored" wait_for 12 is_so stored true
check "damaged records: set aside" wait_for 2 sh -c "ls '$WORK'/data/records/*.bad"
quit
check "damaged records: ends with 0" is $? 0
check "damaged records: the session is in the new file" is "$(sums 'SELECT count(*) FROM session')" 1

# --- full, read-only
rm -rf "$WORK/data"
mkdir -p "$WORK/data/records"
if mount -t tmpfs -o size=1m tmpfs "$WORK/data/records" 2>/dev/null; then
    trap 'umount -l "$WORK/data/records" 2>/dev/null; finish' EXIT
    start
    visitor reach search
    dd if=/dev/zero of="$WORK/data/records/fill" bs=4k 2>/dev/null
    visitor stop 0 result
    without_score "a full disk"
    rm "$WORK/data/records/fill"
    with_score "a full disk" 1
    quit
    mount -o remount,ro "$WORK/data/records"
    start
    visitor stop 0 result
    without_score "a read-only disk"
    mount -o remount,rw "$WORK/data/records"
    with_score "a read-only disk" 2
    quit
    umount "$WORK/data/records"
else
    echo "ok - a full and a read-only disk # SKIP they need a mount"
fi

# --- a scene goes away
start
visitor reach search
rm -rf "$WORK/site/assets/scenes/community"
check "the scene's folder is gone: the level goes on" visitor stop 2 result
check "the scene's folder is gone: and is stored" wait_for 5 is_so stored true
check "the scene's folder is gone: of the scene that was played" is "$(newest scene)" community
visitor reach attract
visitor reach search
check "the next session does not offer it" sh -c "! '$BIN/anxuan' ctl --data '$WORK/data' quiz | grep -q '\"id\": \"Y0'"
quit

# --- midnight
AT=2026-06-16T23:59:54
quiz_site "$PATIENT"
rm -rf "$WORK/data"
start
visitor reach search
check "midnight passes" wait_for 12 sh -c "'$BIN/anxuan' ctl --data '$WORK/data' status | grep -q '\"now\": \"2026-06-17'"
check "a session goes on past midnight" visitor stop 1 result
check "and is stored" wait_for 5 is_so stored true
check "once" is "$(rows 'SELECT outcome, found FROM session')" 'completed|1'
quit
