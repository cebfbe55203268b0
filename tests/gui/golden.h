// Pictures of pages, painted without a display, held against pictures kept in tests/gui/golden/.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "gui/platform/picture.h"
#include "tests/gui/page_driver.h"

namespace skoen::tests {

// False under sanitizers, which know nothing of the drivers.
bool paints_pictures();

// The third frame of a page. Nothing, with the reason on standard error, where EGL is missing.
std::optional<gui::platform::Picture> painted(PageSize size, const std::function<void()>& draw);

struct Difference {
    bool same_size = false;
    int largest_step = 0;      // of one channel, 0 to 255
    double share_changed = 1;  // of the pixels, any channel at all
    double share_beyond = 1;   // of the pixels, a channel by more than kStep
};
inline constexpr int kStep = 3;              // 255ths
inline constexpr double kMostBeyond = 5e-4;  // of the pixels
Difference difference(const gui::platform::Picture& a, const gui::platform::Picture& b);
// At most 0.05 % of the pixels differ by more than 3/255.
bool close_enough(const Difference& d);

// Compares with tests/gui/golden/<name>.png. With SKOEN_UPDATE_GOLDEN=1 in the environment it writes that file instead.
// Returns what is wrong, or "". The picture found is written beside the test program as <name>.found.png.
std::string golden_fault(const gui::platform::Picture& picture, const std::string& name);

}  // namespace skoen::tests
