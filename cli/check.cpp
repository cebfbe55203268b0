// skoen check: every fault of scenario and strategy files, one a line.
#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/commands.h"
#include "scenarios/catalogue.h"
#include "sim/base/file.h"
#include "study/study_design.h"

namespace skoen::cli {

namespace {

std::vector<base::Fault> faults_of(const std::string& file) {
    try {
        const std::string text = base::read_text_file(file);
        if (!study::looks_like_design(text)) return scenarios::check_file(file);
        (void)study::read_design(text, file);
        return {};
    } catch (const base::InputError& error) {
        return error.faults;
    }
}

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
            const std::vector<base::Fault> faults = faults_of(file);
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
