# quiz.sh: what the tests of the quiz share: a site whose quiz is open, and fingers that know where things are.
# shellcheck shell=bash
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh

# quiz_site [QUIZ-SETTINGS]: a config folder with the yard as its only scene of its own, open all day.
quiz_site() {
    site cards
    cat >"$WORK/site/playlists/cards/playlist.cfg" <<'CFG'
items = ( { slogan = "点一点，找隐患"; seconds = 60; enter = "cut"; } );
CFG
    cat >"$WORK/site/schedule.cfg" <<'CFG'
fallback = "cards";
rules = ( { name = "open"; when = { }; set = { playlist = "cards"; quiz = true; layout = "full"; }; } );
CFG
    mkdir -p "$WORK/site/assets/scenes"
    cp -r tests/fixtures/scenes/yard "$WORK/site/assets/scenes/community"
    sed -i 's/setting = "[a-z]*"/setting = "community"/' "$WORK/site/assets/scenes/community/scene.cfg"
    cat >"$WORK/site/kiosk.cfg" <<CFG
display = { layout = "full"; public = true; };
sound = { device = "none"; };
quiz = { $* };
CFG
}

# page: `ctl quiz` of now; key WORD: one of its plain values
page() { ctl quiz; }
key() { page | sed -n "s/^ *\"$1\": *\"\{0,1\}\([^\",]*\)\"\{0,1\},\{0,1\}\$/\1/p" | head -n 1; }
is_so() { [ "$(key "$1")" = "$2" ]; }
shows() { [ "$(key page)" = "$1" ]; }

# where NAME: the middle of a target; hazard N: of the level's N-th place (from 0)
where() {
    page | python3 -c 'import json,sys
t = json.load(sys.stdin)["targets"][sys.argv[1]]
print(t[0] + t[2] // 2, t[1] + t[3] // 2)' "$1"
}
hazard() {
    page | python3 -c 'import json,sys
print(*json.load(sys.stdin)["hazards"][int(sys.argv[1])]["at"])' "$1"
}

click() { # X Y
    xdotool mousemove "$1" "$2" mousedown 1
    sleep 0.05
    xdotool mouseup 1
    sleep 0.3 # sooner, another tap at that place is the same one
}

# shellcheck disable=SC2046 # two numbers
tap() { click $(where "$1"); }
# shellcheck disable=SC2046 # two numbers
tap_hazard() { click $(hazard "$1"); }

begin() { # the invitation, up to the scene
    wait_for 10 is_so invites true || return 1
    click 200 200
    wait_for 5 shows notice && tap choice-1
    wait_for 5 shows entrance && tap choice-1
    wait_for 5 shows choice && tap choice-3
    wait_for 10 shows search
}

answer() { # right|wrong
    local right
    sleep 0.5 # the lock
    right=$(key answer)
    [ "$1" = right ] || right=$((right % 4 + 1))
    tap "choice-$right"
    wait_for 5 shows explanation
    sleep 0.5
    tap go-on
}

rows() { # SQL: over all segments
    local file
    for file in "$WORK"/data/records/*.db; do sqlite3 "file:$file?mode=ro" "$1"; done
}
