#include "cli/progress.h"

#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include "sim/base/system.h"

namespace skoen::cli {

namespace {

constexpr int kCells = 40;

}  // namespace

Progress::Progress(std::ostream& err) : err_(err) {
    const char* const wish = std::getenv("SKOEN_PROGRESS");
    visible_ = wish != nullptr ? std::string_view(wish) == "1"
                               : &err == &std::cerr && base::error_output_is_terminal();
}

Progress::~Progress() {
    if (drawn_) err_ << '\r' << std::string(kCells + 30, ' ') << '\r' << std::flush;
}

void Progress::show(int done, int all) {
    if (!visible_ || all <= 0) return;
    const std::lock_guard lock(mutex_);
    const int cells = static_cast<int>(static_cast<long long>(done) * kCells / all);
    if (cells <= cells_) return;
    cells_ = cells;
    drawn_ = true;
    const auto full = static_cast<std::size_t>(cells);
    err_ << "\r[" << std::string(full, '#') << std::string(kCells - full, '.') << "] " << done << '/' << all
         << std::flush;
}

}  // namespace skoen::cli
