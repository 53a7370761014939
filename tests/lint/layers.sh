#!/bin/sh
# layers.sh: a room includes itself and rooms on lower floors; an outside library lives in one room;
# clocks and other banned calls stay in the rooms allowed to use them; sizes of functions' files hold.
set -u
cd "$(dirname "$0")/../.." || exit 1
floors='0 base
1 schedule
1 playlist
1 quiz
1 layout
1 seal
1 json
1 cell
2 calendar
2 config
3 records
3 package
3 video
3 screen
3 device
4 view
5 app'
bad=0

say() {
    echo "$1" >&2
    bad=1
}

floor_of() {
    echo "$floors" | awk -v room="$1" '$2 == room { print $1 }'
}

for file in kiosk/*/*.[ch] kiosk/*/*/*.[ch]; do
    room=$(echo "$file" | cut -d/ -f2)
    floor=$(floor_of "$room")
    [ -n "$floor" ] || say "$file: room '$room' has no floor"
    others=$(sed -n 's/^#include "\([a-z]*\)\/.*/\1/p' "$file" | sort -u)
    for other in $others; do
        theirs=$(floor_of "$other")
        if [ "$other" != "$room" ] && [ "${theirs:-99}" -ge "$floor" ]; then
            say "$file: '$room' (floor $floor) includes '$other' (floor ${theirs:-?})"
        fi
    done
    lines=$(wc -l <"$file")
    [ "$lines" -le 600 ] || say "$file: $lines lines, 600 are allowed"
done

only() { # PATTERN ROOM-PATTERN WHAT: the pattern stands only in files that match
    found=$(grep -lE "$1" kiosk/*/*.[ch] kiosk/*/*/*.[ch] | grep -vE "$2")
    for file in $found; do
        say "$file: $3"
    done
}

only '#include <SDL' '^kiosk/screen/' 'SDL belongs to screen'
only '#include <vlc/' '^kiosk/video/decoder/' 'libvlc belongs to video/decoder'
only '#include <sqlite3' '^kiosk/records/' 'SQLite belongs to records'
only '#include <libconfig' '^kiosk/config/' 'libconfig belongs to config'
only '#include <libxml|#include <archive' '^kiosk/config/' 'libxml2 and libarchive belong to config'
only '#include <libmount|#include <linux/netlink' '^kiosk/device/' 'libmount and netlink belong to device'
only '#include <libical' '^kiosk/calendar/' 'libical belongs to calendar'
only '#include <jansson' '^kiosk/json/' 'jansson belongs to json'
only '#include <seccomp' '^kiosk/cell/' 'libseccomp belongs to cell'
only '#include <sodium' '^kiosk/seal/' 'libsodium belongs to seal'
only '#include <unicode/' '^kiosk/layout/' 'ICU belongs to layout'
only '#include <libyuv|#include <qrencode|#include <fontconfig' '^kiosk/screen/' 'belongs to screen'
only '#include <libexif|#include <librsvg|#include <png' '^kiosk/screen/picture/' 'belongs to screen/picture'
only '[^_a-z](clock_gettime|gettimeofday|time|localtime|localtime_r|SDL_GetTicks)\(' '^kiosk/base/clock\.c' 'only base/clock reads clocks'
only '[^_a-z](adjtimex|ntp_adjtime|clock_adjtime)\(' '^kiosk/base/clock\.c' 'only base/clock reads clocks'
only '[^_a-z](clock_settime|settimeofday|stime|hwclock)\(|RTC_SET_TIME' '^kiosk/device/clock/main\.c' 'only anxuan-clock sets clocks'
only '[^_a-z](strcpy|strcat|sprintf|atoi|strtok|rand|gets)\(' '^$' 'a banned call'
only '^typedef struct' '^$' 'no typedef of structs'
[ $bad = 0 ] && echo "layers: fine"
exit $bad
