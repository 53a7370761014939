#include "view/zone_colour.h"

#include <string.h>

#include "view/theme.h"

struct view_zone_colour view_zone_colour_of(const char *style)
{
    if (strcmp(style, "paper") == 0)
        return (struct view_zone_colour){THEME_PAPER, THEME_INK, THEME_ORANGE};
    if (strcmp(style, "amber") == 0)
        return (struct view_zone_colour){THEME_INK, THEME_AMBER, THEME_PAPER};
    return (struct view_zone_colour){THEME_INK, THEME_PAPER, THEME_ORANGE};
}
