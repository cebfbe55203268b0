// The task: what is decided and by whom, what the model knows and does not know; then the caseload as pictures, the model's
// card, and five example cases as a worker meets them.
#include <algorithm>
#include <array>

#include "gui/screens/caseload_picture.h"
#include "gui/screens/common.h"
#include "sim/decision.h"

namespace skoen::gui::screens {

namespace {

constexpr float kPageWidth = 70;
constexpr float kTable = 62;  // em from which the five cases stand in one table
constexpr int kPages = 3;

// A word and what it stands for, under a hairline.
void line(const DeskView& view, const char* key, const std::string& words, float x, float width) {
    ui::at(x, ui::cursor_y());
    ui::hairline(width);
    ui::at(x, ui::cursor_y() + 0.3F);
    ui::grey(tr(view, key), width);
    ui::at(x, ui::cursor_y());
    ui::body(words, width);
    ui::at(x, ui::cursor_y() + 0.35F);
}

// Up to three days in hours, then in working days of 24 hours, as the clock of the office counts (docs/model.md).
std::string deadline_words(const DeskView& view, double hours) {
    constexpr double kDay = 24, kDaysFrom = 72;
    if (hours < kDaysFrom)
        return tr(view, "desk.scenario.deadline_hours", {base::format_number(hours, 0, view.language)});
    const double days = hours / kDay;
    const bool whole = days == static_cast<double>(static_cast<int>(days));
    return tr(view, "desk.scenario.deadline_days", {base::format_number(days, whole ? 0 : 1, view.language)});
}

float draw_decision(const DeskView& view, float x, float y, float width) {
    const sim::Definition& d = *view.definition;
    ui::at(x, y);
    ui::block(1, tr(view, d.decision.question), tr(view, "desk.scenario.by", {tr(view, d.decision.deciders)}),
              width);
    line(view, "desk.scenario.harm", tr(view, d.decision.harm), x, width);
    line(view, "desk.scenario.errors",
         tr(view, "desk.scenario.error_words",
            {tr(view, d.decision.missed), tr(view, d.decision.disturbed),
             base::format_number(d.costs.missed / d.costs.disturbed, 0, view.language)}),
         x, width);
    line(view, "desk.scenario.office",
         tr(view, "desk.scenario.office_words",
            {std::to_string(d.office.workers), base::format_number(d.office.cases_per_week, 0, view.language),
             base::format_number(d.minutes.file + d.minutes.cues, 0, view.language),
             deadline_words(view, d.office.deadline_hours)}),
         x, width);
    line(view, "desk.scenario.law", tr(view, d.law), x, width);
    return ui::cursor_y();
}

bool model_sees(const sim::Definition& d, const std::string& id) {
    return std::find(d.model.hidden.begin(), d.model.hidden.end(), id) == d.model.hidden.end();
}

float draw_known(const DeskView& view, float x, float y, float width) {
    const sim::Definition& d = *view.definition;
    ui::at(x, y);
    const auto known = std::count_if(d.features.begin(), d.features.end(),
                                     [&d](const sim::Feature& f) { return model_sees(d, f.id); });
    ui::block(2, tr(view, "desk.scenario.knows", {std::to_string(known)}),
              tr(view, "desk.scenario.knows_grey"), width);
    for (const sim::Feature& feature : d.features) {
        if (!model_sees(d, feature.id)) continue;
        ui::at(x, ui::cursor_y());
        ui::hairline(width);
        ui::at(x, ui::cursor_y() + 0.2F);
        ui::body(tr(view, feature.name), width);
        ui::at(x, ui::cursor_y() + 0.2F);
    }
    return ui::cursor_y();
}

float draw_unknown(const DeskView& view, float x, float y, float width) {
    const sim::Definition& d = *view.definition;
    ui::at(x, y);
    ui::block(3, tr(view, "desk.scenario.unknown"), tr(view, "desk.scenario.unknown_grey"), width);
    for (const sim::Feature& feature : d.features) {
        if (model_sees(d, feature.id)) continue;
        line(view, "desk.scenario.hidden", tr(view, feature.name), x, width);
    }
    for (const sim::Cue& cue : d.cues) {
        ui::at(x, ui::cursor_y());
        ui::hairline(width);
        ui::at(x, ui::cursor_y() + 0.2F);
        ui::body(tr(view, cue.name), width);
        ui::at(x, ui::cursor_y());
        ui::grey(tr(view, cue.how), width);
        ui::at(x, ui::cursor_y() + 0.25F);
    }
    return ui::cursor_y();
}

void draw_task_page(const DeskView& view, float width) {
    float end = 0;
    if (width + 4 >= kPageWidth) {
        const float left = width * 0.38F, column = (width - left - 4.8F) / 2;
        end = draw_decision(view, kRing, 0, left);
        end = std::max(end, draw_known(view, kRing + left + 2.4F, 0, column));
        end = std::max(end, draw_unknown(view, kRing + left + column + 4.8F, 0, column));
    } else {
        const float column = (width - 2) / 2;
        const float below = draw_decision(view, kRing, 0, width) + 0.8F;
        end = draw_known(view, kRing, below, column);
        end = std::max(end, draw_unknown(view, kRing + column + 2, below, column));
    }
    ui::at(kRing, end + 0.3F);
    ui::gap(0.2F);
}

// ---------------------------------------------------------------- caseload and card

// Beside each other their pictures start level; alone each has its own heading.
void draw_pictures(const DeskView& view, float width, float height, bool beside) {
    const float gutter = 2.4F, own = beside ? (width - gutter) / 2 : width;
    report::Frame left{static_cast<double>(own), 1, 4, 1, 1, report::text_width}, right = left;
    right.number = 5;
    const auto lines_of = [&](const report::Chart& chart) {
        return report::heading_lines(chart, left.width);
    };
    const auto first = lines_of(caseload_chart(view, left));
    const auto second = lines_of(chart_of(view, "calibration", right, report::calibration_chart));
    if (beside) {
        const int most = std::max(first.headline + first.counted, second.headline + second.counted);
        left.headline_lines = first.headline;
        left.counted_lines = most - first.headline;
        right.headline_lines = second.headline;
        right.counted_lines = most - second.headline;
    }
    left.height = right.height = static_cast<double>(height);
    ui::at(kRing, 0);
    ui::scene("chart.caseload", caseload_chart(view, left).picture);
    ui::at(beside ? kRing + own + gutter : kRing, beside ? 0 : height + 1);
    ui::scene("chart.calibration", chart_of(view, "calibration", right, report::calibration_chart).picture);
    ui::at(kRing, beside ? height : 2 * height + 1);
}

void draw_cases_page(const DeskView& view, float width, float height, DeskCommands& out) {
    constexpr float kLeast = 17, kMost = 33;
    if (!view.sample || !view.world) return job_line(view, width, out);
    draw_pictures(view, width, std::clamp(height - 0.5F, kLeast, kMost), width + 4 >= kPageWidth);
}

// ---------------------------------------------------------------- examples

std::string cues_of(const DeskView& view, const session::ExampleCase& one) {
    std::string cues;
    for (const base::Bilingual& cue : one.cues) cues += (cues.empty() ? "" : ". ") + tr(view, cue);
    return cues.empty() ? tr(view, "desk.scenario.no_cues") : cues + ".";
}

std::string outcome_of(const DeskView& view, const session::ExampleCase& one) {
    if (sim::takes_proposals(view.definition->decision.kind))
        return tr(view, "kinds.desk.right") + ": " + tr(view, one.right);
    return tr(view, one.harm ? "desk.scenario.needed" : "desk.scenario.not_needed");
}

void follow_button(const DeskView& view, const session::ExampleCase& one, DeskCommands& out) {
    const std::string key = "example." + std::to_string(one.number);
    if (!ui::button(key, tr(view, "desk.scenario.follow"), ui::Kind::link)) return;
    out.push_back(session::ChooseCases{session::CaseChoice::every});
    out.push_back(session::SelectCase{one.number});
    out.push_back(session::OpenView{"case", 0});
}

// One table: a row a fact, a column a case.
class ExampleTable {
  public:
    ExampleTable(const DeskView& view, float width) : view_(view), width_(width) {
        for (const base::Bilingual& name : view.sample->examples.front().names)
            label_ = std::max(label_, ui::text_width(tr(view, name)) + 0.6F);
        label_ = std::min(label_, width * 0.25F);
        own_ = (width - label_) / static_cast<float>(view.sample->examples.size()) - kBetween;
    }

    // A hairline, the name, and what stands under each case.
    void row(const std::string& name, const std::function<std::string(const session::ExampleCase&)>& words,
             const ui::TextLook& look) {
        const float top = ui::cursor_y();
        ui::hairline(width_);
        ui::at(kRing, top + kAbove);
        float height = name.empty() ? 0 : ui::grey(name, label_ - 0.5F);
        const auto& cases = view_.sample->examples;
        for (std::size_t i = 0; i < cases.size(); ++i) {
            ui::at(x(i), top + kAbove);
            height = std::max(height, ui::text(words(cases[i]), own_, look));
        }
        ui::at(kRing, top + height + 2 * kAbove);
    }
    [[nodiscard]] float x(std::size_t i) const {
        return kRing + label_ + static_cast<float>(i) * (own_ + kBetween) + kBetween;
    }

  private:
    static constexpr float kBetween = 1, kAbove = 0.2F;
    const DeskView& view_;
    float width_, label_ = 10, own_ = 10;
};

void draw_table(const DeskView& view, float width, DeskCommands& out) {
    const auto& cases = view.sample->examples;
    if (cases.empty()) return;
    ExampleTable table(view, width);
    table.row(
        "",
        [&](const session::ExampleCase& one) {
            return tr(view, "desk.scenario.example",
                      {base::format_count(one.number, view.language), std::to_string(one.score)});
        },
        ui::strong_look());
    for (std::size_t f = 0; f < cases.front().values.size(); ++f) {
        table.row(
            tr(view, cases.front().names[f]),
            [&](const session::ExampleCase& one) { return tr(view, one.values[f]); }, ui::body_look());
    }
    table.row(
        tr(view, "desk.scenario.not_written"),
        [&](const session::ExampleCase& one) { return cues_of(view, one); }, ui::body_look());
    if (sim::takes_proposals(view.definition->decision.kind)) {
        table.row(
            tr(view, "kinds.desk.proposed"),
            [&](const session::ExampleCase& one) { return tr(view, one.proposed); }, ui::body_look());
        table.row(
            tr(view, "kinds.desk.right"),
            [&](const session::ExampleCase& one) { return tr(view, one.right); }, ui::strong_look());
    } else {
        table.row(
            tr(view, "desk.scenario.outcome"),
            [&](const session::ExampleCase& one) { return outcome_of(view, one); }, ui::strong_look());
    }
    const float y = ui::cursor_y();
    ui::hairline(width);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        ui::at(table.x(i), y + 0.4F);
        follow_button(view, cases[i], out);
    }
    ui::gap(0.4F);
}

void draw_example(const DeskView& view, const session::ExampleCase& one, const ui::Rect& rect,
                  DeskCommands& out) {
    ui::at(rect.x, rect.y);
    ui::strong(tr(view, "desk.scenario.example",
                  {base::format_count(one.number, view.language), std::to_string(one.score)}),
               rect.w);
    ui::at(rect.x, ui::cursor_y() + 0.2F);
    for (std::size_t f = 0; f < one.values.size(); ++f) {
        ui::hairline(rect.w);
        ui::at(rect.x, ui::cursor_y() + 0.15F);
        ui::grey(tr(view, one.names[f]), rect.w);
        ui::at(rect.x, ui::cursor_y());
        ui::body(tr(view, one.values[f]), rect.w);
        ui::at(rect.x, ui::cursor_y() + 0.15F);
    }
    ui::hairline(rect.w);
    ui::at(rect.x, ui::cursor_y() + 0.15F);
    ui::grey(tr(view, "desk.scenario.not_written"), rect.w);
    ui::at(rect.x, ui::cursor_y());
    ui::body(cues_of(view, one), rect.w);
    ui::at(rect.x, ui::cursor_y() + 0.4F);
    if (sim::takes_proposals(view.definition->decision.kind))
        ui::body(tr(view, "kinds.desk.proposed") + ": " + tr(view, one.proposed), rect.w);
    ui::at(rect.x, ui::cursor_y());
    ui::strong(outcome_of(view, one), rect.w);
    ui::at(rect.x, ui::cursor_y() + 0.2F);
    follow_button(view, one, out);
}

void draw_examples_page(const DeskView& view, float width, DeskCommands& out) {
    if (!view.sample) return job_line(view, width, out);
    ui::at(kRing, 0);
    ui::block(6, tr(view, "desk.scenario.examples"), tr(view, "desk.scenario.examples_grey"), width);
    const float top = ui::cursor_y();
    if (width >= kTable) return draw_table(view, width, out);
    const auto n = view.sample->examples.size();
    const std::size_t columns = width >= 48 ? 3 : 2;
    const float gutter = 1.6F,
                own = (width - gutter * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    float row_top = top, lowest = top;
    for (std::size_t i = 0; i < n; ++i) {
        if (i > 0 && i % columns == 0) row_top = lowest + 1.2F;
        draw_example(view, view.sample->examples[i],
                     {kRing + static_cast<float>(i % columns) * (own + gutter), row_top, own, 0}, out);
        lowest = std::max(lowest, ui::cursor_y());
    }
    ui::at(kRing, lowest + 0.5F);
    ui::gap(0.1F);
}

}  // namespace

void edit_scenario(const DeskView& view, const std::string& scenario, DeskCommands& out) {
    // What is being written of it is gone on with.
    const bool open = view.draft && (view.draft->path == scenario ||
                                     view.draft->reading.definition.id.starts_with(scenario + "_egen"));
    if (!open) out.push_back(session::OpenDraft{scenario});
    out.push_back(session::OpenView{std::string(session::kDraftView), 0});
}

void draw_scenario(const DeskView& view, DeskCommands& out) {
    const ui::Rect area = ui::content();
    const int page = page_shown(view, kPages);
    const std::vector<LineButton> line{
        {"scenario.edit", tr(view, "editor.open"), ui::Kind::plain, !view.workshop},
        {"scenario.outcomes", tr(view, "desk.door.compare"), ui::Kind::main, true}};
    const float taken = width_of(line) + page_buttons_width(view) + 0.6F;
    const int hit = buttons_to_the_right(area.right(), area.y, line);
    if (hit == 0) edit_scenario(view, view.scenario, out);
    if (hit == 1) out.push_back(session::OpenView{"outcomes", 0});
    page_buttons(view, page, kPages, area.right() - width_of(line) - 0.6F, area.y, out);
    const float beside = area.w - taken - 2;
    constexpr std::array<const char*, kPages> kHeads = {"desk.scenario.head", "desk.scenario.head_cases",
                                                        "desk.scenario.head_examples"};
    const std::string words =
        tr(view, kHeads[static_cast<std::size_t>(page)], {tr(view, view.definition->name)});
    const bool narrow = beside < 20;
    ui::at(area.x, narrow ? area.y + 2.6F : area.y);
    ui::headline(words, narrow ? area.w : beside);
    const float top = std::max(ui::cursor_y(), area.y + 2.4F) + 0.5F;
    body("scenario", top, [&](float width, float height) {
        if (page == 0) draw_task_page(view, width);
        if (page == 1) draw_cases_page(view, width, height, out);
        if (page == 2) draw_examples_page(view, width, out);
    });
}

}  // namespace skoen::gui::screens
