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
JOBS       ?= $(shell nproc)
-include local.mk
BUILD_UTC  := $(or $(SOURCE_DATE_EPOCH),$(shell git log -1 --format=%ct 2>/dev/null || stat -c %Y CHANGELOG.md))
VERSION    := $(shell sed -n 's/^## \[\([0-9.]*\)\].*/\1/p' CHANGELOG.md | head -n 1)

# --- Debian packages: the one list (Debian 12 and 13, Raspberry Pi OS) ------------------------------
DEPS_BUILD := gcc make pkg-config gettext libc6-dev libsdl2-dev libsdl2-ttf-dev libsdl2-image-dev libvlc-dev \
  libconfig-dev libicu-dev libsodium-dev libjansson-dev libsqlite3-dev libyuv-dev libfontconfig-dev \
  libqrencode-dev libexif-dev librsvg2-dev libpng-dev libseccomp-dev libical-dev libxml2-dev libarchive-dev libmount-dev \
  espeak-ng vorbis-tools
DEPS_RUN   := vlc-plugin-base fonts-noto-cjk tzdata xvfb xauth x11-utils
DEPS_TEST  := openbox procps libcmocka-dev libx11-dev libxext-dev libxtst-dev ffmpeg xdotool imagemagick sqlite3 \
  fuse3 libfuse3-dev python3 minisign e2fsprogs libcap2-bin udev
DEPS_LINT  := clang-format clang-tidy cppcheck shellcheck
DEPS_FUZZ  := clang libclang-rt-dev
DEPS_BENCH := mpv vlc-bin vlc-plugin-video-output chromium feh imv openbox python3 x11-xserver-utils
DEPS_FILMS := python3-cairo python3-numpy ffmpeg fonts-noto-cjk

# --- flags -------------------------------------------------------------------
# With a sanitizer gcc warns of branches that only the sanitizer made: its manual advises against -Werror there.
WARN     := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 \
            -Wwrite-strings -Wpointer-arith $(if $(SAN),,$(if $(filter 1,$(WERROR)),-Werror))
OPTIMISE := $(if $(SAN),-O1 -fno-omit-frame-pointer -fsanitize=$(SAN),-O2 -D_FORTIFY_SOURCE=2)
ALL_CFLAGS  = -std=gnu11 $(WARN) -g -fPIE -fstack-protector-strong $(OPTIMISE) -D_GNU_SOURCE \
              -DANXUAN_VERSION='"$(VERSION)"' -DANXUAN_PREFIX='"$(PREFIX)"' -Ikiosk -pthread $(CFLAGS)
ALL_LDFLAGS = -pie -Wl,-z,relro,-z,now,--as-needed $(if $(SAN),-fsanitize=$(SAN)) -pthread $(LDFLAGS)

# --- rooms, highest floor first; a room may use what stands behind it on a lower floor ------------
ROOMS       := app view device screen video records package config calendar json seal layout quiz schedule playlist cell base
CORE_ROOMS  := layout quiz schedule playlist base
PKG_layout  := icu-uc
PKG_cell    := libseccomp
PKG_seal    := libsodium
PKG_json    := jansson
PKG_calendar := libical
PKG_config  := libconfig libxml-2.0 libarchive
PKG_records := sqlite3
PKG_device  := mount
PKG_screen  := sdl2 SDL2_ttf fontconfig libqrencode
LIB_screen  := -lyuv -lm
LIB_quiz    := -lm
PKG_picture := SDL2_image sdl2 libexif librsvg-2.0 libpng
LIB_config  := -lm
LIB_picture := -lyuv -lm
PKG_decoder := libvlc
PKG_stick   := mount

packages = $(if $(PKG_$1),$(shell $(PKG_CONFIG) --$2 $(PKG_$1)))
sources  = $(wildcard kiosk/$1/*.c)
objects  = $(patsubst %.c,$(BUILD)/obj/%.o,$(call sources,$1))
archive  = $(BUILD)/lib/$1.a
# a room's floor and all below it: the archives its tests and programs link
below    = $(if $(filter $1,$(CORE_ROOMS)),$(call after,$1,$(CORE_ROOMS)),$(call after,$1,$(ROOMS)))
after    = $(if $2,$(if $(filter $1,$(firstword $2)),$2,$(call after,$1,$(wordlist 2,99,$2))))
link     = $(foreach r,$1,$(call archive,$r)) $(foreach r,$1,$(LIB_$r) $(call packages,$r,libs))

PROGRAMS := $(BUILD)/bin/anxuan $(addprefix $(BUILD)/bin/anxuan-,film picture drawing clock stick)

# --- scenes: their layers are drawn with our own programs ------------------------------------------
# (a name with a space in it is none of ours)
SCENES := $(patsubst assets/scenes/%/scene.cfg,%,$(filter assets/scenes/%/scene.cfg,$(wildcard assets/scenes/*/scene.cfg)))
DRAWN  := $(foreach s,$(SCENES),$(if $(wildcard assets/scenes/$s/*.svg),$s))
LAYERS := $(patsubst %,$(BUILD)/scenes/%/layers.cfg,$(DRAWN))
# what is read aloud and nobody recorded is read by a machine
VOICES := $(patsubst %,$(BUILD)/voice/.%.made,$(SCENES) $(if $(SCENES),words))

# --- languages: a catalogue of the program's words and one of what the scenes say, of each -----------
LANGUAGES  := $(patsubst assets/locale/%/anxuan.po,%,$(wildcard assets/locale/*/anxuan.po))
CATALOGUES := $(foreach l,$(LANGUAGES),$(foreach d,anxuan scenes,$l/LC_MESSAGES/$d-$l.mo))

.PHONY: all scenes voices
all: have-packages $(PROGRAMS) $(addprefix $(BUILD)/locale/,$(CATALOGUES)) $(if $(SAN),,$(LAYERS) $(VOICES))
scenes: $(LAYERS)
voices: $(VOICES)

say = $(if $(V),,@printf '  %-3s %s\n' $1 $2;)

# --- compiling -----------------------------------------------------------------------------------
STAMP := $(BUILD)/flags
FLAGS_NOW := $(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS)
$(shell mkdir -p $(BUILD); printf '%s\n' '$(subst ','\'',$(FLAGS_NOW))' | cmp -s - $(STAMP) || \
        printf '%s\n' '$(subst ','\'',$(FLAGS_NOW))' > $(STAMP))

define room_rules
$(BUILD)/obj/kiosk/$1/%.o: kiosk/$1/%.c $(STAMP)
	@mkdir -p $$(@D)
	$$(call say,CC,$$<)$$(CC) $$(ALL_CFLAGS) $$(call packages,$(notdir $1),cflags) $$(EXTRA) -MMD -MP -c $$< -o $$@
endef
$(foreach r,$(ROOMS) video/decoder screen/picture device/clock device/stick,$(eval $(call room_rules,$r)))
define archive_rule
$(call archive,$1): $(call objects,$1)
	@mkdir -p $$(@D); rm -f $$@
	$$(call say,AR,$$@)ar rcs $$@ $$^
endef
$(foreach r,$(ROOMS),$(eval $(call archive_rule,$r)))

$(addprefix $(BUILD)/obj/kiosk/,app/site.o device/clock/main.o): EXTRA = -DANXUAN_BUILD_UTC=$(BUILD_UTC)

$(BUILD)/bin/anxuan: $(foreach r,$(ROOMS),$(call archive,$r))
	@mkdir -p $(@D)
	$(call say,LD,$@)$(CC) $(ALL_LDFLAGS) -o $@ -Wl,--start-group $(foreach r,$(ROOMS),$(call archive,$r)) -Wl,--end-group \
	  $(foreach r,$(ROOMS),$(LIB_$r) $(call packages,$r,libs))
$(BUILD)/bin/anxuan-film: $(call objects,video/decoder) $(call archive,cell) $(call archive,base)
	@mkdir -p $(@D)
	$(call say,LD,$@)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(call packages,decoder,libs) $(call packages,cell,libs)
$(BUILD)/bin/anxuan-clock: $(call objects,device/clock) $(call archive,base)
	@mkdir -p $(@D)
	$(call say,LD,$@)$(CC) $(ALL_LDFLAGS) -o $@ $^
$(BUILD)/bin/anxuan-stick: $(call objects,device/stick) $(call archive,base)
	@mkdir -p $(@D)
	$(call say,LD,$@)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(call packages,stick,libs)
# two programs of one room; --as-needed leaves librsvg to the second and SDL2_image to the first
PICTURE_DRAWING := $(filter %/svg.o %/serve.o %/header.o %/fit.o,$(call objects,screen/picture))
$(BUILD)/bin/anxuan-picture: $(filter-out %/svg.o,$(call objects,screen/picture))
$(BUILD)/bin/anxuan-drawing: $(PICTURE_DRAWING)
$(BUILD)/bin/anxuan-picture $(BUILD)/bin/anxuan-drawing: $(call archive,layout) $(call archive,cell) \
    $(call archive,base)
	@mkdir -p $(@D)
	$(call say,LD,$@)$(CC) $(ALL_LDFLAGS) -o $@ $(filter %.o,$^) $(filter %.a,$^) $(LIB_picture) \
	  $(call packages,picture,libs) $(call packages,cell,libs)

# Programs are order-only: linking them anew does not change a picture, another format does. A scene that is not
# finished (65) is told of, and has no layers; the house is built all the same.
LAYERS_FORMAT     := $(BUILD)/layers-format
LAYERS_FORMAT_NOW := $(shell sed -n 's/^\#define \(CONFIG_LAYERS_FORMAT\|QUIZ_GRID_SIDE\) *\([0-9]*\).*/\1 \2/p' \
  kiosk/config/layers_cfg.h kiosk/quiz/cells.h)
$(shell echo '$(LAYERS_FORMAT_NOW)' | cmp -s - $(LAYERS_FORMAT) || echo '$(LAYERS_FORMAT_NOW)' > $(LAYERS_FORMAT))
define layers_rule
$(BUILD)/scenes/$1/layers.cfg: $(wildcard assets/scenes/$1/*.svg) assets/scenes/$1/scene.cfg $(LAYERS_FORMAT) | $(PROGRAMS)
	$$(call say,SVG,assets/scenes/$1)$(BUILD)/bin/anxuan scene assets/scenes/$1 --layers $$(@D) || [ $$$$? = 65 ]
endef
$(foreach s,$(DRAWN),$(eval $(call layers_rule,$s)))

define catalogue_rule
$(BUILD)/locale/$1/LC_MESSAGES/$2-$1.mo: assets/locale/$1/$2.po
	@mkdir -p $$(@D)
	$$(call say,MO,$$<)msgfmt --check -o $$@ $$<
endef
$(foreach l,$(LANGUAGES),$(foreach d,anxuan scenes,$(eval $(call catalogue_rule,$l,$d))))
# `make words` brings what is new into the .po files, untranslated; what is gone stays there as #~, in case it returns
.PHONY: word-templates words
word-templates:
	@mkdir -p $(BUILD)/words
	@xgettext --from-code=UTF-8 --keyword= --keyword=VIEW_N --keyword=view_word:2 --no-location --sort-by-file -o - \
	  kiosk/view/*.c kiosk/app/*.c | sed '/^"POT-Creation-Date/d' >$(BUILD)/words/anxuan.pot
	@python3 assets/locale/texts.py $(foreach s,$(SCENES),assets/scenes/$s/scene.cfg) >$(BUILD)/words/scenes.pot
words: word-templates
	@for l in $(LANGUAGES); do for d in anxuan scenes; do \
	  msgmerge --quiet --update --backup=none --no-fuzzy-matching --no-location --no-wrap assets/locale/$$l/$$d.po $(BUILD)/words/$$d.pot; \
	  printf '%s: ' assets/locale/$$l/$$d.po; msgfmt --statistics -o /dev/null assets/locale/$$l/$$d.po; done; done

# English texts come from the catalogues. What stayed the same is not read again.
VOICE_OF := assets/voice/make.sh $(wildcard assets/voice/*/*.ogg) $(addprefix $(BUILD)/locale/,$(CATALOGUES))
$(BUILD)/voice/.words.made: $(VOICE_OF) assets/voice/words.txt | $(PROGRAMS)
	$(call say,OGG,assets/voice/words.txt)assets/voice/make.sh $(BUILD)/bin/anxuan $(BUILD)/voice words && touch $@
$(BUILD)/voice/.%.made: assets/scenes/%/scene.cfg $(VOICE_OF) | $(PROGRAMS)
	$(call say,OGG,assets/scenes/$*)assets/voice/make.sh $(BUILD)/bin/anxuan $(BUILD)/voice assets/scenes/$* && touch $@

# --- tests: tests/ROOM/test_X.c becomes one program, linked to its room and those below ----------
TESTS := $(wildcard tests/*/test_*.c)
test_program = $(BUILD)/tests/$(notdir $(patsubst %/,%,$(dir $1)))/$(basename $(notdir $1))
define test_rule
$(call test_program,$1): $1 $(foreach r,$(call below,$(notdir $(patsubst %/,%,$(dir $1)))),$(call archive,$r)) $(STAMP)
	@mkdir -p $$(@D)
	$$(call say,LD,$$@)$$(CC) $$(ALL_CFLAGS) -Itests -MMD -MP -MF $$@.d $$< -o $$@ $$(ALL_LDFLAGS) \
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
	  echo "== $$t"; ANXUAN_BIN=$(abspath $(BUILD))/bin $$t || exit 1; done

# tests of the core rooms need no library but ICU
.PHONY: check-core
check-core:
	@for t in $(foreach r,$(CORE_ROOMS),$(foreach t,$(filter tests/$r/%,$(TESTS)),$(call test_program,$t))); do \
	  $(MAKE) --no-print-directory $$t && $$t || exit 1; done

# the schedule beside its naive reference at ten million moments (some minutes)
.PHONY: schedule-proof
PROBES ?= 10000000
schedule-proof: $(BUILD)/tests/schedule/test_property
	@ANXUAN_PROBES=$(PROBES) $<

# helpers of the whole-program tests
.PHONY: test-tools
test-tools: $(addprefix $(BUILD)/tests/,probe watch-sticks failing-fs no-seccomp shifted-clock.so slow-disk.so signer golden-pages golden-figures)
# one that withholds a present, in a build of its own
.PHONY: withhold
withhold:
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/withhold CFLAGS=-DANXUAN_WITHHOLD_PRESENT=60 SCENES= all
$(BUILD)/tests/shifted-clock.so: tests/e2e/shifted_clock.c
$(BUILD)/tests/slow-disk.so: tests/e2e/slow_disk.c
$(BUILD)/tests/%.so: $(STAMP)
	@mkdir -p $(@D)
	$(call say,LD,$@)$(CC) $(ALL_CFLAGS) -fPIC -shared $(filter %.c,$^) -o $@ $(filter-out -pie,$(ALL_LDFLAGS)) -ldl
$(BUILD)/tests/no-seccomp: tests/e2e/no_seccomp.c $(STAMP)
	@mkdir -p $(@D)
	$(call say,LD,$@)$(CC) $(ALL_CFLAGS) $< -o $@ $(ALL_LDFLAGS) $(call packages,cell,libs)
$(BUILD)/tests/probe: tests/e2e/probe.c $(STAMP)
	@mkdir -p $(@D)
	$(call say,LD,$@)$(CC) $(ALL_CFLAGS) $< -o $@ $(ALL_LDFLAGS) -lX11 -lXext -lm
$(BUILD)/tests/signer: tests/e2e/signer.c $(call archive,seal) $(call archive,base) $(STAMP)
	@mkdir -p $(@D)
	$(call say,LD,$@)$(CC) $(ALL_CFLAGS) $< -o $@ $(ALL_LDFLAGS) $(call link,seal base)
$(BUILD)/tests/watch-sticks: tests/e2e/watch_sticks.c $(call archive,device) $(call archive,base) $(STAMP)
	@mkdir -p $(@D)
	$(call say,LD,$@)$(CC) $(ALL_CFLAGS) $< -o $@ $(ALL_LDFLAGS) $(call link,device base)
$(BUILD)/tests/failing-fs: tests/e2e/failing_fs.c $(STAMP)
	@mkdir -p $(@D)
	$(call say,LD,$@)$(CC) $(ALL_CFLAGS) $(shell $(PKG_CONFIG) --cflags fuse3) $< -o $@ $(ALL_LDFLAGS) \
	  $(shell $(PKG_CONFIG) --libs fuse3)
$(BUILD)/bench/schedule: tests/bench/schedule.c $(call archive,schedule) $(call archive,base) $(STAMP)
	@mkdir -p $(@D)
	$(call say,LD,$@)$(CC) $(ALL_CFLAGS) $< -o $@ $(ALL_LDFLAGS) $(call link,schedule base)
$(BUILD)/bench/calendar: tests/bench/calendar.c $(foreach r,calendar schedule base,$(call archive,$r)) $(STAMP)
	@mkdir -p $(@D)
	$(call say,LD,$@)$(CC) $(ALL_CFLAGS) $< -o $@ $(ALL_LDFLAGS) $(call link,calendar schedule base)
$(BUILD)/bench/scene-open: tests/bench/scene_open.c $(foreach r,$(ROOMS),$(call archive,$r)) $(STAMP)
	@mkdir -p $(@D)
	$(call say,LD,$@)$(CC) $(ALL_CFLAGS) $< -o $@ $(ALL_LDFLAGS) $(call link,$(ROOMS))
$(BUILD)/bench/scene: tests/bench/scene.c $(foreach r,config quiz playlist base,$(call archive,$r)) $(STAMP)
	@mkdir -p $(@D)
	$(call say,LD,$@)$(CC) $(ALL_CFLAGS) $< -o $@ $(ALL_LDFLAGS) $(call link,config quiz playlist base)
# every page of the quiz: compared with its picture; and measured; what is said of a stick
GOLDEN_PAGES   := $(BUILD)/tests/golden-pages
GOLDEN_FIGURES := $(BUILD)/tests/golden-figures
GOLDEN_STICK   := $(BUILD)/tests/golden-stick
test-tools: $(GOLDEN_STICK)
$(GOLDEN_FIGURES): GOLDEN_WRAP := $(foreach f,screen_text_draw screen_fill_round screen_tint view_ring_draw \
  view_ring_draw_within view_ring_draw_dashed,-Wl,--wrap=$f)
$(GOLDEN_PAGES) $(GOLDEN_FIGURES) $(GOLDEN_STICK): $(BUILD)/tests/golden-%: tests/golden/%.c tests/golden/rig.c tests/golden/rig.h \
  $(foreach r,$(ROOMS),$(call archive,$r)) $(STAMP)
	@mkdir -p $(@D)
	$(call say,LD,$@)$(CC) $(ALL_CFLAGS) -Itests $< tests/golden/rig.c -o $@ $(GOLDEN_WRAP) $(ALL_LDFLAGS) \
	  $(call link,$(ROOMS))
$(BUILD)/tests/robot: tests/soak/robot.c $(foreach r,$(ROOMS),$(call archive,$r)) $(STAMP)
	@mkdir -p $(@D)
	$(call say,LD,$@)$(CC) $(ALL_CFLAGS) -MMD -MP -MF $@.d $< -o $@ $(ALL_LDFLAGS) $(call link,$(ROOMS))
$(BUILD)/tests/slope: tests/soak/slope.c tests/soak/slope.h $(STAMP)
	@mkdir -p $(@D)
	$(call say,LD,$@)$(CC) $(ALL_CFLAGS) -Itests $< -o $@ $(ALL_LDFLAGS)

# --- the stick: what strangers and accidents do to an import ------------------------------------------
STICK_TOOLS := $(addprefix $(BUILD)/tests/,faulty.so no-sync.so stick-store stick-careless disk-fs)
test-tools: $(STICK_TOOLS)
$(BUILD)/tests/faulty.so: tests/stick/faulty.c
$(BUILD)/tests/no-sync.so: tests/stick/no_sync.c
$(BUILD)/tests/stick-%: tests/stick/%.c $(foreach r,$(call below,package),$(call archive,$r)) $(STAMP)
	@mkdir -p $(@D)
	$(call say,LD,$@)$(CC) $(ALL_CFLAGS) $< -o $@ $(ALL_LDFLAGS) $(call link,$(call below,package))
$(BUILD)/tests/disk-fs: tests/stick/disk_fs.c $(STAMP)
	@mkdir -p $(@D)
	$(call say,LD,$@)$(CC) $(ALL_CFLAGS) $(shell $(PKG_CONFIG) --cflags fuse3) $< -o $@ $(ALL_LDFLAGS) \
	  $(shell $(PKG_CONFIG) --libs fuse3)
.PHONY: hostile vanish kills cuts
hostile: STICK_RIGS = "hostile 20000"
vanish:  STICK_RIGS = "vanish 500"
kills:   STICK_RIGS = "kills 500" "calls 8" "full 4"
cuts:    STICK_RIGS = "cuts 5000"
hostile vanish kills cuts: all $(STICK_TOOLS)
	@tests/tools/packages.sh install $(DEPS_RUN) $(DEPS_TEST)
	@code=0; for r in $(STICK_RIGS); do BUILD=$(abspath $(BUILD)) bash tests/stick/stick.sh $$r $(SEED) || code=1; done; exit $$code

# --- endurance: 800 cycles of a film and of a picture, then a day of 8-second clips in 40 minutes ---
.PHONY: soak
CHANGES     ?= 10800
CYCLE_TESTS := $(foreach r,video screen,$(BUILD)/tests/$r/test_cycles)
soak:
	@tests/tools/packages.sh install $(DEPS_BUILD) $(DEPS_RUN) $(DEPS_TEST)
	@$(MAKE) --no-print-directory all $(CYCLE_TESTS)
	@for t in $(CYCLE_TESTS); do ANXUAN_CYCLES=800 ANXUAN_BIN=$(abspath $(BUILD))/bin $$t || exit 1; done
	@BUILD=$(BUILD) CHANGES=$(CHANGES) tests/tools/test.sh soak; code=$$?; grep '^# ' $(BUILD)/stage-soak.log; exit $$code

# random visitors of the quiz, without a display (100,000 sessions)
.PHONY: robot
SESSIONS ?= 100000
robot: all $(BUILD)/tests/robot
	@tests/tools/packages.sh install $(DEPS_RUN) $(DEPS_TEST)
	@BUILD=$(BUILD) bash tests/soak/robot.sh $(SESSIONS)

# --- fuzzing: tests/fuzz/fuzz_X.c becomes one program, built with clang and linked to these rooms --
FUZZ_names    := playlist base
FUZZ_base     := base
FUZZ_text     := config base
FUZZ_settings := config seal layout playlist base
FUZZ_playlist := config seal layout playlist base
FUZZ_m3u8     := $(FUZZ_playlist)
FUZZ_schedule := config schedule base
FUZZ_scene    := config quiz playlist base
FUZZ_svg      := config quiz base
FUZZ_layers   := config quiz base
FUZZ_author   := config quiz playlist base
FUZZ_h5p      := config json quiz base
FUZZ_hotspots := json base
FUZZ_json     := json base
FUZZ_control  := device json base
FUZZ_uevent   := device json base
FUZZ_video    := video base
FUZZ_picture  := screen cell base
FUZZ_header   := base
FUZZ_catalogue := base
FUZZ_minisign := seal base
FUZZ_rrule    := calendar schedule base
FUZZ_ics      := calendar schedule base
FUZZ_sums     := package config seal layout quiz playlist base
FUZZ_package  := config base
FUZZ_ENTRIES  := $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZ_SECONDS  ?= 15
FUZZ_FOLDER   := $(BUILD)/fuzz
define fuzz_rule
$(BUILD)/fuzz_$1: tests/fuzz/fuzz_$1.c $(foreach r,$(FUZZ_$1),$(call archive,$r)) $(STAMP)
	@mkdir -p $$(@D)
	$$(call say,LD,$$@)$$(CC) $$(ALL_CFLAGS) -Itests -MMD -MP -MF $$@.d $$(filter %.c %.o,$$^) -o $$@ $$(ALL_LDFLAGS) \
	  -fsanitize=fuzzer $$(call link,$$(FUZZ_$1))
endef
$(foreach e,$(FUZZ_ENTRIES),$(eval $(call fuzz_rule,$e)))
$(BUILD)/fuzz_header: $(BUILD)/obj/kiosk/screen/picture/header.o
$(BUILD)/fuzz_catalogue: $(BUILD)/obj/kiosk/view/catalogue.o
fuzz-entries: $(addprefix $(BUILD)/fuzz_,$(FUZZ_ENTRIES))
.PHONY: fuzz fuzz-keep fuzz-entries fuzz-programs
fuzz-programs:
	@tests/tools/packages.sh install $(DEPS_BUILD) $(DEPS_FUZZ)
	@$(MAKE) --no-print-directory BUILD=$(FUZZ_FOLDER) CC=clang WERROR=0 \
	  SAN=fuzzer-no-link,address,undefined CFLAGS='$(CFLAGS) -fno-sanitize-recover=undefined' fuzz-entries
fuzz: fuzz-programs
	@FUZZ_SECONDS=$(FUZZ_SECONDS) tests/fuzz/fuzz.sh run $(FUZZ_FOLDER) $(or $(ENTRIES),$(FUZZ_ENTRIES))
fuzz-keep: fuzz-programs
	@tests/fuzz/fuzz.sh keep $(FUZZ_FOLDER) $(or $(ENTRIES),$(FUZZ_ENTRIES))

# --- the two commands of README --------------------------------------------------------------------
.PHONY: deps run test have-packages
deps:
	@tests/tools/packages.sh install $(DEPS_BUILD) $(DEPS_RUN)
have-packages:
	@tests/tools/packages.sh have $(DEPS_BUILD)
run: deps
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@tests/tools/run.sh $(BUILD) $(ARGS)
test:
	@tests/tools/packages.sh install $(DEPS_BUILD) $(DEPS_RUN) $(DEPS_TEST) $(DEPS_LINT) $(DEPS_FUZZ)
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@BUILD=$(BUILD) tests/tools/test.sh $(STAGES)

# --- checks --------------------------------------------------------------------------------------
SOURCES := $(wildcard kiosk/*/*.[ch] kiosk/*/*/*.[ch] tests/*/*.[ch])
SCRIPTS := $(wildcard .ci/run tests/*/*.sh assets/*/*.sh)
.PHONY: lint layers words-check format format-check tidy cppcheck shellcheck
lint: layers words-check format-check cppcheck shellcheck tidy
layers:
	@tests/lint/layers.sh
words-check: word-templates
	@tests/lint/words.sh $(BUILD)/words $(LANGUAGES)
format:
	@tests/lint/format.sh write $(SOURCES)
format-check:
	@tests/lint/format.sh check $(SOURCES)
# (the analyser goes a quarter of its usual way into each function: the rest took four minutes more)
TIDY_FLAGS = -Xclang -analyzer-config -Xclang max-nodes=60000 -std=gnu11 -D_GNU_SOURCE -DANXUAN_VERSION='"0"' -DANXUAN_PREFIX='"/"' -DANXUAN_BUILD_UTC=0 -Ikiosk \
  -Itests $(foreach r,$(ROOMS) decoder picture,$(call packages,$r,cflags))
tidy:
	@printf '%s\n' $(filter kiosk/%.c,$(SOURCES)) | \
	  xargs -P 2 -n 1 sh -c 'clang-tidy --quiet "$$@" -- $(subst ','"'"',$(TIDY_FLAGS)) 2>/dev/null' tidy
cppcheck:
	@cppcheck --quiet --error-exitcode=1 --enable=warning,performance,portability --library=posix \
	  --inline-suppr --suppress=missingIncludeSystem --suppress=normalCheckLevelMaxBranches -j 2 -Ikiosk kiosk
shellcheck:
	@shellcheck $(SCRIPTS)

# --- damaged media, pictures, measurements, films -----------------------------------------------------
.PHONY: mutants golden-update contact-sheet bench films scenery sign-off
COUNT ?= 5000
SEED  ?= 1
mutants: all
	@tests/tools/packages.sh install $(DEPS_RUN) $(DEPS_TEST)
	@BUILD=$(abspath $(BUILD)) tests/mutants/mutants.sh $(COUNT) $(SEED)
golden-update: all $(GOLDEN_PAGES) $(GOLDEN_STICK)
	@BUILD=$(BUILD) tests/golden/golden.sh update
contact-sheet: all
	@tests/tools/packages.sh install $(DEPS_RUN) $(DEPS_TEST)
	@BUILD=$(BUILD) tests/tools/contact_sheet.sh $(SCENES)
bench: all $(addprefix $(BUILD)/bench/,schedule calendar scene scene-open) $(BUILD)/tests/slow-disk.so
	@tests/tools/packages.sh install $(DEPS_RUN) $(DEPS_TEST) $(DEPS_BENCH)
	@BUILD=$(abspath $(BUILD)) tests/bench/bench.sh $(ARGS)
films:
	@tests/tools/packages.sh install $(DEPS_FILMS)
	@assets/films/render.sh
	@/usr/bin/python3 assets/posters/render.py
scenery:
	@tests/tools/packages.sh install $(DEPS_FILMS)
	@for s in $(SCENES); do echo "  PY  $$s"; /usr/bin/python3 assets/scenery/$$s.py || exit 1; done
sign-off:
	@python3 assets/scenery/sign_off.py >docs/sign-off.md

# --- install -------------------------------------------------------------------------------------
.PHONY: install help clean
install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/libexec/anxuan $(DESTDIR)$(PREFIX)/share/anxuan \
	  $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/man/man5 \
	  $(DESTDIR)$(PREFIX)/lib/udev/rules.d $(DESTDIR)$(PREFIX)/lib/tmpfiles.d \
	  $(DESTDIR)/etc/anxuan/layouts $(DESTDIR)/etc/anxuan/calendars $(DESTDIR)/var/lib/anxuan
	install -m 755 $(BUILD)/bin/anxuan $(DESTDIR)$(PREFIX)/bin/
	install -m 755 $(filter-out %/anxuan,$(PROGRAMS)) $(DESTDIR)$(PREFIX)/libexec/anxuan/
	rm -rf $(addprefix $(DESTDIR)$(PREFIX)/share/anxuan/,assets playlists config locale voice)
	mkdir $(DESTDIR)$(PREFIX)/share/anxuan/assets
	cp -r playlists config $(DESTDIR)$(PREFIX)/share/anxuan/
	cp -r assets/cards assets/quiz $(DESTDIR)$(PREFIX)/share/anxuan/assets/
	for s in $(SCENES); do to=$(DESTDIR)$(PREFIX)/share/anxuan/assets/scenes/$$s; install -d $$to/layers; \
	  find assets/scenes/$$s -maxdepth 1 -type f -regextype egrep -iregex '.*(/scene[.]cfg|[.](svg|png|jpe?g|webp))' \
	    -exec install -m 644 -t $$to {} +; \
	  [ ! -e $(BUILD)/scenes/$$s/layers.cfg ] || install -m 644 $(BUILD)/scenes/$$s/* $$to/layers/; done
	for c in $(CATALOGUES); do install -D -m 644 $(BUILD)/locale/$$c $(DESTDIR)$(PREFIX)/share/anxuan/locale/$$c; done
	for f in $$(cd assets && find voice -name '*.ogg'); do \
	  install -D -m 644 assets/$$f $(DESTDIR)$(PREFIX)/share/anxuan/assets/$$f; done
	[ ! -d $(BUILD)/voice ] || (cd $(BUILD) && find voice -name '*.ogg') | while read -r f; do \
	  install -D -m 644 $(BUILD)/$$f $(DESTDIR)$(PREFIX)/share/anxuan/$$f || exit 1; done
	install -m 644 assets/system/70-anxuan-stick.rules $(DESTDIR)$(PREFIX)/lib/udev/rules.d/
	install -m 644 assets/system/anxuan.conf $(DESTDIR)$(PREFIX)/lib/tmpfiles.d/
	install -m 644 docs/anxuan.1 $(DESTDIR)$(PREFIX)/share/man/man1/
	install -m 644 docs/anxuan-files.5 $(DESTDIR)$(PREFIX)/share/man/man5/
	for f in kiosk.cfg schedule.cfg $(notdir $(wildcard config/layouts/*.cfg)); do \
	  case $$f in kiosk.cfg|schedule.cfg) to=$(DESTDIR)/etc/anxuan from=config;; *) to=$(DESTDIR)/etc/anxuan/layouts from=config/layouts;; esac; \
	  [ -e $$to/$$f ] || install -m 644 $$from/$$f $$to/; done
	for f in $(notdir $(wildcard config/calendars/*.ics)); do to=$(DESTDIR)/etc/anxuan/calendars; \
	  [ -e $$to/$$f ] || install -m 644 config/calendars/$$f $$to/; done
	@PATH=$$PATH:/usr/sbin:/sbin; grant() { program=$(PREFIX)/libexec/anxuan/$$2; \
	  if [ -z '$(DESTDIR)' ] && command -v setcap >/dev/null && setcap $$1=ep $$program; then return; fi; \
	  echo "$$3: sudo setcap $$1=ep $$program"; }; \
	grant cap_sys_time anxuan-clock '要让工作人员能在屏幕上改时间，请运行 for staff to set the clock, run'; \
	grant cap_sys_admin anxuan-stick '要让回执和结果能写到U盘上，请运行 for receipts and results on sticks, run'
help:
	@echo 'make              build build/bin/anxuan'
	@echo 'make run          install what is missing, build, play the sample show (ARGS="--for 20")'
	@echo 'make test         install what is missing, build, run every test and lint'
	@echo 'make lint         layers, format, clang-tidy, cppcheck, shellcheck'
	@echo 'make layers       which room may include which'
	@echo 'make words        bring new texts into assets/locale/*/*.po, for translation'
	@echo 'make words-check  every text is translated'
	@echo 'make check-core   build and test the pure rooms alone'
	@echo 'make test-ROOM    the tests of one room'
	@echo 'make schedule-proof  the schedule beside a naive reference at ten million moments (PROBES=$(PROBES))'
	@echo 'make mutants      play damaged films and pictures (COUNT=5000 SEED=1)'
	@echo 'make hostile      20,000 bad packages (SEED=1)'
	@echo 'make vanish       500 sticks pulled while an import reads them (SEED=1)'
	@echo 'make kills        an import killed 500 times, each of its calls failing in each way, a full disk (SEED=1)'
	@echo 'make cuts         5,000 power cuts during imports (SEED=1)'
	@echo 'make soak         800 cycles of a film and a picture, a day of changes (40 minutes; CHANGES=500)'
	@echo 'make robot        random visitors play the quiz (SESSIONS=$(SESSIONS))'
	@echo 'make fuzz         wrong input of all kinds for each parser (FUZZ_SECONDS=$(FUZZ_SECONDS) ENTRIES="text m3u8")'
	@echo 'make fuzz-keep    keep in tests/fuzz/corpus what make fuzz found to be new'
	@echo 'make bench        measure against other players, side by side'
	@echo 'make golden-update  draw the reference pictures anew'
	@echo 'make scenes       render the layers of assets/scenes (part of make; SCENES="family" or SCENES= for none)'
	@echo 'make voices       have a machine read their texts aloud where nobody recorded them (part of make, likewise)'
	@echo 'make contact-sheet  all scenes, both shapes, and the modes in one picture'
	@echo 'make films        render the films and draw the posters'
	@echo 'make scenery      draw the scenes anew (SCENES="family")'
	@echo 'make sign-off     the safety officer'"'"'s list of all questions, docs/sign-off.md'
	@echo 'make install      PREFIX=$(PREFIX) DESTDIR= (configuration only where there is none)'
clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
