/*
 * Films for the tests, made by ffmpeg once and kept under $BUILD/tests/media. Every picture carries
 * its number as white and black blocks in the top row, and below it a red and a green half.
 */
#ifndef TESTS_VIDEO_MEDIA_H
#define TESTS_VIDEO_MEDIA_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "video/video.h"

#define MEDIA_BITS 10
#define MEDIA_RED                                                                                  \
    {                                                                                              \
        81, 90, 240                                                                                \
    } /* Y, U, V */
#define MEDIA_GREEN                                                                                \
    {                                                                                              \
        145, 54, 34                                                                                \
    }

struct media {
    const char *name;
    int w, h, frames, rate;
    const char *encode; /* ffmpeg's arguments behind its input */
};

/* The programs are in $ANXUAN_BIN; the films go beside them. Owned by the caller. */
static inline char *media_path(const char *name)
{
    struct err err = {0};
    const char *bin = getenv("ANXUAN_BIN");
    if (!bin) {
        fprintf(stderr, "ANXUAN_BIN must name the folder of the built programs\n");
        abort();
    }
    struct str folder = {0};
    str_addf(&folder, "%s/../tests/media", bin);
    if (!file_make_folders(folder.text, &err)) {
        fprintf(stderr, "%s\n", err.text);
        abort();
    }
    char *path = file_join(folder.text, name);
    str_finish(&folder);
    return path;
}

static inline char *media_program(void)
{
    return file_join(getenv("ANXUAN_BIN"), "anxuan-film");
}

static inline void media_fill(uint8_t *plane, int pitch, const int box[4], uint8_t value)
{
    for (int y = box[1]; y < box[3]; y++)
        memset(plane + y * pitch + box[0], value, (size_t)(box[2] - box[0]));
}

static inline void media_draw(const struct media *media, int number, uint8_t *picture)
{
    static const uint8_t colours[2][3] = {MEDIA_RED, MEDIA_GREEN};
    int half_w = (media->w + 1) / 2;
    int half_h = (media->h + 1) / 2;
    uint8_t *planes[3] = {picture, picture + media->w * media->h,
                          picture + media->w * media->h + half_w * half_h};
    int block = media->w / MEDIA_BITS;
    for (int plane = 0; plane < 3; plane++) {
        int w = plane == 0 ? media->w : half_w;
        int h = plane == 0 ? media->h : half_h;
        media_fill(planes[plane], w, (int[]){0, 0, w / 2, h}, colours[0][plane]);
        media_fill(planes[plane], w, (int[]){w / 2, 0, w, h}, colours[1][plane]);
        media_fill(planes[plane], w, (int[]){0, 0, w, h / 4}, 128);
    }
    for (int bit = 0; bit < MEDIA_BITS; bit++)
        media_fill(picture, media->w, (int[]){bit * block, 0, (bit + 1) * block, media->h / 4},
                   (number >> bit) & 1 ? 235 : 16);
}

/* Returns the film's path, owned by the caller; makes it when it is not there. */
static inline char *media_make(const struct media *media)
{
    char *path = media_path(media->name);
    if (file_is_regular(path))
        return path;
    size_t bytes = (size_t)media->w * (size_t)media->h +
                   2 * (size_t)((media->w + 1) / 2) * (size_t)((media->h + 1) / 2);
    uint8_t *picture = mem_alloc(bytes);
    struct str command = {0};
    char *folder = media_path("");
    str_addf(&command,
             "cd '%s' && ffmpeg -v error -y -f rawvideo -pix_fmt yuv420p -s %dx%d -r %d -i - "
             "-f lavfi -i sine=f=440:r=48000:d=%.3f %s 'part-%s' && mv 'part-%s' '%s'",
             folder, media->w, media->h, media->rate, (double)media->frames / media->rate,
             media->encode, media->name, media->name, media->name);
    FILE *encoder = popen(command.text, "we");
    for (int i = 0; encoder && i < media->frames; i++) {
        media_draw(media, i, picture);
        if (fwrite(picture, bytes, 1, encoder) != 1)
            break;
    }
    if (!encoder || pclose(encoder) != 0) {
        fprintf(stderr, "ffmpeg is needed to make %s\n", path);
        abort();
    }
    free(folder);
    str_finish(&command);
    free(picture);
    return path;
}

/* Makes NAME by a shell command in the media folder, in which $0 is NAME. */
static inline char *media_derive(const char *name, const char *shell)
{
    char *path = media_path(name);
    char *folder = media_path("");
    struct str command = {0};
    str_addf(&command, "cd '%s' && sh -c '%s' '%s'", folder, shell, name);
    if (!file_is_regular(path) && system(command.text) != 0) { /* NOLINT(cert-env33-c): our words */
        fprintf(stderr, "cannot make %s\n", path);
        abort();
    }
    str_finish(&command);
    free(folder);
    return path;
}

/* Reads the number of a picture; -1 when a block is neither white nor black. */
static inline int media_number(const struct video_frame *frame)
{
    int number = 0;
    for (int bit = 0; bit < MEDIA_BITS; bit++) {
        int x = frame->w / MEDIA_BITS * bit + frame->w / MEDIA_BITS / 2;
        uint8_t luma = frame->planes[0][frame->h / 8 * frame->pitches[0] + x];
        if (luma > 60 && luma < 190)
            return -1;
        number |= (luma >= 190) << bit;
    }
    return number;
}

#endif
