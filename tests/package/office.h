/*
 * A scratch folder with a stick in it, and what the office does to one: files, a list, a signature.
 */
#ifndef TESTS_PACKAGE_OFFICE_H
#define TESTS_PACKAGE_OFFICE_H

/* cmocka.h needs these four before it */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "package/import.h"
#include "package/open.h"
#include "seal/minisign.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* libconfig 1.5 forgets the strings it holds when it meets a syntax error. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libconfig";
}

static char office_folder[] = "/tmp/anxuan-office-XXXXXX";

/* The working folder of a test, empty. */
static inline int office_open(void **state)
{
    (void)state;
    strcpy(office_folder + strlen(office_folder) - 6, "XXXXXX");
    return mkdtemp(office_folder) && chdir(office_folder) == 0 ? 0 : -1;
}

static inline int office_close(void **state)
{
    (void)state;
    file_remove_tree(office_folder);
    return chdir("/");
}

/* Runs shell commands in the scratch folder. */
static inline void office_run(const char *commands)
{
    if (commands && system(commands) != 0) /* NOLINT(cert-env33-c): a test's own words */
        fail_msg("failed: %s", commands);
}

static inline void office_write(const char *path, const void *bytes, size_t len)
{
    struct err err = {0};
    char *folder = file_folder_of(path);
    if (!file_make_folders(folder, &err) || !file_replace(path, bytes, len, &err))
        fail_msg("%s", err.text);
    free(folder);
}

static inline void office_write_text(const char *path, const char *text)
{
    office_write(path, text, strlen(text));
}

#define OFFICE_SETTINGS                                                                            \
    "name = \"spring-2026\"; version = 7; created = \"2026-06-01T10:00:00+08:00\";\n"              \
    "devices = [\"*\"]; mode = \"replace\";\n"
#define OFFICE_COMMENT "anxuan spring-2026 7"

/* The files of a small package. */
static inline void office_fill(const char *folder)
{
    static const char *const files[][2] = {
        {"package.cfg", OFFICE_SETTINGS},
        {"playlists/春天/一.jpg", "picture"},
        {"playlists/春天/playlist.cfg", "items = ( );"},
        {"playlists/empty/nothing.txt", ""},
        {"config/schedule.cfg", "fallback = \"always-on\";"},
        {"assets/voice/zh/a.ogg", "voice"},
    };
    for (size_t i = 0; i < COUNT(files); i++) {
        char *path = file_join(folder, files[i][0]);
        office_write_text(path, files[i][1]);
        free(path);
    }
}

/* SHA256SUMS as the stock tool writes it. */
static inline void office_list(void)
{
    office_run(
        "cd stick/anxuan && find package.cfg playlists config assets -type f -exec sha256sum "
        "{} + > SHA256SUMS");
}

static inline void office_sign(const struct seal_secret_key *key, const char *comment)
{
    struct str sums = {0}, signature = {0};
    struct err err = {0};
    if (!file_read("stick/anxuan/SHA256SUMS", 1 << 20, &sums, &err))
        fail_msg("%s", err.text);
    seal_sign(key, sums.text, sums.len, comment, &signature);
    office_write("stick/anxuan/SHA256SUMS.minisig", signature.text, signature.len);
    str_finish(&sums);
    str_finish(&signature);
}

static inline struct package_ring office_ring(const struct seal_secret_key *key)
{
    struct seal_public_key public = seal_key_public(key);
    return package_ring_of(&public);
}

#endif
