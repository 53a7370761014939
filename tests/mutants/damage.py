"""Ten ways to damage a film or picture. Each takes (data, kind, chance): the whole file's bytes, the
extension it goes by ("mp4"), and a seeded random.Random; it returns the damaged bytes, never empty.
"""

import re
import struct
import zlib

WIDTH, HEIGHT = 160, 96  # of every source: what `absurd` looks for

# A size field is found by a pattern before or behind it: pattern, offset from the pattern's start,
# bytes, byte order.
BOXES = (rb"ftyp|moov|mvhd|trak|tkhd|mdia|mdhd|minf|stbl|stsd|avc1|avcC|stts|stsc|stsz|stco|mdat|esds|udta",
         -4, 4, "big")
PACKETS = (rb"\x00\x00\x01[\xbd-\xef]", 4, 2, "big")
BLOCKS = (rb"\x1a\x45\xdf\xa3|\x18\x53\x80\x67|\x16\x54\xae\x6b|\x1f\x43\xb6\x75|\x15\x49\xa9\x66|\x1c\x53\xbb\x6b",
          4, 1, "big")
CHUNKS = (rb"RIFF|LIST|avih|strh|strf|idx1|movi|00dc|01wb|VP8 |VP8L|VP8X", 4, 4, "little")
SIZES = {
    "mp4": BOXES, "mov": BOXES, "mkv": BLOCKS, "webm": BLOCKS, "avi": CHUNKS, "webp": CHUNKS,
    "mpg": PACKETS, "ts": PACKETS,
    "flv": (rb"[\x08\x09\x12]...\x00\x00.\x00\x00\x00\x00", 1, 3, "big"),
    "ogv": (rb"OggS", 26, 1, "big"),
    "wmv": (rb"\xa6\xd9\x00\xaa\x00\x62\xce\x6c|\xcf\x11|\x00\xc0\x0c\x20\x53\x65", 8, 4, "little"),
    "png": (rb"IHDR|IDAT|IEND|pHYs", -4, 4, "big"),
    "jpg": (rb"\xff[\xc0\xc4\xda\xdb\xe0\xfe]", 2, 2, "big"),
    "gif": (rb"!\xf9|!\xff|,\x00", 2, 1, "big"),
    "bmp": (rb"^BM|\x28\x00\x00\x00", 0, 4, "little"),
    "svg": (rb"[0-9]{2}", 0, 2, "big"),
}

TEXT_LIST = b"#EXTM3U\n#EXTINF:1,x\n%s\n"
OUTSIDE = [b"file:///etc/passwd", b"http://127.0.0.1:9/x.mp4", b"/etc/passwd",
           b"../../outside/film.mp4", b"../../outside/picture.png", b"screen://", b"v4l2:///dev/video0"]


def truncate(data, kind, chance):
    return data[:chance.randrange(1, len(data))]


def flip_bits(data, kind, chance):
    out = bytearray(data)
    for _ in range(2 ** chance.randrange(8)):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def damage_header(data, kind, chance):
    out = bytearray(data)
    for _ in range(chance.randrange(1, 17)):
        out[chance.randrange(min(256, len(out)))] = chance.randrange(256)
    return bytes(out)


def fill_random(data, kind, chance):
    at, length = stretch(data, chance)
    return data[:at] + chance.randbytes(length) + data[at + length:]


def lie_about_sizes(data, kind, chance):
    pattern, offset, width, order = SIZES[kind]
    places = [m.start() + offset for m in re.finditer(pattern, data, re.DOTALL)]
    places = [at for at in places if 0 <= at <= len(data) - width]
    for at in chance.sample(places, min(len(places), chance.randrange(1, 4))):
        old = int.from_bytes(data[at:at + width], order)
        top = 256 ** width - 1
        new = chance.choice([0, 1, 7, top, top // 2, old - 1, old + 1, old * 2, len(data), chance.randrange(top)])
        data = data[:at] + (new & top).to_bytes(width, order) + data[at + width:]
    return chance.choice([data, mend_sums(data, kind)])


def zero_run(data, kind, chance):
    at, length = stretch(data, chance)
    return data[:at] + bytes(length) + data[at + length:]


def swap_blocks(data, kind, chance):
    a, b, c, d = sorted(chance.randrange(len(data) + 1) for _ in range(4))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def pretend(data, kind, chance):
    """Another format's first bytes in front, or another thing altogether under this name."""
    magics = [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\0\x10JFIF\0", b"GIF89a", b"BM", b"RIFF\xff\xff\0\0WEBPVP8 ",
              b"\0\0\0\x18ftypisom", b"\x1a\x45\xdf\xa3", b"OggS\0\x02", b"FLV\x01\x05", b"\0\0\x01\xba", b"PK\x03\x04",
              b"\x7fELF\x02\x01\x01", b"%PDF-1.4\n", b"#!/bin/sh\n", b"ID3\x04\0\0\0\0\0\x7f"]
    others = [b"only words\n" * 40, b"PK\x05\x06" + bytes(18), TEXT_LIST % chance.choice(OUTSIDE),
              b"[playlist]\nFile1=%s\nNumberOfEntries=1\n" % chance.choice(OUTSIDE), svg_of(chance.choice(OUTSIDE)),
              b"<?xml version='1.0'?><!DOCTYPE s [<!ENTITY x SYSTEM '%s'>]><s>&x;</s>" % chance.choice(OUTSIDE)]
    if chance.random() < 0.5:
        return chance.choice(others)
    return chance.choice(magics) + data[chance.choice([0, 0, 4, 16]):]


def absurd(data, kind, chance):
    """Patches width and height wherever they stand, in the ways the sources' formats write them."""
    width, height = chance.choice([(0, 0), (0, 96), (1, 1), (65535, 65535), (65535, 1), (16385, 16385), (8192, 2),
                                   (4097, 4096), (160, 0), (-1, -1), (2 ** 31 - 1, 2 ** 31 - 1), (30001, 30001)])
    for old, new in pairs(width, height):
        data = data.replace(old, new)
    if kind == "ts":  # h264 alone: its size is in the parameter set's bits
        data = re.sub(rb"(\x00\x00\x01\x67....)(....)", lambda m: m[1] + chance.randbytes(4), data, flags=re.DOTALL)
    return chance.choice([data, mend_sums(data, kind)])


def double_tail(data, kind, chance):
    tail = data[chance.randrange(len(data)):]
    return data + tail * chance.randrange(1, 4)


CLASSES = [truncate, flip_bits, damage_header, fill_random, lie_about_sizes, zero_run, swap_blocks, pretend, absurd,
           double_tail]


def stretch(data, chance):
    at = chance.randrange(len(data))
    return at, chance.randrange(1, max(2, (len(data) - at) // chance.choice([1, 2, 8, 32])))


def svg_of(address):
    return (b"<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='160' "
            b"height='96'><image xlink:href='%s' href='%s' width='160' height='96'/></svg>" % (address, address))


def pairs(width, height):
    """(old, new) byte strings of a size; fields too narrow for the new one are filled as far as they go."""
    def pack(form, *numbers):
        bits = 8 * struct.calcsize(form[0] + form[1])
        return struct.pack(form, *(n & (2 ** bits - 1) for n in numbers))
    for form in (">HH", "<HH", ">II", "<II"):  # avc1 vp8 gif, png, bmp avi wmv
        yield pack(form, WIDTH, HEIGHT), pack(form, width, height)
    yield pack(">HH", HEIGHT, WIDTH), pack(">HH", height, width)  # jpg
    yield pack(">II", WIDTH << 16, HEIGHT << 16), pack(">II", width << 16, height << 16)  # tkhd
    yield b"\xb0\x81\xa0\xba\x81\x60", b"\xb0\x84" + pack(">I", width)  # mkv, webm: the height goes
    yield b"\x00\x0a\x00\x06\x00\x00\xa0\x00\x00\x60", pack(">HH", width >> 4, height >> 4) + \
        pack(">I", width)[1:] + pack(">I", height)[1:]  # theora
    yield b"\xb3\x0a\x00\x60", b"\xb3" + pack(">I", (width & 4095) << 12 | (height & 4095))[1:]  # mpeg2
    yield b"width\x00" + struct.pack(">d", WIDTH), b"width\x00" + struct.pack(">d", width)  # flv
    yield b'width="160"', b'width="%d"' % width
    yield b'height="96"', b'height="%d"' % height


def mend_sums(data, kind):
    """A PNG whose chunks have their right checksums again, so that what they say is read."""
    if kind != "png":
        return data
    out, at = data[:8], 8
    while at + 12 <= len(data):
        length = int.from_bytes(data[at:at + 4], "big")
        body = data[at + 4:at + 8 + length]
        if at + 12 + length > len(data):
            break
        out += data[at:at + 4] + body + zlib.crc32(body).to_bytes(4, "big")
        at += 12 + length
    return out + data[at:]
