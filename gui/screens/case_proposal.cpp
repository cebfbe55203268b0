#include "gui/screens/case_proposal.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "gui/screens/case_words.h"
#include "lab/value_words.h"
#include "report/axes.h"
#include "report/pen.h"
#include "sim/base/math.h"
#include "sim/decision.h"
#include "sim/kinds/proposals.h"

namespace skoen::gui::screens {

namespace {

using report::Anchor;
using report::Pen;
using report::Stroke;

constexpr double kSaidRow = 2.1, kLabel = 1.9;  // em: height of a row; where labels begin, after the badge

// What somebody said in the case: an option, or an amount.
struct Answer {
    std::string words;
    std::string told;  // in a sentence: options stand in quotation marks, amounts do not
    double place = 0;  // amounts: in the scenario's unit
};

class Answers {
  public:
    Answers(const DeskView& view, const sim::Event& e) : view_(view), e_(e) {}

    [[nodiscard]] Answer tool() const { return answer(e_.tool_option, e_.advice); }
    [[nodiscard]] Answer own() const { return answer(e_.own_option, e_.own); }
    [[nodiscard]] Answer decided() const { return answer(e_.option, sim::decided_number(e_)); }
    [[nodiscard]] Answer twin() const { return answer(e_.twin_option, e_.twin); }
    [[nodiscard]] Answer right() const { return answer(e_.right_option, e_.threshold); }
    [[nodiscard]] Answer best() const { return answer(e_.best_option, e_.threshold); }

  private:
    [[nodiscard]] Answer answer(std::size_t option, double logarithm) const {
        if (sim::has_options(e_.kind)) {
            const std::string name = tr(view_, lab::option_in_words(*view_.definition, option));
            return {name, tr(view_, "kinds.story.option", {name}), 0};
        }
        const double amount = base::exp(logarithm);
        const std::string words = base::format_number(amount, lab::amount_decimals(amount), view_.language);
        return {words, words, amount};
    }
    const DeskView& view_;
    const sim::Event& e_;
};

std::string seen_of(const DeskView& view, bool with_score, bool all) {
    const auto& cues = view.story->cues;
    return std::to_string(std::count_if(cues.begin(), cues.end(), [&](const lab::CueLine& cue) {
        return all ? cue.there : with_score ? cue.seen_with_score : cue.seen_without;
    }));
}

std::string how_it_was_met(const DeskView& view, const sim::Event& e, const Answers& said) {
    const std::string seat = std::to_string(view.story->seat);
    if (e.automatic) return tr(view, "kinds.story.robot", {said.tool().told});
    if (e.skipped) {
        const std::string minutes = base::format_number(e.minutes, e.minutes < 10 ? 1 : 0, view.language);
        return tr(view, "kinds.story.skipped", {seat, minutes});
    }
    const std::string there = seen_of(view, true, true);
    if (there == "0") return tr(view, "kinds.story.read_no_cue", {seat, said.own().told});
    return tr(view, "kinds.story.read", {seat, seen_of(view, true, false), there, said.own().told});
}

std::string what_it_did(const DeskView& view, const sim::Event& e, const Answers& said) {
    const std::string tool = said.tool().told, decided = said.decided().told;
    if (!e.shown) return tr(view, "kinds.story.not_shown", {decided});
    if (e.skipped) return tr(view, "kinds.story.took", {tool, decided});
    if (gave_up(e)) return tr(view, e.asked ? "kinds.story.refused" : "kinds.story.gave_up", {tool});
    if (e.revised && said.own().told != decided)
        return tr(view, "kinds.story.moved", {tool, said.own().told, decided});
    return tr(view, "kinds.story.stayed", {tool, decided});
}

// One row: label, answer, and whether it was right.
struct Said {
    std::string label, detail;
    Answer answer;
    bool decision = false, tool = false;
    sim::Verdict verdict = sim::Verdict::right;
};

std::string certain(const DeskView& view, double share) {
    return tr(view, "desk.case.sure", {base::format_percent(share, 0, view.language)});
}

std::vector<Said> rows_of(const DeskView& view, const lab::Handling& h, bool with_score) {
    const sim::Event& e = h.event;
    const Answers said(view, e);
    std::vector<Said> rows;
    if (with_score) {
        const char* key = e.shown || e.automatic ? "kinds.desk.tool" : "kinds.desk.tool_hidden";
        rows.push_back({tr(view, key), "", said.tool(), false, true, e.tool_verdict_knowable});
    }
    if (!e.automatic && (with_score || !sim::has_options(e.kind))) {
        const bool options = sim::has_options(e.kind);
        Said own{tr(view, e.skipped ? "desk.case.glimpse" : "desk.case.own"),
                 e.skipped || !options ? "" : certain(view, e.own_certainty),
                 said.own(),
                 false,
                 false,
                 sim::Verdict::right};
        rows.push_back(own);
    }
    if (with_score || sim::has_options(e.kind))
        rows.push_back({tr(view, "desk.case.decision"), "", said.decided(), true, false, e.verdict_knowable});
    return rows;
}

struct AmountAxis {
    double left = 0, right = 1, lo = 0, hi = 1;
    [[nodiscard]] double x(double amount) const { return left + (amount - lo) / (hi - lo) * (right - left); }
};

void draw_mark(Pen& pen, const Said& row, double x, double y, const report::Colour& ink) {
    if (row.tool) {
        pen.rect({x - 0.5, y - 0.5, 1, 1, report::kWhite, Stroke{ink, report::kRule}, 0.05});
    } else if (row.decision) {
        pen.marker({{x, y}, report::Shape::diamond, 1.25, ink});
    } else {
        pen.marker({{x, y}, report::Shape::circle, 1, ink});
    }
}

// An amount: its mark, and its words on the side with more room.
void draw_amount(Pen& pen, const AmountAxis& axis, const Said& row, double y, const report::Colour& ink) {
    const double x = axis.x(row.answer.place), width = pen.measured(row.answer.words, row.decision);
    draw_mark(pen, row, x, y, ink);
    const bool before = x + 0.9 + width > axis.right;
    pen.write({before ? x - 0.9 : x + 0.9, y + 0.36}, row.answer.words,
              {row.decision ? ink : report::kBlack, row.decision, before ? Anchor::end : Anchor::start});
}

// An option: its name and whether it was the best; a second line where the row is too narrow.
double draw_option(const DeskView& view, Pen& pen, double left, double right, const Said& row, double y,
                   const report::Colour& ink) {
    const bool judged = row.tool || row.decision;
    const std::string verdict =
        judged ? tr(view, row.verdict == sim::Verdict::right ? "kinds.desk.was_best" : "kinds.desk.not_best")
               : row.detail;
    const double after = right - pen.measured(verdict);
    const bool beside = left + pen.measured(row.answer.words, row.decision) + 0.8 <= after;
    pen.write({left, y + 0.36}, row.answer.words, {row.decision ? ink : report::kBlack, row.decision});
    if (beside) {
        pen.write({right, y + 0.36}, verdict, {report::kGrey, false, Anchor::end});
        return 0;
    }
    pen.write({left, y + 0.36 + report::kLineStep}, verdict, {report::kGrey});
    return verdict.empty() ? 0 : report::kLineStep;
}

struct Picture {
    const DeskView& view;
    Pen& pen;
    double left = 0, width = 0;
    const AmountAxis* axis = nullptr;  // amounts only

    // Returns the y below.
    double lane(const std::optional<lab::Handling>& h, const report::PlanLook& look, bool with_score,
                double y) const {
        pen.badge({0, y + kSaidRow / 2 - 0.72}, look);
        if (!h) {
            pen.write({kLabel, y + kSaidRow / 2 + 0.36}, tr(view, "desk.case.still_waiting"));
            return y + kSaidRow;
        }
        for (const Said& row : rows_of(view, *h, with_score)) {
            pen.write({kLabel, y + kSaidRow / 2 + 0.36}, row.label);
            if (axis != nullptr) {
                draw_amount(pen, *axis, row, y + kSaidRow / 2, look.dark);
            } else {
                y += draw_option(view, pen, left, width, row, y + kSaidRow / 2, look.dark);
            }
            y += kSaidRow;
        }
        return y;
    }
};

double widest_label(const DeskView& view, const Pen& pen) {
    double label = 0;
    const auto take = [&](const std::optional<lab::Handling>& h, bool with_score) {
        if (!h) return;
        for (const Said& row : rows_of(view, *h, with_score))
            label = std::max(label, pen.measured(row.label));
    };
    take(view.story->with_score, true);
    take(view.story->without, false);
    return label;
}

// All amounts of the case with room to each side, and the right one.
AmountAxis axis_of(const DeskView& view, const sim::Event& e, double left, double right) {
    const double truth = base::exp(e.threshold);
    double lo = truth, hi = truth;
    const auto take = [&](const std::optional<lab::Handling>& h, bool with_score) {
        if (!h) return;
        for (const Said& row : rows_of(view, *h, with_score))
            lo = std::min(lo, row.answer.place), hi = std::max(hi, row.answer.place);
    };
    take(view.story->with_score, true);
    take(view.story->without, false);
    const double least = 0.1 * truth, room = std::max(0.12 * (hi - lo), (least - (hi - lo)) / 2);
    return {left, right, lo - room, hi + room};
}

const sim::Event* any_event(const DeskView& view) {
    const lab::CaseStory& story = *view.story;
    return story.with_score ? &story.with_score->event : story.without ? &story.without->event : nullptr;
}

}  // namespace

bool is_proposal(const DeskView& view) {
    return view.definition && sim::takes_proposals(view.definition->decision.kind);
}

std::string proposal_headline(const DeskView& view) {
    const lab::CaseStory& story = *view.story;
    if (!story.with_score) return tr(view, "desk.story.head_waiting");
    const sim::Event& e = story.with_score->event;
    const Answers said(view, e);
    if (e.automatic) return tr(view, "kinds.story.head_robot", {said.tool().told});
    const std::string first = e.shown ? tr(view, "kinds.story.head", {said.tool().told, said.decided().told})
                                      : tr(view, "kinds.story.head_unshown", {said.decided().told});
    const std::string twin = said.twin().told;
    return first + ' ' +
           (twin == said.decided().told ? tr(view, "desk.story.head_same")
                                        : tr(view, "kinds.story.head_other", {twin}));
}

std::string proposal_scale_headline(const DeskView& view) {
    const lab::CaseStory& story = *view.story;
    if (!story.with_score) return tr(view, "desk.case.nobody");
    const sim::Event& e = story.with_score->event;
    const Answers said(view, e);
    if (e.automatic) return tr(view, "kinds.desk.scale_robot");
    if (e.skipped) return tr(view, "desk.case.scale_skipped");
    if (!e.shown) return tr(view, "kinds.desk.scale_alone");
    if (gave_up(e)) return tr(view, "kinds.desk.scale_gave_up");
    if (said.own().words == said.tool().words) return tr(view, "kinds.desk.scale_agreed");
    return tr(view, said.own().words != said.decided().words ? "kinds.desk.scale_moved"
                                                             : "kinds.desk.scale_stayed");
}

std::string proposal_scale_grey(const DeskView& view) {
    if (sim::has_options(view.definition->decision.kind)) return tr(view, "kinds.desk.scale_grey_options");
    return tr(view, "kinds.desk.scale_grey_number");
}

std::string proposal_truth(const DeskView& view) {
    const sim::Event* e = any_event(view);
    if (e == nullptr) return "";
    const Answers said(view, *e);
    if (!sim::has_options(e->kind))
        return tr(view, "kinds.desk.truth_number",
                  {tr(view, lab::amount_in_words(*view.definition, e->threshold))});
    if (e->best_option == e->right_option) return tr(view, "kinds.desk.truth_same", {said.best().words});
    return tr(view, "kinds.desk.truth", {said.best().words, said.right().words});
}

std::vector<std::string> proposal_sentences(const DeskView& view) {
    const lab::CaseStory& story = *view.story;
    std::vector<std::string> all;
    if (story.with_score) {
        const sim::Event& e = story.with_score->event;
        const Answers said(view, e);
        all.push_back(how_it_was_met(view, e, said));
        if (!e.automatic) all.push_back(what_it_did(view, e, said));
    } else {
        all.push_back(tr(view, "desk.story.waits"));
    }
    if (story.without) {
        const Answers said(view, story.without->event);
        all.push_back(tr(view, "kinds.story.twin",
                         {seen_of(view, false, false), seen_of(view, false, true), said.decided().told}));
    }
    return all;
}

report::Scene proposal_picture(const DeskView& view, const report::PlanLook& look, double width) {
    const lab::CaseStory& story = *view.story;
    report::Scene scene;
    scene.width = width;
    scene.title = proposal_scale_headline(view);
    scene.description = proposal_truth(view);
    Pen pen(scene, report::text_width);
    const double left = kLabel + widest_label(view, pen) + 0.8;
    const sim::Event* e = any_event(view);
    if (e == nullptr) return scene;
    const bool options = sim::has_options(e->kind);
    const AmountAxis axis = options ? AmountAxis{} : axis_of(view, *e, left, width);
    double top = 0.2;
    if (!options) {
        top = 1.6;
        const double rows =
            static_cast<double>((story.with_score ? rows_of(view, *story.with_score, true).size() : 1) +
                                (story.without ? rows_of(view, *story.without, false).size() : 1));
        const double bottom = top + rows * kSaidRow;
        const double truth = base::exp(e->threshold), near = view.definition->decision.amount.tolerance;
        const double from = axis.x(truth / (1 + near)), to = axis.x(truth * (1 + near));
        pen.rect({from, top, to - from, bottom - top, report::kWash, {}});
        const double words = pen.measured(tr(view, "kinds.desk.right_amount")) / 2;
        pen.write({std::clamp(axis.x(truth), left + words, width - words), 1.0},
                  tr(view, "kinds.desk.right_amount"), {report::kGrey, false, Anchor::middle});
        pen.line({axis.x(truth), top}, {axis.x(truth), bottom}, {report::kBlack, report::kRule});
    }
    const Picture picture{view, pen, left, width, options ? nullptr : &axis};
    const double middle = picture.lane(story.with_score, look, true, top);
    pen.line({0, middle}, {width, middle}, {report::kMidGrey, report::kHair});
    scene.height = picture.lane(story.without, report::plan_look(0), false, middle) + 0.2;
    return scene;
}

}  // namespace skoen::gui::screens
