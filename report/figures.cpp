#include "report/figures.h"

#include <algorithm>
#include <functional>

#include "report/charts.h"
#include "report/words.h"

namespace skoen::report {

namespace {

using Maker = std::function<Chart(const Frame&)>;

class Builder {
  public:
    explicit Builder(bool with_headings) : with_headings_(with_headings) {}

    void wide(double height, const Maker& make) {
        add(make, kWide, height, lines_of(make, kWide, height), true);
    }

    void pair(double height, const Maker& left, const Maker& right) {
        const HeadingLines a = lines_of(left, kHalf, height), b = lines_of(right, kHalf, height);
        const HeadingLines both{std::max(a.headline, b.headline), std::max(a.counted, b.counted)};
        add(left, kHalf, height, both, false);
        add(right, kHalf, height, both, false);
    }

    [[nodiscard]] std::vector<Figure> finish() { return std::move(figures_); }

  private:
    [[nodiscard]] HeadingLines lines_of(const Maker& make, double width, double height) const {
        if (!with_headings_) return {};
        Frame frame;
        frame.width = width;
        frame.height = height;
        return heading_lines(make(frame), width);
    }

    void add(const Maker& make, double width, double height, const HeadingLines& lines, bool wide) {
        Frame frame;
        frame.width = width;
        frame.height = height + (with_headings_ ? heading_height(lines) : 0);
        frame.headline_lines = lines.headline;
        frame.counted_lines = lines.counted;
        frame.number = with_headings_ ? ++number_ : 0;
        figures_.push_back({make(frame), wide});
    }

    bool with_headings_;
    int number_ = 0;
    std::vector<Figure> figures_;
};

}  // namespace

std::vector<Figure> report_figures(const Reading& r, bool with_headings) {
    Builder builder(with_headings);
    const std::size_t lead = lead_plan(r).value_or(0);
    const auto rows = static_cast<double>(r.plans());
    builder.wide(5.5 + 3.7 * rows, [&](const Frame& f) { return changes_chart(r, f); });
    builder.pair(
        19, [&](const Frame& f) { return tradeoff_chart(r, f); },
        [&](const Frame& f) { return weeks_chart(r, f, "override_rate"); });
    builder.pair(
        12, [&](const Frame& f) { return chance_chart(r, f, lead, ChanceOf::missed); },
        [&](const Frame& f) { return chance_chart(r, f, lead, ChanceOf::harm_cost); });
    builder.wide(5 + 1.5 * rows, [&](const Frame& f) { return differences_chart(r, f); });
    builder.wide(4.5 + 1.5 * rows, [&](const Frame& f) { return time_chart(r, f); });
    builder.pair(
        std::max(14.0, 5 + 1.6 * rows), [&](const Frame& f) { return groups_chart(r, f); },
        [&](const Frame& f) { return calibration_chart(r, f); });
    return builder.finish();
}

}  // namespace skoen::report
