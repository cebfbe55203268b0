// Vignette decks: which profiles are shown, in which deck.
#pragma once

#include <string>
#include <vector>

#include "stats/factorial.h"
#include "study/study_design.h"

namespace skoen::study {

struct Deck {
    std::vector<stats::Profile> profiles;   // deck after deck
    std::vector<int> deck;                  // from 0
    std::string how;                        // "array", "full", "random", "d_efficient", "coordinate"
    std::size_t allowed = 0, universe = 0;  // profiles not forbidden, all; allowed 0: too many to count
    int dominated = 0;                      // pairs of one deck in which one dominates the other
    int forbidden_shown = 0;
    stats::DesignRating rating;
};

// Throws base::InputError when the design asks for more vignettes than are allowed or too few to tell the factors apart.
[[nodiscard]] Deck make_deck(const VignettePlan& plan, std::uint64_t seed);

// What each wish costs: the D-efficiency that could be had without it, in %, all decks held together where the wish is no
// split into decks.
struct DeckCost {
    std::string wish;  // "decks", "no_dominance", or the levels of a forbidden combination: "a=x b=y"
    double with = 0, without = 0;
};
[[nodiscard]] std::vector<DeckCost> deck_costs(const VignettePlan& plan, const Deck& deck,
                                               std::uint64_t seed);
[[nodiscard]] std::string forbidden_name(const ForbiddenPair& pair);

// The vignettes of one deck, as places in `profiles`.
[[nodiscard]] std::vector<std::size_t> in_deck(const Deck& deck, int number);

// Rows of the model matrix, treatment coding: 1, then levels - 1 a factor; and the names as R gives them.
[[nodiscard]] std::vector<double> treatment_row(const stats::Profile& profile,
                                                const std::vector<int>& levels);
[[nodiscard]] std::vector<std::string> treatment_names(const VignettePlan& plan);
[[nodiscard]] std::vector<double> true_effects(const VignettePlan& plan);  // mean first
// Weights of a contrast on those columns.
[[nodiscard]] std::vector<double> contrast_row(const VignettePlan& plan, const Contrast& contrast);

}  // namespace skoen::study
