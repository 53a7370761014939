/*
 * probe SECONDS FPS [LOG]: watches the X screen at 240 Hz and tells what films really did there.
 *
 * The films carry their frame number as 16 blocks of 40 px at the top left (white, black, then 14
 * bits, the lowest first). Prints one line: frames (different numbers seen), skipped (numbers never
 * seen, within one film), backwards, repeated (on screen for more than 1.6 periods), black (changes
 * to a screen of mean luma < 12), first_ms (from start to the first number), switches and the
 * longest and median time from the last frame of one film to the first of the next, hole_ms (our
 * own longest sleep).
 */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <time.h>

#define BLOCK_PX     40
#define BLOCKS       16
#define CODE_Y       20
#define SWITCH_MIN   400 /* numbers this far apart belong to different films */
#define SWITCHES_MAX 10000

struct line {
    XImage *image;
    XShmSegmentInfo memory;
};

struct tally {
    long frames, skipped, backwards, repeated, black, switches;
    double first_ms, longest_switch_ms, hole_ms;
    double switch_ms[SWITCHES_MAX];
};

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static struct line *open_line(Display *display, int width)
{
    struct line *line = calloc(1, sizeof(*line));
    int screen = DefaultScreen(display);
    line->image = XShmCreateImage(display, DefaultVisual(display, screen),
                                  (unsigned)DefaultDepth(display, screen), ZPixmap, NULL,
                                  &line->memory, (unsigned)width, 1);
    size_t bytes = (size_t)line->image->bytes_per_line;
    line->memory.shmid = shmget(IPC_PRIVATE, bytes, IPC_CREAT | 0600);
    line->memory.shmaddr = line->image->data = shmat(line->memory.shmid, NULL, 0);
    XShmAttach(display, &line->memory);
    XSync(display, False);
    shmctl(line->memory.shmid, IPC_RMID, NULL);
    return line;
}

static int luma(unsigned pixel)
{
    return (int)(((pixel >> 16 & 255) * 77 + (pixel >> 8 & 255) * 150 + (pixel & 255) * 29) >> 8);
}

static int read_code(const struct line *line)
{
    const unsigned *pixels = (const unsigned *)(const void *)line->image->data;
    int code = 0;
    for (int i = 0; i < BLOCKS; i++) {
        int value = luma(pixels[i * BLOCK_PX + BLOCK_PX / 2]);
        if ((value > 70 && value < 170) || (i == 0 && value < 128) || (i == 1 && value > 128))
            return -1;
        if (i >= 2 && value > 128)
            code |= 1 << (i - 2);
    }
    return code;
}

static int is_black(const struct line *line, int width)
{
    const unsigned *pixels = (const unsigned *)(const void *)line->image->data;
    long sum = 0;
    for (int i = 0; i < width; i += 8)
        sum += luma(pixels[i]);
    return sum / (width / 8) < 12;
}

static void note_code(struct tally *tally, int code, double at_ms, double period_ms, FILE *log)
{
    static int last = -1;
    static double last_ms;
    if (code < 0 || code == last)
        return;
    if (log)
        fprintf(log, "%.1f %d\n", at_ms, code);
    tally->frames++;
    if (last < 0) {
        tally->first_ms = at_ms;
    } else if (abs(code - last) > SWITCH_MIN) {
        double gap = at_ms - last_ms;
        if (tally->switches < SWITCHES_MAX)
            tally->switch_ms[tally->switches] = gap;
        tally->switches++;
        if (gap > tally->longest_switch_ms)
            tally->longest_switch_ms = gap;
    } else {
        tally->skipped += code > last ? code - last - 1 : 0;
        tally->backwards += code < last;
        tally->repeated += at_ms - last_ms > 1.6 * period_ms;
    }
    last = code;
    last_ms = at_ms;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void print(struct tally *tally)
{
    long count = tally->switches < SWITCHES_MAX ? tally->switches : SWITCHES_MAX;
    qsort(tally->switch_ms, (size_t)count, sizeof(double), by_value);
    printf("frames=%ld skipped=%ld backwards=%ld repeated=%ld black=%ld first_ms=%.0f switches=%ld "
           "switch_max_ms=%.1f switch_median_ms=%.1f hole_ms=%.1f\n",
           tally->frames, tally->skipped, tally->backwards, tally->repeated, tally->black,
           tally->first_ms, tally->switches, tally->longest_switch_ms,
           count ? tally->switch_ms[count / 2] : 0.0, tally->hole_ms);
}

int main(int argc, char **argv)
{
    if (argc < 3)
        return 64;
    double start = now_ms(), end = start + 1e3 * atof(argv[1]), period = 1e3 / atof(argv[2]);
    FILE *log = argc > 3 ? fopen(argv[3], "w") : NULL;
    Display *display = XOpenDisplay(NULL);
    if (!display)
        return 69;
    int width = DisplayWidth(display, DefaultScreen(display));
    struct line *code_line = open_line(display, BLOCK_PX * BLOCKS);
    struct line *wide = open_line(display, width);
    Window root = DefaultRootWindow(display);
    struct tally *tally = calloc(1, sizeof(*tally));
    int was_black = 1;
    for (double at = start, before = start; at < end; before = at) {
        XShmGetImage(display, root, code_line->image, 0, CODE_Y, AllPlanes);
        XShmGetImage(display, root, wide->image, 0, DisplayHeight(display, 0) / 2, AllPlanes);
        int black = is_black(wide, width);
        at = now_ms();
        if (at - before > tally->hole_ms)
            tally->hole_ms = at - before;
        note_code(tally, read_code(code_line), at - start, period, log);
        tally->black += black && !was_black;
        was_black = black;
        struct timespec rest = {0, 4166666};
        nanosleep(&rest, NULL);
    }
    print(tally);
    return 0;
}
