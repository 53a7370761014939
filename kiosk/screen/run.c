#include "screen/run.h"

#include "base/utf8.h"

struct span {
    uint32_t first, last;
};

static bool is_in(uint32_t point, const struct span *spans, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (point >= spans[i].first && point <= spans[i].last)
            return true;
    return false;
}

bool run_is_unseen(uint32_t point)
{
    static const struct span unseen[] = {
        {0x0000, 0x001F}, {0x007F, 0x009F}, {0x00AD, 0x00AD}, {0x200B, 0x200F},   {0x2028, 0x202E},
        {0x2060, 0x206F}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xE0000, 0xE0FFF},
    };
    return is_in(point, unseen, sizeof(unseen) / sizeof(unseen[0]));
}

/* Punctuation and signs of either kind bring their own room, so only letters and figures count. */
static enum run_kind kind_of(uint32_t point)
{
    static const struct span latin[] = {
        {'0', '9'},       {'A', 'Z'},       {'a', 'z'},       {'%', '%'},
        {0x00C0, 0x00D6}, {0x00D8, 0x00F6}, {0x00F8, 0x024F}, {0x0370, 0x052F},
    };
    static const struct span chinese[] = {
        {0x3005, 0x3007}, {0x3041, 0x3096}, {0x30A1, 0x30FA},   {0x3400, 0x4DBF},
        {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}, {0x20000, 0x3FFFD},
    };
    if (is_in(point, latin, sizeof(latin) / sizeof(latin[0])))
        return RUN_LATIN;
    if (is_in(point, chinese, sizeof(chinese) / sizeof(chinese[0])))
        return RUN_CHINESE;
    return RUN_OTHER;
}

static bool needs_gap(enum run_kind left, enum run_kind right)
{
    return (left == RUN_LATIN && right == RUN_CHINESE) ||
           (left == RUN_CHINESE && right == RUN_LATIN);
}

bool run_next(struct run_cursor *cursor, size_t max_points, struct run *out_run)
{
    size_t bytes = 0;
    out_run->count = 0;
    out_run->has_gap = false;
    while (cursor->len > 0 && out_run->count < max_points) {
        uint32_t point;
        size_t took = utf8_decode(cursor->text, cursor->len, &point);
        if (!run_is_unseen(point)) {
            enum run_kind kind = kind_of(point);
            bool is_gap = needs_gap(cursor->previous, kind);
            if (is_gap && out_run->count > 0)
                break;
            out_run->has_gap = out_run->has_gap || is_gap;
            out_run->points[out_run->count++] = point;
            bytes += utf8_encode(point, out_run->text + bytes);
            cursor->previous = kind;
        }
        cursor->text += took;
        cursor->len -= took;
    }
    out_run->text[bytes] = '\0';
    return out_run->count > 0;
}
