// skoen bench: how fast this machine is with it.
#include <CLI/CLI.hpp>
#include <limits>

#include "cli/bench_figures.h"
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/layout.h"
#include "sim/base/json_writer.h"

namespace skoen::cli {

namespace {

std::string bench_json(const BenchReport& report) {
    base::JsonWriter out;
    out.begin_object().key("machine").value(report.machine).key("isa").value(report.isa);
    out.key("figures").begin_array();
    for (const BenchFigure& f : report.figures) {
        out.begin_object().key("name").value(f.name).key("value").value(f.value).key("unit").value(f.unit);
        out.end_object();
    }
    out.end_array().end_object();
    return out.finish();
}

int decimals_of(double value) { return value >= 100 ? 0 : (value >= 10 ? 1 : 2); }

class BenchCommand final : public Command {
  public:
    std::string_view name() const override { return "bench"; }
    void declare(CLI::App& app, const Tr& tr) override {
        app.add_option("--vs-numpy", vs_numpy_, tr("cli.help.vs_numpy"))->type_name("X");
        app.add_flag("--json", json_, tr("cli.help.json"));
    }

    int run(Console& console) override {
        const Tr& tr = console.tr;
        const BenchReport report = measure_bench(
            vs_numpy_, [&](const std::string& what) { console.err << tr("cli.bench." + what) << '\n'; });
        if (json_) {
            console.out << bench_json(report);
            return kDone;
        }
        console.out << report.machine << " (" << report.isa << ")\n";
        Table table({tr("cli.bench.figure"), tr("cli.bench.value"), tr("cli.bench.unit")}, 60);
        for (const BenchFigure& f : report.figures)
            table.row({tr("cli.bench.name." + f.name), tr.number(f.value, decimals_of(f.value)), f.unit});
        console.out << table.str();
        return kDone;
    }

  private:
    double vs_numpy_ = std::numeric_limits<double>::quiet_NaN();
    bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_bench() { return std::make_unique<BenchCommand>(); }

}  // namespace skoen::cli
