/*
 * probe: watches an X screen for the bench and writes down what changes there, and when.
 *
 *   probe film X Y BLOCK RATE LOG    the number on a film's frames: 16 blocks, BLOCK px wide, whose
 *                                    first begins at X, read along line Y (see media.sh)
 *   probe line Y RATE LOG            what is on line Y
 *
 * Looks RATE times a second. Lines of LOG, MS being CLOCK_MONOTONIC in milliseconds:
 *
 *   film: MS NUMBER LUMA     when the number changes, or the screen turns black or not black any
 *                            more; NUMBER -1: none can be read; LUMA 0-255: mean of a line
 * elsewhere line: MS LUMA STEP       when the line changes; STEP: how many px its content moved to
 * the left
 *
 *   both: hole MS LENGTH     when it looked again after LENGTH ms, more than two turns, of not
 * looking
 *
 * Prints "ready" when it begins to look; looks until SIGTERM.
 */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <time.h>

#define BLOCKS        16
#define CONTRAST_MIN  40  /* between the white and the black block: a dimmed film has less of it */
#define BLACK_LUMA    12  /* a screen darker than this is black */
#define ELSEWHERE_Y   300 /* of the line that tells a black screen */
#define STEP_MAX      40
#define STEP_MARGIN   100 /* px at the ends of a line that are not compared */
#define NS_PER_SECOND 1000000000LL

struct line {
    XImage *image;
    XShmSegmentInfo memory;
    int y, width;
};

struct probe {
    Display *display;
    struct line main, elsewhere;
    double x, block; /* film */
    int *lumas;      /* of the main line when it last changed */
    int number;
    bool is_black, has_looked;
    FILE *log;
};

static volatile sig_atomic_t is_done;

static void end(int number)
{
    (void)number;
    is_done = 1;
}

static long long now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * NS_PER_SECOND + now.tv_nsec;
}

static bool open_line(struct probe *probe, struct line *line, int y)
{
    int screen = DefaultScreen(probe->display);
    line->y = y;
    line->width = DisplayWidth(probe->display, screen);
    line->image = XShmCreateImage(probe->display, DefaultVisual(probe->display, screen),
                                  (unsigned)DefaultDepth(probe->display, screen), ZPixmap, NULL,
                                  &line->memory, (unsigned)line->width, 1);
    if (!line->image || line->image->bits_per_pixel != 32)
        return false;
    line->memory.shmid = shmget(IPC_PRIVATE, (size_t)line->image->bytes_per_line, IPC_CREAT | 0600);
    if (line->memory.shmid < 0)
        return false;
    line->memory.shmaddr = line->image->data = shmat(line->memory.shmid, NULL, 0);
    XShmAttach(probe->display, &line->memory);
    XSync(probe->display, False);
    shmctl(line->memory.shmid, IPC_RMID, NULL);
    return true;
}

static void close_line(struct line *line)
{
    if (!line->image)
        return;
    if (line->image->data)
        shmdt(line->memory.shmaddr);
    line->image->data = NULL; /* was not the image's to free */
    XDestroyImage(line->image);
}

static void look(struct probe *probe, struct line *line)
{
    XShmGetImage(probe->display, DefaultRootWindow(probe->display), line->image, 0, line->y,
                 AllPlanes);
}

static int luma_at(const struct line *line, int x)
{
    unsigned pixel = ((const unsigned *)(const void *)line->image->data)[x];
    return (int)(((pixel >> 16 & 255) * 77 + (pixel >> 8 & 255) * 150 + (pixel & 255) * 29) >> 8);
}

static int mean_luma(const struct line *line)
{
    long sum = 0, count = 0;
    for (int x = 0; x < line->width; x += 8, count++)
        sum += luma_at(line, x);
    return count ? (int)(sum / count) : 0;
}

static int read_number(const struct probe *probe)
{
    int values[BLOCKS], number = 0;
    for (int i = 0; i < BLOCKS; i++)
        values[i] = luma_at(&probe->main, (int)(probe->x + (i + 0.5) * probe->block));
    int contrast = values[0] - values[1];
    if (contrast < CONTRAST_MIN)
        return -1;
    for (int i = 2; i < BLOCKS; i++) {
        bool is_white = values[i] >= values[0] - contrast / 3;
        if (!is_white && values[i] > values[1] + contrast / 3)
            return -1;
        number |= is_white << (i - 2);
    }
    return number;
}

static void watch_film(struct probe *probe)
{
    look(probe, &probe->main);
    look(probe, &probe->elsewhere);
    double at_ms = (double)now_ns() / 1e6;
    int number = read_number(probe);
    int luma = mean_luma(&probe->elsewhere);
    bool is_black = luma < BLACK_LUMA;
    if (probe->has_looked && number == probe->number && is_black == probe->is_black)
        return;
    fprintf(probe->log, "%.3f %d %d\n", at_ms, number, luma);
    probe->number = number;
    probe->is_black = is_black;
    probe->has_looked = true;
}

/* The shift to the left at which the line is most like what it was. */
static int find_step(const struct probe *probe)
{
    int best = 0;
    long least = LONG_MAX;
    for (int step = 0; step <= STEP_MAX; step++) {
        long difference = 0;
        for (int x = STEP_MARGIN; x < probe->main.width - STEP_MARGIN && difference < least; x++)
            difference += labs((long)luma_at(&probe->main, x) - probe->lumas[x + step]);
        if (difference < least) {
            least = difference;
            best = step;
        }
    }
    return best;
}

static void watch_line(struct probe *probe)
{
    bool is_same = probe->has_looked;
    look(probe, &probe->main);
    double at_ms = (double)now_ns() / 1e6;
    for (int x = 0; x < probe->main.width && is_same; x++)
        is_same = luma_at(&probe->main, x) == probe->lumas[x];
    if (is_same)
        return;
    fprintf(probe->log, "%.3f %d %d\n", at_ms, mean_luma(&probe->main),
            probe->has_looked ? find_step(probe) : 0);
    for (int x = 0; x < probe->main.width; x++)
        probe->lumas[x] = luma_at(&probe->main, x);
    probe->has_looked = true;
}

static void watch(struct probe *probe, void (*look_once)(struct probe *), double rate)
{
    long long turn = (long long)((double)NS_PER_SECOND / rate);
    long long due = now_ns(), before = due;
    while (!is_done) {
        look_once(probe);
        long long now = now_ns();
        if (now - before > 2 * turn)
            fprintf(probe->log, "hole %.3f %.1f\n", (double)now / 1e6,
                    (double)(now - before) / 1e6);
        before = now;
        due += turn;
        if (due < now) {
            due = now;
            continue;
        }
        struct timespec until = {due / NS_PER_SECOND, due % NS_PER_SECOND};
        clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL);
    }
}

int main(int argc, char **argv)
{
    bool is_film = argc == 7 && strcmp(argv[1], "film") == 0;
    if (!is_film && (argc != 5 || strcmp(argv[1], "line") != 0))
        return 64;
    struct probe probe = {.log = fopen(argv[argc - 1], "w"), .display = XOpenDisplay(NULL)};
    if (!probe.log || !probe.display)
        return 69;
    int y = (int)strtol(argv[is_film ? 3 : 2], NULL, 10);
    if (!open_line(&probe, &probe.main, y) || !open_line(&probe, &probe.elsewhere, ELSEWHERE_Y))
        return 69;
    if (is_film) {
        probe.x = strtod(argv[2], NULL);
        probe.block = strtod(argv[4], NULL);
    }
    probe.lumas = calloc((size_t)probe.main.width, sizeof(*probe.lumas));
    (void)signal(SIGTERM, end);
    printf("ready\n");
    fflush(stdout);
    watch(&probe, is_film ? watch_film : watch_line, strtod(argv[argc - 2], NULL));
    fclose(probe.log);
    free(probe.lumas);
    close_line(&probe.main);
    close_line(&probe.elsewhere);
    XCloseDisplay(probe.display);
    return 0;
}
