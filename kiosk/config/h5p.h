/*
 * config/h5p: an H5P "Find Multiple Hotspots" file (.h5p) becomes a scene's folder.
 *
 * The folder gets the picture and a scene.cfg with the spots: those to be found as hazards, the
 * others as decoys, their feedback as explanation; the rest is for the author to fill in (`check`
 * names it). Nothing of the archive is written under a name of its own.
 */
#ifndef CONFIG_H5P_H
#define CONFIG_H5P_H

#include "base/err.h"

#define CONFIG_H5P_ENTRIES_MAX 10000
#define CONFIG_H5P_TASK_MAX    ((size_t)4 * 1024 * 1024)  /* content.json */
#define CONFIG_H5P_IMAGE_MAX   ((size_t)64 * 1024 * 1024) /* the picture */

/*
 * folder must not exist yet; it is made whole or not at all. ERR_GONE no such file; ERR_PARSE
 * damaged, or no content/content.json; ERR_INVALID another kind of task, or no picture we can show;
 * ERR_UNTRUSTED a name in it is absolute or has ..; ERR_LIMIT; ERR_BUSY the folder, or FOLDER.part,
 * is there; ERR_IO.
 */
bool config_h5p_import(const char *path, const char *folder, struct err *err) MUST_USE;

#endif
