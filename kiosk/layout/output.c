#include "layout/output.h"

#include <assert.h>

struct spot {
    int64_t x, y; /* any two ints are this far apart */
};

/* From the turned piece back to the piece before turning: w × h, both with their corner at 0. */
static struct spot turn_back(struct spot at, int rotate, int w, int h)
{
    switch (rotate) {
    case 90:
        return (struct spot){at.y, h - 1 - at.x};
    case 180:
        return (struct spot){w - 1 - at.x, h - 1 - at.y};
    case 270:
        return (struct spot){w - 1 - at.y, at.x};
    default:
        assert(rotate == 0);
        return at;
    }
}

bool layout_output_to_canvas(const struct layout_output *outputs, size_t count, int panel_x,
                             int panel_y, int *out_x, int *out_y)
{
    for (size_t i = count; i-- > 0;) {
        const struct layout_output *piece = &outputs[i];
        int w = piece->from.w, h = piece->from.h;
        struct spot at = {(int64_t)panel_x - piece->to_x, (int64_t)panel_y - piece->to_y};
        at = turn_back(at, piece->rotate, w, h);
        if (at.x < 0 || at.y < 0 || at.x >= w || at.y >= h)
            continue;
        *out_x = piece->from.x + (int)(piece->mirror ? w - 1 - at.x : at.x);
        *out_y = piece->from.y + (int)at.y;
        return true;
    }
    return false;
}
