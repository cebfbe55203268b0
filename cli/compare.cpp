// skoen compare: a prepared comparison played, and whether what it expects comes out.
#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/layout.h"
#include "cli/playing.h"
#include "lab/prepared.h"
#include "report/measure_words.h"
#include "scenarios/comparisons.h"
#include "sim/base/json_writer.h"

namespace skoen::cli {

namespace {

constexpr int kLeastReplications = 2, kMostCompared = 10000;

const char* relation_key(scenarios::Relation relation) {
    switch (relation) {
    case scenarios::Relation::more:
        return "cli.compare.more";
    case scenarios::Relation::less:
        return "cli.compare.less";
    case scenarios::Relation::same:
        break;
    }
    return "cli.compare.same";
}

std::string comparison_text(const scenarios::PreparedComparison& c, const std::vector<lab::Finding>& findings,
                            const Tr& tr) {
    const auto number = [&](double value) { return tr.number(value, 3); };
    const auto side = [&](const std::string& id) { return tr.of(c.sides[side_index(c, id)].name); };
    std::string out = tr.of(c.name) + "\n" + wrapped(tr.of(c.question)) + "\n\n";
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const scenarios::Expectation& e = c.expect[i];
        const lab::Finding& f = findings[i];
        std::string claim = tr(relation_key(e.relation),
                               {report::measure_name(e.measure, tr.language()), side(e.side), side(e.than)});
        if (e.from > 0)
            claim += ' ' + tr("cli.compare.weeks", {std::to_string(e.from), std::to_string(e.to)});
        out += wrapped(claim) + "\n    " +
               tr(f.holds ? "cli.compare.holds" : "cli.compare.fails",
                  {number(f.difference), number(f.lo), number(f.hi), std::to_string(f.replications)}) +
               "\n";
    }
    return out + "\n" + wrapped(tr.of(c.see)) + "\n";
}

std::string comparison_as_json(const scenarios::PreparedComparison& c,
                               const std::vector<lab::Finding>& findings) {
    base::JsonWriter out;
    out.begin_object().key("id").value(c.id).key("findings").begin_array();
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const scenarios::Expectation& e = c.expect[i];
        const lab::Finding& f = findings[i];
        out.begin_object().key("measure").value(e.measure).key("side").value(e.side).key("than").value(
            e.than);
        out.key("difference").value(f.difference).key("lo").value(f.lo).key("hi").value(f.hi);
        out.key("replications").value(f.replications).key("holds").value(f.holds).end_object();
    }
    return out.end_array().end_object().finish();
}

class CompareCommand final : public Command {
  public:
    std::string_view name() const override { return "compare"; }

    void declare(CLI::App& app, const Tr& tr) override {
        app.add_option("COMPARISON", comparison_, tr("cli.help.comparison"));
        app.add_option("--replications", replications_, tr("cli.help.compare_replications"))->type_name("N");
        app.add_option("--threads", threads_, tr("cli.help.threads"))->type_name("N");
        app.add_flag("--json", json_, tr("cli.help.json"));
    }

    int run(Console& console) override {
        const Tr& tr = console.tr;
        require_argument(tr, "COMPARISON", !comparison_.empty());
        lab::PreparedOptions options;
        options.threads = threads_number(tr, threads_);
        options.replications = static_cast<int>(
            whole_number(tr, "--replications", replications_, kLeastReplications, kMostCompared));
        const scenarios::PreparedComparison comparison = scenarios::load_comparison(comparison_);
        const std::vector<lab::Finding> findings = lab::play_prepared(comparison, options);
        console.out << (json_ ? comparison_as_json(comparison, findings)
                              : comparison_text(comparison, findings, tr));
        return kDone;
    }

  private:
    std::string comparison_, replications_ = "40", threads_ = "0";
    bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_compare() { return std::make_unique<CompareCommand>(); }

}  // namespace skoen::cli
