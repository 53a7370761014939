/*
 * base/log: lines on standard error, for the journal. Rooms log debug only; app logs what it
 * decided.
 *
 * Levels: error (something is lost), warning (something is not as wished, the line says what
 * happens instead), info (starts and stops), debug (with ANXUAN_DEBUG set). Nothing per frame.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/err.h"

enum log_level { LOG_ERROR, LOG_WARNING, LOG_INFO, LOG_DEBUG, LOG_COUNT };

/* Writes "LEVEL room: text" as one line. Safe from any thread. */
void log_write(enum log_level level, const char *room, const char *format, ...) PRINTF_LIKE(3, 4);

#define log_error(room, ...)   log_write(LOG_ERROR, room, __VA_ARGS__)
#define log_warning(room, ...) log_write(LOG_WARNING, room, __VA_ARGS__)
#define log_info(room, ...)    log_write(LOG_INFO, room, __VA_ARGS__)
#define log_debug(room, ...)   log_write(LOG_DEBUG, room, __VA_ARGS__)

#endif
