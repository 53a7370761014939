#!/bin/sh
# render.sh: renders the three films of playlists/attract from their drawings (make films). The sizes
# stay below 6 MiB each, hence the different rate factors.
set -eu
cd "$(dirname "$0")/../.."
out=playlists/attract
/usr/bin/python3 assets/films/render.py ebike -o "$out/01-电动车不进楼.mp4"
/usr/bin/python3 assets/films/render.py gas -o "$out/03-燃气泄漏怎么办.mp4"
/usr/bin/python3 assets/films/render.py confined --crf 27 -o "$out/05-先通风再检测后作业.mp4"
