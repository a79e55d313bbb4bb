#!/usr/bin/env python3
"""Makes the README's pictures from the real program: python3 assets/pictures.py [BINARY]

Runs BINARY (default: target/release/role-explorer) in tmux, types the keys of each picture and draws what the terminal
then shows as assets/pictures/NAME.svg; then opens a report in a browser and keeps what it shows as report.png. Needs
tmux, chromium (with Noto's fonts, Debian's fonts-noto-core, it looks as it does here) and Python's standard library.
"""
import html, pathlib, re, shutil, struct, subprocess, sys, tempfile, time, unicodedata, zlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
# name, columns, rows, keys as tmux names them, a text that shows when the screen is complete, the theme if it is not the
# default
PICTURES = [
    ("browse", 120, 36, ["Down", "Up"], "1 of 5"),
    ("search", 120, 30, ["/", *"incident", "Space", *"prevent"], "hits of"),
    ("compare", 120, 40, ["Space", "Space", "c", "n", "n", "n", "w"], "why "),
    ("matrix", 120, 40, ["Space", "Space", "Space", "Space", "Space", "c"], "Matrix"),
    ("facets", 120, 30, ["f", "j", "j", "Space"], "Facets"),
    ("gap", 120, 30, ["Space", "Space", "c", "g"], "To check"),
    ("similar", 120, 24, ["a"], "Most alike"),
    ("commands", 120, 24, ["Space", "Space", ":", *"comp"], "Commands"),
    ("export", 120, 30, ["Space", "Space", "c", "x"], "# Technical"),
    ("light", 120, 30, ["Space", "Space", "c", "}", "n", "n"], "alike", "light"),
    ("narrow", 60, 24, ["Space", "Space", "c", "G"], "alike"),
]
REPORT = ["compare", "tam-federal", "tam-premier"]
REPORT_SIZE = "1280,1812"
CELL, LINE, FONT = 8.4, 18, 14
DARK = {"fg": "#d8d8dc", "bg": "#101014"}
COLOURS = ["#3b3b42", "#e05f65", "#78b892", "#e3c07a", "#6f9fe0", "#c583d6", "#4cc0cf", "#d8d8dc",
           "#77777f", "#f07a80", "#94d0ad", "#f2d699", "#93b9f2", "#dca2ea", "#78dbe8", "#ffffff"]
SERVER = 0
SGR = re.compile(r"\x1b\[([0-9;]*)m")


def tmux(*arguments):
    command = ["tmux", "-L", f"role-explorer-pictures-{SERVER}", "-f", "/dev/null", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def screen(binary, columns, rows, keys, until, theme="default"):
    """What the terminal shows, with its styles, after the keys; nothing is kept from picture to picture."""
    size = ["-x", str(columns), "-y", str(rows)]
    home = pathlib.Path(tempfile.mkdtemp())
    config = home / "role-explorer/config.toml"
    config.parent.mkdir()
    config.write_text(f'theme = "{theme}"\n')
    homes = [f"{name}={home}" for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")]
    terminal = ["TERM=tmux-256color", "COLORTERM=truecolor"]
    tmux("new-session", "-d", "-s", "picture", *size, "env", *terminal, *homes, str(binary))
    try:
        wait(lambda text: "5 roles" in text)
        for key in keys:
            tmux("send-keys", "-t", "picture", key)
        wait(lambda text: until in text)
        return settled()
    finally:
        tmux("kill-server")
        shutil.rmtree(home, ignore_errors=True)
        globals()["SERVER"] += 1  # the old server may still be ending


def wait(done, seconds=10):
    end = time.monotonic() + seconds
    while not done(tmux("capture-pane", "-p", "-t", "picture")):
        if time.monotonic() > end:
            sys.exit("the program did not show what was expected:\n" + tmux("capture-pane", "-p", "-t", "picture"))
        time.sleep(0.02)


def settled():
    """The screen once two looks at it show the same."""
    last = None
    while (now := tmux("capture-pane", "-e", "-p", "-t", "picture")) != last:
        last = now
        time.sleep(0.1)
    return now


def apply(style, codes):
    codes = iter(codes or [0])
    for code in codes:
        if code in (38, 48):
            rgb = next(codes) == 2
            colour = "#%02x%02x%02x" % (next(codes), next(codes), next(codes)) if rgb else COLOURS[next(codes)]
            style = style | {"fg" if code == 38 else "bg": colour}
        elif code == 0:
            style = {}
        elif code in (1, 2, 4, 7):
            style = style | {{1: "bold", 2: "dim", 4: "underline", 7: "reverse"}[code]: True}
        elif 30 <= code <= 37 or 90 <= code <= 97:
            style = style | {"fg": COLOURS[code - 30 if code < 90 else code - 82]}
        elif code in (39, 49):
            style = {key: value for key, value in style.items() if key != ("fg" if code == 39 else "bg")}
        elif code in (22, 24, 27):
            gone = {22: ("bold", "dim"), 24: ("underline",), 27: ("reverse",)}[code]
            style = {key: value for key, value in style.items() if key not in gone}
    return style


def paper(text):
    """The background most of the screen has: the theme's own, where it has one."""
    named = re.findall(r"48;2;(\d+);(\d+);(\d+)", text)
    most = max(set(named), key=named.count, default=None)
    return "#%02x%02x%02x" % tuple(map(int, most)) if most else DARK["bg"]


def width(text):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def draw(text, columns, rows):
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {columns * CELL + 24:.0f} {rows * LINE + 24}" '
           f'font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, monospace" font-size="{FONT}">',
           f'<rect width="100%" height="100%" rx="8" fill="{paper(text)}"/>']
    style = {}
    for row, line in enumerate(text.split("\n")[:rows]):
        column, pieces = 0, SGR.split(line)
        for number, piece in enumerate(pieces):
            if number % 2:
                style = apply(style, [int(code) for code in piece.split(";") if code])
            elif piece:
                shown = style if style.get("bg") != paper(text) else {key: style[key] for key in style if key != "bg"}
                out.append(run(piece, shown, column, row))
                column += width(piece)
    return "\n".join([part for part in out if part] + ["</svg>\n"])


def run(piece, style, column, row):
    """A piece of one style; blanks that show nothing are left out."""
    if not piece.strip() and not style.keys() & {"reverse", "underline", "bg"}:
        return ""
    x, y, w = 12 + column * CELL, 12 + row * LINE, width(piece) * CELL
    fg, out = style.get("fg", DARK["fg"]), ""
    if "bg" in style:
        out = f'<rect x="{x:.1f}" y="{y}" width="{w:.1f}" height="{LINE}" fill="{style["bg"]}"/>'
        if not piece.strip():
            return out
    if style.get("reverse"):
        out, fg = f'<rect x="{x:.1f}" y="{y}" width="{w:.1f}" height="{LINE}" fill="{fg}"/>', DARK["bg"]
    attributes = f'x="{x:.1f}" y="{y + 13}" textLength="{w:.1f}" fill="{fg}" xml:space="preserve"'
    attributes += ' font-weight="bold"' if style.get("bold") else ""
    attributes += ' opacity=".55"' if style.get("dim") else ""
    attributes += ' text-decoration="underline"' if style.get("underline") else ""
    return f"{out}<text {attributes}>{html.escape(piece)}</text>"


def report(binary):
    """The top of a report in a browser, as PNG."""
    with tempfile.TemporaryDirectory() as place:
        page, shot = pathlib.Path(place, "report.html"), pathlib.Path(place, "report.png")
        subprocess.run([binary, *REPORT, "-o", page], check=True)
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={REPORT_SIZE}",
                   "--blink-settings=preferredColorScheme=1", f"--user-data-dir={place}/profile", f"--screenshot={shot}"]
        subprocess.run(["chromium", *options, page.as_uri()], capture_output=True, check=True)
        return smaller(shot.read_bytes())


def smaller(png):
    """The same picture without filters, which page after page of plain paper only makes larger."""
    chunks, at = [], 8
    while at < len(png):
        length = struct.unpack(">I", png[at:at + 4])[0]
        chunks.append((png[at + 4:at + 8], png[at + 8:at + 8 + length]))
        at += 12 + length
    head = next(data for kind, data in chunks if kind == b"IHDR")
    pixel, stride = (3, struct.unpack(">I", head[:4])[0] * 3)
    assert head[8:10] == b"\x08\x02", "the browser writes true colour without an alpha channel"
    raw, last, out = zlib.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT")), bytes(stride), []
    for start in range(0, len(raw), stride + 1):
        line = bytearray(raw[start + 1:start + 1 + stride])
        for i in range(stride):
            a, b, c = (line[i - pixel], last[i], last[i - pixel]) if i >= pixel else (0, last[i], 0)
            paeth = min((a, b, c), key=lambda near: abs(a + b - c - near))
            line[i] = (line[i] + (0, a, b, (a + b) // 2, paeth)[raw[start]]) % 256
        last = bytes(line)
        out.append(b"\0" + last)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"".join(out), 9)), (b"IEND", b"")]
    part = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return png[:8] + b"".join(part(*one) for one in parts)


def main():
    binary = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "target/release/role-explorer").resolve()
    for name, columns, rows, *rest in PICTURES:
        picture = draw(screen(binary, columns, rows, *rest), columns, rows)
        path = ROOT / "assets/pictures" / f"{name}.svg"
        path.write_text(picture, encoding="utf-8")
        print(path.relative_to(ROOT))
    path = ROOT / "assets/pictures/report.png"
    path.write_bytes(report(binary))
    print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
