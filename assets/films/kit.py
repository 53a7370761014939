"""kit: one import for film modules:  from kit import *

Files of the kit (each is documented at its top)
  kit_core     canvas, palette C, easing, paths, two-tone shading, text, camera
  kit_people   Look, Pose, Figure, LOOKS, mix      kit_poses  poses and gaits (as P)
  kit_heads    faces and hair                      kit_clothes  bodies and clothes
  kit_scene    places, weather, stairs, smoke, flame
  kit_props    street, courtyard, stair hall       kit_home   kitchen and flat
  kit_yard     factory yard, confined space        kit_film   Shot, captions, title, end card
  kit_street   road, school gate, water's edge     kit_sound  the score
"""
from dataclasses import replace

from kit_core import *
from kit_film import Shot, caption_band, end_card, school_card, title_block
from kit_heads import Face
from kit_home import *
from kit_people import LOOKS, Figure, Look, Pose, mix as mix_pose
from kit_props import *
from kit_scene import *
from kit_street import *
from kit_core import mix
from kit_yard import *
import kit_poses as P
