#include "layout/text.h"

#include <assert.h>
#include <string.h>

#include "layout/breaks.h"
#include "layout/lines.h"

/* Rounds of making the lines narrower when the sum of units said less than the whole line. */
#define NARROWER_ROUNDS 4
/* How much smaller a size may be for lines that end at pauses: one step of the type scale, 1.25. */
#define SMALLER_FOR_PAUSES_PCT 20

struct job {
    const struct layout_text_request *request;
    struct break_plan plan;
    bool is_cut; /* the text was longer than we take */
};

static int line_height_px(const struct layout_text_request *request, int size_px)
{
    int64_t height = ((int64_t)size_px * request->line_spacing_pct + 50) / 100;
    return height < 1 ? 1 : (int)height;
}

static size_t allowed_lines(const struct layout_text_request *request, int size_px)
{
    int by_height = request->height_px / line_height_px(request, size_px);
    int allowed = by_height < request->max_lines ? by_height : request->max_lines;
    if (allowed > LAYOUT_LINES_MAX)
        allowed = LAYOUT_LINES_MAX;
    return allowed < 0 ? 0 : (size_t)allowed;
}

static void start_job(struct job *job, const struct layout_text_request *request)
{
    size_t len = strlen(request->text);
    job->request = request;
    job->is_cut = len > LAYOUT_TEXT_MAX_BYTES;
    if (job->is_cut) {
        len = LAYOUT_TEXT_MAX_BYTES;
        while (len > 0 && ((unsigned char)request->text[len] & 0xC0) == 0x80)
            len--;
    }
    break_plan_init(&job->plan, request->text, len);
}

static void add_line(const struct job *job, size_t from, size_t end, struct layout_lines *out)
{
    const struct layout_text_request *request = job->request;
    const struct break_unit *units = job->plan.units;
    struct layout_line *line = &out->lines[out->count++];
    size_t first = break_plan_skip(&job->plan, from, end);
    size_t last = break_plan_trim(&job->plan, first, end);
    line->text = job->plan.text + units[first].at;
    line->len = units[last].at - units[first].at;
    line->width_px = 0;
    if (first < last) {
        line->len = units[last - 1].at + units[last - 1].len - units[first].at;
        line->width_px =
            request->measure(request->measure_ctx, line->text, line->len, out->size_px);
    }
}

/* Makes lines of the units; returns how many pixels the widest is too wide, 0 when none is. */
static int make_lines(const struct job *job, const struct line_ends *ends, struct layout_lines *out)
{
    int excess = 0;
    out->count = 0;
    for (size_t i = 0; i < ends->count; i++) {
        add_line(job, i ? ends->ends[i - 1] : 0, ends->ends[i], out);
        int over = out->lines[i].width_px - job->request->width_px;
        excess = over > excess ? over : excess;
    }
    out->height_px = (int)out->count * out->line_height_px;
    return excess;
}

/*
 * Sets the text at size_px with breaks up to worst, which lead to the end at this width. Returns
 * false when a line turned out too wide all the same.
 */
static bool set_text(const struct job *job, const struct ruler *ruler, int size_px,
                     enum break_rank worst, struct layout_lines *out)
{
    size_t allowed = allowed_lines(job->request, size_px);
    int64_t limit_px = job->request->width_px;
    *out = (struct layout_lines){.size_px = size_px,
                                 .line_height_px = line_height_px(job->request, size_px)};
    for (int round = 0; round < NARROWER_ROUNDS; round++) {
        struct line_ends ends = {0};
        size_t fewest = lines_fill(ruler, limit_px, worst, &ends);
        if (fewest == 0 && job->plan.count > 0)
            return false;
        if (fewest > 0 && fewest <= LAYOUT_LINES_MAX)
            lines_set(ruler, limit_px, worst, fewest, allowed, &ends);
        int excess = make_lines(job, &ends, out);
        out->is_whole = excess == 0 && fewest <= allowed && !job->is_cut;
        if (excess == 0)
            return true;
        limit_px -= excess;
    }
    return false;
}

static bool fits(const struct job *job, int size_px, enum break_rank worst)
{
    struct ruler ruler;
    ruler_init(&ruler, &job->plan, job->request, size_px);
    size_t fewest = lines_fill(&ruler, job->request->width_px, worst, NULL);
    ruler_finish(&ruler);
    return fewest > 0 && fewest <= allowed_lines(job->request, size_px);
}

/* The least bad breaks that lead to the end at size_px, if possible in as many lines as allowed. */
static enum break_rank choose_worst(const struct job *job, const struct ruler *ruler, int size_px)
{
    size_t allowed = allowed_lines(job->request, size_px);
    enum break_rank least = BREAK_NEVER;
    for (enum break_rank worst = BREAK_NEVER; worst >= BREAK_WORD; worst--) {
        size_t fewest = lines_fill(ruler, job->request->width_px, worst, NULL);
        if (fewest > 0 && fewest <= allowed)
            least = worst;
    }
    return least;
}

static void set_text_as_can_be(const struct job *job, int size_px, struct layout_lines *out)
{
    struct ruler ruler;
    ruler_init(&ruler, &job->plan, job->request, size_px);
    enum break_rank worst = choose_worst(job, &ruler, size_px);
    while (!set_text(job, &ruler, size_px, worst, out) && worst < BREAK_NEVER)
        worst++;
    ruler_finish(&ruler);
}

void layout_break_text(const struct layout_text_request *request, int size_px,
                       struct layout_lines *out)
{
    struct job job;
    start_job(&job, request);
    set_text_as_can_be(&job, size_px, out);
    break_plan_finish(&job.plan);
}

/* The largest size from small (which fits) to large that fits with breaks up to worst. */
static int find_largest(const struct job *job, int small_px, int large_px, enum break_rank worst)
{
    while (small_px < large_px) {
        int middle_px = large_px - (large_px - small_px) / 2;
        if (fits(job, middle_px, worst))
            small_px = middle_px;
        else
            large_px = middle_px - 1;
    }
    return small_px;
}

/* Sets the text at size_px, or a little smaller if whole lines turn out wider than their units. */
static void set_text_down_from(const struct job *job, int size_px, int min_px,
                               enum break_rank worst, struct layout_lines *out)
{
    do {
        struct ruler ruler;
        ruler_init(&ruler, &job->plan, job->request, size_px);
        (void)set_text(job, &ruler, size_px, worst, out); /* is_whole tells more */
        ruler_finish(&ruler);
    } while (!out->is_whole && !job->is_cut && --size_px >= min_px);
}

static void fit_text(const struct job *job, struct layout_lines *out)
{
    int min_px = job->request->min_px < 1 ? 1 : job->request->min_px;
    int max_px = job->request->max_px < min_px ? min_px : job->request->max_px;
    enum break_rank worst = BREAK_WORD;
    if (!fits(job, min_px, worst)) { /* a word must be broken: the larger, the more of them */
        set_text_as_can_be(job, min_px, out);
        return;
    }
    int size_px = find_largest(job, min_px, max_px, worst);
    int smaller_px = size_px - size_px * SMALLER_FOR_PAUSES_PCT / 100;
    smaller_px = smaller_px < min_px ? min_px : smaller_px;
    if (fits(job, smaller_px, BREAK_ENUMERATION)) {
        worst = BREAK_ENUMERATION;
        size_px = find_largest(job, smaller_px, size_px, worst);
    }
    set_text_down_from(job, size_px, min_px, worst, out);
}

void layout_fit_text(const struct layout_text_request *request, struct layout_lines *out)
{
    struct job job;
    assert(request->min_px <= request->max_px);
    start_job(&job, request);
    if (job.plan.count > 0)
        fit_text(&job, out);
    else
        set_text_as_can_be(&job, request->max_px, out);
    break_plan_finish(&job.plan);
}
