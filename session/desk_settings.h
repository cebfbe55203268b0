// Everything that commands change on the desk, as one value: a command that cannot be done leaves the old one in place, and
// undo keeps whole ones.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "session/desk_view.h"
#include "session/plans.h"
#include "session/questions.h"
#include "session/scenario_draft.h"
#include "session/study_bench.h"
#include "session/workshop.h"

namespace skoen::session {

// A scenario with changes set, read and checked once.
struct ScenarioVersion {
    std::shared_ptr<const sim::Definition> definition;
    std::string world;  // hash of the definition: a file that changed is another world
};
class ScenarioVersions {
  public:
    // Throws base::InputError. `again`: the file is read once more.
    const ScenarioVersion& get(const std::string& scenario, const std::vector<std::string>& sets,
                               bool again = false);
    // What the file of that path holds from now on, whatever lies there.
    void tell(const std::string& path, std::string text) { told_[path] = std::move(text); }

  private:
    std::map<std::string, std::string> told_;  // text by path
    std::map<std::string, ScenarioVersion> known_;
};

// What undo takes back.
struct UndoStep {
    PlanList plans;
    std::shared_ptr<const Workshop> workshop;
    std::vector<SetAssumption> own;
    std::shared_ptr<const study::StudyDesign> study;
    DraftPtr draft;
    double leader_budget = 0, worker_budget = 0;
};

struct DeskSettings {
    std::string view = kViews.front();
    Door door = Door::leader;  // of the view, or the one last gone through
    int page = 0;
    base::Language language = base::Language::da;
    double scale = 1;
    std::string scenario;
    ScenarioVersion version;  // as the workshop's events and assumptions of one's own leave it
    PlanList plans;
    std::shared_ptr<const Workshop> workshop;
    double leader_budget = 0, worker_budget = 0;
    Questions questions;
    StudyBench study;
    DraftPtr draft;
    sim::Lever lever = sim::Lever::workflow;
    int replications = kReplications;
    CaseChoice cases = CaseChoice::misled;
    int anchor = 0, steps = 0;
    std::vector<std::shared_ptr<const UndoStep>> undo, redo;
    std::optional<DeskCommand> last_change;

    [[nodiscard]] std::vector<std::string> sets() const;  // of the scenario, "/POINTER=VALUE"
    [[nodiscard]] int most_plans() const { return workshop ? kMostPlansInWorkshop : kMostPlans; }
};

// What the command makes of them. Commands on files and sessions change nothing here. Throws base::InputError.
[[nodiscard]] DeskSettings applied(const DeskSettings& settings, const DeskCommand& command,
                                   ScenarioVersions& versions);

}  // namespace skoen::session
