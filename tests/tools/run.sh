#!/bin/sh
# run.sh BUILD [OPTIONS]: plays the sample show; on a virtual screen where there is no other.
set -u
build=$1
shift
here=$(dirname "$0")
case " $* " in
*" --at "*) ;;
*) set -- --at "$(date +%Y-%m-%d)T09:30" "$@" ;;
esac

has_display() {
    [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ] || ls /dev/dri/card* >/dev/null 2>&1
}

if has_display; then
    exec "$build/bin/anxuan" run "$@"
fi
echo "没有显示器：在虚拟屏幕上播放，截图存到 $build/run.png"
echo "no display: playing on a virtual screen, with a screenshot at $build/run.png"
case " $* " in
*" --for "*) ;;
*)
    echo '播放 20 秒（ARGS="--for N" 可改） for 20 seconds'
    set -- "$@" --for 20
    ;;
esac
mkdir -p "$build/run-data"
case " $* " in
*" --data "*) data= ;;
*)
    data=$build/run-data
    set -- "$@" --data "$data"
    ;;
esac
(
    [ -n "$data" ] || exit 0
    sleep 6
    "$build/bin/anxuan" ctl --data "$data" screenshot "$build/run.png" >/dev/null
) &
shot=$!
"$here/display.sh" 1920x1080 "$build/bin/anxuan" run "$@"
code=$?
wait $shot || true
exit $code
