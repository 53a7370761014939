#!/bin/bash
# What `preview` says of the shipped schedule on days worked out by hand, and what `check` says of schedules.
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
export SDL_VIDEODRIVER=dummy

preview() { "$BIN/anxuan" preview "$@" >"$WORK/out" 2>"$WORK/err"; }
preview_code() { preview "$@"; echo $?; }
check_site() { "$BIN/anxuan" check -c "$WORK/site" "$@" >"$WORK/out" 2>"$WORK/err"; }
silent() { [ ! -s "$WORK/err" ] || { sed 's/^/# /' "$WORK/err"; return 1; }; }

# --- JSON ---------------------------------------------------------------------------------------

# span FROM TO PLAYLIST BRIGHTNESS SCREEN QUIZ BY-PLAYLIST BY-BRIGHTNESS BY-SCREEN BY-QUIZ, on 2026-06-16
span() {
    printf '{"from":"2026-06-%s:00+08:00","to":"2026-06-%s:00+08:00",' "$1" "$2"
    printf '"set":{"playlist":"%s","ticker":null,"brightness":%s,"volume":60,"screen":"%s","quiz":%s,"layout":"plaza"},' "${@:3:4}"
    printf '"by":{"playlist":"%s","ticker":"default","brightness":"%s","volume":"default","screen":"%s","quiz":"%s","layout":"default"}}' "${@:7:4}"
}
expected_day() {
    printf '[\n %s' "$(span 16T00:00 16T07:00 always-on 100 off false fallback default night default)"
    printf ',\n %s' "$(span 16T07:00 16T09:00 attract 100 on false "opening hours" default default default)"
    printf ',\n %s' "$(span 16T09:00 16T12:00 consultation-day 100 on true "consultation day" default default "consultation day")"
    printf ',\n %s' "$(span 16T12:00 16T16:29 attract 100 on false "opening hours" default default default)"
    printf ',\n %s' "$(span 16T16:29 16T16:30 1530-1min 100 on false "1530 daily" default default default)"
    printf ',\n %s' "$(span 16T16:30 16T18:30 attract 100 on false "opening hours" default default default)"
    printf ',\n %s' "$(span 16T18:30 16T22:00 attract 40 on false "opening hours" dusk default default)"
    printf ',\n %s\n]\n' "$(span 16T22:00 17T00:00 always-on 100 off false fallback default night default)"
}
expected_day >"$WORK/expected.json"
preview --from 2026-06-16 --to 2026-06-17 --json
check "16 June to the letter" cmp "$WORK/out" "$WORK/expected.json"
check "nothing to complain of" silent
preview --from 2026-06-15T16:00:00Z --json
check "a day from an instant with an offset" cmp "$WORK/out" "$WORK/expected.json"

# playlists FROM TO: "TIME PLAYLIST RULE" of the spans that a 1530 rule or the light show gave
playlists() {
    preview --from "$1" --to "$2" --json && python3 - "$WORK/out" <<'PY'
import json, sys
print(*("%s %s" % (s["from"][5:16], s["by"]["playlist"]) for s in json.load(open(sys.argv[1]))
        if s["by"]["playlist"].startswith(("1530", "light"))), sep="; ")
PY
}
check "2025-01-27 is a holiday's eve" is "$(playlists 2025-01-27 2025-01-28)" "01-27T16:00 1530 holiday"
check "2025-09-26 ends a week" is "$(playlists 2025-09-26 2025-09-27)" "09-26T16:25 1530 weekly"
check "2025-09-28, a make-up Sunday, does not" is "$(playlists 2025-09-28 2025-09-29)" "09-28T16:29 1530 daily"
check "2025-12-31 is an eve" is "$(playlists 2025-12-31 2026-01-01)" "12-31T16:00 1530 holiday"
check "2026-02-13 is plain" is "$(playlists 2026-02-13T00:00 2026-02-13T19:00)" "02-13T16:29 1530 daily"
check "2026-02-14, a make-up Saturday, is an eve" is "$(playlists 2026-02-14T00:00 2026-02-14T19:00)" "02-14T16:00 1530 holiday"
check "2026-06-19 is a holiday: the light show alone" is "$(playlists 2026-06-19 2026-06-20)" "06-19T19:30 light show"
preview --from 2026-07-03 --to 2026-07-04 --json
check "in the sample's summer vacation it is no school day" is "$(grep -c 1530 "$WORK/out")" 0

# whole FROM TO: the spans cover it without holes, neighbours differ
whole() {
    preview --from "$1" --to "$2" --json "${@:3}" && python3 - "$WORK/out" "$1" "$2" <<'PY'
import json, sys
spans = json.load(open(sys.argv[1]))
assert spans[0]["from"][:10] == sys.argv[2] and spans[-1]["to"][:10] == sys.argv[3], "ends"
for a, b in zip(spans, spans[1:]):
    assert a["to"] == b["from"], "a hole at " + a["to"]
    assert (a["set"], a["by"]) != (b["set"], b["by"]), "no change at " + a["to"]
keys = ["playlist", "ticker", "brightness", "volume", "screen", "quiz", "layout"]
assert all(list(s["set"]) == keys and list(s["by"]) == keys for s in spans), "keys"
print("#", len(spans), "spans")
PY
}
check "two years without holes" whole 2025-01-01 2027-01-01
check "with a clock that is not set" whole 2026-06-16 2026-06-18 --trust unset
check "one span then: the fallback" is "$(grep -c '"playlist":"always-on".*"by":{"playlist":"fallback"' "$WORK/out")" 1

# --- text ---------------------------------------------------------------------------------------

preview --from 2026-06-16
check "text: the day" says '^2026年6月16日　星期二　工作日、上学日　安全生产月、安全宣传咨询日$' "$WORK/out"
check "text: time, playlist, rule, priority" says '^  09:00-12:00  节目单  consultation-day +← consultation day（10）$' "$WORK/out"
check "text: who was beaten" says '^ {15}压过    opening hours（0）$' "$WORK/out"
check "text: what differs from the default" says '^ {15}答题    开 +← consultation day（10）$' "$WORK/out"
check "text: at once" says '← 1530 daily（20，立即切换）$' "$WORK/out"
check "text: the screen off" says '^  22:00-24:00  屏幕    关 +← night（0）$' "$WORK/out"
check "text: the sum" says '^共变化 7 次；空档 0 处；重叠 0 处$' "$WORK/out"
check "text: no line is wider than 80 columns" python3 - "$WORK/out" <<'PY'
import sys, unicodedata
for line in open(sys.argv[1]).read().splitlines()[2:]:
    width = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)
    assert width <= 80, line
PY
site none
cat >"$WORK/site/schedule.cfg" <<'CFG'
fallback = "always-on";
rules = (
  { name = "day"; when = { at = "08:00-20:00"; }; set = { playlist = "atract"; brightness = 80; }; },
  { name = "lunch"; when = { at = "11:00-12:00"; }; set = { playlist = "always-on"; }; priority = -1; },
  { name = "night"; when = { at = "22:00-06:00"; }; set = { screen = "off"; }; },
  { name = "old"; when = { from = "2020-01-01"; until = "2020-02-01"; }; set = { playlist = "attract"; }; },
  { name = "dim"; when = { at = "19:00-21:00"; days = [ "workday" ]; }; set = { brightness = 40; layout = "plazza"; }; }
);
CFG
preview -c "$WORK/site" --from 2026-06-16
check "text: a gap" says '^ {15}空档    没有规则设节目单，播放后备节目单 gap: the fallback plays$' "$WORK/out"
check "text: an overlap" says '^ {15}重叠    「day」和「dim」都设亮度，优先级同为 0，后写的「dim」胜出；$' "$WORK/out"
check "text: gaps and overlaps are counted" says '空档 2 处（合计 4 小时 0 分）；重叠 1 处$' "$WORK/out"

# --- bad input ----------------------------------------------------------------------------------

check "an impossible date" is "$(preview_code --from 2026-02-30)" 64
check "it says so" says '^anxuan preview: error: --from 的值不对' "$WORK/err"
check "an end before the beginning" is "$(preview_code --from 2026-06-16 --to 2026-06-16)" 64
check "it says what to write" says '请写第二天' "$WORK/err"
check "more than ten years" is "$(preview_code --from 2026-01-01 --to 2036-01-05)" 64
check "no such folder" is "$(preview_code -c "$WORK/nowhere")" 66
check "a word too many" is "$(preview_code now)" 64
mkdir -p "$WORK/bad"
echo 'fallback = "x"; rules = ( { name = "a"; when = { at = "10:00-10:00"; }; set = { quiz = true; }; }, { name = "b"; when = { }; set = { playlist = "y"; }; } );' >"$WORK/bad/schedule.cfg"
check "a rule in error" is "$(preview_code -c "$WORK/bad" --from 2026-06-16)" 65
check "it is named" says '^.*/bad/schedule.cfg:1:[0-9]+: error: 规则「a」：' "$WORK/err"
check "the others are shown" says '节目单  y +← b（0）$' "$WORK/out"
echo 'fallback = "x"; rules = ( {' >"$WORK/bad/schedule.cfg"
check "a syntax error" is "$(preview_code -c "$WORK/bad" --json)" 65
check "JSON all the same" python3 -c 'import json, sys; json.load(open(sys.argv[1]))' "$WORK/out"

# --- a year with 100 rules ------------------------------------------------------------------------

mkdir -p "$WORK/many"
tests/tools/hundred_rules.sh >"$WORK/many/schedule.cfg"
check "a year of 100 rules without holes" whole 2026-01-01 2027-01-01 -c "$WORK/many"
check "ten years of the shipped schedule" whole 2026-01-01 2036-01-01

# --- check ----------------------------------------------------------------------------------------

check_site --at 2026-11-16T09:00 "$WORK/site/schedule.cfg"
check "warnings alone are no failure" is $? 0
cfg=$WORK/site/schedule.cfg
check "a playlist that is not there, and the one meant" \
    says "^$cfg:3:59: warning: 没有节目单 playlists/atract，.*是否想写 \"attract\"" "$WORK/err"
check "a layout that is not there, and the one meant" \
    says "^$cfg:7:98: warning: 没有布局 layouts/plazza.cfg，.*是否想写 \"plaza\"" "$WORK/err"
check "a rule that never wins, and who beats it" \
    says "^$cfg:4:5: warning: 规则「lunch」从不起作用：生效时总被「day」（优先级 0）压过" "$WORK/err"
check "a rule that never holds" says "^$cfg:6:5: warning: 规则「old」今后 400 天一次也不生效" "$WORK/err"
check "rules that clash" says "^$cfg:7:5: warning: 规则「day」和「dim」优先级同为 0，都设 brightness，值不同（第一次 11-16 19:00）" "$WORK/err"
check "gaps of the week" says "^$cfg: warning: 今后 7 天有 14 处空档，共 28 小时 0 分，.*：11-16 20:00—11-16 22:00、" "$WORK/err"
check "the next year from November on" is "$(grep -c '没有2027年的放假安排' "$WORK/err")" 1
check "and no more" is "$(grep -c warning: "$WORK/err")" 7
check_site --at 2026-10-31T09:00 "$WORK/site/schedule.cfg"
check "not before" is "$(grep -c '没有20..年的放假安排' "$WORK/err")" 0
mkdir -p "$WORK/site/calendars"
check_site --at 2026-10-31T09:00 "$WORK/site/schedule.cfg"
check "a folder without calendars: this year, too" \
    says "^$WORK/site/calendars: warning: 没有2026年的放假安排：到时只按星期判断" "$WORK/err"
printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20260616\r\nSUMMARY:%s\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n' a/b >"$WORK/site/calendars/events.ics"
check_site "$WORK/site/calendars/events.ics"
check "a calendar of days" says "^$WORK/site/calendars/events.ics:4:1: warning: " "$WORK/err"
cat >"$WORK/site/schedule.cfg" <<'CFG'
fallback = "always-on";
rules = ( { name = "活动"; ics = "events.ics"; } );
CFG
check_site "$WORK/site/calendars/events.ics"
check "a calendar of events" is $? 65
check "its event cannot be a playlist" says "^$WORK/site/calendars/events.ics:4:1: error: 日程标题「a/b」" "$WORK/err"
sed -i 's|a/b|drill|; s|0616|0617|' "$WORK/site/calendars/events.ics"
check_site --at 2026-06-16T09:00 "$WORK/site/schedule.cfg"
check "an event's playlist that is not there" \
    says "^$WORK/site/calendars/events.ics:4:1: warning: 没有节目单 playlists/drill，" "$WORK/err"
