"""family_cast: who lives here, and a few poses the kit has not."""
from stage import *
import kit_people  # noqa: E402  (stage has set the path)

FATHER = replace(LOOKS["father"], top="shirt", top_color="#7E9CC4", glasses=False, bottom_color="#7E9CC4", hair="side")
MOTHER = replace(LOOKS["mother"], top="apron", top_color="#F3E3C8", top2="#C9584B", bottom="trousers", bottom_color="#4C6A66", hair="pony")
UNCLE = replace(LOOKS["young_man"], top_color="#4F86A8")
GRANDMA = LOOKS["grandma"]
GRANDPA = replace(LOOKS["grandpa"], top="cardigan", top_color="#7D8F6F")
SISTER = replace(LOOKS["girl"], height=116, head=1.36, hair="rider", hat_color="#E2725B", top_color="#5F93BD", bottom="trousers",
                 bottom_color="#46566E")
GARDENER = replace(LOOKS["grandpa"], hair="cap", hat_color="#E3C88F", top="shirt", top_color="#8FAE8C", bottom_color="#5B6375")
TOT_A = Look(hair="crop", age="child", height=100, head=1.92, top="tee", top_color="#F1B648", top2="#FBF3E4", sleeve="short",
             bottom="shorts", bottom_color="#4E7FA6", build=1.26)
TOT_B = Look(hair="pony", female=True, age="child", height=100, head=1.9, top="tee", top_color="#E2725B", top2="#FBE3CC",
             sleeve="short", bottom="skirt", bottom_color="#5E8B72", build=1.2)
TOT_C = Look(hair="bob", female=True, age="child", height=100, head=1.92, top="tee", top_color="#7FB0C9", top2="#FBF3E4", sleeve="short",
             bottom="shorts", bottom_color="#C77B58", build=1.28)


class Tot(Figure):
    """A toddler: limbs a quarter shorter than a grown-up's."""
    SHORT = dict(THIGH=29.5, SHIN=29, UPPER=23, FORE=21)

    def draw(self, ctx, pose, **kw):
        tall = {n: getattr(kit_people, n) for n in self.SHORT}
        vars(kit_people).update(self.SHORT)
        try:
            return super().draw(ctx, pose if pose.drop > 30 else replace(pose, drop=pose.drop + 24), **kw)
        finally:
            vars(kit_people).update(tall)


def on_floor(t=0.0, mouth="smile", **kw):
    """Sits on the ground, legs forward."""
    p = P.stand(t, mouth=mouth)
    return replace(p, **{**dict(turn=.6, drop=76, lean=4, near_foot=(48, -6, -60), far_foot=(52, -8, -52), near_arm=(30, 40), far_arm=(40, 40)), **kw})


def seated(seat=45, **kw):
    return replace(P.sit(0, seat), **kw)


def in_bed(**kw):
    """Leaning against a headboard on the left, legs forward under a blanket."""
    p = P.stand(0)
    return replace(p, **{**dict(turn=.62, drop=76, lean=-20, near_foot=(76, -6, -60), far_foot=(78, -8, -60)), **kw})
