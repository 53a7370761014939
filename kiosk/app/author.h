/*
 * app/author: `anxuan scene FILE`: an author draws a scene's shapes with finger, mouse or keys, and
 * saves scene.cfg.
 */
#ifndef APP_AUTHOR_H
#define APP_AUTHOR_H

#include "app/options.h"

/*
 * Opens options->words[0] (a scene's folder or scene.cfg) in a window until told to quit. Returns
 * the exit code: 66 no such scene, 65 its file cannot be used, 69 no display. All that is wrong
 * with the scene was printed.
 */
int author_run(const struct options *options);

#endif
