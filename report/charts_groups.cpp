// Who carries the errors: of the cases of each group in which the error can happen, how many were met by it, plan by plan.
// Which error: the graver of the two; where one chooses among options, any wrong choice.
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>

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

enum class GroupError : std::uint8_t { missed, disturbed, any };

GroupError error_of(const sim::Definition& d) {
    if (sim::has_options(d.decision.kind)) return GroupError::any;
    return d.costs.disturbed > d.costs.missed ? GroupError::disturbed : GroupError::missed;
}

// Per 100 of the cases in which it can happen.
std::optional<double> error_share(const Reading& r, std::size_t plan, std::size_t group) {
    const sim::GroupCounts& c = r.tally(plan).groups[group];
    std::int64_t errors = 0, of = 0;
    switch (error_of(r.definition())) {
    case GroupError::missed:
        errors = c.dismiss_harm, of = c.harm;
        break;
    case GroupError::disturbed:
        errors = c.acts_harmless, of = c.harmless;
        break;
    case GroupError::any:
        errors = c.dismiss_harm + c.acts_harmless, of = c.cases;
        break;
    }
    if (of == 0) return std::nullopt;
    return 100.0 * static_cast<double>(errors) / static_cast<double>(of);
}

// The equity group's share less that of all others, replication by replication; nothing where one of them has none. Where
// one chooses among options both errors are counted of all cases, so that their gaps add up.
std::vector<std::optional<double>> gap_by_replication(const Reading& r, std::size_t plan) {
    const auto& missed = r.plan(plan).by_replication[measure_index("missed_gap")];
    const auto& disturbed = r.plan(plan).by_replication[measure_index("false_positive_gap")];
    const GroupError error = error_of(r.definition());
    std::vector<std::optional<double>> out(missed.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (error == GroupError::missed) {
            out[i] = missed[i];
        } else if (error == GroupError::disturbed) {
            out[i] = disturbed[i];
        } else if (missed[i] && disturbed[i]) {
            out[i] = *missed[i] + *disturbed[i];
        }
    }
    return out;
}

struct Gap {
    double before = 0, after = 0;  // means
    Verdict verdict = Verdict::unclear;
};

// Of the paired change in the gap from the office without the score.
std::optional<Gap> gap_under(const Reading& r, std::size_t plan) {
    const auto before = gap_by_replication(r, 0), after = gap_by_replication(r, plan);
    Gap gap;
    std::vector<double> changes;
    for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i) {
        if (!before[i] || !after[i]) continue;
        gap.before += *before[i], gap.after += *after[i];
        changes.push_back(*after[i] - *before[i]);
    }
    if (changes.empty()) return std::nullopt;
    gap.before /= static_cast<double>(changes.size()), gap.after /= static_cast<double>(changes.size());
    const double smallest = smallest_shown(Amount::points);
    gap.verdict = verdict_of(outcomes_of(changes, smallest), smallest);
    return gap;
}

// "fejlen »overset barn«", "fejl".
std::string error_words(const Reading& r) {
    const sim::DecisionText& words = r.definition().decision;
    switch (error_of(r.definition())) {
    case GroupError::missed:
        return tr("report.groups.the_error", r.language, {words.missed.in(r.language)});
    case GroupError::disturbed:
        return tr("report.groups.the_error", r.language, {words.disturbed.in(r.language)});
    case GroupError::any:
        break;
    }
    return tr("report.groups.any_error", r.language);
}

std::string counted_words(const Reading& r) {
    const sim::DecisionText& words = r.definition().decision;
    if (sim::takes_proposals(words.kind))
        return tr("report.groups.counted_any", r.language, {capitalised(error_words(r))});
    const bool missed = error_of(r.definition()) == GroupError::missed;
    return tr("report.groups.counted", r.language,
              {capitalised(error_words(r)), (missed ? words.act : words.dismiss).in(r.language)});
}

std::vector<double> gaps_without_score(const Reading& r) {
    std::vector<double> out;
    for (const auto& gap : gap_by_replication(r, 0)) {
        if (gap) out.push_back(*gap);
    }
    return out;
}

std::string without_score(const Reading& r, const std::string& group) {
    const double smallest = smallest_shown(Amount::points);
    const auto told = [&](const char* key) { return tr(key, r.language, {group, error_words(r)}); };
    switch (verdict_of(outcomes_of(gaps_without_score(r), smallest), smallest)) {
    case Verdict::more:
        return told("report.groups.oftener");
    case Verdict::seems_more:
        return told("report.groups.seems_oftener");
    case Verdict::less:
        return told("report.groups.rarer");
    case Verdict::seems_less:
        return told("report.groups.seems_rarer");
    default:
        return tr("report.groups.alike", r.language, {group});
    }
}

struct Moved {
    std::size_t plan;
    Gap gap;
};

// The plan that moves the gap most, if that can be told.
std::optional<Moved> most_moved(const Reading& r) {
    std::optional<Moved> most;
    for (std::size_t i = 1; i < r.plans(); ++i) {
        const std::optional<Gap> gap = gap_under(r, i);
        if (!gap || (!is_less(gap->verdict) && !is_more(gap->verdict))) continue;
        const double change = std::abs(gap->after - gap->before);
        if (!most || change > std::abs(most->gap.after - most->gap.before)) most = Moved{i, *gap};
    }
    return most;
}

std::string with_score(const Reading& r) {
    const std::optional<Moved> most = most_moved(r);
    if (!most) return tr("report.groups.no_change", r.language);
    // Wider or narrower is told by size, whatever its sign.
    const bool wider = std::abs(most->gap.after) > std::abs(most->gap.before);
    const bool stated = is_stated(most->gap.verdict);
    const char* key = wider ? (stated ? "report.groups.wider" : "report.groups.seems_wider")
                            : (stated ? "report.groups.narrower" : "report.groups.seems_narrower");
    return tr(key, r.language, {plan_look(most->plan).letter});
}

// Groups that fare clearly worse than the one the headline speaks of are not passed over in silence.
std::string hardest_hit(const Reading& r) {
    constexpr double kWorse = 5;  // of 100
    const sim::Definition& d = r.definition();
    if (r.world.equity_bit >= d.groups.size()) return {};
    const std::optional<Moved> most = most_moved(r);
    const std::size_t plan = most ? most->plan : 0;
    const auto own = error_share(r, plan, r.world.equity_bit);
    std::optional<std::size_t> worst;
    for (std::size_t g = 0; g < std::min(d.groups.size(), sim::kMaxGroups); ++g) {
        const auto share = error_share(r, plan, g);
        if (share && own && *share >= *own + kWorse && (!worst || *share > *error_share(r, plan, *worst)))
            worst = g;
    }
    if (!worst) return {};
    const std::string under = most ? tr("report.groups.under", r.language, {plan_look(plan).letter})
                                   : tr("report.groups.without", r.language);
    return ' ' + tr("report.groups.hardest", r.language,
                    {under, d.groups[*worst].name.in(r.language),
                     base::format_number(*error_share(r, plan, *worst), 0, r.language)});
}

std::string groups_headline(const Reading& r) {
    if (r.world.equity_bit >= r.definition().groups.size()) return tr("report.groups.none", r.language);
    if (gaps_without_score(r).size() < static_cast<std::size_t>(kOutcomes))
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

// Do the names fit above the first row, on two levels, whichever of them come together on one?
bool fit_above(const Pen& pen, const std::vector<GroupMark>& marks, double width) {
    constexpr double kApart = 0.7;
    std::vector<double> needed;
    for (const GroupMark& mark : marks) needed.push_back(pen.measured(mark.name) + kApart);
    std::sort(needed.begin(), needed.end(), std::greater<>());
    const auto longest = needed.begin() + static_cast<std::ptrdiff_t>((needed.size() + 1) / 2);
    return std::accumulate(needed.begin(), longest, 0.0) <= width;
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
        const auto share = error_share(r, plan, mark.group);
        if (!share) continue;
        low = low ? std::min(*low, *share) : *share;
        high = high ? std::max(*high, *share) : *share;
    }
    if (!low) return;
    pen.line({x(*low), y}, {x(*high), y}, {look.dark, kSeries}).key = key;
    for (const GroupMark& mark : marks) {
        const auto share = error_share(r, plan, mark.group);
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
    chart.counted = counted_words(r) + hardest_hit(r);
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
            highest = std::max(highest, error_share(r, i, mark.group).value_or(0));
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
        if (const auto share = error_share(r, 0, mark.group)) {
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
            const auto share = error_share(r, i, mark.group);
            row.push_back(share ? base::format_number(*share, 1, r.language) : "–");
        }
        chart.data.rows.push_back(std::move(row));
    }
    describe_picture(chart);
    return chart;
}

}  // namespace skoen::report
