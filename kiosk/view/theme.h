/*
 * view/theme: the design language in numbers. Every view reads colours and sizes from here only.
 * Contrast figures (WCAG): ink on paper 14.3, slate on paper 8.5, ink on amber 8.6, white on
 * green 7.1, white on red 7.2.
 */
#ifndef VIEW_THEME_H
#define VIEW_THEME_H

#define THEME_INK    0x12263Fu
#define THEME_PAPER  0xFBF7EFu
#define THEME_MIST   0xE4ECF3u
#define THEME_SLATE  0x3B4A5Cu
#define THEME_ORANGE 0xF47B20u
#define THEME_AMBER  0xF6B73Cu
#define THEME_GREEN  0x0D6540u
#define THEME_RED    0xA8231Bu
#define THEME_SKY    0x1F5FA8u
#define THEME_SHADE  0xD3DCE5u /* the soft level below what can be pressed */
#define THEME_WHITE  0xFFFFFFu
#define THEME_BLACK  0x000000u /* only where nothing is: never to be seen */

#define THEME_FADE_MS       1000
#define THEME_PUSH_MS       600
#define THEME_LINE_PCT      150 /* line height of running text */
#define THEME_HEADLINE_PCT  128 /* of headlines and slogans */
#define THEME_MARGIN_PCT    5   /* of the short side */
#define THEME_TICKER_EM_PCT 56  /* of the ticker zone's height */
#define THEME_STRIP_EM_PCT  72  /* the same on strips, where height is dear */
#define THEME_LED_HEIGHT_PX                                                                        \
    240 /* zones lower than this: flat ground, sans, as large as it fits                           \
         */

#endif
