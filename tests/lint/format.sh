#!/bin/sh
# format.sh check|write FILE...: each release of clang-format sets some lines in another way, so the
# tree is formatted with one. check without it is passed over, with a line that begins with "# SKIP".
set -u
release=14
mode=$1
shift

tool=clang-format-$release
command -v "$tool" >/dev/null || tool=clang-format
found=$("$tool" --version | sed -n 's/.*version \([0-9]*\)\..*/\1/p')
if [ "$mode" = write ]; then
    if [ "$found" != "$release" ]; then
        echo "请使用 use clang-format $release, not ${found:-none}" >&2
        exit 1
    fi
    exec "$tool" -i "$@"
fi
if [ -z "$found" ]; then
    echo "clang-format: 没有 not there" >&2
    exit 1
fi
if [ "$found" != "$release" ]; then
    echo "# SKIP clang-format $found, the tree is formatted with $release"
    exit 0
fi
exec "$tool" --dry-run -Werror "$@"
