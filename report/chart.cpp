#include "report/chart.h"

#include <algorithm>

namespace skoen::report {

namespace {

constexpr double kIndent = 1.85;  // headline, right of the number
constexpr double kTop = 0.5;      // rule to headline
constexpr double kGap = 0.5;      // grey line to picture

}  // namespace

HeadingLines heading_lines(const Chart& chart, double width, const TextMeasure& measure) {
    Scene none;
    const Pen pen(none, measure);
    return {static_cast<int>(pen.wrap(chart.headline, width - kIndent, true).size()),
            static_cast<int>(pen.wrap(chart.counted, width - kIndent).size())};
}

double heading_height(const HeadingLines& lines) {
    return kTop + kAscent + (lines.headline + lines.counted - 1) * kHeadlineStep + kDescent + kGap;
}

double begin_picture(Chart& chart, const Frame& frame) {
    Scene& scene = chart.picture;
    scene.width = frame.width;
    scene.height = frame.height;
    scene.title = chart.headline;
    if (frame.number == 0) return 0.2;
    Pen pen(scene, frame.measure);
    pen.line({0, kRule / 2}, {frame.width, kRule / 2}, {kBlack, kRule});
    const double y = kTop + kAscent;
    pen.number_disc({0.68, y - kCapHeight / 2}, frame.number);
    HeadingLines lines = heading_lines(chart, frame.width, frame.measure);
    lines.headline = std::max(lines.headline, frame.headline_lines);
    lines.counted = std::max(lines.counted, frame.counted_lines);
    pen.paragraph({kIndent, y}, frame.width - kIndent, chart.headline, {.semibold = true}, kHeadlineStep);
    pen.paragraph({kIndent, y + lines.headline * kHeadlineStep}, frame.width - kIndent, chart.counted,
                  {.ink = kGrey}, kHeadlineStep);
    return heading_height(lines);
}

void at_least(Chart& chart, Frame& frame, double height) {
    frame.height = chart.picture.height = std::max(frame.height, height);
}

void draw_nothing(Chart& chart, const Frame& frame, double top, std::string_view why) {
    Pen pen(chart.picture, frame.measure);
    pen.rect({0, top, frame.width, frame.height - top - 0.2, kWash, {}, 0.22});
    pen.paragraph({1, top + 1.6}, frame.width - 2, why, {.ink = kGrey});
    chart.picture.description = chart.headline + ' ' + std::string(why);
}

void describe_picture(Chart& chart) {
    std::string& out = chart.picture.description;
    out = chart.headline + ' ' + chart.counted;
    for (const auto& row : chart.data.rows) {
        out += ' ';
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i == 0) {
                out += row[i] + ": ";
            } else {
                out += chart.data.columns[i] + ' ' + row[i] + (i + 1 < row.size() ? ", " : ".");
            }
        }
    }
}

}  // namespace skoen::report
