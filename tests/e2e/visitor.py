#!/usr/bin/env python3
"""A visitor of the quiz who knows what is on the page (`ctl quiz`, so in rehearsals only).

    visitor.py DATA reach STATE [WRONG]  plays until that page is on (attract, notice, entrance, gate, choice,
                                         opening, search, question, explanation, storing, result), of the community's scene; the first WRONG questions are
                                         answered wrongly
    visitor.py DATA stop N STATE         the same, but after N places the visitor leaves and sees the result
    visitor.py DATA tap NAME...          taps these targets, one after the other
    visitor.py DATA page NAME...         prints these values of the page, each on a line
"""
import json
import os
import socket
import subprocess
import sys
import time

COMMUNITY = "choice-3"
AGAIN_S = 0.3  # a second tap on one place within a quarter of a second is none
LOCK_S = 0.45  # nor is an answer so soon after its question has opened
STEP_S = 3
PATIENCE_S = 20
REACH_S = 60


class Trouble(Exception):
    """The page did not come."""


class Visitor:
    def __init__(self, data, env=None):
        self.path = os.path.join(data, "ctl.sock")
        self.env = env or os.environ
        self.tapped = 0.0

    def ask(self, *words):
        """Returns the answer's data, None when nobody is there."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as channel:
            channel.settimeout(10)
            try:
                channel.connect(self.path)
                channel.sendall(json.dumps({"command": words, "id": 1}).encode() + b"\n")
                line = b""
                while not line.endswith(b"\n"):
                    part = channel.recv(65536)
                    if not part:
                        return None
                    line += part
            except OSError:
                return None
        return json.loads(line).get("data")

    def page(self):
        return self.ask("quiz") or {"page": "gone"}

    def click(self, x, y):
        time.sleep(max(0.0, self.tapped + AGAIN_S - time.monotonic()))
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "mousedown", "1", "sleep", "0.04", "mouseup", "1"],
                       check=True, env=self.env)
        self.tapped = time.monotonic()

    def middle(self, name):
        x, y, w, h = self.page()["targets"][name]
        return x + w // 2, y + h // 2

    def tap(self, name):
        self.click(*self.middle(name))

    def wait_while(self, state, seconds):
        until = time.monotonic() + seconds
        while self.page()["page"] == state and time.monotonic() < until:
            time.sleep(0.01)

    def wait_for(self, name, value):
        until = time.monotonic() + PATIENCE_S
        while self.page().get(name) != value:
            if time.monotonic() > until:
                raise Trouble(f"{name} does not become {value}")
            time.sleep(0.01)

    def wait_for_show(self):
        """Until there is something to be seen that invites."""
        self.wait_for("invites", True)
        until = time.monotonic() + PATIENCE_S
        while self.ask("status")["frames"]["presented"] == 0:
            if time.monotonic() > until:
                raise Trouble("nothing is shown")
            time.sleep(0.01)

    def answer(self, wrong):
        time.sleep(LOCK_S)
        right = self.page()["answer"]
        if wrong:
            right = right % 4 + 1
        self.tap(f"choice-{right}")

    def find(self, page, stop):
        if page["found"] == stop:
            self.tap("leave")
            self.wait_for("ask", 2)
            self.tap("finish")
            return
        place = next(place for place in page["hazards"] if not place["found"])
        self.click(*place["at"])

    def go_on(self, page, wrong, stop):
        """One step from this page."""
        state = page["page"]
        if state == "attract":
            self.wait_for_show()
            self.click(300, 300)
        elif state in ("notice", "entrance"):
            self.tap("choice-1")
        elif state == "gate":
            self.tap("go-on")
        elif state == "choice":
            self.tap(COMMUNITY)
        elif state == "search":
            self.find(page, stop)
        elif state == "question":
            self.answer(page["found"] <= wrong)
        elif state in ("explanation", "result"):
            time.sleep(LOCK_S)
            self.tap("go-on")

    def reach(self, wanted, wrong=0, stop=99):
        """A step that does nothing on a busy machine, as a tap too soon after another one, is done again."""
        until = time.monotonic() + REACH_S
        while time.monotonic() < until:
            page = self.page()
            if page["page"] == wanted:
                return
            if page["page"] == "gone":
                break
            self.go_on(page, wrong, stop)
            self.wait_while(page["page"], STEP_S)
        raise Trouble(f"{wanted} is not reached")


def main():
    visitor = Visitor(sys.argv[1])
    verb, words = sys.argv[2], sys.argv[3:]
    try:
        if verb == "reach":
            visitor.reach(words[0], wrong=int(words[1]) if len(words) > 1 else 0)
        elif verb == "stop":
            visitor.reach(words[1], stop=int(words[0]))
        elif verb == "tap":
            for name in words:
                visitor.tap(name)
        else:
            page = visitor.page()
            for name in words:
                print(str(page.get(name, "none")).lower())
    except Trouble as trouble:
        sys.exit(f"# {trouble}")


if __name__ == "__main__":
    main()
