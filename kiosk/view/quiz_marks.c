#include "view/quiz_marks.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "view/pixel.h"
#include "view/theme.h"

#define RIPPLE_MM    26.0 /* its radius in the end */
#define RIPPLE_FIRST 0.4  /* of that, in the beginning */
#define RIPPLE_LATER 64   /* of 256: the second ring sets out */
#define RIPPLE_ALPHA 235
#define CORNER_MM    4.0 /* of a target, as in quiz_parts */
#define AWAY_MM      0.5 /* frame from target */
#define WHITE_MM     1.0
#define INK_MM       1.25
#define GLOW_MM      14.0 /* from light to dark */
#define GLOW_ALPHA   100
#define WHOLE        256

typedef uint32_t pixel_fn(const struct quiz_marks *marks, double x, double y, int side);

static int px(const struct quiz_marks *marks, double mm)
{
    int pixels = (int)lround(mm * marks->px_per_mm);
    return pixels < 1 ? 1 : pixels;
}

static struct screen_image *make_square(const struct quiz_marks *marks, int side, pixel_fn *colour)
{
    uint32_t *pixels = mem_alloc((size_t)side * (size_t)side * sizeof(*pixels));
    for (int y = 0; y < side; y++)
        for (int x = 0; x < side; x++)
            pixels[y * side + x] = colour(marks, x + 0.5, y + 0.5, side);
    struct screen_image *image =
        screen_image_create(marks->screen, side, side, pixels, side * (int)sizeof(*pixels), false);
    free(pixels);
    return image;
}

void quiz_marks_init(struct quiz_marks *marks, struct screen *screen, double px_per_mm,
                     struct view_mode mode)
{
    *marks = (struct quiz_marks){
        .screen = screen, .px_per_mm = px_per_mm, .weight = mode.is_contrast ? 2 : 1};
    marks->corner = px(marks, CORNER_MM);
}

void quiz_marks_finish(struct quiz_marks *marks)
{
    screen_image_destroy(marks->ripple);
    screen_image_destroy(marks->frame);
    screen_image_destroy(marks->glow);
}

/* --- ripple ------------------------------------------------------------------------------------
 */

/* 1 at the middle, softly down to 0 at the distance `reach`. */
static double soft(double away, double reach)
{
    double part = fmin(fabs(away) / reach, 1);
    return (1 - part) * (1 - part) * (1 + 2 * part);
}

/* A soft white ring with a soft ink one around it, to be seen on any ground. */
static uint32_t ripple_pixel(const struct quiz_marks *marks, double x, double y, int side)
{
    double radius = side / 2.0, distance = hypot(x - radius, y - radius) / radius;
    double width = 0.09 * marks->weight;
    double white = soft(distance - 0.74, width), ink = soft(distance - 0.74, 2.4 * width) * 0.7;
    double alpha = white + ink * (1 - white);
    if (distance >= 1 || alpha <= 0)
        return 0;
    return pixel_argb(alpha, pixel_mix(THEME_INK, THEME_WHITE, white / alpha));
}

/* How far a ring is on its own way, 0 to 1; negative: not yet. */
static double ripple_way(int ring, int part)
{
    int start = ring * RIPPLE_LATER;
    return (double)(part - start) / (WHOLE - start);
}

int quiz_ripple_alpha(int ring, int part)
{
    double way = ripple_way(ring, part);
    return way < 0 ? 0 : (int)lround(RIPPLE_ALPHA * (1 - way) * (1 - way * way));
}

struct layout_rect quiz_ripple_at(const struct quiz_marks *marks, int ring, int x, int y, int part)
{
    double left = 1 - fmax(ripple_way(ring, part), 0);
    double size = RIPPLE_FIRST + (1 - RIPPLE_FIRST) * (1 - left * left);
    int radius = (int)lround(size * px(marks, RIPPLE_MM));
    return (struct layout_rect){x - radius, y - radius, 2 * radius, 2 * radius};
}

void quiz_ripple_draw(struct quiz_marks *marks, struct layout_rect at, int alpha)
{
    if (!marks->ripple)
        marks->ripple = make_square(marks, 2 * px(marks, RIPPLE_MM), ripple_pixel);
    screen_draw(marks->screen, marks->ripple, NULL, at, alpha);
}

/* --- frame -------------------------------------------------------------------------------------
 */

static int white_px(const struct quiz_marks *marks)
{
    return px(marks, WHITE_MM);
}

static int ink_px(const struct quiz_marks *marks)
{
    return px(marks, INK_MM * (1 + marks->weight) / 2);
}

static int frame_px(const struct quiz_marks *marks)
{
    return white_px(marks) + ink_px(marks);
}

/* Four quarters of a ring: its outer half ink, its inner half white. */
static uint32_t frame_pixel(const struct quiz_marks *marks, double x, double y, int side)
{
    double outer = side / 2.0, distance = hypot(x - outer, y - outer);
    double inner = outer - frame_px(marks), middle = outer - ink_px(marks);
    double alpha = pixel_inside(distance, outer) - pixel_inside(distance, inner);
    return pixel_argb(alpha, pixel_mix(THEME_INK, THEME_WHITE, pixel_inside(distance, middle)));
}

static int radius_of(const struct quiz_marks *marks)
{
    return marks->corner + px(marks, AWAY_MM) + frame_px(marks);
}

struct layout_rect quiz_frame_at(const struct quiz_marks *marks, struct layout_rect target, int w,
                                 int h)
{
    int away = px(marks, AWAY_MM) + frame_px(marks);
    struct layout_rect panel = {0, 0, w, h}, at = {target.x - away, target.y - away,
                                                   target.w + 2 * away, target.h + 2 * away};
    (void)layout_intersect(at, panel, &at); /* targets are on the panel */
    return at;
}

/* The corners of `at` from the quarters of a square image of 2 × radius. */
static void draw_corners(struct screen *screen, struct screen_image *image, int radius,
                         struct layout_rect at)
{
    for (int i = 0; i < 4; i++) {
        bool is_right = i & 1, is_below = i & 2;
        struct layout_rect src = {is_right ? radius : 0, is_below ? radius : 0, radius, radius};
        struct layout_rect dst = {is_right ? at.x + at.w - radius : at.x,
                                  is_below ? at.y + at.h - radius : at.y, radius, radius};
        screen_draw(screen, image, &src, dst, 255);
    }
}

/* The straight lines between the corners, `inset` from the outer edge. */
static void draw_sides(struct screen *screen, struct layout_rect at, int radius, int inset,
                       int width, uint32_t rgb)
{
    int w = at.w - 2 * radius, h = at.h - 2 * radius;
    int right = at.x + at.w - inset - width, bottom = at.y + at.h - inset - width;
    screen_fill(screen, (struct layout_rect){at.x + radius, at.y + inset, w, width}, rgb);
    screen_fill(screen, (struct layout_rect){at.x + radius, bottom, w, width}, rgb);
    screen_fill(screen, (struct layout_rect){at.x + inset, at.y + radius, width, h}, rgb);
    screen_fill(screen, (struct layout_rect){right, at.y + radius, width, h}, rgb);
}

void quiz_frame_draw(struct quiz_marks *marks, struct layout_rect at)
{
    int radius = radius_of(marks), ink = ink_px(marks);
    if (!marks->frame)
        marks->frame = make_square(marks, 2 * radius, frame_pixel);
    draw_corners(marks->screen, marks->frame, radius, at);
    draw_sides(marks->screen, at, radius, 0, ink, THEME_INK);
    draw_sides(marks->screen, at, radius, ink, white_px(marks), THEME_WHITE);
}

/* --- glow --------------------------------------------------------------------------------------
 */

static double darkness(double away, double reach)
{
    return 1 - soft(away, reach);
}

static int glow_alpha(const struct quiz_marks *marks)
{
    return GLOW_ALPHA + (marks->weight - 1) * GLOW_ALPHA / 3;
}

static uint32_t glow_pixel(const struct quiz_marks *marks, double x, double y, int side)
{
    double reach = side / 2.0;
    double alpha = darkness(hypot(x - reach, y - reach), reach) * glow_alpha(marks) / 255;
    return pixel_argb(alpha, THEME_INK);
}

static void darken(const struct quiz_marks *marks, int left, int top, int right, int bottom,
                   int alpha)
{
    screen_tint(marks->screen, (struct layout_rect){left, top, right - left, bottom - top},
                THEME_INK, alpha);
}

/* From light to dark beside the glowing part, a pixel's width after the other. */
static void draw_slopes(const struct quiz_marks *marks, struct layout_rect glow, int reach)
{
    int right = glow.x + glow.w, bottom = glow.y + glow.h;
    for (int i = 0; i < reach; i++) {
        int alpha = (int)lround(darkness(i + 0.5, reach) * glow_alpha(marks));
        darken(marks, glow.x, glow.y - i - 1, right, glow.y - i, alpha);
        darken(marks, glow.x, bottom + i, right, bottom + i + 1, alpha);
        darken(marks, glow.x - i - 1, glow.y, glow.x - i, bottom, alpha);
        darken(marks, right + i, glow.y, right + i + 1, bottom, alpha);
    }
}

void quiz_glow_draw(struct quiz_marks *marks, struct layout_rect box, struct layout_rect glow)
{
    int reach = px(marks, GLOW_MM), alpha = glow_alpha(marks);
    struct layout_rect soft_at = {glow.x - reach, glow.y - reach, glow.w + 2 * reach,
                                  glow.h + 2 * reach};
    int box_right = box.x + box.w, box_bottom = box.y + box.h;
    struct layout_rect inside;
    if (!marks->glow)
        marks->glow = make_square(marks, 2 * reach, glow_pixel);
    draw_slopes(marks, glow, reach);
    draw_corners(marks->screen, marks->glow, reach, soft_at);
    if (!layout_intersect(soft_at, box, &inside))
        return;
    int right = inside.x + inside.w, bottom = inside.y + inside.h;
    darken(marks, box.x, box.y, box_right, inside.y, alpha);
    darken(marks, box.x, bottom, box_right, box_bottom, alpha);
    darken(marks, box.x, inside.y, inside.x, bottom, alpha);
    darken(marks, right, inside.y, box_right, bottom, alpha);
}
