#!/bin/bash
# Sticks as loop images: seen to come and go, made writable for a moment, and mounted by the udev rule; all of it in a
# mount namespace of this script's own, so that no other test sees them.
if [ -z "${ANXUAN_STICKS_NAMESPACE:-}" ]; then
    unshare -m true 2>/dev/null || {
        echo "ok - sticks # SKIP no mount namespace may be made here"
        exit 0
    }
    export ANXUAN_STICKS_NAMESPACE=1
    exec unshare -m bash "$0"
fi
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
PATH=$PATH:/usr/sbin:/sbin
sticks=/run/anxuan/sticks
watcher=
loops=()
release() { # the loop devices
    umount $sticks/* 2>/dev/null
    for loop in "${loops[@]}"; do losetup -d "$loop"; done
    loops=()
}
drop() {
    [ -n "$watcher" ] && kill "$watcher" 2>/dev/null
    release
    finish
}
trap drop EXIT
fails() { ! "$@" 2>/dev/null; }
ends_with() { # CODE COMMAND...
    local code=$1
    shift
    "$@" 2>"$WORK/error"
    is $? "$code"
}
mount -t tmpfs none /run && mkdir -p $sticks

image() { # NAME: an ext4 file system of that name on a loop device, whose name is printed
    truncate -s 8M "$WORK/$1.img" && mkfs.ext4 -q -F -L "$1" -E root_owner=0:0 "$WORK/$1.img" &&
        losetup -f --show "$WORK/$1.img"
}
put() { # LOOP NAME [OPTION]: mounts it as the udev rule does
    mkdir -p "$sticks/$2" && mount -o "${3:-ro},nosuid,nodev,noexec" "$1" "$sticks/$2"
}
watch_sticks() { # what is there now, and what comes and goes, in $WORK/news
    mkfifo "$WORK/stop"
    "$BUILD/tests/watch-sticks" <"$WORK/stop" >"$WORK/news" 2>&1 &
    watcher=$!
    exec 7>"$WORK/stop"
}
heard() { # LINE: it is the last one soon, and the only one that is new
    local lines=$((told + 1))
    wait_for 10 lines_are $lines
    is "$(tail -n +$lines "$WORK/news")" "$1" || return 1
    told=$lines
}
lines_are() { [ "$(wc -l <"$WORK/news")" -ge "$1" ]; }
told=0

loops+=("$(image one)") && loops+=("$(image two)")
if [ -z "${loops[0]}" ] || [ -z "${loops[1]:-}" ] || ! put "${loops[0]}" one; then
    echo "ok - sticks come and go # SKIP no loop device can be had here"
    echo "ok - a stick is made writable # SKIP no loop device can be had here"
    loops=()
else
    one=${loops[0]} two=${loops[1]}
    watch_sticks
    check "a stick that is there at the start is seen" heard "came 1 ro $sticks/one"
    put "$two" "两 个"
    check "one that comes is seen, whatever its folder is called" heard "came 2 ro $sticks/两 个"
    umount "$sticks/两 个"
    check "one that is unmounted has gone" heard "went 2 ro $sticks/两 个"
    mkdir /run/elsewhere && mount "$two" /run/elsewhere && umount /run/elsewhere
    exec 8<$sticks/one/lost+found
    umount -l $sticks/one
    check "one that is unmounted while it is read has gone" heard "went 1 ro $sticks/one"
    exec 8<&-
    put "$one" one
    check "when it comes again it is another" heard "came 3 ro $sticks/one"
    # the kernel sends what a pulled one would bring, and its mount stays
    if echo remove 2>/dev/null >"/sys/class/block/${one#/dev/}/uevent" && wait_for 2 lines_are 5; then
        check "one that is pulled has gone while it is mounted" heard "went 3 ro $sticks/one"
        put "$two" two
        check "its mount is not another stick" heard "came 4 ro $sticks/two"
        umount $sticks/one && put "$one" one
        check "put in again it is another" heard "came 5 ro $sticks/one"
        umount $sticks/two
        check "the other one goes" heard "went 4 ro $sticks/two"
    else
        echo "ok - a pulled stick # SKIP no uevents can be sent or heard here"
    fi

    flags() { findmnt -n -o VFS-OPTIONS /run/anxuan/sticks/one | tr , '\n' | sort | tr '\n' ' '; }
    export -f flags
    wrote() { echo "$1" >$sticks/one/word; }
    as=("$BIN/anxuan-stick")
    moment() { python3 tests/e2e/stick_moment.py "$1" "${as[@]}" "${@:2}"; } # COMMAND ARGUMENT...: while it is writable
    refused() { # CODE FOLDER
        ends_with "$1" moment true "$2" && says '^anxuan-stick: error: ' "$WORK/error"
    }
    before=$(flags)
    check "it is mounted as nothing can be run from it" is "$before" "nodev noexec nosuid relatime ro "
    check "and nothing can be written" fails wrote nothing
    check "a stick is made writable" moment "flags >'$WORK/flags'; echo something >$sticks/one/word" $sticks/one
    check "and in nothing else another" is "$(cat "$WORK/flags")" "nodev noexec nosuid relatime rw "
    check "it is written" grep -qx something $sticks/one/word
    check "and read-only again as it was" is "$(flags)" "$before"
    mkdir "$WORK/look"
    # shellcheck disable=SC2016 # for the shell that looks
    check "and what was written is on it" unshare -m bash -c \
        'cp "$1" "$2/copy.img" && mount -o loop,ro,noload "$2/copy.img" "$2/look" && grep -qx something "$2/look/word"' \
        look "$WORK/one.img" "$WORK"
    moment "exec 8>$sticks/one/open; sleep 600 & echo \$! >'$WORK/writer'" $sticks/one &
    moment=$!
    wait_for 10 test -s "$WORK/writer"
    sleep 0.5
    check "not read-only again while it is written" is "$(flags)" "nodev noexec nosuid relatime rw "
    kill "$(cat "$WORK/writer")"
    check "but then" wait $moment
    check "as it was" is "$(flags)" "$before"
    mount -o remount,rw,suid,dev,exec $sticks/one
    check "one that was not so safe becomes so" moment true $sticks/one
    check "entirely" is "$(flags)" "$before"
    mkdir -p $sticks/empty /run/mounted && mount -t tmpfs -o ro none /run/mounted && ln -s /run/mounted $sticks/link
    mkdir -p $sticks/two/below && mount -t tmpfs -o ro none $sticks/two/below
    for folder in $sticks/empty $sticks/missing $sticks/link $sticks/two/below $sticks $sticks/ $sticks/. $sticks/.. \
        $sticks/one/ $sticks//one $sticks/../sticks/one /run/mounted / "" one; do
        check "refuses '$folder'" refused 66 "$folder"
    done
    check "which stays as it was" fails touch /run/mounted/x
    check "takes no second word" ends_with 64 moment true $sticks/one suid
    check "nor none" ends_with 64 moment true
    check "nobody starts it by hand" ends_with 64 "$BIN/anxuan-stick" $sticks/one
    check "nor with what is no socket" ends_with 64 "$BIN/anxuan-stick" $sticks/one 3</dev/null
    check "and all is as it was" is "$(flags)" "$before"
    blockdev --setro "$one"
    check "a stick with its lock on stays as it is" refused 74 $sticks/one
    blockdev --setrw "$one"
    mkdir "$WORK/bin" && cp "$BIN/anxuan-stick" "$WORK/bin/" && chmod 755 "$WORK" "$WORK/bin"
    as=(setpriv --reuid 65534 --regid 65534 --clear-groups "$WORK/bin/anxuan-stick")
    check "nobody without the right can" ends_with 77 moment true $sticks/one
    if setcap cap_sys_admin=ep "$WORK/bin/anxuan-stick" 2>/dev/null && moment "flags >'$WORK/flags'" $sticks/one 2>"$WORK/error"; then
        check "with the right anybody can" is "$(cat "$WORK/flags")" "nodev noexec nosuid relatime rw "
        check "and back" is "$(flags)" "$before"
    else
        echo "ok - with the right anybody can # SKIP files can carry no rights here"
    fi
    exec 7>&-
    check "whoever watches ends well" wait "$watcher"
    watcher=
    umount $sticks/two/below
    release
fi

# What the rule would do for a device that says this of itself. udevadm notes it in /run and /dev, which are ours here.
asked() { # ACTION PROPERTIES...: the command, or nothing
    local action=$1 line='KERNEL=="loop0"' property
    shift
    for property in ID_BUS=usb ID_FS_USAGE=filesystem "$@"; do line+=", ENV{${property%%=*}}=\"${property#*=}\""; done
    echo "$line" >/etc/udev/rules.d/69-test.rules
    udevadm test --action="$action" /sys/block/loop0 >"$WORK/udev.log" 2>&1
    sed -n "s/^run: '\(.*\)'$/\1/p" "$WORK/udev.log"
}
mounts() { # TYPE OPTIONS: how the rule has such a stick mounted
    echo "/usr/bin/systemd-mount --no-block --collect --fsck=no --property=LazyUnmount=yes --type=$1" \
        "--options=ro,nosuid,nodev,noexec${2:-} /dev/loop0 $sticks/loop0"
}
faults() { # what udevadm found wrong with the rules
    local found
    found=$(grep -Ei 'rules[.]d/70-anxuan-stick[.]rules:[0-9]+.*(invalid|unknown|unexpected|expected|ignor|must be)' "$WORK/udev.log") &&
        echo "# $found"
}
if command -v udevadm >/dev/null && [ -e /sys/block/loop0 ]; then
    mkdir -p /etc/udev/rules.d /etc/systemd/system
    mount -t tmpfs none /etc/udev/rules.d && mount -t tmpfs none /etc/systemd/system && mount -t tmpfs none /dev
    mknod -m 666 /dev/null c 1 3 && mknod /dev/loop0 b 7 0
    printf '# these: UUID= LABEL= as names\nUUID=AAAA-0001 / ext4 ro\nPARTUUID=bbbb-02 /boot vfat\nLABEL=OWN /x ext4\n' >"$WORK/fstab"
    mount --bind "$WORK/fstab" /etc/fstab
    cp assets/system/70-anxuan-stick.rules /etc/udev/rules.d/
    check "udev mounts FAT, names as UTF-8" is "$(asked add ID_FS_TYPE=vfat)" "$(mounts vfat ,utf8,umask=0000)"
    check "its rules are without a mistake" fails faults
    check "also when it was formatted anew" is "$(asked change ID_FS_TYPE=vfat ID_FS_UUID=1 ID_FS_LABEL=L)" \
        "$(mounts vfat ,utf8,umask=0000)"
    check "exFAT" is "$(asked add ID_FS_TYPE=exfat)" "$(mounts exfat ,iocharset=utf8,umask=0000)"
    check "NTFS" is "$(asked add ID_FS_TYPE=ntfs)" "$(mounts ntfs3 ,iocharset=utf8,umask=0000)"
    check "ext4" is "$(asked add ID_FS_TYPE=ext4 ID_PART_ENTRY_UUID=c)" "$(mounts ext4 ,errors=remount-ro)"
    check "no other" is "$(asked add ID_FS_TYPE=btrfs)" ""
    check "no swap" is "$(asked add ID_FS_TYPE=vfat ID_FS_USAGE=other)" ""
    check "no built-in disk" is "$(asked add ID_FS_TYPE=vfat ID_BUS=ata)" ""
    check "not the system's by UUID" is "$(asked add ID_FS_TYPE=vfat ID_FS_UUID=AAAA-0001)" ""
    check "but one whose UUID begins so" is "$(asked add ID_FS_TYPE=ext4 ID_FS_UUID=AAAA)" "$(mounts ext4 ,errors=remount-ro)"
    check "not the system's by partition" is "$(asked add ID_FS_TYPE=vfat ID_PART_ENTRY_UUID=bbbb-02)" ""
    check "not the system's by label" is "$(asked add ID_FS_TYPE=vfat ID_FS_LABEL=OWN)" ""
    check "a pulled one is unmounted" is "$(asked remove ID_FS_TYPE=vfat)" "/usr/bin/systemd-umount --no-block $sticks/loop0"
    echo 'ENV{X}=="y", NO_SUCH_KEY="z"' >>/etc/udev/rules.d/70-anxuan-stick.rules
    asked add >"$WORK/asked"
    check "(a mistake would be found)" faults
    cp assets/system/70-anxuan-stick.rules /etc/udev/rules.d/
    touch /etc/systemd/system/display-manager.service
    check "a desktop does it itself" is "$(asked add ID_FS_TYPE=vfat)" ""
else
    echo "ok - the udev rule # SKIP no udevadm, or no loop device to try it with"
fi
if command -v systemd-tmpfiles >/dev/null; then
    mkdir -p "$WORK/root/run"
    systemd-tmpfiles --create --root="$WORK/root" "$PWD/assets/system/anxuan.conf" >"$WORK/tmpfiles.log" 2>&1
    check "the folder of sticks is root's alone" is "$(stat -c '%U %a' "$WORK/root$sticks")" "root 755"
else
    echo "ok - the folder of sticks # SKIP no systemd-tmpfiles"
fi
