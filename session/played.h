// What strategies did, kept by content: a plan that was played before, under whatever name, is not played again. So a change
// of one plan plays that plan alone, and undo plays nothing.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "lab/comparison.h"

namespace skoen::session {

class PlayedStrategies {
  public:
    using Result = std::shared_ptr<const lab::StrategyResult>;

    // World, levers and replications; names change no play.
    [[nodiscard]] static std::string key(const std::string& world, const sim::Strategy& strategy,
                                         int replications);

    // Null where it was not played, or is forgotten: the oldest are, a few dozen stay.
    [[nodiscard]] Result find(const std::string& key) const;
    void keep(const std::string& key, Result result);

  private:
    std::map<std::string, Result> results_;
    std::vector<std::string> order_;  // oldest first
};

}  // namespace skoen::session
