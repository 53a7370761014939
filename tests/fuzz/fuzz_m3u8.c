/*
 * An .m3u8 list in a playlist's folder.
 */
#include "fuzz/playlist_folder.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    playlist_folder_make();
    (void)folder_write("list/list.m3u8", data, len); /* its path is known */
    playlist_folder_check();
    return 0;
}
