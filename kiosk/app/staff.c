#include "app/staff.h"

#include <string.h>

void staff_init(struct staff *staff, bool is_public, bool has_pin, int w, int h)
{
    *staff = (struct staff){.is_public = is_public, .has_pin = has_pin, .w = w, .h = h, .note = ""};
}

static void enter(struct staff *staff, enum staff_state state, int64_t now_ms)
{
    staff->state = state;
    staff->touched_ms = now_ms;
    staff->is_sure_asked = false;
    staff->digit_count = 0;
    memset(staff->digits, 0, sizeof(staff->digits));
    staff->serial++;
}

static void close_page(struct staff *staff, int64_t now_ms)
{
    staff->note = "";
    staff->is_for_level = false;
    staff->is_for_import = false;
    enter(staff, STAFF_CLOSED, now_ms);
}

void staff_ask_level(struct staff *staff, int64_t now_ms)
{
    staff->is_let_in = false;
    staff->is_for_level = staff->has_pin;
    if (!staff->has_pin)
        return;
    staff->note = "请工作人员输入密码，让游客开始 Staff: enter the PIN to let a visitor play";
    enter(staff, STAFF_PIN, now_ms);
}

void staff_drop_level(struct staff *staff, int64_t now_ms)
{
    if (staff->is_for_level)
        close_page(staff, now_ms);
}

static void gesture(struct staff *staff, int64_t now_ms)
{
    if (staff->state != STAFF_CLOSED)
        return;
    if (!staff->is_public)
        enter(staff, STAFF_OPEN, now_ms);
    else
        enter(staff, staff->has_pin ? STAFF_PIN : STAFF_LOOK, now_ms);
}

static bool is_corner(const struct staff *staff, int x, int y)
{
    int reach = (staff->w < staff->h ? staff->w : staff->h) * STAFF_CORNER_PCT / 100;
    return (x < reach || x >= staff->w - reach) && (y < reach || y >= staff->h - reach);
}

static void follow_hold(struct staff *staff, const struct screen_event *event, int64_t now_ms)
{
    bool is_same = staff->is_holding && event->pointer == staff->hold_pointer;
    if (event->kind == SCREEN_EVENT_DOWN && is_corner(staff, event->x, event->y)) {
        staff->is_holding = true;
        staff->hold_pointer = event->pointer;
        staff->hold_since_ms = now_ms;
    } else if (is_same &&
               (event->kind == SCREEN_EVENT_UP ||
                (event->kind == SCREEN_EVENT_MOVE && !is_corner(staff, event->x, event->y)))) {
        staff->is_holding = false;
    }
}

static enum staff_action press_digit(struct staff *staff, int digit)
{
    if (staff->digit_count < STAFF_DIGITS_MAX)
        staff->digits[staff->digit_count++] = (char)('0' + digit);
    staff->note = "";
    staff->serial++;
    return STAFF_NOTHING;
}

static enum staff_action press_enter(struct staff *staff, int64_t now_ms)
{
    if (now_ms < staff->locked_until_ms) {
        staff->note = "输错次数太多，请一分钟后再试 Too many tries, wait a minute";
        enter(staff, STAFF_PIN, now_ms);
        return STAFF_NOTHING;
    }
    return staff->digit_count > 0 ? STAFF_CHECK_PIN : STAFF_NOTHING;
}

static void show_import(struct staff *staff, int64_t now_ms)
{
    staff->note = "";
    staff->is_for_import = false;
    enter(staff, STAFF_IMPORT, now_ms);
}

void staff_tell_import(struct staff *staff, bool is_asked, bool may_roll_back)
{
    bool is_gone = staff->is_asked && !is_asked;
    staff->serial += staff->is_asked != is_asked || staff->may_roll_back != may_roll_back;
    staff->is_asked = is_asked;
    staff->may_roll_back = may_roll_back;
    if (is_gone && staff->is_for_import) /* the PIN was for that, not for what may come next */
        show_import(staff, staff->touched_ms);
}

static enum staff_action press_pin(struct staff *staff, enum view_button button, int64_t now_ms)
{
    if (button >= VIEW_BUTTON_DIGIT_0)
        return press_digit(staff, (int)button - VIEW_BUTTON_DIGIT_0);
    if (button == VIEW_BUTTON_ENTER)
        return press_enter(staff, now_ms);
    if (button == VIEW_BUTTON_CLOSE && staff->is_for_import)
        show_import(staff, now_ms);
    else if (button == VIEW_BUTTON_CLOSE)
        close_page(staff, now_ms);
    if (button == VIEW_BUTTON_ERASE && staff->digit_count > 0) {
        staff->digits[--staff->digit_count] = '\0';
        staff->serial++;
    }
    return STAFF_NOTHING;
}

static enum staff_action show_clock(struct staff *staff, int64_t now_ms)
{
    enter(staff, STAFF_CLOCK, now_ms);
    return STAFF_SHOW_CLOCK;
}

static enum staff_action input_clock(struct staff *staff, const struct screen_event *event,
                                     enum view_button button, int64_t now_ms)
{
    switch (clock_page_input(&staff->clock, event, button, now_ms)) {
    case CLOCK_PAGE_SET:
        return STAFF_SET_CLOCK;
    case CLOCK_PAGE_CLOSE:
        enter(staff, STAFF_OPEN, now_ms);
        return STAFF_NOTHING;
    case CLOCK_PAGE_NOTHING:
        break;
    }
    return STAFF_NOTHING;
}

/* Without a PIN nothing unsigned ever waits. */
static void ask_pin_to_accept(struct staff *staff, int64_t now_ms)
{
    staff->is_for_import = true;
    staff->note = "请再次输入密码，启用U盘上的内容 Enter the PIN once more to accept it";
    enter(staff, STAFF_PIN, now_ms);
}

static enum staff_action press_import(struct staff *staff, enum view_button button, int64_t now_ms)
{
    bool is_sure = button == VIEW_BUTTON_SURE && staff->is_sure_asked;
    bool has_answer = staff->is_asked && staff->has_pin;
    if (button == VIEW_BUTTON_CLOSE) {
        enter(staff, STAFF_OPEN, now_ms);
    } else if (button == VIEW_BUTTON_ACCEPT && has_answer) {
        ask_pin_to_accept(staff, now_ms);
    } else if (button == VIEW_BUTTON_DECLINE && staff->is_asked) {
        return STAFF_DECLINE;
    } else if (button == VIEW_BUTTON_ROLLBACK || button == VIEW_BUTTON_KEEP || is_sure) {
        staff->is_sure_asked =
            button == VIEW_BUTTON_ROLLBACK && staff->may_roll_back && !staff->is_asked;
        staff->serial++;
    }
    return is_sure && staff->may_roll_back ? STAFF_ROLLBACK : STAFF_NOTHING;
}

/* A key as the button it stands for on the page of imports: the way on, and the way back. */
static enum view_button import_button(const struct staff *staff, enum screen_key key)
{
    if (key == SCREEN_KEY_ENTER && staff->is_asked)
        return VIEW_BUTTON_ACCEPT;
    if (key == SCREEN_KEY_ENTER)
        return staff->is_sure_asked ? VIEW_BUTTON_SURE : VIEW_BUTTON_ROLLBACK;
    if (key == SCREEN_KEY_ERASE && staff->is_asked)
        return VIEW_BUTTON_DECLINE;
    if (key == SCREEN_KEY_ESCAPE)
        return staff->is_sure_asked ? VIEW_BUTTON_KEEP : VIEW_BUTTON_CLOSE;
    return VIEW_BUTTON_NONE;
}

static enum staff_action press_open(struct staff *staff, enum view_button button, int64_t now_ms)
{
    switch (button) {
    case VIEW_BUTTON_NEXT:
        return STAFF_NEXT;
    case VIEW_BUTTON_PREVIOUS:
        return STAFF_PREVIOUS;
    case VIEW_BUTTON_PAUSE:
        return STAFF_PAUSE;
    case VIEW_BUTTON_SLATE:
        close_page(staff, now_ms);
        return STAFF_SLATE;
    case VIEW_BUTTON_CLOCK:
        return show_clock(staff, now_ms);
    case VIEW_BUTTON_IMPORT:
        show_import(staff, now_ms);
        return STAFF_NOTHING;
    case VIEW_BUTTON_TRAINING:
        close_page(staff, now_ms);
        return STAFF_TRAINING;
    case VIEW_BUTTON_REDEEM:
        close_page(staff, now_ms);
        return STAFF_REDEEM;
    case VIEW_BUTTON_QUIT:
        return STAFF_QUIT;
    case VIEW_BUTTON_CLOSE:
        close_page(staff, now_ms);
        return STAFF_NOTHING;
    default:
        return STAFF_NOTHING;
    }
}

/* A key as the button it stands for on the PIN page. */
static enum view_button pin_button(const struct screen_event *event)
{
    switch (event->key) {
    case SCREEN_KEY_DIGIT:
        return (enum view_button)(VIEW_BUTTON_DIGIT_0 + event->digit);
    case SCREEN_KEY_ERASE:
        return VIEW_BUTTON_ERASE;
    case SCREEN_KEY_ENTER:
        return VIEW_BUTTON_ENTER;
    case SCREEN_KEY_ESCAPE:
        return VIEW_BUTTON_CLOSE;
    default:
        return VIEW_BUTTON_NONE;
    }
}

static enum staff_action free_key(struct staff *staff, enum screen_key key, int64_t now_ms)
{
    switch (key) {
    case SCREEN_KEY_ESCAPE:
        return STAFF_QUIT;
    case SCREEN_KEY_NEXT:
        return STAFF_NEXT;
    case SCREEN_KEY_PREVIOUS:
        return STAFF_PREVIOUS;
    case SCREEN_KEY_PAUSE:
        return STAFF_PAUSE;
    case SCREEN_KEY_SLATE:
        return STAFF_SLATE;
    case SCREEN_KEY_CLOCK:
        return staff->state == STAFF_OPEN ? show_clock(staff, now_ms) : STAFF_NOTHING;
    case SCREEN_KEY_UNDO: /* u */
        if (staff->state == STAFF_OPEN)
            show_import(staff, now_ms);
        return STAFF_NOTHING;
    case SCREEN_KEY_STATUS:
        if (staff->state == STAFF_OPEN)
            close_page(staff, now_ms);
        else
            enter(staff, STAFF_OPEN, now_ms);
        return STAFF_NOTHING;
    default:
        return STAFF_NOTHING;
    }
}

static enum staff_action key(struct staff *staff, const struct screen_event *event, int64_t now_ms)
{
    if (event->key == SCREEN_KEY_STAFF) {
        gesture(staff, now_ms);
        return STAFF_NOTHING;
    }
    if (staff->state == STAFF_PIN)
        return press_pin(staff, pin_button(event), now_ms);
    if (staff->state == STAFF_IMPORT)
        return press_import(staff, import_button(staff, event->key), now_ms);
    if (staff->state == STAFF_LOOK && event->key == SCREEN_KEY_ESCAPE)
        close_page(staff, now_ms);
    if (staff->state == STAFF_OPEN || !staff->is_public)
        return free_key(staff, event->key, now_ms);
    return STAFF_NOTHING;
}

enum staff_action staff_input(struct staff *staff, const struct screen_event *event,
                              enum view_button button, int64_t now_ms)
{
    follow_hold(staff, event, now_ms);
    staff->touched_ms = now_ms;
    if (staff->state == STAFF_CLOCK)
        return input_clock(staff, event, button, now_ms);
    if (event->kind == SCREEN_EVENT_KEY)
        return key(staff, event, now_ms);
    if (event->kind != SCREEN_EVENT_DOWN)
        return STAFF_NOTHING;
    switch (staff->state) {
    case STAFF_PIN:
        return press_pin(staff, button, now_ms);
    case STAFF_OPEN:
        return press_open(staff, button, now_ms);
    case STAFF_IMPORT:
        return press_import(staff, button, now_ms);
    case STAFF_LOOK:
        close_page(staff, now_ms);
        return STAFF_NOTHING;
    case STAFF_CLOSED:
    case STAFF_CLOCK:
    case STAFF_STATE_COUNT:
        break;
    }
    return STAFF_NOTHING;
}

void staff_tick(struct staff *staff, int64_t now_ms)
{
    if (staff->is_holding && now_ms - staff->hold_since_ms >= STAFF_HOLD_MS) {
        staff->is_holding = false;
        gesture(staff, now_ms);
    }
    if (staff->state == STAFF_CLOCK)
        clock_page_tick(&staff->clock, now_ms);
    if (staff->state != STAFF_CLOSED && now_ms - staff->touched_ms >= STAFF_IDLE_MS)
        close_page(staff, now_ms);
}

/* What the PIN was asked for. */
static enum staff_action let_in(struct staff *staff, int64_t now_ms)
{
    enum staff_action action =
        staff->is_for_import && staff->is_asked ? STAFF_ACCEPT : STAFF_NOTHING;
    staff->tries = 0;
    if (staff->is_for_level) {
        staff->is_let_in = true;
        close_page(staff, now_ms);
    } else if (staff->is_for_import || staff->is_asked) {
        show_import(staff, now_ms);
    } else {
        staff->note = "";
        enter(staff, STAFF_OPEN, now_ms);
    }
    return action;
}

enum staff_action staff_pin_checked(struct staff *staff, bool is_right, int64_t now_ms)
{
    if (is_right)
        return let_in(staff, now_ms);
    enter(staff, STAFF_PIN, now_ms);
    staff->note = "密码不对，请重试 Wrong PIN, try again";
    if (++staff->tries >= STAFF_TRIES_MAX) {
        staff->tries = 0;
        staff->locked_until_ms = now_ms + STAFF_LOCK_MS;
        staff->note = "输错次数太多，请一分钟后再试 Too many tries, wait a minute";
    }
    return STAFF_NOTHING;
}
