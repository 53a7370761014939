#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "config/config.h"
#include "config/fields.h"

#define ZONES_FOLDER "/usr/share/zoneinfo"
#define MEMBER(name) offsetof(struct config_kiosk, name)

static const char *const profile_words[] = {"plaza", "lobby", "school", "elevator", NULL};
static const char *const daily_rule_words[] = {"honour", "ticket", "staff_pin", NULL};
static const char *const trust_words[] = {"signed", "pin", "any", NULL};
static const char *const feedback_words[] = {"full", "corner", "none", NULL};

/* Same rule as clock_set_zone(); where no tz database is installed nothing can be checked. */
static const char *complain_zone(const char *name)
{
    char path[sizeof(ZONES_FOLDER) + 64];
    (void)snprintf(path, sizeof(path), "%s/%s", ZONES_FOLDER, name); /* name is at most 63 long */
    bool is_known = name[0] != '/' && !strstr(name, "..") &&
                    (access(ZONES_FOLDER, R_OK) != 0 || access(path, R_OK) == 0);
    return is_known ? NULL
                    : "没有这个时区，请写 \"Asia/Shanghai\" no such time zone: write "
                      "\"Asia/Shanghai\"";
}

static const char *complain_pin_hash(const char *hash)
{
    static const char prefix[] = "$argon2id$";
    return hash[0] == '\0' || strncmp(hash, prefix, strlen(prefix)) == 0
               ? NULL
               : "不是口令的散列值，请运行 anxuan pin，不要在此直接写口令 not a PIN's hash: run "
                 "`anxuan pin`, never write the PIN here";
}

static const struct config_field device_fields[] = {
    {"name", CONFIG_LINE, .offset = MEMBER(device.name), .min = 1, .max = 63,
     .complaint = config_fields_complain_name},
    {"timezone", CONFIG_LINE, .offset = MEMBER(device.timezone), .min = 1, .max = 63,
     .complaint = complain_zone},
    {"profile", CONFIG_WORD, .offset = MEMBER(device.profile), .words = profile_words},
    {"organiser", CONFIG_LINE, .offset = MEMBER(device.organiser), .min = 0, .max = 127},
    {"theme", CONFIG_LINE, .offset = MEMBER(device.theme), .min = 0, .max = 255},
    {"hotline", CONFIG_LINE, .offset = MEMBER(device.hotline), .min = 0, .max = 63},
    {.key = NULL},
};

static const struct config_field display_fields[] = {
    {"layout", CONFIG_LINE, .offset = MEMBER(display.layout), .min = 1, .max = 63,
     .complaint = config_fields_complain_name},
    {"diagonal_in", CONFIG_REAL, .offset = MEMBER(display.diagonal_in), .min = 1, .max = 2000},
    {"public", CONFIG_BOOL, .offset = MEMBER(display.is_public)},
    {"led_profile", CONFIG_LINE, .offset = MEMBER(display.led_profile), .min = 1, .max = 63,
     .complaint = config_fields_complain_name},
    {.key = NULL},
};

static const struct config_field sound_fields[] = {
    {"volume", CONFIG_INT, .offset = MEMBER(sound.volume), .min = 0, .max = 100},
    {"device", CONFIG_LINE, .offset = MEMBER(sound.device), .min = 1, .max = 127},
    {.key = NULL},
};

static const struct config_field video_fields[] = {
    {"require_cell", CONFIG_BOOL, .offset = MEMBER(video.require_cell)},
    {.key = NULL},
};

static const struct config_field quiz_fields[] = {
    {"daily_rule", CONFIG_WORD_LINE, .offset = MEMBER(quiz.daily_rule), .words = daily_rule_words},
    {"idle_menu_s", CONFIG_INT, .offset = MEMBER(quiz.idle_menu_s), .min = 5, .max = 3600},
    {"idle_question_s", CONFIG_INT, .offset = MEMBER(quiz.idle_question_s), .min = 5, .max = 3600},
    {"warn_s", CONFIG_INT, .offset = MEMBER(quiz.warn_s), .min = 1, .max = 600},
    {"max_session_s", CONFIG_INT, .offset = MEMBER(quiz.max_session_s), .min = 30, .max = 3600},
    {"prize", CONFIG_BOOL, .offset = MEMBER(quiz.prize)},
    {"prize_per_day", CONFIG_INT, .offset = MEMBER(quiz.prize_per_day), .min = 0, .max = 100000},
    {"hints", CONFIG_BOOL, .offset = MEMBER(quiz.hints)},
    {.key = NULL},
};

static const struct config_field usb_fields[] = {
    {"trust", CONFIG_WORD_LINE, .offset = MEMBER(usb.trust), .words = trust_words},
    {"becomes", CONFIG_LINE, .offset = MEMBER(usb.becomes), .min = 1, .max = 63,
     .complaint = config_fields_complain_name},
    {"max_files", CONFIG_INT, .offset = MEMBER(usb.max_files), .min = 1, .max = 1000000},
    {"max_bytes", CONFIG_INT64, .offset = MEMBER(usb.max_bytes), .min = 1048576,
     .max = 1125899906842624},
    {"min_free_percent", CONFIG_INT, .offset = MEMBER(usb.min_free_percent), .min = 0, .max = 90},
    {"max_name_bytes", CONFIG_INT, .offset = MEMBER(usb.max_name_bytes), .min = 12, .max = 255},
    {"max_depth", CONFIG_INT, .offset = MEMBER(usb.max_depth), .min = 3, .max = 32},
    {"max_sums_bytes", CONFIG_INT64, .offset = MEMBER(usb.max_sums_bytes), .min = 1024,
     .max = 268435456},
    {"feedback", CONFIG_WORD_LINE, .offset = MEMBER(usb.feedback), .words = feedback_words},
    {.key = NULL},
};

static const struct config_field records_fields[] = {
    {"keep_days", CONFIG_INT, .offset = MEMBER(records.keep_days), .min = 1, .max = 3650},
    {"max_bytes", CONFIG_INT64, .offset = MEMBER(records.max_bytes), .min = 33554432,
     .max = 1125899906842624},
    {.key = NULL},
};

static const struct config_field staff_fields[] = {
    {"pin_hash", CONFIG_LINE, .offset = MEMBER(staff.pin_hash), .min = 0, .max = 159,
     .complaint = complain_pin_hash},
    {.key = NULL},
};

static const struct config_field control_fields[] = {
    {"change_wait_s", CONFIG_INT, .offset = MEMBER(control.change_wait_s), .min = 0, .max = 3600},
    {.key = NULL},
};

struct groups {
    const config_setting_t *device, *display, *sound, *video, *quiz, *usb, *records, *staff,
        *control;
};

static const struct config_field group_fields[] = {
    {"device", CONFIG_GROUP, .offset = offsetof(struct groups, device)},
    {"display", CONFIG_GROUP, .offset = offsetof(struct groups, display)},
    {"sound", CONFIG_GROUP, .offset = offsetof(struct groups, sound)},
    {"video", CONFIG_GROUP, .offset = offsetof(struct groups, video)},
    {"quiz", CONFIG_GROUP, .offset = offsetof(struct groups, quiz)},
    {"usb", CONFIG_GROUP, .offset = offsetof(struct groups, usb)},
    {"records", CONFIG_GROUP, .offset = offsetof(struct groups, records)},
    {"staff", CONFIG_GROUP, .offset = offsetof(struct groups, staff)},
    {"control", CONFIG_GROUP, .offset = offsetof(struct groups, control)},
    {.key = NULL},
};

void config_kiosk_defaults(struct config_kiosk *kiosk)
{
    *kiosk = (struct config_kiosk){
        .device = {.name = "anxuan-01",
                   .timezone = "Asia/Shanghai",
                   .theme = "人人讲安全、个个会应急",
                   .hotline = "12350",
                   .profile = CONFIG_PLAZA},
        .display = {.layout = "plaza",
                    .led_profile = "none",
                    .diagonal_in = 43.0,
                    .is_public = true},
        .sound = {.volume = 60, .device = "auto"},
        .video = {.require_cell = true},
        .quiz = {.daily_rule = "honour",
                 .idle_menu_s = 45,
                 .idle_question_s = 90,
                 .warn_s = 20,
                 .max_session_s = 360,
                 .prize = false,
                 .prize_per_day = 100,
                 .hints = true},
        .usb = {.trust = "signed",
                .becomes = "attract",
                .max_files = 10000,
                .max_bytes = 34359738368,
                .min_free_percent = 10,
                .max_name_bytes = 200,
                .max_depth = 8,
                .max_sums_bytes = 8388608,
                .feedback = "full"},
        .records = {.keep_days = 90, .max_bytes = 2147483648},
        .control = {.change_wait_s = 60},
    };
}

static void read_groups(const struct config_document *document, struct config_kiosk *kiosk)
{
    struct groups groups = {0};
    config_fields_read(document, config_root_setting(&document->tree), group_fields, &groups);
    config_fields_read(document, groups.device, device_fields, kiosk);
    config_fields_read(document, groups.display, display_fields, kiosk);
    config_fields_read(document, groups.sound, sound_fields, kiosk);
    config_fields_read(document, groups.video, video_fields, kiosk);
    config_fields_read(document, groups.quiz, quiz_fields, kiosk);
    config_fields_read(document, groups.usb, usb_fields, kiosk);
    config_fields_read(document, groups.records, records_fields, kiosk);
    config_fields_read(document, groups.staff, staff_fields, kiosk);
    config_fields_read(document, groups.control, control_fields, kiosk);
    const config_setting_t *warn =
        groups.quiz ? config_setting_get_member(groups.quiz, "warn_s") : NULL;
    if (warn && kiosk->quiz.warn_s >= kiosk->quiz.idle_menu_s)
        config_document_warning(
            document, warn,
            "warn_s（%d）应小于 idle_menu_s（%d），否则一进菜单就提醒 must be less "
            "than idle_menu_s, or the warning comes at once",
            kiosk->quiz.warn_s, kiosk->quiz.idle_menu_s);
}

bool config_kiosk_load(const char *path, struct config_kiosk *kiosk, struct config_report *report)
{
    struct config_document document;
    bool is_missing;
    size_t errors_before = report->errors;
    config_kiosk_defaults(kiosk);
    if (config_document_open(&document, path, report, &is_missing))
        read_groups(&document, kiosk);
    config_document_finish(&document);
    return report->errors == errors_before;
}
