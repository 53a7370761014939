# media.sh: makes what the bench plays, once, below $BENCH. Sourced by bench.sh.
# shellcheck shell=bash
#
# Films carry their frame number as 16 blocks at the top left, each 1/48 of the width: white, black,
# then 14 bits, the lowest first. The picture is a panning ground with grain and a moving test card, so
# that it costs a decoder what a real film of that bit rate costs.

MEDIA=$BENCH/media
FILM_SECONDS=60
SITE=$BENCH/site
TOUCH_SITE=$BENCH/touch-site

# number_blocks WIDTH OFFSET: ffmpeg filters that draw frame number + OFFSET.
number_blocks() {
    local block=$(($1 / 48)) k
    printf 'drawbox=x=0:y=0:w=%d:h=%d:color=black:t=fill' $((block * 16)) $block
    printf ',drawbox=x=0:y=0:w=%d:h=%d:color=white:t=fill' $block $block
    for k in {0..13}; do
        printf ",drawbox=x=%d:y=0:w=%d:h=%d:color=white:t=fill:enable='mod(floor((n+%d)/%d),2)'" \
            $(((k + 2) * block)) $block $block "$2" $((1 << k))
    done
}

# film NAME WIDTH HEIGHT FPS SECONDS BITRATE OFFSET
film() {
    local name=$1 w=$2 h=$3 fps=$4 seconds=$5 rate=$6 offset=$7
    local path=$MEDIA/$name.mp4
    [ -f "$path" ] && return
    echo "making $name.mp4"
    local pan="crop=$w:$h:x='(iw-ow)/2*(1+sin(n/40))':y='(ih-oh)/2*(1+cos(n/53))'"
    local card="overlay=x='(W-w)/2*(1+sin(t*1.3))':y='H-h-40-100*sin(t*2)':eval=frame"
    nice ffmpeg -v error -y -framerate "$fps" -i "$MEDIA/ground.png" \
        -f lavfi -i "testsrc2=s=$((w / 3))x$((h / 3)):r=$fps" -f lavfi -i "sine=f=440:r=48000" \
        -filter_complex "[0:v]format=yuv420p,loop=loop=-1:size=1:start=0,setpts=N/$fps/TB,$pan,
            noise=alls=6:allf=t[ground]; [1:v]format=yuv420p[card];
            [ground][card]$card,$(number_blocks "$w" "$offset"),format=yuv420p[film]" \
        -map '[film]' -map 2:a -t "$seconds" -c:v libx264 -preset veryfast -bf 2 -refs 3 \
        -b:v "$rate" -maxrate "$rate" -bufsize "$rate" -g $((fps * 2)) \
        -c:a aac -b:a 128k -movflags +faststart "$path.part.mp4" && mv "$path.part.mp4" "$path"
}

slide() { # NUMBER
    local path=$MEDIA/slide-$1.jpg
    [ -f "$path" ] && return
    nice convert -seed $((100 + $1)) -size 1920x1080 plasma:fractal -modulate 130,150 -gravity center \
        -pointsize 300 -fill white -annotate 0 "$1" -quality 88 "$path.part.jpg" && mv "$path.part.jpg" "$path"
}

make_media() {
    local i
    mkdir -p "$MEDIA" || return 1
    [ -f "$MEDIA/ground.png" ] ||
        nice convert -seed 7 -size 2880x1620 plasma:tomato-steelblue -modulate 130,160 \
            -brightness-contrast 25x20 "$MEDIA/ground.png" || return 1
    film 1080p30 1920 1080 30 "$FILM_SECONDS" 8M 0 &&
        film 1080p60 1920 1080 60 "$FILM_SECONDS" 12M 0 &&
        film 720p25 1280 720 25 "$FILM_SECONDS" 4M 0 &&
        film gap-a 1920 1080 30 5 8M 2048 &&
        film gap-b 1920 1080 30 5 8M 4096 &&
        film pair-a 1920 1080 30 12 8M 2048 &&
        film pair-b 1920 1080 30 12 8M 4096 || return 1
    for i in {0..9}; do
        slide "$i" || return 1
    done
}

# playlist NAME FILE... : a playlist folder with these files; its playlist.cfg comes from standard input.
playlist() {
    local folder=$SITE/playlists/$1 file
    shift
    mkdir -p "$folder" && cat >"$folder/playlist.cfg" || return 1
    for file in "$@"; do
        ln -f "$MEDIA/$file" "$folder/" || return 1
    done
}

with_ticker() { # ITEM
    cat <<CFG
items = ( $1 );
ticker = ( "人人讲安全、个个会应急", "隐患就是事故，风险就在身边", "早发现、早报告、早处置",
           "不伤害自己、不伤害他人、不被人伤害、不让他人受到伤害", "发现安全隐患，请拨打 12350" );
CFG
}

# What our player gets: its configuration folder, with one playlist for each thing to measure.
make_site() {
    local name
    mkdir -p "$SITE/layouts" && cp config/layouts/*.cfg "$SITE/layouts/" || return 1
    cat >"$SITE/kiosk.cfg" <<'CFG'
display = { layout = "full"; public = false; };
sound = { device = "none"; };
CFG
    for name in 1080p30 1080p60 720p25; do
        playlist $name $name.mp4 <<<"items = ( { video = \"$name.mp4\"; } );" || return 1
    done
    for name in gap pair; do
        playlist $name $name-a.mp4 $name-b.mp4 \
            <<<"items = ( { video = \"$name-a.mp4\"; }, { video = \"$name-b.mp4\"; } );" || return 1
    done
    with_ticker '{ video = "1080p30.mp4"; }' | playlist film-ticker 1080p30.mp4 &&
        with_ticker '{ slogan = "人人讲安全、个个会应急"; seconds = 3600; }' | playlist ticker &&
        playlist still slide-0.jpg <<<'items = ( { image = "slide-0.jpg"; seconds = 3600; } );' &&
        for name in {0..9}; do
            printf '{ image = "slide-%d.jpg"; seconds = 10; enter = "fade"; },\n' "$name"
        done | sed '1s/^/items = (\n/; $s/,$/\n);/' | playlist slides slide-{0..9}.jpg
}

# What `touch` plays with: a film and a ticker that anybody may touch, and the scenes that are shipped.
make_touch_site() {
    mkdir -p "$TOUCH_SITE/layouts" && cp config/layouts/*.cfg "$TOUCH_SITE/layouts/" || return 1
    cat >"$TOUCH_SITE/kiosk.cfg" <<'CFG'
display = { layout = "plaza"; public = true; };
sound = { device = "none"; };
quiz = { hints = false; idle_menu_s = 600; idle_question_s = 600; };
CFG
    cat >"$TOUCH_SITE/schedule.cfg" <<'CFG'
fallback = "film-ticker";
rules = ( { name = "open"; when = { }; set = { playlist = "film-ticker"; layout = "plaza"; quiz = true; }; } );
CFG
    with_ticker '{ video = "1080p30.mp4"; }' | SITE=$TOUCH_SITE playlist film-ticker 1080p30.mp4
}
