#include "package/import.h"
#include "package/open.h"

bool package_verify(const char *stick, const struct package_ring *ring,
                    const struct package_limits *limits, const struct package_watch *watch,
                    struct package_outcome *out, struct package_trouble *trouble)
{
    struct package_opened opened;
    *out = (struct package_outcome){0};
    bool ok = package_open_signed(stick, ring, limits, &opened, trouble) &&
              package_opened_list(&opened, limits, trouble) &&
              package_opened_copy(&opened, -1, watch, trouble);
    package_opened_tell(&opened, out);
    package_opened_finish(&opened);
    return ok;
}
