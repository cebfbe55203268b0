#include "cli/playing.h"

#include "cli/arguments.h"
#include "cli/progress.h"

namespace skoen::cli {

lab::Comparison play_with_progress(const sim::World& world, std::vector<sim::Strategy> strategies,
                                   lab::RunOptions options, const InterruptWatch& interrupt,
                                   Console& console) {
    Progress progress(console.err);
    options.cancel = interrupt.flag();
    options.progress = [&](int done, int all) { progress.show(done, all); };
    lab::Comparison comparison = lab::play_strategies(world, std::move(strategies), options);
    interrupt.check();
    return comparison;
}

lab::Ensemble play_ensemble_with_progress(const sim::World& world, std::vector<sim::Strategy> strategies,
                                          lab::EnsembleOptions options, const InterruptWatch& interrupt,
                                          Console& console) {
    Progress progress(console.err);
    options.cancel = interrupt.flag();
    options.progress = [&](int done, int all) { progress.show(done, all); };
    lab::Ensemble ensemble = lab::play_ensemble(world, std::move(strategies), options);
    interrupt.check();
    return ensemble;
}

int threads_number(const Tr& tr, const std::string& given) {
    constexpr std::int64_t kMostThreads = 1024;
    return static_cast<int>(whole_number(tr, "--threads", given, 0, kMostThreads));
}

}  // namespace skoen::cli
