#include "view/page_author.h"

#include <stdio.h>
#include <string.h>

#include "view/author_overlay.h"
#include "view/page_parts.h"
#include "view/theme.h"

#define ROWS_LANDSCAPE 2
#define ROWS_PORTRAIT  3

static const char *const labels[VIEW_AUTHOR_BUTTONS] = {
    [QUIZ_DRAFT_NEXT] = "下一个",        [QUIZ_DRAFT_PREVIOUS] = "上一个",
    [QUIZ_DRAFT_ADD_HAZARD] = "加隐患",  [QUIZ_DRAFT_ADD_DECOY] = "加干扰项",
    [QUIZ_DRAFT_REDRAW] = "重画",        [QUIZ_DRAFT_CLOSE] = "画完",
    [QUIZ_DRAFT_DELETE] = "删除",        [QUIZ_DRAFT_UP] = "前移",
    [QUIZ_DRAFT_DOWN] = "后移",          [QUIZ_DRAFT_NUMBER_UP] = "编号＋",
    [QUIZ_DRAFT_NUMBER_DOWN] = "编号－", [QUIZ_DRAFT_TURN] = "横图／竖图",
    [QUIZ_DRAFT_UNDO] = "撤销",          [QUIZ_DRAFT_REDO] = "重做",
    [VIEW_AUTHOR_REACH] = "可点范围",    [VIEW_AUTHOR_SAFE] = "险／安",
    [VIEW_AUTHOR_SAVE] = "保存",         [VIEW_AUTHOR_QUIT] = "退出",
};

/* As they stand on the page, row by row. */
static const int order[VIEW_AUTHOR_BUTTONS] = {
    QUIZ_DRAFT_PREVIOUS,  QUIZ_DRAFT_NEXT,  QUIZ_DRAFT_ADD_HAZARD, QUIZ_DRAFT_ADD_DECOY,
    QUIZ_DRAFT_REDRAW,    QUIZ_DRAFT_CLOSE, QUIZ_DRAFT_DELETE,     QUIZ_DRAFT_UNDO,
    QUIZ_DRAFT_REDO,      QUIZ_DRAFT_UP,    QUIZ_DRAFT_DOWN,       QUIZ_DRAFT_NUMBER_DOWN,
    QUIZ_DRAFT_NUMBER_UP, QUIZ_DRAFT_TURN,  VIEW_AUTHOR_SAFE,      VIEW_AUTHOR_REACH,
    VIEW_AUTHOR_SAVE,     VIEW_AUTHOR_QUIT,
};

/* ------------------------------------------------------------------ where things stand */

struct grid {
    int rows, columns, gap, button_h;
    struct layout_rect at; /* the buttons; the note stands above them */
    int note_h;
};

static struct grid grid_of(int w, int h)
{
    int side = w < h ? w : h;
    int rows = h > w ? ROWS_PORTRAIT : ROWS_LANDSCAPE;
    struct grid grid = {.rows = rows,
                        .columns = VIEW_AUTHOR_BUTTONS / rows,
                        .gap = side / 120 + 1,
                        .button_h = side / 17,
                        .note_h = side / 22};
    int all = rows * (grid.button_h + grid.gap) + grid.gap;
    grid.at = (struct layout_rect){0, h - all, w, all};
    return grid;
}

static struct layout_rect button_rect(int w, int h, int place)
{
    struct grid grid = grid_of(w, h);
    int column = place % grid.columns, row = place / grid.columns;
    int left = grid.gap + column * (w - grid.gap) / grid.columns;
    int right = grid.gap + (column + 1) * (w - grid.gap) / grid.columns;
    return (struct layout_rect){left, grid.at.y + grid.gap + row * (grid.button_h + grid.gap),
                                right - left - grid.gap, grid.button_h};
}

int view_author_button_at(int w, int h, int x, int y)
{
    for (int place = 0; place < VIEW_AUTHOR_BUTTONS; place++)
        if (page_is_in(button_rect(w, h, place), x, y))
            return order[place];
    return VIEW_AUTHOR_NONE;
}

struct layout_rect view_author_picture_at(const struct quiz_picture *picture, int w, int h)
{
    struct grid grid = grid_of(w, h);
    struct layout_rect src, dst;
    int room = grid.at.y - grid.note_h;
    layout_fit_picture((int)picture->w, (int)picture->h, w, room > 1 ? room : 1, LAYOUT_CONTAIN,
                       &src, &dst);
    return dst;
}

struct quiz_point view_author_point(const struct quiz_picture *picture, int w, int h, int x, int y)
{
    struct layout_rect at = view_author_picture_at(picture, w, h);
    double scale = picture->w / at.w;
    return (struct quiz_point){(x + 0.5 - at.x) * scale, (y + 0.5 - at.y) * scale};
}

double view_author_reach(const struct quiz_picture *picture, int w, int h)
{
    int side = w < h ? w : h;
    return side / 45.0 * picture->w / view_author_picture_at(picture, w, h).w;
}

/* ------------------------------------------------------------------ drawing */

static bool is_dimmed(const struct view_author *author, int button)
{
    bool is_drawing = quiz_draft_pen(author->draft);
    bool has_chosen = quiz_draft_chosen(author->draft) >= 0;
    enum quiz_view other =
        quiz_draft_view(author->draft) == QUIZ_LANDSCAPE ? QUIZ_PORTRAIT : QUIZ_LANDSCAPE;
    if (button == QUIZ_DRAFT_CLOSE)
        return !is_drawing;
    if (button == QUIZ_DRAFT_TURN)
        return !author->scene->pictures[other].path;
    if (button == VIEW_AUTHOR_SAVE)
        return !quiz_draft_is_changed(author->draft);
    return !has_chosen && (button == QUIZ_DRAFT_REDRAW || button == QUIZ_DRAFT_DELETE ||
                           (button >= QUIZ_DRAFT_UP && button <= QUIZ_DRAFT_NUMBER_DOWN));
}

static void draw_button(const struct view_page_ctx *ctx, const struct view_author *author,
                        int place)
{
    int button = order[place];
    struct layout_rect at = button_rect(ctx->w, ctx->h, place);
    bool is_on = (button == VIEW_AUTHOR_REACH && author->has_reach) ||
                 (button == VIEW_AUTHOR_SAFE && author->is_safe) ||
                 (button == QUIZ_DRAFT_CLOSE && quiz_draft_pen(author->draft));
    bool is_dim = is_dimmed(author, button);
    screen_fill_round(ctx->screen, at, at.h / 6,
                      is_dim  ? THEME_MIST
                      : is_on ? THEME_INK
                              : THEME_AMBER);
    page_text(ctx, view_inset(at, at.h / 8),
              (struct page_look){SCREEN_SANS_BOLD, at.h * 4 / 10, VIEW_CENTRE,
                                 is_dim  ? THEME_SLATE
                                 : is_on ? THEME_PAPER
                                         : THEME_INK},
              labels[button]);
}

static const char *title_of(const struct view_author *author, const struct quiz_draft_item *item)
{
    const struct quiz_item *items = item->is_decoy ? author->scene->decoys : author->scene->hazards;
    const char *title = item->origin < 0 ? NULL : items[item->origin].title;
    return title && *title ? title : item->is_decoy ? "新干扰项" : "新隐患";
}

/* What is chosen, and how many there are. */
static void describe(const struct view_author *author, char *out, size_t out_bytes)
{
    size_t count;
    const struct quiz_draft_item *items = quiz_draft_items(author->draft, &count);
    int chosen = quiz_draft_chosen(author->draft);
    if (chosen < 0)
        (void)snprintf(out, out_bytes, "%s：%zu 处，未选中", author->scene->title, count);
    else
        (void)snprintf(out, out_bytes, "第 %d／%zu 个　%s　%s", chosen + 1, count, items[chosen].id,
                       title_of(author, &items[chosen]));
}

static void draw_note(const struct view_page_ctx *ctx, const struct view_author *author)
{
    char words[256];
    struct grid grid = grid_of(ctx->w, ctx->h);
    int half = ctx->w / 2 - 2 * grid.gap;
    struct layout_rect left = {2 * grid.gap, grid.at.y - grid.note_h, half, grid.note_h};
    struct layout_rect right = {ctx->w / 2, left.y, half, left.h};
    uint32_t rgb = author->note_kind == VIEW_NOTE_BAD    ? THEME_RED
                   : author->note_kind == VIEW_NOTE_GOOD ? THEME_GREEN
                                                         : THEME_SLATE;
    describe(author, words, sizeof(words));
    page_text(ctx, left,
              (struct page_look){SCREEN_SANS_BOLD, left.h * 6 / 10, VIEW_LEFT, THEME_INK}, words);
    page_text(ctx, right, (struct page_look){SCREEN_SANS, right.h * 6 / 10, VIEW_LEFT, rgb},
              author->note);
}

/* Id and name in the middle of each shape, on paper; the chosen one's on amber. */
static void draw_names(const struct view_page_ctx *ctx, const struct view_author *author,
                       struct layout_rect at, double scale)
{
    size_t count;
    const struct quiz_draft_item *items = quiz_draft_items(author->draft, &count);
    enum quiz_view view = quiz_draft_view(author->draft);
    int em = page_short_side(ctx) / 54;
    for (size_t i = 0; i < count; i++) {
        char words[128];
        if (quiz_shape_fault(&items[i].shapes[view]) != QUIZ_SHAPE_FINE)
            continue;
        struct quiz_point middle = quiz_shape_centre(&items[i].shapes[view]);
        (void)snprintf(words, sizeof(words), "%s %s", items[i].id, title_of(author, &items[i]));
        int w = screen_text_width(ctx->fonts, SCREEN_SANS_BOLD, em, words, strlen(words));
        struct layout_rect plate = {at.x + (int)(middle.x * scale) - w / 2 - em / 2,
                                    at.y + (int)(middle.y * scale) - em, w + em, em * 2};
        plate.x = plate.x < 0 ? 0 : plate.x + plate.w > ctx->w ? ctx->w - plate.w : plate.x;
        screen_fill_round(ctx->screen, plate, em / 2,
                          (int)i == quiz_draft_chosen(author->draft) ? THEME_AMBER : THEME_PAPER);
        screen_text_draw(ctx->screen, ctx->fonts, SCREEN_SANS_BOLD, em, words, strlen(words),
                         plate.x + em / 2, plate.y + em / 2, THEME_INK);
    }
}

void view_author_draw(const struct view_page_ctx *ctx, const struct view_author *author)
{
    const struct quiz_picture *picture = &author->scene->pictures[quiz_draft_view(author->draft)];
    struct layout_rect at = view_author_picture_at(picture, ctx->w, ctx->h);
    struct screen_image *overlay = view_author_overlay(ctx->screen, author, at.w, at.h);
    screen_fill(ctx->screen, page_whole(ctx), THEME_PAPER);
    if (author->picture)
        screen_draw(ctx->screen, author->picture, NULL, at, 255);
    else
        screen_fill(ctx->screen, at, THEME_MIST);
    if (overlay)
        screen_draw(ctx->screen, overlay, NULL, at, 255);
    screen_image_destroy(overlay);
    draw_names(ctx, author, at, at.w / picture->w);
    for (int place = 0; place < VIEW_AUTHOR_BUTTONS; place++)
        draw_button(ctx, author, place);
    draw_note(ctx, author);
}
