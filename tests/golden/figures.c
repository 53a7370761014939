/*
 * figures: measures every page of the quiz as it is drawn. The linker puts this program between the
 * pages and what draws texts, discs and rings (--wrap), so it knows each of them; what is around
 * them it reads from the picture. Prints TAP, a line for each page and shape.
 *
 * Asked of a 43-inch panel of 1080p, whose pixels are half a millimetre:
 *   - text: never under 20 px, the question at least 9 mm, answers 8 mm, all else 7 mm (15 px, so
 * 20 hold); in large mode 1.4 times that; on the panel, over no other text;
 *   - its contrast to the commonest other colour in its box: 7:1; large text 4.5:1. Large is bold
 *     from 24 px, or regular from 32 px: more than WCAG asks (18.7 and 24), since hanzi are denser;
 *   - rings, and discs that hold no text: 3:1 to what is around, or within themselves;
 *   - targets: 20 mm, answers 25 mm high, 5 mm apart.
 */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "golden/rig.h"
#include "view/ring.h"

#define TEXTS_MAX    400
#define DISCS_MAX    400
#define RINGS_MAX    64
#define TEXT_LEAST   20
#define LARGE        1.4
#define BODY_MM      7.0
#define ANSWER_MM    8.0
#define QUESTION_MM  9.0
#define TARGET_MM    20
#define ANSWER_H_MM  25
#define GAP_MM       5
#define SMALL_DISC   40 /* px; what is larger is part of a drawing */
#define BOLD_LARGE   24
#define PLAIN_LARGE  32
#define RATIO_BODY   7.0
#define RATIO_LARGE  4.5
#define RATIO_MARK   3.0
#define RING_ANGLES  32
#define COLOUR_SLACK 24 /* of a channel: edges of thin strokes are mixed */
#define COLOURS_MAX  4096

struct drawn_text {
    struct layout_rect at;
    enum screen_face face;
    int em;
    uint32_t rgb;
    char text[128];
};
struct drawn_disc {
    struct layout_rect at;
    uint32_t rgb;
};
struct drawn_ring {
    double x, y;
    struct view_ring_look look;
};

/* What was drawn since it was last emptied: the wrapped functions have no other way to tell. */
static struct {
    struct drawn_text texts[TEXTS_MAX];
    struct drawn_disc discs[DISCS_MAX];
    struct drawn_ring rings[RINGS_MAX];
    int text_count, disc_count, ring_count;
} drawn;

/* One picture being judged. */
struct page {
    const char *name;
    const struct view_quiz *quiz;
    uint32_t *pixels;
    int w, h, faults;
};

/* --- what is drawn -------------------------------------------------------------------------------
 */

void __real_screen_text_draw(struct screen *screen, struct screen_fonts *fonts,
                             enum screen_face face, int size_px, const char *text, size_t len,
                             int x, int y, uint32_t rgb);
void __wrap_screen_text_draw(struct screen *screen, struct screen_fonts *fonts,
                             enum screen_face face, int size_px, const char *text, size_t len,
                             int x, int y, uint32_t rgb);
void __real_screen_fill_round(struct screen *screen, struct layout_rect rect, int radius_px,
                              uint32_t rgb);
void __wrap_screen_fill_round(struct screen *screen, struct layout_rect rect, int radius_px,
                              uint32_t rgb);
void __real_screen_tint(struct screen *screen, struct layout_rect rect, uint32_t rgb, int alpha);
void __wrap_screen_tint(struct screen *screen, struct layout_rect rect, uint32_t rgb, int alpha);
void __real_view_ring_draw(struct screen *screen, double x, double y,
                           const struct view_ring_look *look);
void __wrap_view_ring_draw(struct screen *screen, double x, double y,
                           const struct view_ring_look *look);
void __real_view_ring_draw_within(struct screen *screen, double x, double y,
                                  const struct view_ring_look *look, struct layout_rect within);
void __wrap_view_ring_draw_within(struct screen *screen, double x, double y,
                                  const struct view_ring_look *look, struct layout_rect within);
void __real_view_ring_draw_dashed(struct screen *screen, double x, double y,
                                  const struct view_ring_look *look, int dashes);
void __wrap_view_ring_draw_dashed(struct screen *screen, double x, double y,
                                  const struct view_ring_look *look, int dashes);

/* NOLINTNEXTLINE(readability-function-size): the parameters are those of what it stands for */
void __wrap_screen_text_draw(struct screen *screen, struct screen_fonts *fonts,
                             enum screen_face face, int size_px, const char *text, size_t len,
                             int x, int y, uint32_t rgb)
{
    __real_screen_text_draw(screen, fonts, face, size_px, text, len, x, y, rgb);
    if (len == 0 || drawn.text_count == TEXTS_MAX)
        return;
    struct drawn_text *out = &drawn.texts[drawn.text_count++];
    int w = screen_text_width(fonts, face, size_px, text, len);
    *out = (struct drawn_text){{x, y, w, size_px}, face, size_px, rgb, ""};
    (void)snprintf(out->text, sizeof(out->text), "%.*s", (int)len, text);
}

void __wrap_screen_fill_round(struct screen *screen, struct layout_rect rect, int radius_px,
                              uint32_t rgb)
{
    __real_screen_fill_round(screen, rect, radius_px, rgb);
    bool is_disc = rect.w == rect.h && radius_px >= rect.w / 2;
    if (is_disc && drawn.disc_count < DISCS_MAX)
        drawn.discs[drawn.disc_count++] = (struct drawn_disc){rect, rgb};
}

static void forget(void)
{
    drawn.text_count = drawn.disc_count = drawn.ring_count = 0;
}

/* A dialog dims the whole page below it: that is no longer to be read. */
void __wrap_screen_tint(struct screen *screen, struct layout_rect rect, uint32_t rgb, int alpha)
{
    int w, h;
    __real_screen_tint(screen, rect, rgb, alpha);
    screen_size(screen, &w, &h);
    if (rect.w == w && rect.h == h)
        forget();
}

static void remember_ring(double x, double y, const struct view_ring_look *look)
{
    if (drawn.ring_count < RINGS_MAX)
        drawn.rings[drawn.ring_count++] = (struct drawn_ring){x, y, *look};
}

void __wrap_view_ring_draw(struct screen *screen, double x, double y,
                           const struct view_ring_look *look)
{
    __real_view_ring_draw(screen, x, y, look);
    remember_ring(x, y, look);
}

void __wrap_view_ring_draw_within(struct screen *screen, double x, double y,
                                  const struct view_ring_look *look, struct layout_rect within)
{
    __real_view_ring_draw_within(screen, x, y, look, within);
    remember_ring(x, y, look);
}

void __wrap_view_ring_draw_dashed(struct screen *screen, double x, double y,
                                  const struct view_ring_look *look, int dashes)
{
    __real_view_ring_draw_dashed(screen, x, y, look, dashes);
    remember_ring(x, y, look);
}

/* --- colours -------------------------------------------------------------------------------------
 */

static double luminance(uint32_t rgb)
{
    static const double weights[3] = {0.0722, 0.7152, 0.2126};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double part = (rgb >> 8 * i & 255) / 255.0;
        sum += weights[i] * (part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
}

static double contrast(uint32_t a, uint32_t b)
{
    double first = luminance(a), second = luminance(b);
    return (fmax(first, second) + 0.05) / (fmin(first, second) + 0.05);
}

static bool is_like(uint32_t a, uint32_t b)
{
    for (int shift = 0; shift < 24; shift += 8)
        if (abs((int)(a >> shift & 255) - (int)(b >> shift & 255)) > COLOUR_SLACK)
            return false;
    return true;
}

static bool is_on(const struct page *page, int x, int y)
{
    return x >= 0 && y >= 0 && x < page->w && y < page->h;
}

/* The commonest colour of a box that is not the text's; *out_seen: whether the text's is there. */
static uint32_t ground_of(const struct page *page, struct layout_rect at, uint32_t rgb,
                          bool *out_seen)
{
    static struct {
        uint32_t rgb;
        int count;
    } colours[COLOURS_MAX];
    int used = 0, best = 0;
    *out_seen = false;
    for (int i = 0; i < at.w * at.h; i++) {
        int x = at.x + i % at.w, y = at.y + i / at.w, known = 0;
        uint32_t here = is_on(page, x, y) ? page->pixels[y * page->w + x] & 0xFFFFFF : rgb;
        if (is_like(here, rgb)) {
            *out_seen = true;
            continue;
        }
        while (known < used && colours[known].rgb != here)
            known++;
        if (known == COLOURS_MAX)
            continue;
        if (known == used)
            colours[used++] = (__typeof__(colours[0])){here, 0};
        if (++colours[known].count > colours[best].count)
            best = known;
    }
    return used > 0 ? colours[best].rgb : rgb;
}

/* --- what is asked -------------------------------------------------------------------------------
 */

__attribute__((format(printf, 2, 3))) static void blame(struct page *page, const char *format, ...)
{
    char text[512];
    va_list list;
    va_start(list, format);
    (void)vsnprintf(text, sizeof(text), format, list);
    va_end(list);
    printf("# %s: %s\n", page->name, text);
    page->faults++;
}

static bool is_answer(const struct page *page, enum view_button button)
{
    return page->quiz->page == VIEW_QUIZ_QUESTION && !page->quiz->ask &&
           button >= VIEW_BUTTON_CHOICE_0 && button < VIEW_BUTTON_CHAR_0;
}

/* The least em of a text, pixels, by what it is. */
static double least_em(const struct page *page, const struct drawn_text *text)
{
    const struct view_question *question = &page->quiz->question;
    double mm = BODY_MM;
    if (page->quiz->page == VIEW_QUIZ_QUESTION) {
        if (question->question && strstr(question->question, text->text))
            mm = QUESTION_MM;
        for (int i = 0; i < 4; i++)
            if (question->options[i] && strstr(question->options[i], text->text))
                mm = ANSWER_MM;
    }
    return fmax(mm * page->quiz->px_per_mm, TEXT_LEAST) * (page->quiz->mode.is_large ? LARGE : 1);
}

static void judge_text(struct page *page, const struct drawn_text *text)
{
    bool is_seen;
    uint32_t ground = ground_of(page, text->at, text->rgb, &is_seen);
    double ratio = contrast(text->rgb, ground);
    bool is_large = text->em >= (text->face == SCREEN_SANS ? PLAIN_LARGE : BOLD_LARGE);
    if (!is_seen) {
        blame(page, "%s is not to be seen", text->text);
        return;
    }
    if (text->em + 1 < least_em(page, text))
        blame(page, "%s has %d px, not %.0f", text->text, text->em, least_em(page, text));
    if (ratio < (is_large ? RATIO_LARGE : RATIO_BODY))
        blame(page, "%s (%d px) has %.1f:1 on #%06X", text->text, text->em, ratio, ground);
    if (text->at.x < 0 || text->at.y < 0 || text->at.x + text->at.w > page->w ||
        text->at.y + text->at.h > page->h)
        blame(page, "%s runs off the panel", text->text);
}

static void judge_overlaps(struct page *page)
{
    struct layout_rect common;
    for (int i = 0; i < drawn.text_count; i++)
        for (int j = 0; j < i; j++) {
            struct layout_rect a = drawn.texts[i].at, b = drawn.texts[j].at;
            if (layout_intersect(a, b, &common) && common.h > 2 && common.w > 2)
                blame(page, "%s stands over %s", drawn.texts[i].text, drawn.texts[j].text);
        }
}

/* Along a line from the middle outwards, across the ring's edge: light beside dark. */
static double ring_contrast(const struct page *page, const struct drawn_ring *ring, double angle)
{
    double best = 1, reach = 2 * ring->look.line + 1;
    double inner = ring->look.radius - fmax(ring->look.width, 1) - reach;
    uint32_t least = 0xFFFFFF, most = 0;
    for (int r = (int)fmax(inner, 0); r <= (int)(ring->look.radius + reach); r++) {
        int x = (int)(ring->x + r * cos(angle)), y = (int)(ring->y + r * sin(angle));
        if (!is_on(page, x, y))
            continue;
        uint32_t here = page->pixels[y * page->w + x];
        least = luminance(here) < luminance(least) ? here : least;
        most = luminance(here) > luminance(most) ? here : most;
        best = contrast(least, most);
    }
    return best;
}

static void judge_ring(struct page *page, const struct drawn_ring *ring)
{
    int good = 0;
    for (int i = 0; i < RING_ANGLES; i++)
        good += ring_contrast(page, ring, i * 2 * M_PI / RING_ANGLES) >= RATIO_MARK;
    if (good < RING_ANGLES / 2)
        blame(page, "the ring at %.0f,%.0f is hard to see", ring->x, ring->y);
}

static bool holds_text(struct layout_rect at)
{
    struct layout_rect common;
    for (int i = 0; i < drawn.text_count; i++)
        if (layout_intersect(at, drawn.texts[i].at, &common))
            return true;
    return false;
}

/* The inside of an empty ring. */
static bool is_inside_another(const struct drawn_disc *disc)
{
    for (int i = 0; i < drawn.disc_count; i++) {
        struct layout_rect a = disc->at, b = drawn.discs[i].at;
        if (a.w < b.w && a.x >= b.x && a.y >= b.y && a.x + a.w <= b.x + b.w &&
            a.y + a.h <= b.y + b.h)
            return true;
    }
    return false;
}

/* The highest contrast between neighbours along its middle row, from outside to outside. */
static void judge_disc(struct page *page, const struct drawn_disc *disc)
{
    double best = 1;
    int y = disc->at.y + disc->at.h / 2, outside = disc->at.x - 3;
    if (disc->at.w > SMALL_DISC || holds_text(disc->at) || is_inside_another(disc) ||
        !is_on(page, outside, y))
        return;
    for (int x = disc->at.x; x < disc->at.x + disc->at.w; x++)
        best = fmax(best,
                    contrast(page->pixels[y * page->w + outside], page->pixels[y * page->w + x]));
    if (best < RATIO_MARK)
        blame(page, "the mark at %d,%d has %.1f:1", disc->at.x, disc->at.y, best);
}

static bool is_close(struct layout_rect a, struct layout_rect b, int gap)
{
    struct layout_rect common;
    a.w += gap, a.h += gap, b.w += gap, b.h += gap;
    return layout_intersect(a, b, &common);
}

static void judge_targets(struct page *page)
{
    struct view_target targets[VIEW_TARGETS_MAX];
    size_t count = view_quiz_targets(page->quiz, page->w, page->h, targets);
    double mm = page->quiz->px_per_mm;
    if (count == 0)
        blame(page, "there is nothing to press");
    for (size_t i = 0; i < count; i++) {
        struct layout_rect at = targets[i].at;
        int button = (int)targets[i].button;
        double least_h = is_answer(page, targets[i].button) ? ANSWER_H_MM : TARGET_MM;
        if (at.w < TARGET_MM * mm || at.h < least_h * mm)
            blame(page, "target %d has %.0f x %.0f mm", button, at.w / mm, at.h / mm);
        for (size_t j = 0; j < i; j++)
            if (is_close(at, targets[j].at, (int)ceil(GAP_MM * mm)))
                blame(page, "targets %d and %d are too close", button, (int)targets[j].button);
    }
}

static void judge(void *ctx, struct rig *rig, const char *name)
{
    int *faults = ctx;
    const struct rig_shape *shape = rig->shape;
    struct page page = {.name = name,
                        .quiz = &rig->player.game.shown,
                        .pixels = screen_capture(rig->player.screen),
                        .w = shape->w,
                        .h = shape->h};
    for (int i = 0; i < drawn.text_count; i++)
        judge_text(&page, &drawn.texts[i]);
    for (int i = 0; i < drawn.ring_count; i++)
        judge_ring(&page, &drawn.rings[i]);
    for (int i = 0; i < drawn.disc_count; i++)
        judge_disc(&page, &drawn.discs[i]);
    if (drawn.text_count == 0)
        blame(&page, "there is nothing to read");
    judge_overlaps(&page);
    judge_targets(&page);
    free(page.pixels);
    *faults += page.faults;
    forget();
}

int main(void)
{
    int failures = 0;
    for (size_t i = 0; i < RIG_SHAPES; i++) {
        struct rig rig;
        if (!rig_open(&rig, &rig_shapes[i], SCREEN_SURFACE))
            return 1;
        for (size_t j = 0; j < RIG_PAGES; j++) {
            int faults = 0;
            int undrawn = rig_draw_page(&rig, rig_pages[j], judge, &faults);
            faults += undrawn;
            printf("%sok - figures: %s %s\n", faults ? "not " : "", rig_pages[j],
                   rig_shapes[i].name);
            failures += faults > 0;
        }
        rig_close(&rig);
    }
    return failures > 0;
}
