#include "calendar/file.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

static int compare_uids(const struct calendar_file *file, size_t a, size_t b)
{
    int order = strcmp(file->events[a].uid, file->events[b].uid);
    return order != 0 ? order : (a > b) - (a < b);
}

/* qsort_r() with the file as its third argument. */
static int compare_overrides(const void *left, const void *right, void *file)
{
    const size_t *a = left, *b = right;
    return compare_uids(file, *a, *b);
}

static void find_overrides(struct calendar_file *file)
{
    for (size_t i = 0; i < file->event_count; i++) {
        if (!file->events[i].is_override || !file->events[i].uid[0])
            continue;
        file->overrides = mem_grow(file->overrides, file->override_count, &file->override_capacity,
                                   sizeof(*file->overrides));
        file->overrides[file->override_count++] = i;
    }
    if (file->override_count > 0)
        qsort_r(file->overrides, file->override_count, sizeof(*file->overrides), compare_overrides,
                file);
}

struct calendar_file *calendar_open(const char *text, size_t len, calendar_complain *complain,
                                    void *ctx)
{
    struct calendar_teller teller = {.complain = complain, .ctx = ctx};
    struct calendar_file *file = mem_alloc(sizeof(*file));
    if (!calendar_file_read(file, text, len, &teller)) {
        calendar_close(file);
        return NULL;
    }
    calendar_file_make_zones(file, &teller);
    find_overrides(file);
    return file;
}

void calendar_close(struct calendar_file *file)
{
    if (!file)
        return;
    for (size_t i = 0; i < file->text_count; i++)
        free(file->texts[i]);
    for (size_t i = 0; i < file->zone_count; i++)
        zone_finish(&file->zones[i].zone);
    free(file->texts);
    free(file->entries);
    free(file->events);
    free(file->overrides);
    free(file->changes);
    free(file->vtimezones);
    free(file->zones);
    free(file);
}

size_t calendar_event_count(const struct calendar_file *file)
{
    return file->event_count;
}

void calendar_event(const struct calendar_file *file, size_t index, struct calendar_event *out)
{
    const struct calendar_vevent *event = &file->events[index];
    *out = (struct calendar_event){.priority = event->priority, .line = event->line};
    calendar_text_copy(out->summary, sizeof(out->summary), event->summary);
}
