#!/usr/bin/python3
"""sign_off.py: prints the list that a safety officer goes through before the scenes are shown in public (Markdown)."""
import glob
import os
import re

SCENES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "scenes")
ORDER = ("enterprise", "rural", "community", "school", "family")
HEAD = """# 签核表：隐患图的题目与依据

给安全员：请对照现行法律、条例和标准逐条核对“依据”“题目与答案”“解析”，没有问题的打勾并签名；有问题的在 `assets/scenes/画面名/scene.cfg` 里改，改完再核对一遍。

标记：**V** 已读过条文（截至 2025 年 4 月的文本，印前请核对是否仍然有效）；**P** 见于他处引用；**M** 凭记忆；**N** 通行做法，没有具体条款。除 V 以外的，请特别留意。答案后面的字母是文件里的次序，屏幕上会打乱。
"""
FOOT = """
核对人：________________　　单位：________________　　日期：________年____月____日
"""


def value(text, key):
    found = re.search(r'\b%s\s*=\s*"((?:[^"\\]|\\.)*)"' % key, text)
    return found.group(1).replace('\\"', '"') if found else ""


def items(text, name):
    body = re.search(r"\b%s\s*=\s*\((.*?)\n\)" % name, text, re.S)
    return re.split(r'(?=\{\s*id\s*=)', body.group(1))[1:] if body else []


def row(item):
    options = re.findall(r'"((?:[^"\\]|\\.)*)"', re.search(r"\boptions\s*=\s*\[(.*?)\]", item, re.S).group(1))
    answer = int(re.search(r"\banswer\s*=\s*(\d)", item).group(1))
    cells = (value(item, "id"), value(item, "title"), value(item, "practice"),
             "%s【%s】" % (value(item, "basis"), value(item, "basis_mark")),
             "%s → **%s. %s**" % (value(item, "question"), "ABCD"[answer - 1], options[answer - 1]),
             value(item, "explanation"), "□")
    return "| %s |" % " | ".join(cells)


def main():
    print(HEAD)
    for name in ORDER:
        for path in glob.glob(os.path.join(SCENES, name, "scene.cfg")):
            with open(path, encoding="utf-8") as file:
                text = file.read()
            print("## %s（`%s`）\n" % (value(text, "title"), name))
            print("| 编号 | 隐患 | 正确做法 | 依据 | 题目与答案 | 解析 | 核对 |\n|---|---|---|---|---|---|---|")
            print("\n".join(map(row, items(text, "hazards"))))
            print("\n不是隐患的：%s。\n" % "、".join("%s %s" % (value(i, "id"), value(i, "title")) for i in items(text, "decoys")))
    print(FOOT, end="")


if __name__ == "__main__":
    main()
