#include "video/ring.h"

#include <fcntl.h>
#include <stddef.h>
#include <sys/mman.h>
#include <unistd.h>

#define SEALS (F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) /* a shrunk ring would be our SIGBUS */

bool ring_open(struct ring *ring, struct err *err)
{
    *ring = (struct ring){-1, NULL};
    int fd = memfd_create("anxuan-film", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (fd < 0)
        return err_set_errno(err, "memfd_create");
    void *map = MAP_FAILED;
    if (ftruncate(fd, (off_t)WIRE_RING_BYTES) == 0 && fcntl(fd, F_ADD_SEALS, SEALS) == 0)
        map = mmap(NULL, WIRE_RING_BYTES, PROT_READ, MAP_SHARED, fd, 0);
    if (map == MAP_FAILED) {
        (void)err_set_errno(err, "film ring");
        (void)close(fd);
        return false;
    }
    *ring = (struct ring){fd, map};
    return true;
}

void ring_close(struct ring *ring)
{
    if (ring->map)
        (void)munmap((void *)(uintptr_t)ring->map, WIRE_RING_BYTES);
    if (ring->fd >= 0)
        (void)close(ring->fd);
    *ring = (struct ring){-1, NULL};
}

static bool is_inside(uint32_t value, uint32_t max)
{
    return value >= 1 && value <= max;
}

static const char *find_plane_lie(const struct wire_frame *frame, int plane)
{
    uint64_t w = plane == 0 ? frame->w : (frame->w + 1) / 2;
    uint64_t rows = plane == 0 ? frame->h : (frame->h + 1) / 2;
    uint64_t pitch = frame->pitches[plane];
    if (pitch < w)
        return "a row shorter than the picture is wide";
    if (frame->offsets[plane] + pitch * rows > WIRE_SLOT_BYTES)
        return "a plane outside its slot";
    return NULL;
}

const char *ring_find_lie(const struct wire_frame *frame)
{
    if (frame->slot >= WIRE_SLOTS)
        return "a slot that does not exist";
    if (!is_inside(frame->w, VIDEO_WIDTH_MAX) || !is_inside(frame->h, VIDEO_HEIGHT_MAX))
        return "an impossible size";
    if (!is_inside(frame->aspect_w, WIRE_ASPECT_MAX) ||
        !is_inside(frame->aspect_h, WIRE_ASPECT_MAX))
        return "an impossible aspect";
    if (frame->matrix >= VIDEO_MATRIX_COUNT || frame->is_full_range > 1)
        return "an unknown colour space";
    for (int plane = 0; plane < 3; plane++) {
        const char *lie = find_plane_lie(frame, plane);
        if (lie)
            return lie;
    }
    return NULL;
}

void ring_point(const struct ring *ring, const struct wire_frame *frame,
                struct video_frame *out_frame)
{
    const uint8_t *slot = ring->map + frame->slot * WIRE_SLOT_BYTES;
    for (int plane = 0; plane < 3; plane++) {
        out_frame->planes[plane] = slot + frame->offsets[plane];
        out_frame->pitches[plane] = (int)frame->pitches[plane];
    }
    out_frame->w = (int)frame->w;
    out_frame->h = (int)frame->h;
    out_frame->aspect_w = (int)frame->aspect_w;
    out_frame->aspect_h = (int)frame->aspect_h;
    out_frame->matrix = (enum video_matrix)frame->matrix;
    out_frame->is_full_range = frame->is_full_range;
}
