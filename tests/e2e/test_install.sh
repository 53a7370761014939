#!/bin/bash
# make install: what goes where, and that it leaves an owner's configuration alone.
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
root=$WORK/root
# its own build: the prefix is compiled in
install() { make --no-print-directory -j2 BUILD="$BUILD/install" install DESTDIR="$root" PREFIX=/usr >"$WORK/install.log" 2>&1; }
# the layers of scenes do not depend on it, and take a minute
mkdir -p "$BUILD/install" && cp -a "$BUILD"/layers-format "$BUILD"/scenes "$BUILD/install/" 2>"$WORK/cp.log"
check "installs" install
for path in usr/bin/anxuan usr/libexec/anxuan/anxuan-film usr/libexec/anxuan/anxuan-picture \
    usr/libexec/anxuan/anxuan-drawing usr/libexec/anxuan/anxuan-clock usr/libexec/anxuan/anxuan-stick \
    usr/lib/udev/rules.d/70-anxuan-stick.rules usr/lib/tmpfiles.d/anxuan.conf \
    usr/share/anxuan/assets/cards/slate.svg usr/share/anxuan/playlists/attract/playlist.cfg \
    usr/share/anxuan/locale/en/LC_MESSAGES/anxuan-en.mo usr/share/anxuan/locale/en/LC_MESSAGES/scenes-en.mo \
    usr/share/anxuan/config/layouts/plaza.cfg usr/share/man/man1/anxuan.1 \
    usr/share/man/man5/anxuan-files.5 etc/anxuan/kiosk.cfg etc/anxuan/schedule.cfg \
    etc/anxuan/layouts/strip.cfg usr/share/anxuan/config/calendars/2026.ics \
    etc/anxuan/calendars/2025.ics etc/anxuan/calendars/2026.ics etc/anxuan/calendars/school.ics; do
    check "installs $path" test -f "$root/$path"
done
for cfg in assets/scenes/*/scene.cfg; do
    name=$(basename "$(dirname "$cfg")")
    [ -e "$cfg" ] || continue
    for path in "$name/scene.cfg" "$name/scene.svg" "$name/portrait.svg" "$name/layers/layers.cfg" \
        "$name/layers/landscape-1920-safe.png"; do
        check "installs the scene's $path" test -f "$root/usr/share/anxuan/assets/scenes/$path"
    done
done
check "says how to let staff set the clock" grep -q 'setcap cap_sys_time=ep /usr/libexec/anxuan/anxuan-clock' "$WORK/install.log"
check "says how to let it write on sticks" grep -q 'setcap cap_sys_admin=ep /usr/libexec/anxuan/anxuan-stick' "$WORK/install.log"
check "makes the data folder" test -d "$root/var/lib/anxuan"
for name in kiosk.cfg schedule.cfg calendars/school.ics; do
    echo '# mine' >"$root/etc/anxuan/$name"
done
check "installs again" install
for name in kiosk.cfg schedule.cfg calendars/school.ics; do
    check "leaves the owner's $name alone" grep -q mine "$root/etc/anxuan/$name"
done
