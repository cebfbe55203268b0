// Week by week: a line and a band a plan, named at the end of its line.
#include <algorithm>
#include <array>
#include <cmath>

#include "report/amounts.h"
#include "report/axes.h"
#include "report/charts.h"
#include "report/evidence.h"
#include "report/measure_words.h"
#include "report/verdicts.h"
#include "report/words.h"

namespace skoen::report {

namespace {

std::vector<std::size_t> plans_shown(const Reading& r, std::string_view measure) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < r.plans(); ++i) {
        const lab::WeekSeries* series = r.weekly(i, measure);
        if (series == nullptr) continue;
        const bool defined = std::any_of(series->weeks.begin(), series->weeks.end(),
                                         [](const lab::Estimate& e) { return e.mean.has_value(); });
        if (defined) out.push_back(i);
    }
    return out;
}

// Many bands over each other show nothing but grey: with more than three lines only one has its band, that of the plan the
// headline of the comparison speaks of.
constexpr std::size_t kMostBands = 3;
constexpr double kBand = 0.16;  // strength

std::optional<std::size_t> banded_plan(const Reading& r, const std::vector<std::size_t>& plans) {
    if (plans.size() <= kMostBands) return std::nullopt;
    const std::size_t lead = lead_plan(r).value_or(plans.front());
    return std::find(plans.begin(), plans.end(), lead) == plans.end() ? plans.front() : lead;
}

struct AgainstTruth {
    const char *less, *seems_less, *more, *as;
};

// The plans against what is true of the score, replication by replication: `truth` of a plan is taken from the measure's
// values.
template <class TruthOf>
std::string truth_headline(const Reading& r, const std::vector<std::size_t>& plans, std::string_view measure,
                           const TruthOf& truth, const AgainstTruth& words) {
    std::vector<std::string> less, seems_less, more;
    for (const std::size_t i : plans) {
        std::vector<double> differences;
        for (const auto& value : r.plan(i).by_replication[measure_index(measure)]) {
            if (value) differences.push_back(*value - truth(i));
        }
        if (differences.empty()) continue;  // the office without the score
        const double smallest = smallest_shown(Amount::points);
        const Verdict v = verdict_of(outcomes_of(differences, smallest), smallest);
        if (v == Verdict::too_few) return capitalised(tr("report.too_few", r.language)) + '.';
        if (v == Verdict::less) less.push_back(plan_look(i).letter);
        if (v == Verdict::seems_less) seems_less.push_back(plan_look(i).letter);
        if (is_more(v)) more.push_back(plan_look(i).letter);
    }
    std::string out;
    if (!less.empty()) {
        out = tr(words.less, r.language, {listed(less, r.language)});
    } else if (!seems_less.empty()) {
        out = tr(words.seems_less, r.language, {listed(seems_less, r.language)});
    }
    if (!more.empty())
        out += (out.empty() ? "" : ". ") + tr(words.more, r.language, {listed(more, r.language)});
    return out.empty() ? tr(words.as, r.language) : out;
}

// What is true of the score where a measure is held against it.
struct Truth {
    std::optional<double> share;  // nothing where plans differ in it: no one line is true of all
    const char* words;            // at the line
    std::string headline;
    std::string counted;
};

// How often the scores that were shown under a plan point the wrong way, against the best decision on everything knowable.
double shown_errs(const Reading& r, std::size_t plan) {
    const sim::Tally& t = r.tally(plan);
    return t.shown == 0 ? 0.0 : static_cast<double>(t.knowable.tool_wrong) / static_cast<double>(t.shown);
}

// One line for all plans, where they show scores that err alike.
std::optional<double> common_errs(const Reading& r, const std::vector<std::size_t>& plans) {
    constexpr double kAlike = 0.02;  // of 1; as far as two lines that a reader takes for one
    double low = 1, high = 0, sum = 0;
    for (const std::size_t i : plans) {
        const double errs = shown_errs(r, i);
        low = std::min(low, errs), high = std::max(high, errs), sum += errs;
    }
    if (high - low > kAlike) return std::nullopt;
    return sum / static_cast<double>(plans.size());
}

// What the line would say, where plans show scores that err differently: "Forkerte af de viste: A 36 %, B 21 %."
std::string errs_by_plan(const Reading& r, const std::vector<std::size_t>& plans) {
    std::vector<std::string> parts;
    for (const std::size_t i : plans)
        parts.push_back(plan_look(i).letter + ' ' + base::format_percent(shown_errs(r, i), 0, r.language));
    return ' ' + tr("report.weeks.errs_by_plan", r.language, {listed(parts, r.language)});
}

std::optional<Truth> truth_for(const Reading& r, const std::vector<std::size_t>& plans,
                               std::string_view measure) {
    const sim::Tally& t = r.tally(0);
    if (t.cases == 0 || plans.empty()) return std::nullopt;
    if (measure == "override_rate") {
        const std::optional<double> common = common_errs(r, plans);
        return Truth{common, "report.weeks.score_errs",
                     truth_headline(r, plans, measure, [&](std::size_t plan) { return shown_errs(r, plan); },
                                    {"report.weeks.rarer", "report.weeks.seems_rarer", "report.weeks.oftener",
                                     "report.weeks.as_often"}),
                     tr("report.weeks.counted_override", r.language) +
                         (common ? "" : errs_by_plan(r, plans))};
    }
    if (measure == "belief") {
        // Belief is about outcomes (docs/model.md, section 5): how often the recommendation fits them.
        const double right = static_cast<double>(t.outcome.tool_acts_harm + t.outcome.tool_dismiss_harmless) /
                             static_cast<double>(t.cases);
        return Truth{right, "report.weeks.score_right",
                     truth_headline(r, plans, "belief_calibration", [](std::size_t) { return 0.0; },
                                    {"report.weeks.doubts", "report.weeks.seems_doubts",
                                     "report.weeks.overtrusts", "report.weeks.trusts_right"}),
                     tr("report.weeks.counted_belief", r.language)};
    }
    return std::nullopt;
}

// Highest against lowest over the whole run, replication by replication.
std::string other_headline(const Reading& r, const std::vector<std::size_t>& plans,
                           std::string_view measure) {
    const std::string name = measure_name(measure, r.language);
    const std::size_t m = measure_index(measure);
    std::optional<std::size_t> high, low;
    for (const std::size_t i : plans) {
        const auto mean = r.plan(i).measures[m].mean;
        if (!mean) continue;
        if (!high || *mean > *r.plan(*high).measures[m].mean) high = i;
        if (!low || *mean < *r.plan(*low).measures[m].mean) low = i;
    }
    if (!high || !low || *high == *low) return name + '.';
    std::vector<double> differences;
    const auto& a = r.plan(*low).by_replication[m];
    const auto& b = r.plan(*high).by_replication[m];
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        if (a[i] && b[i]) differences.push_back(*a[i] - *b[i]);
    }
    const Verdict v = verdict_of(outcomes_of(differences), 0);
    if (v == Verdict::too_few) return capitalised(tr("report.too_few", r.language)) + '.';
    if (!is_less(v)) return tr("report.weeks.cannot_tell", r.language, {name});
    return tr(v == Verdict::less ? "report.weeks.highest" : "report.weeks.seems_highest", r.language,
              {name, plan_look(*high).letter, plan_look(*low).letter});
}

struct Grid {
    LinearScale x, y;
    double left, right, top, bottom;
};

// Runs of weeks in which the value is defined: a line does not cross what was never measured.
template <class Draw>
void for_each_run(const lab::WeekSeries& series, Draw draw) {
    std::size_t from = 0;
    for (std::size_t w = 0; w <= series.weeks.size(); ++w) {
        if (w < series.weeks.size() && series.weeks[w].mean) continue;
        if (w > from) draw(from, w);
        from = w + 1;
    }
}

void draw_band(Pen& pen, const Grid& g, const lab::WeekSeries& series, const PlanLook& look, double factor,
               double alpha, const std::string& key) {
    for_each_run(series, [&](std::size_t from, std::size_t to) {
        std::vector<Point> outline;
        for (std::size_t w = from; w < to; ++w) {
            const lab::Estimate& e = series.weeks[w];
            outline.push_back({g.x(static_cast<double>(w + 1)), g.y(factor * e.hi.value_or(*e.mean))});
        }
        for (std::size_t w = to; w-- > from;) {
            const lab::Estimate& e = series.weeks[w];
            outline.push_back({g.x(static_cast<double>(w + 1)), g.y(factor * e.lo.value_or(*e.mean))});
        }
        Colour fill = look.area;
        fill.alpha = alpha;
        if (to - from > 1) pen.area(std::move(outline), fill).key = key;
    });
}

void draw_line(Pen& pen, const Grid& g, const lab::WeekSeries& series, const PlanLook& look, double factor,
               const std::string& key) {
    for_each_run(series, [&](std::size_t from, std::size_t to) {
        std::vector<Point> points;
        for (std::size_t w = from; w < to; ++w) {
            points.push_back({g.x(static_cast<double>(w + 1)), g.y(factor * *series.weeks[w].mean)});
        }
        if (points.size() > 1) pen.polyline(std::move(points), {look.dark, look.line, look.dash}).key = key;
    });
}

struct Ending {
    std::size_t plan;
    Point at;
};

void draw_endings(Pen& pen, const Grid& g, const Reading& r, const std::vector<Ending>& endings) {
    std::vector<double> wished;
    for (const Ending& e : endings) wished.push_back(e.at.y);
    const std::vector<double> placed =
        spread(wished, std::vector<double>(wished.size(), 1.1), 0, g.top - 0.35, g.bottom + 0.35);
    for (std::size_t i = 0; i < endings.size(); ++i) {
        const PlanLook look = plan_look(endings[i].plan);
        const Point at = endings[i].at;
        const std::string& key = r.plan(endings[i].plan).strategy.id;
        if (std::abs(placed[i] - at.y) > 0.3) {
            pen.line({at.x + 0.35, at.y}, {at.x + 1.0, placed[i]}, {kMidGrey, kHair}).key = key;
        }
        pen.marker({at, look.marker, 0.62, look.dark, true, endings[i].plan == 0 ? 0.14 : 0.0}).key = key;
        pen.write({at.x + 1.15, placed[i] + kCapHeight / 2}, look.letter,
                  {.ink = look.dark, .semibold = true})
            .key = key;
    }
}

// A reference line named on the side where fewer lines pass.
void draw_reference(Pen& pen, const Grid& g, double y, const std::string& words,
                    const std::vector<Ending>& endings) {
    pen.line({g.left, y}, {g.right, y}, {kBlack, kHair * 1.2, {0.1, 0.14}});
    int above = 0, below = 0;
    for (const Ending& e : endings) {
        if (e.at.y < y && e.at.y > y - 1.6) ++above;
        if (e.at.y >= y && e.at.y < y + 1.6) ++below;
    }
    const bool over = above <= below && y - 1.2 > g.top;
    const double baseline = over ? y - 0.35 : y + 0.95;
    // Lines may pass there all the same: the words get ground of their own.
    const double width = pen.measured(words);
    pen.rect({g.right - 0.5 - width,
              baseline - kAscent,
              width + 0.4,
              kLineStep - 0.1,
              colour(0xFBFAF6, 0.85),
              {},
              0});
    pen.write({g.right - 0.3, baseline}, words, {.anchor = Anchor::end});
}

double highest(const Reading& r, const std::vector<std::size_t>& plans, std::string_view measure,
               std::optional<std::size_t> banded) {
    double top = 0;
    for (const std::size_t i : plans) {
        for (const lab::Estimate& e : r.weekly(i, measure)->weeks) {
            const bool has_band = !banded || *banded == i;
            if (e.mean) top = std::max(top, has_band ? e.hi.value_or(*e.mean) : *e.mean);
        }
    }
    return top;
}

void fill_table(Chart& chart, const Reading& r, const std::vector<std::size_t>& plans,
                std::string_view measure, int weeks, double factor) {
    chart.data.columns = {tr("report.table.plan", r.language)};
    std::vector<int> shown_weeks;
    for (const Tick& tick : week_ticks(weeks, r.language)) {
        shown_weeks.push_back(static_cast<int>(tick.value));
        chart.data.columns.push_back(
            tr("report.axis.week", r.language, {std::to_string(shown_weeks.back())}));
    }
    for (const std::size_t i : plans) {
        std::vector<std::string> row{plan_look(i).letter + ' ' + r.name(i)};
        for (const int week : shown_weeks) {
            const auto& e = r.weekly(i, measure)->weeks[static_cast<std::size_t>(week - 1)];
            row.push_back(e.mean ? base::format_number(factor * *e.mean, factor > 1 ? 1 : 2, r.language)
                                 : "–");
        }
        chart.data.rows.push_back(std::move(row));
    }
}

}  // namespace

Chart weeks_chart(const Reading& r, const Frame& asked, std::string_view measure) {
    constexpr double kLeastPlot = 6;
    Frame frame = asked;
    Chart chart;
    chart.id = "weeks-" + std::string(measure);
    const std::vector<std::size_t> plans = plans_shown(r, measure);
    const std::string_view unit = sim::measures()[measure_index(measure)].unit;
    const bool percent = unit == "share";
    const double factor = percent ? 100.0 : 1.0;
    const std::optional<Truth> truth = truth_for(r, plans, measure);
    const std::optional<std::size_t> banded = banded_plan(r, plans);
    chart.counted =
        (truth ? truth->counted
               : tr(percent ? "report.weeks.counted_percent" : "report.weeks.counted", r.language)) +
        ' ' +
        (banded ? tr("report.weeks.band_of", r.language, {plan_look(*banded).letter})
                : tr("report.weeks.bands", r.language));
    if (plans.empty()) {
        chart.headline = measure_name(measure, r.language);
        const double top = begin_picture(chart, frame);
        draw_nothing(chart, frame, top, tr("report.empty.no_weeks", r.language));
        return chart;
    }
    chart.headline = truth ? truth->headline : other_headline(r, plans, measure);
    const double top = begin_picture(chart, frame) + 0.5;
    at_least(chart, frame, top + kLeastPlot + 1.7);
    Pen pen(chart.picture, frame.measure);
    const int weeks = static_cast<int>(r.weekly(plans.front(), measure)->weeks.size());
    const NiceRange range = nice_range(0,
                                       std::max(factor * highest(r, plans, measure, banded),
                                                truth ? factor * truth->share.value_or(0) : 0.0),
                                       5);
    const std::vector<Tick> ticks =
        linear_ticks(range.lo, range.hi, r.language, percent ? tr("report.axis.percent", r.language) : "", 5);
    const double bottom = frame.height - 1.7, left = widest(pen, ticks) + 0.5, right = frame.width - 2.1;
    const Grid g{LinearScale(1, std::max(weeks, 2), left, right),
                 LinearScale(range.lo, range.hi, bottom, top),
                 left,
                 right,
                 top,
                 bottom};
    y_grid(pen, g.y, ticks, left, right);
    pen.line({left, bottom}, {right, bottom}, {kMidGrey, kHair});
    x_labels(pen, g.x, week_ticks(weeks, r.language), bottom, 0, right + 1);
    std::vector<Ending> endings;
    for (const std::size_t i : plans) {
        const lab::WeekSeries& series = *r.weekly(i, measure);
        if (!banded || *banded == i)
            draw_band(pen, g, series, plan_look(i), factor, kBand, r.plan(i).strategy.id);
        for (std::size_t w = series.weeks.size(); w-- > 0;) {
            if (!series.weeks[w].mean) continue;
            endings.push_back({i, {g.x(static_cast<double>(w + 1)), g.y(factor * *series.weeks[w].mean)}});
            break;
        }
    }
    for (const std::size_t i : plans) {
        draw_line(pen, g, *r.weekly(i, measure), plan_look(i), factor, r.plan(i).strategy.id);
    }
    if (truth && truth->share)
        draw_reference(pen, g, g.y(factor * *truth->share), tr(truth->words, r.language), endings);
    draw_endings(pen, g, r, endings);
    fill_table(chart, r, plans, measure, weeks, factor);
    describe_picture(chart);
    return chart;
}

}  // namespace skoen::report
