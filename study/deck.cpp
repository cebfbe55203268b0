#include "study/deck.h"

#include <algorithm>
#include <numeric>

#include "sim/base/random.h"
#include "stats/design_search.h"

namespace skoen::study {

namespace {

[[noreturn]] void deck_fault(const std::string& expected, const std::string& found) {
    throw base::InputError(base::Fault{"/vignettes/vignettes", 0, 0, "", expected, found});
}

// Same numbers in every deck, profiles in an order that a search found best for the decks.
void arrange_in_decks(const VignettePlan& plan, std::uint64_t seed, Deck& out) {
    if (plan.decks == 1) {
        out.deck.assign(out.profiles.size(), 0);
        return;
    }
    stats::DesignSearch search;
    search.runs = out.profiles.size();
    search.decks = plan.decks;
    search.starts = std::max(20, plan.starts / 4);
    search.seed = seed;
    const stats::FoundDesign found =
        stats::exchange_design(stats::orthonormal_coding(out.profiles, plan.levels()), search);
    std::vector<stats::Profile> ordered;
    for (const std::size_t row : found.rows) ordered.push_back(out.profiles[row]);
    out.profiles = ordered;
    out.deck = found.deck;
}

void search_deck(const VignettePlan& plan, const std::vector<stats::Profile>& allowed, std::uint64_t seed,
                 Deck& out) {
    stats::DesignSearch search;
    search.runs = static_cast<std::size_t>(plan.vignettes);
    search.decks = plan.decks;
    search.starts = plan.starts;
    search.seed = seed;
    const stats::FoundDesign found =
        stats::exchange_design(stats::orthonormal_coding(allowed, plan.levels()), search);
    if (found.rows.empty()) deck_fault("profiles that can tell the levels apart", "every start failed");
    for (const std::size_t row : found.rows) out.profiles.push_back(allowed[row]);
    out.deck = found.deck;
    out.how = "d_efficient";
}

void draw_deck(const VignettePlan& plan, std::vector<stats::Profile> allowed, std::uint64_t seed, Deck& out) {
    std::uint64_t state = base::mix64(seed);
    for (std::size_t i = 0; i < static_cast<std::size_t>(plan.vignettes); ++i) {
        state = base::mix64(state);
        std::swap(allowed[i], allowed[i + state % (allowed.size() - i)]);
        out.profiles.push_back(allowed[i]);
        out.deck.push_back(static_cast<int>(i) * plan.decks / plan.vignettes);
    }
    out.how = "random";
}

}  // namespace

Deck make_deck(const VignettePlan& plan, std::uint64_t seed) {
    Deck out;
    const std::vector<int> levels = plan.levels();
    double size = 1;
    for (const int l : levels) size *= l;
    if (size > 200000) deck_fault("factors with at most 200,000 profiles", "more");
    const std::vector<stats::Profile> all = stats::full_factorial(levels);
    std::vector<stats::Profile> allowed;
    for (const stats::Profile& profile : all) {
        if (plan.allowed(profile)) allowed.push_back(profile);
    }
    out.universe = all.size();
    out.allowed = allowed.size();
    std::size_t columns = 1;
    for (const int l : levels) columns += static_cast<std::size_t>(l - 1);
    const auto wanted = static_cast<std::size_t>(plan.vignettes);
    if (plan.method != DeckMethod::full && wanted > allowed.size()) {
        deck_fault("at most the " + std::to_string(allowed.size()) + " allowed profiles",
                   std::to_string(wanted));
    }
    if (plan.method != DeckMethod::full && wanted + 1 < columns + static_cast<std::size_t>(plan.decks)) {
        deck_fault("at least " + std::to_string(columns + static_cast<std::size_t>(plan.decks) - 1) +
                       " vignettes",
                   std::to_string(wanted));
    }
    std::optional<std::vector<stats::Profile>> array;
    if (plan.method == DeckMethod::best && plan.forbidden.empty())
        array = stats::orthogonal_array(wanted, levels);
    if (plan.method == DeckMethod::full) {
        if (allowed.size() % static_cast<std::size_t>(plan.decks) != 0) {
            deck_fault("decks that divide " + std::to_string(allowed.size()), std::to_string(plan.decks));
        }
        out.profiles = allowed;
        arrange_in_decks(plan, seed, out);
        out.how = "full";
    } else if (array) {
        out.profiles = *array;
        arrange_in_decks(plan, seed, out);
        out.how = "array";
    } else if (plan.method == DeckMethod::random) {
        draw_deck(plan, allowed, seed, out);
    } else {
        search_deck(plan, allowed, seed, out);
    }
    for (const stats::Profile& profile : out.profiles) out.forbidden_shown += plan.allowed(profile) ? 0 : 1;
    out.rating = stats::rate_design(out.profiles, levels, out.deck, plan.factor_ids(), allowed);
    return out;
}

std::vector<std::size_t> in_deck(const Deck& deck, int number) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < deck.deck.size(); ++i) {
        if (deck.deck[i] == number) out.push_back(i);
    }
    return out;
}

std::vector<double> treatment_row(const stats::Profile& profile, const std::vector<int>& levels) {
    std::vector<double> row{1.0};
    for (std::size_t f = 0; f < levels.size(); ++f) {
        for (int l = 1; l < levels[f]; ++l) row.push_back(profile[f] == l ? 1.0 : 0.0);
    }
    return row;
}

std::vector<std::string> treatment_names(const VignettePlan& plan) {
    std::vector<std::string> names{"(Intercept)"};
    for (const VignetteFactor& factor : plan.factors) {
        for (std::size_t l = 1; l < factor.levels.size(); ++l)
            names.push_back(factor.id + factor.levels[l].id);
    }
    return names;
}

std::vector<double> true_effects(const VignettePlan& plan) {
    std::vector<double> out{plan.mean};
    for (const VignetteFactor& factor : plan.factors) {
        for (std::size_t l = 1; l < factor.levels.size(); ++l) out.push_back(factor.levels[l].effect);
    }
    return out;
}

}  // namespace skoen::study
