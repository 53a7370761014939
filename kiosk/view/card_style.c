#include "view/card_style.h"

#include <string.h>

#include "view/card.h"
#include "view/theme.h"

static const struct view_card_style styles[] = {
    {"banner",
     SCREEN_SANS_BOLD,
     THEME_INK,
     THEME_SLATE,
     false,
     {{80, 110, 840, 480}, {90, 100, 820, 520}},
     {{80, 740, 580, 90}, {90, 645, 820, 50}}},
    {"ink",
     SCREEN_SERIF_BOLD,
     THEME_PAPER,
     THEME_AMBER,
     true,
     {{80, 200, 660, 540}, {90, 130, 820, 500}},
     {{80, 820, 620, 90}, {90, 630, 820, 45}}},
    {"steps",
     SCREEN_SANS_BOLD,
     THEME_INK,
     THEME_SLATE,
     false,
     {{70, 100, 660, 540}, {90, 80, 820, 500}},
     {{70, 650, 660, 70}, {90, 595, 820, 45}}},
    {"leaf",
     SCREEN_SERIF_BOLD,
     THEME_INK,
     THEME_SLATE,
     false,
     {{70, 100, 800, 400}, {90, 80, 820, 480}},
     {{70, 580, 560, 90}, {90, 575, 820, 45}}},
    {"valve",
     SCREEN_SANS_BOLD,
     THEME_PAPER,
     THEME_PAPER,
     true,
     {{70, 120, 640, 600}, {90, 80, 820, 520}},
     {{70, 800, 640, 90}, {90, 610, 820, 50}}},
};

#define STYLE_COUNT (sizeof(styles) / sizeof(styles[0]))

const struct view_card_style *view_card_style_find(const char *name)
{
    for (size_t i = 0; name && i < STYLE_COUNT; i++)
        if (strcmp(styles[i].name, name) == 0)
            return &styles[i];
    return &styles[0];
}

bool view_card_style_is_known(const char *style)
{
    return strcmp(view_card_style_find(style)->name, style) == 0;
}

const char *const *view_card_styles(void)
{
    static const char *const names[] = {"banner", "ink", "steps", "leaf", "valve", NULL};
    return names;
}

const struct view_card_code view_card_code = {
    {{140, 270, 259, 460}, {220, 142, 560, 315}},
    {{545, 140, 405, 310}, {80, 620, 840, 140}},
    {{545, 470, 405, 300}, {80, 770, 840, 140}},
};

const struct view_card_days view_card_days = {
    {{60, 35, 880, 145}, {80, 60, 840, 165}},
    {{200, 365, 600, 375}, {110, 360, 780, 300}},
};

const struct view_card_figures view_card_figures = {
    {{80, 100, 400, 90}, {90, 70, 820, 60}},      {{80, 200, 430, 380}, {90, 135, 820, 220}},
    {{80, 590, 430, 90}, {90, 360, 820, 50}},     {{532, 74, 417, 593}, {83, 453, 834, 333}},
    {{560, 130, 360, 180}, {130, 490, 740, 100}}, {{560, 345, 360, 290}, {130, 610, 740, 150}},
};
