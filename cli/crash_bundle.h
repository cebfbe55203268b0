// What is left behind when an assumption of ours does not hold: a folder that anyone can replay and send on.
#pragma once

#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

#include "cli/console.h"

namespace skoen::cli {

// Writes skoen-crash-<hash>/ in `where`: every file and run folder that the arguments name, as given, but nobody's answers (sessions, rows of data); command.txt with the arguments,
// one a line, pointing at those copies; fault.json with arguments, version, commit, compiler and `what`. No wall clock, no
// user, no folder of the machine: the same fault gives the same bundle. Throws base::InputError when it cannot.
std::filesystem::path write_crash_bundle(const std::vector<std::string>& args, const std::string& what,
                                         const std::filesystem::path& where);

// Says sorry, writes the bundle in the current folder (else in the system's temporary one), prints where. Never throws.
void report_crash(const std::vector<std::string>& args, const std::string& what, const Tr& tr,
                  std::ostream& err);

}  // namespace skoen::cli
