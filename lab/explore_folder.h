// What an exploration leaves on the disk:
//
//   exploration.json   the search with every default spelled out      plans.csv          one row a plan: outcomes, front, regret
//   results.csv        one row a unit                                 plans/<id>.json    the plans on the front as strategies
//   sets.csv           one row a set of assumptions: its values       indices.csv        shares of variance, of a Saltelli plan
//   manifest.json      which study and program (explore_merge.h)      part-...           what shards have played (explore_parts.h)
//
// results.csv is written under another name and moved to its place when it is whole.
#pragma once

#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "lab/explore.h"
#include "stats/sensitivity.h"

namespace skoen::lab {

inline constexpr const char* kResultsName = "results.csv";

// A folder that can be written in: made where it is not there. Throws base::InputError when that fails, or when it holds
// anything but an exploration.
void prepare_exploration_folder(const std::filesystem::path& folder);

// A line of results.csv, with its end.
[[nodiscard]] std::string result_line(const UnitRow& row, const std::string& plan);

class ResultsTable {
  public:
    // Throws base::InputError when the folder or the file cannot be made, or the folder holds anything but an exploration.
    explicit ResultsTable(const std::filesystem::path& folder);
    ~ResultsTable();
    ResultsTable(const ResultsTable&) = delete;
    ResultsTable& operator=(const ResultsTable&) = delete;

    void add(std::string_view line);  // with its end
    // Everything is on the disk under its final name. Throws base::InputError (a full disk).
    void close();

  private:
    void flush();
    [[noreturn]] void refuse_write(int error);

    std::filesystem::path final_, path_;
    std::FILE* file_ = nullptr;
    std::string buffer_;
};

// Header and one row a plan, in their order.
[[nodiscard]] std::string plans_csv(const std::vector<sim::Strategy>& plans, const Findings& findings);

// set, then a column a field.
[[nodiscard]] std::string sets_csv(const SetTable& table);

// Shares of the variance of a plan's harm a case over the sets of a Saltelli plan, by factor.
struct HarmIndices {
    std::size_t plan = 0;
    bool versus_no_tool = false;  // of its difference to plan 0, in the same sets and offices
    std::vector<stats::SobolIndex> factors;
};
// Every plan's harm, then every difference. Empty unless the exploration is a Saltelli plan of at least 2 blocks.
[[nodiscard]] std::vector<HarmIndices> harm_indices(const scenarios::Exploration& exploration,
                                                    const Findings& findings);
[[nodiscard]] std::string indices_csv(const scenarios::Exploration& exploration,
                                      const std::vector<sim::Strategy>& plans,
                                      const std::vector<HarmIndices>& indices);

// Everything but results.csv and the manifest. After ResultsTable::close.
void write_exploration_folder(const std::filesystem::path& folder, const scenarios::Exploration& exploration,
                              const std::vector<sim::Strategy>& plans, const Findings& findings,
                              const SetTable& table);

// Levers in one line: "workflow=own_first; training=planted_errors 1-8 x0.5".
[[nodiscard]] std::string levers_in_a_line(const sim::Strategy& plan, int weeks);

}  // namespace skoen::lab
