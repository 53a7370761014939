/*
 * One walk through the file, element by element; no tree is kept. The walk ends at the first thing
 * that is refused.
 */
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "config/svg_parts.h"

#define NAMESPACE    "http://www.w3.org/2000/svg"
#define ELEMENTS_MAX 100000
#define DEPTH_MAX    64
#define SIZE_MAX_PX  100000
#define STYLE_MAX    1048576
#define MESSAGE_MAX  100 /* bytes of what libxml2 says */

struct reader {
    xmlParserCtxtPtr parser;
    struct svg_shapes *shapes;
    struct err *err;
    bool is_refused; /* *err says why */
    struct svg_level levels[DEPTH_MAX + 1];
    int depth;
    int style_depth; /* of the <style> we are in; 0: none */
    struct str style;
    size_t elements;
};

/* The last thing a callback does: names and attributes it was given are gone then. */
static void stop_if_refused(struct reader *reader)
{
    if (reader->is_refused)
        xmlStopParser(reader->parser);
}

static void refuse_size(struct reader *reader)
{
    (void)err_set(reader->err, ERR_PARSE,
                  "<svg> 缺少尺寸，请写 viewBox=\"0 0 宽 高\"，1 到 %d the <svg> needs "
                  "viewBox=\"0 0 WIDTH HEIGHT\", 1 to %d",
                  SIZE_MAX_PX, SIZE_MAX_PX);
    reader->is_refused = true;
}

static bool is_refused(struct reader *reader, const char *name,
                       const struct svg_attributes *attributes)
{
    bool is_bad = svg_refuse_element(name, reader->err);
    for (int i = 0; i < attributes->count && !is_bad; i++) {
        struct svg_attribute attribute = svg_attributes_at(attributes, i);
        char *value = mem_copy_span(attribute.value, attribute.len);
        bool is_xml = attribute.prefix && strcmp(attribute.prefix, "xml") == 0;
        is_bad = svg_refuse_attribute(attribute.name, is_xml, value, reader->err);
        free(value);
    }
    return is_bad;
}

static void begin_picture(struct reader *reader, const struct svg_attributes *attributes)
{
    double box[4] = {0, 0, 0, 0};
    char *view_box = svg_attributes_find(attributes, "viewBox");
    char *w = svg_attributes_find(attributes, "width"),
         *h = svg_attributes_find(attributes, "height");
    bool ok = view_box ? svg_read_view_box(view_box, box)
                       : svg_read_length(w, &box[2]) && svg_read_length(h, &box[3]);
    free(view_box);
    free(w);
    free(h);
    reader->shapes->w = box[2];
    reader->shapes->h = box[3];
    reader->levels[0].matrix = (struct svg_matrix){1, 0, 0, 1, -box[0], -box[1]};
    if (!ok || !(box[2] >= 1 && box[2] <= SIZE_MAX_PX && box[3] >= 1 && box[3] <= SIZE_MAX_PX))
        refuse_size(reader);
}

static struct svg_level find_level(const struct reader *reader,
                                   const struct svg_attributes *attributes)
{
    struct svg_level level = reader->levels[reader->depth - 1];
    struct svg_matrix own = SVG_IDENTITY;
    char *transform = svg_attributes_find(attributes, "transform");
    if (transform && !svg_matrix_read(transform, &own))
        level.is_lost = true;
    level.matrix = svg_matrix_join(level.matrix, own);
    free(transform);
    return level;
}

static bool is_within_limits(struct reader *reader)
{
    if (reader->elements++ < ELEMENTS_MAX && reader->depth < DEPTH_MAX)
        return true;
    (void)err_set(reader->err, ERR_LIMIT,
                  "元素超过 %d 个或嵌套超过 %d 层，请简化图形 more than %d elements or %d levels: "
                  "make the drawing simpler",
                  ELEMENTS_MAX, DEPTH_MAX, ELEMENTS_MAX, DEPTH_MAX);
    reader->is_refused = true;
    return false;
}

static void begin_root(struct reader *reader, const char *name, bool is_svg,
                       const struct svg_attributes *attributes)
{
    if (is_svg && strcmp(name, "svg") == 0) {
        begin_picture(reader, attributes);
        return;
    }
    (void)err_set(reader->err, ERR_PARSE,
                  "不是 SVG 图形（最外层不是 <svg xmlns=\"%s\">） not an SVG drawing", NAMESPACE);
    reader->is_refused = true;
}

static void begin_element(struct reader *reader, const char *name, bool is_svg,
                          const struct svg_attributes *attributes)
{
    if (reader->is_refused || !is_within_limits(reader))
        return;
    reader->is_refused = is_refused(reader, name, attributes);
    reader->depth++;
    if (reader->depth == 1 && !reader->is_refused)
        begin_root(reader, name, is_svg, attributes);
    struct svg_level level = find_level(reader, attributes);
    if (is_svg)
        svg_keep_element(reader->shapes, name, &level, attributes);
    if (strcmp(name, "style") == 0 && reader->style_depth == 0)
        reader->style_depth = reader->depth;
    level.is_aside = level.is_aside || (reader->depth > 1 && svg_is_aside(name));
    reader->levels[reader->depth] = level;
}

/* libxml2 fixes this list of parameters. */
/* NOLINTNEXTLINE(readability-function-size) */
static void on_begin(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int namespace_count, const xmlChar **namespaces, int attribute_count,
                     int defaulted_count, const xmlChar **row)
{
    struct svg_attributes attributes = {(const unsigned char **)row, attribute_count};
    bool is_svg = uri && strcmp((const char *)uri, NAMESPACE) == 0;
    (void)prefix, (void)namespace_count, (void)namespaces, (void)defaulted_count; /* not asked */
    begin_element(user, (const char *)name, is_svg, &attributes);
    stop_if_refused(user);
}

static void on_text(void *user, const xmlChar *text, int len)
{
    struct reader *reader = user;
    if (reader->is_refused || reader->style_depth == 0)
        return;
    str_add_span(&reader->style, (const char *)text, (size_t)len);
    if (reader->style.len <= STYLE_MAX)
        return;
    (void)err_set(reader->err, ERR_LIMIT, "<style> 超过 %d 字节 is longer than %d bytes", STYLE_MAX,
                  STYLE_MAX);
    reader->is_refused = true;
    stop_if_refused(reader);
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    struct reader *reader = user;
    (void)name, (void)prefix, (void)uri; /* the depth tells */
    if (reader->is_refused)
        return;
    if (reader->style_depth == reader->depth) {
        reader->style_depth = 0;
        if (reader->style.len && svg_refuse_style(reader->style.text, reader->err))
            reader->is_refused = true;
        str_clear(&reader->style);
    }
    reader->depth--;
    stop_if_refused(reader);
}

static void on_doctype(void *user, const xmlChar *name, const xmlChar *public_id,
                       const xmlChar *system_id)
{
    struct reader *reader = user;
    (void)name, (void)public_id, (void)system_id; /* none is welcome */
    if (!reader->is_refused)
        (void)err_set(reader->err, ERR_UNTRUSTED,
                      "含有 <!DOCTYPE>（可能定义实体），不能使用；请删去它，或另存为普通 SVG has a "
                      "DOCTYPE: remove it, or save the file as plain SVG");
    reader->is_refused = true;
    stop_if_refused(reader);
}

static void on_instruction(void *user, const xmlChar *target, const xmlChar *data)
{
    struct reader *reader = user;
    (void)data; /* what it asks for is not looked at */
    if (reader->is_refused || strcmp((const char *)target, "xml-stylesheet") != 0)
        return;
    (void)err_set(reader->err, ERR_UNTRUSTED,
                  "引用了外部样式表 <?xml-stylesheet?>，不能使用；请另存为普通 SVG has an outside "
                  "style sheet: save it as plain SVG");
    reader->is_refused = true;
    stop_if_refused(reader);
}

/* What libxml2 says, as far as it can be shown in a line: it quotes the file. */
static void copy_message(const xmlError *error, char out[MESSAGE_MAX])
{
    out[0] = '\0';
    if (error && error->message && utf8_is_valid(error->message, strlen(error->message)))
        utf8_copy(out, MESSAGE_MAX, error->message);
    for (char *at = out; *at; at++)
        if ((unsigned char)*at < ' ' || *at == 0x7F)
            *at = ' ';
}

static bool tell_syntax(struct reader *reader)
{
    char message[MESSAGE_MAX];
    const xmlError *error = xmlCtxtGetLastError(reader->parser);
    int line = error ? error->line : 0, column = error ? error->int2 : 0;
    copy_message(error, message);
    return err_set(reader->err, ERR_PARSE,
                   "第 %d 行第 %d 列起读不懂，文件可能没有拷完或已损坏，请重新拷贝或导出 not "
                   "well-formed in line %d, column %d: %s",
                   line, column, line, column, message);
}

/* Some of what it finds in odd encodings libxml2 would say on standard error. */
static PRINTF_LIKE(2, 3) void be_silent(void *context, const char *format, ...)
{
    (void)context, (void)format; /* xmlCtxtGetLastError() tells */
}

bool svg_read(const char *text, size_t len, struct svg_shapes *shapes, struct err *err)
{
    xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                             .internalSubset = on_doctype,
                             .startElementNs = on_begin,
                             .endElementNs = on_end,
                             .characters = on_text,
                             .cdataBlock = on_text,
                             .processingInstruction = on_instruction};
    if (memchr(text, '\0', len))
        return err_set(err, ERR_PARSE,
                       "含有空字节（UTF-16？），请另存为 UTF-8 has a NUL byte: save it as UTF-8");
    if (svg_refuse_crowd(text, err))
        return false;
    struct reader *reader = mem_alloc(sizeof(*reader));
    reader->shapes = shapes;
    reader->err = err;
    reader->levels[0].matrix = SVG_IDENTITY;
    reader->parser = xmlCreatePushParserCtxt(&handler, reader, NULL, 0, NULL);
    (void)xmlCtxtUseOptions(reader->parser, XML_PARSE_NONET); /* it is known */
    xmlSetGenericErrorFunc(NULL, be_silent);
    (void)xmlParseChunk(reader->parser, text, (int)len, 1); /* wellFormed tells */
    xmlSetGenericErrorFunc(NULL, NULL);
    bool ok = !reader->is_refused && (reader->parser->wellFormed || tell_syntax(reader));
    xmlFreeParserCtxt(reader->parser);
    str_finish(&reader->style);
    free(reader);
    return ok;
}
