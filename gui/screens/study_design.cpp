// What varies in the vignettes, and how a respondent reads them.
#include <algorithm>

#include "gui/screens/study_parts.h"
#include "scenarios/texts.h"

namespace skoen::gui::screens {

namespace {

std::string list_pointer(std::size_t factor) { return "/vignettes/factors/" + std::to_string(factor); }

float draw_openers(const DeskView& view, float x, float y, float width, DeskCommands& out) {
    ui::at(x, y + 0.25F);
    ui::grey(tr(view, "benchdesk.design.open"));
    float at = x + ui::text_width(tr(view, "benchdesk.design.open")) + 0.8F, line = y;
    const auto press = [&](const std::string& key, const std::string& label, bool active) {
        const float room = ui::text_width(label, active) + 1.4F;
        if (at + room > x + width) at = x, line += 2.2F;
        ui::at(at, line);
        const bool hit = ui::button(key, label, active ? ui::Kind::plain : ui::Kind::link);
        at = ui::last().right() + 0.9F;
        return hit;
    };
    for (const std::string& id : study::shipped_designs()) {
        const bool active = view.study.design && view.study.design->id == id;
        if (press("survey.open." + id, id, active) && !active) out.push_back(session::OpenStudy{id});
    }
    if (press("survey.from", tr(view, "benchdesk.design.from_scenario"), false)) {
        out.push_back(session::StudyFromScenario{view.scenario.empty() ? "underretning" : view.scenario});
    }
    if (press("survey.undo", tr(view, "benchdesk.design.undo"), false) && view.can_undo)
        out.push_back(session::Undo{});
    return line + 2.6F;
}

// One level: its text, and what it is expected to do.
float draw_level(const DeskView& view, const study::VignettePlan& plan, std::size_t f, std::size_t l, float x,
                 float y, float width, DeskCommands& out) {
    const study::FactorLevel& level = plan.factors[f].levels[l];
    const std::string pointer = list_pointer(f) + "/levels/" + std::to_string(l);
    const std::string key = "survey.level." + std::to_string(l);
    ui::at(x, y);
    ui::hairline(width);
    ui::at(x, y + 0.4F);
    std::string name = level.label(view.language);
    if (l == 0) name += " · " + tr(view, "benchdesk.design.reference");
    ui::text(name, 0, {level_ink(plan, f, l), true});
    if (plan.factors[f].levels.size() > 2 && l > 0) {
        const std::string remove = tr(view, "benchdesk.design.remove_level");
        ui::at(x + width - ui::text_width(remove) - 0.3F, y + 0.3F);
        if (ui::button(key + ".remove", remove, ui::Kind::link))
            out.push_back(session::RemoveFromStudy{pointer});
    }
    constexpr float kNameWidth = 9;
    std::string brief = level.name.in(view.language);
    ui::at(x, y + 2.1F);
    ui::next_width(kNameWidth);
    if (ui::text_field(key + ".name", brief, tr(view, "benchdesk.design.level_name")) && !brief.empty())
        out.push_back(edit_words(pointer + "/name", level.name, view.language, brief));
    std::string words = level.text.in(view.language);
    ui::at(x + kNameWidth + 0.5F, y + 2.1F);
    ui::next_width(width - kNameWidth - 0.5F);
    if (ui::text_field(key + ".text", words, tr(view, "benchdesk.design.new_level_text")) && !words.empty())
        out.push_back(edit_words(pointer + "/text", level.text, view.language, words));
    if (l == 0) return y + 4.7F;
    double effect = level.effect;
    const double span = plan.answer.high - plan.answer.low;
    ui::at(x, y + 4.4F);
    ui::grey(tr(view, "benchdesk.design.effect"));
    ui::at(x + 13, y + 4.35F);
    ui::next_width(std::max(8.0F, width - 13.3F));
    if (ui::slider(key + ".effect", effect, -0.2 * span, 0.2 * span, span / 180,
                   base::format_number(effect, 2, view.language)))
        out.push_back(edit_number(pointer + "/effect", effect));
    return y + 6.6F;
}

float draw_factors(const DeskView& view, const study::VignettePlan& plan, float x, float y, float width,
                   DeskCommands& out) {
    ui::at(x, y);
    ui::block(1, tr(view, "benchdesk.design.factors"), tr(view, "benchdesk.design.factors_grey"), width);
    float at = x, line = ui::cursor_y();
    const auto chosen = static_cast<std::size_t>(
        std::clamp(view.study.look.factor, 0, static_cast<int>(plan.factors.size()) - 1));
    for (std::size_t f = 0; f < plan.factors.size(); ++f) {
        const std::string& name = plan.factors[f].name.in(view.language);
        const float room = ui::text_width(name, f == chosen) + 1.4F;
        if (at + room > x + width) at = x, line += 2.2F;
        ui::at(at, line);
        if (ui::button("survey.factor." + std::to_string(f), name,
                       f == chosen ? ui::Kind::plain : ui::Kind::link)) {
            session::LookAtStudy look = view.study.look;
            look.factor = static_cast<int>(f);
            out.push_back(look);
        }
        at = ui::last().right() + 0.9F;
    }
    const std::string add = tr(view, "benchdesk.design.add_factor");
    if (at + ui::text_width(add) + 1.4F > x + width) at = x, line += 2.2F;
    ui::at(at, line);
    if (ui::button("survey.factor.add", "+ " + add, ui::Kind::link)) out.push_back(session::AddFactor{});
    std::string name = plan.factors[chosen].name.in(view.language);
    const std::string remove = tr(view, "benchdesk.design.remove_factor");
    const float room = width - ui::text_width(remove) - 1.2F;
    ui::at(x, line + 2.4F);
    ui::next_width(room);
    if (ui::text_field("survey.factor.name", name, tr(view, "benchdesk.design.factor_name")) && !name.empty())
        out.push_back(
            edit_words(list_pointer(chosen) + "/name", plan.factors[chosen].name, view.language, name));
    ui::at(x + room + 0.6F, line + 2.5F);
    if (plan.factors.size() > 1 && ui::button("survey.factor.remove", remove, ui::Kind::link))
        out.push_back(session::RemoveFactor{static_cast<int>(chosen)});
    float end = line + 5.0F;
    for (std::size_t l = 0; l < plan.factors[chosen].levels.size(); ++l)
        end = draw_level(view, plan, chosen, l, x, end, width, out);
    ui::at(x, end + 0.2F);
    if (ui::button("survey.level.add", tr(view, "benchdesk.design.add_level"))) {
        const std::string id = "n" + std::to_string(plan.factors[chosen].levels.size() + 1);
        const base::Bilingual& words = scenarios::text("benchdesk.design.new_level_text");
        out.push_back(session::EditStudy{list_pointer(chosen) + "/levels/-={\"id\":\"" + id +
                                         "\",\"text\":{\"da\":\"" + words.da + "\",\"en\":\"" + words.en +
                                         "\"}}"});
    }
    return end + 2.8F;
}

}  // namespace

void draw_study_design(const DeskView& view, DeskCommands& out) {
    if (!view.study.design) return;
    const study::VignettePlan* plan = vignettes_of(view);
    std::string counts = plan == nullptr ? trial_counts(view) : std::string();
    if (plan != nullptr) {
        double combinations = 1;
        for (const int levels : plan->levels()) combinations *= levels;
        counts = tr(view, "benchdesk.design.counts",
                    {std::to_string(plan->factors.size()),
                     base::format_count(static_cast<std::int64_t>(combinations), view.language),
                     base::format_count(plan->respondents(), view.language),
                     std::to_string(plan->vignettes / plan->decks)});
    }
    const float top = study_head(view, view.study.design->name.in(view.language), counts);
    body("survey.design", top, [&](float width, float) {
        const bool beside = study_beside(view);
        const float gutter = 2.4F, left = beside ? (width - gutter) * 0.5F : width;
        float end = draw_openers(view, kRing, 0, width, out);
        if (plan == nullptr) return draw_trial(view, kRing, end, width - kRing, out);
        const float start = end;
        end = draw_factors(view, *plan, kRing, start, left - kRing, out);
        end = draw_people(view, *plan, kRing, end, left - kRing, out);
        const float right_x = beside ? kRing + left + gutter : kRing,
                    right = beside ? width - left - gutter : width - kRing;
        float other = draw_preview(view, *plan, right_x, beside ? start : end, right, out);
        other = draw_pairs(view, *plan, right_x, other, right, out);
        ui::at(kRing, std::max(end, other));
        ui::gap(0.3F);
    });
}

}  // namespace skoen::gui::screens
