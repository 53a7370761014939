/*
 * view/stick: what the public and staff see while a stick is read: a band along the upper edge,
 * over the show ("full"), a small mark in the lower right corner ("corner"), or nothing.
 *
 * Every state has a colour, an icon and words: never colour alone. Readable at 1920 × 1080 and at
 * 192 × 64 (there: icon and one line). On "corner" a refusal is the mark alone.
 */
#ifndef VIEW_STICK_H
#define VIEW_STICK_H

#include "layout/layout.h"
#include "screen/fonts.h"
#include "screen/screen.h"

enum view_feedback { VIEW_FEEDBACK_FULL, VIEW_FEEDBACK_CORNER, VIEW_FEEDBACK_NONE };

enum view_stick_state {
    VIEW_STICK_NONE,     /* nothing to show */
    VIEW_STICK_READING,  /* 正在读取U盘，请勿拔出 */
    VIEW_STICK_COPYING,  /* 正在导入 42% ，请勿拔出 */
    VIEW_STICK_CHECKING, /* 正在检查内容，请勿拔出 */
    VIEW_STICK_ASKING,   /* 等待工作人员确认 */
    VIEW_STICK_WRITING,  /* 正在写入结果，请勿拔出 */
    VIEW_STICK_DONE,     /* 已更新，可以拔出U盘 */
    VIEW_STICK_SAME,     /* 内容已是最新，可以拔出U盘 */
    VIEW_STICK_STRANGER, /* 此U盘内容未经授权 */
    VIEW_STICK_REFUSED,  /* 未导入（E13），请联系工作人员 */
    VIEW_STICK_PULLED,   /* U盘已拔出，节目未改变 */
    VIEW_STICK_RETURNED, /* 新内容无法播放，已恢复原节目 */
    VIEW_STICK_STATES
};

struct view_stick {
    enum view_stick_state state;
    enum view_feedback feedback;
    int percent;  /* 0 to 100, while COPYING */
    char code[8]; /* "E13"; "" for none */
};

/* What the state says, in Chinese, owned by the caller (free()). */
char *view_stick_text(const struct view_stick *stick);

/* Where it is drawn on a panel of w × h; an empty rectangle for nothing. Pure. */
struct layout_rect view_stick_rect(const struct view_stick *stick, int w, int h);

/* Draws it there; whatever was below is painted over. */
void view_stick_draw(struct screen *screen, struct screen_fonts *fonts,
                     const struct view_stick *stick, int w, int h);

/* The same as an opaque image of the rectangle's size (at, not empty), owned by the caller. */
struct screen_image *view_stick_image(struct screen *screen, struct screen_fonts *fonts,
                                      const struct view_stick *stick, struct layout_rect at);

/* Brings an image of COPYING to another percentage: no more than the figure and the bar. */
void view_stick_count(struct screen *screen, struct screen_fonts *fonts,
                      const struct view_stick *stick, struct screen_image *image,
                      struct layout_rect at);

#endif
