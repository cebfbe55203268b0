// Why two plans differ: what the difference is made of, which cases, which assumption, which source.
#include <algorithm>

#include "gui/screens/common.h"
#include "report/assumption_list.h"
#include "report/charts_why.h"
#include "report/hinges.h"
#include "report/why_words.h"

namespace skoen::gui::screens {

namespace {

constexpr float kBesideEachOther = 66;  // em of page: two columns
constexpr float kColumnGap = 2.4F;

std::string plan_in_words(const DeskView& view, int plan) {
    if (plan < 0 || plan >= static_cast<int>(view.plans.size()))
        return report::tr("report.plan.none", view.language);
    return report::tr("report.plan", view.language, {view.plans[static_cast<std::size_t>(plan)].letter});
}

report::DifferenceNames names_of(const DeskView& view) {
    return report::difference_names(*view.definition,
                                    lab::kSplitMeasures[static_cast<std::size_t>(view.questions.why.measure)],
                                    report::capitalised(plan_in_words(view, view.questions.why.plan)),
                                    plan_in_words(view, view.questions.why.versus), view.language);
}

const lab::Difference* difference_of(const DeskView& view) {
    return view.explained.why
               ? &view.explained.why->causes[static_cast<std::size_t>(view.questions.why.measure)]
               : nullptr;
}

report::PlanLook asked_look(const DeskView& view) {
    const auto plan = static_cast<std::size_t>(view.questions.why.plan);
    return plan < view.plans.size() ? look_of(view.plans[plan]) : report::plan_look(1);
}

// Letters of the plans that are played, and where each stands in the list.
struct Letters {
    std::vector<std::string> words;
    std::vector<int> plans;
};
Letters letters_of(const DeskView& view, bool with_none) {
    Letters out;
    if (with_none) out.words.emplace_back("0"), out.plans.push_back(-1);
    for (std::size_t i = 0; i < view.plans.size(); ++i) {
        if (view.plans[i].letter.empty()) continue;
        out.words.push_back(view.plans[i].letter);
        out.plans.push_back(static_cast<int>(i));
    }
    return out;
}

int place_in(const Letters& letters, int plan) {
    const auto found = std::find(letters.plans.begin(), letters.plans.end(), plan);
    return found == letters.plans.end() ? -1 : static_cast<int>(found - letters.plans.begin());
}

// Measure, plan, and what it is compared with.
float draw_question(const DeskView& view, float x, float y, float width, DeskCommands& out) {
    session::AskWhy asked = view.questions.why;
    std::vector<std::string> measures;
    for (const std::string_view id : lab::kSplitMeasures) {
        const auto names = report::difference_names(*view.definition, id, "", "", view.language);
        measures.push_back(report::capitalised(names.noun));
    }
    ui::at(x, y);
    const int measure = ui::segmented("because.measure", measures, asked.measure);
    if (measure >= 0) asked.measure = measure;
    const Letters plans = letters_of(view, false), versus = letters_of(view, true);
    const std::string plan_label = tr(view, "why.page.plan"), versus_label = tr(view, "why.page.versus");
    const float letters = 2.4F * static_cast<float>(plans.words.size() + versus.words.size()) +
                          ui::text_width(plan_label) + ui::text_width(versus_label) + 4;
    const bool in_line = ui::last().right() + 2 + letters <= x + width;
    const float line = in_line ? y : y + 2.5F, from = in_line ? ui::last().right() + 2 : x;
    ui::at(from, line + 0.35F);
    ui::grey(plan_label);
    ui::at(from + ui::text_width(plan_label) + 0.6F, line);
    const int plan = ui::segmented("because.plan", plans.words, place_in(plans, asked.plan));
    if (plan >= 0) asked.plan = plans.plans[static_cast<std::size_t>(plan)];
    const float next = ui::last().right() + 1.2F;
    ui::at(next, line + 0.35F);
    ui::grey(versus_label);
    ui::at(next + ui::text_width(versus_label) + 0.6F, line);
    const int other = ui::segmented("because.versus", versus.words, place_in(versus, asked.versus));
    if (other >= 0) asked.versus = versus.plans[static_cast<std::size_t>(other)];
    if (asked.plan != asked.versus && !(asked == view.questions.why)) out.push_back(asked);
    return line + 2.6F;
}

// Drawn once for each answer: `why` grows sharper while the comparison stays.
template <class Make>
float draw_chart(const DeskView& view, const std::string& key, float x, float y, const report::Frame& frame,
                 const Make& make) {
    const lab::Why& why = *view.explained.why;
    const session::AskWhy& asked = view.questions.why;
    std::string id = key;
    for (const int part : {asked.plan, asked.versus, asked.measure, why.replications,
                           static_cast<int>(why.levers.size()), static_cast<int>(why.mechanisms.size())})
        id += ' ' + std::to_string(part);
    const report::Chart& chart =
        chart_of(view, id, frame, [&](const report::Reading&, const report::Frame& at) { return make(at); });
    ui::at(x, y);
    ui::scene(key, chart.picture);
    return y + static_cast<float>(chart.picture.height) + 1;
}

report::Frame frame_of(float width, int number) {
    report::Frame frame;
    frame.width = static_cast<double>(width);
    frame.height = 1;
    frame.number = number;
    return frame;
}

float draw_made_of(const DeskView& view, float x, float y, float width) {
    const lab::Difference* difference = difference_of(view);
    if (difference == nullptr) {
        ui::at(x, y);
        return y + ui::block(1, tr(view, "why.causes_headline"), tr(view, "why.page.waiting"), width);
    }
    const lab::Why& why = *view.explained.why;
    const auto measure = static_cast<std::size_t>(view.questions.why.measure);
    const report::DifferenceNames names = names_of(view);
    const report::PlanLook look = asked_look(view);
    y = draw_chart(view, "because.causes", x, y, frame_of(width, 1), [&](const report::Frame& frame) {
        return report::causes_chart(*difference, names, look, view.language, frame);
    });
    if (measure < why.levers.size() && why.levers[measure].parts.size() > 1) {
        y = draw_chart(view, "because.levers", x, y, frame_of(width, 0), [&](const report::Frame& frame) {
            return report::levers_chart(why.levers[measure], names, look, view.language, frame);
        });
    }
    if (measure < why.mechanisms.size()) {
        y = draw_chart(view, "because.mechanisms", x, y, frame_of(width, 0), [&](const report::Frame& frame) {
            return report::mechanisms_chart(why.mechanisms[measure], names, look, view.language, frame);
        });
    }
    return y;
}

// Which cases: what the score did to decisions of this plan, and the way to one of each kind.
float draw_cases(const DeskView& view, float x, float y, float width, DeskCommands& out) {
    ui::at(x, y);
    ui::block(2, tr(view, "why.page.cases"), tr(view, "why.page.cases_grey"), width);
    const auto plan = static_cast<std::size_t>(view.questions.why.plan);
    if (!view.comparison || plan >= view.plans.size()) return ui::cursor_y();
    const int place = view.plans[plan].place;
    if (place <= 0 || place >= static_cast<int>(view.comparison->strategies.size())) return ui::cursor_y();
    const sim::Tally& tally = view.comparison->strategies[static_cast<std::size_t>(place)].pooled.tally;
    const auto per_hundred = [&](std::int64_t count) {
        return base::format_number(100.0 * static_cast<double>(count) /
                                       static_cast<double>(std::max<std::int64_t>(tally.cases, 1)),
                                   1, view.language);
    };
    const auto row = [&](const char* key, const std::string& words, session::CaseChoice choice) {
        const float top = ui::cursor_y();
        ui::hairline(width);
        ui::at(x, top + 0.4F);
        const std::string label = tr(view, "why.page.see_one");
        const float height = ui::body(words, width - ui::text_width(label) - 1.5F);
        ui::at(x + width - ui::text_width(label) - 0.2F, top + 0.4F);
        if (ui::button(key, label, ui::Kind::link)) {
            out.push_back(session::SelectPlan{view.questions.why.plan});
            out.push_back(session::ChooseCases{choice});
            out.push_back(session::OpenView{"case", 0});
        }
        ui::at(x, top + height + 0.8F);
    };
    row("because.rescued", tr(view, "why.page.rescued", {per_hundred(tally.knowable.rescued)}),
        session::CaseChoice::rescued);
    row("because.misled", tr(view, "why.page.misled", {per_hundred(tally.knowable.misled)}),
        session::CaseChoice::misled);
    return ui::cursor_y() + 0.8F;
}

float draw_assumption(const DeskView& view, float x, float y, float width, DeskCommands& out) {
    ui::at(x, y);
    const session::Hinge* hinge = view.explained.hinge();
    const std::size_t draws = view.explained.varied ? view.explained.varied->draws : 0;
    ui::block(3, tr(view, "why.page.assumption"), varied_words(view), width);
    if (hinge != nullptr) {
        report::Hinges hinges{hinge->pair.strategy, draws, hinge->ranking, hinge->turning, {}};
        if (hinge->pair.versus != 0) hinges.versus = plan_in_words(view, view.questions.why.versus);
        for (const std::string& sentence : report::hinge_words(hinges, view.language)) {
            ui::at(x, ui::cursor_y());
            ui::body(sentence, width);
            ui::gap(0.3F);
        }
    }
    ui::at(x, ui::cursor_y());
    if (ui::button("because.assumptions", tr(view, "why.page.to_assumptions"), ui::Kind::link))
        out.push_back(session::OpenView{"assumptions", 0});
    return ui::cursor_y() + 0.8F;
}

// The ledger's rows behind the largest causes.
float draw_sources(const DeskView& view, float x, float y, float width, DeskCommands& out) {
    ui::at(x, y);
    ui::block(4, tr(view, "why.page.source"), tr(view, "why.page.source_grey"), width);
    const lab::Difference* difference = difference_of(view);
    if (difference == nullptr) return ui::cursor_y();
    std::vector<std::size_t> order;
    for (std::size_t k = 0; k < lab::kCauses; ++k) {
        if (difference->causes[k].mean.value_or(0) != 0) order.push_back(k);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::abs(*difference->causes[a].mean) > std::abs(*difference->causes[b].mean);
    });
    for (std::size_t i = 0; i < order.size() && i < 2; ++i) {
        const auto cause = static_cast<lab::Cause>(order[i]);
        const std::string_view field = report::assumptions_behind(cause).front();
        const scenarios::LedgerRow& row = scenarios::ledger_row(field);
        const float top = ui::cursor_y();
        ui::hairline(width);
        ui::at(x, top + 0.4F);
        ui::strong(report::cause_label(cause, view.language), width);
        ui::at(x, ui::cursor_y());
        ui::body(report::assumption_words(std::string(field), view.language) + " (" +
                     report::assumption_kind(row.kind, view.language) + ").",
                 width);
        ui::at(x, ui::cursor_y());
        ui::grey(tr(view, row.source), width);
        ui::at(x, ui::cursor_y());
        if (ui::button("because.source." + std::string(field), tr(view, "why.page.see_row"),
                       ui::Kind::link)) {
            out.push_back(session::SelectAssumption{std::string(field)});
            out.push_back(session::OpenView{"assumptions", 0});
        }
        ui::at(x, ui::cursor_y() + 0.5F);
    }
    return ui::cursor_y();
}

// Past the first full stop that a new sentence follows; "pr. 100" ends none.
std::size_t end_of_sentence(const std::string& words) {
    for (std::size_t stop = words.find(". "); stop != std::string::npos; stop = words.find(". ", stop + 1)) {
        const auto next = static_cast<unsigned char>(words[stop + 2]);
        if ((next >= 'A' && next <= 'Z') || next >= 0x80) return stop + 1;
    }
    return words.size();
}

// The first sentence as headline, the rest below it.
float draw_answer(const DeskView& view, float x, float y, float width) {
    ui::at(x, y);
    const lab::Difference* difference = difference_of(view);
    if (difference == nullptr) {
        ui::headline(tr(view, "why.page.waiting"), width);
        return ui::cursor_y();
    }
    const std::string words = report::explanation(*difference, names_of(view), view.language);
    const std::size_t stop = end_of_sentence(words);
    ui::headline(words.substr(0, stop), width);
    ui::at(x, ui::cursor_y());
    if (stop < words.size()) ui::body(words.substr(stop + 1), width);
    return ui::cursor_y();
}

}  // namespace

void draw_explanation(const DeskView& view, DeskCommands& out) {
    const ui::Rect area = ui::content();
    float y = draw_answer(view, area.x, area.y, area.w) + 0.5F;
    y = draw_question(view, area.x, y, area.w, out);
    body("why", y, [&](float width, float) {
        const bool beside = ui::page().w >= kBesideEachOther && view.scale < 1.5;
        const float left = beside ? (width - kColumnGap) * 0.56F : width;
        const float right_x = beside ? kRing + left + kColumnGap : kRing,
                    right = beside ? width - left - kColumnGap : width;
        const float left_end = draw_made_of(view, kRing, 0, left);
        float end = draw_cases(view, right_x, beside ? 0 : left_end, right, out);
        end = draw_assumption(view, right_x, end, right, out);
        end = draw_sources(view, right_x, end, right, out);
        ui::at(kRing, std::max(left_end, end));
        ui::gap(0.3F);
    });
}

}  // namespace skoen::gui::screens
