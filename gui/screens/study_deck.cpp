// How good the deck is, what each wish costs, and what each effect can be seen with.
#include <algorithm>
#include <array>

#include "gui/screens/study.h"

namespace skoen::gui::screens {

namespace {

std::string deck_number(const DeskView& view, double value, int decimals) {
    return base::format_number(value, decimals, view.language);
}

float draw_choices(const DeskView& view, const study::VignettePlan& plan, float x, float y, float width,
                   DeskCommands& out) {
    ui::at(x, y);
    ui::block(1, tr(view, "benchdesk.deck.choose"), tr(view, "benchdesk.deck.choose_grey"), width);
    double each = plan.vignettes / plan.decks, decks = plan.decks;
    ui::at(x, ui::cursor_y());
    ui::body(tr(view, "benchdesk.deck.vignettes"), width);
    ui::at(x, ui::cursor_y());
    ui::next_width(width - 0.3F);
    const double own_decks = decks;
    // Steps of whole decks, so that every deck stays as large as the others.
    if (ui::slider("survey.each", each, 2, 24, 1, base::format_number(each * own_decks, 0, view.language)))
        out.push_back(edit_number("/vignettes/vignettes", each * own_decks));
    ui::at(x, ui::cursor_y() + 0.2F);
    ui::body(tr(view, "benchdesk.deck.decks",
                {std::to_string(plan.decks), std::to_string(plan.vignettes / plan.decks)}),
             width);
    // Divisors of the number of vignettes.
    std::vector<int> divisors;
    std::vector<std::string> labels;
    int current = 0;
    for (int d = 1; d <= plan.vignettes / 2 && divisors.size() < 8; ++d) {
        if (plan.vignettes % d != 0) continue;
        if (d == plan.decks) current = static_cast<int>(divisors.size());
        divisors.push_back(d);
        labels.push_back(std::to_string(d));
    }
    ui::at(x, ui::cursor_y() + 0.2F);
    ui::next_width(std::min(width, 3.0F * static_cast<float>(labels.size())));
    if (const int hit = ui::segmented("survey.decks", labels, current); hit >= 0)
        out.push_back(edit_number("/vignettes/decks", divisors[static_cast<std::size_t>(hit)]));
    constexpr std::array<const char*, 3> kMethods = {"best", "full", "random"};
    const std::array<std::string, 3> methods{tr(view, "benchdesk.deck.method.best"),
                                             tr(view, "benchdesk.deck.method.full"),
                                             tr(view, "benchdesk.deck.method.random")};
    ui::at(x, ui::cursor_y() + 0.5F);
    ui::body(tr(view, "benchdesk.deck.method"), width);
    ui::at(x, ui::cursor_y() + 0.2F);
    ui::next_width(std::min(width, 20.0F));
    const int method = plan.method == study::DeckMethod::full     ? 1
                       : plan.method == study::DeckMethod::random ? 2
                                                                  : 0;
    if (const int hit = ui::segmented("survey.method", methods, method); hit >= 0)
        out.push_back(edit_text("/vignettes/method", kMethods[static_cast<std::size_t>(hit)]));
    ui::at(x, ui::cursor_y() + 0.5F);
    const auto set = [&](const char* pointer, bool on) {
        out.push_back(session::EditStudy{std::string(pointer) + (on ? "=true" : "=false")});
    };
    if (ui::toggle("survey.dominance", tr(view, "benchdesk.deck.no_dominance"), plan.no_dominance))
        set("/vignettes/no_dominance", !plan.no_dominance);
    ui::at(x, ui::cursor_y() + 0.2F);
    if (ui::toggle("survey.priors", tr(view, "benchdesk.deck.priors"), plan.priors))
        set("/vignettes/priors", !plan.priors);
    return ui::cursor_y() + 0.8F;
}

std::string cost_words(const DeskView& view, const study::DeckCost& cost) {
    const std::string points = deck_number(view, cost.without - cost.with, 1);
    if (cost.wish == "decks") return tr(view, "benchdesk.deck.cost.decks", {points});
    if (cost.wish == "no_dominance") return tr(view, "benchdesk.deck.cost.no_dominance", {points});
    return tr(view, "benchdesk.deck.cost.forbidden", {points, cost.wish});
}

float draw_quality(const DeskView& view, const session::RatedDeck& rated, float x, float y, float width) {
    const stats::DesignRating& rating = rated.deck.rating;
    ui::at(x, y);
    ui::block(2, tr(view, "benchdesk.deck.quality"), tr(view, "benchdesk.deck.quality_grey"), width);
    const auto line = [&](const std::string& words) {
        ui::at(x, ui::cursor_y());
        ui::body(words, width);
        ui::gap(0.2F);
    };
    line(
        tr(view, "benchdesk.deck.d", {deck_number(view, rating.d, 1), deck_number(view, rating.d_decks, 1)}));
    bool dear = false;
    for (const study::DeckCost& cost : rated.costs) {
        if (cost.without - cost.with < 0.05) continue;
        line(cost_words(view, cost));
        dear = true;
    }
    if (!dear && !rated.costs.empty()) line(tr(view, "benchdesk.deck.no_cost"));
    line(tr(view, "benchdesk.deck.balance",
            {deck_number(view, 100 * rating.worst_balance, 1),
             deck_number(view, study::largest_correlation(rating), 2)}));
    std::string aliases;
    for (std::size_t k = 0; k < std::min<std::size_t>(3, rating.aliases.size()); ++k)
        aliases += (k > 0 ? "; " : "") + rating.aliases[k];
    if (!aliases.empty()) line(tr(view, "benchdesk.deck.aliases", {aliases}));
    return ui::cursor_y() + 0.5F;
}

float draw_effects(const DeskView& view, const session::RatedDeck& rated, float x, float y, float width) {
    ui::at(x, y);
    ui::block(3, tr(view, "benchdesk.deck.power"),
              tr(view, "benchdesk.deck.power_grey",
                 {base::format_percent(view.study.design->power.wanted, 0, view.language)}),
              width);
    const float cell = 5.4F, name = width - 3 * cell;
    const std::array<ui::Column, 4> columns{ui::Column{0, name - 0.5F, ui::Align::left},
                                            ui::Column{name, cell - 0.4F, ui::Align::right},
                                            ui::Column{name + cell, cell - 0.4F, ui::Align::right},
                                            ui::Column{name + 2 * cell, cell, ui::Align::right}};
    const auto row = [&](const std::array<std::string, 4>& cells, const ui::RowLook& look) {
        ui::at(x, ui::cursor_y());
        ui::table_row(columns, cells, width, look);
    };
    ui::RowLook head;
    head.grey = true, head.rule_above = false, head.height = 1.6F;
    row({tr(view, "benchdesk.deck.column.effect"), tr(view, "benchdesk.deck.column.expected"),
         tr(view, "benchdesk.deck.column.power"), tr(view, "benchdesk.deck.column.smallest")},
        head);
    for (const study::PowerEffect& effect : rated.effects) {
        ui::RowLook look;
        look.semibold = effect.truth != 0 && *effect.exact >= view.study.design->power.wanted;
        row({label_within(view, effect.name, "", name - 0.5F), deck_number(view, effect.truth, 2),
             base::format_percent(*effect.exact, 0, view.language), deck_number(view, *effect.detectable, 2)},
            look);
    }
    return ui::cursor_y() + 0.4F;
}

}  // namespace

void draw_study_deck(const DeskView& view, DeskCommands& out) {
    if (!view.study.design) return;
    const study::VignettePlan* plan = vignettes_of(view);
    std::string headline = view.study.design->name.in(view.language);
    if (plan != nullptr && view.found.deck) {
        const std::string runs = std::to_string(view.found.deck->deck.profiles.size());
        const std::string d = deck_number(view, view.found.deck->deck.rating.d_decks, 1);
        headline = plan->decks == 1
                       ? tr(view, "benchdesk.deck.headline_one", {runs, d})
                       : tr(view, "benchdesk.deck.headline", {runs, std::to_string(plan->decks), d});
    }
    const float top = study_head(view, headline,
                                 plan == nullptr ? tr(view, "benchdesk.no_vignettes")
                                                 : view.study.design->name.in(view.language));
    if (plan == nullptr) return;
    body("survey.deck", top, [&](float width, float) {
        const bool beside = study_beside(view);
        const float gutter = 2.4F, left = beside ? (width - gutter) * 0.42F : width - kRing;
        float end = draw_choices(view, *plan, kRing, 0, left, out);
        if (!view.found.deck) return;
        float other = beside ? 0 : end;
        const float right_x = beside ? kRing + left + gutter : kRing,
                    right = beside ? width - left - gutter - kRing : width - kRing;
        if (beside) end = draw_quality(view, *view.found.deck, kRing, end, left);
        other = draw_effects(view, *view.found.deck, right_x, other, right);
        if (!beside) other = draw_quality(view, *view.found.deck, kRing, other, right);
        ui::at(kRing, std::max(end, other));
        ui::gap(0.3F);
    });
}

}  // namespace skoen::gui::screens
