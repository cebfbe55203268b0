// What `skoen bench` measures. Clocks are read here and nowhere else in the program: no result depends on them.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace skoen::cli {

struct BenchFigure {
    std::string name;
    double value = 0;
    std::string unit;
};

struct BenchReport {
    std::string machine;  // the processor's own name
    std::string isa;      // the lanes it has
    std::vector<BenchFigure> figures;
};

// Decisions a second on one core, the share of what draws and elementary functions alone would take, what two threads give,
// from a lever to the first and to the full picture (100 replications of two plans over 26 weeks in an office of 30), and
// the start of the program. `said` is called with the name of what is measured next.
[[nodiscard]] BenchReport measure_bench(const std::function<void(const std::string&)>& said);

}  // namespace skoen::cli
