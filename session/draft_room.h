// What a draft means at once, worked out while somebody writes: the office without the tool, and the model's card, on fewer
// past cases and weeks than a run has. One thread; what is no longer wanted is dropped. A pure function of the definition.
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "sim/definition.h"

namespace skoen::session {

struct DraftMeaning {
    std::optional<double> auc_truth, auc_label;     // of the model, held-out past cases
    std::optional<double> acts, missed, disturbed;  // shares of all cases in the office without the tool
    std::string fault;                              // why there is none, in English
};

struct DraftFound {
    std::shared_ptr<const DraftMeaning> meaning;  // null: not yet
    bool current = false;                         // it is of the draft as it is
    bool working = false;
};

class DraftRoom {
  public:
    DraftRoom();
    ~DraftRoom();
    DraftRoom(const DraftRoom&) = delete;
    DraftRoom& operator=(const DraftRoom&) = delete;

    void wish(std::shared_ptr<const sim::Definition> definition);  // null: nothing
    [[nodiscard]] DraftFound got() const;
    [[nodiscard]] bool idle() const;
    void wait_idle() const;
    [[nodiscard]] std::uint64_t changes() const { return changes_; }

  private:
    void serve();

    mutable std::mutex mutex_;
    mutable std::condition_variable changed_;
    std::shared_ptr<const sim::Definition> wish_, answered_;
    std::shared_ptr<const DraftMeaning> meaning_;
    bool idle_ = true, stop_ = false;
    std::atomic<bool> cancel_{false};
    std::atomic<std::uint64_t> changes_{0};
    std::thread thread_;
};

// What the room works out.
[[nodiscard]] DraftMeaning meaning_of(sim::Definition definition, const std::atomic<bool>* cancel = nullptr);

}  // namespace skoen::session
