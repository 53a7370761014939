/*
 * A config folder for one test, a plan of it, and what every test of plan and follow asks.
 */
#ifndef TESTS_APP_PLAN_SITE_H
#define TESTS_APP_PLAN_SITE_H

/* cmocka.h needs these four before it */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/plan.h"
#include "base/file.h"

/* libconfig 1.5 forgets the strings it holds when it meets a syntax error. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libconfig";
}

static char plan_folder[] = "/tmp/anxuan-plan-XXXXXX";
static char plan_nowhere[] = "/nonexistent";

static inline int plan_folder_open(void **state)
{
    char calendars[64];
    (void)state;
    strcpy(plan_folder + strlen(plan_folder) - 6, "XXXXXX");
    if (!mkdtemp(plan_folder) || !clock_set_zone("Asia/Shanghai"))
        return -1;
    (void)snprintf(calendars, sizeof(calendars), "%s/calendars", plan_folder);
    return mkdir(calendars, 0755);
}

static inline int plan_folder_close(void **state)
{
    (void)state;
    file_remove_tree(plan_folder);
    return 0;
}

static inline void plan_write(const char *name, const char *text)
{
    char path[128];
    (void)snprintf(path, sizeof(path), "%s/%s", plan_folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

/* A site with that config folder and nothing shipped. */
static inline struct site plan_site_of(char *config)
{
    struct site site = {.config = config, .shipped = plan_nowhere};
    config_kiosk_defaults(&site.kiosk);
    return site;
}

/* Seconds of a local time in Shanghai. */
static inline int64_t at(const char *local)
{
    int64_t seconds = 0;
    bool has_offset = true;
    assert_true(civil_parse_time(local, &seconds, &has_offset));
    return has_offset ? seconds : clock_utc_of_local(seconds);
}

static inline void assert_said(const struct config_report *report, size_t errors, size_t warnings)
{
    if (report->errors != errors || report->warnings != warnings)
        config_report_print(report, stderr);
    assert_int_equal(report->errors, errors);
    assert_int_equal(report->warnings, warnings);
}

/* Some line of the report holds all of words. */
static inline void assert_told(const struct config_report *report, const char *words)
{
    for (size_t i = 0; i < report->count; i++)
        if (strstr(report->lines[i], words))
            return;
    config_report_print(report, stderr);
    fail_msg("nothing was said of: %s", words);
}

#endif
