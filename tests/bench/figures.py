"""Turns what the probe wrote down into figures. All times in milliseconds."""
import statistics

SWITCH_MIN = 400  # frame numbers this far apart belong to different films, or to a film begun anew
BLACK_LUMA = 12
FADE_REST_MS = 500  # changes of a picture closer together than this are one change of slide


def read_log(path):
    """Returns what was seen, [(time, number or luma, luma or step)], and holes, [(time, length)]."""
    events, holes = [], []
    with open(path, encoding="ascii") as file:
        for words in map(str.split, file):
            if words[0] == "hole":
                holes.append(tuple(map(float, words[1:])))
            else:
                events.append(tuple(map(float, words)))
    return events, holes


def longest_hole(holes, window):
    return max((length for at, length in holes if window[0] <= at <= window[1]), default=0.0)


def spread(intervals):
    return {"interval_sd_ms": round(statistics.pstdev(intervals), 2),
            "interval_max_ms": round(max(intervals), 1)}


def frames_of(events):
    """Returns [(time, number)], one for each frame seen."""
    frames = []
    for at, number, _ in events:
        if number >= 0 and (not frames or frames[-1][1] != number):
            frames.append((at, int(number)))
    return frames


def black_spans(events, since):
    spans, began = [], None
    for at, _, luma in events:
        if luma < BLACK_LUMA:
            began = at if began is None else began
        elif began is not None:
            if began > since:
                spans.append(round(at - began, 1))
            began = None
    return spans


def film(events, start, window):
    """Figures of a film; start: when the player was started; window: the (from, to) that counts."""
    frames = frames_of(events)
    if not frames:
        return {"fault": "no frame of the film was seen"}
    pairs = list(zip(frames, frames[1:]))
    switches = [(a, b) for a, b in pairs if abs(b[1] - a[1]) > SWITCH_MIN]
    result = {"first_frame_ms": round(frames[0][0] - start),
              "black_ms": black_spans(events, frames[0][0]),
              "switch_ms": [round(b[0] - a[0], 1) for a, b in switches]}
    inside = [(a, b) for a, b in pairs if window[0] <= a[0] and b[0] <= window[1]]
    if len(inside) < 2:
        return dict(result, fault="the film does not move")
    steps = [b[1] - a[1] for a, b in inside if abs(b[1] - a[1]) <= SWITCH_MIN]
    return dict(result, shown=len(inside) + 1, skipped=sum(step - 1 for step in steps if step > 1),
                backwards=sum(1 for step in steps if step < 0),
                **spread([b[0] - a[0] for a, b in inside]))


def pause(events, killed):
    """What a decoder killed at that moment costs: the longest stand-still after it."""
    frames = [frame for frame in frames_of(events) if killed - 200 < frame[0] < killed + 6000]
    pairs = [(a, b) for a, b in zip(frames, frames[1:]) if b[0] > killed]
    if not pairs:
        return {"fault": "the film did not come back"}
    last, first = max(pairs, key=lambda pair: pair[1][0] - pair[0][0])
    return {"pause_ms": round(first[0] - last[0], 1), "jump_frames": first[1] - last[1]}


def line(events, window):
    """Figures of what runs or changes on a line of the screen."""
    inside = [event for event in events if window[0] <= event[0] <= window[1]]
    changes = [b for a, b in zip(inside, inside[1:]) if b[0] - a[0] > FADE_REST_MS]
    result = {"picture_changes": len(changes) + (1 if inside else 0)}
    if len(inside) < 3:
        return result
    seconds = (window[1] - window[0]) / 1000
    steps = [step for _, _, step in inside[1:]]
    return dict(result, updates_per_s=round(len(inside) / seconds, 1),
                step_px=round(statistics.mean(steps), 2), step_min_px=min(steps),
                step_max_px=max(steps), step_sd_px=round(statistics.pstdev(steps), 2),
                **spread([b[0] - a[0] for a, b in zip(inside, inside[1:])]))


def first_picture(events, start):
    """When something that is not black came to be seen."""
    times = [at for at, luma, _ in events if luma >= BLACK_LUMA]
    return {"first_picture_ms": round(times[0] - start)} if times else {
        "fault": "nothing was seen on the screen"}
