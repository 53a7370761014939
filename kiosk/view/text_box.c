#include "view/text_box.h"

#include "layout/text.h"

struct layout_rect view_part(struct layout_rect whole, int x, int y, int w, int h)
{
    int left = whole.x + whole.w * x / 1000;
    int top = whole.y + whole.h * y / 1000;
    int right = whole.x + whole.w * (x + w) / 1000;
    int bottom = whole.y + whole.h * (y + h) / 1000;
    return (struct layout_rect){left, top, right - left, bottom - top};
}

struct layout_rect view_inset(struct layout_rect whole, int margin_px)
{
    return (struct layout_rect){whole.x + margin_px, whole.y + margin_px, whole.w - 2 * margin_px,
                                whole.h - 2 * margin_px};
}

static int widest(const struct layout_lines *lines)
{
    int width = 0;
    for (size_t i = 0; i < lines->count; i++)
        if (lines->lines[i].width_px > width)
            width = lines->lines[i].width_px;
    return width;
}

static int line_x(const struct view_text_box *box, const struct layout_lines *lines, size_t index)
{
    if (box->align == VIEW_LEFT)
        return box->at.x;
    int width = box->align == VIEW_BLOCK ? widest(lines) : lines->lines[index].width_px;
    return box->at.x + (box->at.w - width) / 2;
}

bool view_text_box_draw(struct screen *screen, struct screen_fonts *fonts,
                        const struct view_text_box *box, const char *text)
{
    struct screen_text_ctx ctx = {fonts, box->face};
    struct layout_text_request request = {
        .text = text,
        .width_px = box->at.w,
        .height_px = box->at.h,
        .min_px = box->min_px,
        .max_px = box->max_px < box->min_px ? box->min_px : box->max_px,
        .max_lines = box->max_lines,
        .line_spacing_pct = box->line_pct,
        .measure = screen_text_measure,
        .measure_ctx = &ctx,
    };
    struct layout_lines lines;
    layout_fit_text(&request, &lines);
    int y = box->at.y + (lines.line_height_px - lines.size_px) / 2;
    if (!box->is_top)
        y += (box->at.h - lines.height_px) / 2;
    for (size_t i = 0; i < lines.count; i++, y += lines.line_height_px)
        screen_text_draw(screen, fonts, box->face, lines.size_px, lines.lines[i].text,
                         lines.lines[i].len, line_x(box, &lines, i), y, box->rgb);
    return lines.is_whole;
}
