#include "app/check_faults.h"

#include <stdlib.h>

#include "app/site.h"
#include "base/file.h"
#include "device/control.h"
#include "json/json.h"

#define ANSWER_MS 2000

static void warn(void *ctx, const struct json_fault *fault)
{
    config_report_warning(ctx, fault->file, 0, 0,
                          fault->is_aside ? "今天出错 %d 次，已搁置 put aside for today: %s"
                                          : "今天出错 %d 次 failed today: %s",
                          fault->count, fault->reason);
}

void check_faults(const struct options *options, struct config_report *report)
{
    struct err err;
    char *status = NULL;
    char word[] = "status";
    char *words[] = {word, NULL};
    char *folder = site_data_folder(options);
    char *path = file_join(folder, CONTROL_SOCKET);
    if (control_call(path, words, 1, ANSWER_MS, &status, &err))
        json_faults_read(status, warn, report);
    free(status);
    free(path);
    free(folder);
}
