// The task: what is decided and by whom, what the model knows and does not know; then the caseload as pictures, the model's
// card, and five example cases as a worker meets them.
#include <algorithm>
#include <array>

#include "gui/screens/caseload_picture.h"
#include "gui/screens/common.h"

namespace skoen::gui::screens {

namespace {

constexpr float kPageWidth = 70;
constexpr int kPages = 2;

std::string percent(const DeskView& view, double share, int decimals = 0) {
    return base::format_percent(share, decimals, view.language);
}

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
             base::format_number(d.office.deadline_hours, 0, view.language)}),
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

// ---------------------------------------------------------------- caseload, card, examples

// Rule, number, headline and grey line of our own, then the picture.
float draw_caseload(const DeskView& view, float x, float y, float width, float height, int lines) {
    const session::Sample& s = *view.sample;
    ui::at(x, y);
    const double share = s.cases > 0 ? static_cast<double>(s.harmful) / s.cases : 0;
    const float head = ui::block(4,
                                 tr(view, "desk.scenario.caseload",
                                    {base::format_count(s.cases, view.language), percent(view, share)}),
                                 tr(view, "desk.scenario.caseload_grey"), width, lines);
    ui::at(x, y + head);
    ui::scene("chart.caseload",
              caseload_picture(view, static_cast<double>(width), static_cast<double>(height - head)));
    return y + height;
}

float draw_card(const DeskView& view, float x, float y, float width, float height, int lines) {
    const report::Frame frame{static_cast<double>(width), static_cast<double>(height), 5, lines, 1,
                              report::text_width};
    ui::at(x, y);
    ui::scene("chart.calibration", chart_of(view, "calibration", frame, report::calibration_chart).picture);
    return y + height;
}

void draw_example(const DeskView& view, const session::ExampleCase& one, const ui::Rect& rect,
                  DeskCommands& out) {
    ui::at(rect.x, rect.y);
    const std::string key = "example." + std::to_string(one.number);
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
    std::string cues;
    for (const base::Bilingual& cue : one.cues) cues += (cues.empty() ? "" : ". ") + tr(view, cue);
    ui::body(cues.empty() ? tr(view, "desk.scenario.no_cues") : cues + ".", rect.w);
    ui::at(rect.x, ui::cursor_y() + 0.4F);
    ui::strong(tr(view, one.harm ? "desk.scenario.needed" : "desk.scenario.not_needed"), rect.w);
    ui::at(rect.x, ui::cursor_y() + 0.2F);
    if (ui::button(key, tr(view, "desk.scenario.follow"), ui::Kind::link)) {
        out.push_back(session::SelectCase{one.number});
        out.push_back(session::OpenView{"case", 0});
    }
}

void draw_examples(const DeskView& view, float x, float y, float width, DeskCommands& out) {
    ui::at(x, y);
    ui::block(6, tr(view, "desk.scenario.examples"), tr(view, "desk.scenario.examples_grey"), width);
    const float top = ui::cursor_y();
    const auto n = view.sample->examples.size();
    const std::size_t columns = width >= 66 ? 5 : width >= 48 ? 3 : 2;
    const float gutter = 1.6F,
                own = (width - gutter * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    float row_top = top, lowest = top;
    for (std::size_t i = 0; i < n; ++i) {
        if (i > 0 && i % columns == 0) row_top = lowest + 1.2F;
        draw_example(view, view.sample->examples[i],
                     {x + static_cast<float>(i % columns) * (own + gutter), row_top, own, 0}, out);
        lowest = std::max(lowest, ui::cursor_y());
    }
    ui::at(x, lowest + 0.5F);
    ui::gap(0.1F);
}

void draw_cases_page(const DeskView& view, float width, DeskCommands& out) {
    if (!view.sample || !view.world) {
        job_line(view, width, out);
        return;
    }
    const float chart = 19;
    if (width + 4 >= kPageWidth) {
        const float half = (width - 2.4F) / 2;
        draw_caseload(view, kRing, 0, half, chart, 2);
        draw_card(view, kRing + half + 2.4F, 0, half, chart, 2);
        draw_examples(view, kRing, chart + 1, width, out);
    } else {
        draw_caseload(view, kRing, 0, width, chart, 1);
        draw_card(view, kRing, chart + 1, width, chart, 1);
        draw_examples(view, kRing, 2 * chart + 2, width, out);
    }
}

}  // namespace

void draw_scenario(const DeskView& view, DeskCommands& out) {
    const ui::Rect area = ui::content();
    const int page = page_shown(view, kPages);
    const std::vector<LineButton> line{
        {"scenario.outcomes", tr(view, "desk.door.compare"), ui::Kind::main, true}};
    const float taken = width_of(line) + page_buttons_width(view) + 0.6F;
    if (buttons_to_the_right(area.right(), area.y, line) == 0)
        out.push_back(session::OpenView{"outcomes", 0});
    page_buttons(view, page, kPages, area.right() - width_of(line) - 0.6F, area.y, out);
    const float beside = area.w - taken - 2;
    const std::string words = tr(view, page == 0 ? "desk.scenario.head" : "desk.scenario.head_cases",
                                 {tr(view, view.definition->name)});
    const bool narrow = beside < 20;
    ui::at(area.x, narrow ? area.y + 2.6F : area.y);
    ui::headline(words, narrow ? area.w : beside);
    const float top = std::max(ui::cursor_y(), area.y + 2.4F) + 0.5F;
    body("scenario", top, [&](float width, float) {
        if (page == 0) draw_task_page(view, width);
        if (page == 1) draw_cases_page(view, width, out);
    });
}

}  // namespace skoen::gui::screens
