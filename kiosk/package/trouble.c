#include "package/trouble.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>

#include "base/str.h"

static const struct package_reason_words all_words[PACKAGE_REASONS] = {
    [PACKAGE_FINE] = {"", "fine", "已导入", "imported", EX_OK},
    [PACKAGE_NONE] = {"E01", "none", "U盘上没有 anxuan 文件夹，请按手册重新制作",
                      "no anxuan/ folder here: make the stick as the handbook says", EX_NOINPUT},
    [PACKAGE_NO_KEY] = {"E02", "no-key", "尚未设置发布密钥，请按手册第1节设置",
                        "this device has no organiser's key yet: see chapter 1 of the handbook",
                        EX_NOPERM},
    [PACKAGE_UNSIGNED] = {"E03", "unsigned", "内容没有签名，请由发布单位签名",
                          "not signed: have the organiser sign it", EX_NOPERM},
    [PACKAGE_BAD_SIGNATURE] = {"E04", "bad-signature", "签名不符，内容可能被改动，请重新制作",
                               "the signature does not fit: make the stick anew", EX_NOPERM},
    [PACKAGE_FOREIGN] = {"E05", "foreign", "签名的密钥不是本机认可的，请核对发布单位",
                         "signed with a key that this device does not have", EX_NOPERM},
    [PACKAGE_REVOKED] = {"E06", "revoked", "签名的密钥已吊销，请用新密钥签名",
                         "signed with a key that was called back: sign with the new one",
                         EX_NOPERM},
    [PACKAGE_LEGACY] = {"E07", "legacy", "签名是旧格式，请用 minisign 0.11 以上重新签名",
                        "an old kind of signature: sign with minisign 0.11 or newer", EX_NOPERM},
    [PACKAGE_COMMENT] = {"E08", "comment", "签名备注与 package.cfg 不一致，请重新签名",
                         "the trusted comment differs from package.cfg: sign again", EX_NOPERM},
    [PACKAGE_DEVICE] = {"E09", "device", "这个内容不是给本机的，请核对设备名称",
                        "meant for other devices: compare the device's name", EX_NOPERM},
    [PACKAGE_EXPIRED] = {"E10", "expired", "内容已过期，请制作新版本",
                         "expired: make a new version", EX_NOPERM},
    [PACKAGE_OLD] = {"E11", "old", "版本号不比本机的新，请加大版本号重新签名",
                     "the version is not greater than this device's: raise it and sign again",
                     EX_NOPERM},
    [PACKAGE_SAME] = {"E12", "same", "本机已是这个版本", "this package is on already", EX_NOPERM},
    [PACKAGE_SUMS] = {"E13", "sums", "SHA256SUMS 写法有误，请重新制作",
                      "SHA256SUMS is malformed: make it anew", EX_DATAERR},
    [PACKAGE_FILES] = {"E14", "files", "文件与清单不符（损坏、缺少或多出），请重新复制",
                       "files differ from the list (damaged, missing or extra): copy them again",
                       EX_DATAERR},
    [PACKAGE_NAMES] = {"E15", "names", "有不允许的文件名或文件类型，请改名或删除",
                       "a name or kind of file that is not allowed: rename or remove it",
                       EX_DATAERR},
    [PACKAGE_LIMITS] = {"E16", "limits", "文件太多、太大或文件夹太深，请精简",
                        "too many files, too large, or too deep: make it smaller", EX_DATAERR},
    [PACKAGE_SETTINGS] = {"E17", "settings", "package.cfg 有误，请修改后重新签名",
                          "package.cfg cannot be used: mend it and sign again", EX_DATAERR},
    [PACKAGE_CONTENT] = {"E18", "content", "内容检查未通过，请用 anxuan check 检查后重做",
                         "the content has errors: run `anxuan check` and mend them", EX_DATAERR},
    [PACKAGE_NO_SPACE] = {"E19", "no-space", "本机空间不足，请减少内容",
                          "not enough space on this device: bring less", EX_CANTCREAT},
    [PACKAGE_DISK] = {"E20", "disk", "本机存储读写失败，请联系维护",
                      "this device's disk fails: call for service", EX_IOERR},
    [PACKAGE_STICK] = {"E21", "stick", "U盘读取失败或被拔出，请重插或换一个",
                       "the stick cannot be read, or was pulled: plug it in again or try another",
                       EX_IOERR},
    [PACKAGE_BUSY] = {"E22", "busy", "正在进行另一次导入，请稍候再试",
                      "another import is under way: try again later", EX_CANTCREAT},
    [PACKAGE_NOT_ALLOWED] = {"E23", "not-allowed", "工作人员没有确认，内容未启用",
                             "not accepted by staff", EX_NOPERM},
};

const struct package_reason_words *package_reason_words(enum package_reason reason)
{
    return &all_words[reason];
}

/* Returns the formatted text, owned by the caller: names in it come from strangers. */
static PRINTF_LIKE(1, 0) char *escaped(const char *format, va_list args)
{
    char *text = NULL;
    struct str out = {0};
    int len = vasprintf(&text, format, args);
    if (len > 0)
        str_add_escaped(&out, text, (size_t)len);
    free(text);
    return str_take(&out);
}

bool package_refuse(struct package_trouble *trouble, enum package_reason reason, const char *format,
                    ...)
{
    va_list args;
    va_start(args, format);
    char *text = escaped(format, args);
    va_end(args);
    trouble->reason = reason;
    (void)err_set(&trouble->err, ERR_INVALID, "%s", text); /* always false */
    free(text);
    return false;
}

bool package_refuse_errno(struct package_trouble *trouble, enum package_reason otherwise,
                          const char *format, ...)
{
    int number = errno;
    va_list args;
    va_start(args, format);
    char *text = escaped(format, args);
    va_end(args);
    bool is_full = number == ENOSPC || number == EDQUOT;
    trouble->reason = is_full ? PACKAGE_NO_SPACE : otherwise;
    errno = number;
    (void)err_set_errno(&trouble->err, "%s", text); /* always false */
    free(text);
    return false;
}
