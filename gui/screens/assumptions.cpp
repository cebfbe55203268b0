// What nobody can choose: the ledger with its sources, what the difference between two plans rests on, and "what if it were
// another value".
#include <algorithm>

#include "gui/screens/common.h"
#include "report/assumption_list.h"
#include "report/hinges.h"

namespace skoen::gui::screens {

namespace {

constexpr float kTwoSides = 66;

const scenarios::LedgerRow& chosen_row(const DeskView& view) {
    return scenarios::ledger_row(view.questions.assumption.empty() ? scenarios::ledger().front().field
                                                                   : view.questions.assumption);
}

std::optional<double> own_value(const DeskView& view, const std::string& field) {
    for (const session::SetAssumption& own : view.questions.own) {
        if (own.parameter == field) return own.value;
    }
    return std::nullopt;
}

// The chosen one: meaning, value with range, source, and a knob.
float draw_chosen(const DeskView& view, float x, float y, float width, DeskCommands& out) {
    const scenarios::LedgerRow& row = chosen_row(view);
    ui::at(x, y);
    ui::block(2, tr(view, "assumptions.chosen"), row.symbol + " · " + row.field, width);
    ui::at(x, ui::cursor_y());
    ui::body(tr(view, row.meaning), width);
    ui::gap(0.4F);
    const std::optional<double> own = own_value(view, row.field);
    double value = own.value_or(row.value);
    const double step = (row.range[1] - row.range[0]) / 100;
    ui::at(x, ui::cursor_y());
    ui::next_width(width - 0.3F);
    if (ui::slider("assumption.value", value, row.range[0], row.range[1], step,
                   base::format_number(value, 2, view.language)))
        out.push_back(session::SetAssumption{row.field, value});
    ui::at(x, ui::cursor_y() + 0.3F);
    if (own) {
        ui::strong(tr(view, "assumptions.own",
                      {base::format_number(*own, 2, view.language),
                       base::format_number(row.value, 2, view.language)}),
                   width);
        ui::at(x, ui::cursor_y() + 0.2F);
        if (ui::button("assumption.forget", tr(view, "assumptions.forget"), ui::Kind::plain))
            out.push_back(session::ForgetAssumption{row.field});
        ui::at(x, ui::cursor_y() + 0.4F);
    } else {
        ui::grey(report::assumption_kind(row.kind, view.language) + " · " +
                     report::assumption_value(row, row.value, view.language),
                 width);
    }
    ui::at(x, ui::cursor_y() + 0.3F);
    ui::strong(tr(view, "assumptions.source"), width);
    ui::at(x, ui::cursor_y());
    ui::grey(tr(view, row.source), width);
    return ui::cursor_y() + 0.8F;
}

float draw_rests(const DeskView& view, float x, float y, float width) {
    ui::at(x, y);
    const session::Hinge* hinge = view.explained.hinge();
    const std::size_t draws = view.explained.varied ? view.explained.varied->draws : 0;
    ui::block(3, tr(view, "assumptions.rests"), tr(view, "assumptions.varying", {std::to_string(draws)}),
              width);
    if (hinge == nullptr || !view.comparison) return ui::cursor_y();
    const std::size_t versus = hinge->pair.versus;
    report::Hinges hinges{hinge->pair.strategy, draws, hinge->ranking, hinge->turning, {}};
    if (versus != 0)
        hinges.versus = report::tr("report.plan", view.language, {report::plan_look(versus).letter});
    for (const std::string& sentence : report::hinge_words(hinges, view.language)) {
        ui::at(x, ui::cursor_y());
        ui::body(sentence, width);
        ui::gap(0.2F);
    }
    report::Frame frame;
    frame.width = static_cast<double>(width);
    frame.height = report::kTornadoHeight;
    const float top = ui::cursor_y() + 0.4F;
    const std::string id = "ledger.tornado " + std::to_string(hinges.plan) + ' ' + std::to_string(versus) +
                           ' ' + std::to_string(draws);
    const report::Chart& chart =
        chart_of(view, id, frame, [&](const report::Reading& reading, const report::Frame& at) {
            return report::tornado_chart(reading, at, hinges);
        });
    ui::at(x, top);
    ui::scene("ledger.tornado", chart.picture);
    return top + static_cast<float>(chart.picture.height) + 0.5F;
}

// Meaning over as many lines as it takes, and the value used.
void draw_ledger_row(const DeskView& view, const scenarios::LedgerRow& row, float x, float width,
                     DeskCommands& out) {
    constexpr float kNumber = 5, kPad = 0.3F;
    const std::optional<double> own = own_value(view, row.field);
    const std::string& meaning = tr(view, row.meaning);
    const float y = ui::cursor_y(), words = width - kNumber - 0.6F;
    const float height = ui::text_height(meaning, words, own.has_value()) + 2 * kPad;
    const bool is_chosen = row.field == chosen_row(view).field;
    if (is_chosen) ui::wash({x, y, width, height});
    if (ui::press_area("assumption." + row.field, meaning, {x, y, width, height}, is_chosen))
        out.push_back(session::SelectAssumption{row.field});
    ui::at(x, y);
    ui::hairline(width);
    ui::TextLook look = own ? ui::strong_look() : ui::body_look();
    ui::at(x + 0.3F, y + kPad);
    ui::text(meaning, words, look);
    look.align = ui::Align::right;
    ui::at(x + width - kNumber - 0.3F, y + kPad);
    ui::text(base::format_number(own.value_or(row.value), 2, view.language), kNumber, look);
    ui::at(x, y + height);
}

float draw_ledger(const DeskView& view, float x, float y, float width, DeskCommands& out) {
    ui::at(x, y);
    ui::block(1, tr(view, "assumptions.ledger"), tr(view, "assumptions.ledger_grey"), width);
    std::string words = view.questions.find.words;
    ui::at(x, ui::cursor_y());
    ui::next_width(std::min(width, 22.0F));
    if (ui::text_field("assumptions.search", words, tr(view, "assumptions.search")))
        out.push_back(session::FindAssumptions{view.questions.find.group, words});
    ui::at(x, ui::cursor_y() + 0.3F);
    std::vector<std::string> groups{tr(view, "assumptions.all")};
    for (std::size_t g = 0; g < report::assumption_groups().size(); ++g)
        groups.push_back(report::assumption_group_name(g, view.language));
    float at_x = x, line = ui::cursor_y();
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const bool active = static_cast<int>(g) - 1 == view.questions.find.group;
        const float room = ui::text_width(groups[g], true);
        if (at_x + room > x + width) at_x = x, line += ui::kButton;
        ui::at(at_x, line);
        if (ui::tab("ledger.group." + std::to_string(g), groups[g], active) && !active)
            out.push_back(session::FindAssumptions{static_cast<int>(g) - 1, view.questions.find.words});
        at_x = ui::last().right() + 0.9F;
    }
    ui::at(x, line + 2.4F);
    const auto rows =
        report::find_assumption_rows(view.questions.find.group, view.questions.find.words, view.language);
    if (rows.empty()) ui::grey(tr(view, "assumptions.none_found"), width);
    for (const scenarios::LedgerRow* row : rows) draw_ledger_row(view, *row, x, width, out);
    return ui::cursor_y();
}

}  // namespace

void draw_assumptions(const DeskView& view, DeskCommands& out) {
    const ui::Rect area = ui::content();
    ui::at(area.x, area.y);
    ui::headline(tr(view, "assumptions.headline"), area.w);
    ui::at(area.x, ui::cursor_y());
    ui::grey(tr(view, "assumptions.grey", {std::to_string(scenarios::ledger().size())}), area.w);
    if (!view.questions.own.empty()) {
        ui::at(area.x, ui::cursor_y());
        ui::strong(tr(view, "assumptions.own_count", {std::to_string(view.questions.own.size())}), area.w);
    }
    body("assumptions", ui::cursor_y() + 0.6F, [&](float width, float) {
        const bool beside = ui::page().w >= kTwoSides && view.scale < 1.5;
        const float gutter = 2.4F, left = beside ? (width - gutter) * 0.5F : width,
                    right = beside ? width - left - gutter : width;
        const float right_x = beside ? kRing + left + gutter : kRing;
        float end = draw_chosen(view, right_x, 0, right, out);
        end = draw_rests(view, right_x, end, right);
        const float ledger_end = draw_ledger(view, kRing, beside ? 0 : end, left, out);
        ui::at(kRing, std::max(end, ledger_end));
        ui::gap(0.3F);
    });
}

}  // namespace skoen::gui::screens
