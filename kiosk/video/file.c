#include "video/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"

void video_file_word(const char *path, char *out, size_t out_bytes)
{
    utf8_copy(out, out_bytes, file_name(path));
    for (char *c = out; *c; c++)
        if ((unsigned char)*c < ' ' || *c == 0x7f)
            *c = '?';
}

int video_file_open(const char *path, struct err *err)
{
    struct stat status;
    int fd =
        open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY); /* a FIFO does not hold us up */
    if (fd < 0 || fstat(fd, &status) != 0) {
        (void)err_set_errno(err, "文件打不开 (cannot be opened)");
    } else if (!S_ISREG(status.st_mode)) {
        (void)err_set(err, ERR_UNSUPPORTED, "不是普通文件 (not a regular file)");
    } else if (status.st_size == 0) {
        (void)err_set(err, ERR_PARSE, "文件是空的，请重新拷贝 (the file is empty)");
    } else {
        return fd;
    }
    if (fd >= 0)
        (void)close(fd); /* nothing was read */
    return -1;
}
