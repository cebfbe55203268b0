#include "sim/base/lanes.h"

#include <cstdlib>

namespace skoen::base {

namespace {

struct Choice {
    const LaneTable* table;
    std::string_view name;
};

Choice choose(std::string_view wanted) {
#if defined(__x86_64__)
    if ((wanted.empty() || wanted == "avx512") && __builtin_cpu_supports("avx512f") &&
        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl")) {
        return {&lanes_avx512(), "avx512"};
    }
    if ((wanted.empty() || wanted == "avx2") && __builtin_cpu_supports("avx2"))
        return {&lanes_avx2(), "avx2"};
#endif
    return {&lanes_baseline(), "baseline"};
}

const Choice& chosen() {
    static const Choice choice = [] {
        const char* wanted = std::getenv("SKOEN_ISA");
        return choose(wanted == nullptr ? "" : wanted);
    }();
    return choice;
}

}  // namespace

const LaneTable& lanes() { return *chosen().table; }
std::string_view lanes_name() { return chosen().name; }
const LaneTable& lanes_by_name(std::string_view name) { return *choose(name).table; }

}  // namespace skoen::base
