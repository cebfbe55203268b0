#include "session/played.h"

#include "scenarios/catalogue.h"

namespace skoen::session {

namespace {
constexpr std::size_t kMostKept = 60;  // about 0.2 MB each
}

std::string PlayedStrategies::key(const std::string& world, const sim::Strategy& strategy, int replications) {
    sim::Strategy nameless;
    nameless.id = "plan";
    nameless.levers = strategy.levers;
    return world + '\n' + scenarios::write_strategy(nameless) + std::to_string(replications);
}

PlayedStrategies::Result PlayedStrategies::find(const std::string& key) const {
    const auto found = results_.find(key);
    return found == results_.end() ? nullptr : found->second;
}

void PlayedStrategies::keep(const std::string& key, Result result) {
    if (!results_.emplace(key, std::move(result)).second) return;
    order_.push_back(key);
    if (order_.size() <= kMostKept) return;
    results_.erase(order_.front());
    order_.erase(order_.begin());
}

}  // namespace skoen::session
