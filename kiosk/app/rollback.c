#include <stdio.h>

#include "app/command.h"
#include "app/content_job.h"
#include "app/import_event.h"
#include "app/package_words.h"

static void print_done(const struct package_state *now)
{
    if (now->active == 0)
        (void)printf("已退回出厂内容\nback to the content as installed\n");
    else if (now->version == 0)
        (void)printf("已退回上一版\nback to the content before\n");
    else
        (void)printf("已退回上一版，版本 %lld\nback to version %lld\n", (long long)now->version,
                     (long long)now->version);
}

static int tell_trouble(const char *data, const struct package_trouble *trouble)
{
    if (trouble->reason != PACKAGE_NONE)
        return package_words_refuse("rollback", data, trouble);
    (void)fprintf(stderr, "%s: error: 没有上一版可退 there is nothing to go back to\n", data);
    return EXIT_NO_INPUT;
}

int command_rollback(const struct options *options)
{
    struct site site;
    int result = EXIT_INTERNAL;
    if (!site_open(&site, options, &result)) {
        site_close(&site);
        return result;
    }
    site_learn_clock(&site);
    const struct content_result done = content_job_do(site.data, CONTENT_ROLL_BACK, CONTENT_ANY);
    if (done.ok) {
        const struct import_event event = {
            .name = "", .version = done.state.version, .generation = done.state.active};
        import_event_record(&site, "rollback", &event, 0);
        print_done(&done.state);
        result = EXIT_DONE;
    } else {
        result = tell_trouble(site.data, &done.trouble);
    }
    site_close(&site);
    return result;
}
