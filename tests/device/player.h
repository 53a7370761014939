/*
 * A control socket in a folder of its own, and its handler, for the tests of this room.
 */
#ifndef TESTS_DEVICE_PLAYER_H
#define TESTS_DEVICE_PLAYER_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "device/control.h"

struct player {
    char *folder; /* to be removed at the end */
    char *path;   /* of the socket */
    struct control *control;
    int served;     /* requests the handler saw */
    int64_t ticket; /* of the last "later" */
};

/*
 * "echo WORD..." gives the words as one string, "long N" a string of N bytes, "bad" is refused,
 * "nothing" gives no data, "broken" gives no JSON, "later" puts the answer off.
 */
static inline bool handle(void *ctx, char *const *words, int count, struct str *out_data,
                          struct err *err)
{
    struct player *player = ctx;
    player->served++;
    if (strcmp(words[0], "bad") == 0)
        return err_set(err, ERR_INVALID, "没有这个命令 no such command");
    if (strcmp(words[0], "later") == 0)
        player->ticket = control_defer(player->control);
    if (strcmp(words[0], "broken") == 0)
        str_add(out_data, "{");
    if (strcmp(words[0], "long") == 0 && count > 1)
        str_addf(out_data, "\"%0*d\"", atoi(words[1]), 0);
    if (strcmp(words[0], "echo") == 0) {
        str_add(out_data, "\"");
        for (int i = 1; i < count; i++)
            str_addf(out_data, "%s%s", i > 1 ? " " : "", words[i]);
        str_add(out_data, "\"");
    }
    return true;
}

static inline void player_make_folder(struct player *player)
{
    char folder[] = "/tmp/anxuan-test-XXXXXX";
    *player = (struct player){.folder = mem_copy_text(mkdtemp(folder))};
    player->path = file_join(player->folder, "ctl.sock");
}

static inline bool player_open(struct player *player, struct err *err)
{
    player->control = control_open(player->path, handle, player, err);
    return player->control != NULL;
}

static inline void player_remove(struct player *player)
{
    control_close(player->control);
    file_remove_tree(player->folder);
    free(player->path);
    free(player->folder);
}

#endif
