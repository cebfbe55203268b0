// The desk's one state, which windows and scripts drive alike: commands in, snapshots out. Playing happens in the
// background; apply() and view() never wait for it. Nothing here depends on the clock or on what a window does, so the
// same commands give the same comparison, bit for bit.
//
//   DeskCommand -> Desk -> [loading the world | playing what changed, coarse first | what the lever does] -> DeskView
//
// A change of a plan starts the playing again; what was being played is dropped.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "session/commands.h"
#include "session/desk_view.h"

namespace skoen::session {

class Desk {
  public:
    Desk();
    ~Desk();  // stops what is being played
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    // Throws base::InputError when it cannot be done (no such view, scenario, plan, option, case; a session or plan that
    // cannot be written); the state is unchanged then. Commands that change nothing are no error.
    void apply(const DeskCommand& command);
    [[nodiscard]] DeskView view() const;

    // Loads that scenario and plays its plans while none is open, so that the first click finds them ready. No command: it
    // changes nothing that is seen.
    void prepare(const std::string& scenario);

    // From the first command on that does more than look, all are kept as a session in that folder, each on disk before
    // anything of it is seen; DeskView::sessions lists those there are.
    void keep_sessions_in(const std::filesystem::path& folder);

    [[nodiscard]] bool idle() const;  // nothing is being loaded or played
    void wait_idle() const;
    // Grows whenever view() would look different.
    [[nodiscard]] std::uint64_t changes() const;

    // The training that is open, for what is taken home of it.
    [[nodiscard]] const TrainingDesk& training() const;

    // Every command that was applied, one JSON line each; of trainings none.
    [[nodiscard]] std::vector<std::string> log() const;
    // The state that those lines lead to from a fresh desk. Writes no plan and no session.
    void replay(const std::vector<std::string>& lines);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace skoen::session
