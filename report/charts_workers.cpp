// Overrides worker by worker: how differently the people of one office treat the score.
#include <algorithm>

#include "report/amounts.h"
#include "report/axes.h"
#include "report/charts.h"
#include "report/verdicts.h"
#include "report/words.h"

namespace skoen::report {

namespace {

constexpr double kAxisRoom = 1.7;

std::vector<double> rates_of(const Reading& r, std::size_t plan) {
    const lab::RankedOverrides& ranked = r.plan(plan).overrides_by_worker;
    std::vector<double> out;
    for (std::size_t place = 0; place < ranked.sums.size(); ++place) {
        if (const auto rate = ranked.at(place)) out.push_back(100.0 * *rate);
    }
    return out;
}

std::string percent_words(double value, Language language) { return base::format_number(value, 0, language); }

// Of the plan that the comparison's headline speaks of, or the first that shows a score.
std::string workers_headline(const Reading& r, const std::vector<std::size_t>& plans) {
    const std::size_t lead = lead_plan(r).value_or(plans.front());
    const std::size_t plan =
        std::find(plans.begin(), plans.end(), lead) == plans.end() ? plans.front() : lead;
    const std::vector<double> rates = rates_of(r, plan);
    return tr("report.workers.headline", r.language,
              {plan_look(plan).letter, percent_words(rates.front(), r.language),
               percent_words(rates.back(), r.language)});
}

void draw_people(Pen& pen, const Reading& r, std::size_t plan, const LinearScale& x, double y) {
    const PlanLook look = plan_look(plan);
    const std::string& key = r.plan(plan).strategy.id;
    const std::vector<double> rates = rates_of(r, plan);
    pen.write({0, y + kCapHeight / 2}, look.letter, {.ink = look.dark, .semibold = true}).key = key;
    pen.line({x(rates.front()), y}, {x(rates.back()), y}, {look.area, kSeries}).key = key;
    for (std::size_t place = 0; place < rates.size(); ++place) {
        Mark& drawn = pen.marker({{x(rates[place]), y}, Shape::circle, 0.55, look.dark, true, 0.0});
        drawn.key = key;
        drawn.tooltip = {r.called(plan), tr("report.workers.tooltip", r.language,
                                            {std::to_string(place + 1), std::to_string(rates.size()),
                                             percent_words(rates[place], r.language)})};
    }
}

}  // namespace

Chart workers_chart(const Reading& r, const Frame& asked) {
    constexpr double kLeastRow = 1.3;
    Frame frame = asked;
    Chart chart;
    chart.id = "workers";
    chart.counted = tr("report.workers.counted", r.language);
    std::vector<std::size_t> plans;
    double highest = 0;
    for (std::size_t i = 0; i < r.plans(); ++i) {
        const std::vector<double> rates = rates_of(r, i);
        if (rates.empty()) continue;
        plans.push_back(i);
        highest = std::max(highest, rates.back());
    }
    chart.headline = plans.empty() ? tr("report.workers.none", r.language) : workers_headline(r, plans);
    const double top = begin_picture(chart, frame);
    if (plans.empty()) {
        draw_nothing(chart, frame, top, tr("report.workers.none", r.language));
        return chart;
    }
    at_least(chart, frame, top + kLeastRow * static_cast<double>(plans.size()) + kAxisRoom);
    Pen pen(chart.picture, frame.measure);
    const double left = 1.7, right = frame.width - 0.7, bottom = frame.height - kAxisRoom;
    const NiceRange range = nice_range(0, std::max(highest, 1.0));
    const LinearScale x(range.lo, range.hi, left, right);
    const std::vector<Tick> ticks =
        linear_ticks(range.lo, range.hi, r.language, tr("report.axis.percent", r.language), 5);
    x_grid(pen, x, ticks, top, bottom);
    pen.line({left, bottom}, {right, bottom}, {kMidGrey, kHair});
    x_labels(pen, x, ticks, bottom, 0, frame.width, false);
    const CategoryScale rows(plans.size(), top, bottom);
    for (std::size_t i = 0; i < plans.size(); ++i) draw_people(pen, r, plans[i], x, rows.at(i));

    chart.data.columns = {tr("report.table.plan", r.language), tr("report.workers.least", r.language),
                          tr("report.workers.middle", r.language), tr("report.workers.most", r.language)};
    for (const std::size_t i : plans) {
        const std::vector<double> rates = rates_of(r, i);
        const auto cell = [&](double rate) { return base::format_number(rate, 1, r.language); };
        chart.data.rows.push_back({plan_look(i).letter + ' ' + r.name(i), cell(rates.front()),
                                   cell(rates[rates.size() / 2]), cell(rates.back())});
    }
    describe_picture(chart);
    return chart;
}

}  // namespace skoen::report
