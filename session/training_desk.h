// The training room of the desk: the session that is open, kept on disk as it goes. Worlds and debriefs are made in the background;
// nothing here waits for them.
//
//   begin, resume -> (loading) -> consent ... cases ... -> finished -> (debrief being made) -> debrief
#pragma once

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "session/training_debrief.h"
#include "session/training_kept.h"

namespace skoen::session {

// Everything that the training screens show.
struct TrainingDeskView {
    std::shared_ptr<const scenarios::TrainingSession> session;
    int seat = 1;
    std::shared_ptr<const TrainingRoom> room;  // null: being loaded, unless `fault` says why not
    std::string fault;
    TrainingView now;  // points into room
    std::vector<TrainingRecord> records;
    std::string kept_as;  // id of its file; empty: kept nowhere (yet)
    // Once the session is finished, and made.
    std::shared_ptr<const TrainingDebrief> debrief;
    std::shared_ptr<const ColleaguesOnDeck> colleagues;
};

class TrainingDesk {
  public:
    using Clock = std::function<double()>;    // seconds, never going back
    explicit TrainingDesk(Clock clock = {});  // empty: the machine's steady one
    ~TrainingDesk();
    TrainingDesk(const TrainingDesk&) = delete;
    TrainingDesk& operator=(const TrainingDesk&) = delete;

    // Where trainings are kept from now on; empty: nowhere.
    void keep_in(const std::filesystem::path& folder);
    // These throw base::InputError when it cannot be done: no such session or file, no step for this moment, a disk that is
    // full. Nothing has changed then.
    void begin(const std::string& session, int seat);
    void resume(const std::string& id);
    void step(TrainingCommand command);  // stamped here
    void leave();

    // Null when no session is open. Made anew when something changed, else the same.
    [[nodiscard]] std::shared_ptr<const TrainingDeskView> view() const;
    [[nodiscard]] double seconds() const;  // of the open session, now; pauses count
    // As it stands, for what is taken home. Nothing while none is open or loaded.
    [[nodiscard]] std::optional<Training> training() const;
    [[nodiscard]] std::vector<std::string> lines() const;  // of its file
    [[nodiscard]] std::string kept_as() const;             // also while it is being loaded

    [[nodiscard]] bool idle() const;
    void wait_idle() const;
    [[nodiscard]] std::uint64_t changes() const { return changes_; }

  private:
    struct Wanted {
        std::string source;               // of the room
        std::optional<SessionFile> file;  // to go on with
    };
    void open(std::shared_ptr<const scenarios::TrainingSession> session, int seat, Wanted wanted);
    void serve();
    void load(std::unique_lock<std::mutex>& lock);
    void debrief(std::unique_lock<std::mutex>& lock);
    void show();  // with the mutex held
    [[nodiscard]] bool wants_debrief() const;
    [[nodiscard]] double now() const;  // seconds of the open session

    Clock clock_;
    mutable std::mutex mutex_;
    mutable std::condition_variable changed_;
    std::filesystem::path folder_;
    std::optional<KeptTraining> training_;
    std::optional<Wanted> wanted_;
    std::string going_on_;  // id of the file that is being loaded
    int opened_ = 0;        // how many were: what is made for another is dropped
    double began_ = 0;      // of the clock
    std::map<std::string, std::shared_ptr<const TrainingRoom>> rooms_;  // by source
    std::shared_ptr<TrainingDeskView> base_;                            // what does not come from training_
    std::shared_ptr<const TrainingDeskView> view_;
    bool working_ = false, stop_ = false;
    std::atomic<std::uint64_t> changes_{0};
    std::thread thread_;
};

}  // namespace skoen::session
