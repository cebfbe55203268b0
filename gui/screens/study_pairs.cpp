// Two levels held against each other: compared, or never shown together. And who answers.
#include <algorithm>

#include "gui/screens/study_parts.h"
#include "scenarios/texts.h"
#include "sim/base/json_writer.h"

namespace skoen::gui::screens {

namespace {

struct AnyLevel {
    std::size_t factor = 0, level = 0;
};
std::vector<AnyLevel> all_levels(const study::VignettePlan& plan) {
    std::vector<AnyLevel> out;
    for (std::size_t f = 0; f < plan.factors.size(); ++f) {
        for (std::size_t l = 0; l < plan.factors[f].levels.size(); ++l) out.push_back({f, l});
    }
    return out;
}

std::string name_of(const study::VignettePlan& plan, const AnyLevel& at, base::Language language) {
    const study::VignetteFactor& factor = plan.factors[at.factor];
    return factor.name.in(language) + ": " + factor.levels[at.level].label(language);
}
std::string name_of(const study::VignettePlan& plan, const std::string& factor, const std::string& level,
                    base::Language language) {
    const auto place = plan.place(factor, level);
    return place ? name_of(plan, {place->first, place->second}, language) : factor + ": " + level;
}

void both_languages(base::JsonWriter& json, const char* key, const base::Bilingual& words) {
    json.key(key).begin_object();
    json.key("da").value(words.da);
    json.key("en").value(words.en);
    json.end_object();
}

session::EditStudy forbid(const study::VignettePlan& plan, const AnyLevel& a, const AnyLevel& b) {
    base::JsonWriter json(base::JsonWriter::Layout::compact);
    json.begin_object();
    json.key("factor").value(plan.factors[a.factor].id);
    json.key("level").value(plan.factors[a.factor].levels[a.level].id);
    json.key("with_factor").value(plan.factors[b.factor].id);
    json.key("with_level").value(plan.factors[b.factor].levels[b.level].id);
    json.end_object();
    return {"/vignettes/forbidden/-=" + json.finish()};
}

std::string fresh_id(const std::string& stem, std::size_t from, const auto& list) {
    for (std::size_t n = from;; ++n) {
        std::string id = stem + std::to_string(n);
        if (std::none_of(list.begin(), list.end(), [&](const auto& item) { return item.id == id; }))
            return id;
    }
}

// The second level against the first.
session::EditStudy compare(const study::VignettePlan& plan, const AnyLevel& a, const AnyLevel& b) {
    const study::VignetteFactor& factor = plan.factors[a.factor];
    const base::Bilingual& words = scenarios::text("benchdesk.design.compared");
    const auto named = [&](base::Language language) {
        return factor.name.in(language) + ": " +
               scenarios::fill(words.in(language), {factor.levels[b.level].label(language),
                                                    factor.levels[a.level].label(language)});
    };
    base::JsonWriter json(base::JsonWriter::Layout::compact);
    json.begin_object();
    json.key("id").value(fresh_id("k", plan.contrasts.size() + 1, plan.contrasts));
    both_languages(json, "name", {named(base::Language::da), named(base::Language::en)});
    json.key("terms").begin_array();
    for (const AnyLevel& at : {b, a}) {
        json.begin_object();
        json.key("factor").value(factor.id);
        json.key("level").value(factor.levels[at.level].id);
        json.key("weight").value(at.level == b.level ? 1 : -1);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return {"/vignettes/contrasts/-=" + json.finish()};
}

// One wish with the way to take it back.
float draw_wish(const DeskView& view, const std::string& words, const std::string& pointer, float x, float y,
                float width, DeskCommands& out) {
    const std::string remove = tr(view, "benchdesk.design.remove");
    const float room = width - ui::text_width(remove) - 1;
    ui::at(x, y);
    ui::body(words, room);
    const float end = ui::cursor_y();
    ui::at(x + room + 0.7F, y - 0.1F);
    if (ui::button("survey.remove." + pointer, remove, ui::Kind::link))
        out.push_back(session::RemoveFromStudy{pointer});
    return std::max(end, ui::last().bottom()) + 0.2F;
}

}  // namespace

float draw_pairs(const DeskView& view, const study::VignettePlan& plan, float x, float y, float width,
                 DeskCommands& out) {
    ui::at(x, y);
    ui::block(3, tr(view, "benchdesk.design.pairs"), tr(view, "benchdesk.design.pairs_grey"), width);
    float end = ui::cursor_y();
    for (std::size_t k = 0; k < plan.contrasts.size(); ++k)
        end = draw_wish(
            view, tr(view, "benchdesk.design.compared_line", {plan.contrasts[k].name.in(view.language)}),
            "/vignettes/contrasts/" + std::to_string(k), x, end, width, out);
    for (std::size_t k = 0; k < plan.forbidden.size(); ++k) {
        const study::ForbiddenPair& p = plan.forbidden[k];
        std::string with = name_of(plan, p.with_factor, p.with_level, view.language);
        if (!p.and_factor.empty()) with += " + " + name_of(plan, p.and_factor, p.and_level, view.language);
        end = draw_wish(
            view,
            tr(view, "benchdesk.design.never_line", {name_of(plan, p.factor, p.level, view.language), with}),
            "/vignettes/forbidden/" + std::to_string(k), x, end, width, out);
    }
    const std::vector<AnyLevel> levels = all_levels(plan);
    const int n = static_cast<int>(levels.size());
    session::LookAtStudy look = view.study.look;
    const int first = look.first % n, second = look.second % n;
    const AnyLevel a = levels[static_cast<std::size_t>(first)], b = levels[static_cast<std::size_t>(second)];
    ui::at(x, end);
    if (ui::button("survey.pair.first", name_of(plan, a, view.language))) {
        look.first = (first + 1) % n;
        out.push_back(look);
    }
    end = ui::last().bottom() + 0.3F;
    ui::at(x, end);
    if (ui::button("survey.pair.second", name_of(plan, b, view.language))) {
        look.second = (second + 1) % n;
        out.push_back(look);
    }
    end = ui::last().bottom() + 0.3F;
    ui::at(x, end);
    if (ui::button("survey.forbid", tr(view, "benchdesk.design.forbid"), ui::Kind::plain,
                   a.factor != b.factor))
        out.push_back(forbid(plan, a, b));
    ui::at(ui::last().right() + 0.6F, end);
    if (ui::button("survey.compare", tr(view, "benchdesk.design.compare"), ui::Kind::plain,
                   a.factor == b.factor && a.level != b.level))
        out.push_back(compare(plan, a, b));
    return ui::last().bottom() + 0.9F;
}

float draw_people(const DeskView& view, const study::VignettePlan& plan, float x, float y, float width,
                  DeskCommands& out) {
    ui::at(x, y);
    ui::block(4, tr(view, "benchdesk.design.people"), tr(view, "benchdesk.design.people_grey"), width);
    float end = ui::cursor_y();
    const std::string remove = tr(view, "benchdesk.design.remove");
    const bool several = plan.professions.size() > 1;
    const float kept = several ? ui::text_width(remove) + 1.2F : 0;
    for (std::size_t p = 0; p < plan.professions.size(); ++p) {
        const std::string pointer = "/vignettes/professions/" + std::to_string(p);
        const study::Profession& profession = plan.professions[p];
        std::string name = profession.name.in(view.language);
        ui::at(x, end);
        ui::next_width(11);
        if (ui::text_field("survey.people.name." + std::to_string(p), name,
                           tr(view, "benchdesk.design.new_profession")) &&
            !name.empty())
            out.push_back(edit_words(pointer + "/name", profession.name, view.language, name));
        double people = profession.respondents;
        ui::at(x + 11.5F, end + 0.2F);
        ui::next_width(std::max(6.0F, width - 11.8F - kept));
        if (ui::slider("survey.people." + std::to_string(p), people, 10, 600, 5,
                       base::format_count(static_cast<std::int64_t>(people), view.language)))
            out.push_back(edit_number(pointer + "/respondents", people));
        if (several) {
            ui::at(x + width - ui::text_width(remove) - 0.3F, end + 0.1F);
            if (ui::button("survey.people.remove." + std::to_string(p), remove, ui::Kind::link))
                out.push_back(session::RemoveFromStudy{pointer});
        }
        end += 2.4F;
    }
    ui::at(x, end + 0.1F);
    if (ui::button("survey.people.add", tr(view, "benchdesk.design.add_profession"))) {
        base::JsonWriter json(base::JsonWriter::Layout::compact);
        json.begin_object();
        json.key("id").value(fresh_id("fag", plan.professions.size() + 1, plan.professions));
        both_languages(json, "name", scenarios::text("benchdesk.design.new_profession"));
        json.key("respondents").value(50);
        json.end_object();
        out.push_back(session::EditStudy{"/vignettes/professions/-=" + json.finish()});
    }
    return ui::last().bottom() + 0.6F;
}

}  // namespace skoen::gui::screens
