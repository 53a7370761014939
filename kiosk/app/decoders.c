#include "app/player_priv.h"
#include "base/log.h"
#include "base/utf8.h"

static const struct {
    const char *zh, *en;
} names[DIRECTOR_DECODER_COUNT] = {
    [DIRECTOR_DECODER_FILM] = {"影片", "film"},
    [DIRECTOR_DECODER_PICTURE] = {"图片", "picture"},
};

static int decoder_of(const struct player *player, const struct director_effect *effect)
{
    return director_decoder_of(player->seats[effect->seat].kind);
}

void decoders_tell_unable(struct player *player, const struct director_effect *effect)
{
    struct str words = {0};
    int decoder = decoder_of(player, effect);
    const char *reason = player->seats[effect->seat].trouble.text;
    str_addf(&words,
             "%s解码程序不能用，%d 秒后再试 the %s decoder cannot work, next try in %d s: %s",
             names[decoder].zh, (int)(effect->wait_ms / 1000), names[decoder].en,
             (int)(effect->wait_ms / 1000), reason);
    utf8_copy(player->decoder_trouble[decoder], sizeof(player->decoder_trouble[decoder]),
              words.text);
    log_warning("app", "%s", words.text);
    records_add_event(player->records, "decoder", words.text, player_stamp(player));
    str_finish(&words);
}

void decoders_tell_able(struct player *player, const struct director_effect *effect)
{
    struct str words = {0};
    int decoder = decoder_of(player, effect);
    str_addf(&words, "%s解码程序恢复正常 the %s decoder works again", names[decoder].zh,
             names[decoder].en);
    *player->decoder_trouble[decoder] = '\0';
    log_info("app", "%s", words.text);
    records_add_event(player->records, "decoder", words.text, player_stamp(player));
    str_finish(&words);
}
