/*
 * screen/qr: QR codes (libqrencode), drawn in whole pixels with their quiet zone.
 */
#ifndef SCREEN_QR_H
#define SCREEN_QR_H

#include "screen/screen.h"

/*
 * Draws text (1 to 1000 bytes, level M) as large as whole pixels allow into the square in the
 * middle of box: ink modules on white, four modules of quiet zone. ERR_LIMIT when the box is too
 * small for one pixel a module, ERR_INVALID when the text does not fit a code.
 */
bool screen_qr_draw(struct screen *screen, const char *text, struct layout_rect box,
                    struct err *err) MUST_USE;

#endif
