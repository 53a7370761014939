#include <math.h>
#include <stdio.h>
#include <string.h>

#include "app/game_priv.h"
#include "view/page_scene.h"
#include "view/quiz_parts.h"

/*
 * The session as what the pages show.
 */

#define RIPPLE_MS 500
#define SHEET_MS  240
#define PENCIL_MS 700
#define ZOOM_FINE 1e6
#define RING_MAX  0.05 /* of the picture's width */
#define PART_GROW 2.2  /* the enlarged part, in diameters of the place */

static enum view_lang lang_of(const struct player *player)
{
    return player->game.session.wishes.is_english ? VIEW_EN : VIEW_ZH;
}

static const char *say(const struct player *player, const char *text)
{
    return view_scene_word(lang_of(player), text);
}

/* 0 to 256 of whole_ms, slowing down; 0 is passed at once, so that the first frame differs. */
static int ease(int64_t gone_ms, int64_t whole_ms)
{
    if (gone_ms >= whole_ms)
        return 256;
    int64_t left = 256 - (gone_ms < 0 ? 0 : gone_ms) * 256 / whole_ms;
    int part = (int)(256 - left * left / 256);
    return part < 8 ? 8 : part;
}

/* --- pages ---------------------------------------------------------------------------------------
 */

static enum view_quiz_page page_of(const struct player *player)
{
    static const enum view_quiz_page pages[QUIZ_STATES] = {
        [QUIZ_NOTICE] = VIEW_QUIZ_NOTICE,     [QUIZ_ENTRANCE] = VIEW_QUIZ_ENTRANCE,
        [QUIZ_GATE] = VIEW_QUIZ_TICKET,       [QUIZ_CHOICE] = VIEW_QUIZ_CHOICE,
        [QUIZ_OPENING] = VIEW_QUIZ_CHOICE,    [QUIZ_SEARCH] = VIEW_QUIZ_SCENE,
        [QUIZ_QUESTION] = VIEW_QUIZ_QUESTION, [QUIZ_EXPLANATION] = VIEW_QUIZ_QUESTION,
        [QUIZ_STORING] = VIEW_QUIZ_STORING,   [QUIZ_RESULT] = VIEW_QUIZ_RESULT,
    };
    switch (player->game.page) {
    case GAME_TRAINING_CHOICE:
        return VIEW_QUIZ_CHOICE;
    case GAME_TRAINING:
        return VIEW_QUIZ_TRAINING;
    case GAME_REDEEM:
        return VIEW_QUIZ_REDEEM;
    case GAME_SESSION:
        break;
    }
    return pages[player->game.session.state];
}

/* Its ring, in parts of the picture's width: round a long thing it marks the middle. */
static double ring_radius(const struct quiz_shape *shape, const struct quiz_picture *picture)
{
    struct quiz_box bounds = quiz_shape_bounds(shape);
    return fmin((bounds.w + bounds.h) / 4, RING_MAX * picture->w) / picture->w;
}

static void fill_level(struct player *player, struct view_level *level)
{
    const struct game *game = &player->game;
    const struct quiz_scene *scene = game_scene(game);
    if (!scene)
        return;
    enum quiz_view view = game_picture_view(player);
    const struct quiz_picture *picture = &scene->pictures[view];
    struct quiz_box shown = quiz_zoom_shown(&game->zoom);
    *level = (struct view_level){
        .picture = game_picture_image(game),
        .picture_w = picture->w,
        .picture_h = picture->h,
        .title = say(player, scene->title ? scene->title : scene->name),
        .found = game->session.found,
        .total = game->session.count > 0 ? game->session.count : 1,
        .mode = game->shown.mode,
        .px_per_mm = game->shown.px_per_mm,
        .has_hint = game->session.settings.has_hints,
        .zoom = game->zoom.scale,
        .shown_x = shown.x,
        .shown_y = shown.y,
    };
    for (int i = 0; i < game->session.count && game->page == GAME_SESSION; i++) {
        const struct quiz_answer *answer = &game->session.answers[i];
        const struct quiz_shape *shape = &answer->item->shapes[view];
        struct quiz_point centre = quiz_shape_centre(shape);
        if (answer->is_found)
            level->rings[level->ring_count++] =
                (struct view_ring){centre.x / picture->w, centre.y / picture->w,
                                   ring_radius(shape, picture), answer->number};
    }
}

/* The place and what is around it, inside the picture, in the shape of the page's upper half. */
static struct layout_rect part_around(const struct player *player, const struct quiz_shape *shape,
                                      double unit, struct layout_rect box)
{
    int w, h;
    struct screen_image *image = game_picture_image(&player->game);
    screen_image_size(image, &w, &h);
    struct quiz_box bounds = quiz_shape_bounds(shape);
    double aspect = box.h > 0 ? (double)box.w / box.h : 16.0 / 9;
    double high = fmax(bounds.h, bounds.w / aspect) * PART_GROW * unit;
    high = fmin(fmax(high, h / 4.0), fmin(h, w / aspect));
    double wide = high * aspect;
    double x = (bounds.x + bounds.w / 2) * unit - wide / 2;
    double y = (bounds.y + bounds.h / 2) * unit - high / 2;
    x = fmin(fmax(x, 0), w - wide);
    y = fmin(fmax(y, 0), h - high);
    return (struct layout_rect){(int)x, (int)y, (int)wide, (int)high};
}

static void fill_question_texts(struct player *player, struct view_question *question)
{
    const struct quiz_session *session = &player->game.session;
    const struct quiz_answer *answer = &session->answers[session->current];
    const struct quiz_item *item = answer->item;
    question->question = say(player, item->question);
    for (int place = 0; place < QUIZ_OPTIONS; place++) {
        question->options[place] = say(player, item->options[answer->order[place]]);
        if (answer->order[place] + 1 == item->answer)
            question->answer = place;
    }
    question->is_answered = session->state == QUIZ_EXPLANATION;
    question->chosen = answer->chosen;
    if (!question->is_answered)
        return;
    question->explanation = say(player, item->explanation);
    question->practice = say(player, item->practice);
    question->basis = say(player, item->basis);
}

static void fill_question(struct player *player, struct view_quiz *shown)
{
    int w, h;
    const struct game *game = &player->game;
    const struct quiz_session *session = &game->session;
    struct view_question *question = &shown->question;
    struct screen_image *image = game_picture_image(game);
    screen_size(player->screen, &w, &h);
    question->heading = game->words[0];
    question->is_speaking = session->is_speaking;
    question->can_speak = game_can_speak(player, &question->is_voice_made);
    if (session->game == QUIZ_QUICK_GAME) {
        question->number = session->current + 1;
        question->total = session->count;
    }
    fill_question_texts(player, question);
    if (!image || session->game != QUIZ_LEVEL_GAME)
        return;
    int image_w, image_h;
    screen_image_size(image, &image_w, &image_h);
    const struct quiz_shape *shape =
        &session->answers[session->current].item->shapes[game->level.view];
    question->unit_x = image_w / session->scene->pictures[game->level.view].w;
    question->unit_y = image_h / session->scene->pictures[game->level.view].h;
    question->picture = image;
    question->part = part_around(player, shape, question->unit_x, quiz_picture_box(shown, w, h));
    if (game_now_ms(player) - game->pencil_ms >= PENCIL_MS)
        question->outline = shape;
}

static void fill_place(struct player *player, const struct quiz_answer *answer,
                       struct view_result_place *place)
{
    const struct game *game = &player->game;
    place->number = answer->number;
    place->is_found = answer->is_found;
    place->is_right = answer->is_right;
    place->title = say(player, answer->item->title);
    place->text = say(player, answer->item->practice);
    if (game->session.game != QUIZ_LEVEL_GAME)
        return;
    const struct quiz_picture *picture = &answer->scene->pictures[game->level.view];
    const struct quiz_shape *shape = &answer->item->shapes[game->level.view];
    struct quiz_point centre = quiz_shape_centre(shape);
    place->x = centre.x / picture->w;
    place->y = centre.y / picture->w;
    place->radius = ring_radius(shape, picture);
    place->outline = shape;
}

/* What was missed first, then what was answered wrongly. */
static void fill_topics(struct player *player, struct view_result *result)
{
    const struct quiz_session *session = &player->game.session;
    int count = 0;
    for (int turn = 0; turn < 2; turn++)
        for (int i = 0; i < session->count && count < 3; i++) {
            const struct quiz_answer *answer = &session->answers[i];
            bool is_missed = !answer->is_found && session->game == QUIZ_LEVEL_GAME;
            if (turn == 0 ? is_missed : !is_missed && !answer->is_right)
                result->topics[count++] = say(player, answer->item->title);
        }
}

static void fill_result(struct player *player, struct view_result *result)
{
    const struct game *game = &player->game;
    const struct quiz_session *session = &game->session;
    bool is_level = session->game == QUIZ_LEVEL_GAME;
    *result = (struct view_result){
        .picture = is_level ? game_picture_image(game) : NULL,
        .is_quick = !is_level,
        .count = session->count,
        .has_score = session->is_stored,
        .score = quiz_score(session),
        .found = session->found,
        .right = session->right,
        .total = session->count,
        .review = session->review,
        .ticket = game_has_ticket(game) ? game->ticket : NULL,
        .ticket_short = game_has_ticket(game) ? game->ticket_short : NULL,
        .hotline = player->site.kiosk.device.hotline,
        .is_prize = player->site.kiosk.quiz.prize && game_has_ticket(game),
    };
    if (result->picture) {
        int w, h;
        const struct quiz_picture *picture = &session->scene->pictures[game->level.view];
        screen_image_size(result->picture, &w, &h);
        result->picture_w = picture->w;
        result->picture_h = picture->h;
        result->unit_x = w / picture->w;
        result->unit_y = h / picture->h;
    }
    for (int i = 0; i < session->count; i++)
        fill_place(player, &session->answers[i], &result->places[i]);
    fill_topics(player, result);
}

static void fill_training(struct player *player, struct view_training *training)
{
    const struct game *game = &player->game;
    const struct quiz_training *from = &game->training;
    if (!from->scene)
        return;
    enum quiz_view view = game_picture_view(player);
    training->count = (int)from->scene->hazard_count;
    training->current = from->current;
    training->number = from->current + 1;
    training->is_all = true;
    for (size_t i = 0; i < from->scene->hazard_count; i++) {
        bool is_shown = quiz_training_is_revealed(from, i);
        training->outlines[i] = is_shown ? &from->scene->hazards[i].shapes[view] : NULL;
        training->is_all = training->is_all && is_shown;
    }
    if (from->current < 0 || !quiz_training_is_revealed(from, (size_t)from->current))
        return;
    const struct quiz_item *item = &from->scene->hazards[from->current];
    training->title = say(player, item->title);
    training->practice = say(player, item->practice);
    training->basis = say(player, item->basis);
}

/* --- what moves ----------------------------------------------------------------------------------
 */

/* A part of the picture on the panel, as far as it is shown. */
static struct layout_rect on_panel(const struct player *player, struct quiz_box part)
{
    int w, h;
    const struct game *game = &player->game;
    screen_size(player->screen, &w, &h);
    struct layout_rect box = quiz_picture_box(&game->shown, w, h), out = {0, 0, 0, 0};
    struct quiz_point a = quiz_zoom_to_box(&game->zoom, (struct quiz_point){part.x, part.y});
    struct quiz_point b =
        quiz_zoom_to_box(&game->zoom, (struct quiz_point){part.x + part.w, part.y + part.h});
    struct layout_rect at = {box.x + (int)(a.x * box.w), box.y + (int)(a.y * box.h),
                             (int)((b.x - a.x) * box.w), (int)((b.y - a.y) * box.h)};
    return layout_intersect(at, box, &out) ? out : (struct layout_rect){0, 0, 0, 0};
}

/* The hinted place, in parts of the picture; around it the quarter in which it lies. */
static struct quiz_box place_of(const struct player *player, const struct quiz_shape *shape)
{
    const struct game *game = &player->game;
    const struct quiz_picture *picture = &game->session.scene->pictures[game->level.view];
    struct quiz_box bounds = quiz_shape_bounds(shape);
    return (struct quiz_box){bounds.x / picture->w, bounds.y / picture->h, bounds.w / picture->w,
                             bounds.h / picture->h};
}

static struct quiz_box quarter_of(struct quiz_box place)
{
    double x = place.x + place.w / 2 - 0.25, y = place.y + place.h / 2 - 0.25;
    return (struct quiz_box){fmin(fmax(x, 0), 0.5), fmin(fmax(y, 0), 0.5), 0.5, 0.5};
}

static void fill_search(struct player *player, struct view_over *over, int64_t now_ms)
{
    const struct game *game = &player->game;
    const struct quiz_session *session = &game->session;
    const struct quiz_picture *picture = &session->scene->pictures[game->level.view];
    over->has_ripple = session->tap_ms > 0 && now_ms - session->tap_ms < RIPPLE_MS;
    if (over->has_ripple) {
        struct quiz_point at =
            quiz_zoom_to_box(&game->zoom, (struct quiz_point){session->tap.x / picture->w,
                                                              session->tap.y / picture->h});
        over->ripple_x = at.x;
        over->ripple_y = at.y;
        over->ripple_part = ease(now_ms - session->tap_ms, RIPPLE_MS);
    }
    if (session->hint_stage == 0)
        return;
    const struct quiz_shape *shape =
        &session->answers[session->hint_of].item->shapes[game->level.view];
    if (session->hint_stage == 1) {
        over->glow = on_panel(player, quarter_of(place_of(player, shape)));
    } else {
        over->outline = shape;
        over->outline_part = ease(now_ms - session->hint_ms, PENCIL_MS);
        over->keep_clear = on_panel(player, place_of(player, shape));
    }
}

static void fill_over(struct player *player, struct view_quiz *shown)
{
    const struct game *game = &player->game;
    const struct quiz_session *session = &game->session;
    struct view_over *over = &shown->over;
    int64_t now_ms = game_now_ms(player);
    *over = (struct view_over){.pressed = game->pressed, .focus = game->focus, .sheet_part = 256};
    if (game->page != GAME_SESSION)
        return;
    over->word = game_note_word(player, &over->word_kind);
    if (session->state == QUIZ_SEARCH)
        fill_search(player, over, now_ms);
    if (session->state != QUIZ_QUESTION || session->game != QUIZ_LEVEL_GAME)
        return;
    over->sheet_part = ease(now_ms - session->entered_ms, SHEET_MS);
    if (!shown->question.outline) {
        over->outline = &session->answers[session->current].item->shapes[game->level.view];
        over->outline_part = ease(now_ms - game->pencil_ms, PENCIL_MS);
        over->is_found = true;
    }
}

/* --- all of it -----------------------------------------------------------------------------------
 */

/* FNV-1a, by numbers. */
static uint64_t mix(uint64_t hash, int64_t number)
{
    return (hash ^ (uint64_t)number) * UINT64_C(0x100000001B3);
}

/* What the ground shows, as a number. */
static int64_t serial_of(const struct player *player)
{
    const struct game *game = &player->game;
    const struct quiz_session *session = &game->session;
    const struct view_quiz *shown = &game->shown;
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    const int64_t numbers[] = {
        shown->page,
        shown->lang,
        shown->ask,
        shown->ask_left_s,
        shown->mode.is_low,
        shown->mode.is_large,
        shown->mode.is_contrast,
        session->state == QUIZ_NOTICE ? 0 : session->begun_ms, /* alike for all */
        session->state,
        session->found,
        session->current,
        session->review,
        session->is_stored,
        session->is_store_late,
        session->is_speaking,
        shown->question.outline != NULL,
        game_has_ticket(game),
        game->training.current,
        (int64_t)game->training.revealed,
        game->prize.stock,
        game->typed.note_kind,
        (int64_t)(intptr_t)game->typed.note,
        game->typed.count,
        llround(game->zoom.scale * ZOOM_FINE),
        llround(game->zoom.centre.x * ZOOM_FINE),
        llround(game->zoom.centre.y * ZOOM_FINE),
        (int64_t)(intptr_t)game_picture_image(game),
        player->size_serial,
        (int64_t)shelf_count(game->shelf),
    };
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
        hash = mix(hash, numbers[i]);
    for (int i = 0; i < game->typed.count; i++)
        hash = mix(hash, game->typed.text[i]);
    for (int i = 0; i < GAME_CARDS; i++)
        hash = mix(hash, (int64_t)(intptr_t)game->cards[i].image);
    return (int64_t)hash;
}

static enum view_ask ask_of(const struct quiz_session *session)
{
    if (session->ask == QUIZ_ASK_STILL_THERE)
        return VIEW_ASK_STILL_THERE;
    if (session->ask == QUIZ_ASK_LEAVE)
        return session->state == QUIZ_SEARCH ? VIEW_ASK_LEAVE_OR_RESULT : VIEW_ASK_LEAVE;
    return VIEW_ASK_NOTHING;
}

static void fill_page(struct player *player, struct view_quiz *shown)
{
    switch (shown->page) {
    case VIEW_QUIZ_QUESTION:
        fill_question(player, shown);
        break;
    case VIEW_QUIZ_RESULT:
        fill_result(player, &shown->result);
        break;
    case VIEW_QUIZ_TRAINING:
        fill_training(player, &shown->training);
        break;
    default:
        break; /* game_words_fill() has all of it */
    }
}

void game_view_fill(struct player *player)
{
    int w, h;
    struct game *game = &player->game;
    struct view_quiz *shown = &game->shown;
    const struct quiz_session *session = &game->session;
    screen_size(player->screen, &w, &h);
    *shown = (struct view_quiz){
        .page = page_of(player),
        .lang = lang_of(player),
        .mode = {session->wishes.is_large, session->wishes.is_contrast, session->wishes.is_low},
        .px_per_mm = view_px_per_mm(w, h, player->site.kiosk.display.diagonal_in),
        .ask = ask_of(session),
        .ask_left_s = quiz_ask_left_s(session, game_now_ms(player)),
    };
    fill_level(player, &shown->level);
    game_words_fill(player);
    fill_page(player, shown);
    fill_over(player, shown);
    shown->ground_serial = serial_of(player);
}

void game_view_prepare(struct player *player)
{
    struct game *game = &player->game;
    game->session.state = QUIZ_NOTICE;
    game_view_fill(player);
    game->session.state = QUIZ_ATTRACT;
    game->shown.over = (struct view_over){0};
    view_prepare_quiz(player->view, &game->shown);
}
