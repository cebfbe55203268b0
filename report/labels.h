// Labels beside points: the first free place around each, so that no two texts overlap.
#pragma once

#include <string>
#include <vector>

#include "report/pen.h"

namespace skoen::report {

struct PointLabel {
    Point point;
    double clearance = 0.5;  // from the point to the text, em
    std::string words;
    TextStyle style;
    std::string key;
};

// Draws the labels in order, each within `bounds` and away from `taken`; boxes of the texts are added to `taken`. A label for
// which no place is free around its point moves away along a leader line.
void place_labels(Pen& pen, const std::vector<PointLabel>& labels, const Box& bounds,
                  std::vector<Box>& taken);

}  // namespace skoen::report
