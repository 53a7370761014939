# Anxuan 安宣. GNU make; all output goes under build/. `make help` lists the targets.

# --- knobs -------------------------------------------------------------------
CC         := $(if $(filter default,$(origin CC)),gcc,$(CC))
PKG_CONFIG ?= pkg-config
BUILD      ?= build
PREFIX     ?= /usr/local
DESTDIR    ?=
WERROR     ?= 1
SAN        ?=
ARGS       ?=
-include local.mk
VERSION    := $(shell sed -n 's/^## \[\([0-9.]*\)\].*/\1/p' CHANGELOG.md | head -n 1)

# --- flags -------------------------------------------------------------------
WARN     := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 \
            -Wwrite-strings -Wpointer-arith $(if $(filter 1,$(WERROR)),-Werror)
OPTIMISE := $(if $(SAN),-O1 -fno-omit-frame-pointer -fsanitize=$(SAN),-O2 -D_FORTIFY_SOURCE=2)
ALL_CFLAGS  = -std=gnu11 $(WARN) -g -fPIE -fstack-protector-strong $(OPTIMISE) -D_GNU_SOURCE \
              -DANXUAN_VERSION='"$(VERSION)"' -DANXUAN_PREFIX='"$(PREFIX)"' -Ikiosk -pthread $(CFLAGS)
ALL_LDFLAGS = -pie -Wl,-z,relro,-z,now,--as-needed $(if $(SAN),-fsanitize=$(SAN)) -pthread $(LDFLAGS)

# --- rooms, highest floor first; a room may use what stands behind it on a lower floor ------------
ROOMS       := app view device screen video records config json seal layout playlist base
CORE_ROOMS  := layout playlist base
PKG_layout  := icu-uc
PKG_seal    := libsodium
PKG_json    := jansson
PKG_config  := libconfig
PKG_records := sqlite3
PKG_screen  := sdl2 SDL2_ttf fontconfig libqrencode
LIB_screen  := -lyuv -lm
PKG_picture := SDL2_image sdl2 libexif librsvg-2.0
LIB_picture := -lyuv -lm
PKG_decoder := libvlc

packages = $(if $(PKG_$1),$(shell $(PKG_CONFIG) --$2 $(PKG_$1)))
sources  = $(wildcard kiosk/$1/*.c)
objects  = $(patsubst %.c,$(BUILD)/obj/%.o,$(call sources,$1))
archive  = $(BUILD)/lib/$1.a
# a room's floor and all below it: the archives its tests and programs link
below    = $(if $(filter $1,$(CORE_ROOMS)),$(call after,$1,$(CORE_ROOMS)),$(call after,$1,$(ROOMS)))
after    = $(if $2,$(if $(filter $1,$(firstword $2)),$2,$(call after,$1,$(wordlist 2,99,$2))))
link     = $(foreach r,$1,$(call archive,$r)) $(foreach r,$1,$(LIB_$r) $(call packages,$r,libs))

PROGRAMS := $(BUILD)/bin/anxuan $(BUILD)/bin/anxuan-film $(BUILD)/bin/anxuan-picture

.PHONY: all
all: $(PROGRAMS)

# --- compiling -----------------------------------------------------------------------------------
STAMP := $(BUILD)/flags
FLAGS_NOW := $(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS)
$(shell mkdir -p $(BUILD); printf '%s\n' '$(subst ','\'',$(FLAGS_NOW))' | cmp -s - $(STAMP) || \
        printf '%s\n' '$(subst ','\'',$(FLAGS_NOW))' > $(STAMP))

define room_rules
$(BUILD)/obj/kiosk/$1/%.o: kiosk/$1/%.c $(STAMP)
	@mkdir -p $$(@D)
	$$(CC) $$(ALL_CFLAGS) $$(call packages,$(notdir $1),cflags) -MMD -MP -c $$< -o $$@
endef
$(foreach r,$(ROOMS) video/decoder screen/picture,$(eval $(call room_rules,$r)))
define archive_rule
$(call archive,$1): $(call objects,$1)
	@mkdir -p $$(@D); rm -f $$@
	ar rcs $$@ $$^
endef
$(foreach r,$(ROOMS),$(eval $(call archive_rule,$r)))

$(BUILD)/bin/anxuan: $(foreach r,$(ROOMS),$(call archive,$r))
	@mkdir -p $(@D)
	$(CC) $(ALL_LDFLAGS) -o $@ -Wl,--start-group $(foreach r,$(ROOMS),$(call archive,$r)) -Wl,--end-group \
	  $(foreach r,$(ROOMS),$(LIB_$r) $(call packages,$r,libs))
$(BUILD)/bin/anxuan-film: $(call objects,video/decoder) $(call archive,base)
	@mkdir -p $(@D)
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(call packages,decoder,libs)
$(BUILD)/bin/anxuan-picture: $(call objects,screen/picture) $(call archive,layout) $(call archive,base)
	@mkdir -p $(@D)
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIB_picture) $(call packages,picture,libs)

# --- tests: tests/ROOM/test_X.c becomes one program, linked to its room and those below ----------
TESTS := $(wildcard tests/*/test_*.c)
test_program = $(BUILD)/tests/$(notdir $(patsubst %/,%,$(dir $1)))/$(basename $(notdir $1))
define test_rule
$(call test_program,$1): $1 $(foreach r,$(call below,$(notdir $(patsubst %/,%,$(dir $1)))),$(call archive,$r)) $(STAMP)
	@mkdir -p $$(@D)
	$$(CC) $$(ALL_CFLAGS) -Itests -MMD -MP -MF $$@.d $$< -o $$@ $$(ALL_LDFLAGS) \
	  $$(call link,$$(call below,$(notdir $(patsubst %/,%,$(dir $1))))) -lcmocka
endef
$(foreach t,$(TESTS),$(eval $(call test_rule,$t)))
unit-programs: $(foreach t,$(TESTS),$(call test_program,$t))
# `make test-ROOM` builds and runs one room's tests
test-%: $(PROGRAMS)
	@$(MAKE) --no-print-directory run-test-$*
run-test-%:
	@$(MAKE) --no-print-directory $(foreach t,$(TESTS),$(if $(filter tests/$*/%,$t),$(call test_program,$t)))
	@for t in $(foreach t,$(TESTS),$(if $(filter tests/$*/%,$t),$(call test_program,$t))); do \
	  echo "== $$t"; ANXUAN_BIN=$(BUILD)/bin $$t || exit 1; done

.PHONY: clean
clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
