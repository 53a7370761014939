/*
 * Widths come from tables in thousandths of an em (advances, and kerning of pairs, which SDL_ttf's
 * HarfBuzz always applies), so that they grow with the size and need no font per size. Glyphs are
 * set at fractions of a pixel, so that what is drawn is as wide as what was measured. An opened
 * font takes about 3 MB, so each face keeps two sizes open.
 */
#include "screen/fonts.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <SDL_ttf.h>
#include <fontconfig/fontconfig.h>

#include "base/log.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "screen/font_file.h"
#include "screen/run.h"

#define SIZES_PER_FACE  2
#define SIZE_MAX_PX     2048
#define EM_ASCENT_UNITS 880 /* of the ideographic em box, from its top to the baseline */

/* Advances are kept for these two stretches; what lies beyond is a full square in Noto CJK. */
#define LOW_POINTS    0x3100
#define HIGH_FIRST    0xFF00
#define HIGH_POINTS   0x100
#define KERNED_POINTS 0x3000 /* behind it nothing is kerned */
#define KERN_SLOTS    512

struct sized_font {
    TTF_Font *font; /* NULL: not opened */
    int size_px;
    unsigned last_use;
};

/* How much closer than their advances two characters stand; left == 0: an empty slot. */
struct kerning {
    uint32_t left, right;
    int units;
};

struct face {
    struct font_file file;
    struct sized_font sizes[SIZES_PER_FACE];
    int16_t advances[LOW_POINTS + HIGH_POINTS]; /* in units, + 1; 0: not asked yet */
    struct kerning kernings[KERN_SLOTS];        /* each pair has one place; the latest keeps it */
};

struct screen_fonts {
    struct face faces[SCREEN_FACE_COUNT];
    unsigned use_count;
    char version[48];
};

/* --- opening ------------------------------------------------------------------------------------
 */

static bool find_faces(struct screen_fonts *fonts, struct err *err)
{
    static const struct font_name names[SCREEN_FACE_COUNT] = {
        [SCREEN_SANS] = {"Noto Sans CJK SC", FC_WEIGHT_REGULAR, "Regular"},
        [SCREEN_SANS_BOLD] = {"Noto Sans CJK SC", FC_WEIGHT_BOLD, "Bold"},
        [SCREEN_SERIF_BOLD] = {"Noto Serif CJK SC", FC_WEIGHT_BOLD, "Bold"},
    };
    FcConfig *config = FcInitLoadConfigAndFonts();
    if (!config)
        return err_set(err, ERR_GONE, "字体配置无法读取 fontconfig cannot read its configuration");
    bool is_found = true;
    for (int i = 0; is_found && i < SCREEN_FACE_COUNT; i++)
        is_found = font_file_find(config, &names[i], &fonts->faces[i].file, err);
    FcConfigDestroy(config);
    return is_found;
}

/* "2.004", or "2.004+2.001" when sans and serif differ. */
static void name_version(struct screen_fonts *fonts)
{
    struct str text = {0};
    int last = -1;
    for (int i = 0; i < SCREEN_FACE_COUNT; i++) {
        int version = fonts->faces[i].file.version;
        if (version == last)
            continue;
        int thousandths = (int)(((int64_t)(version & 0xFFFF) * 1000 + 0x8000) >> 16);
        str_addf(&text, "%s%d.%03d", last < 0 ? "" : "+", version >> 16, thousandths);
        last = version;
    }
    utf8_copy(fonts->version, sizeof(fonts->version), text.text);
    str_finish(&text);
}

struct screen_fonts *screen_fonts_open(struct err *err)
{
    if (TTF_Init() != 0) {
        (void)err_set(err, ERR_UNSUPPORTED, "字体库无法启动 SDL_ttf: %s", TTF_GetError());
        return NULL;
    }
    struct screen_fonts *fonts = mem_alloc(sizeof(*fonts));
    if (!find_faces(fonts, err)) {
        screen_fonts_close(fonts);
        return NULL;
    }
    name_version(fonts);
    return fonts;
}

void screen_fonts_close(struct screen_fonts *fonts)
{
    if (!fonts)
        return;
    for (int i = 0; i < SCREEN_FACE_COUNT; i++) {
        for (int j = 0; j < SIZES_PER_FACE; j++)
            if (fonts->faces[i].sizes[j].font)
                TTF_CloseFont(fonts->faces[i].sizes[j].font);
        font_file_finish(&fonts->faces[i].file);
    }
    free(fonts);
    TTF_Quit();
}

const char *screen_fonts_version(const struct screen_fonts *fonts)
{
    return fonts->version;
}

/* --- opened sizes -------------------------------------------------------------------------------
 */

static TTF_Font *open_font(const struct face *face, int size_px)
{
    /* points at 72 dpi, SDL_ttf's default: the em in pixels */
    TTF_Font *font = TTF_OpenFontIndex(face->file.path, size_px, face->file.index);
    if (!font) {
        log_debug("screen", "'%s': %s", face->file.path, TTF_GetError());
        return NULL;
    }
    TTF_SetFontHinting(font, TTF_HINTING_LIGHT_SUBPIXEL);
    return font;
}

/* Returns the face at that size, NULL when its file is gone. The size used longest ago makes room.
 */
static TTF_Font *font_at(struct screen_fonts *fonts, enum screen_face which, int size_px)
{
    struct face *face = &fonts->faces[which];
    struct sized_font *chosen = &face->sizes[0];
    for (int i = 0; i < SIZES_PER_FACE; i++) {
        struct sized_font *sized = &face->sizes[i];
        if (sized->font && sized->size_px == size_px) {
            chosen = sized;
            break;
        }
        if (sized->last_use < chosen->last_use)
            chosen = sized;
    }
    chosen->last_use = ++fonts->use_count;
    if (!chosen->font)
        chosen->font = open_font(face, size_px);
    else if (chosen->size_px != size_px)
        (void)TTF_SetFontSize(chosen->font, size_px); /* fails for no size of a scalable font */
    chosen->size_px = size_px;
    return chosen->font;
}

/* --- measuring ----------------------------------------------------------------------------------
 */

static int ask_advance(struct screen_fonts *fonts, enum screen_face which, uint32_t point)
{
    TTF_Font *font = font_at(fonts, which, RUN_EM_UNITS);
    int advance;
    if (!font || TTF_GlyphMetrics32(font, point, NULL, NULL, NULL, NULL, &advance) != 0)
        return RUN_EM_UNITS;
    return advance;
}

static int advance_units(struct screen_fonts *fonts, enum screen_face which, uint32_t point)
{
    size_t slot;
    if (point < LOW_POINTS)
        slot = point;
    else if (point >= HIGH_FIRST && point < HIGH_FIRST + HIGH_POINTS)
        slot = LOW_POINTS + (point - HIGH_FIRST);
    else
        return RUN_EM_UNITS;
    int16_t *known = &fonts->faces[which].advances[slot];
    if (*known == 0)
        *known = (int16_t)(ask_advance(fonts, which, point) + 1);
    return *known - 1;
}

/* Measured between two Han characters, which are exactly one em wide and never kerned. */
static int ask_kerning(struct screen_fonts *fonts, enum screen_face which, uint32_t left,
                       uint32_t right)
{
    static const char han[] = "一";
    TTF_Font *font = font_at(fonts, which, RUN_EM_UNITS);
    char text[2 * (sizeof(han) - 1) + 8 + 1] = {0};
    int width;
    memcpy(text, han, sizeof(han));
    size_t len = sizeof(han) - 1;
    len += utf8_encode(left, text + len);
    len += utf8_encode(right, text + len);
    memcpy(text + len, han, sizeof(han));
    if (!font || TTF_SizeUTF8(font, text, &width, NULL) != 0)
        return 0;
    return width - 2 * RUN_EM_UNITS - advance_units(fonts, which, left) -
           advance_units(fonts, which, right);
}

static int kerning_units(struct screen_fonts *fonts, enum screen_face which, uint32_t left,
                         uint32_t right)
{
    if (left >= KERNED_POINTS || right >= KERNED_POINTS)
        return 0;
    struct kerning *slot = &fonts->faces[which].kernings[(left * 31 + right) % KERN_SLOTS];
    if (slot->left != left || slot->right != right)
        *slot = (struct kerning){left, right, ask_kerning(fonts, which, left, right)};
    return slot->units;
}

static int64_t run_units(struct screen_fonts *fonts, enum screen_face which, const struct run *run)
{
    int64_t units = 0;
    for (size_t i = 0; i < run->count; i++) {
        units += advance_units(fonts, which, run->points[i]);
        if (i > 0)
            units += kerning_units(fonts, which, run->points[i - 1], run->points[i]);
    }
    return units;
}

static int px_of_units(int64_t units, int size_px)
{
    return (int)((units * size_px + RUN_EM_UNITS / 2) / RUN_EM_UNITS);
}

int screen_text_width(struct screen_fonts *fonts, enum screen_face face, int size_px,
                      const char *text, size_t len)
{
    struct run_cursor cursor = {text, len, RUN_OTHER};
    struct run run;
    int64_t units = 0;
    while (run_next(&cursor, RUN_POINTS_MAX, &run))
        units += (run.has_gap ? RUN_GAP_UNITS : 0) + run_units(fonts, face, &run);
    return px_of_units(units, size_px);
}

int screen_text_measure(void *ctx, const char *text, size_t len, int size_px)
{
    const struct screen_text_ctx *with = ctx;
    return screen_text_width(with->fonts, with->face, size_px, text, len);
}

/* --- drawing ------------------------------------------------------------------------------------
 */

/* SDL_ttf moves a run right when its first glyph reaches over its origin to the left. */
static int left_overhang(TTF_Font *font, uint32_t first)
{
    int min_x;
    if (TTF_GlyphMetrics32(font, first, &min_x, NULL, NULL, NULL, NULL) != 0)
        return 0;
    return min_x < 0 ? -min_x : 0;
}

static void draw_run(struct screen *screen, TTF_Font *font, const struct run *run, int x,
                     int baseline_y, uint32_t rgb)
{
    SDL_Color colour = {(uint8_t)(rgb >> 16), (uint8_t)(rgb >> 8), (uint8_t)rgb, 255};
    SDL_Surface *surface = TTF_RenderUTF8_Blended(font, run->text, colour);
    if (!surface) {
        log_debug("screen", "'%s': %s", run->text, TTF_GetError());
        return;
    }
    struct screen_image *image =
        screen_image_create(screen, surface->w, surface->h, surface->pixels, surface->pitch, false);
    struct layout_rect at = {x - left_overhang(font, run->points[0]),
                             baseline_y - TTF_FontAscent(font), surface->w, surface->h};
    screen_draw(screen, image, NULL, at, 255);
    screen_image_destroy(image);
    SDL_FreeSurface(surface);
}

/* As many characters as surely fit an image: none is wider than three ems. */
static size_t points_per_image(const struct screen *screen, int size_px)
{
    int fit = screen_image_max_px(screen) / (3 * size_px);
    return fit < 1 ? 1 : fit > RUN_POINTS_MAX ? RUN_POINTS_MAX : (size_t)fit;
}

/* NOLINTNEXTLINE(readability-function-size): nine plain values, as agreed with its many callers */
void screen_text_draw(struct screen *screen, struct screen_fonts *fonts, enum screen_face face,
                      int size_px, const char *text, size_t len, int x, int y, uint32_t rgb)
{
    assert(size_px >= 1 && size_px <= SIZE_MAX_PX);
    struct run_cursor cursor = {text, len, RUN_OTHER};
    struct run run;
    size_t max_points = points_per_image(screen, size_px);
    int baseline_y = y + px_of_units(EM_ASCENT_UNITS, size_px);
    int64_t units = 0;
    while (run_next(&cursor, max_points, &run)) {
        units += run.has_gap ? RUN_GAP_UNITS : 0;
        int64_t width = run_units(fonts, face, &run); /* may borrow the font for another size */
        TTF_Font *font = font_at(fonts, face, size_px);
        if (font)
            draw_run(screen, font, &run, x + px_of_units(units, size_px), baseline_y, rgb);
        units += width;
    }
}

void screen_text_missing(struct screen_fonts *fonts, enum screen_face face, const char *text,
                         struct str *out_missing)
{
    TTF_Font *font = font_at(fonts, face, RUN_EM_UNITS);
    size_t len = strlen(text);
    for (size_t i = 0; font && i < len;) {
        uint32_t point;
        char character[5] = {0};
        i += utf8_decode(text + i, len - i, &point);
        if (run_is_unseen(point) || TTF_GlyphIsProvided32(font, point))
            continue;
        size_t bytes = utf8_encode(point, character);
        if (!out_missing->text || !strstr(out_missing->text, character))
            str_add_span(out_missing, character, bytes);
    }
}
