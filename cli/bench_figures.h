// What `skoen bench` measures. Clocks are read here and nowhere else in the program: no result depends on them.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace skoen::cli {

struct BenchFigure {
    std::string name;
    double value = 0;  // NaN: not known
    std::string unit;
};

struct BenchReport {
    std::string machine;  // the processor's own name
    std::string isa;      // the lanes it has
    std::vector<BenchFigure> figures;
};

// Decisions a second on one core, the share of what draws and elementary functions alone would take, what two threads give,
// from a lever to the first and to the full picture (100 replications of two plans over 26 weeks in an office of 30), and
// the start of the program; then kernels, sweeps and growth (bench_growth.h). `said` is called with the name of what is measured next.
// `vs_numpy`: how many times as fast as the home scenario in numpy, which only ./bench.sh can tell; NaN where nobody said.
[[nodiscard]] BenchReport measure_bench(double vs_numpy, const std::function<void(const std::string&)>& said);

}  // namespace skoen::cli
