// The command line: commands declare what they take, CLI11 reads it, and every complaint comes in the reader's language.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.h"

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11's own name
class App;
class ParseError;
}  // namespace CLI

namespace skoen::cli {

// One command: declares its arguments, then runs. The arguments that were read are members of the derived class.
class Command {
  public:
    virtual ~Command() = default;
    [[nodiscard]] virtual std::string_view name() const = 0;
    virtual void declare(CLI::App& app, const Tr& tr) = 0;
    virtual int run(Console& console) = 0;
};

// Every command there is, in the order of the help.
[[nodiscard]] std::vector<std::unique_ptr<Command>> all_commands();

// `given` as a whole number from `least` to `most`. Throws UsageError naming `option`.
[[nodiscard]] std::int64_t whole_number(const Tr& tr, std::string_view option, const std::string& given,
                                        std::int64_t least, std::int64_t most);

// Throws UsageError when a positional argument was left out.
void require_argument(const Tr& tr, std::string_view name, bool given);

// How `app` is used: its line, its arguments, its commands.
[[nodiscard]] std::string help_text(const CLI::App& app, const Tr& tr);

// CLI11's complaint in words; `app` is the program.
[[nodiscard]] std::string complaint(const CLI::App& app, const CLI::ParseError& error, const Tr& tr);

}  // namespace skoen::cli
