// skoen check: every fault of scenario and strategy files, one a line.
#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/commands.h"
#include "scenarios/catalogue.h"

namespace skoen::cli {

namespace {

class CheckCommand final : public Command {
  public:
    std::string_view name() const override { return "check"; }

    void declare(CLI::App& app, const Tr& tr) override {
        app.add_option("FILE", files_, tr("cli.help.files"));
    }

    int run(Console& console) override {
        require_argument(console.tr, "FILE", !files_.empty());
        bool sound = true;
        for (const std::string& file : files_) {
            const std::vector<base::Fault> faults = scenarios::check_file(file);
            for (const base::Fault& fault : faults) console.err << fault.text() << '\n';
            if (faults.empty()) console.out << console.tr("cli.check.sound", {file}) << '\n';
            sound = sound && faults.empty();
        }
        return sound ? kDone : kBadInput;
    }

  private:
    std::vector<std::string> files_;
};

}  // namespace

std::unique_ptr<Command> make_check() { return std::make_unique<CheckCommand>(); }

}  // namespace skoen::cli
