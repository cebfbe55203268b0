// What one case reads like: the letter, and what shows to someone who spends time on it. Composed from the texts that people
// of the field wrote (scenarios/case_texts.h); nothing here knows a word of casework.
//
// Each sentence is drawn by its own key: of those whose conditions hold, the one with the largest number wins. So a new
// sentence changes only the letters it gets into.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/case_language.h"
#include "sim/base/random.h"

namespace skoen::lab {

struct ToldSentence {
    std::size_t sentence = 0;  // index into the language's sentences
    base::Bilingual text;
};

struct ToldStep {
    std::string id;
    base::Bilingual name, done;
    int minutes = 0;
    std::vector<ToldSentence> sentences;
    [[nodiscard]] std::string text(base::Language language) const;  // sentences joined
};

struct CaseText {
    scenarios::CaseState state;
    base::Bilingual heading;
    std::vector<ToldSentence> letter;
    std::vector<ToldStep> steps;
    std::vector<base::Bilingual> announcements;  // to be said before the letter is shown
    [[nodiscard]] std::string letter_text(base::Language language) const;
};

// The facts, cues and details of the case as levels.
[[nodiscard]] scenarios::CaseState state_of_case(const scenarios::CaseLanguage& language,
                                                 const sim::CaseGenerator& generator,
                                                 const sim::CaseFacts& facts, const base::Draws& draws,
                                                 const base::Subject& who);

// Empty for a case that the files leave out. Throws InternalError where a part has no sentence for the case.
[[nodiscard]] std::optional<CaseText> tell_case_text(const scenarios::CaseLanguage& language,
                                                     const sim::CaseGenerator& generator,
                                                     const sim::CaseFacts& facts, const base::Draws& draws,
                                                     const base::Subject& who);

// The recorded facts as the file shows them, in the order of the definition: name and value.
struct FileLine {
    std::string id;  // of the recorded fact
    base::Bilingual name, value;
};
[[nodiscard]] std::vector<FileLine> file_lines(const sim::Definition& definition,
                                               const scenarios::CaseLanguage& language,
                                               const scenarios::CaseState& state);

}  // namespace skoen::lab
