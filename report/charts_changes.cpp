// What the score corrects and breaks: the waffle.
//
//   [A] Score først   oooo....   7   6   2   20,7   0,4
//
// 25 columns of 4 marks (20 of 5 where the page is narrow), filled down, then right, in the order corrected, needless, missed, wrong as before, right.
#include <algorithm>
#include <array>
#include <optional>

#include "report/amounts.h"
#include "report/changes.h"
#include "report/charts.h"
#include "report/evidence.h"
#include "report/nouns.h"

namespace skoen::report {

namespace {

constexpr std::size_t kMarks = 100;

// How 100 marks stand: columns of so many rows, so far apart.
struct Waffle {
    std::size_t rows = 4;
    double pitch = 0.83;
    [[nodiscard]] double height() const { return pitch * static_cast<double>(rows); }
};

constexpr double kLeastPitch = 0.72, kLargestPitch = 0.95;  // marks smaller than that are hard to tell apart

Waffle waffle_in(double width, double height) {
    const auto pitch = [&](std::size_t rows) {
        const auto down = static_cast<double>(rows), across = static_cast<double>(kMarks / rows);
        return std::min({kLargestPitch, width / across, height / down});
    };
    const Waffle four{4, pitch(4)}, five{5, pitch(5)};
    return four.pitch >= kLeastPitch || four.pitch >= five.pitch ? four : five;
}

Marker mark_of(Change kind, Point at, double pitch) {
    const double size = pitch * 0.78;
    switch (kind) {
    case Change::corrected:
        return {at, Shape::circle, size, kRescued};
    case Change::needless:
        return {at, Shape::square, size, kCommission};
    case Change::missed:
        return {at, Shape::cross, size, kBlack};
    case Change::wrong_before:
        return {at, Shape::ring, size, kGrey, false, kHair * 1.4};
    default:
        return {at, Shape::circle, size * 0.38, kRight};
    }
}

std::string kind_word(Change kind, const Reading& r) {
    switch (kind) {
    case Change::corrected:
        return tr("report.changes.corrected", r.language);
    case Change::needless:
        return tr("report.changes.new", r.language, {r.definition().decision.disturbed.in(r.language)});
    case Change::missed:
        return tr("report.changes.new", r.language, {r.definition().decision.missed.in(r.language)});
    case Change::wrong_before:
        return tr("report.changes.wrong_before", r.language);
    default:
        return tr("report.changes.right", r.language);
    }
}

// Fewer new errors in at least 18 of 20 outcomes, replication by replication.
bool breaks_fewer(const Reading& r, std::size_t one, std::size_t other) {
    const auto& a = r.plan(one).by_replication[measure_index("misled_rate_knowable")];
    const auto& b = r.plan(other).by_replication[measure_index("misled_rate_knowable")];
    std::vector<double> differences;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        if (a[i] && b[i]) differences.push_back(*a[i] - *b[i]);
    }
    const double smallest = smallest_shown(Amount::per_hundred);
    return verdict_of(outcomes_of(differences, smallest), smallest) == Verdict::less;
}

std::string headline_of(const Reading& r, const std::vector<ChangeCounts>& counts) {
    if (r.plans() < 2) return tr("report.changes.none", r.language);
    const auto net = [&](std::size_t i) {
        const sim::PairCounts& c = r.tally(i).knowable;
        return r.tally(i).cases == 0
                   ? 0.0
                   : static_cast<double>(c.rescued - c.misled) / static_cast<double>(r.tally(i).cases);
    };
    std::size_t best = 1, worst = 1;
    for (std::size_t i = 2; i < r.plans(); ++i) {
        if (net(i) > net(best)) best = i;
        if (net(i) < net(worst)) worst = i;
    }
    const auto number = [](int n) { return std::to_string(n); };
    const ChangeCounts& low = counts[worst];
    const ChangeCounts& high = counts[best];
    std::string out =
        tr("report.changes.first", r.language,
           {plan_look(worst).letter, number(low[Change::corrected]), new_errors(low.broken(), r.language)});
    if (best == worst) return out;
    const bool only = high.broken() < low.broken() && breaks_fewer(r, best, worst);
    return out + ' ' +
           tr(only ? "report.changes.second_only" : "report.changes.second", r.language,
              {plan_look(best).letter, number(high[Change::corrected]), number(high.broken())});
}

struct Column {
    std::string head;
    std::optional<Change> kind;  // its mark in the head
    bool semibold = true;
    double right = 0;  // right edge
    double width = 0;
};

constexpr double kLeastPlanRow = 3.4, kMostRow = 4.6, kRowAir = 0.45;  // em
constexpr double kBeforeNames = 2.05, kAfterNames = 0.7;
constexpr double kHeadMark = 0.95;
constexpr double kColumnGap = 0.95;

std::vector<Column> columns_of(const Pen& pen, const Reading& r, double width, bool with_time) {
    std::vector<Column> columns{{tr("report.changes.head_corrected", r.language), Change::corrected},
                                {disturbed_head(r.definition(), r.language), Change::needless},
                                {missed_head(r.definition(), r.language), Change::missed}};
    if (with_time) {
        columns.push_back({tr("report.changes.head_minutes", r.language), {}, false});
        columns.push_back({tr("report.changes.head_queue", r.language), {}, false});
    }
    double right = width;
    for (auto column = columns.rbegin(); column != columns.rend(); ++column) {
        column->right = right;
        column->width = std::max(pen.measured(column->head) + (column->kind ? kHeadMark : 0.0), 2.4);
        right -= column->width + kColumnGap;
    }
    return columns;
}

// The narrowest column in which every name takes at most so many lines.
double name_width(const Pen& pen, const Reading& r, std::size_t most_lines) {
    double width = 5;
    const auto fits = [&](double w) {
        for (std::size_t i = 0; i < r.plans(); ++i) {
            const auto lines = pen.wrap(r.name(i), w);
            if (lines.size() > most_lines) return false;
            for (const std::string& line : lines) {
                if (pen.measured(line) > w) return false;
            }
        }
        return true;
    };
    while (width < 14 && !fits(width)) width += 0.25;
    return width;
}

void draw_head(Pen& pen, const Reading& r, const std::vector<Column>& columns, double baseline) {
    for (const Column& c : columns) {
        pen.write({c.right, baseline}, c.head, {.ink = kGrey, .anchor = Anchor::end});
        if (!c.kind) continue;
        const double x = c.right - pen.measured(c.head) - 0.55;
        pen.marker(mark_of(*c.kind, {x, baseline - 0.3}, 0.83));
    }
    const double left = columns[1].right - columns[1].width, right = columns[2].right;
    pen.write({left, baseline - 1.5}, tr("report.changes.head_new", r.language), {.ink = kGrey});
    pen.line({left, baseline - 1.15}, {right, baseline - 1.15}, {kMidGrey, kHair});
}

void draw_marks(Pen& pen, const ChangeCounts& counts, Point corner, const Waffle& waffle,
                const std::string& key) {
    std::size_t kind = 0;
    int left = counts.of[0];
    for (std::size_t i = 0; i < kMarks; ++i) {
        while (left == 0 && kind + 1 < kChanges) left = counts.of[++kind];
        if (left == 0) return;  // no cases at all
        --left;
        const Point at{corner.x + (static_cast<double>(i / waffle.rows) + 0.5) * waffle.pitch,
                       corner.y + (static_cast<double>(i % waffle.rows) + 0.5) * waffle.pitch};
        pen.marker(mark_of(static_cast<Change>(kind), at, waffle.pitch)).key = key;
    }
}

// Returns the y of its last line.
double draw_legend(Pen& pen, const Reading& r, double y, double width) {
    double x = 0;
    for (std::size_t k = 0; k < kChanges; ++k) {
        const auto kind = static_cast<Change>(k);
        const std::string word = kind_word(kind, r);
        const double needed = 1.0 + pen.measured(word);
        if (x > 0 && x + needed > width) {
            x = 0;
            y += kLineStep;
        }
        pen.marker(mark_of(kind, {x + 0.35, y - 0.3}, 0.83));
        pen.write({x + 0.95, y}, word, {.ink = kGrey});
        x += needed + 1.1;
    }
    return y;
}

double legend_height(const Reading& r, double width, const TextMeasure& measure) {
    Scene none;
    Pen pen(none, measure);
    return draw_legend(pen, r, 0, width) + kLineStep;
}

// Baseline of the column heads: right under the heading, and beside its grey line where that leaves room for them.
double head_baseline(const Chart& chart, const Frame& frame, double top, const std::vector<Column>& columns) {
    if (frame.number == 0) return top + 2.75;
    const HeadingLines lines = heading_lines(chart, frame.width, frame.measure);
    const double own = heading_height(lines);
    const bool beside = lines.counted == 1 &&
                        1.85 + frame.measure(chart.counted, false) + 1 < columns[0].right - columns[0].width;
    return own + (beside ? 1.5 : 2.6);
}

// Where things stand. Rows are as high as the marks need, higher where there is room, and never so low that names of three
// lines touch.
struct Table {
    std::vector<Column> columns;
    double names = 5;  // width of the column of names
    double head = 0, rows_top = 0, step = kLeastPlanRow;
    [[nodiscard]] double room() const {  // for the marks
        return columns[0].right - columns[0].width - kColumnGap - names - kBeforeNames - kAfterNames;
    }
};

Table table_of(const Pen& pen, const Chart& chart, const Reading& r, const Frame& frame, double top) {
    const auto arranged = [&](bool with_time, std::size_t most_lines) {
        Table t;
        t.columns = columns_of(pen, r, frame.width, with_time);
        t.names = name_width(pen, r, most_lines);
        t.head = head_baseline(chart, frame, top, t.columns);
        t.rows_top = t.head + 0.55;
        const double legend = legend_height(r, frame.width, frame.measure);
        const double offered = (frame.height - t.rows_top - legend - 0.6) / static_cast<double>(r.plans());
        const double wanted = waffle_in(t.room(), kMostRow).height() + kRowAir;
        t.step = std::clamp(offered, kLeastPlanRow, std::max(kMostRow, wanted));
        return t;
    };
    Table whole = arranged(true, 3);
    // Where the marks would be too small, minutes and queue give way (they have a chart of their own), and names may be wider.
    const bool is_readable = waffle_in(whole.room(), whole.step - kRowAir / 2).pitch >= 0.9 * kLeastPitch;
    return is_readable ? std::move(whole) : arranged(false, 2);
}

}  // namespace

Chart changes_chart(const Reading& r, const Frame& frame) {
    Chart chart;
    chart.id = "changes";
    std::vector<ChangeCounts> counts;
    for (std::size_t i = 0; i < r.plans(); ++i) counts.push_back(change_counts(r, i));
    chart.headline = headline_of(r, counts);
    chart.counted = tr("report.changes.counted", r.language);
    const double top = begin_picture(chart, frame);
    Pen pen(chart.picture, frame.measure);

    chart.data.columns = {tr("report.table.plan", r.language)};
    chart.data.columns.push_back(tr("report.changes.head_corrected", r.language));
    chart.data.columns.push_back(tr("report.changes.new_of", r.language, {disturbed_noun(r)}));
    chart.data.columns.push_back(tr("report.changes.new_of", r.language, {missed_noun(r)}));
    for (const char* key : {"report.changes.wrong_before", "report.changes.right",
                            "report.changes.head_minutes", "report.changes.head_queue"}) {
        chart.data.columns.push_back(tr(key, r.language));
    }

    const Table table = table_of(pen, chart, r, frame, top);
    const std::vector<Column>& columns = table.columns;
    const double names = table.names, left = kBeforeNames + names + kAfterNames, step = table.step;
    const Waffle waffle = waffle_in(table.room(), step - kRowAir / 2);
    draw_head(pen, r, columns, table.head);
    for (std::size_t i = 0; i < r.plans(); ++i) {
        const double y = table.rows_top + static_cast<double>(i) * step, middle = y + step / 2;
        const std::string& key = r.plan(i).strategy.id;
        pen.line({0, y}, {frame.width, y}, {kLine, kHair});
        pen.badge({0, middle - 0.725}, plan_look(i));
        const auto lines = pen.wrap(r.name(i), names);
        double baseline = middle + kCapHeight / 2 - 0.55 * (static_cast<double>(lines.size()) - 1);
        for (const std::string& line : lines) {
            pen.write({kBeforeNames, baseline}, line).key = key;
            baseline += 1.1;
        }
        draw_marks(pen, counts[i], {left, middle - waffle.height() / 2}, waffle, key);
        const std::string minutes =
            shown(r.estimate(i, "minutes_per_case").mean, Amount::minutes, r.language);
        const std::string queue = shown(r.estimate(i, "backlog").mean, Amount::cases, r.language);
        const auto count = [&](Change kind) { return i == 0 ? "–" : std::to_string(counts[i][kind]); };
        const std::array<std::string, 5> cells{count(Change::corrected), count(Change::needless),
                                               count(Change::missed), minutes, queue};
        for (std::size_t c = 0; c < columns.size(); ++c) {
            pen.write({columns[c].right, middle + kCapHeight / 2}, cells[c],
                      {.semibold = columns[c].semibold, .anchor = Anchor::end})
                .key = key;
        }
        chart.data.rows.push_back({plan_look(i).letter + ' ' + r.name(i), cells[0], cells[1], cells[2],
                                   std::to_string(counts[i][Change::wrong_before]),
                                   std::to_string(counts[i][Change::right]), minutes, queue});
    }
    const double end = table.rows_top + static_cast<double>(r.plans()) * step;
    pen.line({0, end}, {frame.width, end}, {kLine, kHair});
    draw_legend(pen, r, end + 1.3, frame.width);
    chart.picture.height = std::max(frame.height, end + 0.4 + legend_height(r, frame.width, frame.measure));
    describe_picture(chart);
    return chart;
}

}  // namespace skoen::report
