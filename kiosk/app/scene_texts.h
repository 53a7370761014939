/*
 * app/scene_texts: what there is to be read aloud of a scene.
 */
#ifndef APP_SCENE_TEXTS_H
#define APP_SCENE_TEXTS_H

#include <stdio.h>

#include "quiz/scene.h"
#include "view/words.h"

/*
 * Prints "ID<TAB>TEXT" a line for each text, named as its sound file is: H-question, H-1 to H-4
 * (options as the file numbers them) and H-explanation (with the practice), H being the hazard's
 * id. What is not written in the scene has no line.
 */
void scene_texts_print(const struct quiz_scene *scene, enum view_lang lang, FILE *out);

#endif
