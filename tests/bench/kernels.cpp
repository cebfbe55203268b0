// Nanoseconds a value of each lane kernel, by instruction set: what the roofline of docs/performance.md is made of.
#include <benchmark/benchmark.h>

#include <array>
#include <string>
#include <vector>

#include "sim/base/lanes.h"

namespace {

using skoen::base::LaneTable;

constexpr std::size_t kValues = 4096;  // stays in the second cache

struct Columns {
    Columns() : a(kValues, 0.3), b(kValues, -0.2), c(kValues) {
        for (std::uint32_t i = 0; i < kValues; ++i) {
            who.add({i, 0, 0, 1, 0});
            a[i] = 8.0 * i / kValues - 4.0;
        }
    }
    skoen::base::Subjects who;
    std::vector<double> a, b, c;
};

template <class Kernel>
void add(const std::string& name, double values_a_call, Kernel kernel) {
    for (const char* isa : {"baseline", "avx2", "avx512"}) {
        const LaneTable* lanes = &skoen::base::lanes_by_name(isa);
        if (std::string(isa) != "baseline" && lanes == &skoen::base::lanes_baseline()) continue;  // not here
        benchmark::RegisterBenchmark((name + '/' + isa).c_str(), [=](benchmark::State& state) {
            Columns columns;
            std::uint32_t round = 0;
            for (auto unused : state) {
                (void)unused;
                kernel(*lanes, columns, ++round);
                benchmark::DoNotOptimize(columns.c.data());
                benchmark::ClobberMemory();
            }
            const double values = values_a_call * static_cast<double>(kValues);
            state.counters["ns_a_value"] = benchmark::Counter(
                values * 1e-9, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
        });
    }
}

}  // namespace

int main(int count, char** arguments) {
    add("normal", 2, [](const LaneTable& l, Columns& c, std::uint32_t round) {
        l.normals(7, round, c.who.counters(), kValues, c.b.data(), c.c.data());
    });
    add("uniform", 2, [](const LaneTable& l, Columns& c, std::uint32_t round) {
        l.uniforms(7, round, c.who.counters(), kValues, c.b.data(), c.c.data());
    });
    add("exp", 1,
        [](const LaneTable& l, Columns& c, std::uint32_t) { l.exps(c.a.data(), kValues, c.c.data()); });
    add("logistic", 1, [](const LaneTable& l, Columns& c, std::uint32_t) {
        l.logistics(0.1, 1.0, c.a.data(), 0.5, c.b.data(), kValues, c.c.data());
    });
    add("sum_of_8", 1, [](const LaneTable& l, Columns& c, std::uint32_t) {
        const std::array<const double*, 8> columns = {c.a.data(), c.b.data(), c.a.data(), c.b.data(),
                                                      c.a.data(), c.b.data(), c.a.data(), c.b.data()};
        const std::array<double, 8> weights = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8};
        l.sums(0.5, columns.data(), weights.data(), columns.size(), kValues, c.c.data());
    });
    add("steps_of_10", 1, [](const LaneTable& l, Columns& c, std::uint32_t) {
        const std::array<double, 9> thresholds = {-3, -2, -1, -0.5, 0, 0.5, 1, 2, 3};
        const std::array<double, 10> values = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        l.add_steps(c.a.data(), kValues, thresholds.data(), values.data(), thresholds.size(), c.c.data());
    });
    benchmark::Initialize(&count, arguments);
    if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 2;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
