#include "gui/screens/caseload_picture.h"

#include <algorithm>

#include "report/pen.h"
#include "report/scales.h"
#include "sim/decision.h"

namespace skoen::gui::screens {

report::Chart caseload_chart(const DeskView& view, const report::Frame& frame) {
    const session::Sample& s = *view.sample;
    const double share = s.cases > 0 ? static_cast<double>(s.harmful) / s.cases : 0;
    report::Chart chart;
    chart.id = "caseload";
    const sim::DecisionKind kind = view.definition->decision.kind;
    const bool proposals = sim::takes_proposals(kind);
    chart.headline =
        tr(view, proposals ? "kinds.desk.caseload" : "desk.scenario.caseload",
           {base::format_count(s.cases, view.language), base::format_percent(share, 0, view.language)});
    chart.counted = tr(view, sim::has_options(kind) ? "kinds.desk.caseload_options"
                             : proposals            ? "kinds.desk.caseload_number"
                                                    : "desk.scenario.caseload_grey");
    const double heading = report::begin_picture(chart, frame);
    const double width = frame.width, height = frame.height;
    report::Pen pen(chart.picture, report::text_width);
    const int most = std::max(1, *std::max_element(s.by_score.begin(), s.by_score.end()));
    const double top = heading + 1.4, bottom = height - 3.2, step = width / 10;
    const auto y = [&](int n) { return bottom - (bottom - top) * n / most; };
    for (int score = 1; score <= 10; ++score) {
        const auto k = static_cast<std::size_t>(score - 1);
        const double x = step * (score - 0.5), half = step * 0.36;
        const std::string tip = tr(view, proposals ? "kinds.desk.caseload_tip" : "desk.caseload.tip",
                                   {std::to_string(score), base::format_count(s.by_score[k], view.language),
                                    base::format_count(s.harm_by_score[k], view.language)});
        pen.rect({x - half, y(s.by_score[k]), 2 * half, bottom - y(s.by_score[k]), report::kRight, {}})
            .tooltip = {tip};
        pen.rect({x - half,
                  y(s.harm_by_score[k]),
                  2 * half,
                  bottom - y(s.harm_by_score[k]),
                  report::kBlack,
                  {}})
            .tooltip = {tip};
        pen.write({x, y(s.by_score[k]) - 0.4}, base::format_count(s.by_score[k], view.language),
                  {report::kGrey, false, report::Anchor::middle});
        pen.write({x, bottom + 1.2}, std::to_string(score), {report::kGrey, false, report::Anchor::middle});
    }
    pen.line({0, bottom}, {width, bottom}, {report::kBlack, report::kHair});
    const std::string all = tr(view, proposals ? "kinds.desk.proposal_right" : "desk.caseload.all"),
                      harm = tr(view, proposals ? "kinds.desk.proposal_wrong" : "desk.caseload.harm");
    const double base = bottom + 2.75;
    pen.rect({0, base - 0.65, 0.7, 0.7, report::kBlack, {}});
    pen.write({1, base}, harm, {report::kGrey});
    const double second = 1 + pen.measured(harm) + 1.2;
    pen.rect({second, base - 0.65, 0.7, 0.7, report::kRight, {}});
    pen.write({second + 1, base}, all, {report::kGrey});
    chart.picture.description = chart.headline + ' ' + chart.counted;
    return chart;
}

}  // namespace skoen::gui::screens
