// All case texts of one scenario, read together and bound to it, ready to compose (lab/case_text.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/case_conditions.h"
#include "sim/base/error.h"
#include "sim/base/json.h"

namespace skoen::scenarios {

struct BoundWordForm {
    std::vector<CaseCondition> when;
    std::vector<base::Bilingual> text;
};
struct BoundWord {
    std::string id;
    std::uint32_t key = 0;  // of its draw; that of the word it is like
    std::string mentions, first;
    std::vector<BoundWordForm> forms;
};
struct BoundSentence {
    std::string part, topic;  // topic: never empty
    std::uint32_t key = 0;    // of its draws: a hash of part and first Danish text
    std::vector<CaseCondition> when, claims;
    std::optional<std::size_t> warns;  // index of an announcement
    std::vector<base::Bilingual> text;
};
struct BoundLetter {
    std::vector<CaseCondition> when;
    std::vector<std::string> parts;
};
struct BoundStep {
    std::string id;
    base::Bilingual name, done;
    int minutes = 0;
    std::vector<std::size_t> cues;  // indices into the definition's
    std::vector<std::string> parts;
};
struct BoundAnnouncement {
    std::string id;
    std::vector<CaseCondition> when;
    base::Bilingual text;
};

struct CaseLanguage {
    std::string scenario;
    base::Bilingual heading;
    std::vector<CaseDetail> details;
    CaseVariables variables;
    std::vector<BoundWord> words;
    std::vector<BoundSentence> sentences;
    std::vector<BoundLetter> letters;
    std::vector<BoundStep> steps;
    std::vector<std::vector<CaseCondition>> left_out;
    std::vector<BoundAnnouncement> announcements;

    [[nodiscard]] const BoundWord* word(std::string_view id) const;
};

// {id} in a text, in order: what stands before it, and its id (empty after the last).
struct CaseTextPiece {
    std::string_view before, word;
};
[[nodiscard]] std::vector<CaseTextPiece> pieces_of(std::string_view text);
// {Pigen} -> pigen, and whether it began with a capital.
[[nodiscard]] std::string word_id(std::string_view written, bool& capital);

// Files of one scenario, parsed. Throws InputError with every fault, at its place in its file: what the schema refuses;
// names that do not exist; conditions that no case meets; claims that do not follow; watched words out of place.
[[nodiscard]] CaseLanguage bind_case_texts(const std::vector<base::JsonValue>& files,
                                           const sim::Definition& definition);

// The shipped texts of a scenario, assets/cases/<id>/*.json, or those in a folder of one's own.
[[nodiscard]] CaseLanguage load_case_language(const sim::Definition& definition);
[[nodiscard]] CaseLanguage load_case_language(const sim::Definition& definition, const std::string& folder);
[[nodiscard]] std::vector<std::string> scenarios_with_case_texts();

// Every fault of a file of case texts; the other files of its folder are read beside it.
[[nodiscard]] std::vector<base::Fault> check_case_texts(const base::JsonValue& root, const std::string& path);

}  // namespace skoen::scenarios
