// skoen list: what is shipped, with ids, names, units and sources.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>

#include "cli/command.h"
#include "cli/commands.h"
#include "cli/listing.h"

namespace skoen::cli {

namespace {

struct Kind {
    std::string_view name;
    std::string (*text)(const Tr&);
    std::string (*json)();
};

constexpr std::array kKinds = {
    Kind{"scenarios", scenarios_text, scenarios_json},
    Kind{"strategies", strategies_text, strategies_json},
    Kind{"comparisons", comparisons_text, comparisons_json},
    Kind{"levers", levers_text, levers_json},
    Kind{"measures", measures_text, measures_json},
    Kind{"assumptions", assumptions_text, assumptions_json},
    Kind{"studies", studies_text, studies_json},
};

class ListCommand final : public Command {
  public:
    std::string_view name() const override { return "list"; }

    void declare(CLI::App& app, const Tr& tr) override {
        app.add_option("WHAT", what_, tr("cli.help.list_what"));
        app.add_flag("--json", json_, tr("cli.help.json"));
    }

    int run(Console& console) override {
        require_argument(console.tr, "WHAT", !what_.empty());
        const auto* const kind =
            std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& k) { return k.name == what_; });
        if (kind == kKinds.end()) {
            std::string names;
            for (const Kind& k : kKinds) names += (names.empty() ? "" : ", ") + std::string(k.name);
            throw UsageError(console.tr("cli.usage.one_of", {"WHAT", names, '"' + what_ + '"'}));
        }
        console.out << (json_ ? kind->json() : kind->text(console.tr));
        return kDone;
    }

  private:
    std::string what_;
    bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_list() { return std::make_unique<ListCommand>(); }

}  // namespace skoen::cli
