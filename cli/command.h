// The program skoen as a function, so that tests can call it without starting a process.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

namespace skoen::cli {

// What every command returns, and what scripts and Slurm jobs rely on.
enum ExitCode : int {
    kDone = 0,
    kDoesNotHold = 1,    // ran, and what it checks does not hold
    kBadInput = 2,       // usage, file, value: the user can put it right
    kOurFault = 3,       // with a replayable bundle
    kInterrupted = 130,  // SIGINT, 128 + 2 as shells count
    kTerminated = 143    // SIGTERM, 128 + 15
};

// `args` without the program's name. Results go to `out`, messages and progress to `err`. Never throws.
int run_command(const std::vector<std::string>& args, std::ostream& out, std::ostream& err);

// Runs `action` and turns what it throws into messages and an exit code; the bundle of an internal fault (crash_bundle.h)
// is written in the current folder.
int guarded(const std::vector<std::string>& args, std::ostream& err, const std::function<int()>& action);

}  // namespace skoen::cli
