// The machine, its user and its processes, as one operating system and the next tell of them (system_posix.cpp,
// system_windows.cpp). Texts and paths are UTF-8.
#pragma once

#include <ctime>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace skoen::base {

// What main was given, without the program's name. Call it once, first in main: it also has the console take UTF-8, and
// standard output take bytes as they are.
[[nodiscard]] std::vector<std::string> start_program(int argc, char** argv);

// Empty when it is not set.
[[nodiscard]] std::string environment(const char* name);
// Names of languages like "da_DK.UTF-8", of which the first that is not empty counts.
[[nodiscard]] std::vector<std::string> language_wishes();
// Where this user's programs keep what they record, and where documents go. Empty when nobody says.
[[nodiscard]] std::filesystem::path user_data_folder();
[[nodiscard]] std::filesystem::path home_folder();
// Noto Sans: of the system, or beside the program.
[[nodiscard]] std::filesystem::path font_folder();
// Empty when the system does not say.
[[nodiscard]] std::filesystem::path program_path();

[[nodiscard]] long process_number();
[[nodiscard]] bool error_output_is_terminal();
[[nodiscard]] std::tm local_time(std::time_t time);
// False, with the reason in errno, when there is no chance to be had.
[[nodiscard]] bool draw_by_chance(std::span<unsigned char> bytes);
[[nodiscard]] std::string processor_name();

struct Cost {
    double seconds = 0;    // of processor time
    double megabytes = 0;  // the most memory held at once
};

// A program with its arguments in a process of its own, whose output nobody sees. InternalError when it does not start or
// does not end with 0.
Cost run_unseen(const std::vector<std::string>& words);

}  // namespace skoen::base
