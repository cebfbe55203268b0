// What --play reads.
#include "gui/script.h"

#include "sim/base/error.h"
#include "tests/catch.h"

using namespace skoen;
using gui::script_from;
using gui::Step;

namespace {

std::string fault_of(const std::string& text) {
    try {
        script_from(text, "s.jsonl");
    } catch (const base::InputError& error) {
        return error.what();
    }
    return {};
}

}  // namespace

TEST_CASE("A script is one step a line; blank lines and remarks are skipped") {
    const auto steps = script_from("# to the outcomes\n"
                                   "{\"click\": \"run.start\"}\n"
                                   "\n"
                                   "{\"key\": \"Ctrl+z\"}\n"
                                   "{\"type\": \"så\"}\n"
                                   "{\"drag\": \"lever.review\", \"pixels\": -40}\n"
                                   "{\"wait\": \"idle\"}\n"
                                   "{\"shot\": \"a.png\"}\n"
                                   "{\"dump_ui\": \"a.json\"}",
                                   "s.jsonl");
    REQUIRE(steps.size() == 7);
    CHECK(steps[0].kind == Step::Kind::click);
    CHECK(steps[0].words == "run.start");
    CHECK(steps[0].line == 2);
    CHECK(steps[1].kind == Step::Kind::key);
    CHECK(steps[2].words == "så");
    CHECK(steps[3].pixels == -40);
    CHECK(steps[4].kind == Step::Kind::wait);
    CHECK(steps[5].kind == Step::Kind::shot);
    CHECK(steps[6].kind == Step::Kind::dump_ui);
    CHECK(steps[6].line == 9);
}

TEST_CASE("A line of the desk's log is a step") {
    const session::DeskCommand command = session::OpenView{"plan", 0};
    const auto steps = script_from(session::to_line(command), "s.jsonl");
    REQUIRE(steps.size() == 1);
    CHECK(steps[0].kind == Step::Kind::command);
    CHECK(steps[0].command == command);
}

TEST_CASE("Faults stand at their line, all of them") {
    CHECK(fault_of("{\"click\": \"a\"}\n{\"clik\": \"a\"}")
              .starts_with("s.jsonl:2:1: /: expected one of click, key"));
    CHECK(fault_of("{\"click\": 3}").starts_with("s.jsonl:1:11: /: expected a text, found 3"));
    CHECK(fault_of("{\"wait\": \"a while\"}").starts_with("s.jsonl:1:10"));
    CHECK(fault_of("{\"drag\": \"a\"}").find("pixels") != std::string::npos);
    CHECK(fault_of("{\"click\": \"a\", \"key\": \"b\"}").find("nothing else") != std::string::npos);
    CHECK(fault_of("{\"click\"\n").starts_with("s.jsonl:1:"));
    CHECK(fault_of("{\"do\": \"dance\"}").starts_with("s.jsonl:1:"));
    const std::string both = fault_of("nonsense\n{\"click\": \"a\"}\n{\"clik\": 1}");
    CHECK(both.find("s.jsonl:1:") != std::string::npos);
    CHECK(both.find("s.jsonl:3:") != std::string::npos);
}
