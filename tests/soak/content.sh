# content.sh: what the soak plays: short films of many kinds, pictures and cards, once made below
# $MEDIA/soak. Sourced by soak.sh.
# shellcheck shell=bash
CLIPS=$MEDIA/soak
export ROUND=15         # items; the same at the same place
export ITEMS=$((4 * ROUND)) # in the list: so many changes between two looks would go unnoticed

# clip NAME ENCODER-OPTIONS...: 8 seconds of picture and sound.
clip() {
    local path=$CLIPS/$1
    shift
    [ -f "$path" ] && return
    nice ffmpeg -v error -y -f lavfi -i "testsrc2=s=320x180:r=25" -f lavfi -i "sine=f=440:r=48000" \
        -t 8 -pix_fmt yuv420p "$@" "$CLIPS/part-${path##*/}" && mv "$CLIPS/part-${path##*/}" "$path"
}

make_clips() {
    mkdir -p "$CLIPS"
    clip h264.mp4 -c:v libx264 -preset veryfast -c:a aac -movflags +faststart &&
        clip hevc.mkv -c:v libx265 -preset ultrafast -x265-params log-level=error -c:a aac &&
        clip vp9.webm -c:v libvpx-vp9 -cpu-used 8 -deadline realtime -c:a libopus &&
        clip mpeg4.avi -c:v mpeg4 -q:v 5 -c:a mp3 &&
        clip mpeg2.mpg -c:v mpeg2video -q:v 5 -c:a mp2 &&
        clip wide.mov -s 1280x720 -c:v libx264 -preset veryfast -c:a aac || return 1
    [ -f "$CLIPS/a.jpg" ] ||
        ffmpeg -v error -y -ss 1 -i "$CLIPS/wide.mov" -frames:v 1 "$CLIPS/a.jpg" || return 1
    [ -f "$CLIPS/b.png" ] ||
        ffmpeg -v error -y -ss 3 -i "$CLIPS/wide.mov" -frames:v 1 "$CLIPS/b.png" || return 1
    cp playlists/attract/02-生命通道.svg "$CLIPS/c.svg"
    cp tests/fixtures/pictures/lossy.webp "$CLIPS/d.webp"
}

# Every kind of item and every way in; a picture or card lasts as long as a clip.
one_round() {
    cat <<'CFG'
  { video = "h264.mp4"; title = "影片一"; },
  { slogan = "人人讲安全、\n个个会应急"; style = "banner"; seconds = 8; },
  { video = "hevc.mkv"; enter = "fade"; },
  { image = "a.jpg"; seconds = 8; },
  { video = "vp9.webm"; },
  { image = "c.svg"; seconds = 8; enter = "push"; },
  { video = "mpeg4.avi"; },
  { qr = "tel:12350"; title = "发现隐患怎么办"; text = "拨打 12350"; seconds = 8; },
  { video = "mpeg2.mpg"; enter = "push"; },
  { image = "b.png"; seconds = 8; enter = "fade"; },
  { video = "wide.mov"; },
  { slogan = "早发现、\n早报告、\n早处置"; style = "steps"; seconds = 8; enter = "fade"; },
  { video = "h264.mp4"; fit = "cover"; },
  { image = "d.webp"; seconds = 8; },
  { video = "hevc.mkv"; }
CFG
}

# write_show: the site's list of ITEMS items, and its layout.
write_show() {
    local folder=$WORK/site/playlists/day round
    site day
    sed -i 's/"full"/"plaza"/' "$WORK/site/kiosk.cfg"
    ln "$CLIPS"/[a-z0-9]*.* "$folder/" 2>/dev/null || cp "$CLIPS"/[a-z0-9]*.* "$folder/"
    {
        printf 'title = "一天";\nitems = (\n'
        for round in 1 2 3 4; do
            one_round
            [ $round = 4 ] || echo ','
        done
        printf ');\nticker = ( "隐患就是事故，风险就在身边", "早发现、早报告、早处置" );\n'
    } >"$folder/playlist.cfg"
}
