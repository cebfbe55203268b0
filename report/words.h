// The comparison in plain sentences: one gain and one price for the headline, two or three sentences a plan. Every sentence is
// made from the numbers, and its verb follows the evidence (evidence.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/reading.h"

namespace skoen::report {

// The plan the headline speaks of: the strongest verdict of less harm, and among equals the lowest harm-weighted cost. Nothing
// when only the office without the score was played.
[[nodiscard]] std::optional<std::size_t> lead_plan(const Reading& reading);

// "Plan D giver færre oversete børn uden sikker forskel i ... . Prisen er 72 ledertimer ..."
[[nodiscard]] std::string headline(const Reading& reading);
// The same in parts: what one gains, what it costs, and deadlines met or missed where they clearly change ("" where that cannot
// be said). The desk leaves the last to its picture of time.
struct Headline {
    std::string gain, price, late;
};
[[nodiscard]] Headline headline_parts(const Reading& reading);

struct PlanWords {
    std::size_t plan = 0;
    std::vector<std::string> sentences;
};
// The office without the score first.
[[nodiscard]] std::vector<PlanWords> plan_words(const Reading& reading);

// What the model is shown, what stands in the file without being shown to it, and what nobody writes down; each a list of
// names, empty where there is nothing.
struct FileWords {
    std::string seen, hidden, cues;
};
[[nodiscard]] FileWords file_words(const Reading& reading);

// Where the model comes from, and how to read its card.
[[nodiscard]] std::string model_origin(const Reading& reading);

// What the two errors weigh, how often it was played, and what the intervals hold and do not hold.
[[nodiscard]] std::vector<std::string> reading_notes(const Reading& reading);

}  // namespace skoen::report
