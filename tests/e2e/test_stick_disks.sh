#!/bin/bash
# A stick's package from the file systems that sticks have: imported, and a receipt and results written where it is mounted
# read-only, which it is again whatever becomes of the import. In a mount namespace of its own. A file system that the
# kernel lacks is skipped.
if [ -z "${ANXUAN_NAMESPACE:-}" ]; then
    if ! unshare -m true 2>/dev/null; then
        echo "ok - packages on disks # SKIP no mount namespace may be made here"
        exit 0
    fi
    ANXUAN_NAMESPACE=1 exec unshare -m --propagation private bash "$0"
fi
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
PATH=$PATH:/usr/sbin:/sbin
sticks=/run/anxuan/sticks
loops=()
importer=
drop() {
    [ -n "$importer" ] && kill -9 "$importer" 2>/dev/null
    umount -l $sticks/* "$WORK/mnt" 2>/dev/null
    for loop in "${loops[@]}"; do losetup -d "$loop"; done
    finish
}
trap drop EXIT
mkdir -p $sticks "$WORK/mnt" "$WORK/stick" && mount -t tmpfs none $sticks

make_package() {
    mkdir -p "$WORK/src/playlists/宣传 片"
    echo 'items = ( { slogan = "人人讲安全"; seconds = 60; } );' >"$WORK/src/playlists/宣传 片/playlist.cfg"
    cat >"$WORK/src/package.cfg" <<'CFG'
name = "2026春季"; version = 1; created = "2026-06-01T10:00:00+08:00"; devices = ["*"]; mode = "replace"; export = true;
CFG
    echo "a password of tests" >"$WORK/password"
    "$BIN/anxuan" keygen -o "$WORK/office" --password-file "$WORK/password" >/dev/null &&
        mkdir -p "$WORK/site/keys" && cp "$WORK/office.pub" "$WORK/site/keys/" &&
        "$BIN/anxuan" pack "$WORK/src" -o "$WORK/stick" --key "$WORK/office.key" --password-file "$WORK/password" >/dev/null
}
has_kernel() { grep -qw "$1" /proc/filesystems || modprobe -q "$1" 2>/dev/null; }
format() { # FS: an image of it with the package
    truncate -s 64M "$WORK/$1.img" && "mkfs.$1" "$WORK/$1.img" >/dev/null 2>&1 && mount -o loop "$WORK/$1.img" "$WORK/mnt" &&
        cp -r "$WORK/stick/anxuan" "$WORK/mnt/" && umount "$WORK/mnt"
}
options() { # FS: as the udev rule has them
    case $1 in
    vfat) echo ,utf8,umask=0000 ;;
    exfat) echo ,iocharset=utf8,umask=0000 ;;
    ext4) echo ,errors=remount-ro ;;
    esac
}
is_read_only() { ! touch "$sticks/$1/x" 2>/dev/null; }
has() { compgen -G "$1" >/dev/null; }
import() { "$BIN/anxuan" import "$sticks/$1" -c "$WORK/site" --data "$WORK/data-$1" >"$WORK/import.log" 2>&1; }
imports() { import "$1" || { sed 's/^/# /' "$WORK/import.log"; return 1; }; }
again() { import "$1"; is $? 77; }

site show
echo 'usb = { min_free_percent = 0; };' >>"$WORK/site/kiosk.cfg"
make_package || { echo "not ok - packages on disks: no package"; exit 1; }
for kind in ext4 vfat exfat; do
    if ! has_kernel $kind || ! command -v mkfs.$kind >/dev/null || ! format $kind; then
        echo "ok - $kind: a package is imported # SKIP the kernel, or this machine, has no $kind"
        continue
    fi
    loops+=("$(losetup -f --show "$WORK/$kind.img")") # one that mount makes read-only stays so
    mkdir $sticks/$kind && mount -o "ro,nosuid,nodev,noexec$(options $kind)" "${loops[-1]}" $sticks/$kind
    check "$kind: a package is imported" imports $kind
    check "$kind: its files are on" test -f "$WORK/data-$kind/content/1/playlists/宣传 片/playlist.cfg"
    check "$kind: a receipt is on the stick" has "$sticks/$kind/anxuan/receipts/*.json"
    check "$kind: so are results" has "$sticks/$kind/anxuan/export/*/*/summary.json"
    check "$kind: nothing half written" is "$(find $sticks/$kind -name '*.part')" ""
    check "$kind: the stick is read-only again" is_read_only $kind
    check "$kind: the same again is told so" again $kind
done

# An import that is killed while the stick is writable. It is stopped when it asks for that, so that it can be met there.
is_mounted() { findmnt -n -O "$1" $sticks/ext4 >/dev/null; } # ro, rw
stands_in() { # for the program that makes it writable
    printf '%s\n' '#!/bin/bash' "kill -STOP \$PPID" "$1" >"$WORK/tree/bin/anxuan-stick"
}
begin() { # an import that is now in its writable moment
    "$WORK/tree/bin/anxuan" import $sticks/ext4 -c "$WORK/site" --data "$WORK/data-ext4" >"$WORK/import.log" 2>&1 &
    importer=$!
    wait_for 10 is_mounted rw || sed 's/^/# /' "$WORK/import.log"
}
end() { # the import is killed
    kill -9 "$importer"
    wait "$importer" 2>/dev/null
    importer=
}
if [ -d $sticks/ext4 ]; then
    mkdir -p "$WORK/tree/bin" "$WORK/tree/assets" "$WORK/tree/config"
    cp "$BIN"/anxuan* "$WORK/tree/bin/"
    check "all that was written is read-only" is_mounted ro
    stands_in "exec '$BIN/anxuan-stick' \"\$1\""
    begin
    check "an import is met while the stick is writable" is_mounted rw
    helper=$(pgrep -P "$importer")
    kill -TERM "$helper" && kill -HUP "$helper" && kill -INT "$helper"
    sleep 0.5
    check "what ends others does not end whoever watches it" is_mounted rw
    end
    check "killed: the stick is read-only again" wait_for 10 is_mounted ro
    stands_in "mount -o remount,rw \"\$1\"; printf w >&3; exec sleep 600"
    begin
    helper=$(pgrep -P "$importer")
    end
    sleep 1
    check "(a stick that nobody watches is not)" is_mounted rw
    kill "$helper"
fi
