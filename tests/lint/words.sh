#!/bin/sh
# words.sh FOLDER LANGUAGE...: every text of the source and of the shipped scenes is translated, and a format's
# translation takes the same arguments in the same order. FOLDER holds the templates of `make word-templates`.
set -u
cd "$(dirname "$0")/../.." || exit 1
templates=$1
shift
bad=0

say() {
    echo "$1" >&2
    bad=1
}

translations() { # PO: the translations alone
    awk '/^(#|msgid|$)/ { on = 0 } /^msgstr/ { on = 1 } on' "$1"
}

for language in "$@"; do
    for domain in anxuan scenes; do
        po=assets/locale/$language/$domain.po
        [ "$(grep -c '^msgid' "$templates/$domain.pot")" -gt 20 ] || say "$templates/$domain.pot: 几乎没有文字 hardly any texts"
        msgcmp "$po" "$templates/$domain.pot" || say "$po: 译文不全，请运行 make words 再翻译 not complete: make words, then translate"
        msgfmt --check -o /dev/null "$po" || bad=1
        # view/words takes a format's arguments in the order of the Chinese
        translations "$po" | grep -n '%[0-9][0-9]*\$' && say "$po: 不能用 no %1\$d"
        if [ "$language" = en ]; then
            # the font for hanzi sets “ ” ’ … × as wide as they are; the one Chinese name is what to search WeChat for
            translations "$po" | sed 's/国家应急科普宣传//' | LC_ALL=C grep -nP '[^\x00-\x7F]' && say "$po: 英文只用 ASCII only, please"
        fi
    done
done
[ $# != 0 ] || say "assets/locale: 没有译文 no languages"
[ $bad = 0 ] && echo "words: fine"
exit $bad
