/*
 * The sentences about what should be better in a scene.
 */
#include "config/scene_parts.h"

/* "隐患「C04」" */
static void add_other(const struct config_scene *scene, const struct quiz_finding *finding,
                      struct str *out)
{
    const struct quiz_item *other =
        config_scene_item(scene, finding->other_is_decoy, finding->other);
    const char *kind = finding->other_is_decoy ? "干扰项" : "隐患";
    if (*other->id)
        str_addf(out, "%s「%s」", kind, other->id);
    else
        str_addf(out, "第 %d 个%s", finding->other + 1, kind);
}

static void say_overlap(const struct config_scene *scene, const struct quiz_finding *finding,
                        struct str *out)
{
    str_add(out, "形状和");
    add_other(scene, finding, out);
    str_add(out, "重叠，点重叠处时算小的那个；最好分开 the shapes overlap, there the smaller one "
                 "counts: better move them apart");
}

static void say_size(const struct quiz_finding *finding, struct str *out)
{
    bool is_low = finding->kind == QUIZ_FINDS_TOO_LOW;
    str_addf(out,
             "%s点得到的范围只有直径 %.0f 毫米（要 %.0f 毫米），请画大些或离旁边远些 %sa finger "
             "finds it on %.0f mm only, %.0f are needed: make it larger or move it away from its "
             "neighbours",
             is_low ? "画面降低（方便轮椅）时，" : "", finding->number, finding->limit,
             is_low ? "with the picture lowered, " : "", finding->number, finding->limit);
}

static void say_edge(const struct quiz_finding *finding, struct str *out)
{
    str_addf(out,
             "离图的边只有 %.0f 毫米，最好 %.0f 毫米以上 only %.0f mm from the picture's edge, "
             "better %.0f or more",
             finding->number, finding->limit, finding->number, finding->limit);
}

static void say_pool(const struct quiz_finding *finding, struct str *out)
{
    str_addf(out,
             "只有 %.0f 处隐患，最好 %d 处以上，每天才有不同 only %.0f hazards, better %d or more: "
             "so that days differ",
             finding->number, QUIZ_POOL_MIN, finding->number, QUIZ_POOL_MIN);
}

static void say_letters(const struct quiz_finding *finding, struct str *out)
{
    char letter = (char)('A' + finding->other - 1);
    str_addf(
        out,
        "正确答案是 %c 的占 %.0f%%，最好接近 25%%，请调换选项次序 %.0f %% of the right answers "
        "are %c, better about 25: change the order of options",
        letter, finding->number, finding->number, letter);
}

void config_scene_say_advice(const struct config_scene *scene, const struct quiz_finding *finding,
                             struct str *out)
{
    switch (finding->kind) {
    case QUIZ_FINDS_SMALL_POOL:
        say_pool(finding, out);
        break;
    case QUIZ_FINDS_OVERLAP:
        say_overlap(scene, finding, out);
        break;
    case QUIZ_FINDS_NEAR_EDGE:
        say_edge(finding, out);
        break;
    case QUIZ_FINDS_BASIS:
        str_add(out, "依据还没有核对原文（basis_mark 不是 \"V\"） its basis was not read in the "
                     "original: basis_mark is not \"V\"");
        break;
    case QUIZ_FINDS_LETTERS:
        say_letters(finding, out);
        break;
    case QUIZ_FINDS_LONGEST:
        str_addf(out,
                 "%.0f%% 的题里最长的选项就是答案，容易猜；最好不超过 %d%% in %.0f %% of the "
                 "questions the longest option is right, better at most %d",
                 finding->number, QUIZ_LONGEST_MAX_PCT, finding->number, QUIZ_LONGEST_MAX_PCT);
        break;
    default:
        say_size(finding, out);
        break;
    }
}
