"""rural_people: who lives here, and actor(): one of them in a pose with the hands at scene points."""
from dataclasses import replace

from stage import C, K  # first: it sets the path
from kit_people import LOOKS, Figure, Look
from parts_rural import straw_hat

TAN = "#DDA67C"
FOLK = dict(
    driver=Look(hair="short", top="shirt", top_color="#5B8DB0", bottom_color="#4A5568", skin=TAN, shoes="#5A4A3C", height=172),
    aunt=Look(hair="bob", female=True, top="cardigan", top_color="#C4636A", top2="#F6E6D6", bottom_color="#4B5670", skin="#EBBD95", height=162, shoes="#5B4A52"),
    lass=Look(hair="pony", female=True, top="shirt", top_color="#E0A24A", bottom_color="#41566F", skin="#F0C49C", height=163, shoes="#F1ECE2"),
    lad=Look(hair="side", top="hoodie", top_color="#5C9A84", top2="#F2EADB", bottom_color="#3E4C66", skin="#EBBD95", height=173, shoes="#F1ECE2"),
    biker=Look(hair="side", top="jacket", top_color="#4F7FA3", top2="#F2ECDE", bottom_color="#4A4D57", skin=TAN, height=173, shoes="#3F3A36"),
    pillion=Look(hair="long", female=True, top="shirt", top_color="#E3B04B", bottom_color="#8A5A6A", skin="#F0C49C", height=161, shoes="#F1ECE2"),
    carrier=Look(hair="bun", female=True, top="cardigan", top_color="#8A6FA0", top2="#F4E9D6", bottom_color="#4B5670", skin="#E7B58B", height=161, shoes="#5B4A52"),
    mourner=Look(hair="crop", top="jacket", top_color="#4D5C7A", top2="#E8E1D0", bottom_color="#4A4D57", skin=TAN, height=170, shoes="#3D3A42"),
    farmer=Look(hair="short", top="tee", sleeve="short", top_color="#E9E2D2", top2="#C9D2D4", bottom_color="#53637C", skin=TAN, height=170, shoes="#4E5A4A"),
    thresher=Look(hair="crop", top="shirt", top_color="#B8653F", bottom_color="#4A5264", skin=TAN, height=172, shoes="#4A4038"),
    cook=Look(hair="bun", female=True, top="apron", top_color="#C77B62", top2="#F4E6CC", bottom_color="#55607A", skin="#EBBD95", height=160, shoes="#5B4A52"),
    weaver=LOOKS["grandpa"],
    feeder=Look(hair="bun", female=True, top="shirt", top_color="#7F9E6A", bottom_color="#4A5670", skin="#E7B58B", height=160, shoes="#5B4A52"),
    rester=Look(hair="short", top="tee", top_color="#F1ECE0", top2="#C9D2D4", sleeve="short", bottom_color="#5B5A54", skin=TAN, height=170, shoes="#4A4038"),
    granny=LOOKS["grandma"],
    boy=replace(LOOKS["boy"], height=116),
    kid=Look(hair="crop", age="child", height=134, head=1.34, top="hoodie", top_color="#D9604A", top2="#F4E9D6", bottom="shorts", bottom_color="#41566F", shoes="#F1ECE2"),
)


def actor(ctx, look, x, y, face=1, pose=None, near=None, far=None, hat=False, ground=True, between=None):
    """near, far: scene points for the hands."""
    look = FOLK[look] if isinstance(look, str) else look
    fig = Figure(look, x, y, K, face)
    if near:
        pose = replace(pose, near_hand=fig.local(*near))
    if far:
        pose = replace(pose, far_hand=fig.local(*far))
    fig.draw(ctx, pose, between=between, shadow=ground)
    if hat:
        straw_hat(ctx, fig, pose)
    return fig


def helmet(look, c):
    return replace(FOLK[look], hair="rider", hat_color=C.get(c, c))
