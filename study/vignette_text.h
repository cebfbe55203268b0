// The words of a vignette, how long they are and how hard to read.
#pragma once

#include <string>
#include <vector>

#include "study/deck.h"

namespace skoen::study {

[[nodiscard]] std::string vignette_text(const VignettePlan& plan, const stats::Profile& profile,
                                        base::Language language);

// The same in pieces: which factor's level each piece is, -1 for the words between.
struct VignettePiece {
    int factor = -1;
    std::string words;
};
[[nodiscard]] std::vector<VignettePiece>
vignette_pieces(const VignettePlan& plan, const stats::Profile& profile, base::Language language);

struct ReadingEase {
    int words = 0, sentences = 0, long_words = 0;  // long: more than six letters
    double lix =
        0;  // words a sentence plus per cent long words (Bjornsson 1968): below 25 easy, 35 to 45 middling, above 55 hard
};
[[nodiscard]] ReadingEase reading_ease(const std::string& text);

struct DeckWords {
    int shortest = 0, longest = 0;  // words
    double mean_lix = 0, hardest_lix = 0;
};
[[nodiscard]] DeckWords deck_words(const VignettePlan& plan, const Deck& deck, base::Language language);

// What `skoen vignettes` prints.
[[nodiscard]] std::string deck_json(const StudyDesign& design, const Deck& deck);
[[nodiscard]] std::string deck_text(const StudyDesign& design, const Deck& deck, base::Language language);
// Without the list of vignettes.
[[nodiscard]] std::string deck_summary(const StudyDesign& design, const Deck& deck, base::Language language);
[[nodiscard]] double largest_correlation(const stats::DesignRating& rating);

}  // namespace skoen::study
