/*
 * A scene may come by a stick: nothing in it may run or reach outside the file. What draws the
 * picture is confined, too; here the author is told.
 */
#include <string.h>
#include <strings.h>

#include "config/fields.h"
#include "config/svg_parts.h"

#define ATTRIBUTES_MAX 256 /* of one element: libxml2 compares each with all before it */

/* What may be a forged line is shown without what makes it one. */
static const char *shown(const char *text, char out[CONFIG_SHOWN_BYTES])
{
    (void)config_fields_shown(text, out);
    for (char *at = out; *at; at++)
        if ((unsigned char)*at < ' ' || *at == 0x7F)
            *at = ' ';
    return out;
}

static bool is_inside(const char *target)
{
    while (*target && strchr(" \t\r\n\f'\"", *target))
        target++;
    return *target == '#' || *target == '\0' || strncasecmp(target, "data:", 5) == 0;
}

static bool refuse_target(const char *name, const char *target, struct err *err)
{
    char of[CONFIG_SHOWN_BYTES], to[CONFIG_SHOWN_BYTES];
    return err_set(err, ERR_UNTRUSTED,
                   "%s 引用了文件以外的内容“%s”，不能使用；请把图片嵌入后重新导出 refers to "
                   "something outside the file: embed it and export again",
                   shown(name, of), shown(target, to));
}

/* --- crowds --- */

/* Where the markup that is no tag ends; NULL: a tag begins here, or the text. */
static const char *skip_other(const char *at)
{
    static const char *const marks[][2] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        size_t len = strlen(marks[i][0]);
        if (strncmp(at, marks[i][0], len) != 0)
            continue;
        const char *end = strstr(at + len, marks[i][1]);
        return end ? end : at + strlen(at);
    }
    return NULL;
}

/* Behind the tag that begins here; *out_count: its attributes. */
static const char *skip_tag(const char *at, int *out_count)
{
    *out_count = 0;
    for (; *at && *at != '>'; at++)
        if (*at == '"' || *at == '\'') {
            const char *end = strchr(at + 1, *at);
            at = end ? end : at + strlen(at) - 1;
            ++*out_count;
        }
    return at;
}

bool svg_refuse_crowd(const char *text, struct err *err)
{
    int count = 0;
    for (const char *at = strchr(text, '<'); at; at = strchr(at, '<')) {
        const char *behind = skip_other(at);
        at = behind ? behind : skip_tag(at, &count);
        if (count > ATTRIBUTES_MAX)
            return !err_set(err, ERR_LIMIT,
                            "一个元素的属性超过 %d 个，请简化图形 an element has more than %d "
                            "attributes: make the drawing simpler",
                            ATTRIBUTES_MAX, ATTRIBUTES_MAX);
    }
    return false;
}

/* --- what could run or reach outside --- */

bool svg_refuse_element(const char *name, struct err *err)
{
    static const char *const refused[] = {"script", "handler", "listener"};
    for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
        if (strcasecmp(name, refused[i]) == 0)
            return !err_set(err, ERR_UNTRUSTED,
                            "含有脚本 <%s>，不能使用；请另存为普通 SVG has a script: save it as "
                            "plain SVG",
                            refused[i]);
    return false;
}

/* url(…) anywhere in the text. */
static bool refuse_urls(const char *name, const char *text, struct err *err)
{
    static const char mark[] = "url(";
    for (const char *at = strcasestr(text, mark); at; at = strcasestr(at, mark)) {
        at += strlen(mark);
        if (!is_inside(at))
            return !refuse_target(name, at, err);
    }
    return false;
}

bool svg_refuse_style(const char *css, struct err *err)
{
    if (strcasestr(css, "@import"))
        return !refuse_target("style", "@import", err);
    if (strchr(css, '\\')) /* could hide one of the others */
        return !err_set(
            err, ERR_UNTRUSTED,
            "style 里有 \\，不能使用；请另存为普通 SVG has a backslash in a style: save "
            "it as plain SVG");
    return refuse_urls("style", css, err);
}

bool svg_refuse_attribute(const char *name, bool is_xml, const char *value, struct err *err)
{
    char of[CONFIG_SHOWN_BYTES];
    if (strncasecmp(name, "on", 2) == 0 && !strpbrk(name, "_-")) /* only_selected is none */
        return !err_set(err, ERR_UNTRUSTED,
                        "含有脚本属性 %s，不能使用；请另存为普通 SVG has a script attribute: save "
                        "it as plain SVG",
                        shown(name, of));
    if ((is_xml && strcmp(name, "base") == 0) ||
        ((strcmp(name, "href") == 0 || strcmp(name, "src") == 0) && !is_inside(value)))
        return !refuse_target(name, value, err);
    if (strcmp(name, "href") == 0)
        return false;
    return strcmp(name, "style") == 0 ? svg_refuse_style(value, err)
                                      : refuse_urls(name, value, err);
}
