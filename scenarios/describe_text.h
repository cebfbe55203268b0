// Parts that several descriptions share: lengths, ids, and where a figure comes from.
#pragma once

#include <string_view>

#include "scenarios/schema.h"
#include "sim/definition.h"

namespace skoen::scenarios {

inline constexpr std::size_t kMaxId = 40;         // characters of an id
inline constexpr std::size_t kMaxName = 80;       // of a name
inline constexpr std::size_t kMaxSentence = 400;  // of a sentence
inline constexpr std::size_t kMaxParagraph = 1500;

inline constexpr TextRule kIdRule{.required = true, .min_length = 1, .max_length = kMaxId, .is_id = true};
inline constexpr TextRule kNameRule{.required = true, .min_length = 1, .max_length = kMaxName};
inline constexpr TextRule kSentenceRule{.required = true, .min_length = 1, .max_length = kMaxSentence};
inline constexpr TextRule kParagraphRule{.required = true, .min_length = 1, .max_length = kMaxParagraph};
inline constexpr TextRule kOptionalIdRule{.max_length = kMaxId, .is_id = true};  // empty: none

void describe(Schema& schema, sim::Source& source);

// True for "2026-11-22": a day that the Gregorian calendar has, from the year 1900.
[[nodiscard]] bool is_iso_date(std::string_view text);

}  // namespace skoen::scenarios
