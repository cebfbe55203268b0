#!/usr/bin/env python3
"""How much two PNG pictures of the desk (8 bits, RGB, not interlaced) differ: tools/picture_difference.py A.png B.png
Prints the pixels that differ and the largest difference of a channel. Exit code 1 when sizes differ or more than 2 % of the
pixels do: renderers round colours and edges in their own ways, a page that is missing something differs in far more."""
import struct
import sys
import zlib


def pixels(path):
    data = open(path, "rb").read()
    assert data[:8] == b"\x89PNG\r\n\x1a\n", path
    at, packed, width, height = 8, b"", 0, 0
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + size]
        at += size + 12
        if kind == b"IHDR":
            width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", body)
            assert (depth, colour, interlaced) == (8, 2, 0), path
        elif kind == b"IDAT":
            packed += body
    raw, row, rows = zlib.decompress(packed), 3 * width, []
    before = bytearray(row)
    for y in range(height):
        how, line = raw[y * (row + 1)], bytearray(raw[y * (row + 1) + 1:(y + 1) * (row + 1)])
        for i in range(row):
            left, up, corner = (line[i - 3], before[i], before[i - 3]) if i >= 3 else (0, before[i], 0)
            if how == 1:
                line[i] = (line[i] + left) & 255
            elif how == 2:
                line[i] = (line[i] + up) & 255
            elif how == 3:
                line[i] = (line[i] + (left + up) // 2) & 255
            elif how == 4:
                guess = left + up - corner
                away = (abs(guess - left), abs(guess - up), abs(guess - corner))
                line[i] = (line[i] + (left, up, corner)[away.index(min(away))]) & 255
        rows.append(line)
        before = line
    return width, height, rows


def main():
    (width, height, a), (other_width, other_height, b) = pixels(sys.argv[1]), pixels(sys.argv[2])
    if (width, height) != (other_width, other_height):
        sys.exit(f"{width}x{height} and {other_width}x{other_height}")
    differ = largest = 0
    for one, other in zip(a, b):
        if one == other:
            continue
        for x in range(0, 3 * width, 3):
            away = max(abs(one[x + c] - other[x + c]) for c in range(3))
            differ += away > 0
            largest = max(largest, away)
    print(f"{differ} of {width * height} pixels differ, the most by {largest} of 255")
    sys.exit(differ > 0.02 * width * height)


main()
