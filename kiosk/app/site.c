#include "app/site.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/exit.h"
#include "base/day.h"
#include "base/file.h"
#include "base/mem.h"
#include "package/store.h"
#include "view/words.h"

#define INSTALLED_CONFIG "/etc/anxuan"
#define INSTALLED_DATA   "/var/lib/anxuan"
#define NAME_BYTES       64 /* of a playlist */

/* build/bin/anxuan lies in the source tree; PREFIX/bin/anxuan is installed. */
static bool is_installed(const char *program_folder)
{
    return strcmp(program_folder, ANXUAN_PREFIX "/bin") == 0;
}

static void find_programs(struct site *site, const char *folder)
{
    char *bin = is_installed(folder) ? mem_copy_text(ANXUAN_PREFIX "/libexec/anxuan")
                                     : mem_copy_text(folder);
    site->film_program = file_join(bin, "anxuan-film");
    site->picture_program = file_join(bin, "anxuan-picture");
    site->clock_program = file_join(bin, "anxuan-clock");
    site->stick_program = file_join(bin, "anxuan-stick");
    free(bin);
}

/* The folder above that has config/ and assets/: the source tree. */
static char *find_tree(const char *folder)
{
    char *at = mem_copy_text(folder);
    for (;;) {
        char *assets = file_join(at, "assets");
        char *config = file_join(at, "config");
        bool is_it = file_is_folder(assets) && file_is_folder(config);
        free(assets);
        free(config);
        if (is_it)
            return at;
        char *slash = strrchr(at, '/');
        if (!slash || slash == at)
            break;
        *slash = '\0';
    }
    free(at);
    return mem_copy_text(".");
}

char *site_data_folder(const struct options *options)
{
    const char *given = options->data ? options->data : getenv("ANXUAN_DATA");
    if (given && *given)
        return mem_copy_text(given);
    char *folder = file_program_folder();
    char *tree = is_installed(folder) ? NULL : find_tree(folder);
    char *data = tree ? file_join(tree, "build/data") : mem_copy_text(INSTALLED_DATA);
    free(folder);
    free(tree);
    return data;
}

/* The folder as the system sees it, so that messages name it plainly; taken as it is when absent.
 */
static char *resolve(char *folder)
{
    char *real = realpath(folder, NULL);
    if (!real)
        return folder;
    free(folder);
    return real;
}

static bool find_data(struct site *site, const struct options *options)
{
    if (options->data || !site->is_rehearsal) {
        site->data = site_data_folder(options);
        return true;
    }
    char scratch[] = "/tmp/anxuan-XXXXXX";
    if (!mkdtemp(scratch)) {
        (void)fprintf(stderr, "/tmp: error: 不能创建临时文件夹 cannot make a scratch folder\n");
        return false;
    }
    site->data = mem_copy_text(scratch);
    site->is_data_scratch = true;
    return true;
}

static void set_clock(struct site *site, const struct options *options)
{
    site->has_given_trust = options->has_trust;
    site->given_trust = options->trust;
    site->is_at = options->at != NULL;
    clock_init(&site->clock);
    site->looked_utc = -1;
    if (!site->is_rehearsal) {
        site_look_at_clock(site);
        return;
    }
    int64_t start = clock_utc(&site->clock);
    bool has_offset = true;
    if (options->at && civil_parse_time(options->at, &start, &has_offset) && !has_offset)
        start = clock_utc_of_local(start);
    clock_init_rehearsal(&site->clock, start, options->speed);
    site_look_at_clock(site);
}

static bool read_settings(struct site *site)
{
    struct config_report report = {0};
    char *path = file_join(site->config, "kiosk.cfg");
    bool ok = config_kiosk_load(path, &site->kiosk, &report);
    config_report_print(&report, stderr);
    if (ok && !clock_set_zone(site->kiosk.device.timezone))
        (void)fprintf(stderr,
                      "%s: warning: 找不到时区，按 UTC 显示 unknown time zone '%s', using UTC\n",
                      path, site->kiosk.device.timezone);
    config_report_finish(&report);
    free(path);
    return ok;
}

/* What is on; a state that names what is not there is put right by the player's next start. */
static void read_content(struct site *site)
{
    struct err err;
    struct package_state state = {0};
    if (!package_store_read(site->data, &state, &err))
        (void)fprintf(stderr,
                      "%s: warning: 不知道导入过什么内容，按出厂内容播放 what was imported is not "
                      "known, content as installed: %s\n",
                      site->data, err.text);
    site_set_content(site, state.active);
    if (!site->content && state.active > 0 && state.previous > 0)
        site_set_content(site, state.previous);
}

bool site_open(struct site *site, const struct options *options, int *out_exit)
{
    *site = (struct site){.build_utc = ANXUAN_BUILD_UTC,
                          .floor_utc = ANXUAN_BUILD_UTC,
                          .is_rehearsal = options->at || options->speed > 1};
    char *folder = file_program_folder();
    bool installed = is_installed(folder);
    find_programs(site, folder);
    site->shipped = installed ? mem_copy_text(ANXUAN_PREFIX "/share/anxuan") : find_tree(folder);
    site->assets = file_join(site->shipped, "assets");
    site->layers = file_join(folder, "../scenes");
    site->locale = installed ? file_join(site->shipped, "locale") : file_join(folder, "../locale");
    site->voice = installed ? file_join(site->shipped, "voice") : file_join(folder, "../voice");
    free(folder);
    view_words_open(site->locale);
    if (options->config)
        site->config = mem_copy_text(options->config);
    else
        site->config =
            installed ? mem_copy_text(INSTALLED_CONFIG) : file_join(site->shipped, "config");
    site->config = resolve(site->config);
    *out_exit = EXIT_NO_INPUT;
    if (!file_is_folder(site->config)) {
        (void)fprintf(stderr, "%s: error: 没有这个文件夹 no such folder\n", site->config);
        return false;
    }
    *out_exit = EXIT_CONFIG;
    if (!read_settings(site))
        return false;
    set_clock(site, options);
    *out_exit = EXIT_CANNOT_CREATE;
    if (!find_data(site, options))
        return false;
    read_content(site);
    return true;
}

bool site_open_reading(struct site *site, const struct options *options, int *out_exit)
{
    struct options here = *options;
    char *data = site_data_folder(options);
    here.data = data;
    bool ok = site_open(site, &here, out_exit);
    free(data);
    return ok;
}

void site_close(struct site *site)
{
    if (site->is_data_scratch)
        file_remove_tree(site->data);
    free(site->config);
    free(site->data);
    free(site->content);
    free(site->assets);
    free(site->layers);
    free(site->locale);
    free(site->voice);
    free(site->shipped);
    free(site->film_program);
    free(site->picture_program);
    free(site->clock_program);
    free(site->stick_program);
    *site = (struct site){0};
}

bool site_is_plain_name(const char *name)
{
    size_t len = strlen(name);
    if (len == 0 || len > NAME_BYTES || name[0] == '.')
        return false;
    for (const char *at = name; *at; at++)
        if (*at == '/' || *at == '\\' || (unsigned char)*at < 0x20 || *at == 0x7F)
            return false;
    return true;
}

char *site_slate_ground(const struct site *site, int w, int h)
{
    return file_join(site->assets, h > w ? "cards/slate-portrait.svg" : "cards/slate.svg");
}

bool site_is_cell_optional(const struct site *site, const char *path)
{
    if (site->kiosk.video.require_cell)
        return false;
    char *content = file_join(site->data, "content");
    bool is_from_stick = file_is_below(path, content);
    free(content);
    return !is_from_stick;
}

void site_look_at_clock(struct site *site)
{
    int64_t utc = clock_utc(&site->clock);
    if (utc == site->looked_utc)
        return;
    site->looked_utc = utc;
    site_judge_clock(site, utc);
    struct civil local = clock_local(utc);
    site->today = (struct playlist_today){
        .date = local.date,
        .words = day_words_plain(local.date),
        .is_clock_unset = site->trust == CLOCK_UNSET,
        .is_school = site->kiosk.device.profile == CONFIG_SCHOOL,
    };
}

enum clock_trust site_trust(const struct site *site)
{
    return site->trust;
}

struct playlist_today site_today(const struct site *site)
{
    return site->today;
}

struct playlist_fill site_fill(const struct site *site)
{
    return (struct playlist_fill){
        .year = clock_local(clock_utc(&site->clock)).date.year,
        .theme = site->kiosk.device.theme,
        .organiser = site->kiosk.device.organiser,
        .hotline = site->kiosk.device.hotline,
        .device = site->kiosk.device.name,
    };
}

char *site_fill_text(const struct site *site, const char *text)
{
    struct str out = {0};
    struct playlist_fill fill = site_fill(site);
    if (text)
        playlist_fill_text(text, &fill, &out);
    return str_take(&out);
}
