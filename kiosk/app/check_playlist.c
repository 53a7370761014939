#include <poll.h>
#include <stdlib.h>

#include "app/check_priv.h"
#include "app/seat.h"
#include "base/file.h"

static void note_film(struct check *check, const struct playlist_item *item, const char *path,
                      const char *file)
{
    struct err err;
    struct video_request request = {.program = check->site->film_program,
                                    .path = path,
                                    .sound_device = "none",
                                    .real_us = clock_real_us(),
                                    .is_cell_optional = site_is_cell_optional(check->site, path)};
    struct video *video = video_open(&request, &err);
    enum video_event event = video ? VIDEO_NOTHING : VIDEO_FAULT;
    while (event != VIDEO_READY && event != VIDEO_FAULT && event != VIDEO_ENDED &&
           check_goes_on(check->watch)) {
        struct pollfd fd = {.fd = video_fd(video), .events = POLLIN};
        (void)poll(&fd, 1, 50); /* a signal is as good as a time-out */
        event = video_step(video, clock_real_us(), &err);
    }
    if (event == VIDEO_FAULT)
        config_report_error(&check->report, file, item->line, 0, "%s", err.text);
    video_close(video);
}

static void note_picture(struct check *check, const struct playlist_item *item, const char *path,
                         const char *file)
{
    struct err err;
    struct screen_image *none = NULL;
    struct picture_request request = {.program = check->site->picture_program,
                                      .path = path,
                                      .w = check->zone.w,
                                      .h = check->zone.h,
                                      .fit = (enum layout_fit)item->fit,
                                      .real_us = clock_real_us(),
                                      .is_cell_optional = site_is_cell_optional(check->site, path)};
    if (!picture_load(&request, NULL, &none, &err))
        config_report_error(&check->report, file, item->line, 0, "%s", err.text);
}

static void note_medium(struct check *check, const struct playlist_item *item, const char *path,
                        const char *file)
{
    if (item->kind == PLAYLIST_VIDEO)
        note_film(check, item, path, file);
    else
        note_picture(check, item, path, file);
}

static void note_glyphs(struct check *check, const char *text, const char *file, int line)
{
    struct str missing = {0};
    if (text)
        screen_text_missing(check->fonts, SCREEN_SANS_BOLD, text, &missing);
    if (missing.len)
        config_report_warning(&check->report, file, line, 0,
                              "字体里没有这些字，请换字 the font lacks: %s", missing.text);
    str_finish(&missing);
}

static void note_card(struct check *check, const struct playlist_item *item, const char *file)
{
    bool fits = true;
    char label[128];
    char *text = item->text ? site_fill_text(check->site, item->text) : NULL;
    char *title = item->title ? site_fill_text(check->site, item->title) : NULL;
    char *target = item->target ? site_fill_text(check->site, item->target) : NULL;
    const struct view_stats crowded = {
        .visitors = 9999, .average_x10 = 100, .missed = "电动自行车在楼道停放、充电"};
    struct view_card card = {.kind = item->kind,
                             .style = item->style,
                             .text = text,
                             .title = title,
                             .target = target,
                             .days = 365,
                             .stats = &crowded,
                             .organiser = check->site->kiosk.device.organiser};
    if (item->style && !view_card_style_is_known(item->style))
        config_report_error(&check->report, file, item->line, 0,
                            "不认识的样式 unknown style '%s': banner ink steps leaf valve",
                            item->style);
    screen_image_destroy(
        view_card_make(check->screen, check->fonts, &card, check->zone.w, check->zone.h, &fits));
    playlist_item_label(item, label, sizeof(label));
    const char *shown = text ? text : label;
    if (!fits)
        config_report_warning(
            &check->report, file, item->line, 0,
            "文字或二维码放不下，请缩短 does not fit its zone, make it shorter: %s",
            target ? target : shown);
    note_glyphs(check, text, file, item->line);
    note_glyphs(check, title, file, item->line);
    free(text);
    free(title);
    free(target);
}

void check_playlist(struct check *check, const char *folder)
{
    struct playlist list;
    bool is_read = config_playlist_load(folder, &list, &check->report);
    (void)is_read; /* what is wrong was reported, what is left is checked */
    char *cfg = file_join(folder, "playlist.cfg");
    const char *file = file_is_regular(cfg) ? cfg : folder;
    check->lists++;
    check->items += list.count;
    for (size_t i = 0; i < list.count && check_goes_on(check->watch); i++) {
        const struct playlist_item *item = &list.items[i];
        if (item->path)
            note_medium(check, item, item->path, file);
        else
            note_card(check, item, file);
        if (item->path_portrait)
            note_medium(check, item, item->path_portrait, file);
    }
    for (size_t i = 0; i < list.ticker_count; i++)
        note_glyphs(check, list.ticker[i], file, 0);
    playlist_finish(&list);
    free(cfg);
}
