// The commands, one file each.
#pragma once

#include <memory>

#include "cli/arguments.h"

namespace skoen::cli {

[[nodiscard]] std::unique_ptr<Command> make_run();        // run.cpp
[[nodiscard]] std::unique_ptr<Command> make_check();      // check.cpp
[[nodiscard]] std::unique_ptr<Command> make_list();       // list.cpp
[[nodiscard]] std::unique_ptr<Command> make_card();       // card.cpp
[[nodiscard]] std::unique_ptr<Command> make_case();       // case.cpp
[[nodiscard]] std::unique_ptr<Command> make_report();     // report.cpp
[[nodiscard]] std::unique_ptr<Command> make_replicate();  // replicate.cpp
[[nodiscard]] std::unique_ptr<Command> make_calibrate();  // calibrate.cpp
[[nodiscard]] std::unique_ptr<Command> make_explore();    // explore.cpp
[[nodiscard]] std::unique_ptr<Command> make_merge();      // merge.cpp
[[nodiscard]] std::unique_ptr<Command> make_compare();    // compare.cpp
[[nodiscard]] std::unique_ptr<Command> make_bench();      // bench.cpp
[[nodiscard]] std::unique_ptr<Command> make_session();    // session.cpp
[[nodiscard]] std::unique_ptr<Command> make_train();      // train.cpp
[[nodiscard]] std::unique_ptr<Command> make_fit();        // fit.cpp
[[nodiscard]] std::unique_ptr<Command> make_power();      // power.cpp
[[nodiscard]] std::unique_ptr<Command> make_vignettes();  // vignettes.cpp
[[nodiscard]] std::unique_ptr<Command> make_study();      // study.cpp

}  // namespace skoen::cli
