/*
 * A scene may come by a stick: nothing in it may run or reach outside the file. What draws the
 * picture is confined, too; here the author is told.
 */
#include <string.h>
#include <strings.h>

#include "config/fields.h"
#include "config/svg_parts.h"

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
    if (strncasecmp(name, "on", 2) == 0)
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
