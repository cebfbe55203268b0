// What can be done at the desk. Every change of the desk is one of these, is one line of JSON in the log, and does the same
// when the log is played again.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "session/desk_file_commands.h"
#include "session/scenario_commands.h"
#include "session/study_commands.h"
#include "session/training_desk_commands.h"
#include "session/why_commands.h"
#include "session/workshop_commands.h"
#include "sim/base/text.h"
#include "sim/strategy.h"

namespace skoen::session {

// Plans are named by their place in the list of plans, from 0. kName is the command's name in the log; what a command of
// another file holds stands in its own fields(visitor, command).

struct OpenView {
    static constexpr const char* kName = "open_view";
    std::string view;
    int page = 0;
    bool operator==(const OpenView&) const = default;
};
struct SetLanguage {
    static constexpr const char* kName = "set_language";
    base::Language language = base::Language::da;
    bool operator==(const SetLanguage&) const = default;
};
struct SetScale {
    static constexpr const char* kName = "set_scale";
    double scale = 1;
    bool operator==(const SetScale&) const = default;
};  // 1, 1.25, 1.5, 2
// Id of a shipped scenario, or a path. Brings its default strategies as plans; forgets undo.
struct OpenScenario {
    static constexpr const char* kName = "open_scenario";
    std::string scenario;
    bool operator==(const OpenScenario&) const = default;
};
struct SelectPlan {
    static constexpr const char* kName = "select_plan";
    int plan = 0;
    bool operator==(const SelectPlan&) const = default;
};
struct TogglePlan {
    static constexpr const char* kName = "toggle_plan";
    int plan = 0;
    bool operator==(const TogglePlan&) const = default;
};
struct AddPlan {
    static constexpr const char* kName = "add_plan";
    std::string strategy;
    bool operator==(const AddPlan&) const = default;
};  // shipped id, or a path
struct CopyPlan {
    static constexpr const char* kName = "copy_plan";
    int plan = 0;
    bool operator==(const CopyPlan&) const = default;
};
struct RenamePlan {
    static constexpr const char* kName = "rename_plan";
    int plan = 0;
    std::string name;
    bool operator==(const RenamePlan&) const = default;
};
struct RemovePlan {
    static constexpr const char* kName = "remove_plan";
    int plan = 0;
    bool operator==(const RemovePlan&) const = default;
};
// Puts one span of the lever in the place of all it had. Weeks from 1, both included; intensity 0 to 1.
struct SetLever {
    static constexpr const char* kName = "set_lever";
    int plan = 0;
    sim::Lever lever = sim::Lever::workflow;
    std::string option;
    int from = 1, to = 520;
    double intensity = 1;
    bool operator==(const SetLever&) const = default;
};
struct RemoveLever {
    static constexpr const char* kName = "remove_lever";
    int plan = 0;
    sim::Lever lever = sim::Lever::workflow;
    bool operator==(const RemoveLever&) const = default;
};
struct SelectLever {
    static constexpr const char* kName = "select_lever";
    sim::Lever lever = sim::Lever::workflow;
    bool operator==(const SelectLever&) const = default;
};
struct Run {
    static constexpr const char* kName = "run";
    int replications = 100;
    bool operator==(const Run&) const = default;
};
struct Cancel {
    static constexpr const char* kName = "cancel";
    bool operator==(const Cancel&) const = default;
};
// Which cases next and previous walk through: every one, those the score corrected, those it led astray.
enum class CaseChoice : std::uint8_t { every, rescued, misled };
struct ChooseCases {
    static constexpr const char* kName = "choose_cases";
    CaseChoice choice = CaseChoice::every;
    bool operator==(const ChooseCases&) const = default;
};
struct SelectCase {
    static constexpr const char* kName = "select_case";
    int number = 1;
    bool operator==(const SelectCase&) const = default;
};  // from 1
struct NextCase {
    static constexpr const char* kName = "next_case";
    int step = 1;
    bool operator==(const NextCase&) const = default;
};  // 1 or -1
struct Undo {
    static constexpr const char* kName = "undo";
    bool operator==(const Undo&) const = default;
};

using DeskCommand =
    std::variant<OpenView, SetLanguage, SetScale, OpenScenario, SelectPlan, TogglePlan, AddPlan, CopyPlan,
                 RenamePlan, RemovePlan, SetLever, RemoveLever, SelectLever, Run, Cancel, ChooseCases,
                 SelectCase, NextCase, Undo, Redo, SetBudget, SavePlan, LoadPlan, PutPlan, ResumeSession,
                 WriteHandout, OpenWorkshop, GoToItem, SetTeams, ChooseTeam, SetGuess, LockGuesses, Reveal,
                 SetVotes, ReleaseEvent, HandInPlan, SetAction, ShowCard, SetWall, AskWhy, SetAssumption,
                 ForgetAssumption, SelectAssumption, FindAssumptions, SearchPlans, BeginTraining,
                 ResumeTraining, TakeTrainingStep, SetTrainingSeat, LeaveTraining, EraseTraining,
                 HandOverTraining, OpenStudy, PutStudy, StudyFromScenario, EditStudy, RemoveFromStudy,
                 LookAtStudy, ExportStudy, AddFactor, RemoveFactor, OpenDraft, PutDraft, EditDraft,
                 AddToDraft, RemoveFromDraft, LookAtDraft, SaveDraft, PlayDraft, PutScenario>;
using DeskCommands = std::vector<DeskCommand>;

// {"do": "set_lever", "plan": 0, "lever": "workflow", "option": "own_first", "from": 1, "to": 52, "intensity": 1}
// on one line, without the line's end.
[[nodiscard]] std::string to_line(const DeskCommand& command);
// Throws base::InputError (file "command") on anything that to_line would not write.
[[nodiscard]] DeskCommand command_from(std::string_view line);

// What every command that cannot be done ends in: base::InputError, file "command".
[[noreturn]] void refuse_command(const std::string& pointer, const std::string& expected,
                                 const std::string& found);

}  // namespace skoen::session
