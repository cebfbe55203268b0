// The model's card as a picture: of the cases with each score, how many had what was recorded and how many what was so.
#include <algorithm>

#include "report/amounts.h"
#include "report/axes.h"
#include "report/charts.h"
#include "report/labels.h"
#include "sim/decision.h"

namespace skoen::report {

namespace {

constexpr double kShift = 0.17;  // em to each side, so that the two series do not hide each other

// Intervals apart: stated. Means apart: seems. Else alike.
std::string card_headline(const Reading& r) {
    if (sim::has_options(r.definition().decision.kind)) {
        const auto &recorded = r.world.card.label.rates.agreement,
                   &right = r.world.card.truth.rates.agreement;
        if (recorded && right)
            return tr("kinds.text.tool", r.language,
                      {base::format_percent(recorded->value, 0, r.language),
                       base::format_percent(right->value, 0, r.language)});
    }
    const auto& label = r.world.card.label.auc;
    const auto& truth = r.world.card.truth.auc;
    if (!label || !truth) return tr("report.card.no_auc", r.language);
    const std::string recorded = base::format_number(label->value, 2, r.language);
    const std::string real = base::format_number(truth->value, 2, r.language);
    if (recorded == real) return tr("report.card.alike", r.language, {recorded});
    const bool better = label->value > truth->value;
    const bool apart =
        better ? label->interval.lo > truth->interval.hi : label->interval.hi < truth->interval.lo;
    if (better)
        return tr(apart ? "report.card.better" : "report.card.seems_better", r.language, {recorded, real});
    return tr(apart ? "report.card.worse" : "report.card.seems_worse", r.language, {recorded, real});
}

double highest(const models::TargetCard& target) {
    double top = 0;
    for (const models::CalibrationRow& row : target.calibration) {
        if (row.observed) top = std::max(top, 100 * row.observed->interval.hi);
    }
    return top;
}

// Draws one series and returns where it ends.
std::optional<Point> draw_series(Pen& pen, const models::TargetCard& target, const CategoryScale& x,
                                 const LinearScale& y, double shift, const Colour& ink, Shape shape,
                                 const std::string& key) {
    std::optional<Point> end;
    for (std::size_t i = 0; i < target.calibration.size(); ++i) {
        const auto& observed = target.calibration[i].observed;
        if (!observed) continue;
        const Point at{x.at(i) + shift, y(100 * observed->value)};
        pen.line({at.x, y(100 * observed->interval.lo)}, {at.x, y(100 * observed->interval.hi)}, {ink, kRule})
            .key = key;
        pen.marker({at, shape, 0.6, ink, true, 0.12}).key = key;
        end = at;
    }
    return end;
}

std::string cell(const models::CalibrationRow& row, Language language) {
    if (!row.observed) return "–";
    return tr("report.card.cell", language,
              {base::format_number(100 * row.observed->value, 1, language),
               base::format_number(100 * row.observed->interval.lo, 1, language),
               base::format_number(100 * row.observed->interval.hi, 1, language)});
}

}  // namespace

Chart calibration_chart(const Reading& r, const Frame& frame) {
    const models::Card& card = r.world.card;
    Chart chart;
    chart.id = "calibration";
    chart.headline = card_headline(r);
    chart.counted = tr("report.card.counted", r.language);
    const double top = begin_picture(chart, frame) + 0.5;
    const double most = std::max(highest(card.label), highest(card.truth));
    if (most == 0) {
        draw_nothing(chart, frame, top, tr("report.empty.no_card", r.language));
        return chart;
    }
    Pen pen(chart.picture, frame.measure);
    // Where the tool proposes something of its own, no score recommends acting.
    const bool proposals = sim::takes_proposals(r.definition().decision.kind);
    const std::string below =
        proposals ? tr("kinds.card.axis", r.language)
                  : tr("report.card.line", r.language,
                       {std::to_string(card.line), r.definition().decision.act.in(r.language)});
    const double below_lines = static_cast<double>(pen.wrap(below, frame.width).size());
    const NiceRange range = nice_range(0, most, 5);
    const std::vector<Tick> ticks =
        linear_ticks(range.lo, range.hi, r.language, tr("report.axis.percent", r.language), 5);
    const std::string recorded = tr("report.card.recorded", r.language),
                      real = tr("report.card.real", r.language);
    const double bottom = frame.height - 2.9 - (below_lines - 1) * kLineStep, left = widest(pen, ticks) + 0.5;
    const double right = frame.width - std::max(pen.measured(recorded, true), pen.measured(real, true)) - 0.6;
    const CategoryScale x(card.label.calibration.size(), left, right);
    const LinearScale y(range.lo, range.hi, bottom, top);
    y_grid(pen, y, ticks, left, right);
    // From the line upwards the tool recommends action.
    const double line = left + static_cast<double>(card.line - 1) * x.band();
    if (!proposals) pen.rect({line, top, right - line, bottom - top, colour(0xEFECE3, 0.8), {}, 0});
    pen.line({left, bottom}, {right, bottom}, {kBlack, kHair});
    for (std::size_t i = 0; i < card.label.calibration.size(); ++i) {
        pen.write({x.at(i), bottom + kTickLabel}, std::to_string(i + 1),
                  {.ink = kGrey, .anchor = Anchor::middle});
    }
    pen.paragraph({0, bottom + 2.5}, frame.width, below, {.ink = kGrey}, kLineStep);
    const auto label_end = draw_series(pen, card.label, x, y, -kShift, kMidGrey, Shape::ring, "label");
    const auto truth_end = draw_series(pen, card.truth, x, y, kShift, kBlack, Shape::circle, "truth");
    const std::vector<double> placed =
        spread({label_end ? label_end->y : top, truth_end ? truth_end->y : bottom}, {1.2, 1.2}, 0, top - 0.3,
               bottom + 0.3);
    pen.write({right + 0.5, placed[0] + kCapHeight / 2}, recorded, {.ink = kGrey, .semibold = true}).key =
        "label";
    pen.write({right + 0.5, placed[1] + kCapHeight / 2}, real, {.semibold = true}).key = "truth";

    chart.data.columns = {tr("report.card.score", r.language), tr("report.card.cases", r.language), recorded,
                          real};
    for (std::size_t i = 0; i < card.label.calibration.size(); ++i) {
        chart.data.rows.push_back(
            {std::to_string(i + 1),
             base::format_count(static_cast<std::int64_t>(card.truth.calibration[i].n), r.language),
             cell(card.label.calibration[i], r.language), cell(card.truth.calibration[i], r.language)});
    }
    describe_picture(chart);
    return chart;
}

}  // namespace skoen::report
