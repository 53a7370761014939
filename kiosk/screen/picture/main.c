/*
 * anxuan-picture: one picture, decoded or encoded for the player, then gone. An SVG is left to
 * anxuan-drawing beside it: librsvg alone takes longer to load than most pictures to decode.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/child.h"
#include "cell/cell.h"
#include "screen/picture/serve.h"

#define PEEK_BYTES 4608 /* more than header_is_svg() looks at */

/* Decodes and fits as the picture is stored, then turns the whole box upright. */
static bool draw_upright(const struct serve_input *input, const struct header *header,
                         int orientation, enum layout_fit fit, SDL_Surface *box, struct err *err)
{
    bool is_sideways = orient_is_sideways(orientation);
    SDL_Surface *stored = NULL;
    bool ok = false;
    SDL_Surface *picture = decode_picture(input->bytes, input->len, header, err);
    if (!picture)
        return false;
    if (orientation == 1)
        return fit_picture(picture, fit, box, err);
    stored =
        SDL_CreateRGBSurfaceWithFormat(0, is_sideways ? box->h : box->w,
                                       is_sideways ? box->w : box->h, 32, SDL_PIXELFORMAT_ARGB8888);
    if (!stored) {
        SDL_FreeSurface(picture);
        return err_set(err, ERR_LIMIT, "内存不够 not enough memory to turn the picture");
    }
    ok = fit_picture(picture, fit, stored, err);
    if (ok)
        orient_turn(stored, orientation, box);
    SDL_FreeSurface(stored);
    return ok;
}

static bool draw_picture(const struct serve_input *input, const struct header *header,
                         const struct picture_wire_request *request, SDL_Surface *box,
                         SDL_Point *out_size, struct err *err)
{
    int orientation =
        orient_read((const uint8_t *)input->bytes + header->exif_at, header->exif_len);
    bool is_sideways = orient_is_sideways(orientation);
    *out_size = is_sideways ? (SDL_Point){header->h, header->w} : (SDL_Point){header->w, header->h};
    return draw_upright(input, header, orientation, (enum layout_fit)request->fit, box, err);
}

/* Looks without taking anything away. */
static bool is_drawing(void)
{
    static uint8_t begin[PEEK_BYTES];
    struct picture_wire_request request;
    ssize_t asked = recv(CHILD_SOCKET_FD, &request, sizeof(request), MSG_PEEK);
    ssize_t got = pread(CHILD_EXTRA_FD, begin, sizeof(begin), 0);
    return asked == (ssize_t)sizeof(request) && request.kind == PICTURE_WIRE_DECODE && got > 0 &&
           header_is_svg(begin, (size_t)got);
}

/* Becomes the program beside this one. */
static void become_drawing(const char *self)
{
    char path[4096];
    char *argv[] = {path, NULL};
    const char *slash = strrchr(self, '/');
    int folder = slash ? (int)(slash - self) + 1 : 0;
    if (snprintf(path, sizeof(path), "%.*sanxuan-drawing", folder, self) < (int)sizeof(path))
        (void)execv(path, argv); /* comes back only if it is not there */
    _exit(EXIT_FAILURE);
}

int main(int argc, char *argv[])
{
    static const char *const readable[] = {CELL_SYSTEM_PATHS, NULL};
    static const struct serve_worker worker = {readable, false, draw_picture, encode_png};
    child_die_with_parent();
    child_keep(1);
    if (argc > 0 && is_drawing())
        become_drawing(argv[0]);
    serve(&worker);
}
