#include <stdarg.h>
#include <stdio.h>

#include "app/author_priv.h"

void author_note(struct author *author, enum view_note kind, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    (void)vsnprintf(author->note, sizeof(author->note), format, args);
    va_end(args);
    author->note_kind = kind;
    author->is_stale = true;
}

static void tell(struct author *author, enum quiz_draft_answer answer)
{
    static const char *const words[] = {
        [QUIZ_DRAFT_DONE] = "",
        [QUIZ_DRAFT_NOTHING] = "",
        [QUIZ_DRAFT_FULL] = "已到上限，先删去一些。",
        [QUIZ_DRAFT_TOO_FEW] = "至少要三个点。",
        [QUIZ_DRAFT_CROSSES] = "边线交叉了，这一步没有生效。",
        [QUIZ_DRAFT_IS_DRAWN] = "图中的分组以此编号命名，不能在这里改。",
    };
    bool is_bad = answer != QUIZ_DRAFT_DONE && answer != QUIZ_DRAFT_NOTHING;
    author_note(author, is_bad ? VIEW_NOTE_BAD : VIEW_NOTE_PLAIN, "%s", words[answer]);
    if (quiz_draft_pen(author->draft))
        author_note(author, author->note_kind, "%s",
                    is_bad ? words[answer] : "沿隐患外围逐点点按，点回第一点或按“画完”。");
}

static void quit(struct author *author)
{
    if (quiz_draft_is_changed(author->draft) && !author->is_warned) {
        author->is_warned = true;
        author_note(author, VIEW_NOTE_BAD, "有未保存的修改：先按“保存”，或再按一次“退出”放弃。");
        return;
    }
    author->is_done = true;
}

static void press_button(struct author *author, int button)
{
    if (button != VIEW_AUTHOR_QUIT)
        author->is_warned = false;
    switch (button) {
    case VIEW_AUTHOR_NONE:
        break;
    case VIEW_AUTHOR_REACH:
        author->has_reach = !author->has_reach;
        author_note(author, VIEW_NOTE_PLAIN, "%s",
                    author->has_reach ? "着色处是手指点得到的范围。" : "");
        break;
    case VIEW_AUTHOR_SAFE:
        author->is_safe = !author->is_safe;
        author_load_picture(author);
        break;
    case VIEW_AUTHOR_SAVE:
        author_save(author);
        break;
    case VIEW_AUTHOR_QUIT:
        quit(author);
        break;
    default:
        tell(author, quiz_draft_do(author->draft, (enum quiz_draft_act)button));
        if (button == QUIZ_DRAFT_TURN)
            author_load_picture(author);
    }
    author->is_stale = true;
}

static int button_of(enum screen_key key)
{
    switch (key) {
    case SCREEN_KEY_NEXT:
        return QUIZ_DRAFT_NEXT;
    case SCREEN_KEY_PREVIOUS:
        return QUIZ_DRAFT_PREVIOUS;
    case SCREEN_KEY_UP:
        return QUIZ_DRAFT_UP;
    case SCREEN_KEY_DOWN:
        return QUIZ_DRAFT_DOWN;
    case SCREEN_KEY_ENTER:
        return QUIZ_DRAFT_CLOSE;
    case SCREEN_KEY_ERASE:
        return QUIZ_DRAFT_DELETE;
    case SCREEN_KEY_UNDO:
        return QUIZ_DRAFT_UNDO;
    case SCREEN_KEY_REDO:
        return QUIZ_DRAFT_REDO;
    case SCREEN_KEY_CLOCK:
        return QUIZ_DRAFT_TURN;
    case SCREEN_KEY_STATUS:
        return VIEW_AUTHOR_REACH;
    case SCREEN_KEY_PAUSE:
        return VIEW_AUTHOR_SAFE;
    case SCREEN_KEY_SLATE:
        return VIEW_AUTHOR_SAVE;
    case SCREEN_KEY_ESCAPE:
        return VIEW_AUTHOR_QUIT;
    default:
        return VIEW_AUTHOR_NONE;
    }
}

static void touch(struct author *author, const struct screen_event *event,
                  enum quiz_draft_touch kind)
{
    const struct quiz_picture *picture =
        &author->scene.scene.pictures[quiz_draft_view(author->draft)];
    struct quiz_point point = view_author_point(picture, author->w, author->h, event->x, event->y);
    double reach = view_author_reach(picture, author->w, author->h);
    enum quiz_draft_answer answer = quiz_draft_touch(author->draft, kind, point, reach);
    if (kind != QUIZ_DRAFT_MOVE || answer != QUIZ_DRAFT_NOTHING)
        author->is_stale = true;
    if (answer == QUIZ_DRAFT_DONE)
        author->is_warned = false;
    if (answer != QUIZ_DRAFT_NOTHING && kind != QUIZ_DRAFT_MOVE)
        tell(author, answer);
}

static bool is_in_picture(const struct author *author, const struct screen_event *event)
{
    const struct quiz_picture *picture =
        &author->scene.scene.pictures[quiz_draft_view(author->draft)];
    struct quiz_point at = view_author_point(picture, author->w, author->h, event->x, event->y);
    return at.x >= 0 && at.y >= 0 && at.x < picture->w && at.y < picture->h;
}

/* The first finger counts; buttons act when it is lifted on them. */
static void take_pointer(struct author *author, const struct screen_event *event)
{
    if (event->kind == SCREEN_EVENT_DOWN && !author->has_pointer) {
        author->has_pointer = true;
        author->pointer = event->pointer;
        author->pressed = view_author_button_at(author->w, author->h, event->x, event->y);
        if (author->pressed == VIEW_AUTHOR_NONE && is_in_picture(author, event))
            touch(author, event, QUIZ_DRAFT_PRESS);
    } else if (author->has_pointer && event->pointer == author->pointer) {
        bool is_up = event->kind == SCREEN_EVENT_UP;
        int button = view_author_button_at(author->w, author->h, event->x, event->y);
        author->has_pointer = !is_up;
        if (author->pressed == VIEW_AUTHOR_NONE)
            touch(author, event, is_up ? QUIZ_DRAFT_LIFT : QUIZ_DRAFT_MOVE);
        else if (is_up && button == author->pressed)
            press_button(author, button);
    }
}

void author_take(struct author *author, const struct screen_event *event)
{
    switch (event->kind) {
    case SCREEN_EVENT_KEY:
        press_button(author, button_of(event->key));
        break;
    case SCREEN_EVENT_DOWN:
    case SCREEN_EVENT_MOVE:
    case SCREEN_EVENT_UP:
        take_pointer(author, event);
        break;
    case SCREEN_EVENT_RESIZED:
        screen_size(author->screen, &author->w, &author->h);
        author_load_picture(author);
        break;
    case SCREEN_EVENT_QUIT:
        quit(author);
        break;
    case SCREEN_EVENT_EXPOSED:
        break;
    }
    author->is_stale |= event->kind != SCREEN_EVENT_MOVE;
}
