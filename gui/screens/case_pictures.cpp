#include "gui/screens/case_pictures.h"

#include <algorithm>
#include <cmath>

#include "gui/screens/case_proposal.h"
#include "gui/screens/case_words.h"
#include "report/pen.h"
#include "session/lever_facts.h"
#include "session/scale_place.h"

namespace skoen::gui::screens {

namespace {

using report::Anchor;
using report::Pen;
using report::Stroke;

constexpr double kRow = 2.1;

struct Axis {
    double left = 0, step = 1;
    [[nodiscard]] double x(double score) const { return left + (score - 0.5) * step; }
    [[nodiscard]] double right() const { return left + 10 * step; }
};

void row_label(Pen& pen, double y, const std::string& words) { pen.write({1.9, y + 0.36}, words); }

void pill(Pen& pen, const Axis& axis, double centre, double y, const std::string& words,
          const report::Colour& ink) {
    const double width = pen.measured(words, true) + 0.8;
    // A long name may reach over the room right of the axis, never over the labels.
    const double x = std::max(axis.left, std::min(centre - width / 2, axis.right() - width));
    pen.rect({x, y - 0.75, width, 1.5, ink, {}, 0.2});
    pen.write({x + width / 2, y + 0.36}, words, {report::kWhite, true, Anchor::middle});
}

void score_square(Pen& pen, const Axis& axis, int score, double y, const report::Colour& ink) {
    pen.rect({axis.x(score) - 0.75, y - 0.75, 1.5, 1.5, report::kWhite, Stroke{ink, report::kRule}, 0.05});
    pen.write({axis.x(score), y + 0.36}, std::to_string(score), {ink, true, Anchor::middle});
}

void own_disc(Pen& pen, double x, int score, double y, const report::Colour& ink) {
    pen.marker({{x, y}, report::Shape::circle, 1.55, ink});
    pen.write({x, y + 0.36}, std::to_string(score), {report::kWhite, true, Anchor::middle});
}

std::string sure(const DeskView& view, const lab::Handling& h) {
    return tr(view, "desk.case.sure", {base::format_percent(h.event.own_certainty, 0, view.language)});
}

struct Lane {
    const lab::Handling* handling = nullptr;
    report::PlanLook look;
    bool with_score = false;
};

// Rows of one person: score, own judgement, decision. Returns the y below.
double draw_lane(const DeskView& view, Pen& pen, const Axis& axis, const Lane& lane, double y) {
    const sim::DecisionText& words = view.definition->decision;
    pen.badge({0, y + kRow / 2 - 0.72}, lane.look);
    if (lane.handling == nullptr) {
        row_label(pen, y + kRow / 2, tr(view, "desk.case.still_waiting"));
        return y + kRow;
    }
    const lab::Handling& h = *lane.handling;
    if (lane.with_score) {
        row_label(pen, y + kRow / 2, tr(view, h.event.shown ? "desk.case.score" : "desk.case.score_hidden"));
        if (h.event.shown) score_square(pen, axis, h.event.score, y + kRow / 2, lane.look.dark);
        y += kRow;
    }
    row_label(pen, y + kRow / 2, tr(view, h.event.skipped ? "desk.case.glimpse" : "desk.case.own"));
    const sim::Event& e = h.event;
    own_disc(pen, axis.x(session::scale_place(*view.world, e.own - e.threshold)), h.own_score, y + kRow / 2,
             lane.look.dark);
    if (!h.event.skipped) pen.write({axis.right() + 0.5, y + kRow / 2 + 0.36}, sure(view, h));
    y += kRow;
    row_label(pen, y + kRow / 2, tr(view, "desk.case.decision"));
    // A decision that followed the score against the judgement stands with the score.
    const double decided =
        gave_up(e) ? e.score : session::scale_place(*view.world, e.final_judgement - e.threshold);
    pill(pen, axis, axis.x(decided), y + kRow / 2, tr(view, h.event.acts ? words.act : words.dismiss),
         lane.look.dark);
    return y + kRow;
}

// Room for the labels that stand there on the left, for certainty on the right, and the scale between.
Axis axis_of(const DeskView& view, const Pen& pen, double width) {
    const lab::CaseStory& story = *view.story;
    double label = pen.measured(tr(view, "desk.case.decision")), right = 0;
    const auto take = [&](const std::optional<lab::Handling>& h, bool has_score) {
        if (!h) return;
        if (has_score) {
            const char* key = h->event.shown ? "desk.case.score" : "desk.case.score_hidden";
            label = std::max(label, pen.measured(tr(view, key)));
        }
        const char* own = h->event.skipped ? "desk.case.glimpse" : "desk.case.own";
        label = std::max(label, pen.measured(tr(view, own)));
        if (!h->event.skipped) right = std::max(right, pen.measured(sure(view, *h)) + 0.6);
    };
    take(story.with_score, true);
    take(story.without, false);
    Axis axis{1.9 + label + 0.6, 1};
    axis.step = (width - right - axis.left) / 10;
    return axis;
}

}  // namespace

report::Scene scale_picture_of(const DeskView& view, const report::PlanLook& look, double width) {
    if (is_proposal(view)) return proposal_picture(view, look, width);
    const lab::CaseStory& story = *view.story;
    report::Scene scene;
    scene.width = width;
    scene.title = scale_headline(view);
    scene.description = truth_words(view);
    Pen pen(scene, report::text_width);
    const Axis axis = axis_of(view, pen, width);
    const double top = 1.6, rows = story.with_score ? 3 : 1, twin = story.without ? 2 : 1;
    const double bottom = top + (rows + twin) * kRow;
    const double line = axis.x(session::scale_place(*view.world, 0));
    // Where there is room for a few only, nobody has a line of their own.
    const bool has_line = view.definition->decision.kind != sim::DecisionKind::rank;
    if (has_line && story.best) {
        pen.rect({line, top, axis.right() - line, bottom - top, report::kWash, {}});
    } else if (has_line) {
        pen.rect({axis.left, top, line - axis.left, bottom - top, report::kWash, {}});
    }
    double free_from = 0;
    for (int s = 1; s <= 10; ++s) {
        const std::string words = std::to_string(s);
        const double half = pen.measured(words) / 2;
        if (axis.x(s) - half >= free_from) {  // where the axis is short, every other one
            pen.write({axis.x(s), 1.0}, words, {report::kGrey, false, Anchor::middle});
            free_from = axis.x(s) + half + 0.2;
        }
        pen.line({axis.x(s), top}, {axis.x(s), bottom}, {report::kLine, report::kHair});
    }
    if (has_line) pen.line({line, top}, {line, bottom}, {report::kBlack, report::kRule});
    const Lane with{story.with_score ? &*story.with_score : nullptr, look, true};
    const double middle = draw_lane(view, pen, axis, with, top);
    pen.line({0, middle}, {axis.right(), middle}, {report::kMidGrey, report::kHair});
    const Lane without{story.without ? &*story.without : nullptr, report::plan_look(0), false};
    scene.height = draw_lane(view, pen, axis, without, middle) + 0.2;
    return scene;
}

report::Scene pulls_picture(const DeskView& view, const report::PlanLook& look, double width) {
    const lab::CaseStory& story = *view.story;
    report::Scene scene;
    scene.width = width;
    scene.title = why_headline(view);
    scene.description = why_grey(view);
    Pen pen(scene, report::text_width);
    double label = 0, most = 0.1;
    for (const lab::Pull& pull : story.pulls) {
        label = std::max(label, pen.measured(pull_words(view, pull)));
        most = std::max(most, std::fabs(pull.log_odds));
    }
    const double evidence = std::max(pen.measured(tr(view, "desk.plan.evidence")), 2.2) + 0.8;
    // Either side of the line has room for its head; names that leave too little take two lines.
    const double side =
        std::max(pen.measured(tr(view, "desk.case.held")), pen.measured(tr(view, "desk.case.pulled"))) + 0.4;
    label = std::min(label, width - evidence - 2 * side - 0.8);
    const double left = label + 0.8, right = width - evidence;
    const double middle = (left + right) / 2, unit = (right - left) / 2 / most;
    pen.write({middle - 0.4, 0.95}, tr(view, "desk.case.held"), {report::kGrey, false, Anchor::end});
    pen.write({middle + 0.4, 0.95}, tr(view, "desk.case.pulled"), {report::kGrey});
    pen.write({width, 0.95}, tr(view, "desk.plan.evidence"), {report::kGrey, false, Anchor::end});
    double y = 1.4;
    for (const lab::Pull& pull : story.pulls) {
        pen.line({0, y}, {width, y}, {report::kLine, report::kHair});
        const int lines = pen.paragraph({0, y + 1.28}, label, pull_words(view, pull));
        const double row = 1.9 + report::kLineStep * (lines - 1), down = (row - 1.9) / 2;
        const double end = middle + pull.log_odds * unit;
        pen.rect({std::min(middle, end),
                  y + down + 0.4,
                  std::fabs(end - middle),
                  1.1,
                  pull.log_odds > 0 ? look.area : report::kRight,
                  {}})
            .tooltip = {tr(view, "desk.case.pull_tip",
                           {base::format_number(std::fabs(pull.log_odds), 2, view.language)})};
        const int grade = session::assumption(pull.parameter).grade;
        for (int i = 0; i < 3; ++i) {
            pen.rect({width - 2.16 + 0.78 * i, y + down + 0.65, 0.6, 0.6,
                      i < grade ? report::kBlack : report::kPaper, Stroke{report::kBlack, report::kHair}});
        }
        y += row;
    }
    pen.line({middle, 1.4}, {middle, y}, {report::kBlack, report::kRule});
    scene.height = y + 0.1;
    return scene;
}

}  // namespace skoen::gui::screens
