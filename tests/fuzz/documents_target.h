// What must hold of the readers of all other files for any bytes whatever: studies, designs, explorations, comparisons, training
// sessions, workshops, tables, and the lines of a desk's log. Used by the libFuzzer program (documents.cpp) and by the test that
// replays mutated files (tests/session/documents_fuzz_test.cpp).
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "scenarios/comparisons.h"
#include "scenarios/exploration.h"
#include "scenarios/schema_writer.h"
#include "scenarios/studies.h"
#include "scenarios/training_session.h"
#include "scenarios/workshop.h"
#include "session/commands.h"
#include "sim/base/error.h"
#include "stats/csv.h"
#include "study/study_design.h"
#include "tests/fuzz/json_target.h"

namespace skoen::test {

enum class Document { study, design, exploration, comparison, training, workshop, table, command };
inline constexpr std::array kDocuments = {Document::study,      Document::design,   Document::exploration,
                                          Document::comparison, Document::training, Document::workshop,
                                          Document::table,      Document::command};

// What is accepted, written again; the reader takes it back as it is written.
template <class Read, class Write>
void demand_same_again(std::string_view text, Read read, Write write) {
    const std::string written = write(read(std::string(text)));
    base::ensure(write(read(written)) == written, "a document is not read back");
}

inline bool feed_document(Document kind, std::string_view text) {
    const auto parsed = [](const std::string& bytes) { return base::parse_json(bytes, "fuzz"); };
    try {
        switch (kind) {
        case Document::study:
            demand_same_again(
                text, [&](const std::string& b) { return scenarios::read_study(parsed(b)); },
                [](const auto& d) { return scenarios::write_study(d); });
            break;
        case Document::design:
            demand_same_again(
                text, [](const std::string& b) { return study::read_design(b, "fuzz"); },
                [](const auto& d) { return scenarios::write_with_schema(d); });
            break;
        case Document::exploration:
            demand_same_again(
                text, [&](const std::string& b) { return scenarios::read_exploration(parsed(b)); },
                [](const auto& d) { return scenarios::write_exploration(d); });
            break;
        case Document::comparison:
            demand_same_again(
                text, [&](const std::string& b) { return scenarios::read_comparison(parsed(b)); },
                [](const auto& d) { return scenarios::write_comparison(d); });
            break;
        case Document::training:
            demand_same_again(
                text, [&](const std::string& b) { return scenarios::read_training_session(parsed(b)); },
                [](const auto& d) { return scenarios::write_training_session(d); });
            break;
        case Document::workshop:
            demand_same_again(
                text, [&](const std::string& b) { return scenarios::read_workshop(parsed(b)); },
                [](const auto& d) { return scenarios::write_workshop(d); });
            break;
        case Document::table:
            demand_same_again(
                text, [](const std::string& b) { return stats::read_csv(b, "fuzz"); },
                [](const auto& d) { return stats::write_csv(d); });
            break;
        case Document::command:
            demand_same_again(
                text, [](const std::string& b) { return session::command_from(b); },
                [](const auto& d) { return session::to_line(d); });
            break;
        }
        return true;
    } catch (const base::InputError& error) {
        if (kind != Document::command) demand_good_faults(error, text);
        return false;
    }
}

}  // namespace skoen::test
