/*
 * device/backlight: the panel's own light, where the board has one (the kernel's backlight class).
 */
#ifndef DEVICE_BACKLIGHT_H
#define DEVICE_BACKLIGHT_H

#include <stdbool.h>

#define BACKLIGHT_FOLDER "/sys/class/backlight"

/*
 * Turns every backlight below folder on or off (bl_power, FB_BLANK_UNBLANK and _POWERDOWN of
 * linux/fb.h). Returns how many took it: 0 where there is none, or we may not.
 */
int backlight_set(const char *folder, bool is_on);

#endif
