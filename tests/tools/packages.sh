#!/bin/sh
# packages.sh have|install PACKAGE...
# have: names what is missing and fails. install: installs what is missing (as root, or with sudo).
set -u
mode=$1
shift

is_there() {
    dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'ok installed'
}

if ! command -v dpkg-query >/dev/null; then
    echo "这不是 Debian 系统，请自行安装这些软件包的对应版本 not a Debian system, install the like of: $*" >&2
    exit 0
fi
missing=
for package in "$@"; do
    is_there "$package" || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
if [ "$mode" = have ]; then
    echo "缺少软件包，请运行 make deps; missing packages, run make deps:$missing" >&2
    exit 1
fi
as_root=
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || {
        echo "请以 root 身份安装 install as root:$missing" >&2
        exit 1
    }
    as_root=sudo
fi
echo "安装软件包 installing:$missing"
# shellcheck disable=SC2086 # a list of words
$as_root apt-get update -qq &&
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
