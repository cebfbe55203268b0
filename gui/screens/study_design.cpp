// What varies in the vignettes, and how a respondent reads them.
#include <algorithm>
#include <array>

#include "gui/screens/study.h"
#include "scenarios/texts.h"
#include "study/vignette_text.h"

namespace skoen::gui::screens {

namespace {

constexpr std::array<std::uint32_t, 6> kFactorInks = {0x005B8E, 0xA84A00, 0x00523B,
                                                      0xA44C80, 0x6B5900, 0x4B3F8F};

report::Colour ink_of(const study::VignettePlan& plan, std::size_t factor, std::size_t level) {
    const std::string& own = plan.factors[factor].levels[level].colour;
    if (own.size() == 7)
        return report::colour(static_cast<std::uint32_t>(std::stoul(own.substr(1), nullptr, 16)));
    return report::colour(kFactorInks[factor % kFactorInks.size()]);
}

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
    std::string name = level.id;
    if (l == 0) name += " · " + tr(view, "benchdesk.design.reference");
    ui::text(name, 0, {ink_of(plan, f, l), true});
    if (plan.factors[f].levels.size() > 2 && l > 0) {
        const std::string remove = tr(view, "benchdesk.design.remove_level");
        ui::at(x + width - ui::text_width(remove) - 0.3F, y + 0.3F);
        if (ui::button(key + ".remove", remove, ui::Kind::link))
            out.push_back(session::RemoveFromStudy{pointer});
    }
    std::string words = level.text.in(view.language);
    ui::at(x, y + 2.1F);
    ui::next_width(width);
    if (ui::text_field(key + ".text", words, tr(view, "benchdesk.design.new_level_text")) && !words.empty())
        out.push_back(
            edit_text(pointer + (view.language == base::Language::da ? "/text/da" : "/text/en"), words));
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
    float end = line + 2.6F;
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

// Words in the colour of their factor, wrapped at the width.
float draw_pieces(const study::VignettePlan& plan, const stats::Profile& profile, base::Language language,
                  float x, float y, float width) {
    const float space = ui::text_width("a b") - ui::text_width("ab");
    float at = x, line = y;
    std::string run;
    float run_x = x;
    int run_factor = -1;
    const auto flush = [&] {
        if (run.empty()) return;
        ui::at(run_x, line);
        const auto f = static_cast<std::size_t>(std::max(0, run_factor));
        ui::text(run, 0, {run_factor < 0 ? report::kBlack : ink_of(plan, f, profile[f]), run_factor >= 0});
        run.clear();
    };
    for (const study::VignettePiece& piece : study::vignette_pieces(plan, profile, language)) {
        std::size_t from = 0;
        while (from < piece.words.size()) {
            const std::size_t to = std::min(piece.words.find(' ', from), piece.words.size());
            const std::string word = piece.words.substr(from, to - from);
            from = to + 1;
            if (word.empty()) continue;
            const bool bold = piece.factor >= 0;
            if (piece.factor != run_factor) flush();
            const std::string longer = run.empty() ? word : run + ' ' + word;
            const float start = run.empty() ? at : run_x;
            if (start + ui::text_width(longer, bold) > x + width && at > x) {
                flush();
                line += ui::kBodyStep;
                run = word, run_x = x;
            } else {
                if (run.empty()) run_x = at;
                run = longer;
            }
            run_factor = piece.factor;
            at = run_x + ui::text_width(run, bold) + space;
        }
    }
    flush();
    return line + ui::kBodyStep;
}

std::string lix_words(const DeskView& view, double lix) {
    return tr(view, lix < 30   ? "benchdesk.design.lix.easy"
                    : lix < 45 ? "benchdesk.design.lix.middling"
                               : "benchdesk.design.lix.hard");
}

float draw_preview(const DeskView& view, const study::VignettePlan& plan, float x, float y, float width,
                   DeskCommands& out) {
    stats::Profile profile(plan.factors.size(), 0);
    int shown = 0, all = 1;
    if (view.found.current && view.found.deck) {
        all = static_cast<int>(view.found.deck->deck.profiles.size());
        shown = std::clamp(view.study.look.vignette, 0, all - 1);
        profile = view.found.deck->deck.profiles[static_cast<std::size_t>(shown)];
    }
    ui::at(x, y);
    ui::block(2, tr(view, "benchdesk.design.preview"),
              tr(view, "benchdesk.design.preview_grey", {std::to_string(shown + 1), std::to_string(all)}),
              width);
    float end = ui::cursor_y();
    for (const base::Language language :
         {view.language, view.language == base::Language::da ? base::Language::en : base::Language::da}) {
        end = draw_pieces(plan, profile, language, x, end, width);
        const study::ReadingEase ease = study::reading_ease(study::vignette_text(plan, profile, language));
        ui::at(x, end);
        ui::grey(tr(view,
                    language == base::Language::da ? "benchdesk.design.danish" : "benchdesk.design.english",
                    {std::to_string(ease.words), base::format_number(ease.lix, 0, view.language),
                     lix_words(view, ease.lix)}),
                 width);
        end = ui::cursor_y() + 0.5F;
    }
    const std::array<std::string, 2> labels{tr(view, "benchdesk.design.previous"),
                                            tr(view, "benchdesk.design.next")};
    float at = x;
    for (const int step : {-1, 1}) {
        const std::string& label = labels[step > 0 ? 1 : 0];
        ui::at(at, end);
        const bool key = step > 0 ? ui::shortcut(ui::Key::page_down) : ui::shortcut(ui::Key::page_up);
        if ((ui::button(step > 0 ? "survey.next" : "survey.previous", label) || key)) {
            session::LookAtStudy look = view.study.look;
            look.vignette = (shown + step + all) % all;
            out.push_back(look);
        }
        at = ui::last().right() + 0.6F;
    }
    std::string words = plan.text.in(view.language);
    ui::at(x, end + 2.5F);
    ui::grey(tr(view, "benchdesk.design.text"), width);
    ui::at(x, ui::cursor_y());
    ui::next_width(width);
    if (ui::text_field("survey.text", words, "{}") && !words.empty())
        out.push_back(edit_text(
            view.language == base::Language::da ? "/vignettes/text/da" : "/vignettes/text/en", words));
    return ui::cursor_y() + 0.9F;
}

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

float draw_forbidden(const DeskView& view, const study::VignettePlan& plan, float x, float y, float width,
                     DeskCommands& out) {
    ui::at(x, y);
    ui::block(3, tr(view, "benchdesk.design.never"), tr(view, "benchdesk.design.never_grey"), width);
    float end = ui::cursor_y();
    for (std::size_t k = 0; k < plan.forbidden.size(); ++k) {
        const study::ForbiddenPair& p = plan.forbidden[k];
        const std::string allow = tr(view, "benchdesk.design.allow");
        const float room = width - ui::text_width(allow) - 1;
        ui::at(x, end);
        ui::cell(p.factor + ": " + p.level + " + " + p.with_factor + ": " + p.with_level, room,
                 ui::body_look());
        ui::at(x + room + 0.7F, end - 0.1F);
        if (ui::button("survey.allow." + std::to_string(k), allow, ui::Kind::link))
            out.push_back(session::RemoveFromStudy{"/vignettes/forbidden/" + std::to_string(k)});
        end += 1.9F;
    }
    const std::vector<AnyLevel> levels = all_levels(plan);
    const int n = static_cast<int>(levels.size());
    const auto name = [&](int place) {
        const AnyLevel& at = levels[static_cast<std::size_t>(place % n)];
        return plan.factors[at.factor].id + ": " + plan.factors[at.factor].levels[at.level].id;
    };
    const int first = view.study.look.first % n, second = view.study.look.second % n;
    ui::at(x, end);
    session::LookAtStudy look = view.study.look;
    if (ui::button("survey.pair.first", name(first))) {
        look.first = (first + 1) % n;
        out.push_back(look);
    }
    ui::beside(0.5F);
    if (ui::last().right() + ui::text_width(name(second)) + 1.4F > x + width) ui::at(x, end + 2.2F);
    if (ui::button("survey.pair.second", name(second))) {
        look.second = (second + 1) % n;
        out.push_back(look);
    }
    end = ui::last().bottom() + 0.3F;
    const AnyLevel a = levels[static_cast<std::size_t>(first)], b = levels[static_cast<std::size_t>(second)];
    ui::at(x, end);
    if (ui::button("survey.forbid", tr(view, "benchdesk.design.forbid"), ui::Kind::plain,
                   a.factor != b.factor)) {
        const auto id = [&](const AnyLevel& l) { return plan.factors[l.factor].levels[l.level].id; };
        out.push_back(session::EditStudy{"/vignettes/forbidden/-={\"factor\":\"" + plan.factors[a.factor].id +
                                         "\",\"level\":\"" + id(a) + "\",\"with_factor\":\"" +
                                         plan.factors[b.factor].id + "\",\"with_level\":\"" + id(b) + "\"}"});
    }
    return ui::last().bottom() + 0.9F;
}

float draw_people(const DeskView& view, const study::VignettePlan& plan, float x, float y, float width,
                  DeskCommands& out) {
    ui::at(x, y);
    ui::block(4, tr(view, "benchdesk.design.people"), tr(view, "benchdesk.design.people_grey"), width);
    float end = ui::cursor_y();
    for (std::size_t p = 0; p < plan.professions.size(); ++p) {
        double people = plan.professions[p].respondents;
        ui::at(x, end);
        ui::cell(plan.professions[p].name.in(view.language), 12, ui::body_look());
        ui::at(x + 12.5F, end);
        ui::next_width(std::max(8.0F, width - 12.8F));
        if (ui::slider("survey.people." + std::to_string(p), people, 10, 600, 5,
                       base::format_count(static_cast<std::int64_t>(people), view.language)))
            out.push_back(
                edit_number("/vignettes/professions/" + std::to_string(p) + "/respondents", people));
        end += 2.1F;
    }
    return end + 0.4F;
}

}  // namespace

void draw_study_design(const DeskView& view, DeskCommands& out) {
    if (!view.study.design) return;
    const study::VignettePlan* plan = vignettes_of(view);
    std::string counts = tr(view, "benchdesk.no_vignettes");
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
        if (plan == nullptr) return;
        const float start = end;
        end = draw_factors(view, *plan, kRing, start, left - kRing, out);
        end = draw_people(view, *plan, kRing, end, left - kRing, out);
        const float right_x = beside ? kRing + left + gutter : kRing,
                    right = beside ? width - left - gutter : width - kRing;
        float other = draw_preview(view, *plan, right_x, beside ? start : end, right, out);
        other = draw_forbidden(view, *plan, right_x, other, right, out);
        ui::at(kRing, std::max(end, other));
        ui::gap(0.3F);
    });
}

}  // namespace skoen::gui::screens
