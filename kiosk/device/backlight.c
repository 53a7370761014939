#include "device/backlight.h"

#include <dirent.h>
#include <fcntl.h>
#include <linux/fb.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/str.h"

static bool set_power(const char *folder, const char *name, int power)
{
    struct str path = {0}, text = {0};
    str_addf(&path, "%s/%s/bl_power", folder, name);
    str_addf(&text, "%d\n", power);
    int fd = open(path.text, O_WRONLY | O_CLOEXEC);
    bool ok = fd >= 0 && write(fd, text.text, text.len) == (ssize_t)text.len;
    if (fd >= 0)
        (void)close(fd); /* sysfs takes it at once */
    str_finish(&path);
    str_finish(&text);
    return ok;
}

int backlight_set(const char *folder, bool is_on)
{
    int taken = 0;
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        if (entries[i]->d_name[0] != '.')
            taken += set_power(folder, entries[i]->d_name,
                               is_on ? FB_BLANK_UNBLANK : FB_BLANK_POWERDOWN);
        free(entries[i]);
    }
    free(entries);
    return taken;
}
