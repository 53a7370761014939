#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/command.h"
#include "app/import_event.h"
#include "app/package_words.h"
#include "package/store.h"

static bool go_back(const char *data, struct package_state *out, struct package_trouble *trouble)
{
    int lock = package_store_lock(data, trouble);
    if (lock < 0)
        return false;
    bool ok = package_store_recover(data, out, trouble) &&
              package_store_rollback(data, false, out, trouble);
    (void)close(lock); /* nothing was written to it by us */
    return ok;
}

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
    struct package_state now = {.previous = -1};
    struct package_trouble trouble;
    int result = EXIT_INTERNAL;
    if (!site_open(&site, options, &result)) {
        site_close(&site);
        return result;
    }
    site_learn_clock(&site);
    if (go_back(site.data, &now, &trouble)) {
        const struct import_event event = {
            .name = "", .version = now.version, .generation = now.active};
        import_event_record(&site, "rollback", &event, 0);
        print_done(&now);
        result = EXIT_DONE;
    } else {
        result = tell_trouble(site.data, &trouble);
    }
    site_close(&site);
    return result;
}
