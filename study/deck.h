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
    std::string how;                        // "array", "full", "random", "d_efficient"
    std::size_t allowed = 0, universe = 0;  // profiles not forbidden, all
    int forbidden_shown = 0;
    stats::DesignRating rating;
};

// Throws base::InputError when the design asks for more vignettes than are allowed or too few to tell the factors apart.
[[nodiscard]] Deck make_deck(const VignettePlan& plan, std::uint64_t seed);

// The vignettes of one deck, as places in `profiles`.
[[nodiscard]] std::vector<std::size_t> in_deck(const Deck& deck, int number);

// Rows of the model matrix, treatment coding: 1, then levels - 1 a factor; and the names as R gives them.
[[nodiscard]] std::vector<double> treatment_row(const stats::Profile& profile,
                                                const std::vector<int>& levels);
[[nodiscard]] std::vector<std::string> treatment_names(const VignettePlan& plan);
[[nodiscard]] std::vector<double> true_effects(const VignettePlan& plan);  // mean first

}  // namespace skoen::study
