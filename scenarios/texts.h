// Texts for readers, in both languages, by room: assets/lang/<room>.json = { "key": {"da": "...", "en": "..."}, ... }.
// A key is named with its room: text("cli.help.seed") is "help.seed" in assets/lang/cli.json. Keys are written out as
// literals, or as a literal that ends with a full stop and an id, so that a test finds the missing and the unused ones.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/text.h"
#include "sim/strategy.h"

namespace skoen::scenarios {

// Throws base::InternalError when there is no such key, or when a language file is faulty.
[[nodiscard]] const base::Bilingual& text(std::string_view key);
[[nodiscard]] bool has_text(std::string_view key);

// All keys of all rooms, sorted.
[[nodiscard]] std::vector<std::string> text_keys();

// `words` with {0}, {1}, ... replaced by `values`. Throws base::InternalError when a placeholder has no value or a value
// no placeholder.
[[nodiscard]] std::string fill(std::string_view words, std::initializer_list<std::string_view> values);

// Names and one-sentence explanations of what sim lists by id: measures.json and levers.json.
[[nodiscard]] const base::Bilingual& measure_name(std::string_view id);
[[nodiscard]] const base::Bilingual& measure_definition(std::string_view id);
[[nodiscard]] const base::Bilingual& unit_name(std::string_view unit);  // of a measure or a ledger row
[[nodiscard]] const base::Bilingual& lever_title(sim::Lever lever);
[[nodiscard]] const base::Bilingual& lever_summary(sim::Lever lever);
[[nodiscard]] const base::Bilingual& option_title(sim::Lever lever, std::string_view option);
[[nodiscard]] const base::Bilingual& option_summary(sim::Lever lever, std::string_view option);

}  // namespace skoen::scenarios
