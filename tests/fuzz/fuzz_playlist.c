/*
 * playlist.cfg and ticker.txt. The input stands in both: ticker.txt is read where playlist.cfg has
 * no `ticker`.
 */
#include "fuzz/playlist_folder.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    playlist_folder_make();
    (void)folder_write("list/playlist.cfg", data, len); /* its path is known */
    (void)folder_write("list/ticker.txt", data, len);
    playlist_folder_check();
    return 0;
}
