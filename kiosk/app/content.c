#include "app/content.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/import_event.h"
#include "app/mark.h"
#include "app/player_priv.h"
#include "base/file.h"
#include "base/log.h"
#include "base/utf8.h"
#include "config/package_cfg.h"
#include "package/sums.h"
#include "json/json.h"

#define LOOK_US       1000000
#define TURN_MAX_MS   1000 /* a turn that took longer (the machine slept) counts as that */
#define TRIAL_IDLE_MS 60000
#define FAILED_US     60000000 /* before a disk that failed is tried again */
#define SWEEP_US      10000000 /* after the start: the first picture has the disk to itself */

/* --- what is on ---------------------------------------------------------------------------------
 */

static uint64_t mark_of(const struct player *player)
{
    struct str path = {0};
    str_addf(&path, "%s/content/state", player->site.data);
    uint64_t mark = mark_file(path.text);
    str_finish(&path);
    return mark;
}

static bool has_playlists(const char *generation)
{
    char *lists = file_join(generation, "playlists");
    DIR *folder = opendir(lists);
    bool has_one = false;
    /* cppcheck-suppress readdirCalled ; nobody else reads this stream */
    for (const struct dirent *entry; folder && !has_one && (entry = readdir(folder));) {
        char *list = file_join(lists, entry->d_name);
        has_one = entry->d_name[0] != '.' && file_is_folder(list);
        free(list);
    }
    if (folder)
        (void)closedir(folder); /* was only read */
    free(lists);
    return has_one;
}

/* What its package.cfg says; it was good when it was imported. */
static void read_package(struct player *player)
{
    struct err err;
    struct stat status;
    struct str text = {0};
    struct config_package package = {.version = 0};
    struct config_report report = {0};
    struct content *content = &player->content;
    content->name[0] = '\0';
    content->version = content->state.version;
    content->since_utc = 0;
    content->has_lists = false;
    if (!player->site.content)
        return;
    content->has_lists = has_playlists(player->site.content);
    char *path = file_join(player->site.content, PACKAGE_SETTINGS_FILE);
    if (file_read(path, CONFIG_PACKAGE_BYTES, &text, &err) &&
        config_package_read(text.text, text.len, path, &package, &report)) {
        utf8_copy(content->name, sizeof(content->name), package.name);
        content->version = package.version;
    }
    if (stat(path, &status) == 0)
        content->since_utc = status.st_mtim.tv_sec;
    config_package_finish(&package);
    config_report_finish(&report);
    str_finish(&text);
    free(path);
}

static void take_state(struct player *player, const struct package_state *state)
{
    struct content *content = &player->content;
    bool is_other = state->active != content->state.active;
    content->state = *state;
    if (is_other || !content_is_on_trial(player))
        package_faults_clear(&content->faults);
}

static void read_state(struct player *player)
{
    struct err err;
    struct package_state state = {.previous = -1};
    struct content *content = &player->content;
    content->mark = mark_of(player);
    if (!package_store_read(player->site.data, &state, &err))
        log_warning("app", "%s; 按出厂内容播放 content as installed", err.text);
    take_state(player, &state);
}

void content_read(struct player *player)
{
    read_state(player);
    read_package(player);
}

void content_open(struct player *player)
{
    struct content *content = &player->content;
    struct package_trouble trouble;
    struct package_state state = {.previous = -1};
    content->is_kept = !player->site.is_data_scratch;
    content->counted_us = player->start_real_us;
    content->sweep_us = player->start_real_us + SWEEP_US;
    if (!content->is_kept)
        return;
    int lock = package_store_lock(player->site.data, &trouble);
    bool ok = lock >= 0 && package_store_recover(player->site.data, &state, &trouble);
    if (ok && state.trial_starts > 0) {
        ok = package_trial_start(player->site.data, &state, &content->is_return_new, &trouble);
        content->is_start_counted = ok && !content->is_return_new;
    }
    if (lock >= 0)
        (void)close(lock); /* lets go of it; nothing was written to it */
    if (!ok)
        log_warning("app", "%s; 照常播放 playing on", trouble.err.text);
    read_state(player);
    site_set_content(&player->site, content->state.active);
    read_package(player);
    content->has_returned = content->is_return_new;
}

bool content_is_on_trial(const struct player *player)
{
    return player->content.state.trial_starts > 0;
}

/* Everything that can come from a stick is looked for anew; what is on screen stays until the new
 * is ready. */
static void switch_to(struct player *player)
{
    struct content *content = &player->content;
    struct stick_event changed = {.kind = STICK_EVENT_CHANGED};
    struct str words = {0};
    site_set_content(&player->site, content->state.active);
    read_package(player);
    content_describe(player, &words);
    log_info("app", "内容已更换 other content is on: %s", words.text);
    str_finish(&words);
    content->is_start_counted = false;
    content->idle_ms = 0;
    programme_replace(player);
    if (player->game.shelf)
        shelf_refresh(player->game.shelf);
    usb_tell(player, &changed);
}

void content_look(struct player *player)
{
    struct content *content = &player->content;
    read_state(player);
    if (content->state.active != player->site.generation)
        switch_to(player);
}

/* --- the trial ----------------------------------------------------------------------------------
 */

static void want(struct content *content, enum content_task task)
{
    if (content->wanted == CONTENT_SEND_BACK || content->wanted == CONTENT_ROLL_BACK)
        return; /* nothing else matters then */
    content->wanted = task;
    content->wanted_of = content->state.active;
    if (task != CONTENT_PASSED) /* that comes up again with every turn */
        content->next_try_us = 0;
}

void content_seat(struct player *player, int seat)
{
    const struct site *site = &player->site;
    struct content *content = &player->content;
    bool is_brought =
        site->content && player->list.folder && file_is_below(player->list.folder, site->content);
    content->came_with[seat] = is_brought ? site->generation : 0;
    content->seen_for[seat] = is_brought || !content->has_lists ? site->generation : 0;
}

static bool is_of_trial(const struct player *player, int seat, const int generations[2])
{
    return content_is_on_trial(player) && seat >= 0 &&
           generations[seat] == player->content.state.active;
}

void content_fault(struct player *player, int seat)
{
    struct content *content = &player->content;
    if (is_of_trial(player, seat, content->came_with) &&
        package_faults_add(&content->faults, clock_real_us() / 1000))
        want(content, CONTENT_SEND_BACK);
}

/* Held pictures and pages that cover it do not count. */
static void count_show(struct player *player)
{
    struct content *content = &player->content;
    int64_t gone_ms = (player->turn_us - content->counted_us) / 1000;
    bool is_seen = player->scene.page == VIEW_PAGE_NONE && !player->is_paused;
    if (gone_ms <= 0)
        return;
    content->counted_us += gone_ms * 1000;
    if (gone_ms > TURN_MAX_MS)
        gone_ms = TURN_MAX_MS;
    if (!content_is_on_trial(player))
        return;
    if (is_seen && is_of_trial(player, player->on, content->seen_for)) {
        content->idle_ms = 0;
        if (package_faults_shown(&content->faults, gone_ms) && content->wanted == CONTENT_NOTHING)
            want(content, CONTENT_PASSED);
    } else {
        content->idle_ms += gone_ms;
    }
    if (content->idle_ms >= TRIAL_IDLE_MS && content->is_start_counted && !content->is_excused &&
        content->wanted == CONTENT_NOTHING)
        want(content, CONTENT_EXCUSE);
}

static void record(struct player *player, const char *kind, const struct package_trouble *trouble)
{
    struct str detail = {0};
    const struct content *content = &player->content;
    const struct import_event event = {.name = content->name,
                                       .version = content->version,
                                       .generation = content->state.active,
                                       .reason = trouble ? trouble->reason : PACKAGE_FINE,
                                       .text = trouble ? trouble->err.text : NULL};
    import_event_write(&event, &detail);
    records_add_event(player->records, kind, detail.text, player_stamp(player));
    str_finish(&detail);
}

static void tell_return(struct player *player)
{
    struct stick_event returned = {.kind = STICK_EVENT_RETURNED};
    struct package_trouble why;
    player->content.is_return_new = false;
    player->content.has_returned = true;
    (void)package_refuse(&why, PACKAGE_CONTENT,
                         "新内容无法播放，已恢复原节目 the new content could not be shown");
    log_warning("app", "%s", why.err.text);
    record(player, "trial", &why);
    usb_tell(player, &returned);
}

static void take_result(struct player *player, const struct content_result *result)
{
    struct content *content = &player->content;
    bool is_busy = !result->ok && result->trouble.reason == PACKAGE_BUSY;
    if (is_busy) { /* an import is under way: its end is waited for */
        content->next_try_us = player->turn_us + LOOK_US;
        return;
    }
    if (content->wanted == result->task)
        content->wanted = CONTENT_NOTHING;
    if (!result->ok) {
        log_warning("app", "%s", result->trouble.err.text);
        content->next_try_us = player->turn_us + FAILED_US;
    }
    content_look(player);
    if (result->task == CONTENT_EXCUSE)
        content->is_excused = true;
    if (result->task == CONTENT_SEND_BACK && result->ok)
        tell_return(player);
    if (result->task == CONTENT_PASSED && result->ok)
        record(player, "trial", NULL);
    if (result->task == CONTENT_ROLL_BACK) {
        content->rolled = *result;
        record(player, "rollback", result->ok ? NULL : &result->trouble);
    }
}

static void step_job(struct player *player)
{
    struct content *content = &player->content;
    struct content_result result;
    if (content->job && content_job_take(content->job, &result)) {
        content->job = NULL;
        take_result(player, &result);
    }
    if (content->job || content->wanted == CONTENT_NOTHING ||
        player->turn_us < content->next_try_us)
        return;
    content->next_try_us = player->turn_us + LOOK_US;
    content->job = content_job_start(player->site.data, content->wanted, content->wanted_of);
}

static void step_sweep(struct player *player)
{
    struct content *content = &player->content;
    struct content_result unused;
    if (content->sweeper && content_job_take(content->sweeper, &unused))
        content->sweeper = NULL;
    if (content->sweep_us == 0 || player->turn_us < content->sweep_us)
        return;
    content->sweep_us = 0;
    content->sweeper = content_job_start(player->site.data, CONTENT_SWEEP, CONTENT_ANY);
}

/* What another process has changed only we can write into the records: they are open here. */
static void look_at_others(struct player *player)
{
    const struct content *content = &player->content;
    int before = player->site.generation;
    bool is_ours = content->job || player->usb.machine.reading != 0;
    content_look(player);
    if (!is_ours && player->site.generation != before)
        record(player, content->state.previous >= 0 ? "import" : "rollback", NULL);
}

void content_step(struct player *player)
{
    struct content *content = &player->content;
    if (!content->is_kept)
        return;
    if (content->is_return_new)
        tell_return(player);
    count_show(player);
    step_job(player);
    step_sweep(player);
    if (player->turn_us < content->next_look_us)
        return;
    content->next_look_us = player->turn_us + LOOK_US;
    if (mark_of(player) != content->mark)
        look_at_others(player);
}

void content_roll_back(struct player *player)
{
    player->content.rolled = (struct content_result){.task = CONTENT_NOTHING};
    want(&player->content, CONTENT_ROLL_BACK);
}

void content_close(struct player *player)
{
    struct content *content = &player->content;
    content_job_finish(content->job);
    content_job_finish(content->sweeper);
    content->job = content->sweeper = NULL;
    if (!content->is_start_counted || content->is_excused || !content_is_on_trial(player))
        return;
    struct content_result result =
        content_job_do(player->site.data, CONTENT_EXCUSE, content->state.active);
    if (!result.ok)
        log_warning("app", "%s", result.trouble.err.text);
}

/* --- told ----------------------------------------------------------------------------------- */

void content_describe(const struct player *player, struct str *out)
{
    const struct content *content = &player->content;
    if (player->site.generation == 0)
        str_add(out, "出厂内容 as installed");
    else if (*content->name)
        str_addf(out, "%s　版本 %lld", content->name, (long long)content->version);
    else
        str_addf(out, "第 %d 代 generation %d", player->site.generation, player->site.generation);
}

void content_write_json(const struct player *player, struct str *out)
{
    const struct content *content = &player->content;
    if (player->site.generation == 0) {
        str_add(out, "null");
        return;
    }
    str_add(out, "{\"name\":");
    json_add_string(out, content->name);
    str_addf(out, ",\"version\":%lld,\"generation\":%d,\"trial\":%s}", (long long)content->version,
             player->site.generation, content_is_on_trial(player) ? "true" : "false");
}
