#include "layout/marks.h"

#include <stddef.h>
#include <string.h>
#include <unicode/uchar.h>

#include "base/utf8.h"

#define LINE_SEPARATOR      0x2028u
#define PARAGRAPH_SEPARATOR 0x2029u

static bool is_one_of(uint32_t point, const char *characters)
{
    char bytes[5] = {0};
    if (point == 0)
        return false;
    (void)utf8_encode(point, bytes);
    return strstr(characters, bytes) != NULL; /* UTF-8 finds whole characters only */
}

bool marks_is_opening_bracket(uint32_t point)
{
    return is_one_of(point, "（《“‘「『【〈〖〔［｛｟﹁﹃([{");
}

bool marks_is_opening(uint32_t point)
{
    return marks_is_opening_bracket(point) || is_one_of(point, "￥¥£€№");
}

bool marks_is_closing(uint32_t point)
{
    return is_one_of(point, "、，。；：！？）》”’」』】…—·％‰℃°〉〗〕］｝｠﹂﹄々〻・～‥⋯⸺"
                            ",.;:!?)]}%");
}

bool marks_is_closing_bracket(uint32_t point)
{
    return is_one_of(point, "）》”’」』】〉〗〕］｝｠﹂﹄)]}");
}

bool marks_is_mark(uint32_t point)
{
    return marks_is_opening(point) || marks_is_closing(point);
}

bool marks_is_full_pause(uint32_t point)
{
    return is_one_of(point, "。；：！？…—⋯⸺;:!?");
}

bool marks_is_comma(uint32_t point)
{
    return is_one_of(point, "，,");
}

bool marks_is_enumeration(uint32_t point)
{
    return is_one_of(point, "、");
}

bool marks_is_line_end(uint32_t point)
{
    return (point >= '\n' && point <= '\r') || point == LINE_SEPARATOR ||
           point == PARAGRAPH_SEPARATOR;
}

bool marks_is_blank(uint32_t point)
{
    bool is_space = point == ' ' || point == '\t' || point == 0x3000 ||
                    (point >= 0x2000 && point <= 0x200B && point != 0x2007);
    return is_space || marks_is_line_end(point);
}

bool marks_is_extending(uint32_t point)
{
    return u_hasBinaryProperty((UChar32)point, UCHAR_GRAPHEME_EXTEND) || point == 0x200D;
}

bool marks_is_glue(uint32_t point)
{
    return point == 0xA0 || point == 0x2007 || point == 0x202F || point == 0x2060 ||
           point == 0xFEFF;
}

bool marks_is_latin(uint32_t point)
{
    if (point >= 0xFF01 && point <= 0xFF5E) {
        uint32_t narrow = point - 0xFF01 + '!';
        return (narrow >= '0' && narrow <= '9') || (narrow >= 'A' && narrow <= 'Z') ||
               (narrow >= 'a' && narrow <= 'z');
    }
    return (point > ' ' && point < 0x7F) || (u_isalnum((UChar32)point) && !utf8_is_wide(point));
}

bool marks_is_digit(uint32_t point)
{
    return (point >= '0' && point <= '9') || (point >= 0xFF10 && point <= 0xFF19);
}

bool marks_is_chinese_numeral(uint32_t point)
{
    return is_one_of(point, "〇零一二三四五六七八九十百千万亿两几");
}

bool marks_is_unit(uint32_t point)
{
    return is_one_of(point, "年月日号时分秒点%％‰℃°元米层楼个人次天岁"
                            "条项种类台辆名位件起例户家倍度届期章款节");
}

bool marks_goes_on(uint32_t point)
{
    return is_one_of(point, "年月时点分");
}

bool marks_is_suffix(uint32_t point)
{
    return is_one_of(point, "的地得了着过吗呢吧啊呀们者员性化率品物年月日"
                            "车机器具箱柜灯阀栓瓶罐池井梯门口道线室处场厂站局所部区节法");
}
