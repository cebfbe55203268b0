// The room behind the desk where differences are explained, assumptions are varied and plans are searched for. One thread
// that yields: it works only while the desk has nothing to play, and what is no longer wanted is dropped at once.
//
// First a rough answer, then better ones: causes of few offices, of all; few sets of assumptions; levers; mechanisms; more
// sets; a search. Each answer is a pure function of what was asked, and kept.
#pragma once

#include <array>
#include <atomic>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "session/explained.h"

namespace skoen::session {

// Sets of assumptions, one answer after the other; under each so many offices. A desk that plays fewer offices than it
// commonly does wants a quick answer, and gets the first alone.
inline constexpr std::array<int, 3> kEnsembleDraws = {24, 96, 240};
inline constexpr int kEnsembleOffices = 6;

struct WhyWish {
    std::shared_ptr<const sim::World> world;  // null: nothing is wanted
    std::string scenario;                     // key of the world
    std::vector<sim::Strategy> strategies;    // the first is without the score
    std::optional<lab::PlanPair> pair;        // to be explained
    bool ensemble = false;
    std::shared_ptr<const scenarios::Exploration> search;
    int replications = 100;
};

class WhyRoom {
  public:
    WhyRoom();
    ~WhyRoom();
    WhyRoom(const WhyRoom&) = delete;
    WhyRoom& operator=(const WhyRoom&) = delete;

    void wish(WhyWish wish);
    [[nodiscard]] Explained got() const;
    [[nodiscard]] bool idle() const;
    void wait_idle() const;
    [[nodiscard]] std::uint64_t changes() const { return changes_; }

  private:
    enum class Kind : std::uint8_t { causes, levers, mechanisms, ensemble, search };
    struct Task {
        Kind kind = Kind::causes;
        int size = 0;  // replications, or draws
        std::string key;
        WhyWish wish;
        std::shared_ptr<std::atomic<bool>> cancel;
    };
    [[nodiscard]] std::vector<Task> tasks_of(const WhyWish& wish) const;
    [[nodiscard]] std::optional<Task> next_task() const;
    [[nodiscard]] bool is_done(const Task& task) const;
    void serve();
    void run(const Task& task);
    void explain(const Task& task);
    void vary(const Task& task);
    void search(const Task& task);
    void show_progress(int done, int all);

    mutable std::mutex mutex_;
    mutable std::condition_variable changed_;
    WhyWish wish_;
    std::map<std::string, std::shared_ptr<const lab::Why>> explained_;
    std::map<std::string, std::shared_ptr<const Varied>> varied_;
    std::map<std::string, std::shared_ptr<const FoundPlans>> found_;
    std::set<std::string> failed_;
    std::string running_;
    std::shared_ptr<std::atomic<bool>> cancel_;
    double progress_ = 0;
    bool idle_ = true, stop_ = false;
    std::atomic<std::uint64_t> changes_{0};
    std::thread thread_;
};

}  // namespace skoen::session
