#include "session/commands.h"
#include "sim/base/error.h"
#include "tests/catch.h"

using namespace skoen;
using namespace skoen::session;

namespace {

// One of each kind, none with a field at its default where that could hide a loss.
const std::vector<DeskCommand>& one_of_each() {
    // One by one: a braced list of so many kinds takes the compiler half a minute.
    static const std::vector<DeskCommand> all = [] {
        std::vector<DeskCommand> out;
        out.emplace_back(OpenView{"outcomes", 2});
        out.emplace_back(SetLanguage{base::Language::en});
        out.emplace_back(SetScale{1.25});
        out.emplace_back(OpenScenario{"underretning"});
        out.emplace_back(SelectPlan{2});
        out.emplace_back(TogglePlan{1});
        out.emplace_back(AddPlan{"score_first"});
        out.emplace_back(CopyPlan{3});
        out.emplace_back(RenamePlan{1, "Vores \"plan\" æøå"});
        out.emplace_back(RemovePlan{4});
        out.emplace_back(SetLever{1, sim::Lever::training, "planted_errors", 3, 7, 0.35});
        out.emplace_back(RemoveLever{2, sim::Lever::pace});
        out.emplace_back(SelectLever{sim::Lever::course});
        out.emplace_back(Run{37});
        out.emplace_back(Cancel{});
        out.emplace_back(ChooseCases{CaseChoice::misled});
        out.emplace_back(SelectCase{412});
        out.emplace_back(NextCase{-1});
        out.emplace_back(Undo{});
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
