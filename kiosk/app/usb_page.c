#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/import_event.h"
#include "app/player_priv.h"
#include "base/file.h"
#include "base/log.h"
#include "base/utf8.h"
#include "package/ring.h"

/*
 * What is said of sticks: over the show, on staff's page, in `status`, and in the records.
 */

#define PAGE_MS 500 /* between two fillings of the page */

/* --- what became of one -------------------------------------------------------------------------
 */

static void format_moment(int64_t utc, char *out, size_t out_bytes)
{
    struct civil local = clock_local(utc);
    (void)snprintf(out, out_bytes, "%d月%d日 %02d:%02d", local.date.month, local.date.day,
                   local.hour, local.minute);
}

static void record(struct player *player, const struct usb_result *result)
{
    struct str detail = {0};
    const struct import_event event = {.name = result->name,
                                       .version = result->version,
                                       .generation = player->site.generation,
                                       .reason = result->reason,
                                       .text = result->text};
    const struct package_reason_words *words = package_reason_words(result->reason);
    import_event_write(&event, &detail);
    log_info("app", "U盘 stick: %s%s%s %s", words->code, *words->code ? " " : "", words->zh,
             result->text);
    records_add_event(player->records, "import", detail.text, player_stamp(player));
    str_finish(&detail);
}

void usb_note_result(struct player *player, enum package_reason reason)
{
    struct usb *usb = &player->usb;
    struct usb_result *result = &usb->results[0];
    bool has_word = usb->last.kind == IMPORT_DONE || usb->last.kind == IMPORT_REFUSED;
    memmove(&usb->results[1], &usb->results[0], (USB_RESULTS_MAX - 1) * sizeof(usb->results[0]));
    if (usb->result_count < USB_RESULTS_MAX)
        usb->result_count++;
    *result = (struct usb_result){.version = usb->last.version, .reason = reason};
    if (site_trust(&player->site) != CLOCK_UNSET)
        format_moment(clock_utc(&player->site.clock), result->when, sizeof(result->when));
    utf8_copy(result->name, sizeof(result->name), usb->last.name);
    utf8_copy(result->text, sizeof(result->text), has_word ? usb->last.text : "");
    record(player, result);
}

/* --- what staff are asked -----------------------------------------------------------------------
 */

void usb_add_line(struct usb *usb, const char *text)
{
    if (usb->summary_count < VIEW_IMPORT_LINES_MAX)
        utf8_copy(usb->summary[usb->summary_count++], sizeof(usb->summary[0]), text);
    else
        usb->summary_left++;
}

/* Only what lies in our own staging: the process read a stranger's stick. */
void usb_add_picture(struct player *player, const char *path)
{
    int w, h;
    struct err err;
    struct usb *usb = &player->usb;
    char *content = file_join(player->site.data, "content");
    bool is_ours = file_is_below(path, content);
    free(content);
    if (!is_ours || usb->picture_count == VIEW_IMPORT_PICTURES_MAX)
        return;
    screen_size(player->screen, &w, &h);
    struct layout_rect at = view_import_picture_at(w, h, usb->picture_count);
    struct picture_request request = {.program = player->site.picture_program,
                                      .path = path,
                                      .w = at.w,
                                      .h = at.h,
                                      .fit = LAYOUT_CONTAIN,
                                      .real_us = clock_real_us()};
    struct picture *picture = picture_open(&request, &err);
    if (picture)
        usb->pictures[usb->picture_count++] = picture;
    else
        log_warning("app", "%s", err.text);
}

void usb_forget_question(struct usb *usb)
{
    for (int i = 0; i < VIEW_IMPORT_PICTURES_MAX; i++) {
        picture_close(usb->pictures[i]);
        screen_image_destroy(usb->images[i]);
        usb->pictures[i] = NULL;
        usb->images[i] = NULL;
        usb->page.pictures[i] = NULL;
    }
    usb->picture_count = usb->summary_count = usb->summary_left = 0;
}

/* --- over the show ------------------------------------------------------------------------------
 */

static enum view_feedback feedback_of(const struct player *player)
{
    const char *word = player->site.kiosk.usb.feedback;
    if (strcmp(word, "corner") == 0)
        return VIEW_FEEDBACK_CORNER;
    return strcmp(word, "none") == 0 ? VIEW_FEEDBACK_NONE : VIEW_FEEDBACK_FULL;
}

char *usb_describe(const struct player *player)
{
    return view_stick_text(&player->usb.machine.shown);
}

void usb_write_json(const struct player *player, struct str *out)
{
    const struct view_stick *shown = &player->usb.machine.shown;
    str_addf(out, "{\"state\":\"%s\",\"percent\":%d,\"code\":\"%s\"}",
             stick_state_name(shown->state), shown->percent,
             package_reason_words(player->usb.machine.reason)->code);
}

/* --- staff's page -------------------------------------------------------------------------------
 */

static void line(struct view_import *page, const char *label, const char *value)
{
    struct str text = {0};
    if (page->count == VIEW_IMPORT_LINES_MAX || !*value)
        return;
    str_addf(&text, "%s\t%s", label, value);
    utf8_copy(page->lines[page->count++], sizeof(page->lines[0]), text.text);
    str_finish(&text);
}

static void add_content_lines(const struct player *player, struct view_import *page)
{
    char moment[32];
    struct str text = {0};
    const struct content *content = &player->content;
    content_describe(player, &text);
    if (content->since_utc) {
        format_moment(content->since_utc, moment, sizeof(moment));
        str_addf(&text, "　%s导入", moment);
    }
    line(page, "现在播放", text.text);
    if (content_is_on_trial(player))
        line(page, "试播", "播满一分钟后确认；放不出会自动恢复 on trial for a minute of show");
    if (content->has_returned)
        line(page, "试播", "新内容无法播放，已恢复原节目 the new content was sent back");
    str_clear(&text);
    if (content->state.previous == 0)
        str_add(&text, "出厂内容 as installed");
    else if (content->state.previous > 0 && content->state.previous_version > 0)
        str_addf(&text, "版本 %lld", (long long)content->state.previous_version);
    else if (content->state.previous > 0)
        str_addf(&text, "第 %d 代 generation %d", content->state.previous, content->state.previous);
    line(page, "上一版", text.len ? text.text : "没有 none");
    str_finish(&text);
}

static void add_stick_lines(const struct player *player, struct view_import *page)
{
    const struct usb *usb = &player->usb;
    char *shown = usb_describe(player);
    line(page, "U盘", shown);
    free(shown);
    for (int i = 0; i < usb->result_count; i++) {
        struct str text = {0};
        const struct usb_result *result = &usb->results[i];
        const struct package_reason_words *words = package_reason_words(result->reason);
        if (*result->name)
            str_addf(&text, "%s　版本 %lld：", result->name, (long long)result->version);
        str_addf(&text, "%s%s%s", words->code, *words->code ? " " : "", words->zh);
        if (*result->text)
            str_addf(&text, "（%s）", result->text);
        line(page, *result->when ? result->when : "上一次", text.text);
        str_finish(&text);
    }
}

static void add_trust_lines(const struct player *player, struct view_import *page)
{
    struct package_ring ring;
    struct str text = {0};
    const char *trust = player->site.kiosk.usb.trust;
    char *keys = file_join(player->site.config, "keys");
    package_ring_read(keys, &ring);
    for (size_t i = 0; i < ring.count; i++) {
        char id[SEAL_KEY_ID_TEXT_BYTES];
        seal_key_id_text(ring.keys[i].id, id);
        str_addf(&text, "%s%s", i ? "　" : "", id);
    }
    line(page, "认可的密钥", text.len ? text.text : "没有，请按手册第1节设置 none yet");
    if (ring.warning.code != ERR_NONE)
        line(page, "密钥问题", ring.warning.text);
    line(page, "接受",
         strcmp(trust, "any") == 0 ? "任何内容 anything"
         : strcmp(trust, "pin") == 0 ? "已签名的，或工作人员用密码确认的 signed, or accepted by PIN"
                                     : "只接受已签名的内容 signed content only");
    str_finish(&text);
    free(keys);
}

static void add_note(const struct player *player, struct view_import *page)
{
    const struct content_result *rolled = &player->content.rolled;
    page->note_kind = VIEW_NOTE_PLAIN;
    page->note[0] = '\0';
    if (page->mode == VIEW_IMPORT_ASK && player->usb.summary_left > 0)
        (void)snprintf(page->note, sizeof(page->note), "还有 %d 行没有显示 and %d more lines",
                       player->usb.summary_left, player->usb.summary_left);
    if (page->mode == VIEW_IMPORT_ASK)
        return;
    if (page->mode == VIEW_IMPORT_SURE) {
        utf8_copy(
            page->note, sizeof(page->note),
            player->usb.there_count > 0
                ? "确定回退到上一版吗？请先拔出U盘，否则下次开机可能再次导入。 Pull the stick first"
                : "确定回退到上一版吗？现在的内容将被放弃。 Go back to the content before?");
    } else if (player->content.wanted == CONTENT_ROLL_BACK) {
        utf8_copy(page->note, sizeof(page->note), "正在回退… going back");
    } else if (rolled->task == CONTENT_ROLL_BACK) {
        page->note_kind = rolled->ok ? VIEW_NOTE_GOOD : VIEW_NOTE_BAD;
        utf8_copy(page->note, sizeof(page->note),
                  rolled->ok ? "已回退到上一版 the content before is on"
                             : rolled->trouble.err.text);
    }
}

void usb_fill_page(struct player *player)
{
    struct usb *usb = &player->usb;
    struct view_import *page = &usb->page;
    page->count = 0;
    page->mode = player->staff.is_sure_asked ? VIEW_IMPORT_SURE : VIEW_IMPORT_LOOK;
    page->may_roll_back = player->staff.may_roll_back;
    if (usb->machine.is_asking) {
        page->mode = VIEW_IMPORT_ASK;
        for (int i = 0; i < usb->summary_count; i++)
            utf8_copy(page->lines[page->count++], sizeof(page->lines[0]), usb->summary[i]);
        for (int i = 0; i < VIEW_IMPORT_PICTURES_MAX; i++)
            page->pictures[i] = usb->images[i];
    } else {
        add_content_lines(player, page);
        add_stick_lines(player, page);
        add_trust_lines(player, page);
    }
    add_note(player, page);
}

void usb_update_scene(struct player *player)
{
    struct view_scene *scene = &player->scene;
    struct usb *usb = &player->usb;
    int64_t now_ms = clock_real_us() / 1000;
    scene->stick = usb->machine.shown;
    scene->stick.feedback = feedback_of(player);
    if (scene->page != VIEW_PAGE_IMPORT)
        return;
    if (now_ms - usb->page_ms >= PAGE_MS || usb->page_of != player->staff.serial) {
        usb->page_ms = now_ms;
        usb->page_of = player->staff.serial;
        usb_fill_page(player);
    }
    scene->import = &usb->page;
    scene->page_serial += usb->page_ms;
}
