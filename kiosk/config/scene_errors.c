/*
 * The sentences about what must be put right in a scene.
 */
#include "base/file.h"
#include "config/scene_parts.h"

typedef void say(const struct config_scene *scene, const struct quiz_finding *finding,
                 struct str *out);

static const char *picture_of(const struct config_scene *scene, const struct quiz_finding *finding)
{
    return file_name(scene->scene.pictures[finding->view].path);
}

static void say_few(const struct config_scene *scene, const struct quiz_finding *finding,
                    struct str *out)
{
    (void)scene;
    str_addf(out,
             "只有 %.0f 处隐患，一关要 %d 处，请补足（最好 %d 处以上） only %.0f hazards, a level "
             "needs %d: add more",
             finding->number, QUIZ_LEVEL, QUIZ_POOL_MIN, finding->number, QUIZ_LEVEL);
}

static void say_many(const struct config_scene *scene, const struct quiz_finding *finding,
                     struct str *out)
{
    (void)scene;
    str_addf(out,
             "有 %.0f 处隐患，最多 %d 处，请删减或分成两个场景 %.0f hazards, at most %d: remove "
             "some or make two scenes",
             finding->number, QUIZ_HAZARDS_MAX, finding->number, QUIZ_HAZARDS_MAX);
}

static void say_many_decoys(const struct config_scene *scene, const struct quiz_finding *finding,
                            struct str *out)
{
    (void)scene;
    str_addf(out, "有 %.0f 个干扰项，最多 %d 个，请删减 %.0f decoys, at most %d: remove some",
             finding->number, QUIZ_DECOYS_MAX, finding->number, QUIZ_DECOYS_MAX);
}

static void say_no_id(const struct config_scene *scene, const struct quiz_finding *finding,
                      struct str *out)
{
    (void)scene, (void)finding;
    str_add(out, "缺少编号，请写 id = \"C01\"; there is no id: write id = \"C01\";");
}

static void say_same_id(const struct config_scene *scene, const struct quiz_finding *finding,
                        struct str *out)
{
    const struct config_scene_spots *other =
        finding->other_is_decoy ? &scene->decoys[finding->other] : &scene->hazards[finding->other];
    str_addf(out, "第 %d 行已经用了这个编号，请改一个 the id of line %d is the same: change one",
             other->at.line, other->at.line);
}

static void say_missing(const struct config_scene *scene, const struct quiz_finding *finding,
                        struct str *out)
{
    const char *key = config_scene_key(finding->field);
    (void)scene;
    if (finding->other > 0)
        str_addf(out, "第 %d 个选项是空的，请写上 option %d is empty: write it", finding->other,
                 finding->other);
    else if (finding->field == QUIZ_FIELD_OPTIONS)
        str_add(out, "缺少选项，请写 options = [ \"…\", \"…\", \"…\", \"…\" ]; there are no "
                     "options: write four");
    else
        str_addf(out, "缺少 %s，请写 %s = \"…\"; there is no `%s`: write it", key, key, key);
}

static const char *words_of(enum quiz_shape_fault fault)
{
    static const char *const words[] = {
        [QUIZ_SHAPE_FINE] = "",
        [QUIZ_SHAPE_MISSING] = "没有形状，请写 shape（竖版可另写 shape_portrait） no shape: write "
                               "`shape` or `shape_portrait`",
        [QUIZ_SHAPE_NOT_FINITE] = "形状的数字太大或不是数，请改正 the shape has a number that is "
                                  "none or too large: correct it",
        [QUIZ_SHAPE_FEW_POINTS] = "多边形不到三个不同的点，请补足 the polygon has fewer than three "
                                  "different points: add some",
        [QUIZ_SHAPE_MANY_POINTS] =
            "多边形的点太多（最多 256 个），请简化 the polygon has more than "
            "256 points: make it simpler",
        [QUIZ_SHAPE_NO_AREA] = "形状没有面积（宽、高或半径要大于 0，点不能在一条直线上），请改正 "
                               "the shape has no area: correct it",
        [QUIZ_SHAPE_CROSSES] = "多边形的边自己相交或相碰，请按顺序沿轮廓写各点 the polygon's edges "
                               "cross or touch: write its points along the outline",
    };
    return words[fault];
}

static void say_shape(const struct config_scene *scene, const struct quiz_finding *finding,
                      struct str *out)
{
    str_addf(out, "（%s）%s", picture_of(scene, finding), words_of(finding->fault));
}

static void say_outside(const struct config_scene *scene, const struct quiz_finding *finding,
                        struct str *out)
{
    const struct quiz_picture *picture = &scene->scene.pictures[finding->view];
    str_addf(out,
             "形状超出 %s（%.0f×%.0f），请移到图内 the shape leaves the picture: move it inside",
             picture_of(scene, finding), picture->w, picture->h);
}

static void say_option_count(const struct config_scene *scene, const struct quiz_finding *finding,
                             struct str *out)
{
    (void)scene;
    str_addf(out, "有 %.0f 个选项，应有 %d 个 has %.0f options, %d are needed", finding->number,
             QUIZ_OPTIONS, finding->number, QUIZ_OPTIONS);
}

static void say_same_options(const struct config_scene *scene, const struct quiz_finding *finding,
                             struct str *out)
{
    (void)scene;
    str_addf(out,
             "第 %.0f 个和第 %d 个选项相同，请改一个 options %.0f and %d are the same: change one",
             finding->number, finding->other, finding->number, finding->other);
}

static void say_answer(const struct config_scene *scene, const struct quiz_finding *finding,
                       struct str *out)
{
    (void)scene, (void)finding;
    str_addf(out,
             "缺少正确答案，请写 answer = 1;（1 到 %d） no right answer: write answer = 1; (1 to "
             "%d)",
             QUIZ_OPTIONS, QUIZ_OPTIONS);
}

static void say_too_long(const struct config_scene *scene, const struct quiz_finding *finding,
                         struct str *out)
{
    (void)scene;
    if (finding->other > 0)
        str_addf(out, "第 %d 个选项", finding->other);
    else
        str_add(out, config_scene_key(finding->field));
    str_addf(out, " 有 %.0f 个字，最多 %.0f 个，请缩短 has %.0f characters, at most %.0f fit",
             finding->number, finding->limit, finding->number, finding->limit);
}

static void say_one_drawing(const struct config_scene *scene, const struct quiz_finding *finding,
                            struct str *out)
{
    const char *id = config_scene_item(scene, finding->is_decoy, finding->index)->id;
    str_addf(out,
             "%s 里要画两次：id=\"%s-hazard\"（有隐患）和 id=\"%s-safe\"（已整改）都要有 must be "
             "drawn twice there, with these two ids",
             picture_of(scene, finding), id, id);
}

void config_scene_say_error(const struct config_scene *scene, const struct quiz_finding *finding,
                            struct str *out)
{
    static say *const says[QUIZ_FINDS_ERRORS_END] = {
        [QUIZ_FINDS_FEW_HAZARDS] = say_few,
        [QUIZ_FINDS_MANY_HAZARDS] = say_many,
        [QUIZ_FINDS_MANY_DECOYS] = say_many_decoys,
        [QUIZ_FINDS_NO_ID] = say_no_id,
        [QUIZ_FINDS_SAME_ID] = say_same_id,
        [QUIZ_FINDS_MISSING] = say_missing,
        [QUIZ_FINDS_SHAPE] = say_shape,
        [QUIZ_FINDS_OUTSIDE] = say_outside,
        [QUIZ_FINDS_OPTION_COUNT] = say_option_count,
        [QUIZ_FINDS_SAME_OPTIONS] = say_same_options,
        [QUIZ_FINDS_ANSWER] = say_answer,
        [QUIZ_FINDS_TOO_LONG] = say_too_long,
        [QUIZ_FINDS_ONE_DRAWING] = say_one_drawing,
    };
    says[finding->kind](scene, finding, out);
}
