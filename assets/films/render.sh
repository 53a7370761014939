#!/bin/sh
# render.sh: renders the films from their drawings (make films). The sizes stay below 6 MiB each, hence
# the different rate factors. A film is put wherever a playlist has it.
set -eu
cd "$(dirname "$0")/../.."
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT

film() { # MODULE TITLE [OPTION...]
    module=$1 title=$2
    shift 2
    /usr/bin/python3 assets/films/render.py "$module" "$@" -o "$made/film.mp4"
    for place in playlists/*/[0-9][0-9]-"$title".mp4; do
        cp "$made/film.mp4" "$place"
    done
}
film ebike 电动车不进楼
film gas 燃气泄漏怎么办
film confined 先通风再检测后作业 --crf 27
film street 放学路上
film water 防溺水
