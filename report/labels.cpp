#include "report/labels.h"

#include <algorithm>
#include <array>

namespace skoen::report {

namespace {

struct Direction {
    double x, y;
    Anchor anchor;
};
// Right and up first: where readers look.
constexpr std::array<Direction, 8> kDirections{{{1, -0.7, Anchor::start},
                                                {1, 0.7, Anchor::start},
                                                {-1, -0.7, Anchor::end},
                                                {-1, 0.7, Anchor::end},
                                                {1, 0, Anchor::start},
                                                {-1, 0, Anchor::end},
                                                {0, -1.2, Anchor::middle},
                                                {0, 1.2, Anchor::middle}}};
constexpr std::array kDistances{1.0, 1.8, 2.8, 4.0, 5.5, 7.5, 10.0};

bool inside(const Box& box, const Box& bounds) {
    return box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top &&
           box.bottom <= bounds.bottom;
}

Text candidate(const PointLabel& label, const Direction& d, double distance) {
    Text text{{label.point.x + d.x * label.clearance * distance,
               label.point.y + d.y * label.clearance * distance + kCapHeight / 2},
              label.words,
              label.style.ink,
              label.style.semibold,
              d.anchor,
              label.style.size};
    return text;
}

}  // namespace

void place_labels(Pen& pen, const std::vector<PointLabel>& labels, const Box& bounds,
                  std::vector<Box>& taken) {
    for (const PointLabel& label : labels) {
        bool placed = false;
        for (std::size_t step = 0; step < kDistances.size() && !placed; ++step) {
            for (const Direction& direction : kDirections) {
                const Text text = candidate(label, direction, kDistances[step]);
                const Box box = pen.box(text);
                const bool free =
                    std::none_of(taken.begin(), taken.end(), [&](const Box& b) { return b.overlaps(box); });
                if (!free || !inside(box, bounds)) continue;
                if (step > 0) {
                    pen.line(label.point, {text.at.x, text.at.y - kCapHeight / 2}, {kMidGrey, kHair}).key =
                        label.key;
                }
                pen.write(text.at, text.words, {text.ink, text.semibold, text.anchor, text.size}).key =
                    label.key;
                taken.push_back(box);
                placed = true;
                break;
            }
        }
    }
}

}  // namespace skoen::report
