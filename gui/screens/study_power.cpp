// Power by number and ICC; what two mechanisms would answer.
#include <algorithm>
#include <array>

#include "gui/screens/study.h"
#include "report/charts_study.h"

namespace skoen::gui::screens {

namespace {

double own_number(const study::StudyDesign& design) {
    if (design.data_model == study::DataModel::cluster_trial) return design.cluster_trial->clusters;
    if (design.data_model == study::DataModel::simulation) return design.simulation->clusters;
    if (design.data_model == study::DataModel::vignettes) return design.vignettes->respondents();
    double sum = 0;
    for (const double n : design.stepped_wedge->clusters_by_sequence) sum += n;
    return sum;
}

std::string maybe(const DeskView& view, const std::optional<double>& value, bool percent) {
    if (!value) return "–";
    return percent ? base::format_percent(*value, 1, view.language)
                   : base::format_number(*value, 2, view.language);
}

float draw_tests(const DeskView& view, const study::PowerResult& power, float x, float y, float width) {
    ui::at(x, y);
    ui::block(2, tr(view, "benchdesk.power.tests"), tr(view, "benchdesk.power.tests_grey"), width);
    const float cell = 5.4F, name = width - 3 * cell;
    const std::array<ui::Column, 4> columns{ui::Column{0, name - 0.5F, ui::Align::left},
                                            ui::Column{name, cell - 0.4F, ui::Align::right},
                                            ui::Column{name + cell, cell - 0.4F, ui::Align::right},
                                            ui::Column{name + 2 * cell, cell, ui::Align::right}};
    ui::RowLook head;
    head.grey = true, head.rule_above = false, head.height = 1.6F;
    const auto row = [&](const std::array<std::string, 4>& cells, const ui::RowLook& look) {
        ui::at(x, ui::cursor_y());
        ui::table_row(columns, cells, width, look);
    };
    row({tr(view, "benchdesk.deck.column.effect"), tr(view, "benchdesk.power.column.simulated"),
         tr(view, "benchdesk.power.column.exact"), tr(view, "benchdesk.power.column.exaggerates")},
        head);
    for (const study::PowerEffect& effect : power.effects) {
        row({label_within(view, effect.name, " · " + effect.test, name - 0.5F),
             base::format_percent(effect.power, 1, view.language), maybe(view, effect.exact, true),
             maybe(view, effect.type_m, false)},
            {});
    }
    return ui::cursor_y() + 0.4F;
}

std::string power_headline(const DeskView& view, const study::PowerResult& power) {
    for (const study::PowerEffect& effect : power.effects) {
        if (effect.name != power.curve_effect) continue;
        return tr(
            view, "benchdesk.power.headline",
            {effect_label(view, effect.name), base::format_number(100 * effect.power, 0, view.language)});
    }
    return tr(view, "benchdesk.power.headline_none");
}

}  // namespace

void draw_study_power(const DeskView& view, DeskCommands&) {
    if (!view.study.design) return;
    const study::PowerResult* power = view.found.power.get();
    std::string grey_line = view.study.design->name.in(view.language);
    if (power != nullptr) {
        grey_line = tr(view, "benchdesk.power.count",
                       {base::format_count(power->replications, view.language),
                        base::format_count(power->failed, view.language),
                        base::format_count(power->singular, view.language)});
        if (power->played) {
            grey_line += ' ' + tr(view, "benchdesk.power.played",
                                  {base::format_number(power->played->icc, 2, view.language),
                                   base::format_count(power->played->offices, view.language)});
        }
    }
    const float top = study_head(
        view, power != nullptr ? power_headline(view, *power) : view.study.design->name.in(view.language),
        grey_line);
    if (power == nullptr) return;
    body("survey.power", top, [&](float width, float) {
        const bool beside = study_beside(view);
        const float gutter = 2.4F, left = beside ? (width - gutter) * 0.5F : width - kRing;
        ui::at(kRing, 0);
        ui::block(1, tr(view, "benchdesk.power.by_number"), tr(view, "benchdesk.power.by_number_grey"), left);
        const float y = ui::cursor_y();
        report::Frame frame;
        frame.width = static_cast<double>(left), frame.height = 20;
        const report::Chart chart = report::power_curve_chart(
            *power, own_number(*view.study.design), view.study.design->power.wanted, view.language, frame);
        ui::at(kRing, y);
        ui::scene("survey.power.curve", chart.picture);
        const float end = y + static_cast<float>(chart.picture.height) + 0.5F;
        const float other = draw_tests(view, *power, beside ? kRing + left + gutter : kRing, beside ? 0 : end,
                                       beside ? width - left - gutter - kRing : width - kRing);
        ui::at(kRing, std::max(end, other));
        ui::gap(0.3F);
    });
}

void draw_study_mechanisms(const DeskView& view, DeskCommands&) {
    if (!view.study.design) return;
    const study::VignettePlan* plan = vignettes_of(view);
    const session::ToldApart* told = view.found.mechanisms.get();
    const std::size_t known = plan != nullptr ? plan->mechanisms.size() : 0;
    const bool two = told != nullptr && told->mechanisms.size() > 1 && known > 1;
    std::string headline = view.study.design->name.in(view.language);
    if (two)
        headline = tr(view, "benchdesk.mechanisms.headline",
                      {base::format_number(100 * told->power, 0, view.language)});
    const float top = study_head(view, headline,
                                 plan == nullptr ? tr(view, "benchdesk.no_vignettes")
                                 : known == 0    ? tr(view, "benchdesk.mechanisms.none")
                                 : known == 1    ? tr(view, "benchdesk.mechanisms.one")
                                                 : view.study.design->name.in(view.language));
    if (!two) return;
    body("survey.mechanisms", top, [&](float width, float) {
        const bool beside = study_beside(view);
        const float gutter = 2.4F, left = beside ? (width - gutter) * 0.6F : width - kRing;
        ui::at(kRing, 0);
        ui::block(1, tr(view, "benchdesk.mechanisms.effects"), tr(view, "benchdesk.mechanisms.effects_grey"),
                  left);
        float y = ui::cursor_y();
        for (const std::size_t m : {std::size_t{0}, std::size_t{1}}) {
            const report::PlanLook look = report::plan_look(m + 1);
            ui::at(kRing, y);
            ui::text(tr(view, m == 0 ? "benchdesk.mechanisms.a" : "benchdesk.mechanisms.b",
                        {plan->mechanisms[m].name.in(view.language)}),
                     left, {look.dark, true});
            y = ui::cursor_y() + 0.2F;
        }
        std::vector<std::string> labels;
        for (const std::string& name : told->names) labels.push_back(effect_label(view, name));
        report::Frame frame;
        frame.width = static_cast<double>(left);
        frame.height = 2.4 + 2.1 * static_cast<double>(labels.size() - 1);
        const report::Chart chart =
            report::mechanism_chart(labels, told->mechanisms[0], told->mechanisms[1], view.language, frame);
        ui::at(kRing, y + 0.3F);
        ui::scene("survey.mechanisms.chart", chart.picture);
        const float end = y + static_cast<float>(chart.picture.height) + 0.8F;
        ui::at(beside ? kRing + left + gutter : kRing, beside ? 0 : end);
        const float right = beside ? width - left - gutter - kRing : width - kRing;
        const float right_x = beside ? kRing + left + gutter : kRing;
        ui::block(2, tr(view, "benchdesk.mechanisms.asks"), "", right);
        ui::at(right_x, ui::cursor_y());
        ui::body(tr(view, told->power >= view.study.design->power.wanted ? "benchdesk.mechanisms.strong"
                                                                         : "benchdesk.mechanisms.weak"),
                 right);
        ui::at(kRing, std::max(end, ui::cursor_y()));
        ui::gap(0.3F);
    });
}

}  // namespace skoen::gui::screens
