#include "scenarios/comparisons.h"

#include <algorithm>
#include <utility>

#include "scenarios/catalogue.h"
#include "scenarios/fault_place.h"
#include "scenarios/schema_reader.h"
#include "scenarios/schema_writer.h"
#include "scenarios/shipped_files.h"

namespace skoen::scenarios {

namespace {

constexpr std::string_view kComparisonFolder = "scenarios/comparisons/";

bool is_among(std::string_view id, std::string_view folder) {
    const std::vector<std::string> ids = shipped_ids(folder);
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// Scenario, strategies, sets and sides that a comparison names.
std::vector<base::Fault> broken_names(const PreparedComparison& c, const base::JsonValue& root) {
    std::vector<base::Fault> faults;
    const auto report = [&](std::string pointer, const char* expected, const std::string& found) {
        faults.push_back(fault_at(root, std::move(pointer), expected, '"' + found + '"'));
    };
    const bool scenario = is_among(c.scenario, "scenarios/");
    if (!scenario) report("/scenario", "the id of a shipped scenario", c.scenario);
    for (std::size_t i = 0; i < c.sides.size(); ++i) {
        const std::string at = "/sides/" + std::to_string(i);
        if (side_index(c, c.sides[i].id) != i) report(at + "/id", "an id of its own", c.sides[i].id);
        if (!is_among(c.sides[i].strategy, "scenarios/strategies/"))
            report(at + "/strategy", "the id of a shipped strategy", c.sides[i].strategy);
        if (!scenario) continue;
        try {
            (void)load_scenario(c.scenario, c.sides[i].sets);
        } catch (const base::InputError& error) {
            faults.push_back(
                fault_at(root, at + "/sets", "sets that leave the scenario sound", error.what()));
        }
    }
    for (std::size_t i = 0; i < c.expect.size(); ++i) {
        const std::string at = "/expect/" + std::to_string(i);
        for (const auto& [key, id] : {std::pair{"/side", c.expect[i].side}, {"/than", c.expect[i].than}}) {
            if (side_index(c, id) == c.sides.size()) report(at + key, "the id of a side", id);
        }
    }
    return faults;
}

}  // namespace

PreparedComparison read_comparison(const base::JsonValue& root) {
    PreparedComparison comparison = read_with_schema<PreparedComparison>(root);
    std::vector<base::Fault> faults = broken_names(comparison, root);
    if (!faults.empty()) throw base::InputError(std::move(faults));
    return comparison;
}

PreparedComparison load_comparison(std::string_view id_or_path) {
    return read_comparison(shipped_or_file(id_or_path, kComparisonFolder, "comparison"));
}

std::string write_comparison(const PreparedComparison& comparison) { return write_with_schema(comparison); }

const std::vector<PreparedComparison>& comparisons() {
    static const std::vector<PreparedComparison> all = [] {
        std::vector<PreparedComparison> read;
        for (const std::string& id : shipped_ids(kComparisonFolder)) read.push_back(load_comparison(id));
        return read;
    }();
    return all;
}

}  // namespace skoen::scenarios
