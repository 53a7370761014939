/*
 * Playlists, scenes, spoken texts and calendars by their names: where one is, and which there are.
 */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "app/site.h"
#include "base/file.h"
#include "base/mem.h"

#define PLAYLISTS "playlists"
#define SCENES    "assets/scenes"
#define VOICE     "assets/voice"
#define CALENDARS "calendars"

/* What is looked through, the strongest first. */
enum root { IN_CONTENT, IN_CONFIG, BESIDE_CONFIG, SHIPPED, ROOTS };

/* Returns ROOT/KIND, owned by the caller; NULL: there is no such root. */
static char *root_folder(const struct site *site, enum root root, const char *kind)
{
    if (root == IN_CONTENT)
        return site->content ? file_join(site->content, kind) : NULL;
    if (root == IN_CONFIG)
        return file_join(site->config, kind);
    if (root == SHIPPED)
        return file_join(site->shipped, kind);
    char *parent = file_folder_of(site->config);
    char *folder = file_join(parent, kind);
    free(parent);
    return folder;
}

static char *find_folder(const struct site *site, const char *kind, const char *name)
{
    char *first = NULL;
    if (strchr(name, '/') || strcmp(name, ".") == 0)
        return mem_copy_text(name);
    for (int root = 0; root < ROOTS; root++) {
        char *all = root_folder(site, (enum root)root, kind);
        char *folder = all ? file_join(all, name) : NULL;
        free(all);
        if (folder && file_is_folder(folder)) {
            free(first);
            return folder;
        }
        if (first || root == IN_CONTENT) /* nobody puts a thing there by hand */
            free(folder);
        else
            first = folder;
    }
    return first;
}

char *site_playlist_folder(const struct site *site, const char *name)
{
    return find_folder(site, PLAYLISTS, name);
}

char *site_scene_folder(const struct site *site, const char *name)
{
    return find_folder(site, SCENES, name);
}

/* FOLDER/LANG/ID.ogg, owned by the caller; NULL: it is not there. */
static char *find_voice(const char *folder, const char *lang, const char *id)
{
    struct str path = {0};
    str_addf(&path, "%s/%s/%s.ogg", folder, lang, id);
    if (file_is_regular(path.text))
        return str_take(&path);
    str_finish(&path);
    return NULL;
}

char *site_voice_file(const struct site *site, const char *lang, const char *id, bool *out_is_made)
{
    char *found = NULL;
    if (!site_is_plain_name(id))
        return NULL;
    for (int root = 0; !found && root < ROOTS; root++) {
        char *folder = root_folder(site, (enum root)root, VOICE);
        found = folder ? find_voice(folder, lang, id) : NULL;
        free(folder);
    }
    *out_is_made = !found;
    return found ? found : find_voice(site->voice, lang, id);
}

static bool has_name(const struct site_names *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->names[i], name) == 0)
            return true;
    return false;
}

static bool is_calendar(const char *path)
{
    size_t len = strlen(path);
    return len > 4 && strcasecmp(path + len - 4, ".ics") == 0;
}

/* Adds what is_one() says is one; folder: NULL for none. */
static void add_names(const char *folder, bool (*is_one)(const char *path),
                      struct site_names *names)
{
    struct dirent **entries = NULL;
    int count = folder ? scandir(folder, &entries, NULL, alphasort) : 0;
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        char *path = file_join(folder, name);
        if (name[0] != '.' && is_one(path) && !has_name(names, name)) {
            names->names = mem_grow(names->names, names->count, &names->capacity, sizeof(char *));
            names->names[names->count++] = mem_copy_text(name);
        }
        free(path);
        free(entries[i]);
    }
    free(entries);
}

static bool is_scene(const char *path)
{
    return site_is_plain_name(file_name(path)) && file_is_folder(path);
}

static int compare(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static void sort(struct site_names *names)
{
    if (names->count)
        qsort(names->names, names->count, sizeof(char *), compare);
}

struct site_names site_scene_names(const struct site *site)
{
    struct site_names names = {0};
    for (int root = 0; root < ROOTS; root++) {
        char *folder = root_folder(site, (enum root)root, SCENES);
        add_names(folder, is_scene, &names);
        free(folder);
    }
    sort(&names);
    return names;
}

struct site_names site_calendar_names(const struct site *site)
{
    struct site_names names = {0};
    char *brought = root_folder(site, IN_CONTENT, "config/" CALENDARS);
    char *folder = site_config_path(site, CALENDARS);
    add_names(brought, is_calendar, &names);
    add_names(folder, is_calendar, &names);
    sort(&names);
    free(brought);
    free(folder);
    return names;
}

void site_names_finish(struct site_names *names)
{
    for (size_t i = 0; i < names->count; i++)
        free(names->names[i]);
    free(names->names);
    *names = (struct site_names){0};
}
