#include "report/scales.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "report/language.h"
#include "sim/base/error.h"
#include "sim/base/math.h"

namespace skoen::report {

namespace {

constexpr std::array kMantissas{1.0, 2.0, 5.0};
// Multiples are found with some slack, so that 0.3 counts as a multiple of 0.1.
constexpr double kSlack = 1e-9;

double power_of_ten(int exponent) {
    double power = 1;
    for (int i = 0; i < std::abs(exponent); ++i) power *= 10;
    return exponent < 0 ? 1 / power : power;
}

double first_multiple(double lo, double step) { return std::ceil(lo / step - kSlack); }
double last_multiple(double hi, double step) { return std::floor(hi / step + kSlack); }

}  // namespace

LinearScale::LinearScale(double lo, double hi, double from, double to)
    : lo_(lo), hi_(hi), from_(from), to_(to) {
    base::ensure(lo < hi, "a scale needs two different ends");
}

double LinearScale::pitch() const { return std::abs((to_ - from_) / (hi_ - lo_)); }

LogScale::LogScale(double lo, double hi, double from, double to)
    : logs_(base::log(lo), base::log(hi), from, to) {
    base::ensure(lo > 0, "a log scale begins above 0");
}

double LogScale::operator()(double value) const { return logs_(base::log(value)); }

CategoryScale::CategoryScale(std::size_t count, double from, double to)
    : count_(count), from_(from), to_(to) {
    base::ensure(count > 0, "a category scale needs a category");
}

double CategoryScale::band() const { return (to_ - from_) / static_cast<double>(count_); }

double nice_step(double lo, double hi, std::size_t most) {
    base::ensure(lo < hi && most >= 2, "ticks need a range and room for two");
    for (int exponent = -12; exponent <= 15; ++exponent) {
        for (const double mantissa : kMantissas) {
            const double step = mantissa * power_of_ten(exponent);
            if (last_multiple(hi, step) - first_multiple(lo, step) + 1 <= static_cast<double>(most))
                return step;
        }
    }
    throw base::InternalError("no step for ticks of so wide a range");
}

NiceRange nice_range(double lo, double hi, std::size_t most) {
    if (!(lo < hi)) {
        const double room = std::max(std::abs(lo) * 0.1, 0.5);
        return nice_range(lo - room, lo + room, most);
    }
    // A step that fits the values may not fit the widened range: take the next until it does.
    double step = nice_step(lo, hi, most);
    for (int i = 0; i < 3; ++i) {
        const double from = first_multiple(lo, step), to = last_multiple(hi, step);
        const double bottom = (from * step > lo + kSlack * step ? from - 1 : from) * step;
        const double top = (to * step < hi - kSlack * step ? to + 1 : to) * step;
        if (last_multiple(top, step) - first_multiple(bottom, step) + 1 <= static_cast<double>(most)) {
            return {bottom, top, step};
        }
        step = nice_step(bottom, top, most);
    }
    return {lo, hi, step};
}

int decimals_of(double step) {
    int decimals = 0;
    while (decimals < 12 &&
           std::abs(step * power_of_ten(decimals) - std::round(step * power_of_ten(decimals))) > 1e-6) {
        ++decimals;
    }
    return decimals;
}

std::vector<Tick> linear_ticks(double lo, double hi, base::Language language, std::string_view unit,
                               std::size_t most) {
    const double step = nice_step(lo, hi, most);
    const int decimals = decimals_of(step);
    std::vector<Tick> ticks;
    for (double k = first_multiple(lo, step); k <= last_multiple(hi, step); k += 1) {
        const double value = k == 0 ? 0.0 : k * step;
        ticks.push_back({value, base::format_number(value, decimals, language)});
    }
    if (!unit.empty() && !ticks.empty()) ticks.back().label.append(unit);
    return ticks;
}

std::vector<Tick> log_ticks(double lo, double hi, base::Language language) {
    const auto ticks_of = [&](std::size_t mantissas) {
        std::vector<Tick> ticks;
        for (int exponent = -9; exponent <= 12; ++exponent) {
            for (std::size_t i = 0; i < mantissas; ++i) {
                const double value = kMantissas[i] * power_of_ten(exponent);
                if (value < lo * (1 - kSlack) || value > hi * (1 + kSlack)) continue;
                ticks.push_back({value, base::format_number(value, std::max(0, -exponent), language)});
            }
        }
        return ticks;
    };
    std::vector<Tick> ticks = ticks_of(1);
    if (ticks.size() < 3) ticks = ticks_of(kMantissas.size());
    // Still too many over a very long axis: every second, third, ... of them.
    const std::size_t stride = (ticks.size() + kMostTicks - 1) / kMostTicks;
    std::vector<Tick> kept;
    for (std::size_t i = 0; i < ticks.size(); i += std::max<std::size_t>(stride, 1)) kept.push_back(ticks[i]);
    return kept;
}

std::vector<Tick> week_ticks(int weeks, base::Language language) {
    base::ensure(weeks >= 1, "weeks count from 1");
    const auto tick = [&](int week) {
        const std::string number = std::to_string(week);
        return Tick{static_cast<double>(week),
                    week == 1 ? tr("report.axis.week", language, {number}) : number};
    };
    constexpr int kQuarter = 13;
    constexpr int kLongestByFours = 21;
    int step = weeks <= static_cast<int>(kMostTicks) ? 1 : 4;
    int next = 1 + step;  // 1, 5, 9, ...
    if (weeks > kLongestByFours) {
        step = kQuarter;  // 1, 13, 26, ... quarters, half years, years
        while ((weeks + step / 2) / step >= static_cast<int>(kMostTicks)) step *= 2;
        next = step;
    }
    std::vector<Tick> ticks{tick(1)};
    // The last week is always named; a tick too close to it gives way.
    for (; next < weeks - step / 2; next += step) ticks.push_back(tick(next));
    if (weeks > 1) ticks.push_back(tick(weeks));
    return ticks;
}

}  // namespace skoen::report
