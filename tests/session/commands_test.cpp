#include "session/commands.h"
#include "sim/base/error.h"
#include "tests/catch.h"

using namespace skoen;
using namespace skoen::session;

namespace {

// One of each kind, none with a field at its default where that could hide a loss.
const std::vector<DeskCommand>& one_of_each() {
    // One by one, through one function: a braced list, or one emplace_back for each kind, takes the compiler minutes.
    static const std::vector<DeskCommand> all = [] {
        std::vector<DeskCommand> out;
        const auto put = [&out](DeskCommand command) { out.push_back(std::move(command)); };
        put(OpenView{"outcomes", 2});
        put(SetLanguage{base::Language::en});
        put(SetScale{1.25});
        put(OpenScenario{"underretning"});
        put(SelectPlan{2});
        put(TogglePlan{1});
        put(AddPlan{"score_first"});
        put(CopyPlan{3});
        put(RenamePlan{1, "Vores \"plan\" æøå"});
        put(RemovePlan{4});
        put(SetLever{1, sim::Lever::training, "planted_errors", 3, 7, 0.35});
        put(RemoveLever{2, sim::Lever::pace});
        put(SelectLever{sim::Lever::course});
        put(Run{37});
        put(Cancel{});
        put(ChooseCases{CaseChoice::misled});
        put(SelectCase{412});
        put(NextCase{-1});
        put(Undo{});
        put(Redo{});
        put(SetBudget{80, 412.5});
        put(SavePlan{2, "vores.json"});
        put(LoadPlan{"vores.json"});
        put(PutPlan{"{\n}"});
        put(ResumeSession{"w-7k3f9q"});
        put(WriteHandout{"arbejdsark"});
        put(OpenWorkshop{"halv_time"});
        put(GoToItem{3});
        put(SetTeams{6});
        put(ChooseTeam{2});
        put(SetGuess{2, 1, 4, 0.25});
        put(LockGuesses{2, false});
        put(Reveal{2, false});
        put(SetVotes{3, 1, 2, 14});
        put(ReleaseEvent{"presse", false});
        put(HandInPlan{1, -1});
        put(SetAction{1, "Mål afvigelser"});
        put(ShowCard{-1});
        put(SetWall{"black"});
        put(AskWhy{2, 1, 1});
        put(SetAssumption{"skip_base", -1.25});
        put(ForgetAssumption{"skip_base"});
        put(SelectAssumption{"skip_base"});
        put(FindAssumptions{3, "pres"});
        put(SearchPlans{120, 300});
        put(BeginTraining{"fyrre-minutter", 7});
        put(ResumeTraining{"t-7k3f9q"});
        put(TakeTrainingStep{"vote", 3, 2, "seen"});
        put(SetTrainingSeat{12});
        put(LeaveTraining{});
        put(EraseTraining{"t-7k3f9q"});
        put(HandOverTraining{"research", "nøgle"});
        put(OpenStudy{"trappe"});
        put(PutStudy{"{\n}"});
        put(StudyFromScenario{"sanktion"});
        put(EditStudy{"/vignettes/decks=4"});
        put(RemoveFromStudy{"/vignettes/factors/2"});
        put(LookAtStudy{1, 3, 2, 5});
        put(ExportStudy{"mappe", "surveyjs"});
        put(AddFactor{});
        put(RemoveFactor{2});
        put(OpenDraft{"rengoering"});
        put(PutDraft{"{\n}", "mappe/vores.json"});
        put(EditDraft{"/prevalence=0.2"});
        put(AddToDraft{"/cues"});
        put(RemoveFromDraft{"/cues/2"});
        put(LookAtDraft{3, 1});
        put(SaveDraft{"mappe/vores.json"});
        put(PlayDraft{});
        put(PutScenario{"mappe/vores.json", "{\n}"});
        return out;
    }();
    return all;
}

}  // namespace

TEST_CASE("every kind of command goes to a line and back") {
    REQUIRE(one_of_each().size() == std::variant_size_v<DeskCommand>);
    for (std::size_t i = 0; i < one_of_each().size(); ++i) {
        const DeskCommand& command = one_of_each()[i];
        REQUIRE(command.index() == i);
        const std::string line = to_line(command);
        INFO(line);
        CHECK(line.find('\n') == std::string::npos);
        CHECK((command_from(line) == command));
    }
}

TEST_CASE("the form of a line is the one that scripts rely on") {
    CHECK(to_line(Undo{}) == R"({"do":"undo"})");
    const DeskCommand read = command_from(
        R"({"do": "set_lever", "plan": 0, "lever": "workflow", "option": "own_first", "from": 1, "to": 52, "intensity": 1})");
    CHECK((read == DeskCommand(SetLever{0, sim::Lever::workflow, "own_first", 1, 52, 1})));
}

TEST_CASE("a faulty line is refused") {
    for (const char* line :
         {"", "undo", "[]", "{}", R"({"do":"undone"})", R"({"do":"undo","plan":1})", R"({"do":"open_view"})",
          R"({"do":"run","replications":1.5})", R"({"do":"run","replications":"9"})",
          R"({"do":"select_lever","lever":"lever"})", R"({"do":"set_language","language":"sv"})",
          R"({"do":"choose_cases","choice":""})"}) {
        INFO(line);
        CHECK_THROWS_AS(command_from(line), base::InputError);
    }
}
