// Reads the record of a frame and finds what a reader would stumble over.
#pragma once

#include <string>
#include <vector>

#include "gui/ui/record.h"

namespace skoen::tests {

// One line a fault:
// - words cut by the edge of their region, or outside the page (within a scroll area only sideways)
// - two texts whose ink lies over each other
// - widgets outside their region or the page
// - two records with one key
// - words that are no words: a text key that was never translated ("plan.head")
std::vector<std::string> layout_faults(const gui::ui::Recording& recording);

// Desk sizes and text scales that must pass: 1 on every size, 1.25 and 1.5 from 1366x768, 2 from 1600x900.
struct DeskSize {
    float width, height, scale;
};
std::vector<DeskSize> desk_sizes();
std::string words_of(const DeskSize& size);  // "1366x768 x1.5"

}  // namespace skoen::tests
