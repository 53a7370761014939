/*
 * anxuan-drawing: one SVG, drawn for the player, then gone. anxuan-picture becomes it.
 */
#include <librsvg/rsvg.h>
#include <math.h>
#include <string.h>

#include "base/str.h"
#include "cell/cell.h"
#include "screen/picture/serve.h"

#define UNITS 10000 /* the longer side in layout's whole numbers: keeps 1:1.5 what it is */

struct drawing {
    RsvgHandle *handle;
    double w, h; /* as the SVG states it */
};

/* Its size in pixels; else its viewBox's; else it takes the box's. */
static bool find_size(struct drawing *drawing, const SDL_Surface *box, struct err *err)
{
    gboolean has_w, has_h, has_view;
    RsvgLength w, h;
    RsvgRectangle view;
    double size[2] = {box->w, box->h};
    if (!rsvg_handle_get_intrinsic_size_in_pixels(drawing->handle, &size[0], &size[1])) {
        rsvg_handle_get_intrinsic_dimensions(drawing->handle, &has_w, &w, &has_h, &h, &has_view,
                                             &view);
        if (has_view) {
            size[0] = view.width;
            size[1] = view.height;
        } else {
            size[0] = box->w;
            size[1] = box->h;
        }
    }
    if (!(size[0] > 0 && size[1] > 0)) /* so that NaN does not pass */
        return err_set(err, ERR_PARSE, "SVG 图片尺寸无效 the SVG has no size");
    if (size[0] > HEADER_SIDE_MAX || size[1] > HEADER_SIDE_MAX)
        return err_set(err, ERR_LIMIT,
                       "图片太大：%.6g×%.6g（每边上限 %d）picture too large: %.6g×%.6g (limit %d a "
                       "side)",
                       size[0], size[1], HEADER_SIDE_MAX, size[0], size[1], HEADER_SIDE_MAX);
    drawing->w = size[0];
    drawing->h = size[1];
    return true;
}

static int in_units(double side, double longer)
{
    return (int)fmax(1, round(side * UNITS / longer));
}

/* Draws on paper so that the part `part` (in UNITS) comes to lie on `at` in the box. */
static bool render(const struct drawing *drawing, struct layout_rect part, struct layout_rect at,
                   SDL_Surface *box, GError **error)
{
    double longer = fmax(drawing->w, drawing->h);
    RsvgRectangle whole = {0, 0, in_units(drawing->w, longer), in_units(drawing->h, longer)};
    cairo_surface_t *surface = cairo_image_surface_create_for_data(box->pixels, CAIRO_FORMAT_RGB24,
                                                                   box->w, box->h, box->pitch);
    cairo_t *cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, (PAPER_RGB >> 16) / 255.0, (PAPER_RGB >> 8 & 255) / 255.0,
                         (PAPER_RGB & 255) / 255.0);
    cairo_paint(cairo);
    cairo_rectangle(cairo, at.x, at.y, at.w, at.h);
    cairo_clip(cairo);
    cairo_translate(cairo, at.x, at.y);
    cairo_scale(cairo, (double)at.w / part.w, (double)at.h / part.h);
    cairo_translate(cairo, -part.x, -part.y);
    bool ok = rsvg_handle_render_document(drawing->handle, cairo, &whole, error);
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
    return ok;
}

static void make_opaque(SDL_Surface *box)
{
    for (int y = 0; y < box->h; y++) {
        uint32_t *row = (uint32_t *)((uint8_t *)box->pixels + (ptrdiff_t)y * box->pitch);
        for (int x = 0; x < box->w; x++)
            row[x] |= 0xff000000; /* cairo leaves it undefined */
    }
}

/* `hidden` passed picture_wire_is_id_list(): nothing in it can end the quotes. "#7" is no selector,
 * [id="7"] is. */
static bool hide(RsvgHandle *handle, const char *hidden, GError **error)
{
    struct str sheet = {0};
    for (const char *at = hidden; *at;) {
        size_t len = strcspn(at, " ");
        if (len > 0)
            str_addf(&sheet, "[id=\"%.*s\"]{display:none!important}", (int)len, at);
        at += len + strspn(at + len, " ");
    }
    bool ok = sheet.len == 0 ||
              rsvg_handle_set_stylesheet(handle, (const guint8 *)sheet.text, sheet.len, error);
    str_finish(&sheet);
    return ok;
}

static bool tell_undrawable(const GError *error, struct err *err)
{
    return err_set(err, ERR_PARSE, "SVG 画不出来 the SVG cannot be drawn: %s",
                   error ? error->message : "");
}

static bool draw(const struct serve_input *input, const struct header *header,
                 const struct picture_wire_request *request, SDL_Surface *box, SDL_Point *out_size,
                 struct err *err)
{
    GError *error = NULL;
    struct layout_rect part, at;
    bool ok = false;
    /* From memory there is no base address: files and addresses the SVG names are not opened. */
    (void)header;
    struct drawing drawing = {rsvg_handle_new_from_data(input->bytes, input->len, &error), 0, 0};
    if (!drawing.handle) {
        (void)err_set(err, ERR_PARSE, "SVG 图片已损坏 the SVG is damaged: %s", error->message);
        goto out;
    }
    rsvg_handle_set_dpi(drawing.handle, 96);
    if (!hide(drawing.handle, request->hidden, &error)) {
        (void)tell_undrawable(error, err);
        goto out;
    }
    if (!find_size(&drawing, box, err))
        goto out;
    double longer = fmax(drawing.w, drawing.h);
    layout_fit_picture(in_units(drawing.w, longer), in_units(drawing.h, longer), box->w, box->h,
                       (enum layout_fit)request->fit, &part, &at);
    if (!render(&drawing, part, at, box, &error)) {
        (void)tell_undrawable(error, err);
        goto out;
    }
    make_opaque(box);
    fit_fill_bands(box, at);
    out_size->x = (int)ceil(drawing.w);
    out_size->y = (int)ceil(drawing.h);
    ok = true;
out:
    if (error)
        g_error_free(error);
    if (drawing.handle)
        g_object_unref(drawing.handle);
    return ok;
}

int main(void)
{
    static const char *const readable[] = {CELL_SYSTEM_PATHS,       "/etc/fonts",
                                           "/usr/share/fonts",      "/usr/local/share/fonts",
                                           "/usr/share/fontconfig", "/var/cache/fontconfig",
                                           "/usr/share/mime",       NULL};
    static const struct serve_worker worker = {readable, true /* GLib */, draw, NULL};
    serve(&worker);
}
