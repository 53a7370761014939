# sticks.sh: what the tests of sticks in the player share. Sourcing it begins the script anew in a mount namespace of its
# own, so that nobody else sees its sticks; where none may be made the script is skipped.
# shellcheck shell=bash
if [ -z "${ANXUAN_NAMESPACE:-}" ]; then
    if ! unshare -m true 2>/dev/null; then
        echo "ok - $(basename "$0" .sh) # SKIP no mount namespace may be made here"
        exit 0
    fi
    ANXUAN_NAMESPACE=1 exec unshare -m --propagation private bash "$0" "$@"
fi
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
sticks=/run/anxuan/sticks
helpers=() # processes that keep a stick as it is: ended with the test

drop() {
    [ ${#helpers[@]} = 0 ] || kill -9 "${helpers[@]}" 2>/dev/null
    umount -l "$WORK"/stick-* 2>/dev/null
    finish
}
trap drop EXIT
mkdir -p "$sticks" && mount -t tmpfs tmpfs "$sticks"

# film_show: a site whose playlist `show` is one film.
film_show() {
    film numbered 640x360 25 20 0
    site show
    cp "$MEDIA/numbered.mp4" "$WORK/site/playlists/show/"
}

# settings IS-PUBLIC [USB-SETTINGS]: kiosk.cfg, with the PIN 24680.
settings() {
    cat >"$WORK/site/kiosk.cfg" <<CFG
display = { layout = "full"; public = $1; };
sound = { device = "none"; };
usb = { min_free_percent = 0; ${2:-} };
staff = { pin_hash = ""; };
CFG
    echo 24680 >"$WORK/pin"
    "$BIN/anxuan" pin -c "$WORK/site" --password-file "$WORK/pin" >/dev/null
}

enter_pin() { xdotool key 2 key 4 key 6 key 8 key 0 key Return && sleep 1; }
enter_wrong_pin() { xdotool key 1 key 1 key Return && sleep 1; }

# make_keys NAME...: pairs of keys, without a password: only tests have such ones. The site knows the first.
make_keys() {
    local name
    mkdir -p "$WORK/site/keys"
    for name in "$@"; do
        minisign -G -W -p "$WORK/$name.pub" -s "$WORK/$name.key" >/dev/null
    done
    cp "$WORK/$1.pub" "$WORK/site/keys/"
}

# cards SRC VERSION TEXT: a package's folder whose playlist has one card.
cards() {
    mkdir -p "$WORK/$1/playlists/show"
    cat >"$WORK/$1/package.cfg" <<CFG
name = "$1"; version = $2; created = "2026-06-01T10:00:00+08:00"; devices = ["*"]; mode = "replace";
CFG
    cat >"$WORK/$1/playlists/show/playlist.cfg" <<CFG
items = ( { slogan = "$3"; seconds = 60; enter = "cut"; } );
CFG
}

# fill SRC MIB: that much to carry, which nobody plays
fill() { head -c "$(($2 << 20))" /dev/zero >"$WORK/$1/playlists/show/large.mp4"; }

# stick NAME: an empty one; whole file systems are sticks, parts of one are not
stick() { mkdir -p "$WORK/stick-$1" && mount -t tmpfs tmpfs "$WORK/stick-$1"; }

pack() { # SRC KEY [FOLDER]: with stock tools, on a stick of that name, or into a folder
    local to=${3:-$WORK/stick-$1}/anxuan version
    [ $# = 3 ] || stick "$1"
    cp -r "$WORK/$1" "$to"
    version=$(sed -n 's/.*version = \([0-9]*\);.*/\1/p' "$to/package.cfg")
    (cd "$to" && find . -type f -printf '%P\0' | xargs -0 sha256sum) >"$WORK/$1.sums"
    mv "$WORK/$1.sums" "$to/SHA256SUMS"
    minisign -S -s "$WORK/$2.key" -m "$to/SHA256SUMS" -t "anxuan $1 $version" >/dev/null
}

plug() { mkdir -p "$sticks/$1" && mount --bind -o ro "$WORK/stick-$1" "$sticks/$1"; }
pull() { umount -l "$sticks/$1"; }
import() { "$BIN/anxuan" import "$WORK/stick-$1" -c "$WORK/site" --data "$WORK/data" >"$WORK/import.log" 2>&1; }
# play_beside PROGRAM: starts the player with that program in the place of `anxuan import`.
play_beside() {
    mkdir -p "$WORK/tree/bin" "$WORK/tree/assets" "$WORK/tree/config"
    cp "$BIN"/anxuan* "$WORK/tree/bin/"
    mv "$WORK/tree/bin/anxuan" "$WORK/tree/bin/player"
    install -m 755 "$1" "$WORK/tree/bin/anxuan"
    "$WORK/tree/bin/player" run -c "$WORK/site" --data "$WORK/data" --playlist show >"$WORK/player.log" 2>&1 &
    player=$!
    wait_for 10 ctl status
}
importer() { pgrep -P "$player" -f for-player | tail -n 1; } # that the player started last

# part NAME: of `import` and `package` in `status`: the state, the code, the package's name, its trial
part() {
    case $1 in
    state | code) ctl status | sed -n "/\"import\": {/,/}/s/^ *\"$1\": \"\([^\"]*\)\",*\$/\1/p" ;;
    package) ctl status | sed -n 's/^ *"package": null,$/none/p; /"package": {/,/}/s/^ *"name": "\([^"]*\)",$/\1/p' ;;
    trial) ctl status | sed -n '/"package": {/,/}/s/^ *"trial": \([a-z]*\)$/\1/p' ;;
    esac
}
has() { [ "$(part "$1")" = "$2" ]; } # PART VALUE
comes() { wait_for 15 has "$1" "$2" || { echo "# $1 is '$(part "$1")', not '$2'"; return 1; }; }
plays() { wait_for 10 sh -c "'$BIN/anxuan' ctl --data '$WORK/data' status | grep -q '\"name\": \"$1\"'"; }

# left PATTERN: what of that name is in DATA/content: generations [0-9]*, staging stage.*
left() { find "$WORK/data/content" -maxdepth 1 -name "$1" -printf '%f ' 2>/dev/null; }
rows() { sqlite3 "$WORK/data/records/000001.db" "$1"; } # SQL
