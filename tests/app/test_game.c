#include "app/game_player.h"

#include <sqlite3.h>

static const enum quiz_state pages[] = {QUIZ_NOTICE,      QUIZ_ENTRANCE, QUIZ_CHOICE,
                                        QUIZ_OPENING,     QUIZ_SEARCH,   QUIZ_QUESTION,
                                        QUIZ_EXPLANATION, QUIZ_STORING,  QUIZ_RESULT};
#define DAY_S 86400
#define PAGES (sizeof(pages) / sizeof(pages[0]))

static struct game *const game = &game_player.game;
static struct quiz_session *const session = &game_player.game.session;

/* The word that SQL finds in the newest row of what is on disk. */
static void ask_disk(const char *sql, char out[64])
{
    char path[256];
    sqlite3 *db;
    sqlite3_stmt *statement;
    assert_true(records_flush(game_player.records, 5000));
    (void)snprintf(path, sizeof(path), "%s/data/records/000001.db", game_folder);
    assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    (void)snprintf(out, 64, "%s", (const char *)sqlite3_column_text(statement, 0));
    assert_int_equal(sqlite3_finalize(statement), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void expect_on_disk(const char *sql, const char *word)
{
    char found[64];
    ask_disk(sql, found);
    assert_string_equal(found, word);
}

static void expect_zero(const void *bytes, size_t count)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < count; i++)
        assert_int_equal(at[i], 0);
}

/* Nothing is left of who was there. */
static void expect_forgotten(void)
{
    size_t kept = offsetof(struct quiz_session, state);
    assert_int_equal(session->state, QUIZ_ATTRACT);
    expect_zero((const char *)session + kept, sizeof(*session) - kept);
    expect_zero(game->ticket, sizeof(game->ticket));
    expect_zero(game->ticket_short, sizeof(game->ticket_short));
    expect_zero(&game->typed, sizeof(game->typed));
    expect_zero(game->words, sizeof(game->words));
    expect_zero(&game->shown, sizeof(game->shown));
    assert_null(game->level.image);
    assert_null(game->level.opening);
    assert_null(game->sharper.image);
    assert_null(game->level_folder);
    assert_null(game->voice);
}

static int start(void **state)
{
    (void)state;
    game_start("idle_menu_s = 45;");
    return 0;
}

static int start_ticket(void **state)
{
    (void)state;
    game_start("daily_rule = \"ticket\"; prize = true;");
    return 0;
}

static int finish(void **state)
{
    (void)state;
    game_finish();
    return 0;
}

/* --- what is stronger ------------------------------------------------------------------------ */

static void test_interrupted_everywhere(void **state)
{
    (void)state;
    for (size_t i = 0; i < PAGES; i++) {
        int64_t ended = game->sessions_ended;
        bool is_settled = pages[i] >= QUIZ_STORING;
        game_go_to(pages[i]);
        game_interrupt(&game_player);
        expect_forgotten();
        game_turn();
        assert_int_equal(game->sessions_ended, ended + 1);
        assert_int_equal(game_player.scene.page, VIEW_PAGE_NONE);
        expect_on_disk("SELECT outcome FROM session ORDER BY seq DESC LIMIT 1",
                       is_settled ? "completed" : "interrupted");
        expect_on_disk("SELECT count(*) FROM session", (char[]){(char)('1' + i), '\0'});
    }
}

static void cover_by_slate(bool is_on)
{
    player_set_slate(&game_player, is_on);
}

static void cover_by_staff(bool is_on)
{
    game_player.staff.state = is_on ? STAFF_LOOK : STAFF_CLOSED;
    game_player.staff.touched_ms = INT64_MAX / 2; /* it is not left alone */
}

/* Time stands still under it, nobody is asked or forgotten, and the page is there afterwards. */
static void covered_everywhere(void (*cover)(bool is_on))
{
    for (size_t i = 0; i < PAGES; i++) {
        if (pages[i] == QUIZ_OPENING || pages[i] == QUIZ_STORING)
            continue; /* they go on by themselves */
        game_go_to(pages[i]);
        cover(true);
        game_turn();
        assert_int_not_equal(game_player.scene.page, VIEW_PAGE_QUIZ);
        game_pass(3600000);
        game_turn();
        cover(false);
        game_turn();
        assert_int_equal(session->state, pages[i]);
        assert_int_equal(session->ask, QUIZ_ASK_NOTHING);
        assert_int_equal(game_player.scene.page, VIEW_PAGE_QUIZ);
        game_interrupt(&game_player);
        game_turn();
    }
}

static void test_slate_everywhere(void **state)
{
    (void)state;
    covered_everywhere(cover_by_slate);
}

static void test_staff_page_everywhere(void **state)
{
    (void)state;
    covered_everywhere(cover_by_staff);
}

/* Who listened is asked as soon as others once nothing speaks any more. */
static void test_slate_ends_speech(void **state)
{
    (void)state;
    game_go_to(QUIZ_NOTICE);
    game_tell(&game_player, QUIZ_EVENT_SPEAK);
    assert_true(session->is_speaking);
    player_set_slate(&game_player, true);
    game_turn();
    player_set_slate(&game_player, false);
    game_turn();
    assert_null(game->voice);
    assert_false(session->is_speaking);
    game_pass(46000);
    game_turn();
    assert_int_equal(session->ask, QUIZ_ASK_STILL_THERE);
}

/* A finger that opened staff's page goes up there: the next one is the first again. */
static void test_fingers_before_staff_page(void **state)
{
    (void)state;
    struct screen_event event = {.kind = SCREEN_EVENT_DOWN, .x = 5, .y = 5, .pointer = 7};
    game_go_to(QUIZ_NOTICE);
    game_input(&game_player, &event);
    game_pass(3000);
    cover_by_staff(true);
    game_turn();
    game_pass(1000);
    cover_by_staff(false);
    game_turn();
    game_press(VIEW_BUTTON_CHOICE_0 + QUIZ_LEVEL_GAME);
    assert_int_equal(session->state, QUIZ_ENTRANCE);
}

/* --- the schedule ---------------------------------------------------------------------------- */

static void set_schedule(const char *rule)
{
    char text[512];
    (void)snprintf(text, sizeof(text),
                   "fallback = \"cards\"; rules = ( { name = \"now\"; when = { }; %s } );", rule);
    game_write("site/schedule.cfg", text);
    programme_reload(&game_player);
}

static void test_closed_everywhere(void **state)
{
    (void)state;
    for (size_t i = 0; i < PAGES; i++) {
        game_go_to(pages[i]);
        set_schedule("set = { playlist = \"cards\"; };");
        game_turn();
        assert_int_not_equal(session->state, QUIZ_ATTRACT);
        game_pass(361000);
        game_turn();
        expect_forgotten();
        assert_false(game_invites(&game_player));
        set_schedule("set = { playlist = \"cards\"; quiz = true; };");
        game_turn();
        assert_true(game_invites(&game_player));
    }
}

/* The screen goes dark once nobody plays. */
static void test_dark_everywhere(void **state)
{
    (void)state;
    for (size_t i = 0; i < PAGES; i++) {
        game_go_to(pages[i]);
        set_schedule("set = { screen = \"off\"; };");
        game_turn();
        assert_int_equal(game_player.scene.page, VIEW_PAGE_QUIZ);
        game_pass(361000);
        game_turn();
        game_turn();
        expect_forgotten();
        assert_int_equal(game_player.scene.page, VIEW_PAGE_DARK);
        set_schedule("set = { playlist = \"cards\"; quiz = true; };");
        game_turn();
    }
}

/* Dark from 10 to 11, at once. */
static void set_night(void)
{
    game_write("site/schedule.cfg",
               "fallback = \"cards\"; rules = ("
               " { name = \"day\"; when = { }; set = { playlist = \"cards\"; quiz = true; }; },"
               " { name = \"night\"; when = { at = \"10:00-11:00\"; }; cut = true;"
               "   set = { screen = \"off\"; }; } );");
    programme_reload(&game_player);
    game_turn();
}

static void pass_on_the_wall(int64_t seconds)
{
    game_player.site.clock.start_utc_us += seconds * 1000000;
    game_turn();
}

static void test_cut_everywhere(void **state)
{
    (void)state;
    set_night();
    for (size_t i = 0; i < PAGES; i++) {
        game_go_to(pages[i]);
        pass_on_the_wall(3600);
        expect_forgotten();
        assert_int_equal(game_player.scene.page, VIEW_PAGE_DARK);
        pass_on_the_wall(-3600);
        assert_int_equal(game_player.scene.page, VIEW_PAGE_NONE);
    }
}

/* Orders for the show wait behind the game: it stays held, and its page on the panel. */
static void test_show_orders_everywhere(void **state)
{
    (void)state;
    for (size_t i = 0; i < PAGES; i++) {
        game_go_to(pages[i]);
        player_skip(&game_player, 1);
        player_skip(&game_player, -1);
        player_set_paused(&game_player, true);
        player_set_paused(&game_player, false);
        player_reload(&game_player);
        game_resized(&game_player);
        game_turn();
        assert_true(game_player.director.is_paused);
        assert_int_equal(game_player.scene.page, VIEW_PAGE_QUIZ);
        game_interrupt(&game_player);
        game_turn();
        assert_false(game_player.director.is_paused);
    }
}

static void test_training_yields_to_a_cut(void **state)
{
    (void)state;
    set_night();
    game_begin_training(&game_player);
    assert_true(game_is_on(&game_player));
    pass_on_the_wall(3600);
    assert_false(game_is_on(&game_player));
    assert_int_equal(game_player.scene.page, VIEW_PAGE_DARK);
    game_begin_training(&game_player); /* nobody would see it */
    assert_false(game_is_on(&game_player));
}

/* The scenes are read when they are wanted, and the quiz need not be open for that. */
static void test_training_where_the_quiz_is_not_open(void **state)
{
    (void)state;
    shelf_close(game_player.game.shelf);
    game_player.game.shelf = shelf_open(&game_player.site);
    game_begin_training(&game_player);
    assert_true(game_wait(game_has_scenes));
    assert_true(game_is_on(&game_player));
}

/* --- nothing goes on behind the show --------------------------------------------------------- */

static bool is_quiet(void)
{
    struct pollfd fds[GAME_FDS];
    return game_fds(&game_player, fds) == 1; /* the records' alone */
}

/* A descriptor that is polled and never read would keep the loop turning for ever. */
static void test_cards_come_to_rest_after_leaving(void **state)
{
    (void)state;
    game_go_to(QUIZ_NOTICE);
    game_turn();
    assert_false(is_quiet());
    game_press(VIEW_BUTTON_LEAVE);
    expect_forgotten();
    assert_true(game_wait(is_quiet));
}

static void test_scenes_removed_while_open(void **state)
{
    (void)state;
    for (size_t i = 0; i < PAGES; i++) {
        game_go_to(pages[i]);
        game_run("mv $GAME/site/assets/scenes/community $GAME/aside");
        shelf_refresh(game->shelf);
        for (int turn = 0; turn < 30; turn++) {
            (void)poll(NULL, 0, TURN_MS);
            game_turn();
        }
        assert_int_not_equal(session->state, QUIZ_ATTRACT);
        game_interrupt(&game_player);
        game_run("mv $GAME/aside $GAME/site/assets/scenes/community");
        shelf_refresh(game->shelf);
        game_turn();
        assert_true(game_wait(game_has_scenes));
    }
}

static bool has_picture(void)
{
    return game->level.image;
}

/* A picture that one size of the panel had no place for comes with the next; on a panel without
 * room for the quiz the one there is stays. */
static void test_picture_comes_back(void **state)
{
    (void)state;
    game_go_to(QUIZ_SEARCH);
    game_picture_close(game);
    game_resized(&game_player);
    assert_true(game_wait(has_picture));
    const struct screen_image *image = game->level.image;
    game_player.has_room = false;
    game->level.view = game->level.view == QUIZ_LANDSCAPE ? QUIZ_PORTRAIT : QUIZ_LANDSCAPE;
    game_resized(&game_player);
    assert_ptr_equal(game->level.image, image);
    game_player.has_room = true;
    game_resized(&game_player);
    assert_true(game_wait(has_picture));
    assert_int_equal(game->level.view, game_picture_view(&game_player));
}

/* --- keys ------------------------------------------------------------------------------------ */

/* The picture's cross is of the picture's page alone: arrows walk the answers, and what is asked.
 */
static void test_arrows_after_the_picture(void **state)
{
    (void)state;
    game_go_to(QUIZ_SEARCH);
    game_key(SCREEN_KEY_TAB, 0, 0);
    assert_int_equal(game->focus, VIEW_BUTTON_PICTURE);
    game_key(SCREEN_KEY_ESCAPE, 0, 0);
    assert_int_equal(session->ask, QUIZ_ASK_LEAVE);
    game_key(SCREEN_KEY_DOWN, 0, 0);
    assert_int_not_equal(game->focus, VIEW_BUTTON_PICTURE);
    game_key(SCREEN_KEY_ESCAPE, 0, 0);
    game_key(SCREEN_KEY_TAB, 0, 0);
    assert_int_equal(game->focus, VIEW_BUTTON_PICTURE);
    game_find_hazard();
    assert_int_equal(session->state, QUIZ_QUESTION);
    game_key(SCREEN_KEY_DOWN, 0, 0);
    assert_int_not_equal(game->focus, VIEW_BUTTON_PICTURE);
}

/* Where staff's keys are allowed the space bar holds the show. */
static void test_what_begins(void **state)
{
    (void)state;
    struct player *player = &game_player;
    const struct screen_event touch = {.kind = SCREEN_EVENT_DOWN};
    const struct screen_event enter = {.kind = SCREEN_EVENT_KEY, .key = SCREEN_KEY_ENTER};
    const struct screen_event space = {.kind = SCREEN_EVENT_KEY, .key = SCREEN_KEY_PAUSE};
    const struct screen_event escape = {.kind = SCREEN_EVENT_KEY, .key = SCREEN_KEY_ESCAPE};
    for (int is_public = 0; is_public < 2; is_public++) {
        player->staff.is_public = is_public;
        assert_true(game_begins_by(player, &touch));
        assert_true(game_begins_by(player, &enter));
        assert_int_equal(game_begins_by(player, &space), is_public);
        assert_false(game_begins_by(player, &escape));
    }
}

/* --- days and tickets ------------------------------------------------------------------------ */

/* Today's figures are today's, also when staff set the clock only now. */
static void test_sums_follow_a_clock_that_was_set(void **state)
{
    (void)state;
    game_go_to(QUIZ_EXPLANATION);
    game_interrupt(&game_player);
    assert_int_equal(game->today.sessions, 1);
    assert_true(records_flush(game_player.records, 5000));
    pass_on_the_wall(INT64_C(-40) * DAY_S);
    assert_int_equal(game->today.sessions, 0);
    pass_on_the_wall(INT64_C(40) * DAY_S);
    assert_int_equal(game->today.sessions, 1);
    pass_on_the_wall(DAY_S);
    assert_int_equal(game->today.sessions, 0);
}

static void go_to_gate(void)
{
    game_go_to(QUIZ_ENTRANCE);
    game_press(VIEW_BUTTON_CHOICE_0 + QUIZ_LOCAL);
    assert_int_equal(session->state, QUIZ_GATE);
}

/* The keypad takes as many characters as it shows, a scanner more. */
static void test_keypad_takes_six(void **state)
{
    (void)state;
    go_to_gate();
    for (int i = 0; i < QUIZ_TICKET_SHORT + 2; i++)
        game_press((enum view_button)(VIEW_BUTTON_CHAR_0 + i));
    assert_int_equal(game->typed.count, QUIZ_TICKET_SHORT);
    game_press(VIEW_BUTTON_ERASE);
    assert_int_equal(game->typed.count, QUIZ_TICKET_SHORT - 1);
    for (int i = 0; i < GAME_TYPED_MAX + 10; i++)
        game_key(SCREEN_KEY_OTHER, 0, 'a');
    assert_true(game->typed.is_too_long);
    game_key(SCREEN_KEY_ENTER, 0, 0);
    assert_int_equal(quiz_note_now(session, game_now_ms(&game_player)), QUIZ_NOTE_TICKET_BAD);
    expect_zero(game->typed.text, sizeof(game->typed.text));
}

static void hold(enum screen_key key, int digit, char character)
{
    const struct screen_event event = {.kind = SCREEN_EVENT_KEY,
                                       .key = key,
                                       .digit = digit,
                                       .character = character,
                                       .is_repeat = true};
    game_input(&game_player, &event);
}

/* A scanner's second "a" comes as a held key; arrows move the cross on; Enter is Enter once. */
static void test_held_keys(void **state)
{
    const struct screen_event enter = {
        .kind = SCREEN_EVENT_KEY, .key = SCREEN_KEY_ENTER, .is_repeat = true};
    (void)state;
    assert_false(game_begins_by(&game_player, &enter));
    go_to_gate();
    game_key(SCREEN_KEY_OTHER, 0, 'a');
    for (int i = 0; i < GAME_TYPED_MAX + 10; i++)
        hold(SCREEN_KEY_OTHER, 0, 'a');
    assert_int_equal(game->typed.count, GAME_TYPED_MAX);
    assert_true(game->typed.is_too_long);
    hold(SCREEN_KEY_ENTER, 0, 0);
    assert_int_equal(game->typed.count, GAME_TYPED_MAX);
    game_press(VIEW_BUTTON_GO_ON);
    game_press((enum view_button)(VIEW_BUTTON_CHOICE_0 + QUIZ_COMMUNITY));
    assert_true(game_wait(game_is_opened));
    game->focus = VIEW_BUTTON_PICTURE;
    double x = game->cross.x, y = game->cross.y;
    hold(SCREEN_KEY_NEXT, 0, 0);
    hold(SCREEN_KEY_DIGIT, 2, '2');
    assert_true(game->cross.x > x && game->cross.y > y);
    game->focus = VIEW_BUTTON_HINT;
    x = game->cross.x;
    hold(SCREEN_KEY_NEXT, 0, 0);
    assert_int_equal(game->focus, VIEW_BUTTON_HINT);
    assert_true(game->cross.x <= x);
}

/* A key that is stuck does not keep a visitor's place warm. */
static void test_stuck_arrow(void **state)
{
    (void)state;
    game_go_to(QUIZ_SEARCH);
    game->focus = VIEW_BUTTON_PICTURE;
    for (int i = 0; i < 4000 && !session->ask; i++) {
        game_pass(50);
        hold(SCREEN_KEY_NEXT, 0, 0);
        game_step(&game_player);
    }
    assert_true(session->ask);
}

static bool has_ticket(void)
{
    game_view_fill(&game_player);
    return game->shown.result.ticket != NULL;
}

/* A visitor may rely on the characters on the panel: first they are on disk. */
static void test_ticket_is_on_disk_first(void **state)
{
    (void)state;
    go_to_gate();
    game_press(VIEW_BUTTON_GO_ON);
    game_press((enum view_button)(VIEW_BUTTON_CHOICE_0 + QUIZ_COMMUNITY));
    assert_true(game_wait(game_is_opened));
    game_press(VIEW_BUTTON_LEAVE);
    game_press(VIEW_BUTTON_FINISH);
    while (!session->is_stored) {
        assert_false(has_ticket());
        (void)poll(NULL, 0, TURN_MS);
        game_step(&game_player);
    }
    assert_true(game->ticket_number > 0 || has_ticket());
    assert_true(game_wait(has_ticket));
    expect_on_disk("SELECT count(*) FROM ticket WHERE kind = 'issued'", "1");
    game_press(VIEW_BUTTON_GO_ON);
    expect_forgotten();
}

/* --- staff let visitors in ------------------------------------------------------------------- */

static int start_pin(void **state)
{
    (void)state;
    game_start("daily_rule = \"staff_pin\";");
    game_player.staff.has_pin = true;
    return 0;
}

static void test_pin_gate(void **state)
{
    struct staff *staff = &game_player.staff;
    (void)state;
    go_to_gate();
    assert_int_equal(staff->state, STAFF_PIN);
    game_turn();
    assert_int_equal(game_player.scene.page, VIEW_PAGE_PIN);
    game_interrupt(&game_player);
    expect_forgotten();
    assert_int_equal(staff->state, STAFF_CLOSED); /* it asked for somebody who is gone */
    game_turn();
    go_to_gate();
    game_pass(STAFF_IDLE_MS);
    game_turn();
    game_turn();
    assert_int_equal(session->state, QUIZ_ENTRANCE);
    game_press(VIEW_BUTTON_CHOICE_0 + QUIZ_LOCAL);
    staff_pin_checked(staff, true, game_player.turn_us / 1000);
    game_turn();
    assert_int_equal(session->state, QUIZ_CHOICE);
    game_interrupt(&game_player);
    game_turn();
    go_to_gate(); /* the next one is asked again */
    game_turn();
    assert_int_equal(session->state, QUIZ_GATE);
}

/* What staff are told of a prize is not told to the next visitor. */
static void test_prize_words_stay_on_their_page(void **state)
{
    (void)state;
    game_begin_redeem(&game_player);
    game->redeem_number = 1000; /* there is none: refused, for as long as one looks */
    game_turn();
    assert_non_null(game->typed.note);
    game_leave_page(&game_player);
    go_to_gate();
    game_turn();
    assert_null(game->typed.note);
    game->redeem_number = 0;
}

/* A level over midnight is of the day it began on, and the next one of the new day. */
static void test_midnight(void **state)
{
    (void)state;
    int64_t day = game->today_day;
    game_go_to(QUIZ_QUESTION);
    pass_on_the_wall(DAY_S);
    game_choose(0);
    assert_int_equal(session->state, QUIZ_EXPLANATION);
    game_pass(QUIZ_ANSWER_LOCK_MS);
    game_tell(&game_player, QUIZ_EVENT_NEXT);
    game_press(VIEW_BUTTON_LEAVE);
    game_press(VIEW_BUTTON_FINISH);
    assert_true(game_wait(game_is_stored));
    assert_true(session->is_stored);
    assert_int_equal(game->today_day, day);
    game_interrupt(&game_player);
    expect_forgotten();
    game_turn();
    assert_int_equal(game->today_day, day + 1);
    assert_int_equal(game->today.sessions, 0);
}

int main(void)
{
    if (setenv("SDL_VIDEODRIVER", "dummy", 1) != 0)
        return 1;
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, finish)
    const struct CMUnitTest tests[] = {
        TEST(test_interrupted_everywhere),
        TEST(test_slate_everywhere),
        TEST(test_staff_page_everywhere),
        TEST(test_slate_ends_speech),
        TEST(test_fingers_before_staff_page),
        TEST(test_closed_everywhere),
        TEST(test_dark_everywhere),
        TEST(test_cut_everywhere),
        TEST(test_show_orders_everywhere),
        TEST(test_training_yields_to_a_cut),
        TEST(test_training_where_the_quiz_is_not_open),
        TEST(test_cards_come_to_rest_after_leaving),
        TEST(test_scenes_removed_while_open),
        TEST(test_picture_comes_back),
        TEST(test_arrows_after_the_picture),
        TEST(test_stuck_arrow),
        TEST(test_what_begins),
        TEST(test_sums_follow_a_clock_that_was_set),
        cmocka_unit_test_setup_teardown(test_keypad_takes_six, start_ticket, finish),
        cmocka_unit_test_setup_teardown(test_held_keys, start_ticket, finish),
        cmocka_unit_test_setup_teardown(test_prize_words_stay_on_their_page, start_ticket, finish),
        cmocka_unit_test_setup_teardown(test_ticket_is_on_disk_first, start_ticket, finish),
        cmocka_unit_test_setup_teardown(test_pin_gate, start_pin, finish),
        TEST(test_midnight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
