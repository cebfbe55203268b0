// Everything a training session keeps about a participant, as one list. The CSV, its data package and the privacy page are made
// from it, and a file that is handed over has these fields and no others: what is not here is not stored.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
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

// One row a case, skipped ones too. `own`, `tool` and `final` are shares, as `skoen calibrate --data` reads them.
[[nodiscard]] std::string training_csv(const std::vector<const Training*>& trainings);
[[nodiscard]] std::string training_datapackage(const std::string& csv_name);

// A cell as spreadsheets should take it: what begins with = + - @ or a control character gets an apostrophe before it, unless it
// is a number.
[[nodiscard]] std::string safe_cell(const std::string& text);

// What is kept, why, where, for how long; in words, with the list.
[[nodiscard]] std::vector<std::string> privacy_words(base::Language language);

// For a stick: {"skoen_training": 1, "for": "group" | "research", "session", "arm", "fields", "rows"}. group: no times and no
// order of steps, only what group figures need; research: all fields. Neither holds the seat's number.
enum class HandOver : std::uint8_t { group, research };
[[nodiscard]] std::string hand_over_json(const Training& training, HandOver audience);

}  // namespace skoen::session
