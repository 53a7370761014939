#!/bin/bash
# sources.sh FOLDER: makes one tiny whole film or picture of every kind (160x96; films 0.6 s, 25 fps,
# with sound) in FOLDER, once. The same ffmpeg makes the same bytes each time.
set -eu
folder=$1
mkdir -p "$folder"
[ ! -f "$folder/complete" ] || exit 0

film() { # NAME CODEC-OPTIONS...
    local name=$1
    shift
    ffmpeg -v error -y -f lavfi -i testsrc2=s=160x96:r=25 -f lavfi -i sine=f=440:r=44100 -t 0.6 \
        -threads 1 -pix_fmt yuv420p -g 5 "$@" -fflags +bitexact -flags:v +bitexact -flags:a +bitexact \
        "$folder/$name"
}

picture() { # NAME CODEC-OPTIONS...
    local name=$1
    shift
    ffmpeg -v error -y -f lavfi -i testsrc2=s=160x96:r=25 -threads 1 "$@" -fflags +bitexact \
        -flags:v +bitexact "$folder/$name"
}

film h264.mp4 -c:v libx264 -c:a aac -movflags +faststart
film h264.mkv -c:v libx264 -c:a aac
film vp9.webm -c:v libvpx-vp9 -cpu-used 8 -c:a libopus -ar 48000
film h264.ts -c:v libx264 -c:a aac
film mpeg4.avi -c:v mpeg4 -c:a libmp3lame
film h264.mov -c:v libx264 -c:a aac
film h263.flv -c:v flv -c:a libmp3lame
film mpeg2.mpg -c:v mpeg2video -c:a mp2
film theora.ogv -c:v libtheora -c:a libvorbis
film wmv2.wmv -c:v wmv2 -c:a wmav2
picture rgb.png -frames:v 1 -c:v png -pix_fmt rgb24
picture yuv.jpg -frames:v 1 -c:v mjpeg -pix_fmt yuvj420p
picture animated.gif -frames:v 3 -c:v gif
picture lossy.webp -frames:v 1 -c:v libwebp
picture rgb.bmp -frames:v 1 -c:v bmp
cat >"$folder/drawing.svg" <<'SVG'
<svg xmlns="http://www.w3.org/2000/svg" width="160" height="96" viewBox="0 0 160 96">
  <defs><linearGradient id="g"><stop offset="0" stop-color="#c00"/><stop offset="1" stop-color="#fc0"/></linearGradient></defs>
  <rect width="160" height="96" fill="url(#g)"/>
  <g transform="translate(20 10) scale(1.5)"><path d="M0 0 L40 0 L20 30 Z" fill="white" stroke="black" stroke-width="2"/></g>
  <text x="10" y="80" font-size="16">安全</text>
</svg>
SVG
touch "$folder/complete"
