#!/bin/bash
# stick.sh RIG COUNT [SEED]: what strangers and accidents do to an import, and that it never hurts (see the .py files).
#
#   hostile COUNT bad packages          calls COUNT of the 8 ways in which each call fails
#   vanish  COUNT pulled sticks         kills COUNT times SIGKILL
#   cuts    COUNT power cuts            full  a disk that is full, COUNT KiB more each time
#
# Prints TAP and `# RESULT` lines. The same seed makes the same faults. Nothing is left on the machine: work is done in
# memory where there is some (/dev/shm), mounts in a namespace of their own.
set -u
cd "$(dirname "$0")/../.." || exit 1
RIG=${1:?RIG COUNT [SEED]}
COUNT=${2:?RIG COUNT [SEED]}
SEED=${3:-1}
BUILD=$(cd "${BUILD:-build}" && pwd)
export PYTHONDONTWRITEBYTECODE=1 LC_ALL=C.UTF-8

# Mounts of a test are its own, and go with it.
if [ "$RIG" = cuts ] || [ "$RIG" = full ]; then
    if [ "${ANXUAN_OWN_MOUNTS:-}" = "" ] && unshare -m true 2>/dev/null; then
        ANXUAN_OWN_MOUNTS=1 exec unshare -m --propagation private bash tests/stick/stick.sh "$@"
    fi
fi

WORK=$(mktemp -d -p "$([ -w /dev/shm ] && echo /dev/shm || echo "${TMPDIR:-/tmp}")" anxuan-stick.XXXXXX)
trap 'umount -q "$WORK"/*/*/mnt "$WORK"/*/*/after "$WORK"/*/*/fuse 2>/dev/null; rm -rf "$WORK"' EXIT
echo "# $RIG $COUNT, seed $SEED"
case $RIG in
    hostile) python3 tests/stick/hostile.py "$BUILD" "$WORK/hostile" "$COUNT" "$SEED" ;;
    calls | vanish | kills) python3 tests/stick/faults.py "$BUILD" "$WORK" "$RIG" "$COUNT" "$SEED" ;;
    cuts) python3 tests/stick/cuts.py "$BUILD" "$WORK/cuts" "$COUNT" "$SEED" ;;
    full) python3 tests/stick/full.py "$BUILD" "$WORK/full" "$COUNT" "$SEED" ;;
    *) echo "stick.sh: no rig '$RIG'" >&2; exit 64 ;;
esac
