"""texts.py SCENE.CFG...: what visitors read of these scenes, as a template (.pot) for translators.

Only the texts: libconfig's grammar is read as far as strings and their keys; `anxuan check` is who finds fault.
"""

import os
import re
import sys

KEYS = ("title", "practice", "basis", "question", "options", "explanation", "text")
TOKEN = re.compile(
    r'"(?P<string>(?:[^"\\]|\\.)*)"|(?:#|//)[^\n]*|/\*.*?\*/|(?P<key>[A-Za-z*][\w*-]*)\s*[=:]|(?P<mark>[,;{}\[\]()])',
    re.DOTALL)
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "f": "\f"}


def unescape(text):
    text = re.sub(r"\\x([0-9A-Fa-f]{2})", lambda m: chr(int(m[1], 16)), text)
    return re.sub(r"\\(.)", lambda m: ESCAPES.get(m[1], m[1]), text, flags=re.DOTALL)


def texts(source):
    """Yields (id of the item or "", key, text). Strings side by side are one text."""
    key, item, parts = "", "", []
    for token in TOKEN.finditer(source):
        if token["string"] is not None:
            parts.append(unescape(token["string"]))
            continue
        if token["key"] is None and token["mark"] is None:
            continue
        text, parts = "".join(parts), []
        if text and key == "id":
            item = text
        elif text and key in KEYS:
            yield item, key, text
        if token["key"]:
            key = token["key"]
        elif token["mark"] == "{":
            key = ""


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'


def main():
    places = {}
    for path in sys.argv[1:]:
        scene = os.path.basename(os.path.dirname(path))
        with open(path, encoding="utf-8-sig") as file:
            for item, key, text in texts(file.read()):
                places.setdefault(text, []).append(" ".join(filter(None, (scene, item, key))))
    print('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"')
    for text, where in places.items():
        print()
        for place in where:
            print("#. " + place)
        print("msgid " + quoted(text) + '\nmsgstr ""')


main()
