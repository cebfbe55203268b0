// Finding, reading and writing scenarios and strategies. What is shipped is known by its id; anything else by its path.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/error.h"
#include "sim/base/json.h"
#include "sim/definition.h"
#include "sim/strategy.h"

namespace skoen::scenarios {

// `id_or_path`: the id of a shipped scenario, or a path (it holds a "/", or ends with ".json", or names a file and no shipped
// scenario). `sets`: "/POINTER=VALUE", applied in order before anything is checked.
// Throws InputError: no such id (with the nearest name and those there are), an unreadable file, any fault of its content.
[[nodiscard]] sim::Definition load_scenario(std::string_view id_or_path,
                                            std::span<const std::string> sets = {});
[[nodiscard]] sim::Strategy load_strategy(std::string_view id_or_path);

// The same from JSON already parsed. The behaviour starts from the ledger.
[[nodiscard]] sim::Definition read_definition(const base::JsonValue& root);
[[nodiscard]] sim::Strategy read_strategy(const base::JsonValue& root);
// Scenario and strategies must be shipped ones, and each side's sets must give a sound scenario.

// A shipped file, for lists and menus; in order of path.
struct ScenarioEntry {
    std::string id;
    base::Bilingual name, summary;
    bool idea = false;  // never built
};
struct StrategyEntry {
    std::string id;
    base::Bilingual name, summary;
};
[[nodiscard]] const std::vector<ScenarioEntry>& scenarios();
[[nodiscard]] const std::vector<StrategyEntry>& strategies();

// Told by the keys that only one kind of file has.
enum class FileKind : std::uint8_t {
    scenario,
    strategy,
    study,
    exploration,
    case_texts,
    training_session,
    workshop,
    comparison,
    own_model,
    unknown
};
[[nodiscard]] FileKind kind_of(const base::JsonValue& root);

// Every fault of a file of any of these kinds; empty when it is sound. A file of no known kind is one fault.
[[nodiscard]] std::vector<base::Fault> check_file(const std::string& path);

// Every key with its value, those of the behaviour too. Reading the text gives an equal text back.
[[nodiscard]] std::string write_scenario(const sim::Definition& definition);
[[nodiscard]] std::string write_strategy(const sim::Strategy& strategy);

}  // namespace skoen::scenarios
