// events.csv: every decision of every replication and strategy, one a line. Written as it is played, since it may be far
// larger than memory: about 300 bytes a decision.
#pragma once

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "lab/run_folder_tables.h"
#include "sim/caseload.h"
#include "sim/play.h"

namespace skoen::lab {

// Columns: which case, one 0/1 column group_<id> for every group of the scenario, then the event (sim/event.h).
[[nodiscard]] std::vector<TableField> event_fields(const sim::Definition& definition);

class EventsTable {
  public:
    // Throws base::InputError when the file cannot be made.
    EventsTable(const std::filesystem::path& file, const sim::Definition& definition);
    ~EventsTable();
    EventsTable(const EventsTable&) = delete;
    EventsTable& operator=(const EventsTable&) = delete;

    // In order of replication, then strategy. Replications count from 1 in the file.
    void add(int replication, const std::string& strategy, const sim::Play& play);
    // Everything is on the disk. Throws base::InputError (a full disk).
    void close();

  private:
    void write(const std::string& bytes);
    [[noreturn]] void refuse(int error);

    std::filesystem::path path_;
    sim::Definition definition_;
    std::FILE* file_ = nullptr;
};

}  // namespace skoen::lab
