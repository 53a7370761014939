#!/bin/bash
# make install: what goes where, and that it leaves an owner's configuration alone.
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
root=$WORK/root
install() { make --no-print-directory install DESTDIR="$root" PREFIX=/usr >"$WORK/install.log" 2>&1; }
check "installs" install
for path in usr/bin/anxuan usr/libexec/anxuan/anxuan-film usr/libexec/anxuan/anxuan-picture \
    usr/libexec/anxuan/anxuan-drawing \
    usr/share/anxuan/assets/cards/slate.svg usr/share/anxuan/playlists/attract/playlist.cfg \
    usr/share/anxuan/config/layouts/plaza.cfg usr/share/man/man1/anxuan.1 \
    usr/share/man/man5/anxuan-files.5 etc/anxuan/kiosk.cfg etc/anxuan/layouts/strip.cfg; do
    check "installs $path" test -f "$root/$path"
done
check "makes the data folder" test -d "$root/var/lib/anxuan"
echo '# mine' >"$root/etc/anxuan/kiosk.cfg"
check "installs again" install
check "leaves the owner's kiosk.cfg alone" grep -q mine "$root/etc/anxuan/kiosk.cfg"
