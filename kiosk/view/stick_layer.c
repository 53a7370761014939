#include "view/stick_layer.h"

#include <string.h>

void view_stick_layer_clear(struct view_stick_layer *layer)
{
    screen_image_destroy(layer->image);
    layer->image = NULL;
}

void view_stick_layer_place(struct view_stick_layer *layer, struct layout_rect at)
{
    if (memcmp(&at, &layer->at, sizeof(at)) != 0)
        view_stick_layer_clear(layer);
    layer->at = at;
}

/* But for the figure. */
static bool is_alike(const struct view_stick *a, const struct view_stick *b)
{
    return a->state == b->state && a->feedback == b->feedback && strcmp(a->code, b->code) == 0;
}

bool view_stick_layer_paint(struct view_stick_layer *layer, struct screen *screen,
                            struct screen_fonts *fonts, const struct view_stick *stick)
{
    bool is_alike_now = layer->image && is_alike(stick, &layer->said);
    if (is_alike_now && stick->percent == layer->said.percent)
        return false;
    layer->said = *stick;
    if (is_alike_now) {
        view_stick_count(screen, fonts, stick, layer->image, layer->at);
        return true;
    }
    view_stick_layer_clear(layer);
    layer->image = view_stick_image(screen, fonts, stick, layer->at);
    return true;
}
