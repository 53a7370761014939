/*
 * app/game_priv: what the game's files know of each other. See app/game.h.
 */
#ifndef APP_GAME_PRIV_H
#define APP_GAME_PRIV_H

#include "app/game.h"
#include "app/player_priv.h"

/* game.c */
int64_t game_now_ms(const struct player *player); /* the game's own time, > 0 */
void game_event(struct player *player, const struct quiz_event *event);
void game_tell(struct player *player, enum quiz_event_kind kind);
void game_leave_page(struct player *player); /* the presenter's or the prize page */

/* game_input.c */
void game_input_reset(struct game *game);

/* game_picture.c */
void game_picture_open(struct player *player); /* of the session's or the presenter's scene */
enum picture_state game_picture_step(struct player *player);
void game_picture_close(struct game *game);       /* the level's */
void game_picture_sharpen(struct player *player); /* zoomed in: from larger layers */
void game_cards_step(struct player *player);
void game_cards_finish(struct player *player); /* what is under way, no more: nobody plays */
bool game_cards_are_busy(const struct game *game);
void game_cards_close(struct game *game);
struct screen_image *game_picture_image(const struct game *game);
const struct quiz_scene *game_scene(const struct game *game);
enum quiz_view game_picture_view(const struct player *player);

/* game_store.c */
void game_store_open(struct player *player);
void game_store(struct player *player);
void game_store_step(struct player *player);
void game_stats_fill(struct game *game); /* whenever today's sums or the shelf have changed */

/* game_ticket.c */
void game_ticket_open(struct player *player);
void game_ticket_make(struct player *player);
void game_ticket_step(struct player *player);
bool game_has_ticket(const struct game *game); /* one that may be shown: it is on disk */
void game_ticket_typed(struct player *player, char character); /* or scanned */
void game_ticket_key(struct player *player, char character);   /* of the page's keypad */
void game_ticket_enter(struct player *player);
void game_ticket_erase(struct player *player);
void game_redeem_step(struct player *player);
void game_stock(struct player *player, int more);
enum quiz_rule game_rule(const struct player *player);

/* game_sound.c */
void game_cue(struct player *player, enum quiz_cue cue);
void game_speak(struct player *player);
void game_hush(struct player *player);
void game_silence(struct player *player); /* and the session is told */
void game_sound_step(struct player *player);
void game_sound_close(struct player *player);
bool game_can_speak(const struct player *player, bool *out_is_made);

/* game_training.c */
void game_training_press(struct player *player, enum view_button button);
void game_training_tap(struct player *player, struct quiz_point point, double slop);

/* game_view.c, game_words.c */
void game_view_fill(struct player *player);
void game_view_prepare(struct player *player); /* the first page, before anybody touches */
void game_words_fill(struct player *player);
const char *game_note_word(const struct player *player, enum view_note *out_kind);

#endif
