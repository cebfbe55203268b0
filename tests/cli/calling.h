// Calling skoen as a function, and folders to call it in.
#pragma once

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "sim/base/file.h"
#include "sim/base/json.h"

namespace skoen::cli {

struct Answer {
    int code = 0;
    std::string out, err;
};

inline Answer call(const std::vector<std::string>& args) {
    std::ostringstream out, err;
    Answer answer;
    answer.code = run_command(args, out, err);
    answer.out = out.str();
    answer.err = err.str();
    return answer;
}

// `skoen run underretning` made small: three replications of three weeks and two strategies; with `more` behind it.
inline std::vector<std::string> small_run(const std::vector<std::string>& more = {}) {
    std::vector<std::string> args = {
        "run",       "underretning",        "--strategy", "score_first", "--strategy",
        "own_first", "--replications",      "3",          "--weeks",     "3",
        "--set",     "/history/cases=4000", "--lang",     "da"};
    args.insert(args.end(), more.begin(), more.end());
    return args;
}

// Called once: a world takes half a second to make.
inline const Answer& small_text() {
    static const Answer answer = call(small_run());
    return answer;
}
inline const Answer& small_json() {
    static const Answer answer = call(small_run({"--json"}));
    return answer;
}

inline base::JsonValue parsed(const Answer& answer) { return base::parse_json(answer.out, "stdout"); }

// A folder of the test's own that is the current one while the test runs, and gone afterwards.
class WorkFolder {
  public:
    explicit WorkFolder(const std::string& name)
        : before_(std::filesystem::current_path()), path_(before_ / ("cli_test_" + name)) {
        std::filesystem::remove_all(path_);
        std::filesystem::create_directory(path_);
        std::filesystem::current_path(path_);
    }
    ~WorkFolder() {
        std::filesystem::current_path(before_);
        std::filesystem::remove_all(path_);
    }
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    // Names in the folder, sorted.
    std::vector<std::string> names() const {
        std::vector<std::string> all;
        for (const auto& entry : std::filesystem::directory_iterator(path_))
            all.push_back(entry.path().filename().string());
        std::sort(all.begin(), all.end());
        return all;
    }

  private:
    std::filesystem::path before_, path_;
};

inline std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

inline std::size_t line_count(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace skoen::cli
