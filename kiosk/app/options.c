#include "app/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"

static bool read_size(const char *text, struct options *out)
{
    char wide[16];
    const char *x = strchr(text, 'x');
    int64_t w, h;
    if (!x || (size_t)(x - text) >= sizeof(wide))
        return false;
    (void)snprintf(wide, sizeof(wide), "%.*s", (int)(x - text), text);
    if (!number_parse(wide, 16, 8192, &w) || !number_parse(x + 1, 16, 8192, &h))
        return false;
    out->window_w = (int)w;
    out->window_h = (int)h;
    return true;
}

static bool read_int(const char *text, int min, int max, int *out)
{
    int64_t value;
    if (!number_parse(text, min, max, &value))
        return false;
    *out = (int)value;
    return true;
}

static bool take_config(const char *text, struct options *out)
{
    out->config = text;
    return true;
}

static bool take_data(const char *text, struct options *out)
{
    out->data = text;
    return *text != '\0';
}

static bool take_playlist(const char *text, struct options *out)
{
    out->playlist = text;
    return *text != '\0';
}

static bool take_layout(const char *text, struct options *out)
{
    out->layout = text;
    return *text != '\0';
}

static bool take_output(const char *text, struct options *out)
{
    out->output = text;
    return *text != '\0';
}

static bool take_page(const char *text, struct options *out)
{
    out->page = text;
    return *text != '\0';
}

static bool take_scene(const char *text, struct options *out)
{
    out->scene = text;
    return *text != '\0';
}

static bool take_layers(const char *text, struct options *out)
{
    out->layers = text;
    return *text != '\0';
}

static bool take_texts(const char *text, struct options *out)
{
    int lang = view_lang_find(text);
    if (lang < 0)
        return false;
    out->has_texts = true;
    out->texts = (enum view_lang)lang;
    return true;
}

static bool take_seed(const char *text, struct options *out)
{
    return number_parse(text, 0, INT64_MAX, &out->seed);
}

static bool take_mode(const char *text, struct options *out)
{
    out->mode = (struct view_mode){.is_large = strcmp(text, "large") == 0,
                                   .is_contrast = strcmp(text, "contrast") == 0,
                                   .is_low = strcmp(text, "low") == 0};
    return out->mode.is_large || out->mode.is_contrast || out->mode.is_low ||
           strcmp(text, "normal") == 0;
}

static bool take_lang(const char *text, struct options *out)
{
    int lang = view_lang_find(text);
    if (lang >= 0)
        out->lang = (enum view_lang)lang;
    return lang >= 0;
}

static bool take_password_file(const char *text, struct options *out)
{
    out->password_file = text;
    return *text != '\0';
}

static bool take_key(const char *text, struct options *out)
{
    out->key = text;
    return *text != '\0';
}

static bool take_pub(const char *text, struct options *out)
{
    out->pub = text;
    return *text != '\0';
}

static bool take_for_player(const char *text, struct options *out)
{
    (void)text;
    out->is_for_player = true;
    return true;
}

static bool take_backend(const char *text, struct options *out)
{
    out->backend = text;
    return strcmp(text, "surface") == 0 || strcmp(text, "renderer") == 0;
}

static bool take_at(const char *text, struct options *out)
{
    int64_t seconds;
    bool has_offset;
    out->at = text;
    return civil_parse_time(text, &seconds, &has_offset);
}

static bool is_time_or_date(const char *text)
{
    int64_t seconds;
    bool has_offset;
    struct civil_date date;
    return civil_parse_time(text, &seconds, &has_offset) || civil_parse_date(text, &date);
}

static bool take_from(const char *text, struct options *out)
{
    out->from = text;
    return is_time_or_date(text);
}

static bool take_to(const char *text, struct options *out)
{
    out->to = text;
    return is_time_or_date(text);
}

static bool take_speed(const char *text, struct options *out)
{
    return read_int(text, 1, 1000000, &out->speed);
}

static bool take_brightness(const char *text, struct options *out)
{
    return read_int(text, 1, 100, &out->brightness);
}

static bool take_item(const char *text, struct options *out)
{
    return read_int(text, 1, 100000, &out->item);
}

static bool take_for(const char *text, struct options *out)
{
    return number_parse(text, 1, 1000000000, &out->for_s);
}

static bool take_clip(const char *text, struct options *out)
{
    char *end = NULL;
    double seconds = strtod(text, &end);
    if (end == text || *end || !(seconds >= 0 && seconds < 86400))
        return false;
    out->clip_ms = (int64_t)(seconds * 1000);
    return true;
}

static bool take_trust(const char *text, struct options *out)
{
    for (int trust = 0; trust < CLOCK_TRUST_COUNT; trust++) {
        if (strcmp(text, clock_trust_name((enum clock_trust)trust)) != 0)
            continue;
        out->has_trust = true;
        out->trust = (enum clock_trust)trust;
        return true;
    }
    return false;
}

static bool take_mute(const char *text, struct options *out)
{
    (void)text;
    out->is_mute = true;
    return true;
}

static bool take_json(const char *text, struct options *out)
{
    (void)text;
    out->is_json = true;
    return true;
}

static bool take_help(const char *text, struct options *out)
{
    (void)text;
    out->is_help = true;
    return true;
}

static const struct option {
    const char *name;
    const char *argument; /* NULL: a flag */
    bool (*take)(const char *text, struct options *out);
    const char *help; /* NULL: not for people */
} known[] = {
    {"-c", "DIR", take_config,
     "配置文件夹 folder with kiosk.cfg, layouts/, and playlists/ beside it"},
    {"--data", "DIR", take_data, "数据文件夹 folder for records and the control socket"},
    {"--playlist", "NAME|DIR", take_playlist, "只播放这个节目单 play this and nothing else"},
    {"--layout", "NAME", take_layout, "布局 layout instead of display.layout"},
    {"--window", "WxH", read_size, "窗口 a window instead of the whole display"},
    {"--size", "WxH", read_size, "图片大小 size of the picture"},
    {"--at", "TIME", take_at, "从这一时刻排练 rehearse from this moment (RFC 3339 or local)"},
    {"--from", "TIME", take_from,
     "从什么时候看起（日期指那天 00:00） from (a date: its 00:00); today"},
    {"--to", "TIME", take_to,
     "看到什么时候（不含；日期指那天 00:00） until (a date: its 00:00); a day"},
    {"--json", NULL, take_json, "给程序读 for programs"},
    {"--speed", "N", take_speed, "时间快 N 倍 let time run N times as fast"},
    {"--trust", "WORD", take_trust, "时钟可信度 trusted | suspect | unset"},
    {"--for", "SECONDS", take_for, "运行多少秒后结束 end after so many real seconds"},
    {"--mute", NULL, take_mute, "静音 no sound"},
    {"--brightness", "PERCENT", take_brightness, "亮度 dim the drawn picture, 1 to 100"},
    {"--backend", "WORD", take_backend, "绘图方式 surface | renderer"},
    {"--item", "N", take_item, "第几项 which item, from 1"},
    {"--clip-s", "T", take_clip, "影片第几秒 second of the film"},
    {"--page", "PAGE", take_page,
     "页面 status | pin | clock | import | slate；答题 quiz: notice | entrance | ticket | setting "
     "| "
     "scene | question | explanation | result | review | idle | leave | quick | quick-result | "
     "training | "
     "redeem"},
    {"--scene", "NAME|DIR", take_scene, "哪个场景 which scene"},
    {"--seed", "N", take_seed, "第几关：哪些隐患 which level of it: which hazards, from 0"},
    {"--mode", "WORD", take_mode, "画面模式 normal | large | contrast | low"},
    {"--lang", "LANG", take_lang, "游客的语言 the visitor's language: zh | en"},
    {"--layers", "DIR", take_layers,
     "把场景的图层画到这个文件夹 render the scene's layers into this folder"},
    {"--texts", "LANG", take_texts, "要朗读的文字 zh | en what there is to be read aloud"},
    {"--password-file", "FILE", take_password_file,
     "密码在文件的第一行 the password is the file's first line"},
    {"--key", "FILE", take_key, "签名用的私钥 the secret key to sign with"},
    {"--pub", "FILE", take_pub, "发布单位的公钥 the organiser's public key"},
    {"--for-player", NULL, take_for_player, NULL},
    {"-o", "FILE", take_output, "输出文件 file to write"},
    {"--help", NULL, take_help, "本说明 this text"},
};

static bool is_allowed(const char *allowed, const char *name)
{
    size_t len = strlen(name);
    for (const char *at = strstr(allowed, name); at; at = strstr(at + 1, name))
        if ((at == allowed || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0'))
            return true;
    return strcmp(name, "--help") == 0;
}

static const struct option *find(const char *allowed, const char *name)
{
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (strcmp(known[i].name, name) == 0 && is_allowed(allowed, name))
            return &known[i];
    return NULL;
}

static bool add_word(struct options *out, char *word, struct err *err)
{
    if (out->word_count == OPTIONS_WORDS_MAX)
        return err_set(err, ERR_INVALID, "参数太多 too many arguments");
    out->words[out->word_count++] = word;
    return true;
}

bool options_read(int argc, char **argv, const char *allowed, struct options *out, struct err *err)
{
    struct options options = {.speed = 1, .item = 1};
    bool is_rest = false;
    for (int i = 1; i < argc; i++) {
        char *word = argv[i];
        if (is_rest || word[0] != '-' || word[1] == '\0') {
            if (!add_word(&options, word, err))
                return false;
            continue;
        }
        if (strcmp(word, "--") == 0) {
            is_rest = true;
            continue;
        }
        const struct option *option = find(allowed, word);
        if (!option)
            return err_set(err, ERR_INVALID, "不认识的选项 unknown option '%s'", word);
        if (option->argument && i + 1 == argc)
            return err_set(err, ERR_INVALID, "%s 后面缺少 needs %s", word, option->argument);
        if (!option->take(option->argument ? argv[++i] : "", &options))
            return err_set(err, ERR_INVALID, "%s 的值不对 wrong value '%s': %s", word, argv[i],
                           option->argument ? option->argument : "");
    }
    *out = options;
    return true;
}

void options_print_help(const char *allowed)
{
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (known[i].help && is_allowed(allowed, known[i].name))
            (void)printf("  %-16s %-10s %s\n", known[i].name,
                         known[i].argument ? known[i].argument : "", known[i].help);
}
