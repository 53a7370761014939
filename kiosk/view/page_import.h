/*
 * view/page_import: staff's page of what came by a stick: what is on, what happened to the last
 * sticks, the way back, and the question whether content that nobody signed may be shown.
 */
#ifndef VIEW_PAGE_IMPORT_H
#define VIEW_PAGE_IMPORT_H

#include "view/page.h"

#define VIEW_IMPORT_LINES_MAX    16
#define VIEW_IMPORT_PICTURES_MAX 3

enum view_import_mode {
    VIEW_IMPORT_LOOK, /* buttons: 返回, and where there is a previous one 回退到上一版 */
    VIEW_IMPORT_SURE, /* 不回退, 确定回退 */
    VIEW_IMPORT_ASK   /* 返回, 拒绝, 接受 */
};

struct view_import {
    char lines[VIEW_IMPORT_LINES_MAX][256]; /* "label\tvalue"; ASK: what the package is */
    int count;
    enum view_import_mode mode;
    bool may_roll_back;
    /* ASK: its first pictures, of view_import_picture_at()'s size; NULL: not there (yet) */
    struct screen_image *pictures[VIEW_IMPORT_PICTURES_MAX]; /* borrowed */
    enum view_note note_kind;
    char note[256]; /* below the lines, "" for none */
};

/* Where the index-th picture stands on a panel of w × h. Pure. */
struct layout_rect view_import_picture_at(int w, int h, int index);

void view_page_draw_import(const struct view_page_ctx *ctx, const struct view_import *import);
enum view_button view_page_import_button(const struct view_page_ctx *ctx,
                                         enum view_import_mode mode, int x, int y);

#endif
