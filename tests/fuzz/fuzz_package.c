/*
 * package.cfg: what a package says of itself is within its limits, or it is refused with a reason.
 */
#include "config/package_cfg.h"
#include "fuzz/folder.h"

static void check_package(const struct config_package *package)
{
    struct str comment = {0};
    assert(package->name[0] && package->name[0] != '.' && fuzz_is_line(package->name));
    assert(!strpbrk(package->name, " /\\"));
    assert(package->version >= 1 && package->version <= CONFIG_PACKAGE_VERSION);
    assert(strlen(package->created) >= 17 && fuzz_is_line(package->created));
    assert(package->device_count >= 1 && package->device_count <= CONFIG_PACKAGE_DEVICES);
    for (size_t i = 0; i < package->device_count; i++) {
        assert(package->devices[i][0] && !strchr(package->devices[i], '/'));
        assert(config_package_is_for(package, package->devices[i]));
    }
    config_package_comment(package, &comment);
    assert(comment.len > strlen("anxuan  1") && fuzz_is_line(comment.text));
    str_finish(&comment);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct config_package package;
    struct config_report report = {0};
    fuzz_keep_converters();
    bool ok = config_package_read((const char *)data, len, "package.cfg", &package, &report);
    assert(ok == (report.errors == 0));
    if (ok)
        check_package(&package);
    else
        assert(!package.devices && package.version == 0);
    folder_expect_report(&report);
    config_package_finish(&package);
    config_report_finish(&report);
    return 0;
}
