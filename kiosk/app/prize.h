/*
 * app/prize: how many prizes there are, and how many may be given out on one day.
 *
 * The stock is DATA/prize, one line "stock N", replaced whole; a rehearsal has a file of its own.
 * Today's count is what the records say (app/tickets), never kept here.
 */
#ifndef APP_PRIZE_H
#define APP_PRIZE_H

#include <stdbool.h>

#include "base/err.h"

#define PRIZE_STOCK_MAX 1000000

struct app_prize {
    char *path;      /* owned */
    int stock;       /* 0 to PRIZE_STOCK_MAX */
    int per_day;     /* 0: none */
    bool is_damaged; /* the file cannot be read: nothing is given out until staff set the stock */
};

/*
 * Reads the stock; without a file it is 0. False: *err says what is wrong with the file, and the
 * struct is usable: is_damaged. Finish it in any case.
 */
bool prize_open(struct app_prize *prize, const char *data_folder, bool is_rehearsal, int per_day,
                struct err *err) MUST_USE;
void prize_finish(struct app_prize *prize);

/* Staff have counted: there are so many (0 to PRIZE_STOCK_MAX). False: not written, as before. */
bool prize_set_stock(struct app_prize *prize, int stock, struct err *err) MUST_USE;

/*
 * One was handed out. False: that could not be written; it counts all the same until the program
 * ends. Nothing happens to an empty or damaged stock.
 */
bool prize_take(struct app_prize *prize, struct err *err) MUST_USE;

#endif
