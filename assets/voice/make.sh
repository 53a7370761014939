#!/bin/sh
# make.sh ANXUAN OUT FOLDER...: has the scenes in FOLDERs read by a machine, OUT/LANG/ID.ogg, and
# with the word "words" for a folder what every page says (words.txt). What people have recorded,
# assets/voice/LANG/ID.ogg, is left out. Texts that were read before in the same way are kept.
# make.sh one FILE VOICE SPEED TEXT: reads one.
set -eu
here=$(dirname "$0")
how='espeak-ng 2, oggenc -q 1' # raise the number when files would come out differently

# Telephone numbers are told digit by digit.
spoken() {
    printf '%s\n' "$1" |
        sed -E ':again; s/(^|[^0-9<])(11[09]|12[02]|[0-9]{5})([^0-9>]|$)/\1<\2>\3/; t again' |
        sed -E ':again; s/<([0-9])([0-9]+)>/\1 <\2>/; t again; s/[<>]//g'
}

one() {
    espeak-ng -v "$2" -s "$3" -w "$1.wav" -- "$(spoken "$4")"
    oggenc -Q -q 1 -s 1 -o "$1.part" "$1.wav"
    rm "$1.wav"
    mv "$1.part" "$1"
}

# ID<TAB>TEXT lines of a scene or of the words; a scene that is not finished (65) says nothing.
texts() { # ANXUAN FOLDER LANG
    if [ "$2" = words ]; then
        column=$([ "$3" = zh ] && echo 2 || echo 3)
        awk -F '\t' -v column="$column" '!/^#/ && $column { print $1 "\t" $column }' "$here/words.txt"
    else
        "$1" scene "$2" --texts "$3" || [ $? = 65 ]
    fi
}

# The jobs of one scene in one language, a line each for xargs: FILE VOICE SPEED TEXT.
jobs_of() { # ANXUAN OUT FOLDER LANG VOICE SPEED
    to=$2/$4
    list=$to/.$(basename "$3")
    mkdir -p "$to"
    touch "$list"
    texts "$1" "$3" "$4" >"$list.texts"
    sed "s/\$/	$how, $5, $6/" "$list.texts" >"$list.new"
    rm "$list.texts"
    tab=$(printf '\t')
    # what is said no more, or otherwise
    awk -F "$tab" 'NR == FNR { new[$0]; next } !($0 in new) { print $1 }' "$list.new" "$list" |
        while read -r id; do rm -f "$to/$id.ogg"; done
    while IFS=$tab read -r id text _; do
        if [ -e "$here/$4/$id.ogg" ]; then
            rm -f "$to/$id.ogg"
        elif [ ! -e "$to/$id.ogg" ]; then
            printf '%s\n' "$to/$id.ogg" "$5" "$6" "$text"
        fi
    done <"$list.new"
}

if [ "$1" = one ]; then
    shift
    one "$@"
    exit
fi
anxuan=$1
out=$2
shift 2
mkdir -p "$out"
jobs=$out/.jobs.$$
trap 'rm -f "$jobs"' EXIT
for folder; do
    jobs_of "$anxuan" "$out" "$folder" zh cmn 150
    jobs_of "$anxuan" "$out" "$folder" en en-gb 145
done >"$jobs"
xargs -a "$jobs" -r -d '\n' -n 4 -P "$(nproc)" "$0" one
for folder; do
    for lang in zh en; do
        list=$out/$lang/.$(basename "$folder")
        mv "$list.new" "$list"
    done
done
