#include "screen/font_file.h"

#include <stdlib.h>

#include "base/mem.h"

void font_file_finish(struct font_file *file)
{
    free(file->path);
    *file = (struct font_file){0};
}

/* Takes the newest of the files found. */
static bool take_newest(const FcFontSet *found, struct font_file *file)
{
    for (int i = 0; i < found->nfont; i++) {
        FcChar8 *path;
        int index;
        int version = 0;
        if (FcPatternGetString(found->fonts[i], FC_FILE, 0, &path) != FcResultMatch ||
            FcPatternGetInteger(found->fonts[i], FC_INDEX, 0, &index) != FcResultMatch)
            continue;
        (void)FcPatternGetInteger(found->fonts[i], FC_FONTVERSION, 0, &version); /* else stays 0 */
        if (file->path && version <= file->version)
            continue;
        free(file->path);
        file->path = mem_copy_text((const char *)path);
        file->index = index;
        file->version = version;
    }
    return file->path != NULL;
}

/* A list, not a match: fontconfig's match would answer with some other font rather than nothing. */
bool font_file_find(FcConfig *config, const struct font_name *name, struct font_file *file,
                    struct err *err)
{
    FcPattern *wanted = FcPatternBuild(NULL, FC_FAMILY, FcTypeString, name->family, FC_WEIGHT,
                                       FcTypeInteger, name->weight, (char *)NULL);
    FcObjectSet *fields = FcObjectSetBuild(FC_FILE, FC_INDEX, FC_FONTVERSION, (char *)NULL);
    FcFontSet *found = wanted && fields ? FcFontList(config, wanted, fields) : NULL;
    bool is_found = found && take_newest(found, file);
    if (found)
        FcFontSetDestroy(found);
    if (fields)
        FcObjectSetDestroy(fields);
    if (wanted)
        FcPatternDestroy(wanted);
    if (!is_found)
        return err_set(err, ERR_GONE,
                       "缺少字体 %s %s，请安装软件包 fonts-noto-cjk: the font is not installed, "
                       "run: apt install fonts-noto-cjk",
                       name->family, name->weight_name);
    return true;
}
