// The room behind the desk where worlds are loaded and plans are played. One thread; each task is a pure function of what
// it is given, so the order of tasks changes no result.
//
// Tasks, the most urgent first: load the world, tell the chosen case, play the plans, weigh the chosen lever,
// play what else is asked. What a plan did
// is kept by content (session/played.h), so that a change plays what changed and undo plays nothing. While plans are
// played, a coarse picture of the first replications is there at once.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "session/desk_view.h"
#include "session/plans.h"
#include "session/played.h"

namespace skoen::session {

// What the desk wants to have; keys say when two wishes are the same.
struct Wish {
    std::shared_ptr<const sim::Definition> definition;  // null: nothing
    std::string scenario;                               // key of the world
    PlanList plans;
    sim::Strategy baseline = lab::office_without_tool();  // first in the comparison
    int replications = kReplications;

    // Played by itself when all that is above is done.
    struct Asked {
        std::shared_ptr<const sim::Definition> definition;
        std::string scenario;  // key of its world
        sim::Strategy strategy;
    };
    std::vector<std::optional<Asked>> asked;

    bool story = false;  // of the chosen plan
    CaseChoice cases = CaseChoice::misled;
    int anchor = 0, steps = 0;  // case number, or 0 for the first of the choice; steps from there

    bool effect = false;  // of `lever` in the chosen plan
    sim::Lever lever = sim::Lever::workflow;
};

struct Told {
    std::shared_ptr<const lab::CaseStory> story;
    int number = 0, place = 0, count = 0;
};

// What there is of a wish.
struct Got {
    std::shared_ptr<const sim::World> world;
    std::shared_ptr<const Sample> sample;
    std::shared_ptr<const lab::Comparison> comparison;
    bool is_current = false;  // the comparison is of the plans wished for
    std::optional<Told> told;
    std::shared_ptr<const LeverEffect> effect;
    std::vector<std::shared_ptr<const lab::StrategyResult>> asked;  // of Wish::asked; null: not played yet
    Job job;
};

class PlayRoom {
  public:
    // on_idle is called from the room's thread, without its lock, when nothing is left to do.
    explicit PlayRoom(std::function<void()> on_idle = {});
    ~PlayRoom();
    PlayRoom(const PlayRoom&) = delete;
    PlayRoom& operator=(const PlayRoom&) = delete;

    // Drops what is being played for another wish. False: nothing of it is left to do.
    bool wish(Wish wish);
    void stop_playing();  // until the next wish that differs, or retry()
    void retry();
    [[nodiscard]] Got got() const;
    [[nodiscard]] bool idle() const;
    void wait_idle() const;
    [[nodiscard]] std::uint64_t changes() const { return changes_; }

  private:
    struct Task;
    struct Loaded {
        std::shared_ptr<const sim::World> world;
        std::shared_ptr<const Sample> sample;
    };
    struct Teller;
    using Strategies = std::vector<sim::Strategy>;

    [[nodiscard]] std::optional<Task> next_task() const;
    [[nodiscard]] std::optional<Task> play_task() const;
    void serve();
    void run(const Task& task);
    void load(const Task& task);
    void play(const Task& task);
    void tell(const Task& task);
    void weigh(const Task& task);  // the lever
    [[nodiscard]] std::optional<Task> ask_task() const;
    void ask(const Task& task);
    // Plays those that are not kept yet. `ready(replications)` is called with the lock held whenever more of them are kept.
    void play_missing(const Task& task, const Strategies& strategies, const std::function<void(int)>& ready);
    [[nodiscard]] std::vector<PlayedStrategies::Result> kept(const Task& task, const Strategies& strategies,
                                                             int replications) const;
    void put_together(const Task& task, int replications);
    [[nodiscard]] bool has_stopped(const std::string& key) const { return given_up_.count(key) > 0; }

    mutable std::mutex mutex_;
    mutable std::condition_variable changed_;
    Wish wish_;
    std::map<std::string, Loaded> worlds_;   // by Wish::scenario
    std::vector<std::string> worlds_order_;  // oldest first
    PlayedStrategies results_;
    std::map<std::string, std::shared_ptr<const lab::Comparison>>
        compared_;                             // by key of plans and replications
    std::vector<std::string> compared_order_;  // oldest first
    std::map<std::string, Told> told_;
    std::map<std::string, std::shared_ptr<const LeverEffect>> effects_;
    std::shared_ptr<const lab::Comparison> last_;  // shown until there is a better one
    std::string last_scenario_;
    std::unique_ptr<Teller> teller_;  // used by the thread alone
    std::set<std::string> given_up_;  // keys of tasks that failed or were cancelled
    Job job_;
    std::string running_;  // key of the task, "" none
    std::shared_ptr<std::atomic<bool>> cancel_;
    std::function<void()> on_idle_;
    bool idle_ = true, told_idle_ = true, stop_ = false;
    std::atomic<std::uint64_t> changes_{0};
    std::thread thread_;
};

}  // namespace skoen::session
