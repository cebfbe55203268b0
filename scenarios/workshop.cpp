#include "scenarios/workshop.h"

#include <algorithm>

#include "scenarios/catalogue.h"
#include "scenarios/describe_workshop.h"
#include "scenarios/embedded.h"
#include "scenarios/schema_reader.h"
#include "scenarios/schema_writer.h"
#include "scenarios/shipped_files.h"

namespace skoen::scenarios {

namespace {

constexpr std::string_view kWorkshopFolder = "assets/workshops/";

// Each event by itself must leave a sound scenario.
void try_events(const WorkshopDefinition& workshop, const base::JsonValue& root) {
    std::vector<base::Fault> faults;
    for (const WorkshopEvent& event : workshop.events) {
        try {
            static_cast<void>(load_scenario(workshop.scenario, event.set));
        } catch (const base::InputError& error) {
            for (base::Fault fault : error.faults) {
                fault.file = root.file() + ": event " + event.id + ": " + fault.file;
                faults.push_back(std::move(fault));
            }
        }
    }
    if (!faults.empty()) throw base::InputError(std::move(faults));
}

}  // namespace

WorkshopDefinition read_workshop(const base::JsonValue& root) {
    WorkshopDefinition workshop = read_with_schema<WorkshopDefinition>(root);
    try_events(workshop, root);
    return workshop;
}

WorkshopDefinition load_workshop(std::string_view id_or_path) {
    return read_workshop(shipped_or_file(id_or_path, kWorkshopFolder, "workshop"));
}

std::string write_workshop(const WorkshopDefinition& workshop) { return write_with_schema(workshop); }

int minutes_of(const WorkshopDefinition& workshop) {
    int minutes = 0;
    for (const WorkshopItem& item : workshop.agenda) minutes += item.minutes;
    return minutes;
}

const std::vector<WorkshopEntry>& workshops() {
    static const std::vector<WorkshopEntry> all = [] {
        std::vector<WorkshopEntry> entries;
        for (const std::string& id : shipped_ids(kWorkshopFolder)) {
            const WorkshopDefinition w = load_workshop(id);
            entries.push_back({w.id, w.name, w.summary, minutes_of(w)});
        }
        std::stable_sort(entries.begin(), entries.end(),
                         [](const auto& a, const auto& b) { return a.minutes > b.minutes; });
        return entries;
    }();
    return all;
}

}  // namespace skoen::scenarios
