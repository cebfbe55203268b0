// Everything a training session keeps about a participant, as one list. The CSV, its data package and the privacy page are made
// from it, and a file that is handed over has these fields and no others: what is not here is not stored.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "session/training.h"

namespace skoen::session {

struct TrainingField {
    std::string name;
    const char* type;  // string, integer, number, boolean, as data packages spell them
    bool own = false;  // given or caused by the participant; the others follow from the session's file
    // Empty where it is not defined. A decimal point, no grouping.
    std::function<std::string(const Training&, const TrainingRecord&)> value;
};
// What they mean: trainingroom.field.<name> in assets/lang.
[[nodiscard]] const std::vector<TrainingField>& training_fields();
[[nodiscard]] const base::Bilingual& field_meaning(const TrainingField& field);

// Who gets it. own: the participant, everything. group: no seat, no times and no order of steps, only what group
// figures need. research: all but the seat; `person` is the file's name, drawn by chance, under which one can ask for one's
// rows to be taken out again.
enum class HandOver : std::uint8_t { own, group, research };
inline constexpr std::array<std::string_view, 3> kHandOvers = {"own", "group", "research"};
[[nodiscard]] bool handed_over(const TrainingField& field, HandOver audience);

// A score from 1 to 10 as a share: the middle of its tenth, drawn out on both sides so that 0.5 is the line from which the tool
// recommends to act (`line` 2 to 10). Two scores lie on different sides of 0.5 when they lie on different sides of the line.
[[nodiscard]] double share_of_score(int score, int line);

// One row a case, skipped ones too. `own`, `tool` and `final` are shares, as `skoen calibrate --data` reads them.
[[nodiscard]] std::string training_csv(const std::vector<const Training*>& trainings,
                                       HandOver audience = HandOver::own);
[[nodiscard]] std::string training_datapackage(const std::string& csv_name,
                                               HandOver audience = HandOver::own);

// A cell as spreadsheets should take it: what begins with = + - @ or a control character gets an apostrophe before it, unless it
// is a number.
[[nodiscard]] std::string safe_cell(const std::string& text);

// What is kept, why, where, for how long; in words, with the list and who gets which of it.
[[nodiscard]] std::vector<std::string> privacy_words(base::Language language);

// For a stick: {"skoen_training": 1, "for": "group" | "research", "file", "session", "arm", "fields", "rows"}. `file`: the name drawn
// by chance, so that a file that comes twice counts once.
[[nodiscard]] std::string hand_over_json(const Training& training, HandOver audience);

}  // namespace skoen::session
