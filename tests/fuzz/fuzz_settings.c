/*
 * kiosk.cfg and layouts/NAME.cfg: the same bytes are read as either, and staff's PIN is written
 * into them. Whatever stands in the file, what comes out is within its limits.
 */
#include "config/config.h"
#include "config/document.h"
#include "fuzz/folder.h"

#define HASH "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$aGFzaA"

/* All settings below a group have their marks, and the scan found no more than there are. */
static void check_marks(const struct config_document *document)
{
    struct {
        config_setting_t *setting;
        int next;
    } path[CONFIG_DEPTH_MAX + 2] = {{config_root_setting(&document->tree), 0}};
    size_t depth = 0, count = 0;
    for (;;) {
        if (path[depth].next == config_setting_length(path[depth].setting)) {
            if (depth-- == 0)
                break;
            continue;
        }
        config_setting_t *child =
            config_setting_get_elem(path[depth].setting, (unsigned)path[depth].next++);
        const struct config_mark *mark = config_document_mark(child);
        assert(mark == &document->scan.marks[count++]);
        assert(mark->value < document->text.len && mark->value_end <= document->text.len);
        if (config_setting_is_aggregate(child)) {
            assert(depth < CONFIG_DEPTH_MAX);
            path[++depth].setting = child;
            path[depth].next = 0;
        }
    }
    assert(count == document->scan.count);
}

static void check_document(const char *path)
{
    struct config_report report = {0};
    struct config_document document;
    bool is_missing;
    bool ok = config_document_open(&document, path, &report, &is_missing);
    assert(!is_missing);
    assert(document.tree.num_filenames == 0); /* @include was not followed */
    if (ok)
        check_marks(&document);
    else
        assert(report.errors > 0);
    config_document_finish(&document);
    config_report_finish(&report);
}

static bool is_within(int64_t value, int64_t min, int64_t max)
{
    return value >= min && value <= max;
}

static void check_kiosk(const struct config_kiosk *kiosk)
{
    const char *lines[] = {kiosk->device.name,   kiosk->device.timezone, kiosk->device.organiser,
                           kiosk->device.theme,  kiosk->device.hotline,  kiosk->display.layout,
                           kiosk->sound.device,  kiosk->usb.becomes,     kiosk->usb.trust,
                           kiosk->staff.pin_hash};
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
        assert(fuzz_is_line(lines[i]));
    assert(kiosk->device.name[0] && !strchr(kiosk->device.name, '/'));
    assert(kiosk->display.layout[0] && !strchr(kiosk->display.layout, '/'));
    assert(kiosk->usb.becomes[0] && !strchr(kiosk->usb.becomes, '/'));
    assert(is_within((int64_t)kiosk->device.profile, 0, CONFIG_PROFILE_COUNT - 1));
    assert(kiosk->display.diagonal_in >= 1 && kiosk->display.diagonal_in <= 2000);
    assert(is_within(kiosk->sound.volume, 0, 100));
    assert(is_within(kiosk->quiz.idle_menu_s, 5, 3600));
    assert(is_within(kiosk->usb.min_free_percent, 0, 90));
    assert(is_within(kiosk->usb.max_bytes, 1048576, INT64_C(1125899906842624)));
    assert(is_within(kiosk->records.keep_days, 1, 3650));
    assert(is_within(kiosk->records.max_bytes, 33554432, INT64_C(1125899906842624)));
    assert(is_within(kiosk->control.change_wait_s, 0, 3600));
}

static void check_layout(const struct layout *layout)
{
    size_t playlists = 0;
    assert(is_within(layout->canvas_w, 1, LAYOUT_CANVAS_MAX));
    assert(is_within(layout->canvas_h, 1, LAYOUT_CANVAS_MAX));
    assert(layout->zone_count >= 1 && layout->zone_count <= LAYOUT_ZONES_MAX);
    for (size_t i = 0; i < layout->zone_count; i++) {
        const struct layout_zone *zone = &layout->zones[i];
        assert(fuzz_is_line(zone->name) && fuzz_is_line(zone->text) && fuzz_is_line(zone->code));
        assert(is_within((int64_t)zone->shows, 0, LAYOUT_SHOWS_COUNT - 1));
        assert(zone->at.x >= 0 && zone->at.y >= 0 && zone->at.w >= 1 && zone->at.h >= 1);
        assert(zone->at.x + zone->at.w <= layout->canvas_w);
        assert(zone->at.y + zone->at.h <= layout->canvas_h);
        assert(is_within(zone->chars_per_minute, 10, 600));
        playlists += zone->shows == LAYOUT_PLAYLIST;
    }
    assert(playlists <= 1);
}

/* The PIN written into a good file: all else is as before, nothing new is wrong with the file. */
static void check_pin(const char *path, const struct config_kiosk *before)
{
    struct config_kiosk after;
    struct config_report report = {0};
    struct err err = {0};
    if (!config_kiosk_set_pin_hash(path, HASH, &err)) {
        fuzz_expect_reason(&err);
        return;
    }
    assert(config_kiosk_load(path, &after, &report));
    assert(strcmp(after.staff.pin_hash, HASH) == 0);
    memcpy(after.staff.pin_hash, before->staff.pin_hash, sizeof(after.staff.pin_hash));
    assert(strcmp(after.device.name, before->device.name) == 0);
    assert(strcmp(after.device.theme, before->device.theme) == 0);
    assert(after.sound.volume == before->sound.volume);
    assert(after.records.max_bytes == before->records.max_bytes);
    config_report_finish(&report);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct config_kiosk kiosk;
    struct layout layout = {.canvas_w = -1};
    struct config_report report = {0}, layout_report = {0};
    const char *path = folder_write("a.cfg", data, len);
    check_document(path);
    bool ok = config_kiosk_load(path, &kiosk, &report);
    assert(ok == (report.errors == 0));
    check_kiosk(&kiosk);
    folder_expect_report(&report);
    if (config_layout_load(path, &layout, &layout_report))
        check_layout(&layout);
    else
        assert(layout_report.errors > 0 && layout.canvas_w == -1);
    folder_expect_report(&layout_report);
    if (ok)
        check_pin(path, &kiosk);
    config_report_finish(&report);
    config_report_finish(&layout_report);
    return 0;
}
