// Who carries the errors: of the cases with need in each group, how many were missed, plan by plan.
#include <algorithm>
#include <array>
#include <cmath>

#include "report/amounts.h"
#include "report/axes.h"
#include "report/charts.h"
#include "report/nouns.h"
#include "report/verdicts.h"
#include "sim/decision.h"

namespace skoen::report {

namespace {

constexpr double kNames = 2.9, kTicks = 1.7;  // above and below the rows

struct GroupMark {
    std::size_t group;  // place among the scenario's groups
    std::string name;
    Shape shape = Shape::ring;
    double size = 0.62;
};

// The equity group filled, the others hollow or small; the same shape in every row.
std::vector<GroupMark> group_marks(const Reading& r) {
    constexpr std::array kOthers{Shape::diamond, Shape::triangle, Shape::square, Shape::triangle_down,
                                 Shape::hexagon};
    std::vector<GroupMark> marks;
    std::size_t others = 0;
    for (std::size_t g = 0; g < std::min(r.definition().groups.size(), sim::kMaxGroups); ++g) {
        const sim::Group& group = r.definition().groups[g];
        if (g == r.world.equity_bit) {
            marks.push_back({g, group.name.in(r.language), Shape::circle, 0.72});
            continue;
        }
        const Shape shape = kOthers[others++ % kOthers.size()];
        marks.push_back({g, group.name.in(r.language), shape, 0.46});
    }
    // Whom the headline and the measures compare with.
    if (r.world.equity_bit < r.definition().groups.size())
        marks.push_back({sim::kMaxGroups, tr("report.groups.others", r.language), Shape::ring, 0.66});
    return marks;
}

std::optional<double> missed_share(const Reading& r, std::size_t plan, std::size_t group) {
    const sim::GroupCounts& c = r.tally(plan).groups[group];
    if (c.harm == 0) return std::nullopt;
    return 100.0 * static_cast<double>(c.dismiss_harm) / static_cast<double>(c.harm);
}

std::vector<double> gaps(const Reading& r, std::size_t plan) {
    std::vector<double> out;
    for (const auto& value : r.plan(plan).by_replication[measure_index("missed_gap")]) {
        if (value) out.push_back(*value);
    }
    return out;
}

std::string without_score(const Reading& r, const std::string& group) {
    // Where one takes proposals every case may be wrong either way: the error is named instead of being missed.
    const bool proposals = sim::takes_proposals(r.definition().decision.kind);
    const std::string error = r.definition().decision.missed.in(r.language);
    const auto told = [&](const char* key, const char* key_of_proposal) {
        return proposals ? tr(key_of_proposal, r.language, {group, error}) : tr(key, r.language, {group});
    };
    switch (verdict_of(outcomes_of(gaps(r, 0)), smallest_shown(Amount::points))) {
    case Verdict::more:
        return told("report.groups.oftener", "report.groups.oftener_proposal");
    case Verdict::seems_more:
        return told("report.groups.seems_oftener", "report.groups.seems_oftener_proposal");
    case Verdict::less:
        return told("report.groups.rarer", "report.groups.rarer_proposal");
    case Verdict::seems_less:
        return told("report.groups.seems_rarer", "report.groups.seems_rarer_proposal");
    default:
        return tr("report.groups.alike", r.language, {group});
    }
}

// The plan that moves the gap most, if that can be told.
std::string with_score(const Reading& r) {
    std::optional<std::size_t> most;
    for (std::size_t i = 1; i < r.plans(); ++i) {
        const lab::Estimate* d = r.difference(i, "missed_gap");
        if (d == nullptr || !d->mean) continue;
        const Verdict v = verdict_on(r, i, "missed_gap", Amount::points);
        if (!is_less(v) && !is_more(v)) continue;
        if (!most || std::abs(*d->mean) > std::abs(*r.difference(*most, "missed_gap")->mean)) most = i;
    }
    if (!most) return tr("report.groups.no_change", r.language);
    const Verdict v = verdict_on(r, *most, "missed_gap", Amount::points);
    // Wider or narrower is told by size, whatever its sign.
    const double before = r.estimate(0, "missed_gap").mean.value_or(0);
    const double after = r.estimate(*most, "missed_gap").mean.value_or(0);
    const bool wider = std::abs(after) > std::abs(before);
    const char* key = wider ? (is_stated(v) ? "report.groups.wider" : "report.groups.seems_wider")
                            : (is_stated(v) ? "report.groups.narrower" : "report.groups.seems_narrower");
    return tr(key, r.language, {plan_look(*most).letter});
}

std::string groups_headline(const Reading& r) {
    if (r.world.equity_bit >= r.definition().groups.size()) return tr("report.groups.none", r.language);
    if (gaps(r, 0).size() < static_cast<std::size_t>(kOutcomes))
        return capitalised(tr("report.too_few", r.language)) + '.';
    std::string out = without_score(r, r.definition().groups[r.world.equity_bit].name.in(r.language));
    return r.plans() > 1 ? out + ' ' + with_score(r) : out;
}

// Names that have no room above the first row stand in lines of their own, each after its mark.
struct Legend {
    std::vector<std::vector<std::size_t>> lines;
};

constexpr double kMarkRoom = 1.1, kBetweenNames = 1.2;

Legend legend_of(const Pen& pen, const std::vector<GroupMark>& marks, double width) {
    Legend legend;
    double used = width;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const double needed = kMarkRoom + pen.measured(marks[i].name);
        if (used + kBetweenNames + needed > width) {
            legend.lines.emplace_back();
            used = -kBetweenNames;
        }
        used += kBetweenNames + needed;
        legend.lines.back().push_back(i);
    }
    return legend;
}

void draw_legend(Pen& pen, const Legend& legend, const std::vector<GroupMark>& marks, double top) {
    double y = top;
    for (const std::vector<std::size_t>& line : legend.lines) {
        double x = 0;
        for (const std::size_t i : line) {
            pen.marker({{x + 0.4, y - kCapHeight / 2}, marks[i].shape, marks[i].size, kGrey, true, 0.13});
            pen.write({x + kMarkRoom, y}, marks[i].name, {.ink = kGrey});
            x += kMarkRoom + pen.measured(marks[i].name) + kBetweenNames;
        }
        y += kLineStep;
    }
}

// Do the names fit above the first row, on two levels?
bool fit_above(const Pen& pen, const std::vector<GroupMark>& marks, double width) {
    constexpr double kApart = 0.7;
    double needed = 0, longest = 0;
    for (const GroupMark& mark : marks) {
        needed += pen.measured(mark.name) + kApart;
        longest = std::max(longest, pen.measured(mark.name) + kApart);
    }
    return needed <= width || needed / 2 + longest / 2 <= width;
}

// Names above the first row, kept apart, each with a line down to its mark; on two levels where one is too short.
void draw_names(Pen& pen, const std::vector<GroupMark>& marks, const std::vector<double>& places,
                double baseline, double row, double left, double right) {
    constexpr double kApart = 0.7;
    std::vector<std::size_t> order(marks.size());
    double needed = -kApart;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        order[i] = i;
        needed += pen.measured(marks[i].name) + kApart;
    }
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return places[a] < places[b]; });
    const std::size_t levels = needed <= right - left ? 1 : 2;
    for (std::size_t level = 0; level < levels; ++level) {
        std::vector<double> wished, widths;
        for (std::size_t k = level; k < order.size(); k += levels) {
            wished.push_back(places[order[k]]);
            widths.push_back(pen.measured(marks[order[k]].name));
        }
        const std::vector<double> centres = spread(wished, widths, kApart, left, right);
        const double y = baseline - static_cast<double>(level) * 1.25;
        for (std::size_t k = 0; k < centres.size(); ++k) {
            const GroupMark& mark = marks[order[level + k * levels]];
            const double reach = std::max(0.0, widths[k] / 2 - 0.1);
            pen.line({std::clamp(wished[k], centres[k] - reach, centres[k] + reach), y + 0.3},
                     {wished[k], row - 0.45}, {kMidGrey, kHair});
            pen.write({centres[k], y}, mark.name, {.ink = kGrey, .anchor = Anchor::middle});
        }
    }
}

void draw_row(Pen& pen, const Reading& r, std::size_t plan, const std::vector<GroupMark>& marks,
              const LinearScale& x, double y) {
    const PlanLook look = plan_look(plan);
    const std::string& key = r.plan(plan).strategy.id;
    pen.write({0, y + kCapHeight / 2}, look.letter, {.ink = look.dark, .semibold = true}).key = key;
    std::optional<double> low, high;
    for (const GroupMark& mark : marks) {
        const auto share = missed_share(r, plan, mark.group);
        if (!share) continue;
        low = low ? std::min(*low, *share) : *share;
        high = high ? std::max(*high, *share) : *share;
    }
    if (!low) return;
    pen.line({x(*low), y}, {x(*high), y}, {look.dark, kSeries}).key = key;
    for (const GroupMark& mark : marks) {
        const auto share = missed_share(r, plan, mark.group);
        if (!share) continue;
        Mark& drawn = pen.marker({{x(*share), y}, mark.shape, mark.size, look.dark, true, 0.13});
        drawn.key = key;
        drawn.tooltip = {r.called(plan), mark.name + ": " + base::format_number(*share, 1, r.language)};
    }
}

}  // namespace

Chart groups_chart(const Reading& r, const Frame& asked) {
    Frame frame = asked;
    Chart chart;
    chart.id = "groups";
    chart.headline = groups_headline(r);
    chart.counted = sim::takes_proposals(r.definition().decision.kind)
                        ? tr("report.groups.counted_proposal", r.language,
                             {r.definition().decision.missed.in(r.language)})
                        : tr("report.groups.counted", r.language);
    const double top = begin_picture(chart, frame);
    constexpr double kLeastRow = 1.3;  // letters under each other keep apart
    const std::vector<GroupMark> marks = group_marks(r);
    Pen pen(chart.picture, frame.measure);
    const bool above = fit_above(pen, marks, frame.width);
    const Legend legend = above ? Legend{} : legend_of(pen, marks, frame.width);
    const double names = above ? kNames : 0.7 + kLineStep * static_cast<double>(legend.lines.size());
    at_least(chart, frame, top + names + kLeastRow * static_cast<double>(r.plans()) + kTicks);
    double highest = 0;
    for (std::size_t i = 0; i < r.plans(); ++i) {
        for (const GroupMark& mark : marks)
            highest = std::max(highest, missed_share(r, i, mark.group).value_or(0));
    }
    if (marks.empty() || highest == 0) {
        draw_nothing(chart, frame, top, tr("report.empty.no_groups", r.language));
        return chart;
    }
    const double left = 1.7, right = frame.width - 0.5, bottom = frame.height - kTicks,
                 rows_top = top + names;
    const NiceRange range = nice_range(0, highest);
    const LinearScale x(range.lo, range.hi, left, right);
    const std::vector<Tick> ticks = linear_ticks(range.lo, range.hi, r.language);
    x_grid(pen, x, ticks, rows_top, bottom);
    pen.line({left, bottom}, {right, bottom}, {kMidGrey, kHair});
    x_labels(pen, x, ticks, bottom, 0, frame.width, false);
    const CategoryScale rows(r.plans(), rows_top, bottom);
    std::vector<double> places;
    std::vector<GroupMark> named;
    for (const GroupMark& mark : marks) {
        if (const auto share = missed_share(r, 0, mark.group)) {
            places.push_back(x(*share));
            named.push_back(mark);
        }
    }
    if (above) {
        draw_names(pen, named, places, top + 1.25 + kAscent, rows.at(0), 0, frame.width);
    } else {
        draw_legend(pen, legend, marks, top + kAscent);
    }
    for (std::size_t i = 0; i < r.plans(); ++i) draw_row(pen, r, i, marks, x, rows.at(i));

    chart.data.columns = {tr("report.table.plan", r.language)};
    for (const GroupMark& mark : marks) chart.data.columns.push_back(mark.name);
    for (std::size_t i = 0; i < r.plans(); ++i) {
        std::vector<std::string> row{plan_look(i).letter + ' ' + r.name(i)};
        for (const GroupMark& mark : marks) {
            const auto share = missed_share(r, i, mark.group);
            row.push_back(share ? base::format_number(*share, 1, r.language) : "–");
        }
        chart.data.rows.push_back(std::move(row));
    }
    describe_picture(chart);
    return chart;
}

}  // namespace skoen::report
