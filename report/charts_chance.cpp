// Twenty equally likely outcomes: a quantile dot plot (Kay, Kola, Hullman & Munson 2016; Fernandes et al. 2018), so that
// chance can be counted instead of estimated by eye.
#include <algorithm>
#include <array>
#include <cmath>

#include "report/amounts.h"
#include "report/axes.h"
#include "report/charts.h"
#include "report/nouns.h"
#include "report/verdicts.h"

namespace skoen::report {

namespace {

struct Subject {
    std::string_view measure;
    Amount amount;
    std::string noun;  // after "fewer" and "more"
};

Subject subject_of(const Reading& r, ChanceOf what) {
    switch (what) {
    case ChanceOf::missed:
        return {"missed_rate", Amount::per_hundred, missed_noun(r)};
    case ChanceOf::disturbed:
        return {"disturbed_rate", Amount::per_hundred, disturbed_noun(r)};
    case ChanceOf::harm_cost:
        break;
    }
    return {"harm_cost", Amount::cost, tr("report.chance.harm", r.language)};
}

std::string headline_of(const Reading& r, std::size_t plan, const Outcomes& outcomes,
                        const Subject& subject) {
    if (outcomes.dots.empty()) return capitalised(tr("report.too_few", r.language)) + '.';
    const bool fewer = outcomes.less >= outcomes.more;
    const int agree = fewer ? outcomes.less : outcomes.more;
    const bool harm = subject.amount == Amount::cost;
    const char* key = harm ? (fewer ? "report.chance.less_harm" : "report.chance.more_harm")
                           : (fewer ? "report.chance.fewer" : "report.chance.more");
    if (outcomes.less < kSeems && outcomes.more < kSeems && outcomes.less + outcomes.more > 0) {
        const std::string subject_words = capitalised(r.called(plan));
        const auto counts = [&](int n) { return std::to_string(n); };
        if (harm)
            return tr("report.chance.unclear_harm", r.language,
                      {subject_words, counts(outcomes.less), counts(outcomes.more)});
        return tr("report.chance.unclear", r.language,
                  {subject_words, counts(outcomes.less), counts(outcomes.more), subject.noun});
    }
    if (agree == 0) return capitalised(tr("report.chance.same", r.language, {r.called(plan)}));
    if (harm) return tr(key, r.language, {std::to_string(agree), r.called(plan)});
    return tr(key, r.language, {std::to_string(agree), r.called(plan), subject.noun});
}

// Dots stacked in columns whose width is that of a dot; no column straddles 0, so that each side can be counted. Dots at 0
// exactly get a column of their own there, and the others move half a column outwards.
struct Stacks {
    double width = 1;                 // of a column, in shown units
    std::vector<double> centre;       // [dots]
    std::vector<std::size_t> height;  // [dots] place in its column, from 0
    std::size_t tallest = 0;
};

Stacks stacked(const std::vector<double>& dots, double width, bool zeros) {
    Stacks s;
    s.width = width;
    double last = 0;
    std::size_t count = 0;
    for (const double dot : dots) {
        double centre = 0;
        if (dot != 0) {
            const double bin = std::floor(std::abs(dot) / width);
            centre = (bin + (zeros ? 1.0 : 0.5)) * width * (dot < 0 ? -1 : 1);
        }
        if (s.centre.empty() || centre != last) count = 0;
        last = centre;
        s.centre.push_back(centre);
        s.height.push_back(count++);
        s.tallest = std::max(s.tallest, count);
    }
    return s;
}

constexpr double kLargestDot = 2.0, kLeastPlot = 6;  // em

struct Layout {
    Stacks stacks;
    double dot = 1.4;  // across
    LinearScale x;
};

// The plan's colour, or its dark tone where the light one would hardly show (yellow).
Colour seen_on_paper(const PlanLook& look) {
    constexpr double kLeastContrast = 2;
    return contrast(look.area, kPaper) < kLeastContrast ? look.dark : look.area;
}

// The largest dot for which columns fit side by side and on top of each other.
// `words`: room, in em, for the counts left and right of 0.
Layout layout_of(const std::vector<double>& dots, double width, double height, std::array<double, 2> words) {
    const bool zeros = std::find(dots.begin(), dots.end(), 0.0) != dots.end();
    const double low = std::min(dots.front(), 0.0), high = std::max(dots.back(), 0.0);
    const double reach = std::max(high - low, 1e-12);
    for (double dot = kLargestDot;; dot -= 0.1) {
        // Beyond the outermost on each side its column, which may lie up to half a dot further out, or a whole one where
        // dots at 0 have a column; then as much more as the words need.
        const double beyond = (zeros ? 1.5 : 1.0) * dot / width;
        double lo = low - beyond * reach, hi = high + beyond * reach;
        for (int round = 0; round < 20; ++round) {  // each side's room depends on the other's; contracts fast
            const double span = hi - lo;
            lo = std::min(lo, low - beyond * span);
            hi = std::max(hi, high + beyond * span);
            lo = std::min(lo, -hi * words[0] / std::max(width - words[0], 1.0));
            hi = std::max(hi, -lo * words[1] / std::max(width - words[1], 1.0));
        }
        const LinearScale x(lo, hi, 0, width);
        Stacks stacks = stacked(dots, dot / x.pitch(), zeros);
        const bool fits = static_cast<double>(stacks.tallest) * dot <= height;
        if (fits || dot < 0.45) return {std::move(stacks), dot, x};
    }
}

std::vector<Tick> difference_ticks(const LinearScale& x, const Subject& subject, Language language) {
    const double step = nice_step(x.lo(), x.hi(), 5);
    const int decimals = decimals_of(step);
    std::vector<Tick> ticks;
    for (const Tick& tick : linear_ticks(x.lo(), x.hi(), language, {}, 5)) {
        if (tick.value == 0) {
            ticks.push_back({0, tr("report.amount.same", language)});
            continue;
        }
        const std::string number = base::format_number(std::abs(tick.value), decimals, language);
        const bool countable = subject.amount == Amount::per_hundred;
        const char* key = tick.value < 0 ? (countable ? "report.amount.fewer" : "report.amount.less")
                                         : (countable ? "report.amount.more" : "report.amount.greater");
        ticks.push_back({tick.value, tr(key, language, {number})});
    }
    return ticks;
}

// Counts on both sides of the zero line: "18 færre", "2 flere".
std::array<std::string, 2> counts_of(const Outcomes& outcomes, const Subject& subject, Language language) {
    const bool countable = subject.amount == Amount::per_hundred;
    return {tr(countable ? "report.amount.fewer" : "report.amount.less", language,
               {std::to_string(outcomes.less)}),
            tr(countable ? "report.amount.more" : "report.amount.greater", language,
               {std::to_string(outcomes.more)})};
}

}  // namespace

Chart chance_chart(const Reading& r, const Frame& asked, std::size_t plan, ChanceOf what) {
    Frame frame = asked;
    Chart chart;
    chart.id = "chance";
    const Subject subject = subject_of(r, what);
    std::vector<double> differences =
        plan < r.plans() && plan > 0 ? r.differences(plan, subject.measure) : std::vector<double>{};
    for (double& d : differences) d *= shown_factor(subject.amount);
    const Outcomes outcomes =
        outcomes_of(differences, smallest_shown(subject.amount) * shown_factor(subject.amount));
    chart.headline = headline_of(r, plan, outcomes, subject);
    chart.counted = tr("report.chance.counted", r.language);
    const double top = begin_picture(chart, frame);
    if (outcomes.dots.empty()) {
        draw_nothing(chart, frame, top, tr("report.empty.too_few", r.language));
        return chart;
    }
    at_least(chart, frame, top + kLeastPlot + 1.7);
    Pen pen(chart.picture, frame.measure);
    const double bottom = frame.height - 1.7, words = top + kAscent;
    const std::array<std::string, 2> counts = counts_of(outcomes, subject, r.language);
    constexpr double kBeside = 0.6;  // from the zero line to the counts
    const Layout layout =
        layout_of(outcomes.dots, frame.width, bottom - words - 0.5,
                  {pen.measured(counts[0], true) + 2 * kBeside, pen.measured(counts[1], true) + 2 * kBeside});
    const PlanLook look = plan_look(plan);
    const bool fewer = outcomes.less >= outcomes.more;
    const double zero = layout.x(0);
    for (std::size_t i = 0; i < outcomes.dots.size(); ++i) {
        const Point at{layout.x(layout.stacks.centre[i]),
                       bottom - (static_cast<double>(layout.stacks.height[i]) + 0.5) * layout.dot};
        const bool agrees = fewer ? outcomes.dots[i] < 0 : outcomes.dots[i] > 0;
        Colour ink = agrees ? seen_on_paper(look) : look.dark;
        Mark& mark =
            pen.marker({at, agrees ? Shape::circle : Shape::ring, layout.dot * 0.9, ink, false, kHair * 1.6});
        mark.key = r.plan(plan).strategy.id;
        mark.tooltip = {
            difference_words(outcomes.dots[i] / shown_factor(subject.amount), subject.amount, r.language)};
    }
    pen.line({0, bottom}, {frame.width, bottom}, {kMidGrey, kHair});
    pen.line({zero, top}, {zero, bottom}, {kBlack, kRule});
    pen.write({zero - kBeside, words}, counts[0], {.semibold = true, .anchor = Anchor::end});
    pen.write({zero + kBeside, words}, counts[1], {.semibold = true});
    x_labels(pen, layout.x, difference_ticks(layout.x, subject, r.language), bottom, 0, frame.width);

    chart.data.columns = {tr("report.chance.outcome", r.language), tr("report.table.difference", r.language)};
    for (std::size_t i = 0; i < outcomes.dots.size(); ++i) {
        chart.data.rows.push_back(
            {std::to_string(i + 1),
             difference_words(outcomes.dots[i] / shown_factor(subject.amount), subject.amount, r.language)});
    }
    describe_picture(chart);
    return chart;
}

}  // namespace skoen::report
