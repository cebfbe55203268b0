// From values to places on the page, and the ticks between. Ticks are 1-2-5, at most six.
#pragma once

#include <string>
#include <vector>

#include "sim/base/text.h"

namespace skoen::report {

struct Tick {
    double value = 0;
    std::string label;
    bool operator==(const Tick&) const = default;
};

// place(value) for lo <= value <= hi lies between from and to (em); values outside go on beyond.
class LinearScale {
  public:
    // lo < hi; from may be greater than to (an axis that runs up the page).
    LinearScale(double lo, double hi, double from, double to);
    [[nodiscard]] double operator()(double value) const {
        return from_ + (value - lo_) / (hi_ - lo_) * (to_ - from_);
    }
    [[nodiscard]] double lo() const { return lo_; }
    [[nodiscard]] double hi() const { return hi_; }
    // em for one unit, never negative.
    [[nodiscard]] double pitch() const;

  private:
    double lo_, hi_, from_, to_;
};

// Both ends above 0.
class LogScale {
  public:
    LogScale(double lo, double hi, double from, double to);
    [[nodiscard]] double operator()(double value) const;

  private:
    LinearScale logs_;
};

// `count` bands of equal width; at(i) is the middle of band i.
class CategoryScale {
  public:
    CategoryScale(std::size_t count, double from, double to);
    [[nodiscard]] double at(std::size_t index) const {
        return from_ + (static_cast<double>(index) + 0.5) * band();
    }
    [[nodiscard]] double band() const;  // width of one, with its sign

  private:
    std::size_t count_;
    double from_, to_;
};

inline constexpr std::size_t kMostTicks = 6;

// The finest step of 1, 2 or 5 times a power of ten that gives at most `most` multiples within [lo, hi].
[[nodiscard]] double nice_step(double lo, double hi, std::size_t most = kMostTicks);

// The smallest range of whole steps around [lo, hi], so that the axis ends on ticks. lo == hi gets room on both sides.
struct NiceRange {
    double lo = 0, hi = 1, step = 1;
};
[[nodiscard]] NiceRange nice_range(double lo, double hi, std::size_t most = kMostTicks);

// Multiples of the step within [lo, hi], labelled with as many decimals as the step needs. `unit` follows the top tick only
// ("40 %"); Danish: decimal comma.
[[nodiscard]] std::vector<Tick> linear_ticks(double lo, double hi, base::Language language,
                                             std::string_view unit = {}, std::size_t most = kMostTicks);

// Powers of ten within [lo, hi], or 1-2-5 times them where there are fewer than three.
[[nodiscard]] std::vector<Tick> log_ticks(double lo, double hi, base::Language language);

// Weeks 1 to `weeks`: the first, the last, and even steps between (1, 5, 9 ... or 1, 13, 26 ...). The first says "uge 1".
[[nodiscard]] std::vector<Tick> week_ticks(int weeks, base::Language language);

// Decimals that a step of 1, 2 or 5 times a power of ten needs.
[[nodiscard]] int decimals_of(double step);

}  // namespace skoen::report
