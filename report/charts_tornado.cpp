// A tornado: which assumptions move a difference most, and which way.
#include <algorithm>
#include <cmath>

#include "report/amounts.h"
#include "report/axes.h"
#include "report/charts.h"

namespace skoen::report {

namespace {

constexpr std::size_t kMostBars = 8;
constexpr double kWordsShare = 0.56;  // of the width, for the assumptions in words

std::string tornado_headline(const Reading& r, const Hinges& hinges) {
    const std::string plan = capitalised(r.called(hinges.plan));
    if (!has_leader(hinges.ranking)) return tr("report.tornado.none", r.language, {plan});
    return tr("report.tornado.headline", r.language,
              {plan, assumption_words(hinges.ranking.leans.front().parameter, r.language)});
}

void fill_tornado_table(Chart& chart, const Reading& r, const std::vector<lab::Lean>& leans) {
    for (const char* key : {"report.tornado.column.assumption", "report.tornado.column.low",
                            "report.tornado.column.high", "report.tornado.column.rho"}) {
        chart.data.columns.push_back(tr(key, r.language));
    }
    for (const lab::Lean& lean : leans) {
        const auto number = [&](double value) { return base::format_number(value, 2, r.language); };
        chart.data.rows.push_back(
            {assumption_words(lean.parameter, r.language),
             difference_words(lean.at_low, Amount::cost, r.language),
             difference_words(lean.at_high, Amount::cost, r.language),
             number(lean.rho) + " (" +
                 tr("report.amount.range", r.language, {number(lean.lo), number(lean.hi)}) + ')'});
    }
}

// No signs on the axis: the words at its ends say which way.
std::vector<Tick> unsigned_ticks(double lo, double hi, Language language) {
    std::vector<Tick> ticks = linear_ticks(lo, hi, language, {}, 5);
    const int decimals = decimals_of(nice_step(lo, hi, 5));
    for (Tick& tick : ticks) {
        tick.label = tick.value == 0 ? tr("report.amount.same", language)
                                     : base::format_number(std::abs(tick.value), decimals, language);
    }
    return ticks;
}

}  // namespace

Chart tornado_chart(const Reading& r, const Frame& frame, const Hinges& hinges) {
    Chart chart;
    chart.id = "tornado";
    std::vector<lab::Lean> leans = hinges.ranking.leans;
    if (leans.size() > kMostBars) leans.resize(kMostBars);
    chart.headline = tornado_headline(r, hinges);
    chart.counted = tr("report.tornado.counted", r.language,
                       {base::format_count(static_cast<std::int64_t>(hinges.ranking.draws), r.language),
                        std::to_string(leans.size()), std::to_string(hinges.ranking.leans.size()),
                        hinges.versus.empty() ? tr("report.tornado.without", r.language) : hinges.versus});
    fill_tornado_table(chart, r, leans);
    const double top = begin_picture(chart, frame);
    if (leans.empty()) {
        draw_nothing(chart, frame, top, tr("report.hinges.no_single", r.language));
        return chart;
    }
    Pen pen(chart.picture, frame.measure);
    double lo = 0, hi = 0;
    for (const lab::Lean& lean : leans) {
        lo = std::min({lo, lean.at_low, lean.at_high});
        hi = std::max({hi, lean.at_low, lean.at_high});
    }
    if (lo == hi) hi = lo + 1e-3;
    const double room = 0.08 * (hi - lo), words = kWordsShare * frame.width, left = words + 1;
    const LinearScale x(lo - room, hi + room, left, frame.width - 0.6);
    const double rows_top = top + 1.5, bottom = frame.height - 1.7;
    const CategoryScale rows(leans.size(), rows_top, bottom);
    const std::vector<Tick> ticks = unsigned_ticks(lo - room, hi + room, r.language);
    x_grid(pen, x, ticks, rows_top, bottom);
    if (lo < 0) pen.write({left, top + kAscent}, tr("report.direction.less", r.language), {.ink = kGrey});
    if (hi > 0) {
        pen.write({frame.width, top + kAscent}, tr("report.direction.greater", r.language),
                  {.ink = kGrey, .anchor = Anchor::end});
    }
    pen.line({x(0), rows_top}, {x(0), bottom}, {kBlack, kRule});
    const PlanLook look = plan_look(hinges.plan);
    for (std::size_t i = 0; i < leans.size(); ++i) {
        const lab::Lean& lean = leans[i];
        const double y = rows.at(i);
        const std::string text = assumption_words(lean.parameter, r.language);
        const auto lines = static_cast<double>(pen.wrap(text, words).size());
        pen.paragraph({0, y + kCapHeight / 2 - 0.5 * (lines - 1) * kHeadlineStep}, words, text, {},
                      kHeadlineStep);
        pen.line({x(lean.at_low), y}, {x(lean.at_high), y}, {look.dark, kSeries}).key = lean.parameter;
        pen.marker({{x(lean.at_low), y}, Shape::circle, 0.8, look.dark, true}).key = lean.parameter;
        pen.marker({{x(lean.at_low), y}, Shape::circle, 0.5, kPaper, false}).key = lean.parameter;
        pen.marker({{x(lean.at_high), y}, Shape::circle, 0.8, look.dark, true}).key = lean.parameter;
    }
    pen.line({left, bottom}, {frame.width, bottom}, {kMidGrey, kHair});
    x_labels(pen, x, ticks, bottom, left - 0.6, frame.width, false);
    describe_picture(chart);
    return chart;
}

}  // namespace skoen::report
