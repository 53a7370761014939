#include "package/import.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "package/import_priv.h"

bool package_work_step(struct package_work *work, enum package_step step,
                       struct package_trouble *trouble)
{
    work->progress.step = step;
    return work->hooks->go_on(work->hooks->ctx, &work->progress, trouble);
}

static bool go_on(void *ctx, int64_t bytes, struct package_trouble *trouble)
{
    struct package_work *work = ctx;
    work->progress.done_bytes += bytes;
    return work->hooks->go_on(work->hooks->ctx, &work->progress, trouble);
}

struct package_watch package_work_watch(struct package_work *work)
{
    return (struct package_watch){go_on, work};
}

bool package_work_stage(struct package_work *work, struct package_trouble *trouble)
{
    work->stage = package_store_stage(work->data, &work->generation, trouble);
    if (!work->stage)
        return false;
    work->stage_fd = open(work->stage, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return work->stage_fd >= 0 || package_refuse_errno(trouble, PACKAGE_DISK, "%s", work->stage);
}

/* Whether what nobody signed can come on at all: where staff accept it, they need a PIN. */
static bool is_open(const struct package_rules *rules)
{
    return rules->trust == PACKAGE_TRUST_ANY ||
           (rules->trust == PACKAGE_TRUST_PIN && rules->has_pin);
}

/* Whether a reason says that no organiser of ours stands behind it, and nothing worse. */
static bool is_nobodys(enum package_reason reason)
{
    return reason == PACKAGE_NO_KEY || reason == PACKAGE_UNSIGNED || reason == PACKAGE_FOREIGN;
}

static bool open_plain(const struct package_work *work, struct package_opened *out,
                       struct package_trouble *trouble)
{
    const struct package_rules *rules = work->rules;
    if (!package_plain_open(work->stick, rules->label, &rules->limits, out, trouble))
        return false;
    return is_open(rules) ||
           package_refuse(trouble, rules->ring->count > 0 ? PACKAGE_UNSIGNED : PACKAGE_NO_KEY,
                          "%s: 未设工作人员口令，不能确认无签名的内容 "
                          "without a staff PIN nobody can accept it",
                          work->stick);
}

/* Opens what is there and may come in. *out is to be finished in any case. */
static bool open_any(const struct package_work *work, struct package_opened *out,
                     bool *out_is_plain, struct package_trouble *trouble)
{
    const struct package_rules *rules = work->rules;
    *out_is_plain = false;
    if (package_open_signed(work->stick, rules->ring, &rules->limits, out, trouble))
        return true;
    if (is_nobodys(trouble->reason) && is_open(rules)) {
        package_opened_finish(out);
        return package_open_unsigned(work->stick, &rules->limits, out, trouble);
    }
    *out_is_plain = trouble->reason == PACKAGE_NONE && rules->trust != PACKAGE_TRUST_SIGNED;
    if (!*out_is_plain)
        return false;
    package_opened_finish(out);
    return open_plain(work, out, trouble);
}

static bool inherit(const struct package_work *work, const struct package_opened *opened,
                    struct package_trouble *trouble)
{
    const struct package_sums *sums = &opened->sums;
    if (!opened->package.is_add)
        return true;
    char **names = mem_alloc(sums->count * sizeof(*names));
    for (size_t i = 0; i < sums->count; i++)
        names[i] = sums->items[i].name;
    bool ok = package_store_inherit(work->data, work->state.active, work->stage, names, sums->count,
                                    trouble);
    free(names);
    return ok;
}

/* Everything that is refused before a byte is written. */
static bool may_come_in(struct package_work *work, struct package_opened *opened, bool is_plain,
                        struct package_trouble *trouble)
{
    const struct package_rules *rules = work->rules;
    if (!is_plain && !package_rules_fit(rules, &opened->package, trouble))
        return false;
    if (opened->is_signed && (!package_rules_is_new(work, opened->sums_hex, trouble) ||
                              !package_rules_rise(&work->state, opened->package.version, trouble)))
        return false;
    return (is_plain || package_opened_list(opened, &rules->limits, trouble)) &&
           package_rules_have_room(work, opened, trouble);
}

static bool stage(struct package_work *work, struct package_opened *opened, bool is_plain,
                  struct package_trouble *trouble)
{
    struct package_watch watch = package_work_watch(work);
    if (!package_work_step(work, PACKAGE_COPYING, trouble) || !package_work_stage(work, trouble))
        return false;
    if (is_plain ? !package_plain_copy(work, opened, trouble)
                 : !inherit(work, opened, trouble) ||
                       !package_opened_copy(opened, work->stage_fd, &watch, trouble))
        return false;
    work->progress.done_bytes = work->progress.total_bytes; /* package.cfg went by itself */
    return true;
}

/* Whether what is staged can be shown, and may be. */
static bool is_fit_to_show(struct package_work *work, const struct package_opened *opened,
                           struct package_trouble *trouble)
{
    const struct package_hooks *hooks = work->hooks;
    if (!opened->is_signed && !package_rules_is_new(work, opened->sums_hex, trouble))
        return false;
    if (!package_work_step(work, PACKAGE_CHECKING, trouble) ||
        !hooks->check(hooks->ctx, work->stage, trouble))
        return false;
    if (opened->is_signed || work->rules->trust == PACKAGE_TRUST_ANY)
        return true;
    return package_work_step(work, PACKAGE_ASKING, trouble) &&
           hooks->accept(hooks->ctx, work->stage, &work->progress, trouble);
}

/* From here on the store is ours, and what nobody needs takes up no room. */
static bool lock_store(struct package_work *work, struct package_trouble *trouble)
{
    struct package_watch watch = package_work_watch(work);
    work->lock = package_store_lock(work->data, trouble);
    return work->lock >= 0 && package_store_recover(work->data, &work->state, trouble) &&
           package_store_sweep(work->data, &watch, trouble);
}

/* A stranger's stick, which may answer as slowly as it likes, is refused before anything is locked:
 * it keeps no other one waiting, and no content that has to go back. */
static bool take(struct package_work *work, struct package_opened *opened,
                 struct package_trouble *trouble)
{
    struct package_state unused;
    bool is_plain;
    if (!package_work_step(work, PACKAGE_READING, trouble) ||
        !open_any(work, opened, &is_plain, trouble) || !lock_store(work, trouble))
        return false;
    work->progress.name = opened->package.name;
    work->progress.version = opened->package.version;
    if (!may_come_in(work, opened, is_plain, trouble))
        return false;
    work->progress.files = opened->tree.count;
    work->progress.total_bytes = opened->tree.bytes;
    /* what nobody signed has no version: a great one would shut out every signed package */
    return stage(work, opened, is_plain, trouble) && is_fit_to_show(work, opened, trouble) &&
           package_work_step(work, PACKAGE_ACTIVATING, trouble) &&
           package_store_activate(work->data, work->generation,
                                  opened->is_signed ? opened->package.version : 0, &unused,
                                  trouble);
}

static void finish_work(struct package_work *work, bool is_taken)
{
    if (work->stage_fd >= 0)
        (void)close(work->stage_fd); /* was only looked through */
    if (work->stage && !is_taken)
        file_remove_tree(work->stage); /* what stays is swept at the next start */
    free(work->stage);
    if (work->lock >= 0)
        (void)close(work->lock); /* lets go of it */
}

bool package_import(const char *stick, const char *data, const struct package_rules *rules,
                    const struct package_hooks *hooks, struct package_outcome *out,
                    struct package_trouble *trouble)
{
    struct package_opened opened = {.folder_fd = -1};
    struct package_work work = {
        .stick = stick,
        .data = data,
        .rules = rules,
        .hooks = hooks,
        .progress = {.name = ""},
        .stage_fd = -1,
        .lock = -1,
    };
    struct package_trouble found = {.reason = PACKAGE_DISK}; /* of what is taken it may be left */
    *out = (struct package_outcome){.generation = 0};
    bool ok = take(&work, &opened, &found);
    package_opened_tell(&opened, out);
    if (ok)
        out->generation = work.generation;
    else
        *trouble = found;
    finish_work(&work, ok);
    package_opened_finish(&opened);
    return ok;
}

void package_outcome_finish(struct package_outcome *outcome)
{
    config_package_finish(&outcome->package);
}
