#include "app/screenshot.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/mem.h"
#include "screen/picture.h"

struct screenshot {
    pthread_t thread;
    char *program, *path;
    uint32_t *pixels;
    int w, h;
    atomic_bool is_done; /* what follows is the thread's until then */
    bool ok;
    struct err err;
};

static void *save(void *ctx)
{
    struct screenshot *shot = ctx;
    shot->ok =
        picture_save_png(shot->program, shot->pixels, shot->w, shot->h, shot->path, &shot->err);
    atomic_store(&shot->is_done, true);
    return NULL;
}

static void destroy(struct screenshot *shot)
{
    free(shot->program);
    free(shot->path);
    free(shot->pixels);
    free(shot);
}

struct screenshot *screenshot_begin(const char *program, uint32_t *pixels, int w, int h,
                                    const char *path, struct err *err)
{
    struct screenshot *shot = mem_alloc(sizeof(*shot));
    shot->program = mem_copy_text(program);
    shot->path = mem_copy_text(path);
    shot->pixels = pixels;
    shot->w = w;
    shot->h = h;
    if (pthread_create(&shot->thread, NULL, save, shot) == 0)
        return shot;
    (void)err_set(err, ERR_BUSY, "没有空闲的线程 no thread to be had");
    destroy(shot);
    return NULL;
}

bool screenshot_is_done(struct screenshot *shot, bool *out_ok, struct err *err)
{
    if (!atomic_load(&shot->is_done))
        return false;
    *out_ok = shot->ok;
    if (!shot->ok)
        *err = shot->err;
    return true;
}

const char *screenshot_path(const struct screenshot *shot)
{
    return shot->path;
}

void screenshot_finish(struct screenshot *shot)
{
    if (!shot)
        return;
    (void)pthread_join(shot->thread, NULL); /* it ends by itself: the child has its time limit */
    destroy(shot);
}
