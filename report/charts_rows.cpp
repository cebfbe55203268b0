// Plans as rows, a few measures as panels beside each other, each with a scale of its own: time and queue as they are, and
// paired differences from the office without the score.
#include <algorithm>
#include <cmath>

#include "report/amounts.h"
#include "report/axes.h"
#include "report/charts.h"
#include "report/nouns.h"
#include "report/verdicts.h"

namespace skoen::report {

namespace {

struct Panel {
    std::string title;
    std::string_view measure;
    Amount amount = Amount::per_hundred;
};

const lab::Estimate* estimate_in(const Reading& r, std::size_t plan, const Panel& panel, bool differences) {
    return differences ? r.difference(plan, panel.measure) : &r.estimate(plan, panel.measure);
}

// Range over all rows, 0 included.
NiceRange range_of(const Reading& r, const Panel& panel, bool differences) {
    double lo = 0, hi = 0;
    const double factor = shown_factor(panel.amount);
    for (std::size_t i = differences ? 1 : 0; i < r.plans(); ++i) {
        const lab::Estimate* e = estimate_in(r, i, panel, differences);
        if (e == nullptr) continue;
        for (const auto& value : {e->mean, e->lo, e->hi, e->elo, e->ehi}) {
            if (value) lo = std::min(lo, factor * *value), hi = std::max(hi, factor * *value);
        }
    }
    if (lo == hi) return {differences ? -1.0 : 0.0, 1, 1};
    if (!differences) return nice_range(lo, hi, 4);
    const double room = 0.06 * (hi - lo);
    return {lo < 0 ? lo - room : lo - 2 * room, hi > 0 ? hi + room : hi + 2 * room, 1};
}

// Differences have no signs: the words above the panel say which way.
std::vector<Tick> ticks_of(const NiceRange& range, bool differences, Language language) {
    std::vector<Tick> ticks = linear_ticks(range.lo, range.hi, language, {}, 4);
    if (!differences) return ticks;
    const int decimals = decimals_of(nice_step(range.lo, range.hi, 4));
    for (Tick& tick : ticks)
        tick.label = base::format_number(std::abs(tick.value), tick.value == 0 ? 0 : decimals, language);
    return ticks;
}

// Directions stand once above a panel of differences, left and right of its zero line.
struct Directions {
    const char *left, *right;
};
Directions directions_of(Amount amount) {
    switch (amount) {
    case Amount::per_hundred:
    case Amount::cases:
        return {"report.direction.fewer", "report.direction.more"};
    case Amount::points:
    case Amount::scale:
        return {"report.direction.lower", "report.direction.higher"};
    default:
        return {"report.direction.less", "report.direction.greater"};
    }
}

void draw_estimate(Pen& pen, const LinearScale& x, const lab::Estimate& e, double factor,
                   const PlanLook& look, double y, bool hollow, const std::string& key) {
    if (!e.mean) return;
    if (e.elo && e.ehi) {  // not knowing: lighter and wider than chance
        Colour light = look.area;
        light.alpha = 0.35;
        pen.line({x(factor * *e.elo), y}, {x(factor * *e.ehi), y}, {light, 0.5}).key = key;
    }
    if (e.lo && e.hi)
        pen.line({x(factor * *e.lo), y}, {x(factor * *e.hi), y}, {look.dark, kSeries}).key = key;
    pen.marker({{x(factor * *e.mean), y}, look.marker, 0.68, look.dark, true, hollow ? 0.14 : 0.0}).key = key;
}

// Nothing is shown of it in any plan: a reader's number would be 0 everywhere.
bool nothing_to_see(const Reading& r, const Panel& panel, bool differences) {
    const double least = smallest_shown(panel.amount);
    for (std::size_t i = differences ? 1 : 0; i < r.plans(); ++i) {
        const lab::Estimate* e = estimate_in(r, i, panel, differences);
        if (e == nullptr) continue;
        for (const auto& value : {e->mean, e->lo, e->hi, e->elo, e->ehi}) {
            if (value && std::abs(*value) >= least) return false;
        }
    }
    return true;
}

// Leaves out panels without anything to see, unless all are; says which.
std::string leave_out_empty(const Reading& r, std::vector<Panel>& panels, bool differences) {
    std::vector<std::string> left_out;
    std::vector<Panel> kept;
    for (const Panel& panel : panels) {
        if (nothing_to_see(r, panel, differences)) {
            left_out.push_back(panel.title);
        } else {
            kept.push_back(panel);
        }
    }
    if (kept.empty() || left_out.empty()) return {};
    panels = std::move(kept);
    return tr(differences ? "report.rows.all_same" : "report.rows.all_zero", r.language,
              {listed(left_out, r.language)});
}

void draw_panels(Chart& chart, const Reading& r, const Frame& frame, double top,
                 const std::vector<Panel>& panels, bool differences) {
    Pen pen(chart.picture, frame.measure);
    const std::size_t first = differences ? 1 : 0;
    const double names = 1.7, gap = 2.2;
    const double width = (frame.width - names - gap * static_cast<double>(panels.size() - 1)) /
                         static_cast<double>(panels.size());
    int lines = 1;
    for (const Panel& p : panels) lines = std::max(lines, static_cast<int>(pen.wrap(p.title, width).size()));
    const double rows_top = top + lines * kHeadlineStep + (differences ? 1.5 : 0.4),
                 bottom = frame.height - 1.7;
    const CategoryScale rows(r.plans() - first, rows_top, bottom);
    for (std::size_t i = first; i < r.plans(); ++i) {
        const PlanLook look = plan_look(i);
        pen.write({0, rows.at(i - first) + kCapHeight / 2}, look.letter, {.ink = look.dark, .semibold = true})
            .key = r.plan(i).strategy.id;
    }
    double left = names;
    for (const Panel& panel : panels) {
        const double right = left + width, factor = shown_factor(panel.amount);
        const NiceRange range = range_of(r, panel, differences);
        const LinearScale x(range.lo, range.hi, left, right);
        pen.paragraph({left, top + kAscent}, width, panel.title, {}, kHeadlineStep);
        const std::vector<Tick> ticks = ticks_of(range, differences, r.language);
        x_grid(pen, x, ticks, rows_top, bottom);
        if (differences) {
            const Directions words = directions_of(panel.amount);
            const std::string less = tr(words.left, r.language), more = tr(words.right, r.language);
            // Both words beside the zero line where they fit, else at the ends of the panel.
            const double zero = x(0), y = rows_top - 0.3;
            const double less_at = std::max(left, zero - 0.4 - pen.measured(less));
            const double less_end = less_at + pen.measured(less);
            if (range.lo < 0) pen.write({less_at, y}, less, {.ink = kGrey});
            const double more_at = std::min(std::max(zero + 0.4, range.lo < 0 ? less_end + 0.5 : 0.0),
                                            right - pen.measured(more));
            if (range.hi > 0 && (range.lo >= 0 || more_at >= less_end + 0.3))
                pen.write({more_at, y}, more, {.ink = kGrey});
            pen.line({zero, rows_top}, {zero, bottom}, {kBlack, kRule});
        }
        pen.line({left, bottom}, {right, bottom}, {kMidGrey, kHair});
        x_labels(pen, x, ticks, bottom, left - 0.6, std::min(right + 0.6, frame.width), false);
        for (std::size_t i = first; i < r.plans(); ++i) {
            const lab::Estimate* e = estimate_in(r, i, panel, differences);
            if (e != nullptr) {
                draw_estimate(pen, x, *e, factor, plan_look(i), rows.at(i - first), i == 0,
                              r.plan(i).strategy.id);
            }
        }
        left = right + gap;
    }
}

void fill_table(Chart& chart, const Reading& r, const std::vector<Panel>& panels, bool differences) {
    chart.data.columns = {tr("report.table.plan", r.language)};
    for (const Panel& panel : panels) chart.data.columns.push_back(panel.title);
    for (std::size_t i = differences ? 1 : 0; i < r.plans(); ++i) {
        std::vector<std::string> row{plan_look(i).letter + ' ' + r.name(i)};
        for (const Panel& panel : panels) {
            const lab::Estimate* e = estimate_in(r, i, panel, differences);
            if (e == nullptr) {
                row.emplace_back("–");
            } else if (differences) {
                row.push_back(difference_with_range(*e, panel.amount, r.language));
            } else {
                const std::string range = range_words(*e, panel.amount, r.language);
                row.push_back(shown(e->mean, panel.amount, r.language) +
                              (range.empty() ? "" : " (" + range + ')'));
            }
        }
        chart.data.rows.push_back(std::move(row));
    }
}

struct VerdictWords {
    const char *less, *seems_less, *more, *seems_more, *unclear;
};

// "A og B bruger mindre tid pr. sag end uden score. D bruger mere."
template <class VerdictOfPlan>
std::string grouped_by(const Reading& r, const VerdictOfPlan& verdict_of_plan, const VerdictWords& words) {
    std::vector<std::string> less, seems_less, more, seems_more;
    for (std::size_t i = 1; i < r.plans(); ++i) {
        const std::string letter = plan_look(i).letter;
        switch (verdict_of_plan(i)) {
        case Verdict::too_few:
            return capitalised(tr("report.too_few", r.language)) + '.';
        case Verdict::less:
            less.push_back(letter);
            break;
        case Verdict::seems_less:
            seems_less.push_back(letter);
            break;
        case Verdict::more:
            more.push_back(letter);
            break;
        case Verdict::seems_more:
            seems_more.push_back(letter);
            break;
        default:
            break;
        }
    }
    std::string out;
    const auto add = [&](const char* key, const std::vector<std::string>& letters) {
        if (!letters.empty())
            out += (out.empty() ? "" : " ") + tr(key, r.language, {listed(letters, r.language)});
    };
    add(words.less, less);
    if (less.empty()) add(words.seems_less, seems_less);
    add(words.more, more);
    if (more.empty()) add(words.seems_more, seems_more);
    return out.empty() ? tr(words.unclear, r.language) : out;
}

std::string grouped_headline(const Reading& r, std::string_view measure, Amount amount,
                             const VerdictWords& words) {
    return grouped_by(
        r, [&](std::size_t plan) { return verdict_on(r, plan, measure, amount); }, words);
}

// System noise (Kahneman, Sibony & Sunstein 2021): level, pattern and occasion together, against the office without the score.
Verdict system_noise_verdict(const Reading& r, std::size_t plan) {
    const auto system = [&r](std::size_t of, std::size_t replication) -> std::optional<double> {
        double squares = 0;
        for (const char* part : {"level_noise", "pattern_noise", "occasion_noise"}) {
            const auto& value = r.plan(of).by_replication[measure_index(part)][replication];
            if (!value) return std::nullopt;
            squares += *value * *value;
        }
        return std::sqrt(squares);
    };
    std::vector<double> differences;
    for (std::size_t i = 0; i < r.plan(plan).by_replication.front().size(); ++i) {
        const auto with = system(plan, i), without = system(0, i);
        if (with && without) differences.push_back(*with - *without);
    }
    const double smallest = smallest_shown(Amount::scale);
    return verdict_of(outcomes_of(differences, smallest), smallest);
}

Chart rows_chart(const Reading& r, const Frame& asked, Chart chart, std::vector<Panel> panels,
                 bool differences) {
    constexpr double kPerRow = 1.3, kWords = 4.5;  // letters apart; titles, directions and ticks
    Frame frame = asked;
    if (const std::string words = leave_out_empty(r, panels, differences); !words.empty())
        chart.counted += (chart.counted.ends_with('.') ? " " : ". ") + words;
    const double top = begin_picture(chart, frame);
    if (differences && r.plans() < 2) {
        draw_nothing(chart, frame, top, tr("report.empty.no_plans", r.language));
        return chart;
    }
    at_least(chart, frame, top + kWords + kPerRow * static_cast<double>(r.plans()));
    draw_panels(chart, r, frame, top, panels, differences);
    fill_table(chart, r, panels, differences);
    describe_picture(chart);
    return chart;
}

}  // namespace

Chart time_chart(const Reading& r, const Frame& frame) {
    Chart chart;
    chart.id = "time";
    chart.headline = r.plans() < 2
                         ? tr("report.time.none", r.language)
                         : grouped_headline(r, "minutes_per_case", Amount::minutes,
                                            {"report.time.less", "report.time.seems_less", "report.time.more",
                                             "report.time.seems_more", "report.time.unclear"});
    chart.counted = tr("report.time.counted", r.language);
    return rows_chart(r, frame, std::move(chart),
                      {{tr("report.time.minutes", r.language), "minutes_per_case", Amount::minutes},
                       {tr("report.time.queue", r.language), "backlog", Amount::cases},
                       {tr("report.time.late", r.language), "deadline_breach_rate", Amount::per_hundred}},
                      false);
}

Chart noise_chart(const Reading& r, const Frame& frame) {
    Chart chart;
    chart.id = "noise";
    chart.headline =
        r.plans() < 2
            ? tr("report.noise.none", r.language)
            : grouped_by(r, [&](std::size_t plan) { return system_noise_verdict(r, plan); },
                         {"report.noise.less", "report.noise.seems_less", "report.noise.more",
                          "report.noise.seems_more", "report.noise.unclear"}) +
                  ' ' +
                  grouped_headline(r, "act_rate", Amount::per_hundred,
                                   {"report.noise.fewer", "report.noise.seems_fewer", "report.noise.oftener",
                                    "report.noise.seems_oftener", "report.noise.same_level"});
    chart.counted = tr("report.noise.counted", r.language);
    return rows_chart(r, frame, std::move(chart),
                      {{tr("report.noise.level", r.language), "level_noise", Amount::scale},
                       {tr("report.noise.pattern", r.language), "pattern_noise", Amount::scale},
                       {tr("report.noise.occasion", r.language), "occasion_noise", Amount::scale},
                       {tr("report.noise.acts", r.language), "act_rate", Amount::per_hundred}},
                      false);
}

Chart differences_chart(const Reading& r, const Frame& frame) {
    Chart chart;
    chart.id = "differences";
    chart.headline = r.plans() < 2
                         ? tr("report.differences.none", r.language)
                         : grouped_headline(r, "harm_cost", Amount::cost,
                                            {"report.differences.less", "report.differences.seems_less",
                                             "report.differences.more", "report.differences.seems_more",
                                             "report.differences.unclear"});
    chart.counted = tr("report.differences.counted", r.language);
    return rows_chart(r, frame, std::move(chart),
                      {{capitalised(missed_noun(r)), "missed_rate", Amount::per_hundred},
                       {capitalised(disturbed_noun(r)), "disturbed_rate", Amount::per_hundred},
                       {tr("report.differences.harm", r.language), "harm_cost", Amount::cost},
                       {tr("report.time.minutes", r.language), "minutes_per_case", Amount::minutes}},
                      true);
}

}  // namespace skoen::report
