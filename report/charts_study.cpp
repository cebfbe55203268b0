#include "report/charts_study.h"

#include <algorithm>
#include <cmath>

#include "report/axes.h"
#include "scenarios/texts.h"

namespace skoen::report {

namespace {

std::string bench_words(const char* key, base::Language language,
                        std::initializer_list<std::string_view> values = {}) {
    return scenarios::fill(scenarios::text(key).in(language), values);
}

struct IccLine {
    double icc = 0;
    std::vector<study::PowerCurvePoint> points;
};

std::vector<IccLine> lines_of(const study::PowerResult& result) {
    std::vector<IccLine> out;
    for (const study::PowerCurvePoint& point : result.curve) {
        if (out.empty() || out.back().icc != point.icc) out.push_back({point.icc, {}});
        out.back().points.push_back(point);
    }
    return out;
}

void draw_curves(Pen& pen, const std::vector<IccLine>& lines, const LinearScale& x, const LinearScale& y,
                 double right, base::Language language) {
    std::vector<double> wished;
    for (const IccLine& line : lines) wished.push_back(y(line.points.back().power));
    std::vector<std::size_t> order(lines.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return wished[a] < wished[b]; });
    std::vector<double> sorted;
    for (const std::size_t i : order) sorted.push_back(wished[i]);
    const std::vector<double> placed =
        spread(sorted, std::vector<double>(lines.size(), 1.0), 0.2, y(1) - 0.5, y(0));
    for (std::size_t k = 0; k < order.size(); ++k) {
        const IccLine& line = lines[order[k]];
        const PlanLook look = plan_look(order[k] + 1);
        std::vector<Point> points;
        for (const study::PowerCurvePoint& p : line.points) points.push_back({x(p.n), y(p.power)});
        if (points.size() > 1) pen.polyline(points, {look.dark, kSeries, look.dash});
        for (std::size_t i = 0; i < points.size(); ++i) {
            Mark& mark = pen.marker({points[i], look.marker, 0.6, look.dark, true});
            mark.tooltip = {bench_words("benchdesk.chart.point", language,
                                        {base::format_number(line.points[i].n, 0, language),
                                         base::format_percent(line.points[i].power, 0, language)})};
        }
        pen.line({points.back().x + 0.4, points.back().y}, {right + 0.5, placed[k]}, {kMidGrey, kHair});
        pen.write({right + 0.7, placed[k] + 0.35}, "ICC " + base::format_number(line.icc, 2, language),
                  {look.dark, true});
    }
}

}  // namespace

Chart power_curve_chart(const study::PowerResult& result, double own_number, double wanted,
                        base::Language language, const Frame& frame) {
    Chart chart;
    chart.id = "power_curve";
    chart.headline = bench_words("benchdesk.chart.power", language, {result.curve_effect});
    const double top = begin_picture(chart, frame);
    const std::vector<IccLine> lines = lines_of(result);
    if (lines.empty()) {
        draw_nothing(chart, frame, top, bench_words("benchdesk.chart.no_curve", language));
        return chart;
    }
    Pen pen(chart.picture, frame.measure);
    double most = own_number;
    for (const study::PowerCurvePoint& point : result.curve) most = std::max(most, point.n);
    const double left = 3.6, right = frame.width - 5.6, base_line = frame.height - 3.4;
    const LinearScale x(0, most, left, right), y(0, 1, base_line, top + 1.6);
    std::vector<Tick> shares;
    for (const double share : {0.0, 0.2, 0.4, 0.6, 0.8, 1.0})
        shares.push_back({share, base::format_percent(share, 0, language)});
    y_grid(pen, y, shares, left, right);
    x_labels(pen, x, linear_ticks(0, most, language), base_line, left, right);
    pen.write({left, frame.height - 0.2}, bench_words("benchdesk.chart.number", language), {kGrey});
    pen.line({left, y(wanted)}, {right, y(wanted)}, {kBlack, kRule, {0.3, 0.3}});
    draw_curves(pen, lines, x, y, right, language);
    for (const study::PowerEffect& effect : result.effects) {
        if (effect.name != result.curve_effect) continue;
        const double reach = 2 * effect.mcse, at = x(own_number);
        pen.line({at, y(std::max(0.0, effect.power - reach))}, {at, y(std::min(1.0, effect.power + reach))},
                 {kBlack, kSeries});
        Mark& mark = pen.marker({{at, y(effect.power)}, Shape::diamond, 0.5, kBlack, true});
        mark.tooltip = {bench_words("benchdesk.chart.simulated", language,
                                    {base::format_percent(effect.power, 1, language),
                                     base::format_percent(effect.mcse, 1, language)})};
        break;  // the first test of the effect
    }
    chart.data.columns = {"n", "icc", "power"};
    for (const study::PowerCurvePoint& p : result.curve)
        chart.data.rows.push_back({base::format_number(p.n, 0, language),
                                   base::format_number(p.icc, 3, language),
                                   base::format_number(p.power, 3, language)});
    describe_picture(chart);
    return chart;
}

Chart mechanism_chart(const std::vector<std::string>& labels, const study::MechanismEffects& a,
                      const study::MechanismEffects& b, base::Language language, const Frame& frame) {
    Chart chart;
    chart.id = "mechanisms";
    chart.headline = bench_words("benchdesk.chart.mechanisms", language);
    const double top = begin_picture(chart, frame);
    Pen pen(chart.picture, frame.measure);
    double lo = 0, hi = 0, widest_label = 0;
    for (std::size_t k = 1; k < labels.size(); ++k) {
        for (const double value : {a.effects[k], b.effects[k]})
            lo = std::min(lo, value), hi = std::max(hi, value);
        widest_label = std::max(widest_label, pen.measured(labels[k]));
    }
    const double left = std::min(widest_label + 1, 0.55 * frame.width), right = frame.width - 1.2;
    const double base_line = frame.height - 1.8;
    const NiceRange range = nice_range(lo, hi);
    const LinearScale x(range.lo, range.hi, left, right);
    x_grid(pen, x, linear_ticks(range.lo, range.hi, language), top + 0.4, base_line);
    x_labels(pen, x, linear_ticks(range.lo, range.hi, language), base_line, left, right, false);
    pen.line({x(0), top + 0.4}, {x(0), base_line}, {kBlack, kRule});
    const PlanLook look_a = plan_look(1), look_b = plan_look(2);
    const CategoryScale rows(labels.size() - 1, top + 0.4, base_line);
    chart.data.columns = {"", a.id, b.id};
    for (std::size_t k = 1; k < labels.size(); ++k) {
        const double y = rows.at(k - 1);
        pen.write({0, y + 0.35}, labels[k]);
        pen.line({x(a.effects[k]), y}, {x(b.effects[k]), y}, {kMidGrey, kRule});
        pen.marker({{x(a.effects[k]), y - 0.28}, look_a.marker, 0.75, look_a.dark, true});
        pen.marker({{x(b.effects[k]), y + 0.28}, look_b.marker, 0.75, look_b.dark, true});
        chart.data.rows.push_back({labels[k], base::format_number(a.effects[k], 3, language),
                                   base::format_number(b.effects[k], 3, language)});
    }
    describe_picture(chart);
    return chart;
}

}  // namespace skoen::report
