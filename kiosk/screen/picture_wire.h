/*
 * screen/picture_wire: what the player and anxuan-picture say to each other. One message each way
 * over CHILD_SOCKET_FD; the child finds its input at CHILD_EXTRA_FD.
 *
 * DECODE: the input is the picture's file; the answer brings w × h ARGB8888 pixels, opaque.
 * ENCODE: the input holds w × h ARGB8888 pixels; the answer brings a PNG file.
 * What an answer brings is one memfd with PICTURE_WIRE_SEALS. Both programs are built together:
 * magic and version only tell a foreign program from ours. The child believes the request, the
 * player believes nothing in the answer.
 */
#ifndef SCREEN_PICTURE_WIRE_H
#define SCREEN_PICTURE_WIRE_H

#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "screen/picture.h"

#define PICTURE_WIRE_MAGIC    0x50584e41U /* "ANXP" */
#define PICTURE_WIRE_VERSION  3U
#define PICTURE_WIRE_SIDE_MAX 8192
#define PICTURE_WIRE_SEALS    (F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL)

enum picture_wire_kind { PICTURE_WIRE_DECODE, PICTURE_WIRE_ENCODE, PICTURE_WIRE_KIND_COUNT };

struct picture_wire_request {
    uint32_t magic, version;
    uint32_t kind;                       /* enum picture_wire_kind */
    int32_t w, h;                        /* each 1 to PICTURE_WIRE_SIDE_MAX */
    uint32_t fit;                        /* enum layout_fit; DECODE only */
    uint32_t limit_s;                    /* of real and processor time, 1 to PICTURE_UNHURRIED_S */
    uint32_t is_cell_optional;           /* 1: the child goes on where it cannot be confined */
    char hidden[PICTURE_HIDDEN_MAX + 1]; /* as in picture_request, "" for none; DECODE only */
};

/* Whether text[bytes] has a NUL, and ids and spaces alone before it. */
static inline bool picture_wire_is_id_list(const char *text, size_t bytes)
{
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                  "0123456789_- ";
    size_t len = strnlen(text, bytes);
    return len < bytes && strspn(text, allowed) == len;
}

struct picture_wire_answer {
    uint32_t magic, version;
    uint32_t code;        /* enum err_code; ERR_NONE: it worked and a memfd comes with this */
    int32_t src_w, src_h; /* of the picture as it is seen, EXIF turns done; 0 when it failed */
    char text[400];       /* why not: UTF-8 with a NUL, without the file's name */
};

static inline size_t picture_wire_pixel_bytes(const struct picture_wire_request *request)
{
    return (size_t)request->w * (size_t)request->h * 4;
}

/* The most bytes the answer to a request can have: a PNG that cannot be packed is a little longer
 * than its RGB rows (5 bytes for each 16 KiB of deflate, 12 for each 8 KiB of IDAT). */
static inline size_t picture_wire_answer_max(const struct picture_wire_request *request)
{
    if (request->kind == PICTURE_WIRE_DECODE)
        return picture_wire_pixel_bytes(request);
    size_t rows = (size_t)request->h * ((size_t)request->w * 3 + 1);
    return rows + rows / 64 + 65536;
}

#endif
