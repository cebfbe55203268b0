#include "study/deck.h"

#include <algorithm>

#include "sim/base/random.h"
#include "stats/design_search.h"

namespace skoen::study {

namespace {

[[noreturn]] void deck_fault(const std::string& expected, const std::string& found) {
    throw base::InputError(base::Fault{"/vignettes/vignettes", 0, 0, "", expected, found});
}

// The expected answer's place on the scale gives the weight, 1 in the middle.
std::vector<double> prior_weights(const VignettePlan& plan, const std::vector<stats::Profile>& profiles) {
    std::vector<double> out;
    if (!plan.priors) return out;
    const std::vector<double> effects = true_effects(plan);
    for (const stats::Profile& profile : profiles) {
        const std::vector<double> row = treatment_row(profile, plan.levels());
        double answer = 0;
        for (std::size_t c = 0; c < row.size(); ++c) answer += row[c] * effects[c];
        const double p =
            std::clamp((answer - plan.answer.low) / (plan.answer.high - plan.answer.low), 0.02, 0.98);
        out.push_back(4 * p * (1 - p));
    }
    return out;
}

stats::DesignSearch search_of(const VignettePlan& plan, const std::vector<stats::Profile>& profiles,
                              std::uint64_t seed) {
    stats::DesignSearch search;
    search.decks = plan.decks;
    search.starts = plan.starts;
    search.seed = seed;
    search.weight = prior_weights(plan, profiles);
    if (plan.no_dominance) {
        search.clash = [&plan, &profiles](std::size_t a, std::size_t b) {
            return plan.dominates(profiles[a], profiles[b]) || plan.dominates(profiles[b], profiles[a]);
        };
    }
    return search;
}

// Same numbers in every deck, profiles in an order that a search found best for the decks. False where there is none.
bool arrange_in_decks(const VignettePlan& plan, std::uint64_t seed, Deck& out) {
    if (plan.decks == 1 && !plan.no_dominance) {
        out.deck.assign(out.profiles.size(), 0);
        return true;
    }
    stats::DesignSearch search = search_of(plan, out.profiles, seed);
    search.runs = out.profiles.size();
    search.starts = std::max(20, plan.starts / 4);
    const stats::FoundDesign found =
        stats::exchange_design(stats::orthonormal_coding(out.profiles, plan.levels()), search);
    if (found.rows.empty()) return false;
    std::vector<stats::Profile> ordered;
    for (const std::size_t row : found.rows) ordered.push_back(out.profiles[row]);
    out.profiles = ordered;
    out.deck = found.deck;
    return true;
}

void search_deck(const VignettePlan& plan, const std::vector<stats::Profile>& allowed, std::uint64_t seed,
                 Deck& out) {
    stats::DesignSearch search = search_of(plan, allowed, seed);
    search.runs = static_cast<std::size_t>(plan.vignettes);
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

int dominated_pairs(const VignettePlan& plan, const Deck& deck) {
    int out = 0;
    for (std::size_t i = 0; i < deck.profiles.size(); ++i) {
        for (std::size_t k = 0; k < deck.profiles.size(); ++k) {
            if (i != k && deck.deck[i] == deck.deck[k])
                out += plan.dominates(deck.profiles[i], deck.profiles[k]) ? 1 : 0;
        }
    }
    return out;
}

// Restrictions that a random deck meets by luck only are no wish of its own: it is drawn anew until they hold.
void draw_apart(const VignettePlan& plan, const std::vector<stats::Profile>& allowed, std::uint64_t seed,
                Deck& out) {
    for (std::uint64_t tries = 0; tries < 10000; ++tries) {
        Deck drawn = out;
        draw_deck(plan, allowed, seed + tries, drawn);
        if (plan.no_dominance && dominated_pairs(plan, drawn) > 0) continue;
        out = drawn;
        return;
    }
    deck_fault("profiles of which none dominates another in a deck", "none in 10,000 draws");
}

void choose_profiles(const VignettePlan& plan, const std::vector<stats::Profile>& allowed, std::uint64_t seed,
                     Deck& out) {
    const std::vector<int> levels = plan.levels();
    const auto wanted = static_cast<std::size_t>(plan.vignettes);
    switch (plan.method) {
    case DeckMethod::full:
        if (allowed.size() % static_cast<std::size_t>(plan.decks) != 0)
            deck_fault("decks that divide " + std::to_string(allowed.size()), std::to_string(plan.decks));
        out.profiles = allowed;
        out.how = "full";
        if (!arrange_in_decks(plan, seed, out)) deck_fault("decks without dominance", "none");
        return;
    case DeckMethod::random:
        return draw_apart(plan, allowed, seed, out);
    case DeckMethod::best:
        if (const auto array =
                plan.forbidden.empty() ? stats::orthogonal_array(wanted, levels) : std::nullopt) {
            out.profiles = *array;
            out.how = "array";
            if (arrange_in_decks(plan, seed, out)) return;
            out.profiles.clear();
        }
        return search_deck(plan, allowed, seed, out);
    case DeckMethod::d_efficient:
        return search_deck(plan, allowed, seed, out);
    case DeckMethod::coordinate:
        out.profiles =
            stats::coordinate_exchange(levels, wanted, std::clamp(plan.starts / 20, 2, 20), seed,
                                       [&plan](const stats::Profile& p) { return plan.allowed(p); });
        out.how = "coordinate";
        if (!arrange_in_decks(plan, seed, out)) deck_fault("decks without dominance", "none");
        return;
    }
}

}  // namespace

Deck make_deck(const VignettePlan& plan, std::uint64_t seed) {
    Deck out;
    const std::vector<int> levels = plan.levels();
    double size = 1;
    for (const int l : levels) size *= l;
    const bool listed = size <= 200000;
    if (!listed && plan.method != DeckMethod::coordinate)
        deck_fault("at most 200,000 combinations, or method coordinate", "more");
    std::vector<stats::Profile> allowed;
    if (listed) {
        for (const stats::Profile& profile : stats::full_factorial(levels)) {
            if (plan.allowed(profile)) allowed.push_back(profile);
        }
    }
    out.universe = static_cast<std::size_t>(size);
    out.allowed = allowed.size();
    std::size_t columns = 1;
    for (const int l : levels) columns += static_cast<std::size_t>(l - 1);
    const auto wanted = static_cast<std::size_t>(plan.vignettes);
    if (plan.method != DeckMethod::full && listed && wanted > allowed.size()) {
        deck_fault("at most the " + std::to_string(allowed.size()) + " allowed profiles",
                   std::to_string(wanted));
    }
    if (plan.method != DeckMethod::full && wanted + 1 < columns + static_cast<std::size_t>(plan.decks)) {
        deck_fault("at least " + std::to_string(columns + static_cast<std::size_t>(plan.decks) - 1) +
                       " vignettes",
                   std::to_string(wanted));
    }
    choose_profiles(plan, allowed, seed, out);
    for (const stats::Profile& profile : out.profiles) out.forbidden_shown += plan.allowed(profile) ? 0 : 1;
    out.dominated = dominated_pairs(plan, out);
    out.rating = stats::rate_design(out.profiles, levels, out.deck, plan.factor_ids(),
                                    listed ? allowed : out.profiles);
    return out;
}

std::string forbidden_name(const ForbiddenPair& pair) {
    std::string out = pair.factor + '=' + pair.level + ' ' + pair.with_factor + '=' + pair.with_level;
    return pair.and_factor.empty() ? out : out + ' ' + pair.and_factor + '=' + pair.and_level;
}

std::vector<DeckCost> deck_costs(const VignettePlan& plan, const Deck& deck, std::uint64_t seed) {
    std::vector<DeckCost> out;
    const bool searches = plan.method == DeckMethod::best || plan.method == DeckMethod::d_efficient;
    if (plan.decks > 1) out.push_back({"decks", deck.rating.d_decks, deck.rating.d_main});
    if (!searches) return out;
    VignettePlan less = plan;
    less.starts = std::min(plan.starts, 60);
    if (plan.no_dominance) {
        less.no_dominance = false;
        const double without = make_deck(less, seed).rating.d_decks;
        out.push_back({"no_dominance", deck.rating.d_decks, std::max(without, deck.rating.d_decks)});
    }
    less.decks = 1;
    for (std::size_t k = 0; k < plan.forbidden.size(); ++k) {
        less.forbidden = plan.forbidden;
        less.forbidden.erase(less.forbidden.begin() + static_cast<std::ptrdiff_t>(k));
        const double without = make_deck(less, seed).rating.d;
        out.push_back({forbidden_name(plan.forbidden[k]), deck.rating.d, std::max(without, deck.rating.d)});
    }
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

std::vector<double> contrast_row(const VignettePlan& plan, const Contrast& contrast) {
    std::vector<std::size_t> first{1};  // column of a factor's second level
    for (const VignetteFactor& factor : plan.factors)
        first.push_back(first.back() + factor.levels.size() - 1);
    std::vector<double> out(first.back(), 0.0);
    for (const ContrastTerm& term : contrast.terms) {
        const auto at = plan.place(term.factor, term.level);
        if (at && at->second > 0) out[first[at->first] + at->second - 1] += term.weight;
    }
    return out;
}

}  // namespace skoen::study
