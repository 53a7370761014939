#include "view/pixel.h"

#include <math.h>

double pixel_inside(double distance, double radius)
{
    return fmin(fmax(radius + 0.5 - distance, 0), 1);
}

uint32_t pixel_mix(uint32_t under, uint32_t over, double part)
{
    uint32_t mixed = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        double a = under >> shift & 255, b = over >> shift & 255;
        mixed |= (uint32_t)lround(a + (b - a) * part) << shift;
    }
    return mixed;
}

uint32_t pixel_argb(double alpha, uint32_t rgb)
{
    return (uint32_t)lround(alpha * 255) << 24 | rgb;
}
