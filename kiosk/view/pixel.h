/*
 * view/pixel: smooth edges and mixed colours of a pixel, for what is drawn by hand.
 */
#ifndef VIEW_PIXEL_H
#define VIEW_PIXEL_H

#include <stdint.h>

/* How much (0 to 1) of a pixel at that distance lies inside the radius. */
double pixel_inside(double distance, double radius);

/* 0xRRGGBB: part 0 is under, 1 is over. */
uint32_t pixel_mix(uint32_t under, uint32_t over, double part);

/* 0xAARRGGBB; alpha 0 to 1. */
uint32_t pixel_argb(double alpha, uint32_t rgb);

#endif
