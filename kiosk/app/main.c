#include <stdio.h>
#include <string.h>

#include "app/command.h"
#include "app/exit.h"
#include "app/player.h"

struct command {
    const char *name;
    const char *usage;
    const char *options; /* the names it knows */
    int words_min, words_max;
    int (*run)(const struct options *options);
};

static const struct command commands[] = {
    {"run", "播放 play the show",
     "-c --data --playlist --layout --window --at --speed --trust --for --mute --brightness "
     "--backend",
     0, 0, player_run},
    {"check", "[PATH...]　检查配置和节目单 preflight of configuration and playlists",
     "-c --data --layout --at", 0, OPTIONS_WORDS_MAX, command_check},
    {"preview",
     "　预览日程：什么时候放什么、听哪条规则 what the schedule sets, and which rule beats which\n"
     "  默认看今天一整天；只写 --from 就看一天；最多十年 today; a day from --from; ten years at "
     "most",
     "-c --from --to --json --trust", 0, 0, command_preview},
    {"shot", "画一帧存为图片 draw one frame to a PNG file",
     "-c --at --playlist --item --clip-s --page --scene --seed --mode --lang --layout --size "
     "--backend -o",
     0, 0, command_shot},
    {"scene",
     "FOLDER　框出隐患的范围 draw the shapes of a scene\n"
     "  FOLDER --layers DIR　画好各图层 render its layers\n"
     "  FOLDER --texts LANG　列出要朗读的文字 print what there is to be read aloud\n"
     "  FILE.h5p -o FOLDER　由 H5P 题做成场景 a scene made of an H5P task",
     "-c --window --backend --for --layers --texts -o", 1, 1, command_scene},
    {"pin", "设置管理密码 set the staff PIN", "-c --password-file", 0, 0, command_pin},
    {"keygen", "-o NAME　造一对发布密钥 NAME.key、NAME.pub an organiser's pair of keys",
     "-o --password-file", 0, 0, command_keygen},
    {"pack",
     "SRC -o STICK --key NAME.key　检查、签名，放到U盘 check and sign content, onto a stick",
     "-c -o --key --password-file", 1, 1, command_pack},
    {"verify", "STICK --pub NAME.pub　核对U盘上的内容 does a stick hold what was signed", "--pub",
     1, 1, command_verify},
    {"import", "STICK　从U盘换上新内容 take over the content of a stick", "-c --data --for-player",
     1, 1, command_import},
    {"rollback", "　退回上一版内容 back to the content before", "-c --data", 0, 0,
     command_rollback},
    {"ctl",
     "WORD...　控制正在运行的播放器 talk to the running player:\n"
     "  status next previous pause resume screenshot FILE reload slate on|off time set TIME quit",
     "--data", 1, OPTIONS_WORDS_MAX, command_ctl},
};

#define COMMAND_COUNT (sizeof(commands) / sizeof(commands[0]))

static void print_help(void)
{
    (void)printf("安宣 anxuan %s\n\n用法 usage: anxuan COMMAND [OPTIONS]\n\n", ANXUAN_VERSION);
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        (void)printf("  %-8s %s\n", commands[i].name, commands[i].usage);
    (void)printf("\n每个命令都有 each command has --help; anxuan --version\n");
}

static int run_command(const struct command *command, int argc, char **argv)
{
    struct err err;
    struct options options;
    if (!options_read(argc, argv, command->options, &options, &err)) {
        (void)fprintf(stderr, "anxuan %s: error: %s\n", command->name, err.text);
        return EXIT_USAGE;
    }
    if (options.is_help) {
        (void)printf("anxuan %s [OPTIONS] %s\n\n", command->name, command->usage);
        options_print_help(command->options);
        return EXIT_DONE;
    }
    if (options.word_count < command->words_min || options.word_count > command->words_max) {
        (void)fprintf(stderr,
                      "anxuan %s: error: 参数个数不对，见 wrong number of arguments, see anxuan %s "
                      "--help\n",
                      command->name, command->name);
        return EXIT_USAGE;
    }
    return command->run(&options);
}

int main(int argc, char **argv)
{
    const char *name = argc > 1 ? argv[1] : "";
    if (strcmp(name, "--version") == 0) {
        (void)printf("anxuan %s\n", ANXUAN_VERSION);
        return EXIT_DONE;
    }
    if (strcmp(name, "--help") == 0 || strcmp(name, "help") == 0) {
        print_help();
        return EXIT_DONE;
    }
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        if (strcmp(commands[i].name, name) == 0)
            return run_command(&commands[i], argc - 1, argv + 1);
    (void)fprintf(stderr, "anxuan: error: 不认识的命令 unknown command '%s'; anxuan --help\n",
                  name);
    return EXIT_USAGE;
}
