/*
 * An H5P task: refused with a reason, or spots inside the picture and texts without markup.
 */
#include "fuzz/fuzz.h"
#include "json/hotspots.h"

static void check_spot(const struct json_hotspot *spot)
{
    assert(spot->x >= 0 && spot->x <= 100 && spot->y >= 0 && spot->y <= 100);
    assert(spot->w >= 0 && spot->w <= 100 && spot->h >= 0 && spot->h <= 100);
    assert(utf8_is_valid(spot->feedback, strlen(spot->feedback)));
    for (const char *at = spot->feedback; *at; at++)
        assert((unsigned char)*at >= ' ');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct err err;
    struct json_hotspots task;
    if (json_hotspots_read((const char *)data, len, &task, &err)) {
        assert(task.title && *task.picture && task.count <= JSON_HOTSPOTS_MAX);
        assert(task.w >= 1 && task.w <= 30000 && task.h >= 1 && task.h <= 30000);
        for (size_t i = 0; i < task.count; i++)
            check_spot(&task.spots[i]);
    } else {
        fuzz_expect_reason(&err);
    }
    json_hotspots_finish(&task);
    return 0;
}
