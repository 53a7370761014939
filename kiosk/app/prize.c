#include "app/prize.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/number.h"

#define FILE_MAX_BYTES 64
#define WORD           "stock "

static bool parse(const struct str *text, int *out_stock)
{
    int64_t stock = 0;
    size_t len = text->len;
    while (len > 0 && (text->text[len - 1] == '\n' || text->text[len - 1] == '\r'))
        text->text[--len] = '\0';
    if (strncmp(text->text, WORD, strlen(WORD)) != 0 ||
        !number_parse(text->text + strlen(WORD), 0, PRIZE_STOCK_MAX, &stock))
        return false;
    *out_stock = (int)stock;
    return true;
}

static bool read_stock(struct app_prize *prize, struct err *err)
{
    struct str text = {0};
    struct err why = {0};
    bool ok = true;
    if (!file_read(prize->path, FILE_MAX_BYTES, &text, &why)) {
        if (why.code != ERR_GONE) {
            *err = why;
            ok = false;
        }
    } else if (!parse(&text, &prize->stock)) {
        ok = err_set(err, ERR_PARSE,
                     "%s: 不是奖品库存，请重新清点并在奖品页设置 "
                     "not a stock of prizes: count them and set it on the prize page",
                     prize->path);
    }
    str_finish(&text);
    return ok;
}

bool prize_open(struct app_prize *prize, const char *data_folder, bool is_rehearsal, int per_day,
                struct err *err)
{
    *prize = (struct app_prize){
        .path = file_join(data_folder, is_rehearsal ? "prize-rehearsal" : "prize"),
        .per_day = per_day};
    prize->is_damaged = !read_stock(prize, err);
    return !prize->is_damaged;
}

void prize_finish(struct app_prize *prize)
{
    free(prize->path);
    *prize = (struct app_prize){0};
}

static bool write_stock(const char *path, int stock, struct err *err)
{
    char text[32];
    int len = snprintf(text, sizeof(text), WORD "%d\n", stock);
    assert(stock >= 0 && stock <= PRIZE_STOCK_MAX && len > 0);
    return file_replace(path, text, (size_t)len, err);
}

bool prize_set_stock(struct app_prize *prize, int stock, struct err *err)
{
    if (!write_stock(prize->path, stock, err))
        return false;
    prize->stock = stock;
    prize->is_damaged = false;
    return true;
}

bool prize_take(struct app_prize *prize, struct err *err)
{
    if (prize->is_damaged || prize->stock == 0)
        return true;
    prize->stock--;
    return write_stock(prize->path, prize->stock, err);
}
