#include "report/charts_why.h"

#include <algorithm>
#include <cmath>

#include "report/amounts.h"
#include "report/axes.h"
#include "report/nouns.h"
#include "scenarios/texts.h"

namespace skoen::report {

namespace {

constexpr double kNumberedApart = 1.35;  // em between the middles of numbered marks

// One bar: its name, its value with the interval, and the number shown.
struct SignedRow {
    std::string label;
    lab::Estimate amount;
    std::string number;
    bool is_sum = false;   // of the rows below it
    bool is_told = false;  // its interval leaves out 0
};

bool leaves_out_zero(const lab::Estimate& e) { return e.lo && e.hi && (*e.lo > 0 || *e.hi < 0); }

std::string units_words(std::int64_t units, Amount amount, Language language) {
    double scale = shown_factor(amount);
    for (int i = 0; i < shown_decimals(amount); ++i) scale *= 10;
    return difference_words(static_cast<double>(units) / scale, amount, language);
}

std::pair<double, double> reach_of(const std::vector<SignedRow>& rows) {
    double lo = 0, hi = 0;
    for (const SignedRow& row : rows) {
        for (const auto& v : {row.amount.mean, row.amount.lo, row.amount.hi}) {
            if (!v) continue;
            lo = std::min(lo, *v);
            hi = std::max(hi, *v);
        }
    }
    if (lo == hi) hi = lo + 1e-6;
    const double room = 0.06 * (hi - lo);
    return {lo - room, hi + room};
}

void draw_bar(Pen& pen, const LinearScale& x, double y, double thickness, const SignedRow& row,
              const PlanLook& look) {
    if (!row.amount.mean) return;
    const double from = x(0), to = x(*row.amount.mean);
    const Colour ink = row.is_sum ? kBlack : look.dark;
    Rect bar{std::min(from, to), y - thickness / 2, std::abs(to - from), thickness, {}, {}};
    if (row.is_told) {
        bar.fill = ink;
    } else {
        bar.stroke = Stroke{ink, kRule};
    }
    pen.rect(bar).key = row.label;
    if (!row.amount.lo || !row.amount.hi) return;
    pen.line({x(*row.amount.lo), y}, {x(*row.amount.hi), y}, {kMidGrey, kRule});
}

constexpr double kRowHeight = 1.5, kWhyIndent = 0.9;

void draw_signed_rows(Chart& chart, const Frame& asked, const std::vector<SignedRow>& rows,
                      const PlanLook& look, Amount amount, Language language) {
    Frame frame = asked;
    chart.data.columns = {tr("why.part", language), tr("why.amount", language), tr("why.range", language)};
    for (const SignedRow& row : rows)
        chart.data.rows.push_back({row.label, row.number, range_words(row.amount, amount, language)});
    double words = 0, numbers = 0;
    for (const SignedRow& row : rows) {
        words = std::max(words, frame.measure(row.label, row.is_sum) + (row.is_sum ? 0 : kWhyIndent));
        numbers = std::max(numbers, frame.measure(row.number, row.is_sum));
    }
    words = std::min(words, 0.5 * frame.width);
    const auto lines_of = [&](const SignedRow& row) {
        Scene none;
        return Pen(none, frame.measure)
            .wrap(row.label, words - (row.is_sum ? 0 : kWhyIndent), row.is_sum)
            .size();
    };
    std::size_t lines = 1;
    for (const SignedRow& row : rows) lines = std::max(lines, lines_of(row));
    const double row_height = kRowHeight + static_cast<double>(lines - 1) * kHeadlineStep;
    const double heading =
        frame.number > 0 ? heading_height(heading_lines(chart, frame.width, frame.measure)) : 0.0;
    at_least(chart, frame, heading + row_height * static_cast<double>(rows.size()) + 2.2);
    const double top = begin_picture(chart, frame);
    Pen pen(chart.picture, frame.measure);
    const auto [lo, hi] = reach_of(rows);
    const LinearScale x(lo, hi, words + 0.8, std::max(frame.width - numbers - 1.2, words + 4));
    const double rows_top = top + 1.5, bottom = frame.height - 0.3;
    const CategoryScale places(rows.size(), rows_top, bottom);
    const bool countable = amount == Amount::per_hundred;
    pen.write({words + 0.8, top + kAscent}, tr(countable ? "why.axis.fewer" : "why.axis.less", language),
              {.ink = kGrey});
    pen.write({x(hi), top + kAscent}, tr(countable ? "why.axis.more" : "why.axis.greater", language),
              {.ink = kGrey, .anchor = Anchor::end});
    pen.line({x(0), rows_top}, {x(0), bottom}, {kBlack, kRule});
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const SignedRow& row = rows[i];
        const double y = places.at(i), baseline = y + kCapHeight / 2;
        const double in = row.is_sum ? 0.0 : kWhyIndent;
        const double up = 0.5 * static_cast<double>(lines_of(row) - 1) * kHeadlineStep;
        pen.paragraph({in, baseline - up}, words - in, row.label, {.semibold = row.is_sum}, kHeadlineStep);
        draw_bar(pen, x, y, row.is_sum ? 0.75 : 0.6, row, look);
        pen.write({frame.width, baseline}, row.number,
                  {.ink = row.is_told ? kBlack : kGrey, .semibold = row.is_sum, .anchor = Anchor::end});
    }
    describe_picture(chart);
}

std::string counted_words(const DifferenceNames& names, Language language) {
    return tr("why.counted", language, {names.noun, names.unit, names.versus});
}

}  // namespace

Chart causes_chart(const lab::Difference& d, const DifferenceNames& names, const PlanLook& look,
                   Language language, const Frame& frame) {
    Chart chart;
    chart.id = "causes";
    chart.headline = tr("why.causes_headline", language);
    if (!d.causes[0].mean && d.whole.mean) {  // a kind of decision that is not split
        chart.counted = tr("kinds.text.no_split", language);
        Frame whole = frame;
        at_least(chart, whole, begin_picture(chart, whole));
        describe_picture(chart);
        return chart;
    }
    chart.counted = counted_words(names, language);
    std::vector<double> means;
    for (const lab::Estimate& cause : d.causes) means.push_back(cause.mean.value_or(0));
    const std::vector<std::int64_t> units = rounded_parts(means, names.amount);
    std::vector<SignedRow> rows;
    std::int64_t all = 0;
    for (std::size_t g = 0; g < lab::kCauseGroups; ++g) {
        const auto group = static_cast<lab::CauseGroup>(g);
        rows.push_back({group_label(group, language), d.groups[g], "", true, leaves_out_zero(d.groups[g])});
        const std::size_t head = rows.size() - 1;
        std::int64_t sum = 0;
        for (std::size_t k = 0; k < lab::kCauses; ++k) {
            const auto cause = static_cast<lab::Cause>(k);
            if (lab::group_of(cause) != group) continue;
            sum += units[k];
            rows.push_back({cause_label(cause, language), d.causes[k],
                            units_words(units[k], names.amount, language), false,
                            leaves_out_zero(d.causes[k])});
        }
        rows[head].number = units_words(sum, names.amount, language);
        all += sum;
    }
    rows.push_back({tr("why.whole", language), d.whole, units_words(all, names.amount, language), true,
                    leaves_out_zero(d.whole)});
    draw_signed_rows(chart, frame, rows, look, names.amount, language);
    return chart;
}

Chart levers_chart(const lab::LeverSplit& split, const DifferenceNames& names, const PlanLook& look,
                   Language language, const Frame& frame) {
    Chart chart;
    chart.id = "levers";
    chart.headline = tr("why.levers_headline", language);
    chart.counted = tr(split.averaged ? "why.levers_averaged" : "why.levers_alone", language);
    std::vector<double> means;
    for (const lab::LeverPart& part : split.parts) means.push_back(part.amount.mean.value_or(0));
    if (!split.averaged) means.push_back(split.together.mean.value_or(0));
    const std::vector<std::int64_t> units = rounded_parts(means, names.amount);
    std::vector<SignedRow> rows;
    std::int64_t all = 0;
    for (std::size_t k = 0; k < units.size(); ++k) {
        const bool is_lever = k < split.parts.size();
        const lab::Estimate& amount = is_lever ? split.parts[k].amount : split.together;
        rows.push_back({is_lever ? scenarios::lever_title(split.parts[k].lever).in(language)
                                 : tr("why.together", language),
                        amount, units_words(units[k], names.amount, language), false,
                        leaves_out_zero(amount)});
        all += units[k];
    }
    rows.push_back({tr("why.whole", language), split.whole, units_words(all, names.amount, language), true,
                    leaves_out_zero(split.whole)});
    draw_signed_rows(chart, frame, rows, look, names.amount, language);
    return chart;
}

Chart mechanisms_chart(const lab::MechanismSplit& split, const DifferenceNames& names, const PlanLook& look,
                       Language language, const Frame& frame) {
    constexpr std::size_t kMost = 6;
    Chart chart;
    chart.id = "mechanisms";
    chart.headline = tr("why.mechanisms_headline", language);
    chart.counted = tr("why.mechanisms_counted", language);
    std::vector<SignedRow> rows;
    for (const lab::MechanismPart& part : split.parts) {
        if (rows.size() == kMost || part.amount.mean.value_or(0) == 0) continue;
        std::string label = tr("why.mechanism." + part.name, language);
        rows.push_back({std::move(label), part.amount,
                        difference_words(part.amount.mean, names.amount, language), false,
                        leaves_out_zero(part.amount)});
    }
    if (rows.empty()) {
        const double top = begin_picture(chart, frame);
        draw_nothing(chart, frame, top, tr("why.mechanisms_none", language));
        return chart;
    }
    draw_signed_rows(chart, frame, rows, look, names.amount, language);
    return chart;
}

Chart front_chart(const sim::Definition& definition, const std::vector<sim::Strategy>& plans,
                  const lab::Findings& f, std::size_t chosen, Language language, const Frame& asked) {
    Chart chart;
    chart.id = "front";
    chart.headline = tr("choice.front_headline", language, {std::to_string(f.front.size())});
    chart.counted = tr("choice.front_counted", language);
    chart.data.columns = {tr("choice.column.plan", language), capitalised(missed_noun(definition, language)),
                          capitalised(disturbed_noun(definition, language))};
    Frame frame = asked;
    at_least(chart, frame, 16);
    const double top = begin_picture(chart, frame);
    Pen pen(chart.picture, frame.measure);
    double x_lo = 1e9, x_hi = -1e9, y_lo = 1e9, y_hi = -1e9;
    for (const lab::PlanOutcome& p : f.plans) {
        x_lo = std::min(x_lo, 100 * p.disturbed), x_hi = std::max(x_hi, 100 * p.disturbed);
        y_lo = std::min(y_lo, 100 * p.missed), y_hi = std::max(y_hi, 100 * p.missed);
    }
    const NiceRange xs = nice_range(x_lo - 0.1, x_hi + 0.1), ys = nice_range(y_lo - 0.05, y_hi + 0.05);
    const std::vector<Tick> x_ticks = linear_ticks(xs.lo, xs.hi, language),
                            y_ticks = linear_ticks(ys.lo, ys.hi, language);
    const double left = widest(pen, y_ticks) + 0.7, bottom = frame.height - 3.0, plot_top = top + 1.7;
    const LinearScale x(xs.lo, xs.hi, left, frame.width - 0.8), y(ys.lo, ys.hi, bottom, plot_top);
    pen.write({0, top + kAscent}, missed_noun(definition, language), {.ink = kGrey});
    y_grid(pen, y, y_ticks, left, frame.width);
    x_labels(pen, x, x_ticks, bottom, left, frame.width);
    pen.write({frame.width, frame.height - 0.2}, disturbed_noun(definition, language),
              {.ink = kGrey, .anchor = Anchor::end});
    const auto at = [&](std::size_t i) {
        return Point{x(100 * f.plans[i].disturbed), y(100 * f.plans[i].missed)};
    };
    for (std::size_t i = 1; i < f.plans.size(); ++i) {
        if (f.plans[i].on_front) continue;
        const bool within = f.plans[i].within_budget;
        pen.marker({at(i), within ? Shape::circle : Shape::ring, 0.35, within ? kMidGrey : kLine, false})
            .key = plans[i].id;
    }
    pen.marker({at(0), Shape::ring, 0.8, kGrey, true}).key = plans[0].id;
    pen.write({at(0).x, at(0).y - 0.7}, tr("report.plan.none", language),
              {.ink = kGrey, .anchor = Anchor::middle});
    std::vector<Point> numbered;  // a mark that would hide another's number carries none itself
    const auto is_free = [&](Point p) {
        return std::none_of(numbered.begin(), numbered.end(),
                            [p](Point q) { return std::hypot(p.x - q.x, p.y - q.y) < kNumberedApart; });
    };
    std::vector<std::size_t> with_number;
    for (std::size_t k = 0; k < f.front.size(); ++k) {
        const std::size_t i = f.front[k];
        if (i == 0) continue;
        const Point p = at(i);
        if (is_free(p)) {
            numbered.push_back(p);
            with_number.push_back(k);
        } else {
            pen.marker({p, Shape::circle, 0.45, kBlack, true}).key = plans[i].id;
        }
    }
    for (const std::size_t k : with_number) {
        const std::size_t i = f.front[k];
        const Point p = at(i);
        pen.marker(
               {p, Shape::circle, i == chosen ? 1.7 : 1.3, i == chosen ? plan_look(1).dark : kBlack, true})
            .key = plans[i].id;
        pen.write({p.x, p.y + 0.3}, std::to_string(k + 1),
                  {.ink = kWhite, .semibold = true, .anchor = Anchor::middle, .size = 0.8});
    }
    for (const std::size_t i : f.front) {
        chart.data.rows.push_back({plans[i].name.in(language),
                                   base::format_number(100 * f.plans[i].missed, 1, language),
                                   base::format_number(100 * f.plans[i].disturbed, 1, language)});
    }
    describe_picture(chart);
    return chart;
}

}  // namespace skoen::report
