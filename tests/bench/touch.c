/*
 * touch: how long an X screen takes to answer a finger, for the bench.
 *
 *   touch X Y  AT_X AT_Y AT_W AT_H  COUNT PAUSE_MS  [BACK_X BACK_Y]...
 *
 * COUNT times: presses at X Y, holds for a moment, releases, and waits until something in the
 * rectangle AT is another colour than it was just before the release. Prints one line for each
 * touch: milliseconds from the release to that, or "lost" after LOST_MS. The rectangle is read all
 * the time (XShm), so what is told is late by the time of one look, a fraction of a millisecond.
 *
 * Before each touch the rectangle must have stood still for a moment. With BACK places, they are
 * tapped after each touch, one after the other, and the rectangle must look again as at first.
 * Colours that differ by no more than NOISE of luma are the same, as a film's are never quite.
 *
 * Ends with 1 when it never stands still, or does not come back.
 */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <X11/extensions/XTest.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <time.h>

#define HOLD_MS     60
#define LOST_MS     1500
#define SETTLED_MS  120
#define PATIENCE_MS 8000
#define LOOK_US     150
#define BACK_MS     350 /* from one place of the way back to the next */
#define PHASE_MS    40  /* so that no touch keeps step with a film */
#define NOISE       24
#define FIXED_WORDS 9
#define BACKS_MAX   8
#define US_PER_S    1000000LL

struct place {
    int x, y;
};

struct rig {
    Display *display;
    XImage *image;
    XShmSegmentInfo memory;
    struct place touch, at, backs[BACKS_MAX];
    int back_count, count, pause_ms;
    unsigned *before, *first; /* what the rectangle held */
    size_t pixels;
};

static long long now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * US_PER_S + now.tv_nsec / 1000;
}

static void rest_us(long long us)
{
    struct timespec rest = {us / US_PER_S, us % US_PER_S * 1000};
    nanosleep(&rest, NULL);
}

static bool open_rectangle(struct rig *rig, unsigned w, unsigned h)
{
    int screen = DefaultScreen(rig->display);
    rig->image = XShmCreateImage(rig->display, DefaultVisual(rig->display, screen),
                                 (unsigned)DefaultDepth(rig->display, screen), ZPixmap, NULL,
                                 &rig->memory, w, h);
    if (!rig->image || rig->image->bits_per_pixel != 32)
        return false;
    rig->memory.shmid =
        shmget(IPC_PRIVATE, (size_t)rig->image->bytes_per_line * h, IPC_CREAT | 0600);
    if (rig->memory.shmid < 0)
        return false;
    rig->memory.shmaddr = rig->image->data = shmat(rig->memory.shmid, NULL, 0);
    XShmAttach(rig->display, &rig->memory);
    XSync(rig->display, False);
    shmctl(rig->memory.shmid, IPC_RMID, NULL);
    rig->pixels = (size_t)w * h;
    rig->before = calloc(rig->pixels, sizeof(*rig->before));
    rig->first = calloc(rig->pixels, sizeof(*rig->first));
    return rig->before && rig->first;
}

static const unsigned *look(struct rig *rig)
{
    XShmGetImage(rig->display, DefaultRootWindow(rig->display), rig->image, rig->at.x, rig->at.y,
                 AllPlanes);
    return (const unsigned *)(const void *)rig->image->data;
}

static int luma(unsigned pixel)
{
    return (int)(((pixel >> 16 & 255) * 77 + (pixel >> 8 & 255) * 150 + (pixel & 255) * 29) >> 8);
}

static bool is_same(const struct rig *rig, const unsigned *seen, const unsigned *as)
{
    for (size_t i = 0; i < rig->pixels; i++)
        if (seen[i] != as[i] && abs(luma(seen[i]) - luma(as[i])) > NOISE)
            return false;
    return true;
}

/* Waits until the rectangle stands still; with a way back, until it is as at first. */
static bool settle(struct rig *rig, bool must_be_first)
{
    long long start_us = now_us(), still_since_us = start_us;
    size_t bytes = rig->pixels * sizeof(*rig->before);
    memcpy(rig->before, look(rig), bytes);
    while (now_us() - start_us < PATIENCE_MS * 1000LL) {
        const unsigned *seen = look(rig);
        if (!is_same(rig, seen, rig->before) || (must_be_first && !is_same(rig, seen, rig->first)))
            still_since_us = now_us();
        if (now_us() - still_since_us > SETTLED_MS * 1000LL)
            return true;
        memcpy(rig->before, seen, bytes);
        rest_us(10000);
    }
    return false;
}

static void press(struct rig *rig, struct place at)
{
    XTestFakeMotionEvent(rig->display, -1, at.x, at.y, CurrentTime);
    XTestFakeButtonEvent(rig->display, 1, True, CurrentTime);
    XFlush(rig->display);
    rest_us(HOLD_MS * 1000LL);
}

static void release(struct rig *rig)
{
    XTestFakeButtonEvent(rig->display, 1, False, CurrentTime);
    XFlush(rig->display);
}

static void touch(struct rig *rig)
{
    press(rig, rig->touch);
    memcpy(rig->before, look(rig), rig->pixels * sizeof(*rig->before)); /* pressed */
    long long start_us = now_us();
    release(rig);
    while (now_us() - start_us < LOST_MS * 1000LL) {
        if (!is_same(rig, look(rig), rig->before)) {
            printf("%.3f\n", (double)(now_us() - start_us) / 1000);
            return;
        }
        rest_us(LOOK_US);
    }
    printf("lost\n");
}

static bool run(struct rig *rig)
{
    if (!settle(rig, false))
        return false;
    memcpy(rig->first, look(rig), rig->pixels * sizeof(*rig->first));
    for (int i = 0; i < rig->count; i++) {
        touch(rig);
        rest_us((rig->pause_ms + rand() % PHASE_MS) * 1000LL);
        for (int k = 0; k < rig->back_count; k++) {
            press(rig, rig->backs[k]);
            release(rig);
            rest_us(BACK_MS * 1000LL);
        }
        if (!settle(rig, rig->back_count > 0))
            return false;
    }
    return true;
}

static int number(const char *word)
{
    return (int)strtol(word, NULL, 10);
}

static void read_words(struct rig *rig, int argc, char **argv)
{
    rig->touch = (struct place){number(argv[1]), number(argv[2])};
    rig->at = (struct place){number(argv[3]), number(argv[4])};
    rig->count = number(argv[7]);
    rig->pause_ms = number(argv[8]);
    for (int i = FIXED_WORDS; i + 1 < argc && rig->back_count < BACKS_MAX; i += 2)
        rig->backs[rig->back_count++] = (struct place){number(argv[i]), number(argv[i + 1])};
}

int main(int argc, char **argv)
{
    if (argc < FIXED_WORDS || argc % 2 == 0)
        return 64;
    struct rig rig = {.display = XOpenDisplay(NULL)};
    if (!rig.display)
        return 69;
    read_words(&rig, argc, argv);
    if (!open_rectangle(&rig, (unsigned)number(argv[5]), (unsigned)number(argv[6])))
        return 69;
    bool ok = run(&rig);
    if (!ok)
        (void)fprintf(stderr, "touch: the screen does not stand still, or does not come back\n");
    free(rig.before);
    free(rig.first);
    shmdt(rig.memory.shmaddr);
    rig.image->data = NULL; /* was not the image's to free */
    XDestroyImage(rig.image);
    XCloseDisplay(rig.display);
    return ok ? 0 : 1;
}
