// A vignette as a respondent reads it, the words of each factor in its colour.
#include <algorithm>
#include <array>

#include "gui/screens/study_parts.h"
#include "study/vignette_text.h"

namespace skoen::gui::screens {

namespace {

constexpr std::array<std::uint32_t, 6> kFactorInks = {0x005B8E, 0xA84A00, 0x00523B,
                                                      0xA44C80, 0x6B5900, 0x4B3F8F};

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
        ui::text(run, 0, {run_factor < 0 ? report::kBlack : level_ink(plan, f, profile[f]), run_factor >= 0});
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

}  // namespace

report::Colour level_ink(const study::VignettePlan& plan, std::size_t factor, std::size_t level) {
    const std::string& own = plan.factors[factor].levels[level].colour;
    if (own.size() == 7)
        return report::colour(static_cast<std::uint32_t>(std::stoul(own.substr(1), nullptr, 16)));
    return report::colour(kFactorInks[factor % kFactorInks.size()]);
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
        out.push_back(edit_words("/vignettes/text", plan.text, view.language, words));
    return ui::cursor_y() + 0.9F;
}

}  // namespace skoen::gui::screens
