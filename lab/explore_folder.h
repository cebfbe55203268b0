// What an exploration leaves on the disk:
//
//   exploration.json   the search with every default spelled out      plans.csv          one row a plan: outcomes, front, regret
//   results.csv        one row a unit, written while it plays         plans/<id>.json    the plans on the front as strategies
//
// results.csv is written under another name and moved to its place when it is whole.
#pragma once

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "lab/explore.h"

namespace skoen::lab {

class ResultsTable {
  public:
    // Throws base::InputError when the folder or the file cannot be made, or the folder holds anything but an exploration.
    explicit ResultsTable(const std::filesystem::path& folder);
    ~ResultsTable();
    ResultsTable(const ResultsTable&) = delete;
    ResultsTable& operator=(const ResultsTable&) = delete;

    void add(const UnitRow& row, const std::string& plan);
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

// exploration.json, plans.csv and the plans on the front. After ResultsTable::close.
void write_exploration_folder(const std::filesystem::path& folder, const scenarios::Exploration& exploration,
                              const std::vector<sim::Strategy>& plans, const Findings& findings);

// Levers in one line: "workflow=own_first; training=planted_errors 1-8 x0.5".
[[nodiscard]] std::string levers_in_a_line(const sim::Strategy& plan, int weeks);

}  // namespace skoen::lab
