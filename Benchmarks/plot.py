"""Draws time against posts, both on logarithmic scales, as SVG without any library."""
import math

WIDTH, HEIGHT = 640, 360
LEFT, RIGHT, TOP, BOTTOM = 64, 120, 24, 48
COLOURS = {"hugo": "#8a8578", "fude": "#b3261e", "floor": "#3d6b8c"}
NAMES = {"hugo": "Hugo", "fude": "Fude", "floor": "floor"}


def plot(figures):
    """Gives the SVG for {posts: {program: seconds}}."""
    posts = sorted(figures)
    seconds = [value for row in figures.values() for value in row.values()]
    low, high = math.floor(math.log10(min(seconds))), math.ceil(math.log10(max(seconds)))
    first, last = math.log10(posts[0]), math.log10(max(posts[-1], posts[0] * 10))

    def x(count):
        return LEFT + (math.log10(count) - first) / (last - first) * (WIDTH - LEFT - RIGHT)

    def y(value):
        return HEIGHT - BOTTOM - (math.log10(value) - low) / (high - low) * (HEIGHT - TOP - BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'aria-label="Time of a full build against the number of posts" font-family="sans-serif" font-size="13">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fffdf8"/>',
    ]
    for power in range(low, high + 1):
        value = 10.0**power
        parts.append(f'<path d="M{LEFT} {y(value):.1f}H{WIDTH - RIGHT}" stroke="#e4dfd2"/>')
        parts.append(text(LEFT - 8, y(value) + 4, f"{value:g} s", "end"))
    for count in posts:
        parts.append(f'<path d="M{x(count):.1f} {HEIGHT - BOTTOM}v5" stroke="#8a8578"/>')
        parts.append(text(x(count), HEIGHT - BOTTOM + 20, f"{count:,}", "middle"))
    parts.append(text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, "posts", "middle"))
    for program, colour in COLOURS.items():
        points = [(x(count), y(figures[count][program])) for count in posts if program in figures[count]]
        if points:
            parts += line(points, program, colour)
    return "\n".join(parts + ["</svg>"]) + "\n"


def line(points, program, colour):
    path = " ".join(f"{horizontal:.1f},{vertical:.1f}" for horizontal, vertical in points)
    dots = [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3.5" fill="{colour}"/>' for a, b in points]
    label = f'<text x="{points[-1][0] + 10:.1f}" y="{points[-1][1] + 4:.1f}" fill="{colour}">{NAMES[program]}</text>'
    return [f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>', *dots, label]


def text(horizontal, vertical, content, anchor):
    return f'<text x="{horizontal:.1f}" y="{vertical:.1f}" text-anchor="{anchor}" fill="#4a463d">{content}</text>'
