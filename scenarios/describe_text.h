// Parts that several descriptions share: a text that may be left out, and where a figure comes from.
#pragma once

#include <optional>
#include <string_view>

#include "scenarios/schema.h"
#include "sim/definition.h"

namespace skoen::scenarios {

inline constexpr std::size_t kMaxId = 40;         // characters of an id
inline constexpr std::size_t kMaxName = 80;       // of a name
inline constexpr std::size_t kMaxSentence = 400;  // of a sentence
inline constexpr std::size_t kMaxParagraph = 1500;

void describe(Schema& schema, sim::Source& source);

// Schema asks for the members of an optional object by its type: this type is an optional text of at most kMost characters.
template <std::size_t kMost>
struct TextWhereGiven {
    base::Bilingual text;
};

template <std::size_t kMost>
void describe(Schema& schema, TextWhereGiven<kMost>& given) {
    const TextRule rule{.required = true, .min_length = 1, .max_length = kMost};
    schema.text("da", given.text.da, rule, "In Danish.");
    schema.text("en", given.text.en, rule, "In English.");
}

// A text in both languages that a file may leave out or give as null; empty in the struct then.
template <std::size_t kMost>
void optional_bilingual(Schema& schema, const char* key, base::Bilingual& value, const char* doc) {
    std::optional<TextWhereGiven<kMost>> given;
    if (!value.da.empty() || !value.en.empty()) given = TextWhereGiven<kMost>{value};
    schema.optional_object(key, given, doc);
    value = given ? given->text : base::Bilingual{};
}

// True for "2026-11-22": a day that the Gregorian calendar has, from the year 1900.
[[nodiscard]] bool is_iso_date(std::string_view text);

}  // namespace skoen::scenarios
